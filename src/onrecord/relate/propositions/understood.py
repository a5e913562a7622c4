"""What a number counts that stands without its noun, where its sentence or the one before says it plainly.

"There were only 22,000", right after "eighty thousand people": people. Where two things may be meant, it is left open:
a number of the wrong thing would stand against numbers that are right.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Quantity, Sentence, Word
from onrecord.relate.propositions.numerals import MEASURES, METRIC, Run
from onrecord.relate.propositions.units import OPEN, VALUED, part_of
from onrecord.text import fold, stem, word_set
from onrecord.text import words as words_of

_NEAR_SENTENCES, _NEAR_BLOCKS = 2, 1
"""How far back a thing is looked for that a number is of; a paragraph is often but one sentence."""
_DEFINITE_SENTENCES = 6
"""The same for "the 23" after "23 men"."""
_TIMES = 10.0
"""Two numbers of one thing are seldom further apart than this factor."""
_SPANS = word_set("second minute hour day night week weekend month quarter year decade century season time")
"""What is counted beside anything else, and is not what a number without a noun is of."""
_MEASURED = word_set(
    "metre meter kilometre kilometer mile foot feet inch yard hectare acre litre liter tonne ton degree knot"
)
"""Of so much of these no number is a part."""
_LINK = re.compile(
    r"^(?: ?(?:in|on|at|of|after|before|since|for|last|this|a|the|per|each|now) [\w ]{1,24})?[,;(]?[ –—-]*"
    r"(?:and |but |is |was |were )?(?:up |down |compared |as compared |as opposed |higher |lower |more |fewer |less |"
    r"rising |falling |growing |rather |instead )?(?:from|against|to|than|versus|vs\.?|with|of|not|nor|or)"
    r"(?: (?:an? \w+ of|the|just|only|some|about|around|an? \w+))* $"
)
"""What stands between two numbers of one thing: "40 boats, up from 25", "12 boats, not 9"."""
_LETTER = re.compile(r"\d ?[mk]\b")
_HELD_AGAINST = re.compile(
    r"\b(?:(?:up|down|raised|risen|fallen|increased|lowered|cut) from|compared (?:with|to)|(?:as )?against|versus|"
    r"rather than|instead of)(?: (?:the|just|only|some|about|around))* $"
)
"""What stands before a number that is held against another of the sentence."""
_RANGE = re.compile(r"^ ?(?:to|or|and|but|-|–) ?$")
_GIVES = word_set(
    "say count claim estimate reckon report give make insist admit offer ask demand want promise propose get"
)
"""Verbs behind which a number alone is a number of what was spoken of."""
_SAYS = word_set("say claim insist reckon report")
_SPEAKS = word_set("speak know write talk tell admit hear think")
_BEHIND = word_set("of to for with")
_SETS = word_set("put place set estimate reckon give")
_IT = word_set("it that this them they these those")
_THEM = word_set("them these those")
_WHICH = word_set("which whom")
_ALL = word_set("the all these those")
_REST = word_set("other others remaining rest")
_OTHERWISE = word_set("in of more few less times and or to")
"""Words behind "two" in what is no count of those before: "two in five", "two more than"."""
_FEWEST = 4
"""A number below which "the two" or "all three" may be anybody."""
_OBJECTS = frozenset({"dobj", "attr", "ccomp", "oprd", "acomp"})
_OWN = frozenset({"relcl", "acl", "prep"})
_BACK, _LIST, _LEAD = 15, 4, 40
"""Words around a verb or a noun in which what hangs on it is looked for, words before a comma for a plural, and
characters before a number for what it is held against."""


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity with the words that spell its number."""

    run: Run
    quantity: Quantity


def understood(
    text: str, words: Sequence[Word], told: Sequence[tuple[Sentence, Sequence[Found]]]
) -> tuple[Quantity, ...]:
    """All quantities of an article in text order, from those of each sentence, with what they count filled in."""
    known: list[tuple[Sentence, list[Quantity]]] = []
    for sentence, found in told:
        here: list[Quantity] = []
        for at, one in enumerate(found):
            near = _Near(text, words, sentence, here, known)
            unit = one.quantity.unit
            if unit not in one.quantity.span.cut(text) or not unit:
                unit = _of_next(text, found, at) or unit
            if _is_open(unit):
                unit = near.beside(one) or near.before(one) or unit
            here.append(near.of_one_scale(found[at : at + 2]) or replace(one.quantity, unit=unit))
        known.append((sentence, here))
    return tuple(q for _, some in known for q in some)


def _is_open(unit: str) -> bool:
    return not unit or fold(unit).split()[-1] in OPEN


