"""What a person may decide, verb by verb, and the decision that is made of the names and ids they give."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from onrecord.decide import Pins, check_no_later, identified, later_than, named_of, page_of, quotation_of
from onrecord.errors import CannotDecide, NothingFound
from onrecord.model import Decision, DecisionKind, DecisionStatus, Quotation, Relation, Ruling, Standing
from onrecord.tell.claims.standings import Standings
from onrecord.tell.deciding.pointing import assertion_at, claim_at, entity_at, outlet_at, pair_at, relations_at
from onrecord.tell.story import Claim, Located, Story
from onrecord.text import STEERING

NONE = "none"
_KNOWN_BY = 3
"""Quotations a claim is known by: should one page go, another will do."""
_STEERING = re.compile(f"[{STEERING}]")
Things = Sequence[str]


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that can be decided: what is given with it, from ``fewest`` to ``most`` words, and what it says.

    ``make`` drafts the decisions: one, but for verbs about all that stands between two claims.
    """

    name: str
    takes: str
    doc: str
    fewest: int
    most: int
    make: Callable[[Story, Things], tuple[Decision, ...]]


def _alone(make: Callable[[Story, Things], Decision]) -> Callable[[Story, Things], tuple[Decision, ...]]:
    return lambda story, things: (make(story, things),)


def drafted(kind: DecisionKind, **parts: object) -> Decision:
    """A decision that nobody has made yet."""
    return replace(Decision("", kind, "", "", ""), **parts)  # type: ignore[arg-type]  # fields of Decision


