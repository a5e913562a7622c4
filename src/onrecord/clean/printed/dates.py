"""Read printed dates, and tell a line that only says when the page was put out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import dateparser

from onrecord.model import Span
from onrecord.text import fold, word_set

_MONTHS = (
    ("jan", "january", "enero"),
    ("feb", "february", "febrero"),
    ("mar", "march", "marzo"),
    ("apr", "april", "abril"),
    ("may", "may", "mayo"),
    ("jun", "june", "junio"),
    ("jul", "july", "julio"),
    ("aug", "august", "agosto"),
    ("sep", "sept", "september", "septiembre", "setiembre"),
    ("oct", "october", "octubre"),
    ("nov", "november", "noviembre"),
    ("dec", "december", "diciembre"),
)
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_WEEKDAYS = (
    ("mon", "monday", "lunes"),
    ("tue", "tues", "tuesday", "martes"),
    ("wed", "weds", "wednesday", "miercoles", "miércoles"),
    ("thu", "thur", "thurs", "thursday", "jueves"),
    ("fri", "friday", "viernes"),
    ("sat", "saturday", "sabado", "sábado"),
    ("sun", "sunday", "domingo"),
)
_WEEKDAY_NUMBER = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_UPDATED = word_set("update updated modified edited revised changed actualizado")
_DATE_WORDS = _UPDATED | word_set(
    "publish published publication posted post last created first originally filed issued released release date dated "
    "time on at as of the am pm a.m p.m et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest eet ist aest "
    "sgt jst hkt local noon midnight morning afternoon evening night today yesterday min mins minute minutes hour "
    "hours hr hrs h m s d day days week weeks month months ago just now an a few read reading t z staff by since el de "
    "del la las los publicado hace hora horas hrs lectura a.m. p.m. and this story article was"
)
_DAY_PARTS = r"(?:\s(?:morning|afternoon|evening|night))?"


def _any_of(groups: tuple[tuple[str, ...], ...]) -> str:
    return "|".join(sorted((name for names in groups for name in names), key=len, reverse=True))


_WEEKDAY = rf"(?:\b(?P<weekday>{_any_of(_WEEKDAYS)})\b{_DAY_PARTS}[.,]{{0,2}}\s{{1,3}}(?:the\s)?)?"
_EDGE = r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))"
_MONTH = rf"(?P<month>{_any_of(_MONTHS)})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.(?=\s))?"
_YEAR = r"(?P<year>\d{4})(?!\d(?!\d?[:.]\d\d))"  # "20263:04 PM": a page may glue the clock to the year
_NAMED_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}(?<![\d.,:/-])(?<!\d )\b{_DAY}[\s-]{{1,3}}(?:(?:of|de)\s{{1,3}})?{_MONTH}"
        rf"(?:,?[\s-]{{1,3}}(?:del?\s{{1,3}})?{_YEAR})?",
        rf"{_WEEKDAY}{_EDGE}{_MONTH}\s{{0,3}}{_DAY}(?![\d:%])(?:(?:,|,?\s{{1,3}})(?:del?\s{{1,3}})?{_YEAR})?",
        rf"(?<!\d )(?<!\d\. ){_EDGE}{_MONTH},?\s{{1,3}}(?:del?\s{{1,3}})?{_YEAR}",
    )
)
_NUMBER_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d./-])(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"{_WEEKDAY}(?<![\d./-])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        rf"{_WEEKDAY}(?<![\d./-])(?P<one>\d{{1,2}})[/-](?P<other>\d{{1,2}})[/-](?P<year>\d{{4}}|\d\d)(?![\d/-])",
    )
)
_MONTH_NAME = re.compile("|".join(sorted({name[:3] for name in _MONTH_NUMBER})), re.IGNORECASE)
"""How the names of months begin: without one of these no form that names a month is there."""
_NUMBERS = re.compile(r"\d[-/.]\s?\d")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d\d(?:[:.]\d\d(?:\.\d{1,6})?)?(?:\s?[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s?[ap]\.?\s?m\b\.?|"
    r"[+-]\d\d:?\d\d\b",
    re.IGNORECASE,
)
_GLUE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|\d+")
_DIGIT = re.compile(r"\d")
_OTHER_LANGUAGES = ["es", "fr", "de", "pt", "it", "nl"]


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date where it stands. ``value`` is EDTF, None when the year is left out or day and month cannot be told
    apart; ``agrees`` is False when the printed weekday is not that day's."""

    span: Span
    value: str | None
    month: int
    day: int | None
    agrees: bool = True
    weekday: int | None = None

    def in_year(self, year: int) -> str | None:
        """The day in a given year; None where that year has no such day."""
        return _edtf(year, self.month, self.day)

    def falls_on(self, value: str) -> bool:
        """Whether a day has the weekday printed with this date, if one is."""
        return _agrees(value, self.weekday)


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[PrintedDate]:
    """Calendar dates in ``text[start:end]``, in order and without overlap."""
    stop = len(text) if end is None else end
    if _DIGIT.search(text, start, stop) is None:
        return []
    # Looking for a month's name, or for figures with a sign between them, costs less than for the forms with theirs.
    forms = _NAMED_FORMS if _MONTH_NAME.search(text, start, stop) else ()
    forms += _NUMBER_FORMS if _NUMBERS.search(text, start, stop) else ()
    taken: list[tuple[int, int]] = []
    found: list[PrintedDate] = []
    for form in forms:
        fresh = [m for m in form.finditer(text, start, stop) if not _inside(m.span(), taken)]
        for match in fresh:
            printed = _read(match)
            if printed is not None:
                found.append(printed)
                taken.append(match.span())
        taken.sort()
    return sorted(found, key=lambda d: d.span)


