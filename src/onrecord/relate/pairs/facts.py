"""An assertion as pairs are judged by it: content words, counts that news words in many ways, names, times."""

import re
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from math import log, nan
from typing import Any

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.model import Assertion, Modality, Origin, Polarity, Span, Stance
from onrecord.relate.origins.desk import is_headed_as_correction, note_of_change
from onrecord.relate.origins.same_origin import same_origin
from onrecord.relate.propositions.moods import AHEAD
from onrecord.relate.propositions.negations import none_of
from onrecord.relate.propositions.set_off import numbers_denied
from onrecord.relate.propositions.terms import plain_number, stem
from onrecord.relate.propositions.times import days
from onrecord.text import fold, word_set, words

_NO_PROPOSITION = frozenset({Stance.SILENT, Stance.DECLINES})
_WIDE = re.compile(r"\b(?:world|state|nation|country|company)wide\b|\bglobal(?:ly)?\b|\boverall\b|\bin (?:all|total)\b")
LONG = 60
"""Days between two sayings from which like words more probably tell of another thing."""
DAYS_APART = 7
"""Days between the times spoken of from which two propositions are not of one time: papers date loosely."""
_LENT = 0.4
"""Share of the terms that may be missing from the wording before it is but a fragment of its sentence."""

_SHOWN = 4
"""Words in common that are shown."""
_AROUND = 300
"""Characters around a wording in which a word that its sentence lends it is looked for."""
_BESIDE = 150
"""Characters before and after a wording whose words tell what it is about: "the figure", "the company"."""
_SHORTEST = 3
"""Letters of a word below which it says nothing about a source, or of what is spoken of beside it."""
_SAYS_NOTHING = word_set(
    "the and for with that this from said say says saying told tell tells according has had have was were are been who"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

_READ_FOR_TOPIC = 20_000
"""Characters of an article that are looked at for what it is about."""

# Counts that news gives in many words: two numbers within one of these are of one thing when the rest agrees.
_FRAMES = {
    "~death": "die kill dead death toll body fatality drown perish casualty",
    "~injury": "injure injured injury wound wounded hurt",
    "~crowd": "turnout crowd attend attendance march marcher demonstrate demonstrator protest protester rally",
    "~jobs": "job redundancy redundant layoff workforce",
    "~missing": "missing unaccounted",
    "~release": "free release swap exchange",
    "~trapped": "trap trapped besiege besieged strand stranded",
    "~arrest": "arrest detain detention custody",
}
_FRAME_OF = {stem(word): frame for frame, listed in _FRAMES.items() for word in word_set(listed)}


@dataclass(frozen=True, slots=True)
class Facts:
    """One side of a pair, with entities and origin under their full keys.

    ``weights``, in order of the stems: a word that the whole article is full of tells little. ``fragment``: the wording
    is a part of a sentence whose other words lend the terms. ``correction``: it stands in an article that corrects an
    earlier one, in the note at the end of a report that says what was changed, or gives a number of that note.
    ``named`` are the stems of the words that its names are made of, ``values`` the numbers it gives, ``total`` the sum
    of the weights, ``length`` how long its article is, ``marks`` what ``screen`` asks of it by itself, ``source`` and
    ``cue`` the stems of the words for who says it and for the saying, ``actors``, ``actions`` and ``affected`` those of
    its deed.
    """

    known: KnownAssertion
    stems: frozenset[str]
    weights: Mapping[str, float]
    frames: frozenset[str]
    names: frozenset[str]
    named: frozenset[str]
    origin: Origin
    folded: str
    fragment: bool
    correction: bool
    days: tuple[date, date] | None
    said: tuple[date, date] | None
    values: frozenset[float]
    total: float
    length: float
    marks: tuple[float, ...]
    source: frozenset[str]
    cue: frozenset[str]
    actors: frozenset[str]
    actions: frozenset[str]
    affected: frozenset[str]

    @property
    def assertion(self) -> Assertion:
        """The assertion itself."""
        return self.known.assertion

    @property
    def says_nothing(self) -> bool:
        """Whether the source only declines to say."""
        said = self.known.attribution
        return said is not None and said.stance in _NO_PROPOSITION


def _is_of_correction(known: KnownAssertion) -> bool:
    """Whether it is of what a correction puts right: the rest of a report that has a note at its end is not."""
    text = known.article.text
    if is_headed_as_correction(text):
        return True
    note = note_of_change(text)
    inside = bool(note) and known.assertion.wording.end > len(text.rstrip()) - len(note)
    return inside or not set(_NUMBER.findall(known.wording)).isdisjoint(_NUMBER.findall(note))


def facts_of(known: KnownAssertion, aliases: Mapping[str, str]) -> Facts:
    """Lay an assertion out; ``aliases`` gives full name keys for short ones."""
    assertion = known.assertion
    numbers = {plain_number(value) for value in {q.value for q in assertion.quantities} | numbers_denied(known.wording)}
    stems = frozenset(stem(t) for t in assertion.terms if t not in numbers)
    frames = frozenset(_FRAME_OF[s] for s in stems if s in _FRAME_OF)
    spelled = words(known.wording)
    starts = {w[:3] for w in spelled}
    lent = [s for s in stems if s[:3] not in starts]
    names = frozenset(full_key(e, aliases) for e in assertion.entities)
    fragment = len(lent) > _LENT * len(stems)
    said_by = known.attribution
    about, said = days(assertion.about), days(assertion.said)
    weights = _weights(stems, frames, known.article)
    return Facts(
        known=known,
        stems=stems | frames,
        weights=weights,
        frames=_kept_once(frames),
        names=_kept_once(names),
        named=_kept_once(frozenset().union(*map(_words_of_name, names))),
        origin=_under_full_key(assertion.origin, aliases),
        folded=" ".join(spelled),
        fragment=fragment,
        correction=_is_of_correction(known),
        days=about,
        said=said,
        values=_kept_once(frozenset(q.value for q in assertion.quantities)),
        total=sum(weights.values()),
        length=length_of(known.article.text),
        marks=(
            *_ordinals(said),
            *_ordinals(about),
            assertion.polarity is Polarity.POSITIVE,
            assertion.modality in AHEAD,
            assertion.modality is Modality.DENIED,
            fragment,
            len(stems | frames),
            assertion.wording.start,
            assertion.attribution is not None,
            assertion.modality is Modality.REQUESTED,
            assertion.polarity is Polarity.NEGATIVE and bool(none_of(known.wording)),
            length_of(known.article.text),
        ),
        source=_kept_once(_of_spans(known, said_by.source) if said_by else frozenset()),
        cue=_kept_once(_of_spans(known, said_by.cue) if said_by else frozenset()),
        actors=_of_deed(assertion.deed.actors),
        actions=_of_deed(assertion.deed.actions),
        affected=_of_deed(assertion.deed.affected),
    )


def length_of(text: str) -> float:
    """How long an article is: the natural logarithm of its thousands of characters, -0.5 to 2.0 in steps of 0.1.

    Beyond 600 and 7,400 characters shorter and longer ones are as these: what is weighed by it was learned from hardly
    any others.
    """
    return round(min(2.0, max(-0.5, log(max(1, len(text)) / 1000))), 1)


@lru_cache(maxsize=1 << 16)
def _kept_once(some: frozenset[Any]) -> frozenset[Any]:
    """The same set for equal ones: most are small, and the same in many assertions, of which many are kept."""
    return some


@lru_cache(maxsize=1 << 16)
def _of_deed(lemmas: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(stem, lemmas))


def _of_spans(known: KnownAssertion, spans: Iterable[Span]) -> frozenset[str]:
    return _stems(" ".join(span.cut(known.article.text) for span in spans))


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if len(word) >= _SHORTEST and word not in _SAYS_NOTHING)