def signed(
    drafts: Iterable[Decision], log: Sequence[Decision], *, who: str, why: str, now: datetime
) -> tuple[Decision, ...]:
    """The decisions as somebody makes them now, after all that the log holds.

    Raises CannotDecide where there is no reason, nobody who decides, or a line that would count for more than any new
    one, since it is dated far ahead.
    """
    if _is_empty(_writable(who, what="the name of who decides")):
        raise CannotDecide("nobody is named who decides", fix="say who it is")
    if _is_empty(_writable(why, what="the reason")):
        raise CannotDecide("a decision needs a reason", fix='say it: --why "…"')
    drafts = tuple(drafts)
    if any(draft.kind is not DecisionKind.UNDO for draft in drafts):
        check_no_later(log, now=now)
    made: list[Decision] = []
    for draft in drafts:
        when = later_than(now, made or log)
        made.append(identified(replace(draft, who=" ".join(who.split()), why=why.strip(), when=when)))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Decisions that would hold, not kept yet: their lines, what becomes of each, and the story under them."""

    made: tuple[Decision, ...]
    rulings: tuple[Ruling, ...]
    after: Story


def outcome(story: Story, drafts: Iterable[Decision], *, who: str, why: str, now: datetime) -> Outcome:
    """What the decisions would come to. Raises CannotDecide for what would not hold."""
    log = [ruling.decision for ruling in story.decided.rulings]
    made = signed(drafts, log, who=who, why=why, now=now)
    after = story.under((*log, *made))
    new = {decision.id for decision in made}
    rulings = tuple(r for r in after.decided.rulings if r.decision.id in new)
    for ruling in rulings:
        if ruling.status in {DecisionStatus.GONE, DecisionStatus.OVERRULED}:
            raise CannotDecide(
                f"it would not hold: {ruling.reason}", fix="look at what was decided: onrecord decisions STORY"
            )
    return Outcome(made, rulings, after)


def undoing(story: Story, given: str) -> Decision:
    """The draft that takes a decision back, named by its id or the beginning of it.

    Raises NothingFound for none or several, CannotDecide for one that is undone already.
    """
    asked = given.strip().lower()
    found = [r for r in story.decided.rulings if asked and r.decision.id.startswith(asked)]
    if len(found) != 1:
        what = "no decision" if not found else f"{len(found)} decisions"
        raise NothingFound(f"{what} under {given!r}", fix="list them with their ids: onrecord decisions STORY")
    if found[0].status is DecisionStatus.UNDONE:
        raise CannotDecide(
            f"decision {found[0].decision.id[:8]} is undone already: {found[0].reason}",
            fix="undo the undoing to have it back: its id is in onrecord decisions STORY",
        )
    return drafted(DecisionKind.UNDO, value=found[0].decision.id)


def undoings(story: Story, given: Iterable[str]) -> tuple[Decision, ...]:
    """The drafts that take several back, each once. Raises as ``undoing``."""
    return tuple(dict.fromkeys(undoing(story, one) for one in given))


def made_with(story: Story, first: str, lines: int) -> tuple[str, ...]:
    """The ids of a decision and of those that were made with it, as many lines in all: one after the other."""
    log = [ruling.decision.id for ruling in story.decided.rulings]
    at = log.index(first) if first in log else len(log)
    return tuple(log[at : at + max(1, lines)]) or (first,)


def _same(story: Story, things: Things) -> Decision:
    outlets = [outlet_at(story, thing) for thing in things]
    if all(outlets):  # an outlet may be named in articles too, but what it puts out goes under its own key
        one, other = (outlet for outlet in outlets if outlet is not None)
    else:
        one, other = entity_at(story, things[0]), entity_at(story, things[1])
    if one.key == other.key and all(outlets):
        raise CannotDecide(
            f"{things[0]!r} and {things[1]!r} are one outlet already",
            fix="to have it told in one spelling: onrecord decide STORY rename NAME NEW-NAME",
        )
    if one.key == other.key:
        raise CannotDecide(
            f"{things[0]!r} and {things[1]!r} are one name to this record ({one.key})",
            fix="where they are two people, say on which page: onrecord decide STORY split NAME PAGE NEW-NAME",
        )
    return drafted(DecisionKind.SAME, entities=(one, other))


def _different(story: Story, things: Things) -> Decision:
    return replace(_same(story, things), kind=DecisionKind.DIFFERENT)


def _split(story: Story, things: Things) -> Decision:
    who, name = entity_at(story, things[0]), _name(things[2])
    recorded = story.article(things[1])
    if story.entity(who.key) not in story.actors:
        raise CannotDecide(
            f"{things[0]!r} is an outlet, and nobody whom an article names",
            fix="where somebody else stands behind a statement: onrecord decide STORY origin ASSERTION NAME",
        )
    if name.casefold() == story.actors[story.entity(who.key)].name.casefold():
        raise CannotDecide(f"they are called {name!r} already", fix="give a name that tells the two apart")
    return drafted(DecisionKind.SPLIT, entities=(who,), pages=(page_of(recorded),), value=name)


def _rename(story: Story, things: Things) -> tuple[Decision, ...]:
    """An outlet that is named in articles too is renamed both as who puts them out and as who is named."""
    outlet = outlet_at(story, things[0])
    try:
        who = entity_at(story, things[0])
    except NothingFound:
        if outlet is None:
            raise
        who = outlet
    named = {story.entity(n.key): n for n in (who, outlet) if n is not None}
    known = {key: name for key in named if (name := _found_as(story, key))}
    return tuple(
        drafted(DecisionKind.RENAME, entities=(named_of(key, known.get(key, n.name)),), value=_name(things[1]))
        for key, n in named.items()
    )


def _found_as(story: Story, key: str) -> str:
    """What the machine calls an entity, whatever people have renamed it to; "" for nobody that it knows."""
    found = story.under(()) if key in story.decided.names else story
    actor = found.actors.get(found.entity(key))
    return actor.name if actor else ""


def _name(given: str) -> str:
    name = _writable(" ".join(given.split()), what="the new name")
    if not any(character.isalnum() for character in name):
        raise CannotDecide("the new name is empty", fix="give a name")
    return name


def _writable(given: str, *, what: str) -> str:
    """The text as given. Raises CannotDecide for bytes that are no characters, and for what is never seen and steers
    terminals or the direction of writing.
    """
    try:
        given.encode()
    except UnicodeEncodeError:
        raise CannotDecide(
            f"{what} holds bytes that are no UTF-8", fix="type it anew, in a terminal of UTF-8"
        ) from None
    if _STEERING.search(given):
        raise CannotDecide(f"{what} holds characters that cannot be seen", fix="type it anew, without them")
    return given


def _is_empty(given: str) -> bool:
    """Whether there is nothing to be seen of it: spaces, and what only steers how text is shown."""
    return not any(character.isprintable() and not character.isspace() for character in given)


def _reprint(story: Story, things: Things) -> Decision:
    one, other = story.article(things[0]), story.article(things[1])
    if one is other:
        raise CannotDecide("both are one article", fix="name two: onrecord show STORY lists them with their ids")
    return drafted(DecisionKind.REPRINT, pages=(page_of(one), page_of(other)))


def _not_reprint(story: Story, things: Things) -> Decision:
    return replace(_reprint(story, things), kind=DecisionKind.NOT_REPRINT)


def _relation(story: Story, things: Things) -> Decision:
    one, other = pair_at(story, things[:-1])
    value = things[-1].replace("-", "_").lower()
    if value != NONE and value not in set(Standing):
        known = ", ".join([*(s.value for s in Standing), NONE])
        raise CannotDecide(f"{things[-1]!r} is no way in which assertions stand", fix=f"say one of: {known}")
    return drafted(DecisionKind.RELATION, quoted=(_quoted(story, one), _quoted(story, other)), value=value)


def _accept(story: Story, things: Things) -> tuple[Decision, ...]:
    held = relations_at(story, things)
    if not held:
        raise CannotDecide(
            "nothing is held to stand between the two",
            fix="say how they stand: onrecord decide STORY relation ID ID contradicts",
        )
    return tuple(_as_held(story, relation) for relation in held)


def _as_held(story: Story, relation: Relation) -> Decision:
    ends = (_quoted(story, story.assertions[i]) for i in (relation.one, relation.other))
    return drafted(DecisionKind.RELATION, quoted=tuple(ends), value=relation.standing.value)


def _reject(story: Story, things: Things) -> tuple[Decision, ...]:
    return tuple(replace(held, value=NONE) for held in _accept(story, things))


def _no_dispute(story: Story, things: Things) -> tuple[Decision, ...]:
    """All by which two claims are told to contradict each other: were one pair left, they still would."""
    one, other = sorted(story.claim_of[located.assertion.id].id for located in pair_at(story, things))
    held = tuple(story.once(Standings).between((one, other)))
    if not held:
        raise CannotDecide("the two are not told to contradict each other", fix="list who is: onrecord disputes STORY")
    return tuple(replace(_as_held(story, relation), value=NONE) for relation in held)


def _join(story: Story, things: Things) -> Decision:
    one, other = claim_at(story, things[0]), claim_at(story, things[1])
    if one.id == other.id:
        raise CannotDecide(f"both are claim {one.id[:8]}", fix="name two: onrecord claims STORY lists them")
    return drafted(DecisionKind.JOIN, quoted=(_known_by(story, one), _known_by(story, other)))


def _belongs(story: Story, things: Things) -> Decision:
    located, claim = assertion_at(story, things[0]), claim_at(story, things[1])
    return drafted(DecisionKind.BELONGS, quoted=(_quoted(story, located), _known_by(story, claim, without=located)))


def _part(story: Story, things: Things) -> Decision:
    located = assertion_at(story, things[0])
    claim = claim_at(story, things[1]) if len(things) > 1 else story.claim_of[located.assertion.id]
    return drafted(DecisionKind.PART, quoted=(_quoted(story, located), _known_by(story, claim, without=located)))


def _reword(story: Story, things: Things) -> Decision:
    return drafted(DecisionKind.REWORD, quoted=(_quoted(story, assertion_at(story, things[0])),))


def _one_origin(story: Story, things: Things) -> Decision:
    one, other = pair_at(story, things)
    if story.claim_of[one.assertion.id].id != story.claim_of[other.assertion.id].id:
        raise CannotDecide(
            "the two belong to two claims, and origins are counted claim by claim",
            fix="name two assertions of one claim, or join the claims: onrecord decide STORY join CLAIM CLAIM",
        )
    return drafted(DecisionKind.ONE_ORIGIN, quoted=(_quoted(story, one), _quoted(story, other)))


def _two_origins(story: Story, things: Things) -> Decision:
    return replace(_one_origin(story, things), kind=DecisionKind.TWO_ORIGINS)


def _origin(story: Story, things: Things) -> Decision:
    return drafted(
        DecisionKind.ORIGIN, quoted=(_quoted(story, assertion_at(story, things[0])),), value=_name(things[1])
    )


def _quoted(story: Story, located: Located) -> tuple[Quotation, ...]:
    """The quotation of an assertion as the machine found it, so that no other decision is part of the key."""
    article, asked = located.recorded.article.id, located.assertion.id
    recorded = next(r for r in story.found.articles if r.article.id == article)
    return (quotation_of(recorded, next(a for a in recorded.assertions if a.id == asked)),)


def _pins(story: Story) -> Pins:
    return Pins(story.found.articles)


def _known_by(story: Story, claim: Claim, *, without: Located | None = None) -> tuple[Quotation, ...]:
    """Quotations of a claim, of as many articles as there are; without an assertion, and its copies."""
    left_out = story.once(_pins).assertion(_quoted(story, without)) if without else ()
    members = [m for m in claim.members if m.assertion.id not in left_out]
    if not members:
        raise CannotDecide(f"claim {claim.id[:8]} has no other assertion", fix="there is nothing to part it from")
    of_articles = {m.recorded.article.id: m for m in reversed(members)}
    first = sorted(of_articles.values(), key=members.index)
    return tuple(quotation for m in first[:_KNOWN_BY] for quotation in _quoted(story, m))


VERBS: dict[str, Verb] = {
    verb.name: verb
    for verb in (
        Verb(
            "same", "NAME NAME", "the two names are one (of an outlet, too), told under the second", 2, 2, _alone(_same)
        ),
        Verb("different", "NAME NAME", "the two names, taken for one entity, are two", 2, 2, _alone(_different)),
        Verb("split", "NAME PAGE NEW-NAME", "on this page the name is somebody else, called so", 3, 3, _alone(_split)),
        Verb("rename", "NAME NEW-NAME", "the entity is called so", 2, 2, _rename),
        Verb("reprint", "PAGE PAGE", "the two pages carry one text", 2, 2, _alone(_reprint)),
        Verb("not-reprint", "PAGE PAGE", "the two pages do not carry one text", 2, 2, _alone(_not_reprint)),
        Verb("join", "CLAIM CLAIM", "the two claims are one", 2, 2, _alone(_join)),
        Verb("belongs", "ASSERTION CLAIM", "the assertion belongs to the claim", 2, 2, _alone(_belongs)),
        Verb(
            "part",
            "ASSERTION [CLAIM]",
            "the assertion does not belong to its claim, or to this one",
            1,
            2,
            _alone(_part),
        ),
        Verb("reword", "ASSERTION", "its claim is told in the words of this assertion", 1, 1, _alone(_reword)),
        Verb("accept", "ASSERTION ASSERTION", "the two stand to each other as the record has it", 1, 2, _accept),
        Verb("reject", "ASSERTION ASSERTION", "nothing stands between the two", 1, 2, _reject),
        Verb("no-dispute", "CLAIM CLAIM", "the two claims do not contradict each other", 1, 2, _no_dispute),
        Verb(
            "relation",
            "ASSERTION ASSERTION STANDING",
            "how the first stands to the second: “A corrects B”",
            2,
            3,
            _alone(_relation),
        ),
        Verb("one-origin", "ASSERTION ASSERTION", "the two rest on one origin", 1, 2, _alone(_one_origin)),
        Verb("two-origins", "ASSERTION ASSERTION", "the two rest on two origins", 1, 2, _alone(_two_origins)),
        Verb("origin", "ASSERTION NAME", "the origin of the assertion is this one", 2, 2, _alone(_origin)),
    )
}
"""What can be decided, by verb."""


STANDS = {
    "repeats": "repeats",
    "corroborates": "corroborates",
    "contradicts": "contradicts",
    "revises": "updates",
    "corrects": "corrects",
    "different_scope": "is of another time, place or part than",
    NONE: "has nothing to do with",
}
"""How one assertion stands to another, as the verb of a sentence."""
_PAIR = 2


def in_words(decision: Decision) -> str:
    """What was decided, in one line."""
    names = [f"“{n.name}”" for n in decision.entities]
    pages = [f"“{p.title}” ({p.publisher})" if p.publisher else f"“{p.title or p.name}”" for p in decision.pages]
    quotations = [f"“{_short(quoted[0].words)}”" for quoted in decision.quoted if quoted]
    if decision.kind is DecisionKind.RELATION and len(quotations) == _PAIR:
        return f"{quotations[0]} {STANDS.get(decision.value, decision.value)} {quotations[1]}"
    things = [*names, *pages, *quotations]
    if decision.kind is DecisionKind.UNDO:
        return f"undo {decision.value[:8]}"
    value = f" → {decision.value}" if decision.value else ""
    return f"{decision.kind.value} {' · '.join(things)}{value}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"
