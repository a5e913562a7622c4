"""Placed expressions as ``Timex``, ranges of two dates included."""

from datetime import date, timedelta

from onrecord.model import Evidence, Span, Timex, TimexType
from onrecord.read.times.anchor import Place
from onrecord.read.times.calendar_ranges import Days, at_grain, days_of, narrowed, shifted
from onrecord.read.times.fiscal import in_any_country
from onrecord.read.times.holidays import around
from onrecord.read.times.lexicon import listed
from onrecord.read.times.meaning import Between, Calendar, Fixed, Length, Meaning, Phrase, Repeat, Shift, Vague
from onrecord.read.times.tokens import Tokens

_JOINS = frozenset(listed("to through until till - – and"))
_TOWARDS = {-1: "a length of time up to the article's date", 0: "a length of time",
            1: "a length of time from the article's date"}  # fmt: skip


def unplaced(tokens: Tokens, phrase: Phrase, written: Days | None) -> Timex | None:
    """The time of an expression that has no place of its own: a duration, a set, a vague word; None for others."""
    span = tokens.span(phrase.first, phrase.last)
    match phrase.meaning:
        case Length():
            return _length(span, phrase, phrase.meaning, written=written)
        case Repeat(value):
            return Timex(span, TimexType.SET, value, None, None, "", phrase.mod, _evidence(phrase, "how often", 0.85))
        case Vague(value):
            reason = "a word of time without a calendar value"
            return Timex(span, TimexType.DATE, value, None, None, "", phrase.mod, _evidence(phrase, reason, 0.8))
    return None


def placed(span: Span, phrase: Phrase, found: Place, *, written: Days | None) -> Timex:
    """The time of an expression that lies where ``found`` says."""
    value = found.value
    meaning = phrase.meaning
    own = meaning.days if isinstance(meaning, Fixed) else None
    covered = own or _with_feast(phrase, covered_by(value))
    mod = phrase.mod
    if covered and (somewhere := in_any_country(phrase, covered)) != covered:
        covered, mod = somewhere, mod or "APPROX"
    if covered:
        covered = _cut(narrowed(covered, phrase.mod), phrase.open_end, written)
    kind = TimexType.DATE
    if phrase.part and "REF" not in value and "[" not in value:
        value += f"T{phrase.part}" + ("Z" if phrase.zone in {"GMT", "UTC"} else "")
        kind = TimexType.TIME
    reason = found.reason + (f", {phrase.zone} time" if phrase.zone else "")
    reason += "; a feast, the days beside it included" if covered and _feast_of(phrase) != (0, 0) else ""
    first, last = (covered[0].isoformat(), covered[1].isoformat()) if covered else (None, None)
    return Timex(span, kind, value, first, last, found.anchor, mod, _evidence(phrase, reason, found.score))


def _feast_of(phrase: Phrase) -> tuple[int, int]:
    meaning = phrase.meaning
    return around(meaning.holiday) if isinstance(meaning, Calendar) and meaning.holiday else (0, 0)


def _with_feast(phrase: Phrase, days: Days | None) -> Days | None:
    """The days of a feast that is named without saying which of its days."""
    before, after = _feast_of(phrase)
    return (days[0] - timedelta(before), days[1] + timedelta(after)) if days and before + after else days


def counted_from(before: tuple[Phrase, Timex], timex: Timex) -> Timex | None:
    """The time of "the week before" once it is known before what: "the week before Easter"; None for other pairs."""
    phrase, old = before
    shift = phrase.meaning
    if phrase.rule != "dayafter" or not isinstance(shift, Shift) or len(timex.value) != 10 or shift.count is None:
        return None
    if "X" in timex.value:  # a weekday of no known week
        return None
    moved = shifted(date.fromisoformat(timex.value), shift.count, shift.unit) if timex.value[4] == "-" else None
    if moved is None or shift.unit not in {"D", "W", "M", "Y"}:
        return None
    value = at_grain(moved, shift.unit)
    days = covered_by(value)
    if days is None:
        return None
    unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[shift.unit]
    side = "before" if shift.count < 0 else "after"
    reason = f"{abs(shift.count)} {unit}(s) {side} {timex.value}; {timex.evidence.reason}"
    evidence = Evidence(old.evidence.method, min(old.evidence.score, timex.evidence.score), reason)
    first, last = days
    return Timex(old.span, old.type, value, first.isoformat(), last.isoformat(), timex.anchor, old.mod, evidence)


