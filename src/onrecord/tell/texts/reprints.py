"""Which articles carry one text, whose it was first, and what stands twice inside one article."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from onrecord.model import Credit, CreditKind, Judgement, Passage, Reprint, Span
from onrecord.record import Recorded, Stretch
from onrecord.relate.origins.desk import folded_publisher
from onrecord.tell.lines.told import Citation
from onrecord.tell.lines.wording import outlet
from onrecord.tell.story import Story, first_day
from onrecord.tell.story.asserted import TEXT_OF

_WITH = frozenset({*TEXT_OF, CreditKind.WITH_REPORTS})


class Way(StrEnum):
    """How one text is carried by another article."""

    VERBATIM = "verbatim"
    CUT = "cut"
    RE_LED = "under another lead"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    SHARED = "passages shared"


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article of a group. ``way`` and ``share`` are held against the article ``of``, of which ``share`` is common.

    ``credited`` are those whose work its page says it is or rests on; ``passages`` are spans of this article and of
    the other. The first of a group has neither ``of`` nor ``way``.
    """

    article: str
    outlet: str
    published: str
    credited: tuple[str, ...]
    of: str
    way: Way | None
    share: float
    reason: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that carry one text, the first of them first; ``why`` says why it is held to be that."""

    carriers: tuple[Carrier, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage that an article prints again; ``first`` is where it stands before."""

    outlet: str
    again: Citation
    first: Citation


@dataclass(frozen=True, slots=True)
class Reprints:
    """Groups of one text, pairs of which one may rest on the other, and what stands twice in one article."""

    groups: tuple[Group, ...]
    likely: tuple[Group, ...]
    reused: tuple[Reuse, ...]


def reprints(story: Story, article: str | None = None) -> Reprints:
    """All of them, or those that an article has part in. Raises NothingFound for an article that is not there."""
    found = story.once(_reprints)
    if article is None:
        return found
    only = story.article(article).article.id
    return Reprints(
        tuple(g for g in found.groups if _has(g, only)),
        tuple(g for g in found.likely if _has(g, only)),
        tuple(r for r in found.reused if r.again.article == only),
    )


def _reprints(story: Story) -> Reprints:
    copies = story.once(Copies)
    groups = (copies.group(members) for members in copies.together.values())
    likely = (
        copies.group([one, shared.other])
        for one, shared in story.shared_texts
        if shared.judgement is Judgement.UNSURE and story.texts[one] != story.texts[shared.other]
    )
    return Reprints(
        tuple(sorted(groups, key=_order)),
        tuple(sorted(likely, key=_order)),
        tuple(r for recorded in story.articles for r in _reused(story, recorded)),
    )


