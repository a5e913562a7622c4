"""Which May, which Friday, which third quarter: choosing among the ones around a day."""

from datetime import date

from onrecord.english import MONTHS, WEEKDAYS
from onrecord.read.times.calendar_ranges import Days, at_grain, days_of, of_month, shifted
from onrecord.read.times.holidays import day_of_holiday
from onrecord.read.times.meaning import Calendar

_SOON = 45  # days; a date so near is meant, whatever the tense around it seems to say
_NEARER = 0.8  # of the days since the last one; the next one is meant where it is so near and no tense is against it
_FAR = 240  # days; too far ahead to be meant when the last one has hardly gone

_MONDAY, _THURSDAY, _SATURDAY, _SUNDAY = 0, 3, 5, 6

Choice = tuple[Days, str]


def in_year(calendar: Calendar, year: int) -> str | None:
    """The value in that year; None where there is no such day, or the words name no part of a year."""
    if calendar.holiday:
        return day_of_holiday(calendar.holiday, year) if 1583 <= year <= 4099 else None
    if calendar.nth is not None:
        return _nth_of_month(calendar, date(year, calendar.month or 1, 1), calendar.nth)
    text = f"{year:04d}"
    if calendar.month:
        text += f"-{calendar.month:02d}"
        if calendar.day:
            text += f"-{calendar.day:02d}"
    elif calendar.season:
        text += f"-{calendar.season}"
    elif calendar.quarter:
        text += f"-Q{calendar.quarter}"
    elif calendar.half:
        text += f"-H{calendar.half}"
    elif calendar.weekday is not None or calendar.weekend or calendar.day:
        return None
    return text if days_of(text) else None


def _nth_of_month(calendar: Calendar, first: date, nth: int) -> str | None:
    """The week, weekend or weekday; a week belongs to the month of its Thursday, as in ISO 8601, unless it is full."""
    if calendar.weekday is not None:
        day = of_month(first, nth, calendar.weekday)
        return day.isoformat() if day else None
    if calendar.weekend:
        day = of_month(first, nth, _SATURDAY)
        return at_grain(day, "WE") if day else None
    if calendar.full and nth < 0:
        day = of_month(first, nth, _SUNDAY)
    else:
        day = of_month(first, nth, _MONDAY if calendar.full else _THURSDAY)
    return at_grain(day, "W") if day else None


def without_year(calendar: Calendar) -> str | None:
    """The value with its year unknown."""
    if calendar.nth is not None:
        return f"XXXX-{calendar.month:02d}"
    if calendar.weekday is not None and not calendar.month:
        return f"XXXX-WXX-{calendar.weekday + 1}"
    if calendar.weekend:
        return "XXXX-WXX-WE"
    known = in_year(calendar, 2000)
    return f"XXXX{known[4:]}" if known else None


def name_of(calendar: Calendar) -> str:
    """The parts in words, for the reason that is kept with a value."""
    parts = [calendar.holiday.title()] if calendar.holiday else []
    if calendar.nth is not None:
        return _name_of_nth(calendar, calendar.nth)
    if calendar.weekday is not None:
        parts.append(WEEKDAYS[calendar.weekday].title())
    if calendar.month:
        parts.append(MONTHS[calendar.month - 1].title())
    if calendar.day:
        parts.append(str(calendar.day))
    if calendar.season:
        parts.append("the season")
    if calendar.quarter:
        parts.append(f"quarter {calendar.quarter}")
    if calendar.half:
        parts.append(f"half {calendar.half}")
    if calendar.weekend:
        parts.append("the weekend")
    return " ".join(parts) or "the year"


def _name_of_nth(calendar: Calendar, nth: int) -> str:
    unit = "weekend" if calendar.weekend else "full week" if calendar.full else "week"
    if calendar.weekday is not None:
        unit = WEEKDAYS[calendar.weekday].title()
    month = MONTHS[(calendar.month or 1) - 1].title()
    return f"the last {unit} of {month}" if nth < 0 else f"{unit} {nth} of {month}"


