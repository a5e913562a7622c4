"""Reasons that the record keeps, in words for whoever reads a page."""

import re

_SHARING = re.compile(r"they share (?P<what>.+?); put by (?P<one>.+), (?P<how>negated|denied) by (?P<other>.+)")
_HOW = {"negated": "said not to be so", "denied": "denied"}


def plainly(reason: str) -> str:
    """Why two claims cannot both hold: of what both speak, who has it so, who not. Other reasons stay as they are."""
    found = _SHARING.fullmatch(reason)
    if found is None:
        return reason
    what, one, other = found["what"], found["one"], found["other"]
    return f"both speak of {what}; put forward by {one}, and {_HOW[found['how']]} by {other}"
