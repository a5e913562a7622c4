"""Who takes which stance: each assertion of a resolved source, once for all the articles that carry its words."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from onrecord.model import NAMED_ACTORS, Assertion, Attribution, Modality, Naming, Span, Stance
from onrecord.record import Recorded
from onrecord.relate.origins.desk import folded_publisher
from onrecord.relate.propositions.times import days
from onrecord.tell.lines.quotes import speaker
from onrecord.tell.lines.told import Cited, Told, cite, cue_told
from onrecord.tell.positions.puts import Put, is_made, is_negated, put_of
from onrecord.tell.story import Located, Story, first_day
from onrecord.tell.story.by_parts import Parts
from onrecord.text import fold, joined, word_spans, words

_AT_ONCE = 100
"""Assertions that are looked at in one part of the work."""
_DEPTH = 8
"""Outer attributions that are followed; deeper chains are not told."""
_NEAR = 48
"""Contents before and after a wording among which those that hold it, or lie in it, are looked for."""
_SPOKEN_FOR = frozenset({"spokesperson", "executive"})
_OWN_DEEDS = frozenset(
    {Stance.DENIES, Stance.CONFIRMS, Stance.DECLINES, Stance.SILENT, Stance.PLANS, Stance.DEMANDS, Stance.OFFERS}
)
_OPENERS = frozenset({"that", "but", "and", "so", "then", "because"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Whose stance it is: an entity of the record, or an institution called by its kind."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Taking:
    """One assertion as an actor's. ``chain`` is its attribution and those around it, innermost first.

    ``holders`` are attributions outside that chain in whose words the wording stands, or that it passes on.
    ``through`` are the names of others who told of it, outermost first; ``second_hand`` says that one of them is no
    publisher.
    """

    located: Located
    actor: Actor
    teller: Attribution
    chain: tuple[Attribution, ...]
    holders: tuple[Attribution, ...]
    through: tuple[str, ...]
    wording: Span
    stance: Stance
    put: Put
    negated: bool
    second_hand: bool

    @property
    def recorded(self) -> Recorded:
        """The article."""
        return self.located.recorded

    @property
    def assertion(self) -> Assertion:
        """The assertion."""
        return self.located.assertion

    @property
    def words(self) -> str:
        """The proposition in the article's words."""
        return " ".join(self.wording.cut(self.recorded.article.text).split())

    @property
    def key(self) -> tuple[str, str, int, str]:
        """In order of saying, what has no day last; ties by place."""
        return (
            first_day(self.assertion.said) if self.assertion.said else "9999",
            self.recorded.article.id,
            self.wording.start,
            self.assertion.id,
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing one actor said, once however many articles carry its words.

    ``said`` is EDTF, "" where no article gives a day; ``dated`` says that the text gives it, not only the article's own
    date, by which it had been said. ``negated`` says that its own words negate the proposition.
    ``speaker`` are the article's words for who spoke, ``cue`` those for how. ``line`` cites every article that has it.
    """

    id: str
    actor: str
    said: str
    dated: bool
    put: Put
    stance: Stance
    negated: bool
    modality: Modality
    words: str
    speaker: str
    cue: str
    through: tuple[str, ...]
    articles: tuple[str, ...]
    line: Told


Group = tuple[Taking, ...]
"""Takings of one actor in the same words."""


def takings(story: Story) -> Parts[list[Group]]:
    """Every stance of a resolved source, those in the same words together, in order of saying."""
    finder = _Finder(story)
    found: list[Taking] = []
    for done, located in enumerate(story.located()):
        if done % _AT_ONCE == 0:
            yield done, len(story.assertions)
        taking = finder.taking(located)
        if taking is not None:
            found.append(taking)
    same: defaultdict[tuple[str, Put, str, str], list[Taking]] = defaultdict(list)
    for taking in _outermost(found):
        day = taking.assertion.said if taking.put is Put.SILENT else ""  # "declined to comment" on two days is two
        same[taking.actor.key, taking.put, day, " ".join(words(taking.words))].append(taking)
    groups = (tuple(sorted(group, key=lambda t: t.key)) for group in same.values())
    return sorted(groups, key=lambda g: g[0].key)


def statement(group: Group) -> Statement:
    """A group as it is told, in the words of its first."""
    first = group[0]
    said, dated = first.chain[0], _nearest(group)
    text = first.recorded.article.text
    return Statement(
        id=min(t.assertion.id for t in group),
        actor=first.actor.key,
        said=dated.assertion.said,
        dated=_is_dated(dated),
        put=first.put,
        stance=first.stance,
        negated=first.negated,
        modality=first.assertion.modality,
        words=first.words,
        speaker=joined(first.teller.source, text),
        cue=cue_told(said, text),
        through=first.through,
        articles=tuple(dict.fromkeys(t.recorded.article.id for t in group)),
        line=Told(tuple(dict.fromkeys(part for t in group for part in _parts(t)))),
    )


def said_on(group: Group) -> str:
    """The day of saying of a group, EDTF, "" where no article gives one."""
    return _nearest(group).assertion.said


def _nearest(group: Group) -> Taking:
    """The taking with the day of saying: of what several articles carry, the first to carry it bounds that day."""
    dated = [(t, span) for t in group if (span := days(t.assertion.said)) is not None]
    return min(dated, key=lambda d: (d[1][0], d[1][1], d[0].key))[0] if dated else group[0]


def _is_dated(taking: Taking) -> bool:
    """Whether the day of saying is in the text: it is not that of the article, or the sentence gives it too."""
    said, published = taking.assertion.said, taking.recorded.article.published
    if not said or published is None or said != published.value:
        return bool(said)
    places = [span for a in taking.chain for span in (*a.cue, *a.source)] or [taking.wording]
    sentences = taking.recorded.sentences
    at = bisect_right(sentences, places[0].start, key=lambda s: s.span.start) - 1
    home = sentences[at].span if at >= 0 else places[0]
    times = taking.recorded.times
    near = times[bisect_left(times, home.start, key=lambda t: t.span.start) :]
    return any(t.first == said == (t.last or said) for t in takewhile(lambda t: t.span.start < home.end, near))


def _outermost(found: Sequence[Taking]) -> Iterator[Taking]:
    """What is not said within the same actor's own words, put as it is put in there.

    “‘They insist,’ she said. ‘We always say no’” is one statement, and a denial.
    """
    held: dict[tuple[str, str], tuple[Taking, list[Taking]]] = {}
    for taking in sorted(found, key=lambda t: (t.recorded.article.id, t.wording.start, -t.wording.end, t.assertion.id)):
        owner = taking.recorded.article.id, taking.actor.key
        before = held.get(owner)
        if before is not None and taking.wording.end <= before[0].wording.end:
            before[1].append(taking)
            continue
        if before is not None:
            yield _with_inner(*before)
        held[owner] = taking, []
    yield from (_with_inner(*last) for last in held.values())


def _with_inner(taking: Taking, inner: Sequence[Taking]) -> Taking:
    """The statement as the stance within it has it, where it is plain and there is one."""
    told = [t for t in inner if t.put not in {Put.SAYS, Put.SILENT}]
    if taking.put is not Put.SAYS or len({t.put for t in told}) != 1:
        return taking
    return replace(taking, stance=told[0].stance, put=told[0].put, negated=told[0].negated)


def _parts(taking: Taking) -> Iterator[Cited]:
    """The words, how they are put, and everybody in whose words they stand, in text order."""
    shown: list[Span] = [taking.wording]
    others = [s for outer in taking.chain for s in (*outer.source, *outer.cue)]
    others += [s for holder in taking.holders for s in holder.source]
    for span in sorted(others):
        if not any(span.overlaps(s) for s in shown):
            shown.append(span)
    return (cite(taking.recorded, span) for span in sorted(shown))


class _Finder:
    """Finds whose stance an assertion is."""

    def __init__(self, story: Story) -> None:
        self._story = story
        named: defaultdict[str, list[str]] = defaultdict(list)
        for actor in story.actors.values():
            if " " in actor.name:
                named[fold(actor.name)].append(actor.key)
        self._named = {name: keys[0] for name, keys in named.items() if len(keys) == 1}
        self._houses = {folded_publisher(story.publisher(r)) for r in story.articles if r.article.publisher}
        self._houses |= {folded_publisher(c.name) for r in story.articles for c in r.article.credits}
        self._here = ""
        self._said: dict[str, Attribution] = {}
        self._contents: list[tuple[Span, str]] = []

    def taking(self, located: Located) -> Taking | None:
        """The stance, or None where nobody resolved takes one."""
        attribution = located.attribution
        if attribution is None:
            return None
        chain = self._around(located.recorded, attribution)
        if not is_made(chain, located.recorded.article.text):
            return None
        at = next((n for n, outer in enumerate(chain) if outer.source), None)
        if at is None:
            return None
        teller = chain[at]
        actor = self._actor(located, teller)
        if actor is None or not self._speaks_for_itself(located, teller, actor):
            return None
        outer = [o for o in reversed(chain[at + 1 :]) if o.source and self._actor(located, o) != actor]
        names = (speaker(self._story, located.recorded, o) for o in outer)
        text = located.recorded.article.text
        wording = _bare(text, located.assertion.wording)
        negated = is_negated(located.assertion, text, located.recorded.sentences)
        return Taking(
            located=located,
            actor=actor,
            teller=teller,
            chain=tuple(chain),
            holders=tuple(self._holders(wording, chain)),
            through=tuple(dict.fromkeys(name for name in names if name)),
            wording=wording,
            stance=attribution.stance,
            put=put_of(located.assertion, attribution, text, negated=negated),
            negated=negated,
            second_hand=any(o.naming is not Naming.PUBLISHER for o in outer),
        )

    def _around(self, recorded: Recorded, attribution: Attribution) -> list[Attribution]:
        if self._here != recorded.article.id:  # articles come one after another, so one at a time is kept
            self._here = recorded.article.id
            self._said = {a.id: a for a in recorded.attributions}
            self._contents = sorted((c, a.id) for a in recorded.attributions for c in a.content)
        chain = [attribution]
        while len(chain) < _DEPTH and (outer := self._said.get(chain[-1].via or "")) is not None:
            chain.append(outer)
        return chain

    def _holders(self, wording: Span, chain: Sequence[Attribution]) -> Iterator[Attribution]:
        """Whose words hold the wording, or a source it is told by; and who passes on words that lie in it."""
        held: set[str] = set()
        for span in (wording, *(s for a in chain for s in (*a.source, *a.cue))):
            at = bisect_right(self._contents, (span, "\uffff"))
            held |= {i for content, i in self._contents[max(0, at - _NEAR) : at] if span in content}
        at = bisect_left(self._contents, (wording, ""))
        inside = takewhile(lambda c: c[0].start < wording.end, self._contents[at : at + _NEAR])
        held |= {self._said[i].via or "" for content, i in inside if content in wording}
        yield from (self._said[i] for i in sorted(held & self._said.keys() - {a.id for a in chain}))

    def _actor(self, located: Located, teller: Attribution) -> Actor | None:
        key = self._story.entity_of(located.recorded, teller.entity)
        if teller.parties:
            key = self._story.entity(located.assertion.origin.key)
        if (teller.naming in NAMED_ACTORS or teller.parties) and key in self._story.actors:
            return Actor(key, self._story.actors[key].name)
        if teller.naming is Naming.SOCIAL_POST:
            key = self._named.get(fold(teller.speaker))
            return Actor(key, self._story.actors[key].name) if key is not None else None
        origin = located.assertion.origin
        key = self._story.entity(origin.key)
        if teller.naming is Naming.UNNAMED_PERSON and origin.evidence.method in _SPOKEN_FOR:
            return Actor(key, self._story.actors[key].name) if key in self._story.actors else None
        if teller.naming is Naming.ORGANISATION and key in self._story.actors:
            return Actor(key, self._story.actors[key].name)
        institution = teller.naming is Naming.ORGANISATION and key.startswith("institution:")
        if institution and not _is_somebodys(located, teller):
            return Actor(key, f"the {origin.name}")
        return None

    def _speaks_for_itself(self, located: Located, teller: Attribution, actor: Actor) -> bool:
        """A publisher does where it acts, or speaks of itself; not where it reports."""
        if teller.naming is not Naming.PUBLISHER and folded_publisher(actor.name) not in self._houses:
            return True
        return teller.stance in _OWN_DEEDS or actor.key in located.assertion.entities


def _is_somebodys(located: Located, teller: Attribution) -> bool:
    """ "Her office": whose it is, its own words do not say."""
    first = words(joined(teller.source, located.recorded.article.text))[:1]
    return first in (["his"], ["her"], ["its"], ["their"], ["our"], ["my"])


def _bare(text: str, span: Span) -> Span:
    """The wording without the conjunction that hangs it on its cue."""
    first = next(word_spans(text, span.start, span.end), None)
    if first is None or first.start != span.start or first.cut(text).lower() not in _OPENERS:
        return span
    rest = text[first.end : span.end]
    if not rest.strip():
        return span
    return Span(first.end + len(rest) - len(rest.lstrip(" \n,")), span.end)
