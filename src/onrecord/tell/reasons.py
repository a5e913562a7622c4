"""Reasons that the record keeps, in words for whoever reads a page."""

import re

from onrecord.tell.told import when_in_words

_SHARING = re.compile(r"they share (?P<what>.+?); put by (?P<one>.+), (?P<how>negated|denied) by (?P<other>.+)")
_HOW = {"negated": "said not to be so", "denied": "denied"}
_DATE = r"\d{4}(?:-\d\d){0,2}"
_DAY = re.compile(rf"\bon (\[?(?:\.\.)?{_DATE}(?:(?:\.\.|/)(?:{_DATE})?)?\]?)(?![\w-])")


def plainly(reason: str) -> str:
    """Why two claims stand to each other as they do: of what both speak, who has it so and who not, days in words."""
    found = _SHARING.fullmatch(reason)
    if found is None:
        return _DAY.sub(lambda day: when_in_words(day[1]), reason)
    what, one, other = found["what"], found["one"], found["other"]
    return f"both speak of {what}; put forward by {one}, and {_HOW[found['how']]} by {other}"
