"""Notices by which a publisher takes back what it printed."""

import re

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


def takes_back(source: str, cue: str, around: str) -> bool:
    """Whether a source with its cue tells what an article had wrong; ``around`` is the paragraph it stands in.

    "An earlier version of this article said that …", "Correction: the article said …", "We wrongly reported that …".
    """
    who, said, paragraph = fold(source), fold(cue), fold(around)
    headed = _HEADED.match(paragraph) is not None
    if _EARLIER.search(who):
        return headed or _VERSION.search(who) is not None or _WRONGLY.search(said) is not None
    of_itself = _ITSELF.match(_HEADED.sub("", who, count=1).strip()) is not None
    return of_itself and (headed or _WRONGLY.search(said) is not None or _RETRACTS.match(said) is not None)
