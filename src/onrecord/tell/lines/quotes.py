"""Who said what: attributions as rows, filtered by who, how and when, and gathered by source."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.errors import NothingFound
from onrecord.model import NAMED_ACTORS, UNNAMED_SOURCES, Attribution, Caveat, CaveatKind, Manner, Naming, Stance
from onrecord.record import Recorded
from onrecord.relate.propositions.times import days
from onrecord.tell.lines.told import Citation, cue_told
from onrecord.tell.story import Story
from onrecord.text import fold, joined

POINTING = frozenset(
    "i you he she it we they me him her us them who which that this one those these his their my your our what".split()
)
NO_SOURCE = "no source given"
"""A link of a chain whose words name nobody: "it was reported that"."""
_YEAR = 4
"""Characters of a bare year: too far from the day of saying to stand for it."""
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Description:
    """The article's words for unnamed sources, with how many they state."""

    words: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Held:
    """The words by which a content is held back, with their kind."""

    words: str
    kind: CaveatKind


@dataclass(frozen=True, slots=True)
class Source:
    """One of those whose saying it is; ``entity`` is the key under which the record knows them, "" for none."""

    name: str
    entity: str
    naming: Naming


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution, read outwards: ``chain`` is everybody between the speaker and the article, outermost first.

    ``said`` is the day it was said where that is known, ``published`` that of the article, both EDTF; ``entity`` is
    the key under which the record knows the source, ``sources`` are all of them where several say the same.
    ``described``, ``withheld`` (the words that hold the name back) and ``withheld_because`` are of unnamed sources;
    ``caveats`` are the hedges and conditions in the content.
    """

    id: str
    article: str
    publisher: str
    published: str
    said: str
    speaker: str
    entity: str
    sources: tuple[Source, ...]
    source: str
    cue: str
    content: str
    chain: tuple[str, ...]
    manner: Manner
    naming: Naming
    stance: Stance
    count: int | None
    described: tuple[Description, ...]
    withheld: str
    withheld_because: str
    caveats: tuple[Held, ...]
    score: float
    reason: str
    citations: tuple[Citation, ...]

    @property
    def day(self) -> str:
        """The day it was said, else that of the article; "" for neither."""
        return self.said or self.published

    @property
    def is_unnamed(self) -> bool:
        """Whether the source is told of, but not by name; a bare "he" is told of elsewhere."""
        return self.naming in UNNAMED_SOURCES and fold(self.described_in_words or self.speaker) not in POINTING

    @property
    def described_in_words(self) -> str:
        """The description on one line, "" for a named source."""
        return " and ".join(d.words for d in self.described)


@dataclass(frozen=True, slots=True)
class Voice:
    """A source with all it is quoted for. An unnamed one is of its article only: another's may be somebody else."""

    name: str
    naming: Naming
    quotes: tuple[Quote, ...]

    @property
    def articles(self) -> int:
        """How many articles quote it."""
        return len({q.article for q in self.quotes})

    @property
    def is_unnamed(self) -> bool:
        """Whether it is told of, but not by name."""
        return self.naming in UNNAMED_SOURCES and not self.is_pointing

    @property
    def is_pointing(self) -> bool:
        """Whether the name is a word such as "she" that points to somebody who was not made out."""
        return fold(self.name) in POINTING


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which quotes are asked for; None asks for any. ``since`` and ``until`` are ISO days, months or years."""

    by: str | None = None
    naming: Naming | None = None
    stance: Stance | None = None
    article: str | None = None
    unnamed: bool = False
    since: str | None = None
    until: str | None = None
    search: str | None = None

    def in_words(self) -> str:
        """The question as a person would put it, "" when nothing was asked for."""
        asked = [
            f"by {self.by!r}" if self.by else "",
            f"from a {self.naming.value.replace('_', ' ')}" if self.naming else "",
            f"of the stance {self.stance.value.replace('_', ' ')!r}" if self.stance else "",
            f"in article {self.article!r}" if self.article else "",
            "by unnamed sources" if self.unnamed else "",
            f"since {self.since}" if self.since else "",
            f"until {self.until}" if self.until else "",
            f"with {self.search!r} in what is said" if self.search else "",
        ]
        return ", ".join(part for part in asked if part)


Days = tuple[date, date]


def quotes(story: Story, wanted: Wanted = Wanted()) -> list[Quote]:  # frozen
    """The quotes asked for, by article and place.

    Raises NothingFound for an article that is not there, and for a day that is none.
    """
    only = story.article(wanted.article).article.id if wanted.article else None
    window = asked_days(wanted.since, wanted.until)
    found: list[Quote] = []
    for recorded in story.articles if only is None else (story.by_id[only],):
        said, when = {a.id: a for a in recorded.attributions}, days_of_saying(recorded)
        found.extend(
            _quote(story, recorded, attribution, said=said, when=when) for attribution in recorded.attributions
        )
    return [quote for quote in found if _fits(quote, wanted, window)]


def quote_of(story: Story, recorded: Recorded, attribution: Attribution) -> Quote:
    """One attribution of an article as a quote."""
    said = {a.id: a for a in recorded.attributions}
    return _quote(story, recorded, attribution, said=said, when=days_of_saying(recorded))


def days_of_saying(recorded: Recorded) -> Mapping[str, str]:
    """When what the attributions of an article hold was said, EDTF, by the attribution's id, as far as it is known."""
    return {a.attribution: a.said for a in reversed(recorded.assertions) if a.attribution and len(a.said) > _YEAR}