def _under_full_key(origin: Origin, aliases: Mapping[str, str]) -> Origin:
    key = full_key(origin.key, aliases)
    return origin if key == origin.key else replace(origin, key=key)


def _ordinals(stretch: tuple[date, date] | None) -> tuple[float, float]:
    return (nan, nan) if stretch is None else (stretch[0].toordinal(), stretch[1].toordinal())


@lru_cache(maxsize=1 << 14)  # a name is asked for with each assertion that has it
def _words_of_name(key: str) -> frozenset[str]:
    return frozenset(stem(part) for part in words(key.partition(":")[2].replace("-", " ")))


_kept: OrderedDict[str, Facts] = OrderedDict()
_MOST_KEPT = 1 << 19
"""Some two kilobytes each; as many as assertions are kept, which take as much again."""


def kept_facts(known: KnownAssertion) -> Facts:
    """A recorded assertion laid out, with its keys as they are; those asked for last are kept in memory."""
    key = known.assertion.id
    found = _kept.get(key)
    if found is not None and _is_one(found.known, known):
        _kept.move_to_end(key)
        return found
    found = facts_of(known, {})
    keep(found)
    return found


def keep(facts: Facts) -> None:
    """Keep what will be asked for when its assertion is on record."""
    key = facts.assertion.id
    _kept[key] = facts
    _kept.move_to_end(key)
    if len(_kept) > _MOST_KEPT:
        _kept.popitem(last=False)


