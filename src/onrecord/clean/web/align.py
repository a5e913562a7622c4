"""Lay one text over another, word by word, and say how much of each line of the one the other has."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

_GRAM = 4
"""Words that must agree in a row to anchor the alignment."""
_COMMONEST = 8
"""A run of words that stands more often than this anchors nothing."""

Lines = Sequence[Sequence[str]]


def shares(lines: Lines, kept: Lines) -> list[float]:
    """For each line the share of its words that the ``kept`` lines have in the same order; 0 if it has none.

    Runs of words are anchored by the longest chain of common 4-grams (Hunt and Szymanski 1977) and widened; between
    two anchors whole lines are matched. Time is O(n log n) in the number of words.
    """
    words = [word for line in lines for word in line]
    others = [word for line in kept for word in line]
    matched = bytearray(len(words))
    gaps = _Gaps(lines, kept)
    upper = (0, 0)  # everything before these places in the two texts is settled
    for word, place in _chain(words, others):
        if word < upper[0] or place < upper[1]:
            continue
        back, ahead = _reach(words, others, (word, place), upper=upper)
        matched[word - back : word + ahead] = b"\x01" * (back + ahead)
        gaps.fill(upper, (word - back, place - back), matched)
        upper = (word + ahead, place + ahead)
    gaps.fill(upper, (len(words), len(others)), matched)
    return [
        sum(matched[s : s + len(line)]) / len(line) if line else 0.0 for s, line in zip(gaps.starts, lines, strict=True)
    ]


def _reach(
    words: Sequence[str], others: Sequence[str], anchor: tuple[int, int], *, upper: tuple[int, int]
) -> tuple[int, int]:
    """How far the two texts agree before and from an anchor."""
    word, place = anchor
    back = 0
    while word - back > upper[0] and place - back > upper[1] and words[word - back - 1] == others[place - back - 1]:
        back += 1
    ahead = 0
    while word + ahead < len(words) and place + ahead < len(others) and words[word + ahead] == others[place + ahead]:
        ahead += 1
    return back, ahead


class _Gaps:
    """Matches whole lines, such as short headings, in what is left between anchors."""

    def __init__(self, lines: Lines, kept: Lines) -> None:
        self._lines = lines
        self._kept = kept
        self.starts = _starts(lines)
        self._kept_starts = _starts(kept)

    def fill(self, low: tuple[int, int], high: tuple[int, int], matched: bytearray) -> None:
        """Mark the lines between ``low`` and ``high`` (places in the two texts) that stand in both."""
        waiting: dict[tuple[str, ...], list[int]] = {}
        for number in _within(self._kept_starts, self._kept, (low[1], high[1])):
            waiting.setdefault(tuple(self._kept[number]), []).append(number)
        if not waiting:
            return
        after = -1
        for number in _within(self.starts, self._lines, (low[0], high[0])):
            places = waiting.get(tuple(self._lines[number]), ())
            at = bisect_left(places, after + 1) if places else 0
            if at < len(places):
                after = places[at]
                start = self.starts[number]
                matched[start : start + len(self._lines[number])] = b"\x01" * len(self._lines[number])


def _starts(lines: Lines) -> list[int]:
    starts = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line)
    return starts


def _within(starts: Sequence[int], lines: Lines, gap: tuple[int, int]) -> Iterable[int]:
    """Numbers of the lines with words that lie wholly inside a gap."""
    number = bisect_left(starts, gap[0])
    while number < len(lines) and starts[number] + len(lines[number]) <= gap[1] and starts[number] < gap[1]:
        if lines[number]:
            yield number
        number += 1


def _chain(words: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """The longest chain of anchors that goes forward in both texts."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, gram in enumerate(_grams(others)):
        places.setdefault(gram, []).append(place)
    counts: dict[tuple[str, ...], int] = {}
    pairs: list[tuple[int, int]] = []
    for word, gram in enumerate(_grams(words)):
        here = places.get(gram)
        if here is None or len(here) > _COMMONEST:
            continue
        counts[gram] = counts.get(gram, 0) + 1
        if counts[gram] <= _COMMONEST:
            pairs.extend((word, place) for place in reversed(here))
    return _longest_rising(pairs)


def _grams(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(_GRAM)), strict=False)


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    tails: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(tails, place)
        before.append(tops[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            tops.append(number)
        else:
            tails[at] = place
            tops[at] = number
    chain = []
    number = tops[-1] if tops else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
