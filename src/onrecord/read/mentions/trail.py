"""Who has been mentioned so far, sentence by sentence: what later words can refer back to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model import EntityKind, Kind
from onrecord.read.mentions.entities import Group
from onrecord.read.mentions.lexicon import FEMININE, GIVEN_HE, GIVEN_SHE, MASCULINE
from onrecord.read.mentions.page import Page, Range

_RUNNING = frozenset({Kind.TITLE, Kind.DEK, Kind.SUBHEAD, Kind.TEXT})
_MOST_STEPS = 400
"""Mentions looked back over; keeps a page of nothing but names from costing its square."""


@dataclass(frozen=True, slots=True)
class Step:
    """A mention as something to refer back to. ``head`` is its syntactic head word; ``group`` numbers its entity."""

    words: Range
    head: int
    group: int
    sentence: int


@dataclass
class Trail:
    """The mentions of an article in text order, growing as references are settled."""

    page: Page
    groups: Sequence[Group]
    steps: dict[int, list[Step]] = field(default_factory=dict)
    gender: dict[int, str] = field(default_factory=dict)
    named_at: dict[int, int] = field(default_factory=dict)  # head words of all names, those to come included
    newcomers: Sequence[int] | None = None  # words by which somebody without a name is brought in, once looked for

    def __post_init__(self) -> None:
        page = self.page
        self._stream: list[int] = []
        self._order: list[int] = []
        counts: dict[int, int] = {}
        for sentence in page.sentences:
            # A caption or a post does not take part in the running text's "he" and "she", nor the other way round.
            stream = 0 if sentence.kind in _RUNNING else sentence.block + 1
            self._stream.append(stream)
            self._order.append(counts.get(stream, 0))
            counts[stream] = counts.get(stream, 0) + 1
        for number, group in enumerate(self.groups):
            if group.kind is EntityKind.PERSON:
                gender = _gender_of(group)
                if gender:
                    self.gender[number] = gender

    def add(self, words: Range, group: int) -> None:
        """Note a mention behind all that have been noted."""
        step = Step(words, self.head_of(words), group, self.page.sentence_at[words[0]])
        self.steps.setdefault(self._stream[step.sentence], []).append(step)

    def head_of(self, words: Range) -> int:
        """The word of a range whose head lies outside it; the noun that it names in "the owner, Ann Lee"."""
        for i in range(*words):
            word = self.page.words[i]
            if not words[0] <= word.head < words[1] or word.head == i:
                return word.head if word.dep == "appos" and self.page.words[word.head].tag == "NN" else i
        return words[1] - 1

    def back(self, word: int, *, sentences: int) -> Iterator[tuple[Step, int]]:
        """Mentions before a word, latest first, each with how many sentences back it is."""
        here = self.page.sentence_at[word]
        steps = self.steps.get(self._stream[here], [])
        for step in reversed(steps[-_MOST_STEPS:]):
            distance = self._order[here] - self._order[step.sentence]
            if distance > sentences:
                return
            if step.words[1] <= word:
                yield step, distance

    def role_of(self, step: Step) -> str:
        """The dependency label of a mention."""
        return self.page.words[step.head].dep


def _gender_of(group: Group) -> str:
    """Either "he" or "she" where a title tells, or failing that a given name that leaves little doubt."""
    words = group.titles | group.roles
    he, she = bool(words & MASCULINE), bool(words & FEMININE)
    if he != she:
        return "he" if he else "she"
    given = group.name.lower().split()[0] if " " in group.name else ""
    return "he" if given in GIVEN_HE else "she" if given in GIVEN_SHE else ""