def _is_one(one: KnownAssertion, other: KnownAssertion) -> bool:
    """Whether two are the same in all that an assertion is laid out by, or that is asked of it then."""
    same = one.assertion is other.assertion and one.attribution is other.attribution
    return same and one.vector == other.vector and one.article.text == other.article.text


def full_key(key: str, aliases: Mapping[str, str]) -> str:
    """The key at the end of the aliases."""
    if key not in aliases:
        return key
    seen: set[str] = set()
    while key in aliases and key not in seen:
        seen.add(key)
        key = aliases[key]
    return key


def in_order(one: Facts, other: Facts) -> tuple[Facts, Facts]:
    """The later and the earlier of two, by the day of saying and then by id."""
    return (one, other) if _when(one) > _when(other) else (other, one)


def _when(facts: Facts) -> tuple[date, str]:
    return facts.said[0] if facts.said else date.min, facts.assertion.id


def is_after(later: Facts, earlier: Facts) -> bool:
    """Whether the one is said on a later day than the other."""
    return later.said is not None and earlier.said is not None and earlier.said[1] < later.said[0]


def is_long_after(later: Facts, earlier: Facts) -> bool:
    """Whether so much time lies between that like words more probably tell of another thing.

    Not of what the later one itself dates to when the earlier one was said: "In May, the mill put the cuts at 340."
    """
    if not later.said or not earlier.said or (later.said[0] - earlier.said[1]).days <= LONG:
        return False
    return not later.days or later.days[0] > earlier.said[1] or later.days[1] < earlier.said[0]


def _weights(stems: frozenset[str], frames: frozenset[str], article: KnownArticle) -> dict[str, float]:
    """One for a word that stands once in its article, less for one that stands there again and again; in order."""
    counted = _counted(article.id, article.text)
    return {s: 1.0 if s in frames else _weight(counted.get(s, 1)) for s in sorted(stems | frames)}


@lru_cache(maxsize=1 << 10)
def _weight(times: int) -> float:
    return 1 / (1 + log(max(1, times)))


@lru_cache(maxsize=1 << 17)  # asked for each assertion of an article; two kilobytes each
def _counted(_article: str, text: str) -> Mapping[str, int]:
    """How often each stem stands in an article, of those that stand there more than once."""
    found: Counter[str] = Counter()
    for word, times in Counter(words(text[:_READ_FOR_TOPIC])).items():
        found[stem(word)] += times
    return {word: times for word, times in found.items() if times > 1}


