"""The two times of an assertion: the day of saying and the time spoken of, both EDTF."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from onrecord.model import Attribution, Reading, Span, Timex, TimexType, Word
from onrecord.relate.propositions.clauses import words_in
from onrecord.text import DATELINE

APPROX = "APPROX"
"""TIMEX3 modifier of a time that lies somewhere near, or in, the days given."""
_DATED = frozenset({TimexType.DATE, TimexType.TIME})


def edtf(first: str | None, last: str | None) -> str:
    """The shortest EDTF for a stretch of days: a day, a month, a year, else an interval; "" when it has no place."""
    try:
        start = date.fromisoformat((first or "")[:10])
        end = date.fromisoformat((last or first or "")[:10])
    except ValueError:
        return ""
    if start == end:
        return start.isoformat()
    if end < start:
        return ""
    if start.day == 1 and _day_after(end).day == 1:
        if (start.year, start.month) == (end.year, end.month):
            return start.isoformat()[:7]
        if start.year == end.year and start.month == 1 and end.month == 12:
            return start.isoformat()[:4]
    return f"{start.isoformat()}/{end.isoformat()}"


def when_of(timex: Timex) -> str:
    """When a time expression says, in EDTF; ``[a..b]``, one of these, where its days are only what it lies in."""
    text = edtf(timex.first, timex.last)
    return f"[{text.replace('/', '..')}]" if lies_somewhere(timex) else text


def lies_somewhere(timex: Timex) -> bool:
    """Whether it has no first and last day of its own: "fiscal 2032", which begins when each firm or country likes."""
    return timex.mod == APPROX and "/" in edtf(timex.first, timex.last)


def past_datelines(reading: Reading) -> tuple[Timex, ...]:
    """The time expressions but for those of datelines, which say when a report was filed, and nothing of its matter."""
    text = reading.article.text
    heads = [(s.span.start, m.end()) for s in reading.sentences if (m := DATELINE.match(text, s.span.start))]
    starts = [start for start, _ in heads]

    def is_filed(timex: Timex) -> bool:
        at = bisect_right(starts, timex.span.start) - 1
        return at >= 0 and timex.span.end <= heads[at][1]

    return tuple(t for t in reading.times if not is_filed(t)) if heads else reading.times


@lru_cache(maxsize=1 << 12)  # the same few days are asked for with each assertion and event
def days(value: str) -> tuple[date, date] | None:
    """First and last day of an EDTF day, month, year or interval; None for what has no such place.

    ``[a..b]`` (one of a set) is read as the range it can lie in; one that is open to a side has no last day.
    """
    if value.endswith("..]"):
        return None  # that day or any after it
    inner = value.strip("[]").replace("..", "/")
    first, _, last = inner.partition("/")
    try:
        start, end = _stretch(first), _stretch(last or first)
    except ValueError:
        return None
    return None if end[1] < start[0] else (start[0], end[1])


def days_at_most(value: str) -> tuple[date, date] | None:
    """The same; what is open to the end goes on to the last day of the calendar."""
    return days(f"{value.removesuffix('..]')}..{date.max}]" if value.endswith("..]") else value)


def _stretch(value: str) -> tuple[date, date]:
    if len(value) == 4:
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if len(value) == 7:
        start = date.fromisoformat(value + "-01")
        return start, _next_month(start) - timedelta(days=1)
    day = date.fromisoformat(value[:10])
    return day, day


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def about(times: Sequence[Timex], wording: Span) -> str:
    """The first calendar time inside the wording."""
    inside = [t for t in times if t.span in wording and t.type in _DATED and t.first]
    return when_of(inside[0]) if inside else ""


_REACH = 60
"""Characters between a cue and the time of saying that belongs to it, where the parse is not known."""
_STEPS = 12
_BOUNDS = frozenset({"by", "until", "till", "before", "after", "since", "from", "through", "to"})
"""Prepositions of a time by which, from which or until which something is to be: no day of saying."""
_BOUND = -2
_ASKED = frozenset({"ask", "question", "press"})
_NESTED = frozenset({"relcl", "acl"})


def said_on(
    times: Sequence[Timex], *, attribution: Attribution | None, published: str, words: Sequence[Word] = ()
) -> str:
    """The time given with the cue and outside the content ("said Monday"), else the day of publication.

    ``times`` are those of the cue's sentence; ``words`` those of the article, by whose parse a time belongs to the cue:
    "Field, who took office in May, said" and "the road that was shut in May, the council said" give no day of saying.
    No saying is later than the article that tells of it.
    """
    if attribution is None or not attribution.cue:
        return published
    cue = attribution.cue[0]
    elsewhere = (*attribution.content, *attribution.source)
    fitting = [t for t in times if t.type in _DATED and t.first and not any(t.span.overlaps(c) for c in elsewhere)]
    fitting = [t for t in fitting if not _is_later(t, published)]
    if words:
        return _by_parse(words, fitting, cue, published=published)
    near = [t for t in fitting if _is_near(t.span, cue)]
    return edtf(near[0].first, near[0].last) or published if near else published


def _by_parse(words: Sequence[Word], times: Sequence[Timex], cue: Span, *, published: str) -> str:
    """The time that hangs on the cue; else that of the saying in whose content the cue stands; else the day given."""
    told = words_in(words, cue)
    ties = [(_tie(words, told, t.span, cue=cue), t) for t in times] if told else []
    for wanted in (_Tie.OWN, _Tie.OUTER):
        for tie, timex in ties:
            if tie is wanted:
                return edtf(timex.first, timex.last) or published
    return "" if any(tie is _Tie.EARLIER for tie, _ in ties) else published


def _is_near(when: Span, cue: Span) -> bool:
    return max(when.start - cue.end, cue.start - when.end) <= _REACH


def _is_later(timex: Timex, published: str) -> bool:
    stretch = days(published)
    return stretch is not None and (timex.first or "")[:10] > stretch[1].isoformat()


class _Tie(Enum):
    """What a time has to do with a cue."""

    OWN = 1  # it is when it was said
    OUTER = 2  # it is when somebody said that it was said
    EARLIER = 3  # it was said some time before
    NONE = 4


def _tie(words: Sequence[Word], told: range, when: Span, *, cue: Span) -> _Tie:
    """Whether a time hangs on the cue, or on the deed that the cue goes with ("resigned on Monday, saying …")."""
    top = _head_of(words, when)
    governor = _governor(words, top) if top >= 0 else _BOUND
    if governor == _BOUND:
        return _Tie.NONE
    if governor < 0:
        return _Tie.OWN if _is_near(when, cue) else _Tie.NONE
    verb = next((i for i in told if words[i].tag.startswith("VB") and words[i].dep not in {"aux", "auxpass"}), -1)
    if verb < 0:  # "fell on Monday after a report that …"
        verb = _governor(words, told[-1], bounds=False)
        if verb == governor:
            return _Tie.OWN
    if governor in told or _goes_with(words, verb, governor) or _goes_with(words, governor, verb):
        return _Tie.OWN
    if words[governor].dep in _NESTED and _hangs_on_cue(words, words[governor].head, told):
        return _Tie.OWN  # "in a letter dated March 29"
    if words[governor].dep == "advcl" and words[governor].head in told and _opens_with(words, governor, "before"):
        return _Tie.EARLIER
    return _Tie.OUTER if governor < verb and _is_said_in(words, verb, governor) else _Tie.NONE


def _head_of(words: Sequence[Word], span: Span) -> int:
    """The word of a time expression that hangs on a word outside of it; -1 where it holds the head of all."""
    inside = words_in(words, span)
    return next((i for i in inside if words[i].head not in inside), -1)


def _governor(words: Sequence[Word], i: int, *, bounds: bool = True) -> int:
    """The verb that a time belongs to; -1 where there is none, -2 past a preposition that makes a bound of it."""
    for _ in range(_STEPS):
        head = words[i].head
        if bounds and words[i].lemma.lower() in _BOUNDS and words[i].tag in {"IN", "TO"}:
            return _BOUND
        if head == i:
            return -1
        i = head
        if words[i].tag.startswith("VB") and words[i].dep not in {"aux", "auxpass"}:
            return i
    return -1


def _hangs_on_cue(words: Sequence[Word], i: int, told: range) -> bool:
    """Whether a thing stands with the cue by prepositions alone: "said in a letter"."""
    for _ in range(_STEPS):
        if words[i].head in told:
            return words[i].dep in {"prep", "agent"}
        if words[i].dep not in {"pobj", "prep"} or words[i].head == i:
            return False
        i = words[i].head
    return False


def _goes_with(words: Sequence[Word], below: int, above: int) -> bool:
    """Whether one verb is a participle or a further deed beside another, so that both have one time."""
    for _ in range(3):
        if below == above:
            return True
        word = words[below]
        beside = word.dep in {"advcl", "prep"} and (word.tag == "VBG" or word.lemma in _ASKED)
        if not (beside or word.dep == "conj") or word.head == below:
            return False
        below = words[below].head
    return below == above


def _is_said_in(words: Sequence[Word], inner: int, outer: int) -> bool:
    """Whether one verb stands in what the other one says: "revealed in May that she had refused"."""
    inside = False
    for _ in range(_STEPS):
        if inner == outer:
            return inside
        word = words[inner] if inner >= 0 else None
        if (
            word is None
            or word.head == inner
            or word.dep not in {"ccomp", "xcomp", "conj", "advcl", "dobj", "pobj", "prep"}
        ):
            return False
        inside = inside or word.dep == "ccomp"
        inner = word.head
    return False


def _opens_with(words: Sequence[Word], verb: int, mark: str) -> bool:
    """Whether a clause begins with a word such as "before"."""
    return any(
        w.dep == "mark" and w.head == verb and w.lemma.lower() == mark for w in words[max(0, verb - _STEPS) : verb]
    )
