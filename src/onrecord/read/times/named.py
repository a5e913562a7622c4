"""Readers of expressions that name parts of the calendar: days, months, quarters, holidays, clock times."""

from dataclasses import replace

from onrecord.english import MONTH_OF, WEEKDAY_OF
from onrecord.read.times.grammar import Match
from onrecord.read.times.holidays import is_holiday
from onrecord.read.times.lexicon import LETTER, PART_OF, SEASON_OF, TODAY_OF, listed
from onrecord.read.times.meaning import Between, Calendar, Fixed, Meaning, Phrase, Same, Shift, phrase_of
from onrecord.read.times.modifiers import NARRATIVE, TOWARD, edge_words, mod_of, open_end
from onrecord.read.times.numbers import clock_of, number_of, ordinal_of, year_of

_MOST_OF_MONTH = 5  # weeks, weekends or Mondays that a month can have
_PIVOT = 2030  # years of two digits are read as the latest up to ten years after it
_MONTHS = {LETTER["MONTH"], LETTER["MON"]}
_WEEKDAYS = {LETTER["WEEKDAY"], LETTER["DAY3"]}
_YEARS = {LETTER["YEAR"], LETTER["SHORTYEAR"]}
_SEASONS = {LETTER["SEASON"], LETTER["FALL"]}
_DAYS = {LETTER["DAYNUM"], LETTER["ORD"], LETTER["SECOND"]}
_FISCAL = {LETTER["FISCAL"], LETTER["FY"]}
_ISO = {LETTER["ISO"], LETTER["SLASH"]}

_NOT_THE_DAY = frozenset(
    listed(
        "week weekend season tree party dinner shopping sales gift present eve play music market markets holiday "
        "holidays card cards trade rush bonus traffic getaway break recess egg eggs lunch parade"
    )
)

_ORDERED = frozenset(
    listed(
        "floor time day week month year anniversary century district hole lap inning minute parallel "
        "amendment president street avenue round place largest most seed over game edition session congress "
        "infantry division army birthday consecutive straight ranked worst best highest lowest biggest"
    )
)

Slots = dict[str, int | str | bool | None]


def calendar_of(match: Match, group: str) -> Calendar | Fixed | None:
    """The named parts of the calendar in a group of the match; None when they cannot be."""
    first, last = match.range(group)
    words, shape = match.tokens.words, match.tokens.shape
    slots: Slots = {}
    for i in range(first, last):
        word, letter = words[i], shape[i]
        if letter in _ISO:
            return _numeric_date(word)
        if i > first and words[i - 1].rstrip("-") == "fy" and word.isdigit():
            slots["year"] = year_of(word, _PIVOT)
            continue
        if not _name(word, letter, slots):
            _relative(word, slots, followed_by=words[i + 1] if i + 1 < last else "")
    return _assembled(slots)


def _name(word: str, letter: str, slots: Slots) -> bool:
    """Put a name or number of the calendar into its slot; whether it was one."""
    bare = word.rstrip(".")
    if letter in _MONTHS:
        slots["month"] = MONTH_OF[bare]
    elif letter in _WEEKDAYS:
        slots["weekday"] = WEEKDAY_OF[bare]
    elif letter in _YEARS:
        slots["year"] = year_of(word, _PIVOT)
    elif letter in _SEASONS:
        slots["season"] = SEASON_OF[word]
    elif letter in _DAYS:
        slots["number"] = int(word) if word.isdigit() else ordinal_of(word)
    elif letter == LETTER["QUARTER"]:
        slots["quarter"] = True
    elif letter == LETTER["SHORTQUARTER"]:
        slots["quarter" if bare[0] == "q" else "half"], slots["number"] = True, int(bare[1])
    elif letter == LETTER["HALF"]:
        slots["half"] = True
    elif letter in _FISCAL:
        slots["fiscal"] = True
    else:
        return False
    return True


def _relative(word: str, slots: Slots, *, followed_by: str) -> None:
    """Fill in what "last", "next", "that" and their like say about the parts beside them."""
    if followed_by == "year" and (word in TOWARD or word in {"same", "that", "following"}):
        if word in {"same", "that"}:
            slots["that_year"] = True
        else:
            slots["years"] = TOWARD.get(word, 1)
    elif followed_by == "week" and word in TOWARD:
        slots["weeks"] = TOWARD[word]
    elif word in {"same", "that"}:
        slots["that_year"] = True  # "that same spring"
    elif word in TOWARD or word in {"following", "subsequent"}:
        slots["toward"] = TOWARD.get(word, 1)
        slots["from_told"] = word in NARRATIVE
    elif word == "latter":
        slots["toward"] = -1