class Copies:
    """What articles share, pair by pair."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._shared: dict[tuple[str, str], Reprint | None] = {}

    @cached_property
    def together(self) -> Mapping[str, Sequence[str]]:
        """The articles that carry each text which several have."""
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for article, text in self._story.texts.items():
            groups[text].append(article)
        return {text: members for text, members in groups.items() if len(members) > 1}

    @cached_property
    def firsts(self) -> Mapping[str, str]:
        """The one of them that was first with each, as far as is known."""
        return {text: self._ranked(members)[0] for text, members in self.together.items()}

    def between(self, one: str, other: str) -> tuple[Way, float]:
        """How the text of the one is carried by the other, and how much of the shorter text is common."""
        found = self.pair(one, other)
        return (way_of(found), found.share) if found is not None else (Way.SHARED, 0.0)

    def first(self, articles: Collection[str]) -> str:
        """The article that was first, as far as is known."""
        return self._ranked(articles)[0]

    def group(self, articles: Collection[str]) -> Group:
        """The articles as carriers of one text."""
        ranked = self._ranked(articles)
        first = self._story.by_id[ranked[0]]
        rest = sorted(ranked[1:], key=lambda a: (self._day(a), a))
        carriers = [self._carrier(first, None), *(self._carrier(self._story.by_id[a], ranked) for a in rest)]
        return Group(tuple(carriers), self._why(ranked))

    def _carrier(self, recorded: Recorded, ranked: Sequence[str] | None) -> Carrier:
        article = recorded.article
        of = next((a for a in ranked if a != article.id and self.pair(a, article.id)), "") if ranked else ""
        found = self.pair(of, article.id) if of else None
        return Carrier(
            article=article.id,
            outlet=outlet(self._story, recorded),
            published=article.published.value if article.published else "",
            credited=tuple(dict.fromkeys(c.name for c in article.credits if c.kind in _WITH)),
            of=of,
            way=way_of(found) if found else None,
            share=found.share if found else 0.0,
            reason=found.evidence.reason if found else "",
            passages=self._passages(of, article.id),
        )

    def _passages(self, of: str, article: str) -> tuple[Passage, ...]:
        """Spans of the article with those of the other."""
        found = self.pair(of, article) if of else None
        if found is None or found.other == of:
            return found.passages if found is not None else ()
        return tuple(sorted((Passage(p.other_span, of, p.span) for p in found.passages), key=lambda p: p.span))

    def pair(self, one: str, other: str) -> Reprint | None:
        """What two articles share, told from that with the smaller id; read for these two only."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._shared:
            self._shared[pair] = self._told(pair)
        return self._shared[pair]

    def _told(self, pair: tuple[str, str]) -> Reprint | None:
        """Where both articles tell of it, as the later one does, as in ``Story.shared_texts``."""
        for article in sorted(pair, key=lambda a: (self._day(a), a), reverse=True):
            other = pair[article == pair[0]]
            found = next((r for r in self._story.by_id[article].reprints if r.other == other), None)
            if found is not None:
                return found if article == pair[0] else _turned(found, article)
        return None

    def _ranked(self, articles: Collection[str]) -> list[str]:
        """The likeliest first text first: by day, then those who are credited, then those who say whose text it is."""
        groups: defaultdict[tuple[str, bool, bool], list[str]] = defaultdict(list)
        for article, rank in self._ranks(articles).items():
            groups[rank].append(article)
        return [article for key in sorted(groups) for article in self._longest_first(groups[key])]

    def _ranks(self, articles: Collection[str]) -> dict[str, tuple[str, bool, bool]]:
        """Of each its day, whether none gives it credit, and whether it gives none: the lowest is likeliest first."""
        names = {folded_publisher(c.name) for a in articles for c in self._credits(a)}
        return {
            a: (
                self._day(a),
                folded_publisher(self._story.publisher(self._story.by_id[a])) not in names,
                not self._credits(a),
            )
            for a in articles
        }

    def _longest_first(self, articles: Sequence[str]) -> list[str]:
        if len(articles) == 1:
            return [*articles]  # whose length need not be known
        return sorted(articles, key=lambda a: (-self._long(a), a))

    def _credits(self, article: str) -> list[Credit]:
        return [c for c in self._story.by_id[article].article.credits if c.kind in TEXT_OF]

    def _day(self, article: str) -> str:
        published = self._story.by_id[article].article.published
        return first_day(published.value) if published else "9999"

    def _why(self, ranked: Sequence[str]) -> str:
        """By what the first goes before the next."""
        ranks = self._ranks(ranked)
        (day, uncredited, bare), (next_day, next_uncredited, next_bare) = ranks[ranked[0]], ranks[ranked[1]]
        if day != next_day:
            return "it has the earliest date"
        same = "none of them has a full date" if day == "9999" else "others have the same date"
        if uncredited != next_uncredited:
            return f"{same}; it is given credit for it"
        if bare != next_bare:
            return f"{same}; it says whose text it is"
        longest = "; it is the longest" if self._long(ranked[0]) > self._long(ranked[1]) else ""
        return f"{same}, so which was first is not known{longest}"

    def _long(self, article: str) -> int:
        return sum(len(s.span) for s in self._story.once(stretches).get(article, ()))


def way_of(shared: Reprint) -> Way:
    """How a text is carried, by the judgement on it."""
    if shared.evidence.method == "shared-passages" and shared.judgement is Judgement.SAME:
        how = shared.evidence.reason.partition(":")[0]
        return Way(how) if how in set(Way) else Way.SHARED
    return Way.REWRITTEN if shared.evidence.reason.startswith(Way.REWRITTEN) else Way.SHARED


def marked(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, int]]:
    """The text in pieces, each with the number of the passage it is, 0 for none; passages may be in any order."""
    at = 0
    for number, span in sorted(enumerate(spans, start=1), key=lambda s: s[1]):
        start = max(at, span.start)
        if start > at:
            yield text[at:start], 0
        if span.end > start:
            yield text[start : span.end], number
        at = max(at, span.end)
    if at < len(text):
        yield text[at:], 0


def _turned(reprint: Reprint, article: str) -> Reprint:
    """The same, told from the other article."""
    passages = (Passage(p.other_span, article, p.span) for p in reprint.passages)
    return replace(reprint, other=article, passages=tuple(sorted(passages, key=lambda p: (p.span, p.other_span))))


def _reused(story: Story, recorded: Recorded) -> Iterator[Reuse]:
    article = recorded.article
    for block in article.blocks:
        if block.repeats is not None:
            yield Reuse(outlet(story, recorded), Citation(article.id, block.span), Citation(article.id, block.repeats))


def _has(group: Group, article: str) -> bool:
    return any(c.article == article for c in group.carriers)


def _order(group: Group) -> tuple[int, str, str]:
    first = group.carriers[0]
    return -len(group.carriers), first_day(first.published or "9999"), first.article


def stretches(story: Story) -> Mapping[str, Sequence[Stretch]]:
    """Where the sentences of each article stand, in order."""
    return story.view.stretches()
