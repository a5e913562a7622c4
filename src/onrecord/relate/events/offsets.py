"""Days counted from another event: "three days after the blast", of which the article tells the day, or does not."""

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.model import Evidence, Span, Timex, TimexType
from onrecord.relate.events.told import Day, Told
from onrecord.relate.events.trees import Trees
from onrecord.relate.propositions.terms import stem
from onrecord.relate.windows.count import moved

_LENGTH = re.compile(r"P\d+([DWMY])")
_SIDES = {"after": 1, "following": 1, "before": -1}
_KNOWN = frozenset({"the", "his", "her", "its", "their", "that", "this", "’s", "'s"})
"""Words before an event that has been told of; of "a vote" nobody knows which it is."""
_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_A_DAY = len("2031-11-04")


def count_from_events(
    trees: Trees, told: Sequence[Told], times: Sequence[Timex], *, by_word: Mapping[int, int], found: list[Day | None]
) -> None:
    """Date what is told as so long before or after another event, by the day told of that one; else leave it open.

    What is told so has no day by convention: "resigned a fortnight after the vote" may be news of any day.
    """
    for timex in times:
        at = _counted_at(trees, timex)
        anchor = _anchor(trees, at) if at is not None else None
        owner = by_word.get(_above(trees, at, anchor)) if at is not None and anchor is not None else None
        if at is None or anchor is None or owner is None or owner == by_word.get(anchor):
            continue
        inside = Span(trees.words[trees.first[anchor]].span.start, trees.words[trees.last[anchor]].span.end)
        day = found[owner]
        if day is not None and (day.time is None or not day.time.overlaps(inside)):
            continue
        beside = {_day_in(t) for t in times if t.span.overlaps(inside)} - {""}
        where = min(beside) if len(beside) == 1 else _day_of(trees, told, anchor, by_word=by_word, found=found)
        side = trees.words[at].lemma
        when = _moved(where, timex.value, _SIDES[side])
        length = " ".join(trees.words[i].lemma for i in trees.within(timex.span))
        reason = f"{length} {side} “{trees.words[anchor].lemma}”, which is told of {where or 'no day'}"
        found[owner] = Day(when, Evidence("offset" if when else "no-day", 0.5 if when else 0.0, reason))


def _counted_at(trees: Trees, timex: Timex) -> int | None:
    """The "after" or "before" right behind a length of time that says when; None where there is none."""
    inside = trees.within(timex.span)
    if timex.type is not TimexType.DURATION or _LENGTH.fullmatch(timex.value) is None or not inside:
        return None
    at = inside[-1] + 1
    is_when = trees.words[inside[-1]].dep == "npadvmod"  # not "has thirty days after", "within a week after"
    return at if is_when and at < len(trees.words) and trees.words[at].lemma in _SIDES else None


def _anchor(trees: Trees, at: int) -> int | None:
    """The word of the event that is counted from: the noun behind "after", or the verb of the clause it opens."""
    if trees.words[at].dep == "mark":
        return trees.heads[at]
    return trees.child(at, "pobj", "pcomp")


def _above(trees: Trees, at: int, anchor: int) -> int:
    """The word of what is told as so long before or after the other."""
    above = trees.heads[anchor if trees.words[at].dep == "mark" else at]
    return trees.heads[above] if above == at - 1 else above


def _day_in(timex: Timex) -> str:
    """The one day of a time expression, of a feast the day itself; "" where it has none."""
    return timex.value if _IS_DAY.fullmatch(timex.value) else ""


def _day_of(
    trees: Trees, told: Sequence[Told], anchor: int, *, by_word: Mapping[int, int], found: Sequence[Day | None]
) -> str:
    """The one day that the article tells of the event, ISO 8601; "" where it tells none, or several."""
    word = trees.words[anchor]
    if word.tag.startswith("NN") and not any(trees.words[c].lemma.lower() in _KNOWN for c in trees.children[anchor]):
        return ""
    name, number = stem(word.lemma), by_word.get(anchor)
    same = {n for n, t in enumerate(told) if name in {stem(w) for w in _names(trees, t)}}
    if number is not None:
        same |= {n for n, t in enumerate(told) if t.trigger.deed == told[number].trigger.deed}
    dated = {day.when for n in same if (day := found[n]) is not None and len(day.when) == _A_DAY}
    return dated.pop() if len(dated) == 1 else ""


def _names(trees: Trees, told: Told) -> Iterator[str]:
    """The words by which an event is told, and who or what does it: "the blast killed nine"."""
    for at in (told.trigger.word, told.trigger.verb):
        if at >= 0:
            yield trees.words[at].lemma
            yield from (trees.words[c].lemma for c in trees.children[at] if trees.words[c].dep == "nsubj")


def _moved(day: str, length: str, side: int) -> str:
    """The day so long before or after another, as near as the length is told: a month for months; "" for no day."""
    counted = _LENGTH.fullmatch(length)
    found = moved(day, length, side) if counted is not None and day else None
    return found[: {"M": 7, "Y": 4}.get(counted[1], _A_DAY)] if counted is not None and found else ""