def _assembled(slots: Slots) -> Calendar | None:
    number = slots.pop("number", None)
    for name, most in (("quarter", 4), ("half", 2)):
        if slots.get(name):
            if number is None and slots.get("toward") == -1:  # "the last quarter of 1998" is its fourth
                number = most
                slots.pop("toward")
            if not isinstance(number, int) or not 1 <= number <= most:
                return None
            slots[name], number = number, None
    if number is not None:
        if not isinstance(number, int) or not 1 <= number <= 31:
            return None
        slots["day"] = number
    return Calendar(**slots)  # type: ignore[arg-type]  # filled above by name


def _numeric_date(word: str) -> Fixed | None:
    if "." in word:
        day, month, year = (int(part) for part in word.split("."))
        return Fixed(f"{year:04d}-{month:02d}-{day:02d}")
    if "/" not in word:
        return Fixed(word[:10].upper())
    month, day, year = (int(part) for part in word.split("/"))
    if month > 12:
        month, day = day, month
    year = year if year > 99 else year_of(f"{year:02d}", _PIVOT)
    return Fixed(f"{year:04d}-{month:02d}-{day:02d}")


# --- readers ------------------------------------------------------------------------------


def read_calendar(match: Match) -> Phrase | None:
    """ "Friday, Oct. 23", "early 1990", "the third quarter of last year"."""
    edge = edge_words(match)
    part = PART_OF.get(match.word("part"), "")
    return phrase_of(match, calendar_of(match, "core"), mod=mod_of(edge), part=part, open_end=open_end(edge))


def read_nth_of_month(match: Match) -> Phrase | None:
    """ "the first full week of April", "the last weekend in May", "the first Tuesday of November 2030"."""
    month, unit, said = calendar_of(match, "core"), match.word("unit"), match.words("nth") + match.words("full")
    nth = -1 if said[0] == "last" else ordinal_of(said[0])
    full = said[1:] == ["full"]
    if not isinstance(month, Calendar) or nth is None or nth > _MOST_OF_MONTH or (said[1:] and not full):
        return None
    if unit in WEEKDAY_OF and not full:
        meaning = replace(month, nth=nth, weekday=WEEKDAY_OF[unit])
    elif unit in {"week", "weekend"}:
        meaning = replace(month, nth=nth, weekend=unit == "weekend", full=full)
    else:
        return None
    return phrase_of(match, meaning, mod=mod_of(match.words()[: match.range("nth")[0] - match.first]))


def read_also_day(match: Match) -> Phrase | None:
    """The "25" of "April 24 and 25"."""
    month, year = MONTH_OF[match.word("month").rstrip(".")], match.word("y")
    day = match.words()[0]
    return phrase_of(match, Calendar(year=int(year) if year.isdigit() else None, month=month, day=int(day)))


def read_day_of_month(match: Match) -> Phrase | None:
    """ "on the 25th", "by the twenty-fifth": of the month that fits."""
    tens, day = match.word("tens"), ordinal_of(match.word("day")) or 0
    written_out = not match.word("day")[0].isdigit()
    following = match.tokens.words[match.last] if match.last < len(match.tokens.words) else ""
    if tens:
        day += int(number_of([tens]) or 0)
    if not 1 <= day <= 31 or (written_out and not tens and day < 11) or following in _ORDERED:
        return None
    return phrase_of(match, Calendar(day=day))


def read_spelled_year(match: Match) -> Phrase | None:
    """ "nineteen ninety-six", as transcripts of broadcasts have it."""
    words = match.words("core")
    if words[:2] == ["two", "thousand"]:
        year: float | None = 2000
    else:
        century, rest = number_of(words[:1]), number_of(words[1:])
        if century not in {18, 19, 20} or rest is None or not 10 <= rest <= 99:
            return None
        year = century * 100 + rest
    if words[0] == "two" and "year" not in match.words():
        return None
    month = match.word("month").rstrip(".")
    return phrase_of(match, Calendar(year=int(year or 0), month=MONTH_OF.get(month)))


def read_year_end(match: Match) -> Phrase | None:
    """ "year-end" is a day; "year's end" is the end of a period."""
    words = match.words()
    if words[-1] != "end" or match.word("unit") not in {"year", "month", "week", "quarter"}:
        return None
    if match.word("unit") == "year" and "-" in words:
        return phrase_of(match, Calendar(month=12, day=31, toward=0))
    code = {"year": "Y", "month": "M", "week": "W", "quarter": "Q"}[match.word("unit")]
    return phrase_of(match, Shift(0, code, narrative=False), mod="END")