def ends_of(tokens: Tokens, phrase: Phrase, between: Between, *, whole: Timex) -> tuple[Timex, Timex]:
    """The two ends of a range written as one ("February 17-30")."""
    first_value, last_value = whole.value.split("/")
    spans = tokens.span(phrase.first, between.cut[0]), tokens.span(between.cut[1], phrase.last)
    ends = []
    for span, value, which in zip(spans, (first_value, last_value), ("first", "last"), strict=True):
        days = covered_by(value)
        first, last = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
        evidence = Evidence(whole.evidence.method, whole.evidence.score, f"the {which} end of a range")
        ends.append(Timex(span, TimexType.DATE, value, first, last, whole.anchor, "", evidence))
    return ends[0], ends[1]


def joined(tokens: Tokens, one: tuple[Phrase, Timex], two: tuple[Phrase, Timex]) -> tuple[Timex, Timex] | None:
    """The whole of "from May 3 to June 10" and its last end, when the two neighbours are the ends of one range.

    The last end is moved on, a weekday by a week, when it was printed without a year and would lie before the first.
    """
    (first, start), (last, end) = one, two
    between = tokens.words[first.last : last.first]
    if len(between) != 1 or between[0] not in _JOINS or not _are_days(start, end):
        return None
    before = tokens.words[first.first - 1] if first.first else ""
    if between[0] == "and" and before != "between":
        return None
    if end.first and start.first and end.first < start.first:
        moved = _moved_on(last.meaning, end) if end.anchor else None
        if moved is None:
            return None
        end = moved
    reason = f"a range; {start.evidence.reason}; {end.evidence.reason}"
    evidence = Evidence("times/range", min(start.evidence.score, end.evidence.score), reason)
    whole = Timex(
        Span(start.span.start, end.span.end), TimexType.DATE, f"{start.value}/{end.value}", start.first, end.last,
        end.anchor or start.anchor, "", evidence,
    )  # fmt: skip
    return whole, end


def _are_days(start: Timex, end: Timex) -> bool:
    """Whether both are dates that can bound a range."""
    plain = all(t.type is TimexType.DATE and not set(t.value) & set("/[_") for t in (start, end))
    return plain and len(start.value) == len(end.value) and start.value != end.value


def _moved_on(meaning: Meaning, end: Timex) -> Timex | None:
    """The end a week on where it was a weekday alone, a year on where it was a month or a day of one."""
    if not isinstance(meaning, Calendar) or meaning.that_year:
        return None
    if meaning.years is not None or meaning.weeks is not None:
        return None
    is_weekday = meaning.weekday is not None and meaning.month is None
    value = _week_on(end.value) if is_weekday else _year_on(end.value)
    days = days_of(value) if value else None
    if value is None or not days:
        return None
    evidence = Evidence(end.evidence.method, end.evidence.score, f"the last end of a range, after its first; {value}")
    return Timex(end.span, end.type, value, days[0].isoformat(), days[1].isoformat(), end.anchor, end.mod, evidence)


def _week_on(value: str) -> str | None:
    day = shifted(date.fromisoformat(value), 1, "W")
    return day.isoformat() if day else None


def _year_on(value: str) -> str | None:
    year = value[:4]
    return f"{int(year) + 1:04d}{value[4:]}" if year.isdigit() and int(year) < 9998 else None


def covered_by(value: str) -> Days | None:
    """The days a value covers, EDTF ranges ``[a..b]`` included."""
    if value.startswith("["):
        one, two = (days_of(v) for v in value.strip("[]").split(".."))
        return (one[0], two[1]) if one and two else None
    return days_of(value)


def _cut(days: Days, open_end: int, written: Days | None) -> Days:
    """What is left of a period when only the part before or after the article's date is meant."""
    if written and open_end < 0 and days[0] <= written[1]:
        return days[0], min(days[1], written[1])
    if written and open_end > 0 and written[0] <= days[1]:
        return max(days[0], written[0]), days[1]
    return days


def _length(span: Span, phrase: Phrase, length: Length, *, written: Days | None) -> Timex:
    first: date | None = None
    last: date | None = None
    if length.toward and written and length.count and length.count == int(length.count):
        moved = shifted(written[0 if length.toward < 0 else 1], length.toward * int(length.count), length.unit)
        if moved:
            first, last = (moved, written[1]) if length.toward < 0 else (written[0], moved)
    return Timex(
        span,
        TimexType.DURATION,
        length.value,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        "published" if length.toward else "",
        phrase.mod,
        _evidence(phrase, _TOWARDS[length.toward], 0.9),
    )


def _evidence(phrase: Phrase, reason: str, score: float) -> Evidence:
    return Evidence(f"times/{phrase.rule}", score, reason)
