"""Whether two assertions give the same number of the same thing, or different ones."""

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import Assertion, Quantity
from onrecord.relate.propositions.numerals import bound
from onrecord.relate.propositions.terms import plain_number, stem
from onrecord.relate.propositions.units import STATES, VALUED, is_part
from onrecord.text import fold, word_set, words

RARE, UNIQUE = 20, 100
"""From here on a number that is not round is seldom met twice by chance in one story; from UNIQUE on, hardly ever."""


CLOSE = 0.05
_INEXACT = 0.1
"""Shares of the larger number by which two may differ and be counts of one thing; or one number, put less exactly."""
_FALLEN, _RISEN = 0.3, 20.0
"""Times an earlier number below and above which a later one is of something else: a part of it, or a whole."""


def _stems(listed: str) -> frozenset[str]:
    return frozenset(stem(word) for word in word_set(listed))


# Nouns that count the same things, whatever the paper calls them.
_KINDS = (
    _stems("job position post role"),
    _stems("death dead body bodies fatality toll killed died"),
    _stems("injured injury wounded hurt"),
    _stems("arrested arrest detained detainee"),
    _stems("freed released rescued"),
    _stems("missing unaccounted"),
    _stems("truck lorry"),
    _stems("prisoner detainee captive inmate"),
    _stems("adult participant volunteer patient"),
    _stems("worker employee miner staff"),
    _stems("turnout crowd attendance marcher demonstrator protester"),
    _stems("home house"),
    _stems("% percent pct"),
    _stems("$ dollar dlrs usd"),
    _stems("€ euro eur"),
    _stems("£ pound gbp"),
    _stems("₹ rupee rs inr"),
    _stems("hectare ha"),
    _stems("kilometre kilometer km kms"),
    _stems("metre meter"),
    _stems("tonne ton tons"),
    _stems("kilogram kilogramme kilo kilos kg"),
)
# Any of these may be meant where one number is given twice, but two different numbers of them are of two things.
_PERSONS = _stems(
    """people person persons man men woman women child children resident inhabitant passenger guest victim soldier
    officer citizen refugee migrant civilian fighter rebel student voter toll body bodies dead death crowd turnout
    attendance worker employee miner staff prisoner detainee captive inmate adult participant volunteer patient marcher
    demonstrator protester loss job position post role trafficker camper casualty"""
) | _stems(" ".join(STATES))
_STATES = _stems(" ".join(STATES)) | _stems("death injury arrest fatality")
"""What becomes of people, who are counted as one or as another: the dead are not the injured."""
_DEAD = _KINDS[1]
_OTHERS = word_set("other others more further additional")
_MONEY = frozenset("$€£¥₹₽₩₺₴₦")
_ANY = _stems("figure number count total estimate sum level rate share tally")


_GREW = re.compile(
    r"\b(?:rose|risen|grew|grown|climb(?:ed|s)?|increased|jumped|swelled|swollen|(?:gone|went) up|dropped|fell|fallen|"
    r"declined) (?:\w+ )?to (?:\w+ ){0,2}\d"
)
""" "Has grown to 33": the number of before is not this one's rival."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two numbers of one thing, equal or different, and how to say it. ``one_kind``: their units say so themselves."""

    equal: bool
    one: Quantity
    other: Quantity
    one_kind: bool

    @property
    def told(self) -> str:
        """ "340 boats", or "340 boats against 90 boats"."""
        return told(self.one) if self.equal else f"{told(self.one)} against {told(self.other)}"

    @property
    def is_close(self) -> bool:
        """Whether both are large and nearly equal, as a first and a later count of one thing are."""
        a, b = sorted((self.one.value, self.other.value))
        return self.one_kind and a >= UNIQUE and b - a <= CLOSE * b

    @property
    def is_nearly_equal(self) -> bool:
        """Whether one of them may be the other, put less exactly."""
        a, b = sorted((self.one.value, self.other.value))
        return b - a <= _INEXACT * b

    @property
    def is_beside(self) -> bool:
        """Whether one of them alone counts others beside whom it names: "his mother and ten others", and eleven."""
        return _OTHERS.isdisjoint(words(self.one.unit)) != _OTHERS.isdisjoint(words(self.other.unit))

    @property
    def may_be_newer(self) -> bool:
        """Whether the first, said later, may be a newer count of what the second counts."""
        far = self.one.value and not _FALLEN <= self.one.value / (self.other.value or self.one.value) <= _RISEN
        return not far and not self.is_beside

    @property
    def is_unique(self) -> bool:
        """Whether the number alone all but says what it is of."""
        value = self.one.value
        return value >= 10 * UNIQUE or (value >= UNIQUE and value % 100 != 0)

    @property
    def is_rare(self) -> bool:
        """Whether the number is seldom met twice by chance."""
        return _is_rare(self.one.value)


def _is_rare(value: float) -> bool:
    return value >= UNIQUE or (value >= RARE and value % 10 != 0)


def is_telling(value: float) -> bool:
    """Whether it is rare and not round, so that its unit may be called anything: 212 and 24,000 are, 900 is not."""
    return _is_rare(value) and len(plain_number(value).strip("0")) > 1


