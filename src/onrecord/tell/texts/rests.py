"""Who rests on whom: outlets, whose report each carries or credits, and the sources that speak through them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import UNNAMED_SOURCES, Attribution, CreditKind, Naming
from onrecord.record import Recorded
from onrecord.relate.origins.desk import folded_publisher
from onrecord.relate.origins.notices import METHOD as NOTICE
from onrecord.tell.lines.quotes import NO_SOURCE, POINTING, speaker
from onrecord.tell.lines.wording import outlet
from onrecord.tell.story import UNNAMED_PUBLISHER, Story
from onrecord.tell.texts.reprints import Copies
from onrecord.text import fold, joined

_DEPTH = 8
"""Links of a chain that are followed; deeper ones are not told."""
NOT_MADE_OUT = "somebody told by a word such as “she” who was not made out"


class Tie(StrEnum):
    """How one rests on another."""

    OUTLET = "outlet"
    AGENCY = "credited agency"
    FIRST = "first published by"
    SAME_TEXT = "carries the text of"
    REPORTS = "with reports from"
    SOURCE = "source"


_CREDITS = {CreditKind.AGENCY: Tie.AGENCY, CreditKind.ORIGINAL: Tie.FIRST, CreditKind.WITH_REPORTS: Tie.REPORTS}


_TIES = {tie: n for n, tie in enumerate(Tie)}


@dataclass(frozen=True, slots=True)
class Rest:
    """Somebody who is rested on, and those who are rested on through them.

    ``times`` is how many attributions give the source, ``articles`` in how many articles, ``texts`` how many those are
    when articles of one text count once. ``count`` is how many people an unnamed source says it is.
    """

    name: str
    tie: Tie
    naming: Naming | None
    times: int
    articles: int
    texts: int
    count: int | None
    under: tuple["Rest", ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """One on the way to a source."""

    tie: Tie
    name: str
    naming: Naming | None = None
    count: int | None = None
    text: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What is equal for steps that are told as one.

        Unnamed sources are none with those of that name, nor with another ``text``'s that are called the same.
        """
        house = self.naming is Naming.PUBLISHER
        name = folded_publisher(self.name) if house else fold(self.name)
        return self.tie.value, name, self.text


@dataclass(frozen=True, slots=True)
class _Path:
    """The way from an article to a source, outermost first; ``said`` is False for a mere line of credit."""

    recorded: Recorded
    steps: tuple[_Step, ...]
    said: bool = True


def by_outlet(story: Story) -> tuple[Rest, ...]:
    """Each outlet with those it rests on: agency or other outlet, then speaker or document, by its chains."""
    return story.once(_outlets_first)


def _outlets_first(story: Story) -> tuple[Rest, ...]:
    return _grown(story, story.once(_paths), 0)


def by_source(story: Story) -> tuple[Rest, ...]:
    """Each source with those through whom it is heard, the nearest first, down to the outlets that carry it."""
    return story.once(_sources_first)


def _sources_first(story: Story) -> tuple[Rest, ...]:
    paths = story.once(_paths)
    turned = [_Path(p.recorded, tuple(reversed(p.steps))) for p in paths if p.said and len(p.steps) > 1]
    grown = _grown(story, turned, 0)
    return tuple(sorted(grown, key=lambda r: (r.name == NOT_MADE_OUT, -r.texts, -r.articles, -r.times, r.name)))


def _paths(story: Story) -> tuple[_Path, ...]:
    return tuple(_each_path(story))


def _each_path(story: Story) -> Iterable[_Path]:
    names = _outlets(story)
    firsts = story.once(Copies).firsts
    for recorded in story.articles:
        own = _Step(Tie.OUTLET, names[recorded.article.id])
        desk = _desk(story, recorded, firsts.get(story.texts[recorded.article.id]))
        said = {a.id: a for a in recorded.attributions}
        yield _Path(recorded, (own, *desk), said=False)
        yield from (_Path(recorded, (own, step), said=False) for step in _with_reports(story, recorded))
        notices = {a.attribution for a in recorded.assertions if a.origin.evidence.method == NOTICE}
        for attribution in recorded.attributions:
            # "An earlier version of this article" is no source, and nobody rests on a thing that is told to show it.
            nobodys = attribution.naming is Naming.NONE or attribution.id in notices
            for one in attribution.by_each() if attribution.source and not nobodys else ():
                steps = tuple(_step(story, recorded, a) for a in _chain(one, said))
                steps = tuple(step for step in steps if not _is_own(step, (own, *desk)))
                yield _Path(recorded, (own, *_besides(desk, steps)))


