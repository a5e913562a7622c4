"""Numbers with what they count: digits and number words, percentages, money, ranges, "at least"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.model import Quantity, Reading, Span, Timex, TimexType, Word
from onrecord.relate.propositions.labels import is_label
from onrecord.relate.propositions.numerals import HOW_EXACT, METRIC, Run, is_money, runs
from onrecord.relate.propositions.understood import Found, understood
from onrecord.relate.propositions.units import LENGTHS, measure_of, unit_of
from onrecord.text import fold
from onrecord.text import words as words_of

_JOINS = frozenset({",", "and", "or", "to", "-", "–"})
_MEASURED = re.compile(r" (?:high|tall|long|wide|deep|thick|away|above|below|across|down|up|by)\b")
"""What stands behind metres."""


def quantities_of(reading: Reading) -> tuple[Quantity, ...]:
    """All quantities of an article in text order, each with what it counts where its clause or what stands right before
    says that."""
    text, words = reading.article.text, reading.words
    told = []
    for sentence in reading.sentences:
        span = sentence.span
        first = bisect_left(reading.times, span.start, key=lambda t: t.span.start)
        last = bisect_left(reading.times, span.end, key=lambda t: t.span.start)
        told.append((sentence, _found(text, words, within=sentence.words, times=reading.times[first:last])))
    return understood(text, words, told)


def _found(text: str, words: Sequence[Word], *, within: tuple[int, int], times: Sequence[Timex]) -> list[Found]:
    """The quantities of one sentence by what its clauses say. Numbers that belong to dates are left out."""
    dated = [t.span for t in times if t.type in {TimexType.DATE, TimexType.TIME}]
    found: list[Found] = []
    label = -1
    for run in runs(text, words, within):
        span = Span(words[run.first].span.start, words[run.last].span.end)
        if any(span.overlaps(d) for d in dated) or (found and _is_inside(words, run, found[-1])):
            continue
        unit, end = unit_of(text, words, run=run, within=within)
        value = run.value
        if fold(unit).rstrip(".") in METRIC and (measure := _in_millions(text, words, run=run, begin=within[0])):
            value, unit = value * METRIC[fold(unit)[0]], measure
        behind_date = any(d.end == words[run.first - 1].span.end for d in dated)  # "by the end of May 47 had come"
        begin = run.first if behind_date else within[0]
        joined = run.first - 2 == label and words[run.first - 1].lemma in _JOINS and not unit  # "Wards 14 and 15"
        if joined or is_label(text, words, run=run, unit=unit, begin=begin):
            label = run.last
        else:
            span = _widened(text, words, run=run, begin=within[0], end=end)
            found.append(Found(run, Quantity(value, unit, span)))
    return found


def _in_millions(text: str, words: Sequence[Word], *, run: Run, begin: int) -> str:
    """The measure that a number with a letter behind it is the value of; "" where the letter may stand for metres."""
    letter = min(run.last + 1, len(words) - 1)
    end = words[letter].span.end
    if end != words[run.last].span.end + 1 or _MEASURED.match(text, end):
        return ""
    measure = measure_of(text, words, run=Run(run.first, letter, run.value), begin=begin)
    return measure if LENGTHS.isdisjoint(words_of(measure)) else ""


def _is_inside(words: Sequence[Word], run: Run, last: Found) -> bool:
    """Whether a number only names the kind of what another counts: "six AK 47 rifles"; not "14 of 188 cables"."""
    if words[run.first].span.start >= last.quantity.span.end:
        return False
    return all(w.lemma != "of" for w in words[last.run.last + 1 : run.first])


def _widened(text: str, words: Sequence[Word], *, run: Run, begin: int, end: int) -> Span:
    """The span with its currency sign and with "at least" or the like before it."""
    first = run.first
    if first > begin and is_money(text, words[first - 1]):
        first -= 1
    for phrase in HOW_EXACT:
        size = phrase.count(" ") + 1
        if first - size >= begin:
            lead = text[words[first - size].span.start : words[first - 1].span.end]
            if fold(lead) == phrase:
                return Span(words[first - size].span.start, end)
    return Span(words[first].span.start, end)
