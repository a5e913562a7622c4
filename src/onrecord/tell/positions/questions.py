"""What statements are about: those on one matter brought together, whatever each of them says of it."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from onrecord.english import WEEKDAYS
from onrecord.model import Span
from onrecord.relate.events.lexicon import NOUNS, SAME
from onrecord.relate.propositions.terms import plain_number, stem
from onrecord.tell.positions.matters import WHOLE, Directions, Matter, Pairs, Vector, grown, likeness
from onrecord.tell.positions.puts import Put
from onrecord.tell.positions.stances import Group, Taking
from onrecord.tell.story import Story
from onrecord.tell.story.by_parts import Parts
from onrecord.tell.story.sides import vector_of
from onrecord.text import joined, word_spans, words
from onrecord.vectors import SIZE

_ALIKE = 0.51
"""Mean likeness of two groups of statements from which they are on one matter."""
_RELATED = 0.43
"""The same where the record holds that one repeats, contradicts or revises the other."""
_ONE_THING = 0.56
"""The same for two statements of one actor that share only one word of content, and nothing around it."""
_FEWEST = 2
"""Words of content, names left out, that two statements on one matter have in common."""
_RARE = 12
"""Rarest features by which statements on one matter are looked for."""
_CONTEXT = 0.3
"""Weight of a word that stands in the sentence but not in the wording, as against one of the wording."""
_NAME = 1.0
"""Weight of a name as against a word."""
_NEAR = 3
"""Blocks before a refusal without words of its own in which the matter it refuses to speak of is looked for."""

_STEM = 5
"""Letters of a name by which a place and its people are known for one."""
_LONE = 0.35
"""Weight of a word that no other statement has: it tells statements apart, and can bring none together."""
_SHORTEST, _LONGEST = 4, 32
"""Words of a wording that can stand for its matter."""
_POINTING = re.compile(r"[\"“‘]?(?:he|she|it|they|we|i|you|this|these|those|such|his|her|its|their)\b", re.IGNORECASE)

_REFUSING = frozenset("comment request respond response answer question decline refuse remark reply interview".split())
# Words of one matter that news uses for one another, besides the verbs and nouns of events.
_MATTERS = {
    "~force": "troop troops soldier soldiers force forces army military marines infantry serviceman servicemen",
    "~cost": "cost costs price bill sum expense",
    "~pay": "pay paid payment payments",
    "~talk": "talk talks negotiation negotiations dialogue",
    "~vote": "vote votes ballot poll polls election elections",
    "~truce": "truce ceasefire armistice",
    "~job": "job jobs position positions post posts redundancy redundancies layoff layoffs",
    "~death": "death deaths dead died toll fatality fatalities victim victims",
}
_SHORT = {"us": "united-states", "uk": "united-kingdom", "eu": "european-union", "un": "united-nations"}
_MATTER_OF = {word: matter for matter, listed in _MATTERS.items() for word in listed.split()}
_EMPTY = frozenset(
    "the and that this with from for was were has have had been will would after before their its his her they them "
    "which who whom into over under than then also said says saying say about between being are not but she you our "
    "out any all can could may might must should shall does did done there here what when where while more most other "
    "such some one two three only very just now still yet because until since against among own same both each many "
    "much how why whether these those him your yours ours it's we'll he's she's that's told tell tells added adds new "
    "made make makes take took taken get got give gave given put way well too let week "
    "month year day time today yesterday tomorrow people".split()
).union(WEEKDAYS)


@dataclass(frozen=True, slots=True)
class Grouped:
    """The statements on one matter, in order of saying; ``head`` is the one that words it best."""

    members: tuple[Group, ...]
    head: Group


def questions(story: Story, found: Sequence[Group]) -> Parts[list[Grouped]]:
    """Matters on which several actors, or one on several days, say something; each statement belongs to one at most.

    Average-link clustering by cosine of weighted words, closest pairs first, ties by id, so that the order of articles
    does not matter; pairs are looked up by their rarest words. A refusal to comment that does not say on what goes
    with what names whoever refuses before it in its article, else with what stands there, and is left out where nothing
    does.
    """
    spoken = [group for group in found if not is_bare(group)]
    features = _Features(story, spoken)
    yield 0, 1
    all_ = yield from grown(features, _relations(story, spoken))
    matters = [m for m in all_ if _is_told([spoken[i] for i in m.members])]
    home = {i: n for n, matter in enumerate(matters) for i in matter.members}
    members = [[spoken[i] for i in matter.members] for matter in matters]
    before = _before({i: spoken[i] for i in home})
    for group in found:
        if is_bare(group) and (place := _said_before(story, group, before, spoken=spoken)) is not None:
            members[home[place]].append(group)
    heads = [_head(features, matter, spoken) for matter in matters]
    return [
        Grouped(tuple(sorted(groups, key=lambda g: g[0].key)), head)
        for groups, head in zip(members, heads, strict=True)
    ]


def _is_told(groups: Sequence[Group]) -> bool:
    """Whether there is more than one stance to compare."""
    return len({g[0].actor.key for g in groups}) > 1 or len({g[0].assertion.said for g in groups}) > 1


def content_of(taking: Taking) -> frozenset[str]:
    """What an assertion speaks of, as words that mean one thing for another, names left out."""
    named = {w for e in taking.assertion.entities for w in words(e.partition(":")[2].replace("-", " "))}
    text = taking.recorded.article.text
    said = {
        w for a in taking.chain for span in (*a.source, *a.cue) if span in taking.wording for w in words(span.cut(text))
    }
    numbers = {plain_number(q.value) for q in taking.assertion.quantities}
    told = (t for t in taking.assertion.terms if t not in numbers | said | _EMPTY and _tells(t))
    return frozenset(concept(t) for t in told if t not in named or t in _MATTER_OF)


def names_of(key: str) -> set[str]:
    """A name as features: a person by the last part, "Norland" and "Norlanders" by what they begin with."""
    kind, _, name = key.partition(":")
    parts = name.lstrip("~").split("-")
    if kind == "person":
        return {f"@{parts[-1]}"}
    full = "-".join(_SHORT.get(part, part) for part in parts)
    lead = "united-states" if full.startswith("united-states") else ""
    return {f"@{lead}"} if lead else {f"@{part[:_STEM]}" for part in full.split("-") if len(part) > 2}


def _tells(term: str) -> bool:
    """Whether a term is neither a number nor an abbreviation nor too short."""
    return len(term) > 2 and not term.replace(".", "").isdigit() and term[1] != "."


@lru_cache(maxsize=1 << 16)
def concept(word: str) -> str:
    """One word for those of one meaning: "dispatch", "deployment" and "send"; "troops" and "army"."""
    for form in (word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("ing")):
        if form in _MATTER_OF:
            return _MATTER_OF[form]
        verb = NOUNS.get(form, form)
        verb = SAME.get(verb, verb)
        if verb != form:
            return stem(verb)
    return stem(word)


class _Features:
    """What each statement is compared by: its words, its names and, more lightly, the rest of its sentence."""

    def __init__(self, story: Story, spoken: Sequence[Group]) -> None:
        self._story = story
        self.content = [frozenset().union(*(content_of(t) for t in group)) for group in spoken]
        self.actors = [group[0].actor.key for group in spoken]
        self.names = [self._names(group) for group in spoken]
        raw = [self._raw(group, content) for group, content in zip(spoken, self.content, strict=True)]
        self.spread = Counter(f for features in raw for f in features)
        self._whole = len(raw)
        self.vectors = [self._unit(features) for features in raw]
        self.directions = np.array([_direction(group[0]) for group in spoken], np.int32).reshape(-1, SIZE)
        self.rarest = [
            sorted(v, key=lambda f: (self.spread[f], f))[:_RARE] for v in self.vectors
        ]  # fmt: skip

    def alone(self, place: int) -> Matter:
        """A statement as a matter of its own."""
        return Matter([place], dict(self.vectors[place]), self.directions[place])

    def least(self, one: int, other: int, *, held: bool) -> float | None:
        """How alike two statements must be to be on one matter; None where what they share may be chance."""
        shared = len(self.content[one] & self.content[other])
        names = len(self.names[one] & self.names[other])
        names += bool(names) and self.actors[one] == self.actors[other]
        if shared < _FEWEST and not (shared and names):
            # One actor on one thing that is most of what they say: "no plan to close it", "closing the bridge".
            if not shared or self.actors[one] != self.actors[other]:
                return None
            around = len(self.vectors[one].keys() & self.vectors[other].keys())
            return _ALIKE if around >= _FEWEST else _ONE_THING
        return _RELATED if held or (shared and names >= _FEWEST) else _ALIKE

    def _names(self, group: Group) -> frozenset[str]:
        keys = {self._story.entity(key) for t in group for key in t.assertion.entities}
        return frozenset(f for key in keys - {group[0].actor.key} for f in names_of(key))

    def _raw(self, group: Group, content: frozenset[str]) -> Vector:
        found: Vector = dict.fromkeys(content, 1.0) | dict.fromkeys(self._names(group), _NAME)
        for word in _sentence(group[0]):
            found.setdefault(word, _CONTEXT)
        return found

    def _unit(self, features: Mapping[str, float]) -> Vector:
        weighed = {
            f: w * math.sqrt(math.log(1 + self._whole / self.spread[f])) * (_LONE if self.spread[f] == 1 else 1.0)
            for f, w in features.items()
        }
        length = math.sqrt(math.fsum(w * w for w in weighed.values())) or 1.0
        return {f: w / length for f, w in weighed.items()}


def _direction(taking: Taking) -> Directions:
    """Where the sentence lies in which a statement begins; zeros where it says nothing."""
    vector = np.frombuffer(vector_of(taking.recorded, taking.assertion), np.int8).astype(np.float64)
    length = np.sqrt(vector @ vector)
    return np.rint(vector * (WHOLE / length)).astype(np.int32) if length else np.zeros(SIZE, np.int32)


def _sentence(taking: Taking) -> list[str]:
    """Words of content of the sentence that the wording stands in, beside those of the wording."""
    text, span = taking.recorded.article.text, taking.wording
    sentences = taking.recorded.sentences
    at = max(0, bisect_right(sentences, span.start, key=lambda s: s.span.start) - 1)
    around = [s.span for s in sentences[at : at + 3] if s.span.overlaps(span)][:2]
    outside = (w for s in around for w in word_spans(text, s.start, s.end) if not w.overlaps(span))
    spelled = (w.cut(text).lower().removesuffix("'s").removesuffix("’s") for w in outside if not _is_name(text, w))
    return [concept(w) for w in spelled if w not in _EMPTY and _tells(w)]


def _is_name(text: str, span: Span) -> bool:
    return text[span.start].isupper()


def _relations(story: Story, spoken: Sequence[Group]) -> Pairs:
    """Pairs of statements that the record holds to stand to each other in some way."""
    place = {t.assertion.id: n for n, group in enumerate(spoken) for t in group}
    held = story.relations
    at = np.array([place.get(i, -1) for i in held.ids], np.int64)
    low, high = np.sort((at[held.one], at[held.other]), axis=0)
    told = (low >= 0) & (low < high)
    return np.unique(low[told] * len(spoken) + high[told])


def is_bare(group: Group) -> bool:
    """Whether it only refuses, without a word on what: "declined to comment"."""
    first = group[0]
    if first.put is not Put.SILENT:
        return False
    source = joined(first.teller.source, first.recorded.article.text)
    own = {concept(w) for w in words(f"{first.actor.name} {source}")}
    return not content_of(first) - {concept(w) for w in _REFUSING} - own


def _before(spoken: Mapping[int, Group]) -> dict[str, list[tuple[int, int]]]:
    """For each article where statements stand in it, with their places."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for n, group in spoken.items():
        for taking in group:
            found[taking.recorded.article.id].append((taking.wording.start, n))
    return {article: sorted(held) for article, held in found.items()}


