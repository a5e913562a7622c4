"""Readers of durations and sets: "three days", "the past two years", "every Monday"."""

from onrecord.english import MONTH_OF, WEEKDAY_OF
from onrecord.read.times.counted import count_of, unit_of
from onrecord.read.times.grammar import Match
from onrecord.read.times.lexicon import PART_OF, REPEAT_OF, UNIT_OF, listed
from onrecord.read.times.meaning import Length, Phrase, Repeat, phrase_of
from onrecord.read.times.modifiers import edge_words, mod_of
from onrecord.read.times.numbers import duration

_BEFORE_A_VERB = frozenset(
    listed("will would shall should can could may might must to not t ll usually typically normally often")
)
_WORKING = frozenset(listed("working business"))
_WORKING_WEEK = 5


def read_length(match: Match) -> Phrase | None:
    """ "nearly two years", "a 30-day period"."""
    words = match.words()
    _, end = match.range("unit")
    before = edge_words(match, "unit")
    unit = unit_of(match.word("unit"))
    number = count_of(before)
    if match.word("long"):  # "a year-long trial"
        number = 1.0 if match.word("unit") in UNIT_OF else None
    if number is not None and match.tokens.words[end : end + 3] in (["and", "a", "half"], ["and", "an", "half"]):
        number += 0.5
    if unit in {"N", "WE"} and number is None:
        return None
    if unit == "D" and number and not number % _WORKING_WEEK and not _WORKING.isdisjoint(words):
        number, unit = number / _WORKING_WEEK, "W"  # "ten working days" are over in two weeks
    return phrase_of(match, Length(duration(number, unit), number, unit), mod=mod_of(words))


def read_span(match: Match) -> Phrase | None:
    """ "the past three months", "the first nine months"."""
    word = match.word("dir")
    before = match.tokens.words[match.first - 1] if match.first else ""
    if match.words()[0] == word == "last" and before in _BEFORE_A_VERB:
        return None  # "it will last three days"
    unit = unit_of(match.word("unit"))
    number = count_of(match.words("number")) if match.words("number") else 1.0
    toward = -1 if word in {"last", "past", "latest"} else 1 if word in {"next", "coming", "upcoming"} else 0
    return phrase_of(match, Length(duration(number, unit), number, unit, toward=toward), mod=mod_of(match.words()))


def read_bare_units(match: Match) -> Phrase | None:
    """ "for months", "within weeks"."""
    unit = unit_of(match.word("unit"))
    return phrase_of(match, Length(duration(None, unit), None, unit))


def read_every(match: Match) -> Phrase | None:
    """ "every Monday", "each year", "every two weeks"."""
    words = match.words()
    word = match.word("core").rstrip(".")
    if word in WEEKDAY_OF:
        return phrase_of(match, Repeat(f"XXXX-WXX-{WEEKDAY_OF[word] + 1}"))
    if word in MONTH_OF:
        return phrase_of(match, Repeat(f"XXXX-{MONTH_OF[word]:02d}"))
    if word:
        return phrase_of(match, Repeat(f"XXXX-XX-XXT{PART_OF[word]}"))
    unit = unit_of(match.word("unit"))
    if unit in {"s", "N", "WE"} or (words[0] == "per" and unit in {"h", "m"}):
        return None
    number = match.words("number")
    if number and number[0] in {"other", "second"}:
        return phrase_of(match, Repeat(duration(2, unit)))
    if number and count_of(number) is None:
        return None
    return phrase_of(match, Repeat(duration(count_of(number) or 1, unit)))


def read_weekdays(match: Match) -> Phrase | None:
    """ "Mondays", "Tuesday nights"."""
    word = (match.word("core") or match.word("core2")).rstrip(".").removesuffix("s")
    part = (match.word("part") or match.word("part2")).removesuffix("s")
    day = WEEKDAY_OF.get(word)
    if day is None:
        return None
    return phrase_of(match, Repeat(f"XXXX-WXX-{day + 1}" + (f"T{PART_OF[part]}" if part else "")))


def read_repeat(match: Match) -> Phrase | None:
    """ "daily"."""
    return phrase_of(match, Repeat(REPEAT_OF[match.words()[0]]))


def read_rate(match: Match) -> Phrase | None:
    """The "a week" of "three times a week"."""
    if match.word("what") and match.word("what") not in {"times", "days", "nights"}:
        return None
    return phrase_of(match, Repeat(duration(1, unit_of(match.word("unit")))))