def likeness(one: Facts, other: Facts) -> float:
    """Dice coefficient of the weighted content words."""
    shared = one.stems & other.stems
    if not shared:
        return 0.0
    mine, theirs = one.weights, other.weights
    # Weights stand in order, so that equal pairs give equal sums.
    both = sum([min(weight, theirs[s]) for s, weight in mine.items() if s in shared])
    alone = sum([weight for s, weight in mine.items() if s not in shared])
    alone += sum([weight for s, weight in theirs.items() if s not in shared])
    return 2 * both / (2 * both + alone)


@lru_cache(maxsize=1 << 16)  # asked for with each pair, and the same few sources stand in many
def _one_origin(one: Origin, other: Origin) -> bool:
    return same_origin(one, other)


def one_origin(one: Facts, other: Facts) -> bool:
    """Whether both have one origin."""
    return one.origin.key == other.origin.key or _one_origin(one.origin, other.origin)


def near(facts: Facts) -> tuple[str, ...]:
    """The stems of the wording and of what stands beside it, which tell what "the figure" or "the company" is."""
    article, span = facts.known.article, facts.known.assertion.wording
    return _stems_near(article.id, article.text, span.start, span.end)


@lru_cache(maxsize=1 << 17)  # asked for with each pair; as a tuple half a kilobyte each, as a set four
def _stems_near(_article: str, text: str, start: int, end: int) -> tuple[str, ...]:
    return tuple(_stems(text[max(0, start - _BESIDE) : end + _BESIDE]))


def part_near(one: Facts, other: Facts, shared: frozenset[str]) -> float:
    """The share of the content words of one that are those of the other, the ``shared`` ones, or stand in or beside its
    wording."""
    rest = one.stems - shared
    beside = len(rest.intersection(near(other)))
    return (len(shared) + beside) / (len(one.stems) or 1) if rest else float(bool(shared))


def plain_shared(one: Facts, other: Facts) -> frozenset[str]:
    """Content words in both that are neither names nor the tags of counts."""
    return (one.stems & other.stems) - one.frames - one.named - other.named


def times_apart(one: Facts, other: Facts) -> bool:
    """Whether both say of when they speak, and it is not one time."""
    if one.days is None or other.days is None:
        return False
    return max((other.days[0] - one.days[1]).days, (one.days[0] - other.days[1]).days) > DAYS_APART


def scopes_differ(one: Facts, other: Facts) -> bool:
    """Whether one of them speaks of the whole and the other of a part."""
    return is_of_whole(one) != is_of_whole(other)


def is_of_whole(facts: Facts) -> bool:
    """Whether it says that it speaks of the whole."""
    return bool(_WIDE.search(facts.folded))


def shown(one: Facts, other: Facts) -> str:
    """Some of the words in common, as they stand in the text, for reasons."""
    both = sorted((s for s in one.stems & other.stems if s[0] != "~"), key=lambda t: (-len(t), t))
    spelled = (_as_spelled(s, other) or _as_spelled(s, one) or _term(s, one, other) for s in both)
    found = list(islice(dict.fromkeys(filter(None, spelled)), _SHOWN))
    return "“" + "”, “".join(found) + "”" if found else "little"


def _term(stemmed: str, one: Facts, other: Facts) -> str:
    """The term that has this stem."""
    return {stem(t): t for t in (*one.assertion.terms, *other.assertion.terms)}.get(stemmed, "")


def _as_spelled(stemmed: str, facts: Facts) -> str:
    """The first word with this stem in the wording, else around it; "" where there is none."""
    text, span = facts.known.article.text, facts.assertion.wording
    found = _spelled(facts.known.wording).get(stemmed)
    return found or _spelled(text[max(0, span.start - _AROUND) : span.end + _AROUND]).get(stemmed, "")


@lru_cache(maxsize=4_096)  # asked for with each relation of an assertion
def _spelled(text: str) -> Mapping[str, str]:
    """The words of a text by their stems, of one stem the first."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        found.setdefault(_stem_of(word), word)
    return found


@lru_cache(maxsize=1 << 15)  # asked for each word around each assertion that is related to others
def _stem_of(word: str) -> str:
    return stem(fold(word))
