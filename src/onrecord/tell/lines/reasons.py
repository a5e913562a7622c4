"""Reasons that the record keeps, in words for whoever reads a page."""

import re

from onrecord.tell.lines.told import date_in_words, when_in_words

_SHARING = re.compile(r"they share (?P<what>.+?); put by (?P<one>.+), (?P<how>negated|denied) by (?P<other>.+)")
_HOW = {"negated": "said not to be so", "denied": "denied"}
_DATE = r"\d{4}(?:-\d\d){0,2}"
_DAY = re.compile(rf"\bon (\[?(?:\.\.)?{_DATE}(?:(?:\.\.|/)(?:{_DATE})?)?\]?)(?![\w-])")
_BARE_DAY = re.compile(r"(?<![\w“-])\d{4}-\d\d-\d\d(?![\w-])")
_PARSED = re.compile(r"\bthe parse agrees \([^()]*\)")
_MANY = re.compile(r"\b(\d+) (\w+)\(s\)")


def plainly(reason: str) -> str:
    """Why something is held as it is: of what two claims speak, who has it so and who not, days and numbers in words.

    What stands in quotation marks stays as the article has it.
    """
    found = _SHARING.fullmatch(reason)
    if found is None:
        told = _DAY.sub(lambda day: when_in_words(day[1]), reason)
        told = _BARE_DAY.sub(lambda day: date_in_words(day[0]), told)
        told = _PARSED.sub("the grammar of the sentence agrees", told)
        return _MANY.sub(lambda many: f"{many[1]} {many[2]}{'' if many[1] == '1' else 's'}", told)
    what, one, other = found["what"], found["one"], found["other"]
    return f"both speak of {what}; put forward by {one}, and {_HOW[found['how']]} by {other}"