def _outlets(story: Story) -> dict[str, str]:
    """What each article's outlet is called: one name for spellings that differ in case or article."""
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for recorded in story.articles:
        spelt[folded_publisher(outlet(story, recorded))][outlet(story, recorded)] += 1
    best = {key: min(names, key=lambda n: (n.isupper(), -names[n], n)) for key, names in spelt.items()}
    return {r.article.id: best[folded_publisher(outlet(story, r))] for r in story.articles}


def _desk(story: Story, recorded: Recorded, first: str | None) -> tuple[_Step, ...]:
    """Whose report the article carries, where it is not its outlet's own."""
    own = folded_publisher(story.publisher(recorded))
    for kind in (CreditKind.AGENCY, CreditKind.ORIGINAL):
        for credit in recorded.article.credits:
            if credit.kind is kind and folded_publisher(credit.name) != own:
                return (_Step(_CREDITS[kind], credit.name),)
    if first is not None and first != recorded.article.id:
        name = outlet(story, story.by_id[first])
        if folded_publisher(name) != own or name == UNNAMED_PUBLISHER:
            return (_Step(Tie.SAME_TEXT, name),)
    return ()


def _with_reports(story: Story, recorded: Recorded) -> Iterable[_Step]:
    own = folded_publisher(story.publisher(recorded))
    named = {folded_publisher(a.speaker) for a in recorded.attributions if a.naming is Naming.PUBLISHER}
    for credit in recorded.article.credits:
        if credit.kind is CreditKind.WITH_REPORTS and folded_publisher(credit.name) not in {own, *named}:
            yield _Step(Tie.REPORTS, credit.name)


def _chain(attribution: Attribution, said: Mapping[str, Attribution]) -> list[Attribution]:
    """The attribution and those around it, outermost first."""
    chain = [attribution]
    while len(chain) < _DEPTH and (outer := said.get(chain[-1].via or "")) is not None and outer not in chain:
        chain.append(outer)
    return [link for link in chain[::-1] if link.naming is not Naming.NONE]


def _step(story: Story, recorded: Recorded, attribution: Attribution) -> _Step:
    text, unnamed = recorded.article.text, attribution.naming in UNNAMED_SOURCES
    described = " and ".join(joined([d.span], text) for d in attribution.described) if unnamed else ""
    name = described or speaker(story, recorded, attribution) or joined(attribution.source, text)
    bare = name.strip(" ,;:")
    if fold(bare) in POINTING:
        return _Step(Tie.SOURCE, NOT_MADE_OUT)
    whose = story.texts[recorded.article.id] if unnamed else ""
    return _Step(Tie.SOURCE, bare or NO_SOURCE, attribution.naming, attribution.count, whose)


def _is_own(step: _Step, carriers: Sequence[_Step]) -> bool:
    """Whether an outlet that is told of is the one that tells, or whose report it carries: none rests on itself."""
    if step.naming is not Naming.PUBLISHER:
        return False
    return folded_publisher(step.name) in {folded_publisher(c.name) for c in carriers}


def _besides(desk: tuple[_Step, ...], steps: tuple[_Step, ...]) -> tuple[_Step, ...]:
    """The desk and the chain, without telling the desk twice, nor anybody as resting on themselves."""
    kept = [*desk]
    for step in steps:
        if not kept or kept[-1].key != step.key:
            kept.append(step)
    return tuple(kept)


def _grown(story: Story, paths: Sequence[_Path], depth: int) -> tuple[Rest, ...]:
    """The paths as a tree; no deeper than the longest chain that is followed."""
    groups: defaultdict[tuple[str, str, str], list[_Path]] = defaultdict(list)
    for path in paths:
        if len(path.steps) > depth:
            groups[path.steps[depth].key].append(path)
    made = [_rest(story, members, depth) for members in groups.values()]
    return tuple(sorted(made, key=lambda r: (r.name == NOT_MADE_OUT, _TIES[r.tie], -r.articles, -r.times, r.name)))


def _rest(story: Story, members: Sequence[_Path], depth: int) -> Rest:
    here = [p.steps[depth] for p in members]
    kinds = Counter(s.naming for s in here)
    articles = {p.recorded.article.id for p in members}
    ends = sum(p.said and len(p.steps) == depth + 1 for p in members)
    return Rest(
        name=min(s.name for s in here),
        tie=here[0].tie,
        naming=min(kinds, key=lambda k: (-kinds[k], k.value if k else "")),
        times=ends if ends and here[0].tie is Tie.SOURCE else sum(p.said for p in members),
        articles=len(articles),
        texts=len({story.texts[a] for a in articles}),
        count=max((s.count for s in here if s.count is not None), default=None),
        under=_grown(story, members, depth + 1),
    )