def compare(a: Assertion, b: Assertion, *, one_frame: bool) -> Compared | None:
    """The numbers by which two assertions compare; None where they count nothing alike.

    A rare number in both outweighs others that differ. ``one_frame``: both tell of deaths, of jobs, of a crowd…
    """
    mine, theirs = counted(a), counted(b)
    if not mine or not theirs:
        return None
    equal = [(x, y) for x in mine for y in theirs if x.value == y.value and _may_be_one(x, y)]
    agreed = {id(q) for pair in equal for q in pair}
    bases = _wholes(a), _wholes(b)
    differing = next(
        (
            (x, y)
            for x in mine
            for y in theirs
            if y.value not in bases[0] and x.value not in bases[1]  # "11 of the 22" does not go against 22
            if is_part(x.unit) == is_part(y.unit)
            if x.value != y.value and not {id(x), id(y)} & agreed
            if one_kind(x, y) or (one_frame and _of_people(x, y))
        ),
        None,
    )
    if equal:
        x, y = max(equal, key=lambda pair: (_is_rare(pair[0].value), pair[0].value))
        if differing is None or _is_rare(x.value):
            return Compared(True, x, y, one_kind(x, y))
    return Compared(False, *differing, one_kind(*differing)) if differing is not None else None


def counted(assertion: Assertion) -> tuple[Quantity, ...]:
    """What it counts, without the whole that it counts a part of: in "22 of the 188 boats" the 22."""
    if len(assertion.quantities) < 2:
        return assertion.quantities
    found: list[Quantity] = []
    for quantity in assertion.quantities:  # in text order, so that a whole comes after the part that it stands in
        if not found or quantity.span.end > found[-1].span.end:
            found.append(quantity)
    return tuple(found)


def _wholes(assertion: Assertion) -> frozenset[float]:
    """The numbers of which it counts a part."""
    parts = counted(assertion)
    if len(parts) == len(assertion.quantities):
        return frozenset()
    return frozenset(q.value for q in assertion.quantities if q not in parts)


def told(quantity: Quantity) -> str:
    """A number with its unit, for reasons."""
    value, unit = quantity.value, quantity.unit
    number = f"{value:,.0f}" if value == int(value) else f"{value:,g}"
    if unit == "%" or (unit and unit[-1] in _MONEY):
        return f"{number}%" if unit == "%" else f"{unit}{number}"
    measure = bool(unit) and fold(unit).split()[-1] in VALUED
    return f"{unit} of {number}" if measure else f"{number} {unit}".strip()


def is_understood(quantity: Quantity, wording: str) -> bool:
    """Whether what is counted is told of before the wording, and not in it: "there were only 22,000"."""
    unit = quantity.unit
    return bool(unit) and not is_part(unit) and fold(unit) not in fold(wording) and head(unit) not in _STATES


def can_both_hold(compared: Compared, texts: tuple[str, str]) -> bool:
    """ "At least thirty" does not contradict 35, nor 2,391 a first count of 2,400; ``texts`` are what the spans cut."""
    one, other = compared.one, compared.other
    if compared.is_close:
        return True
    for low, high, text in ((one, other, texts[0]), (other, one, texts[1])):
        limit = bound(low.span.cut(text))
        if (limit == "least" and high.value >= low.value) or (limit == "most" and high.value <= low.value):
            return True
        if limit == "about" and abs(high.value - low.value) <= CLOSE * abs(low.value):
            return True
    return False


def grew(folded: str) -> bool:
    """Whether a number took the place of another: "has grown to 33" leaves the 14 of before as they were."""
    return bool(_GREW.search(folded))


@lru_cache(maxsize=1 << 14)  # asked with each pair of numbers that are compared
def head(unit: str) -> str:
    """The stem of the noun that a unit ends on, or the sign of the money; "" for no unit."""
    if unit and unit[-1] in _MONEY:
        return fold(unit).removeprefix("us")
    parts = words(unit)
    return stem(parts[-1]) if parts else unit


def one_kind(x: Quantity, y: Quantity) -> bool:
    """Whether both count one kind of thing by what their units say."""
    if not x.unit or not y.unit:
        return False
    a, b = head(x.unit), head(y.unit)
    return a == b or any(a in kind and b in kind for kind in _KINDS)


def _of_people(x: Quantity, y: Quantity) -> bool:
    people = all(not q.unit or head(q.unit) in _PERSONS | _ANY for q in (x, y))
    return people and not all(head(q.unit) in _STATES for q in (x, y))


def are_dead(x: Quantity, y: Quantity) -> bool:
    """Whether one of two numbers of people counts the dead, or does not say whom: "82 were killed"."""
    return any(not q.unit or head(q.unit) in _DEAD for q in (x, y))


def _may_be_one(x: Quantity, y: Quantity) -> bool:
    """Whether two equal numbers may count one thing; a missing unit, and one like "figure", is open."""
    if (x.unit == "%") != (y.unit == "%"):
        return False
    if not x.unit or not y.unit or one_kind(x, y) or is_telling(x.value):
        return True  # what is counted has many names: "212 families", "212 households"
    a, b = head(x.unit), head(y.unit)
    return a in _ANY or b in _ANY or (a in _PERSONS and b in _PERSONS and not (a in _STATES and b in _STATES))