def voices(found: Iterable[Quote], *, held_back_first: bool = False) -> list[Voice]:
    """The quotes by source: those quoted most first, then by name; pointing words and what has no source last.

    Unnamed sources of two articles are one where the same words are given to the same description.
    """
    groups: dict[tuple[str, ...], list[tuple[Quote, Source]]] = {}
    same: dict[tuple[str, ...], tuple[str, ...]] = {}
    at: dict[tuple[str, ...], tuple[str, ...]] = {}
    for quote, source in ((q, s) for q in found for s in q.sources):
        key = _voice_key(quote, source)
        if key[0] == "unnamed":
            key = at.setdefault(key, same.get((key[2], fold(quote.content)), key))
            same.setdefault((key[2], fold(quote.content)), key)
        groups.setdefault(key, []).append((quote, source))
    made = [
        Voice(_voice_name(*members[0]), _most([source.naming for _, source in members]), tuple(q for q, _ in members))
        for members in groups.values()
    ]
    order = {id(v): n for n, v in enumerate(made)}
    first = Naming.ANONYMOUS if held_back_first else None
    return sorted(
        made, key=lambda v: (not v.name, v.is_pointing, v.naming is not first, -len(v.quotes), v.name, order[id(v)])
    )


def summary(found: Iterable[Quote]) -> tuple[int, int, int]:
    """How many attributions, how many sources, and how many of those unnamed."""
    held = list(found)
    named = [v for v in voices(held) if v.name]
    return len(held), len(named), sum(v.is_unnamed for v in named)


def _voice_key(quote: Quote, source: Source) -> tuple[str, ...]:
    if source.entity and source.naming not in UNNAMED_SOURCES:
        return ("entity", source.entity)
    name = _voice_name(quote, source)
    if not name:
        return ("none",)
    return ("unnamed", quote.article, fold(name)) if source.naming in UNNAMED_SOURCES else ("name", fold(name))


def _voice_name(quote: Quote, source: Source) -> str:
    if source.naming is Naming.NONE:
        return ""
    described = quote.described_in_words if source.naming in UNNAMED_SOURCES and len(quote.sources) == 1 else ""
    return described or source.name


def _most(kinds: Sequence[Naming]) -> Naming:
    """The kind that most of them have; anonymous, where any is."""
    if Naming.ANONYMOUS in kinds:
        return Naming.ANONYMOUS
    return min(set(kinds), key=lambda k: (-kinds.count(k), k.value))


