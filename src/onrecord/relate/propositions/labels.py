"""Numbers that name a thing, a year, an age or a time of day, or head an item of a list: they count nothing."""

import re
from collections.abc import Sequence

from onrecord.english import NOUN_TAGS
from onrecord.model import Word
from onrecord.relate.propositions.numerals import HOW_EXACT, HYPHENS, MEASURES, METRIC, Run, is_money
from onrecord.text import fold, word_set

_THE = word_set("a an the this that its their new first")
_NAMED = frozenset({"nummod", "appos", "nmod", "compound"})
"""How a number hangs on the noun before it that it is the name of: "flight 418"."""
_AGE = re.compile(
    r"[\s-]years?[\s-](?:old|of age)\b|[\s-](?:st|nd|rd|th)\b| o['’]clock\b|"
    r" past (?:midnight|noon|\d|[a-z]+(?: this|[.,;]))",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:aged?|ages|aged between|(?:half|quarter|\w+ minutes) (?:past|to))\s(?:[\w-]+ (?:to|and|or) )?$",
    re.IGNORECASE,
)
_OLDER = re.compile(
    r"\b(?:[a-z]+s|people|men|women|children|nobody|anybody|anyone|everyone|no one|those) "
    r"(?:under|over|above|below|past|older than|younger than) $",
    re.IGNORECASE,
)
""" "Adults under 50", and "temperatures above 40", which are no counts either."""
_BEHIND, _BEFORE = 24, 40
"""Characters behind and before a number that are looked at."""
_ITEM = re.compile(r"[.)](?:\s|$)")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])\.[0-5]\d")
_AT_TIME = re.compile(r"(?:^|\n|\b(?:at|until|till|before|after|by|since|from|around|about)\s)[\s(\[]*$", re.IGNORECASE)
_TIMES = word_set("yesterday today tonight hours local utc gmt bst cet cest est edt pst pdt ist")
_SMALL = 120
"""No age is larger."""


def is_label(text: str, words: Sequence[Word], *, run: Run, unit: str, begin: int) -> bool:
    """Whether a number is part of a name, a year, an age or a clock time rather than a count.

    ``unit`` is what it seems to count.
    """
    start, stop = words[run.first].span.start, words[run.last].span.end
    cut = text[start:stop]
    if _is_in_code(text, start, stop) or _is_time_or_age(text, start, stop, unit=unit) or _is_item(text, start, stop):
        return True
    before = words[run.first - 1] if run.first > begin else None
    if fold(cut) == "one" and (not unit or (before is not None and words[run.last].dep != "nummod")):
        return True
    if before is None:
        return False
    if cut.isdigit() and not is_money(text, before) and _is_name(text, words, run=run, before=before, unit=unit):
        return True
    return before.span.cut(text) == "," and text[stop : stop + 1] in {",", ".", "”"} and run.value < _SMALL and not unit


def _is_in_code(text: str, start: int, stop: int) -> bool:
    """Whether a number is part of something longer: "777-200LR", "AK-47", "09-07-2024", "18:50"."""
    before, behind = text[max(0, start - 2) : start], text[stop : stop + _BEHIND]
    if re.fullmatch(r"0\d+", text[start:stop]):
        return True
    if re.search(r"\d: ?$", text[max(0, start - 3) : start]):
        return True
    if before[-1:] and (before[-1] in ":./" or (before[-1] in HYPHENS and before[0].isalnum() and len(before) > 1)):
        return True
    if re.match(r"[:/]\s?\d", behind):
        return True
    joined = re.match(r"[-–‑](\d+)([A-Za-z]*)", behind)
    if not joined or not text[start:stop].replace(",", "").replace(".", "").isdigit():
        return False
    lower = float(joined[1]) < float(text[start:stop].replace(",", ""))  # no range falls
    return lower or bool(joined[2]) or bool(re.match(r"[-–‑]\d+[-–‑]\d", behind))


def _is_time_or_age(text: str, start: int, stop: int, *, unit: str) -> bool:
    before = text[max(0, start - _BEFORE) : start]
    if _AGE.match(text, stop) or _AGED.search(before) or (not unit and _OLDER.search(before)):
        return True
    if unit not in {"", *_TIMES} or not _CLOCK.fullmatch(text, start, stop):
        return False
    return text[start] == "0" or unit in _TIMES or bool(_AT_TIME.search(before))


def _is_item(text: str, start: int, stop: int) -> bool:
    """Whether it is the number of an item or a heading at the beginning of a line: "3. Fair."."""
    line = text.rfind("\n", 0, start) + 1
    return not text[line:start].strip(" (") and text[start:stop].isdigit() and bool(_ITEM.match(text, stop))


def _is_name(text: str, words: Sequence[Word], *, run: Run, before: Word, unit: str) -> bool:
    """Whether a number in digits names what stands before or behind it: "Route 9", "article 9", "a 737 Dreamliner"."""
    number, behind = words[run.last], words[run.last + 1 : run.last + 2]
    one = any(w.tag == "NNP" and fold(w.span.cut(text)) not in MEASURES and w.span.cut(text) in unit for w in behind)
    if fold(before.span.cut(text)) in HOW_EXACT or fold(unit) in MEASURES | METRIC.keys():
        return False
    if before.tag in NOUN_TAGS and (number.dep in _NAMED and number.head == run.first - 1):
        return True
    if before.tag in {"NNP", "NNPS"} or (before.tag in NOUN_TAGS and before.span.cut(text)[:1].isupper()):
        return not unit or one
    lead = fold(before.span.cut(text))  # what is counted is more than one
    return (lead in {"a", "an"} and not unit) or (one and lead in _THE and unit.count(" ") == 0)