def nearest(calendar: Calendar, ref: date, tense: int) -> str | None:
    """The value that the words mean, seen from the day ``ref``; ``tense`` is -1, 0 or 1."""
    if calendar.day and not calendar.month:
        return _by_month(calendar.day, ref, tense)
    of_week = not calendar.month and (calendar.weekend or calendar.weekday is not None)
    if calendar.weeks is not None and calendar.weekday is not None:
        day = shifted(ref, calendar.weeks, "W")
        covered = days_of(f"{at_grain(day, 'W')}-{calendar.weekday + 1}") if day else None
        return covered[0].isoformat() if covered else None
    choices = _weeks_around(calendar, ref) if of_week else _years_around(calendar, ref)
    if not choices:
        return None
    if calendar.toward is not None:
        return _by_word(calendar, ref, choices)
    back = [choice for choice in choices if choice[0][0] <= ref]
    ahead = [choice for choice in choices if choice[0][1] >= ref]
    if of_week:
        chosen = ahead[:1] if tense > 0 else back[-1:]
        return chosen[0][1] if chosen else None
    return _by_tense(ref, tense, (back, ahead), to_the_day=_is_day(calendar))


def _is_day(calendar: Calendar) -> bool:
    return bool(calendar.day or calendar.holiday or (calendar.nth is not None and calendar.weekday is not None))


def _by_month(day: int, ref: date, tense: int) -> str | None:
    """The day of that number in this month, or in the nearest one that the tense allows."""
    found = []
    for months in (-1, 0, 1):
        month = shifted(ref.replace(day=1), months, "M")
        if month and days_of(value := f"{at_grain(month, 'M')}-{day:02d}"):
            found.append(date.fromisoformat(value))
    if tense == 0:
        found = [d for d in found if d.month == ref.month] or found
    else:
        found = [d for d in found if (d >= ref if tense > 0 else d <= ref)]
    return min(found, key=lambda d: abs((d - ref).days)).isoformat() if found else None


def _by_word(calendar: Calendar, ref: date, choices: list[Choice]) -> str | None:
    """ "last": the latest that has ended; "next": the first not begun; "this": the one of now, or a weekday to come."""
    if calendar.toward == -1:
        return next((value for days, value in reversed(choices) if days[1] < ref), None)
    if calendar.toward == 1:
        return next((value for days, value in choices if days[0] > ref), None)
    if calendar.weekday is not None or calendar.weekend:
        return next((value for days, value in choices if days[1] >= ref), None)
    return in_year(calendar, ref.year)


def _by_tense(ref: date, tense: int, sides: tuple[list[Choice], list[Choice]], *, to_the_day: bool) -> str | None:
    back, ahead = sides
    if not back or not ahead:
        return (back or ahead)[-1][1] if back or ahead else None
    since = (ref - back[-1][0][1]).days
    until = (ahead[0][0][0] - ref).days
    if to_the_day:
        forward = until * 3 < since * 2  # news looks back unless something says otherwise
        if tense > 0 and since > _SOON:
            forward = True
        elif tense < 0 and until > _SOON:
            forward = False
    else:
        forward = (tense > 0 and not (until > _FAR and since < _SOON * 2)) or (until <= _SOON and since > _FAR)
        forward = forward or (tense == 0 and until < since * _NEARER)
    return ahead[0][1] if forward else back[-1][1]


def _weeks_around(calendar: Calendar, ref: date) -> list[Choice]:
    choices = []
    for weeks in (-2, -1, 0, 1, 2):
        day = shifted(ref, weeks, "W")
        if day is None:
            continue
        week = at_grain(day, "W")
        value = f"{week}-WE" if calendar.weekend else f"{week}-{(calendar.weekday or 0) + 1}"
        days = days_of(value)
        if days:
            choices.append((days, value if calendar.weekend else days[0].isoformat()))
    return choices


def _years_around(calendar: Calendar, ref: date) -> list[Choice]:
    values = (in_year(calendar, ref.year + years) for years in (-2, -1, 0, 1, 2) if 1 <= ref.year + years <= 9998)
    return [(days, value) for value in values if value and (days := days_of(value))]