def read_date(printed: str) -> str | None:
    """The day or month that the whole string names, in EDTF; None when it names none or contradicts itself.

    Labels, clock times and zones may stand beside the date; of a published and an updated date, the published one.
    """
    if len(printed) > 200:
        return None
    dates = find_dates(printed)
    if not dates:
        return _read_foreign(printed)
    if words_beside_dates(printed, dates):
        return None
    first = first_published(printed, dates)
    others = {d.value for d in dates if d is not first and not is_update(printed, dates, d)}
    if first is None or not first.agrees or others - {first.value}:
        return None
    return first.value


def first_published(text: str, dates: list[PrintedDate]) -> PrintedDate | None:
    """The date of publication among the dates of a line: one not labelled an update if there is one."""
    known = [d for d in dates if d.value]
    return next((d for d in known if not is_update(text, dates, d)), known[0] if known else None)


def is_update(text: str, dates: list[PrintedDate], one: PrintedDate) -> bool:
    """Whether the words before a date call it an update."""
    before = max((d.span.end for d in dates if d.span.end <= one.span.start), default=max(0, one.span.start - 60))
    return not _UPDATED.isdisjoint(_WORD.findall(fold(text[before : one.span.start])))


def words_beside_dates(text: str, dates: list[PrintedDate]) -> list[str]:
    """The folded words of a line that are no part of saying when."""
    rest = text
    for one in reversed(dates):
        rest = rest[: one.span.start] + " " + rest[one.span.end :]
    rest = _CLOCK.sub(" ", _GLUE.sub(" ", rest))
    return [
        w for w in _WORD.findall(fold(rest)) if w not in _DATE_WORDS and w not in _WEEKDAY_NUMBER and not w.isdigit()
    ]


def says_only_when(line: str) -> bool:
    """Whether a line without a full date is nothing but a time of publication ("3 hours ago", "Updated 9:40 p.m.")."""
    words = set(_WORD.findall(fold(line)))
    labels = words & (_UPDATED | {"published", "posted", "ago", "yesterday", "publicado", "hace"})
    return bool(labels) and len(line) <= 80 and len(words) > 1 and not words_beside_dates(line, find_dates(line))


def _inside(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    low, high = 0, len(taken)
    while low < high:  # ``taken`` is sorted and without overlap
        middle = (low + high) // 2
        if taken[middle][1] <= span[0]:
            low = middle + 1
        else:
            high = middle
    return low < len(taken) and taken[low][0] < span[1]


def _read(match: re.Match[str]) -> PrintedDate | None:
    part = match.groupdict()
    span = Span(*match.span())
    weekday = _WEEKDAY_NUMBER.get((part.get("weekday") or "").casefold())
    year = _year(part.get("year"))
    if part.get("one"):
        return _read_numbers(span, (int(part["one"]), int(part["other"]), year), weekday)
    name = part["month"].casefold()
    month = int(name) if name.isdigit() else _MONTH_NUMBER[name]
    day = int(part["day"]) if part.get("day") else None
    if part["month"] in {"may", "march", "mar"} and year is None:
        return None  # "may 3 people", "march 10 miles"
    if _edtf(year or 2000, month, day) is None:
        return None
    if year is None:  # "Feb. 12 1200 people": the number after it is no year
        end = max(match.end("month"), match.end("day")) if day else span.end
        return PrintedDate(Span(span.start, end), None, month, day, weekday=weekday)
    value = _edtf(year, month, day)
    return PrintedDate(span, value, month, day, _agrees(value, weekday), weekday)


def _read_numbers(span: Span, numbers: tuple[int, int, int | None], weekday: int | None) -> PrintedDate | None:
    one, other, year = numbers
    if year is None:
        return None
    options = {(m, d): _edtf(year, m, d) for m, d in ((one, other), (other, one))}
    valid = {pair: value for pair, value in options.items() if value}
    agreeing = {pair: value for pair, value in valid.items() if _agrees(value, weekday)}
    if not valid:
        return None
    if len(agreeing or valid) > 1:
        return PrintedDate(span, None, one, None)
    (month, day), value = next(iter((agreeing or valid).items()))
    return PrintedDate(span, value, month, day, bool(agreeing))


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    return year if 1700 <= year <= 2199 else None


def _edtf(year: int, month: int, day: int | None) -> str | None:
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return None
    return whole.isoformat() if day else f"{year:04}-{month:02}"


def _agrees(value: str | None, weekday: int | None) -> bool:
    if value is None or weekday is None or len(value) < 10:
        return True
    return date.fromisoformat(value).weekday() == weekday


def _read_foreign(printed: str) -> str | None:
    if len(printed) > 60 or not re.search(r"\d{4}", printed) or not re.search(r"[^\W\d_]{3}", printed):
        return None
    bare = " ".join(_without_labels(printed))
    read = dateparser.parse(
        bare,
        languages=_OTHER_LANGUAGES,
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "DATE_ORDER": "DMY",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return read.date().isoformat() if read and 1700 <= read.year <= 2199 else None


def _without_labels(printed: str) -> Iterator[str]:
    labels = _UPDATED | {"published", "posted", "on", "publicado", "publie", "le", "el", "veroffentlicht", "am"}
    leading = True
    for word in printed.replace(":", " : ", 1).split():
        if leading and (fold(word) in labels or word == ":"):
            continue
        leading = False
        yield word
