"""What two assertions must have for anything to be shown between them.

Each rule is one that ``relate.pairs.grounds`` cannot do without: of most pairs it is seen here that nothing is found,
and for a contradiction, which of all the relations of a story is the rarest, of all pairs at once.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Assertion, Modality, Polarity, Standing
from onrecord.record import STANDINGS
from onrecord.relate.pairs.numbers import counted
from onrecord.relate.propositions.moods import AHEAD
from onrecord.relate.propositions.set_off import numbers_denied
from onrecord.tell.story.story import Located, Story

_PUT_AS_SO = frozenset({Modality.ASSERTED, Modality.DENIED})
_TO_COME = frozenset({Modality.PLANNED, Modality.PREDICTED})
_A_DAY = len("2027-03-04")
_CONTRADICTS = STANDINGS.index(Standing.CONTRADICTS)


def may_show(one: Assertion, other: Assertion) -> bool:
    """Whether there is anything in two assertions by which they could stand otherwise than alike."""
    return _counts_apart(one, other) or _may_be_done(one, other) or _may_oppose(one, other)


def sets_right(one: Located, other: Located) -> bool:
    """Whether one of two says that a number which the other gives is not the one."""
    ways = ((one, other), (other, one))
    return any(b.assertion.quantities and not numbers_denied(a.words).isdisjoint(_values(b.assertion)) for a, b in ways)


def may_contradict(one: Assertion, other: Assertion) -> bool:
    """Whether two assertions are of a sort that can contradict each other.

    Of what is put as so one must be denied or negated and the other not; or both, on somebody's word and not on two
    days, give numbers of which none is in common.
    """
    if one.modality not in _PUT_AS_SO or other.modality not in _PUT_AS_SO:
        return False
    if _may_oppose(one, other):
        return True
    if one.modality is not other.modality or not (one.attribution and other.attribution):
        return False
    if one.said != other.said and len(one.said) == len(other.said) == _A_DAY:
        return False  # the later number takes the place of the other
    return _counts_apart(one, other)


def _counts_apart(one: Assertion, other: Assertion) -> bool:
    """Whether both give numbers, alike denied and alike ahead, and none in common."""
    if not (one.quantities and other.quantities) or one.polarity is not other.polarity:
        return False
    return (one.modality in AHEAD) == (other.modality in AHEAD) and _values(one).isdisjoint(_values(other))


def _may_be_done(one: Assertion, other: Assertion) -> bool:
    """Whether one puts as so, not at the same time, what the other puts as to come."""
    if one.polarity is not other.polarity or not one.said or not other.said or one.said == other.said:
        return False
    ways = ((one, other), (other, one))
    return any(a.modality is Modality.ASSERTED and b.modality in _TO_COME for a, b in ways)


def _may_oppose(one: Assertion, other: Assertion) -> bool:
    """Whether of two things put as so, one of them on somebody's word, one is denied or negated, and only once."""
    if one.modality not in _PUT_AS_SO or other.modality not in _PUT_AS_SO or _against(one) + _against(other) != 1:
        return False
    return bool(one.attribution or other.attribution)


def _against(assertion: Assertion) -> int:
    """In how many ways it says no."""
    return (assertion.modality is Modality.DENIED) + (assertion.polarity is Polarity.NEGATIVE)


def _values(assertion: Assertion) -> frozenset[float]:
    return frozenset(q.value for q in counted(assertion))


def able_to_contradict(story: Story) -> NDArray[np.bool_]:
    """Of each relation of a story whether it contradicts, or is of two assertions that can: ``may_contradict``."""
    held = story.relations
    put = [story.assertions[i].assertion for i in held.ids]
    one, other = held.one, held.other

    def both(told: Sequence[bool]) -> NDArray[np.bool_]:
        flags = np.array(told, np.bool_)
        return flags[one] & flags[other]

    def same(told: Sequence[str]) -> NDArray[np.bool_]:
        numbers = {each: number for number, each in enumerate(dict.fromkeys(told))}
        codes = np.array([numbers[each] for each in told], np.int32)
        return np.asarray(codes[one] == codes[other], np.bool_)

    against = np.fromiter(map(_against, put), np.int8, len(put))
    told_by = np.fromiter((a.attribution is not None for a in put), np.bool_, len(put))
    opposed = (against[one] + against[other] == 1) & (told_by[one] | told_by[other])
    counting = both([a.attribution is not None and bool(a.quantities) for a in put])
    counting &= same([a.modality for a in put]) & same([a.polarity for a in put])
    counting &= same([a.said for a in put]) | ~both([len(a.said) == _A_DAY for a in put])
    able = (opposed | counting) & both([a.modality in _PUT_AS_SO for a in put])
    rows = np.flatnonzero(able & counting)  # of which all is seen already but whether they count apart
    ends = zip(one[rows].tolist(), other[rows].tolist(), strict=True)
    values = {n: _values(put[n]) for n in np.unique(np.append(one[rows], other[rows])).tolist()}
    able[rows] = np.fromiter((values[a].isdisjoint(values[b]) for a, b in ends), np.bool_, len(rows))
    able[_set_right(story)] = True
    return np.asarray(able | (held.standing == _CONTRADICTS), np.bool_)


def _set_right(story: Story) -> NDArray[np.int64]:
    """The relations of which one side says that a number which the other gives is not the one, by number."""
    held = story.relations
    put = [story.assertions[i] for i in held.ids]
    denying = np.fromiter((bool(numbers_denied(located.words)) for located in put), np.bool_, len(put))
    rows = np.flatnonzero(denying[held.one] | denying[held.other])
    ends = zip(held.one[rows].tolist(), held.other[rows].tolist(), strict=True)
    return rows[np.fromiter((sets_right(put[a], put[b]) for a, b in ends), np.bool_, len(rows))]