def _fits(quote: Quote, wanted: Wanted, window: Days | None) -> bool:
    if wanted.by and not set(fold(wanted.by).split()) <= set(fold(f"{quote.speaker} {quote.source}").split()):
        return False
    if wanted.unnamed and not quote.is_unnamed:
        return False
    if wanted.search and fold(wanted.search) not in fold(quote.content):
        return False
    if window is not None:
        span = days(quote.day) if quote.day else None
        if span is None or span[1] < window[0] or window[1] < span[0]:
            return False
    kinds = {None, quote.naming, *(source.naming for source in quote.sources)}
    return wanted.naming in kinds and wanted.stance in {None, quote.stance}


def asked_days(since: str | None, until: str | None) -> Days | None:
    """First and last day asked for, None for any. Raises NothingFound for what is no day, and for a wrong order."""
    if since is None and until is None:
        return None
    first, last = _limit(since or "0001"), _limit(until or "9999")
    if last[1] < first[0]:
        raise NothingFound(f"{until} is before {since}", fix="give the earlier day as --since")
    return first[0], last[1]


def _limit(given: str) -> Days:
    found = days(given) if _DAY.fullmatch(given) else None
    if found is None:
        raise NothingFound(f"{given!r} is no day", fix="give a day, month or year: 2025-11-04, 2025-11 or 2025")
    return found


def _quote(
    story: Story, recorded: Recorded, attribution: Attribution, *, said: dict[str, Attribution], when: Mapping[str, str]
) -> Quote:
    article, text = recorded.article, recorded.article.text
    return Quote(
        id=attribution.id,
        article=article.id,
        publisher=story.publisher(recorded),
        published=article.published.value if article.published else "",
        said=when.get(attribution.id, ""),
        speaker=speaker(story, recorded, attribution),
        entity=story.entity_of(recorded, attribution.entity) or "",
        sources=tuple(_source(story, recorded, one) for one in attribution.by_each()),
        source=joined(attribution.source, text),
        cue=cue_told(attribution, text),
        content=joined(attribution.content, text),
        chain=chain_of(story, recorded, attribution, said=said),
        manner=attribution.manner,
        naming=attribution.naming,
        stance=attribution.stance,
        count=attribution.count,
        described=tuple(Description(joined([d.span], text), d.count) for d in attribution.described),
        withheld="; ".join(joined([span], text) for span in attribution.withheld),
        withheld_because="; ".join(joined([span], text) for span in attribution.withheld_because),
        caveats=tuple(_held(caveat, text) for caveat in attribution.caveats),
        score=attribution.evidence.score,
        reason=attribution.evidence.reason,
        citations=tuple(Citation(article.id, span) for span in (*attribution.source, *attribution.content)),
    )


def _source(story: Story, recorded: Recorded, one: Attribution) -> Source:
    return Source(speaker(story, recorded, one), story.entity_of(recorded, one.entity) or "", one.naming)


def _held(caveat: Caveat, text: str) -> Held:
    return Held(joined([caveat.span], text), caveat.kind)


def speaker(story: Story, recorded: Recorded, attribution: Attribution) -> str:
    """The name under which the record knows the source, else the article's words for it; of several all names."""
    if attribution.parties:
        *before, last = (speaker(story, recorded, one) for one in attribution.by_each())
        return f"{', '.join(before)} and {last}"
    key = story.entity_of(recorded, attribution.entity)
    if key is not None and key in story.actors and attribution.naming in NAMED_ACTORS:
        return story.actors[key].name
    return attribution.speaker


def chain_of(
    story: Story, recorded: Recorded, attribution: Attribution, *, said: Mapping[str, Attribution]
) -> tuple[str, ...]:
    """Everybody between a source and the article, outermost first; a link without a source is told as one."""
    chain: list[str] = []
    seen = {attribution.id}
    outer = said.get(attribution.via or "")
    while outer is not None and outer.id not in seen:
        seen.add(outer.id)
        text = recorded.article.text
        chain.append(speaker(story, recorded, outer) or joined(outer.source, text) or NO_SOURCE)
        outer = said.get(outer.via or "")
    return tuple(reversed(chain))