def read_holiday(match: Match) -> Phrase | None:
    """ "Thanksgiving Day", "New Year's Eve", "Christmas 1963"."""
    name = " ".join(match.words("core")).replace("’", "'").replace(" 's", "'s")
    year = match.word("y")
    first, last = match.range("core")
    while last > first and not is_holiday(name):
        last -= 1
        name = " ".join(match.tokens.words[first:last]).replace("’", "'").replace(" 's", "'s")
    text = match.tokens.text
    if last == first or not text[match.tokens.starts[first]].isupper():
        return None
    if last < match.range("core")[1]:
        year = ""  # "Christmas trees in 2031"
    end = match.last if year else last
    following = match.tokens.words[end] if end < len(match.tokens.words) else ""
    if following in _NOT_THE_DAY:
        return None
    return Phrase(first, end, match.rule, Calendar(holiday=name, year=int(year) if year else None))


def read_this_fiscal(match: Match) -> Phrase | None:
    """ "the current fiscal year"."""
    toward = next((TOWARD[w] for w in match.words() if w in TOWARD), 0)
    return phrase_of(match, Shift(toward, "Y", narrative=False))


def read_year_quarter(match: Match) -> Phrase | None:
    """ "the 1988 quarter": the quarter told of, in another year."""
    return phrase_of(match, Calendar(year=int(match.word("year")), quarter=0))


def read_twice_removed(match: Match) -> Phrase | None:
    """ "the week before last", "the day after tomorrow"."""
    words = match.words()
    unit = {"day": "D", "week": "W", "weekend": "WE", "month": "M", "year": "Y"}.get(words[1])
    expected = {("before", "last"), ("after", "next"), ("before", "yesterday"), ("after", "tomorrow")}
    if unit is None or (words[2], words[3]) not in expected or (words[3] in TODAY_OF) != (unit == "D"):
        return None
    return phrase_of(match, Shift(-2 if words[2] == "before" else 2, unit, narrative=False))


def read_weekend(match: Match) -> Phrase | None:
    """ "the weekend"."""
    return phrase_of(match, Calendar(weekend=True), mod=mod_of(match.words()))


def _dayish(match: Match) -> Meaning | None:
    word = match.word("core")
    if word in TODAY_OF:
        return Shift(TODAY_OF[word], "D", narrative=False)
    return calendar_of(match, "core")


def read_part_date(match: Match) -> Phrase | None:
    """ "the night of Friday, Oct. 23"."""
    words = match.words()
    if words[0] == "the" and "of" not in words:
        return None
    return phrase_of(match, _dayish(match), part=PART_OF.get(match.word("part"), ""), mod=mod_of(words))


def read_clock(match: Match) -> Phrase | None:
    """ "5 p.m. EST Nov. 9", "noon Thursday", "at midnight"."""
    said = match.words("clock")
    part = PART_OF[said[0]] if said[0] in PART_OF else clock_of(said)
    if not part or (said[0] in PART_OF and ":" not in part):
        return None
    shape = match.tokens.shape[match.first : match.last]
    at = shape.find(LETTER["ZONE"])
    zone = match.tokens.words[match.first + at].upper() if at >= 0 else ""
    meaning: Meaning | None = _dayish(match) if match.word("core") else Same("D")
    if "this" in said:
        meaning = Shift(0, "D", narrative=False)
    return phrase_of(match, meaning, part=part, zone=zone, mod=mod_of(match.words("about")))


def read_days_range(match: Match) -> Phrase | None:
    """ "February 17-30"."""
    whole = calendar_of(match, "core")
    one, two = int(match.word("one")), int(match.word("two"))
    if not isinstance(whole, Calendar) or one >= two:
        return None
    first = Calendar(year=whole.year, month=whole.month, day=one)
    last = Calendar(year=whole.year, month=whole.month, day=two)
    return phrase_of(match, Between(first, last, (match.range("one")[1], match.range("two")[0])))


def read_months_range(match: Match) -> Phrase | None:
    """ "May-July 2025"."""
    first, last = calendar_of(match, "one"), calendar_of(match, "two")
    said = calendar_of(match, "y")
    if not isinstance(first, Calendar) or not isinstance(last, Calendar):
        return None
    year = said.year if isinstance(said, Calendar) else None
    ends = Calendar(year=year, month=first.month), Calendar(year=year, month=last.month)
    return phrase_of(match, Between(*ends, (match.range("one")[1], match.range("two")[0])))


def read_years_range(match: Match) -> Phrase | None:
    """ "1916–17", "1861-1863"."""
    one, two = match.word("one"), match.word("two")
    if len(two) not in {2, 4} or not two.isdigit():
        return None
    last = int(two) if len(two) == 4 else int(one[:2] + two)
    if not int(one) < last <= int(one) + 200:
        return None
    cut = match.range("one")[1], match.range("two")[0]
    return phrase_of(match, Between(Calendar(year=int(one)), Calendar(year=last), cut))