def _said_before(
    story: Story, group: Group, before: Mapping[str, list[tuple[int, int]]], *, spoken: Sequence[Group]
) -> int | None:
    """The statement near before a refusal in its article that names who refuses, else the last one near it."""
    taking = group[0]
    held = before.get(taking.recorded.article.id, [])
    here = _block(taking, taking.wording.start)
    at = bisect_left(held, (taking.wording.start, -1))
    near = [n for start, n in reversed(held[:at]) if here - _block(taking, start) <= _NEAR]

    def names(n: int) -> bool:
        actor = taking.actor.key
        told = (t for t in spoken[n] if t.actor.key != actor)
        return any(story.entity(key) == actor for t in told for key in t.assertion.entities)

    return next((n for n in near if names(n)), next(iter(near), None))


def _block(taking: Taking, offset: int) -> int:
    blocks = taking.recorded.article.blocks
    return bisect_right(blocks, offset, key=lambda b: b.span.start)


def _head(features: _Features, matter: Matter, spoken: Sequence[Group]) -> Group:
    """The statement whose words stand best for the matter: fit to be read alone, and central to it."""

    def rank(i: int) -> tuple[tuple[bool, bool, bool], float, int]:
        return _unfit(spoken[i][0]), -likeness(features.alone(i), matter), i

    return spoken[min(matter.members, key=rank)]


def _unfit(taking: Taking) -> tuple[bool, bool, bool]:
    """What makes a wording a poor name for its matter: a silence, too few or too many words, a word for another."""
    count = len(words(taking.words))
    shown = taking.words
    cut = shown.count("“") != shown.count("”") or shown.count('"') % 2 == 1
    pointing = bool(_POINTING.match(shown))
    return taking.put is Put.SILENT, not _SHORTEST <= count <= _LONGEST or cut, pointing
