"""Articles made by hand, as the record gives them, and decisions on them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from onrecord.decide import Decided, Found, decide, identified, named_of, page_of, quotation_of
from onrecord.model import (
    Alias,
    Block,
    Decision,
    DecisionKind,
    DecisionStatus,
    Evidence,
    Judgement,
    Kind,
    Origin,
    Relation,
    Reprint,
    Span,
    Standing,
    Stated,
)
from onrecord.record import Recorded, Relations, shared_in
from tests.findings import BY_HAND, capture_of, findings_of

START = datetime(2027, 3, 1, 9, tzinfo=UTC)


def article(
    name: str,
    speaker: str,
    content: str,
    *,
    title: str = "A day at the harbour",
    publisher: str = "The Example",
    menu: str = "",
) -> Recorded:
    """A page with a title, a menu, and one sentence in which one speaker says one thing."""
    text = f"{title}\n{menu}\n{speaker} said {content}."
    findings = findings_of(capture_of(text, name), speaker=speaker, cue="said", content=content)
    body = Span(len(title) + len(menu) + 2, len(text))
    blocks = (
        Block(Span(0, len(title)), Kind.TITLE, BY_HAND),
        Block(Span(len(title) + 1, len(title) + 1 + len(menu)), Kind.UI_BOILERPLATE, BY_HAND),
        Block(body, Kind.TEXT, BY_HAND),
    )
    made = replace(
        findings.reading.article,
        blocks=blocks,
        title=Stated(title, (), BY_HAND),
        publisher=Stated(publisher, (), BY_HAND),
    )
    return Recorded(
        article=made,
        names=(name,),
        addresses=(),
        sentences=(),
        mentions=findings.reading.mentions,
        times=(),
        attributions=findings.attributions,
        resolutions=findings.resolved.resolutions,
        reprints=(),
        assertions=findings.related.assertions,
        relations=(),
    )


def refetched(recorded: Recorded, menu: str) -> Recorded:
    """The page as it was fetched another day: other bytes, another menu, the same words."""
    (said,) = recorded.attributions
    content = said.content[0].cut(recorded.article.text)
    title, publisher = recorded.article.title, recorded.article.publisher
    assert title is not None
    assert publisher is not None
    made = article("saved-again.html", said.speaker, content, title=title.value, publisher=publisher.value, menu=menu)
    (assertion,) = recorded.assertions
    return replace(made, assertions=tuple(replace(a, origin=assertion.origin) for a in made.assertions))


def with_origin(recorded: Recorded, key: str, name: str, *, certain: bool = True) -> Recorded:
    """The article, its assertion resting on this origin."""
    origin = Origin(key, name, certain, BY_HAND)
    return replace(recorded, assertions=tuple(replace(a, origin=origin) for a in recorded.assertions))


def related(one: Recorded, other: Recorded, standing: Standing) -> Recorded:
    """The first article, its assertion standing so to that of the other."""
    relation = Relation(assertion_of(one), assertion_of(other), standing, Evidence("hand", 0.9, "made for a test"))
    return replace(one, relations=(*one.relations, relation))


def reprinting(one: Recorded, other: Recorded, share: float) -> Recorded:
    """The first article, carrying the text of the other."""
    reprint = Reprint(other.article.id, share, Judgement.SAME, (), BY_HAND)
    return replace(one, reprints=(*one.reprints, reprint))


def assertion_of(recorded: Recorded) -> str:
    """The id of the one assertion."""
    return recorded.assertions[0].id


class Hand:
    """A person who decides, a minute between one decision and the next."""

    def __init__(self, who: str = "Mia Lund", start: datetime = START) -> None:
        self.who = who
        self._start = start
        self._minutes = count()

    def decides(self, kind: DecisionKind, *things: object, value: str = "") -> Decision:
        """A decision on entities (names), pages (for kinds about texts) or assertions, in the order given."""
        about_pages = kind in {DecisionKind.REPRINT, DecisionKind.NOT_REPRINT, DecisionKind.SPLIT}
        articles = [t for t in things if isinstance(t, Recorded)]
        when = self._start + timedelta(minutes=next(self._minutes))
        return identified(
            Decision(
                id="",
                kind=kind,
                who=self.who,
                when=when.isoformat(timespec="microseconds"),
                why="seen on paper",
                entities=tuple(named_of(key_of(t), t) for t in things if isinstance(t, str)),
                pages=tuple(page_of(r) for r in articles) if about_pages else (),
                quoted=() if about_pages else tuple((quotation_of(r, r.assertions[0]),) for r in articles),
                value=value,
            )
        )

    def undoes(self, decision: Decision) -> Decision:
        """The line that takes a decision back."""
        return self.decides(DecisionKind.UNDO, value=decision.id)


def key_of(name: str) -> str:
    """The key that articles made by hand give a name."""
    return "person:" + name.lower().replace(" ", "-")


def alias(short: str, full: str, judgement: Judgement = Judgement.SAME) -> Alias:
    """What a surname stands for."""
    return Alias(key_of(short), key_of(full) if full else "", judgement, BY_HAND)


def decided(articles: Sequence[Recorded], log: Sequence[Decision], aliases: Sequence[Alias] = ()) -> Decided:
    """The findings as decided."""
    relations = Relations.of((a.id for r in articles for a in r.assertions), (x for r in articles for x in r.relations))
    return decide(Found(articles, {a.short: a for a in aliases}, tuple(shared_in(articles)), relations), log)


def statuses(found: Decided) -> list[DecisionStatus]:
    """What has become of each decision, in the order of the log."""
    return [ruling.status for ruling in found.rulings]


def groups_of(found: Decided) -> set[frozenset[str]]:
    """The claims."""
    assert found.groups is not None
    return {frozenset(group) for group in found.groups}


def texts_of(found: Decided) -> set[frozenset[str]]:
    """Pairs of articles that carry one text."""
    return {
        frozenset({r.article.id, x.other}) for r in found.articles for x in r.reprints if x.judgement is Judgement.SAME
    }
