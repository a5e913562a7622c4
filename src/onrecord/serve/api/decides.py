"""What the API takes: decisions, and their undoing; and the queue and the log that go with them."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta, Struct

from onrecord.errors import BadSource
from onrecord.model import Ruling
from onrecord.serve.api.call import Call, Listing, Paging, Text, listing
from onrecord.serve.asked import Asked
from onrecord.serve.deciding.keeping import kept
from onrecord.tell.deciding import VERBS, in_words, undoing
from onrecord.tell.deciding.questioned import Item
from onrecord.tell.deciding.review import review

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Words = Annotated[str, Meta(min_length=1, max_length=500)]


@dataclass(frozen=True, slots=True)
class ReviewChoice:
    """An answer to a question of the review queue: the verb and things of a decision; ``as_held`` by the machine."""

    label: str
    verb: str
    things: tuple[str, ...]
    as_held: bool


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A question of the review queue."""

    id: str
    sort: str
    question: str
    reason: str
    score: float
    weight: float
    sides: tuple[str, ...]
    choices: tuple[ReviewChoice, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """A line of the log, and what has become of it."""

    id: str
    kind: str
    what: str
    who: str
    when: str
    why: str
    status: str
    reason: str
    machine: str


class Deciding(Struct, frozen=True, forbid_unknown_fields=True):
    """A decision: a verb of ``onrecord decide`` with what it is about, who decides, and why."""

    verb: Name
    things: Annotated[list[Words], Meta(min_length=1, max_length=4)]
    who: Name
    why: Words


class Undoing(Struct, frozen=True, forbid_unknown_fields=True):
    """Who takes a decision back, and why."""

    who: Name
    why: Words


class ReviewAsked(Paging, frozen=True, forbid_unknown_fields=True):
    """Questions of one sort, or on one claim."""

    sort: Text = ""
    claim: Text = ""


def _review(asked: Asked, query: ReviewAsked) -> Listing[ReviewItem]:
    wanted = asked.edition.told(review).narrowed(sort=query.sort, claim=query.claim)
    return listing(asked, query, wanted, shown=_item)


def _item(item: Item) -> ReviewItem:
    return ReviewItem(
        id=item.id,
        sort=item.sort.value,
        question=item.question,
        reason=item.reason,
        score=round(item.score, 3),
        weight=round(item.weight, 3),
        sides=tuple(f"{s.who}: {s.words}" if s.words else s.who for s in item.sides),
        choices=tuple(ReviewChoice(c.label, c.verb, c.things, c.as_held) for c in item.choices),
        claims=item.claims,
    )


def _log(asked: Asked, query: Paging) -> Listing[DecisionTold]:
    return listing(asked, query, asked.story.decided.rulings[::-1], shown=_decision)


def _decision(ruling: Ruling) -> DecisionTold:
    decision = ruling.decision
    return DecisionTold(
        id=decision.id,
        kind=decision.kind.value,
        what=in_words(decision),
        who=decision.who,
        when=decision.when,
        why=decision.why,
        status=ruling.status.value,
        reason=ruling.reason,
        machine=ruling.machine,
    )


def _decide(asked: Asked, body: Deciding) -> tuple[DecisionTold, ...]:
    verb = VERBS.get(body.verb)
    if verb is None:
        raise BadSource(f"there is no verb {body.verb!r}", fix=f"say one of: {', '.join(VERBS)}")
    if not verb.fewest <= len(body.things) <= verb.most:
        raise BadSource(f"{verb.name} takes {verb.takes}; {len(body.things)} given", fix="give just those")
    rulings = kept(asked, verb.make(asked.story, body.things), who=body.who, why=body.why)
    return tuple(_decision(r) for r in rulings)


def _undo(asked: Asked, body: Undoing) -> tuple[DecisionTold, ...]:
    rulings = kept(asked, [undoing(asked.story, asked.part["id"])], who=body.who, why=body.why)
    return tuple(_decision(r) for r in rulings)


READS = (
    Call("/review", "What a person might settle next", Listing[ReviewItem], _review, ReviewAsked),
    Call("/decisions", "What was decided, the newest first", Listing[DecisionTold], _log, Paging),
)
TAKES = (
    Call(
        "/decisions",
        "Decide: kept in the log, and told so at once",
        tuple[DecisionTold, ...],
        _decide,
        Deciding,
        (400, 403, 404, 409),
    ),
    Call("/decisions/{id}/undo", "Take a decision back", tuple[DecisionTold, ...], _undo, Undoing, (403, 404, 409)),
)