def _of_next(text: str, found: Sequence[Found], at: int) -> str:
    """In a range or a pair ("10 to 15 rowers") the first number counts what the second counts."""
    for one, other in zip(found[at:], found[at + 1 :], strict=False):
        between = fold(text[one.quantity.span.end : other.quantity.span.start])
        if not _RANGE.match(between):
            return ""
        if other.quantity.unit:
            return other.quantity.unit
    return ""


@dataclass(frozen=True, slots=True)
class _Near:
    """What stands before a number: ``here`` in its own sentence, ``known`` in those before."""

    text: str
    words: Sequence[Word]
    sentence: Sentence
    here: Sequence[Quantity]
    known: Sequence[tuple[Sentence, Sequence[Quantity]]]

    def beside(self, one: Found) -> str:
        """What another number of the same sentence counts, that this one is held against or is a part of."""
        if self.here:
            last = self.here[-1]
            between = fold(self.text[last.span.end : one.quantity.span.start])
            if not _is_open(last.unit) and _LINK.match(between + " "):
                return last.unit
        of = self._of(one)
        if of in _THEM | _WHICH or self._is_rest(one):
            return self._just_named(one) or _part_of(self.here[-1:] if of in _WHICH else self.here, one.quantity.value)
        held = _HELD_AGAINST.search(fold(self.text[: one.quantity.span.start][-_LEAD:]) + " ")
        if held or self._is_given(one):
            return _one_thing(self.here, like=one.quantity.value)
        if self._is_subject(one):
            return _part_of(self.here, one.quantity.value)
        return ""

    def of_one_scale(self, found: Sequence[Found]) -> Quantity | None:
        """ "35m crowns, up from 30m", "35m to 40m crowns": what looks like metres is millions beside millions."""
        one = found[0].quantity
        letter = fold(one.unit).rstrip(".")
        if letter not in METRIC:
            return None
        for other in (*self.here[-1:], *(f.quantity for f in found[1:])):
            first, second = sorted((one.span, other.span))
            between = fold(self.text[first.end : second.start])
            scaled = other.value >= METRIC[letter] and _LETTER.search(other.span.cut(self.text))
            if scaled and (_LINK.match(between + " ") if second == one.span else _RANGE.match(between)):
                return Quantity(one.value * METRIC[letter], other.unit, one.span)
        return None

    def before(self, one: Found) -> str:
        """What was counted right before, where this number can be of nothing else."""
        value = one.quantity.value
        if any(not _is_open(q.unit) and not _is_span(q.unit) for q in self.here):
            return ""
        of = self._of(one)
        if of in _THEM:
            return _part_of(self._last(), value)
        if self._is_rest(one):
            return _part_of([q for _, some in self.known[-_NEAR_SENTENCES:] for q in some], value)
        if self._is_given(one) or self._is_there(one) or self._is_it(one) or self._is_figure(one):
            return _one_thing(self._last(), like=value) or self._asked()
        if self._is_subject(one):
            return _part_of(self._last(), value)
        if of or value < _FEWEST or not self._is_definite(one):
            return ""
        near = [q for _, some in self.known[-_DEFINITE_SENTENCES:] for q in some if q.value == value]
        return _one_thing(near)

    def _just_named(self, one: Found) -> str:
        """The many of whom it tells how many they are: "the masks, all forty of them"."""
        lead = self.text[: one.quantity.span.start].removesuffix("all ").rstrip()
        if not lead.endswith(",") or self._of(one) not in _THEM:
            return ""
        at = bisect_left(self.words, len(lead) - 1, key=lambda w: w.span.start) - 1
        near = range(max(self.sentence.words[0], at - _LIST), at + 1)
        return next((self.words[i].span.cut(self.text) for i in reversed(near) if self.words[i].tag == "NNS"), "")

    def _last(self) -> Sequence[Quantity]:
        """The quantities of the last sentence near that has any."""
        for sentence, some in reversed(self.known[-_NEAR_SENTENCES:]):
            if some and self.sentence.block - sentence.block <= _NEAR_BLOCKS:
                return some
        return ()

    def _asked(self) -> str:
        """What the question right before asks the number of: "How many people?"."""
        if not self.known:
            return ""
        first, last = self.known[-1][0].words
        for i in range(first, last - 1):
            if self.words[i].lemma == "how" and self.words[i + 1].lemma == "many":
                noun = self.words[i + 1].head
                return self.words[noun].span.cut(self.text) if self.words[noun].tag == "NNS" else ""
        return ""

    def _of(self, one: Found) -> str:
        """The pronoun in "two of them"; "" for none."""
        at = one.run.last + 1
        if at + 1 >= self.sentence.words[1] or self.words[at].lemma != "of":
            return ""
        return fold(self.words[at + 1].span.cut(self.text))

    def _lead(self, one: Found) -> str:
        at = one.run.first - 1
        return fold(self.words[at].span.cut(self.text)) if at >= self.sentence.words[0] else ""

    def _is_rest(self, one: Found) -> bool:
        """ "The other three", with no noun behind."""
        return self._lead(one) in _REST and not one.quantity.unit

    def _is_definite(self, one: Found) -> bool:
        return self._lead(one) in _ALL and not one.quantity.unit

    def _verb(self, one: Found) -> Word:
        return self.words[self.words[one.run.last].head]

    def _has(self, verb: int, deps: Iterable[str], *, lemmas: frozenset[str]) -> bool:
        near = range(max(self.sentence.words[0], verb - _BACK), min(self.sentence.words[1], verb + _BACK))
        return any(
            self.words[i].head == verb
            and self.words[i].dep in deps
            and fold(self.words[i].span.cut(self.text)) in lemmas
            for i in near
        )

    def _is_given(self, one: Found) -> bool:
        """Whether a number is all that somebody gives: "the ministry says nine hundred", "22,000, say the police"."""
        number, verb = self.words[one.run.last], self._verb(one)
        if one.quantity.unit or self._of(one):
            return False
        if number.dep == "nsubj" and verb.lemma in _SAYS and number.head > one.run.last:
            return self.words[one.run.last + 1].lemma in {",", "”", '"'}
        if number.dep == "pobj" and verb.lemma in _BEHIND:
            return self.words[verb.head].lemma in _GIVES | _SPEAKS
        return number.dep in _OBJECTS and verb.lemma in _GIVES and number.head < one.run.first

    def _is_subject(self, one: Found) -> bool:
        """ "Nine had defective brakes", after 22 coaches."""
        number = self.words[one.run.last]
        alone = one.run.first == self.sentence.words[0] or self.words[one.run.first - 1].lemma in {
            ",",
            ";",
            "and",
            "“",
            '"',
        }
        behind = self.words[one.run.last + 1].lemma if one.run.last + 1 < self.sentence.words[1] else ""
        subject = number.dep in {"nsubj", "nsubjpass"} and number.head > one.run.last and behind not in _OTHERWISE
        return alone and subject and not one.quantity.unit

    def _is_there(self, one: Found) -> bool:
        """ "There were only 22,000"."""
        number = self.words[one.run.last]
        near = self.words[max(self.sentence.words[0], one.run.first - _BACK) : one.run.first]
        there = any(w.tag == "EX" and w.head == number.head for w in near)
        return number.dep == "attr" and there and not one.quantity.unit and not self._of(one)

    def _is_it(self, one: Found) -> bool:
        """ "Police put it at 900", "last year it was 19 million"."""
        number, verb = self.words[one.run.last], self._verb(one)
        if one.quantity.unit:
            return False
        if number.dep == "pobj" and verb.lemma in {"at", "as"}:
            return self.words[verb.head].lemma in _SETS and self._has(verb.head, {"dobj", "nsubjpass"}, lemmas=_IT)
        return number.dep == "attr" and verb.lemma == "be" and self._has(number.head, {"nsubj"}, lemmas=_IT)

    def _is_figure(self, one: Found) -> bool:
        """Whether it is "the figure" or "the number" of something that was said before."""
        if not one.quantity.unit:
            return False
        first = max(self.sentence.words[0], one.run.first - _BACK)
        noun = next((i for i in range(one.run.first - 1, first - 1, -1) if self.words[i].lemma in OPEN), None)
        if noun is None:
            return False
        own = range(noun + 1, min(self.sentence.words[1], noun + _BACK))
        return not any(self.words[i].head == noun and self.words[i].dep in _OWN and i + 1 != one.run.first for i in own)


def _is_span(unit: str) -> bool:
    parts = words_of(unit)
    return bool(parts) and (parts[-1] in _SPANS or parts[-1].removesuffix("s") in _SPANS)


def _one_thing(some: Iterable[Quantity], *, like: float | None = None) -> str:
    """What all of the quantities count that are near a number; "" where that is nothing or not one thing."""
    near = (q for q in some if like is None or max(q.value, like) <= _TIMES * min(q.value, like))
    units = [q.unit for q in near if not _is_open(q.unit) and not _is_span(q.unit)]
    return units[-1] if len({stem(fold(unit).split()[-1]) for unit in units}) == 1 else ""


def _part_of(some: Iterable[Quantity], value: float) -> str:
    """What a number is of as a part, told as one: "of the boats"; "" where that is nothing or not one thing."""
    whole = _one_thing(q for q in some if q.value > value and q.value.is_integer() and not _is_measured(q.unit))
    return part_of(whole) if whole and words_of(whole)[-1] not in VALUED else ""


def _is_measured(unit: str) -> bool:
    parts = words_of(unit)
    return not parts or parts[-1] in MEASURES or parts[-1].removesuffix("s") in _MEASURED
