"""Notices by which a publisher takes back what it printed."""

import re

from onrecord.relate.origins.desk import folded_publisher
from onrecord.text import fold

METHOD = "correction"
"""Method of evidence of an origin that takes back what its assertion puts: it is no origin of that, whoever counts."""

_EARLIER = re.compile(
    r"\b(?:earlier|previous|original|first|initial|printed|online|published) (?:\w+ )?"
    r"(?:version|edition|report|article|story|item)\b|\bversions? (?:printed|published|posted|of this)\b"
)
_VERSION = re.compile(
    r"\bversions?(?:$| (?:printed|published|posted|that|which)\b| of (?:this|the|our|that|its) (?:\w+ ){0,2}"
    r"(?:article|story|report|item|headline|caption|post|page|column|dispatch|text)\b)"
)
"""Of what is printed: a bill has earlier versions too."""
_HEADED = re.compile(r"(?:corrections?|clarifications?|retractions?|editor'?s'? note)\b[^.!?\n]{0,40}?[:.—–-]")
_ITSELF = re.compile(r"(?:(?:this|the|an?|our) (?:\w+ ){0,2}(?:article|story|report|item|headline|caption|post)|we)\b")
_WRONGLY = re.compile(r"\b(?:incorrectly|wrongly|mistakenly|erroneously|falsely|misstated|misreported|in error)\b")
_RETRACTS = re.compile(r"(?:has |have |had )?(?:retract\w*|withdr[ae]w\w*|tak(?:es?|en) back|took back)\b")


_REPORTED = re.compile(r"\b(?:reported|wrote|said|stated|published|printed|claimed|gave|put)\b")
_REGRETS = re.compile(
    r"\b(?:regret|apologi[sz]e for) (?:the|this|our|that) (?:error|mistake)\b|"
    r"[.!;:–—] *(?:it|this|that|the (?:figure|number|name|date|report|story|claim)) was "
    r"(?:wrong|incorrect|untrue)\b(?! to\b)"
)
"""What a page says of what it tells that it had printed: after it, and not in it."""


def takes_back(source: str, cue: str, around: str, *, publisher: str = "", headed: bool = False) -> bool:
    """Whether a source with its cue tells what an article had wrong; ``around`` is the paragraph it stands in.

    "An earlier version of this article said that …", "Correction: the article said …", "We wrongly reported that …".
    ``publisher`` is the page's own, which speaks of itself by name; ``headed`` is whether the page is a correction.
    """
    who, said, paragraph = fold(source), fold(cue), fold(around)
    corrects = _HEADED.match(paragraph) is not None
    if _EARLIER.search(who):
        return corrects or _VERSION.search(who) is not None or _WRONGLY.search(said) is not None
    bare = _HEADED.sub("", who, count=1).strip()
    house = bare == "we" or (bool(publisher) and folded_publisher(bare) == folded_publisher(publisher))
    if house and _REPORTED.search(said) and (headed or corrects or _REGRETS.search(paragraph)):
        return True
    of_itself = house or _ITSELF.match(bare) is not None
    return of_itself and (corrects or _WRONGLY.search(said) is not None or _RETRACTS.match(said) is not None)
