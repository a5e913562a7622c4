"""Numbers, years and clock times as they stand in time expressions."""

import re
from collections.abc import Sequence

from onrecord.read.times.lexicon import AMOUNT_OF, ORDINAL_OF

_SCALE = {"hundred": 100, "thousand": 1000, "dozen": 12}
_MOST = 1_000_000
_FRACTION = re.compile(r"(\d)/([1-9])")


def number_of(words: Sequence[str]) -> float | None:
    """The number that the words say ("two and a half", "2 1/2", "twenty-five", "a hundred").

    None if they say none, or one beyond any count of time.
    """
    total: float | None = None
    for i, word in enumerate(words):
        if word in _SCALE:
            total = (total or 1) * _SCALE[word]
        elif word == "half":
            total = (total or 0) + 0.5
        elif word in AMOUNT_OF:
            total = (total or 0) + AMOUNT_OF[word]
        elif found := _FRACTION.fullmatch(word):
            total = (total or 0) + int(found[1]) / int(found[2])
        elif word[0].isdigit():
            if total is not None:  # "two to three": the lower one counts
                break
            total = float(word.replace(",", "")[:20])
        elif word in {"to", "or", "-", "–"} and total is not None and not _joins_tens(words, i):
            break
    return total if total is None or total <= _MOST else None


def _joins_tens(words: Sequence[str], i: int) -> bool:
    """Whether a hyphen stands inside a number such as "twenty-five"."""
    return (
        words[i] in {"-", "–"}
        and i + 1 < len(words)
        and words[i - 1].endswith("ty")
        and AMOUNT_OF.get(words[i + 1], 99) < 10
    )


def ordinal_of(word: str) -> int | None:
    """3 for "third" and "3rd"; None for what is no ordinal."""
    if word[0].isdigit():
        digits = re.match(r"\d+", word)
        return int(digits[0]) if digits else None
    return ORDINAL_OF.get(word)


def year_of(word: str, pivot: int) -> int:
    """A year of four digits, or of two ("'89"): the latest such year up to ten after the pivot."""
    digits = word.lstrip("'’‘")
    year = int(digits)
    if len(digits) == 4:
        return year
    century = (pivot + 10) // 100 * 100
    return century + year if century + year <= pivot + 10 else century - 100 + year


def plain(number: float) -> str:
    """3 for 3.0, 2.5 for 2.5."""
    return str(int(number)) if number == int(number) else f"{number:g}"


def duration(number: float | None, unit: str, *, vague: bool = False) -> str:
    """The TIMEX3 value of so many units; ``X`` for an unknown number."""
    if unit in {"s", "m", "h"}:
        head, letter = "PT", unit.upper()
    else:
        head, letter = "P", unit
    if letter == "N":
        letter = "D"
    if vague or number is None:
        return f"{head}X{ {'E': 'DE', 'C': 'CE', 'L': 'ML'}.get(letter, letter) }"
    factor, letter = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "F": (2, "W"), "WE": (1, "WE")}.get(
        letter, (1, letter)
    )
    number *= factor
    whole = int(number)
    if number != whole and letter in {"Y", "H"}:
        lower = "M"
        rest = round((number - whole) * (12 if letter == "Y" else 60))
        first = f"{whole}{letter}" if whole else ""
        return f"{head}{first}{rest}{lower}"
    return f"{head}{plain(number)}{letter}"


_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")


def clock_of(words: Sequence[str]) -> str | None:
    """``HH:MM`` for the words of a clock time ("5", "p.m."; "17:30"; "4", "in", "the", "morning"); None if none."""
    number = words[0]
    if len(number) == 4 and number.isdigit():  # "0700 GMT"
        return f"{number[:2]}:{number[2:]}" if int(number[:2]) <= 24 and int(number[2:]) <= 59 else None
    found = _CLOCK.match(number)
    hour = int(found[1]) if found else int(AMOUNT_OF.get(number, 99))
    minute = int(found[2] or 0) if found else 0
    rest = {w.replace(".", "") for w in words[1:]}
    if hour > 24 or minute > 59:
        return None
    if rest & {"pm", "afternoon", "evening"} or ("night" in rest and hour >= 5):
        hour = hour % 12 + 12
    elif rest & {"am", "morning"} or "night" in rest:
        hour %= 12
    elif ":" not in number and "o'clock" not in rest and "o’clock" not in rest:
        return None
    return f"{hour:02d}:{minute:02d}"
