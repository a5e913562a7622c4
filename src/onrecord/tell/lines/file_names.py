"""What is told of a file's name, or of a title: enough to find it by, on a line with other things."""

import re
from collections.abc import Iterable
from pathlib import PurePath

from onrecord.text import begin_alike

_SHORT = 18
"""Characters of a name that is told in full."""
_FEWEST = 3
_TITLE = 40
"""Characters of a title that are told beside other things."""
_INNER = str.maketrans("“”", "‘’")
_PARTED = re.compile(r"[-_ .]")


def briefly(names: Iterable[str]) -> dict[str, str]:
    """For each name what is told of it: as much of its beginning, up to a mark, as no other begins with."""
    ordered = sorted(set(names))
    brief = {}
    for at, name in enumerate(ordered):
        near = [*ordered[max(0, at - 1) : at], *ordered[at + 1 : at + 2]]
        alike = max((begin_alike(name, other) for other in near), default=0)
        end = _PARTED.search(name, max(alike + 1, _FEWEST))
        cut, suffix = end.start() if end else len(name), PurePath(name).suffix
        long = len(name) > _SHORT and cut + 1 + len(suffix) < len(name)
        brief[name] = f"{name[:cut]}…{suffix.removeprefix('.')}" if long else name
    return brief


def titled(title: str) -> str:
    """A title in quotation marks, as many of its words as stand beside other things; those within it are single."""
    told = " ".join(title.split()).translate(_INNER)
    if len(told) > _TITLE:
        told = told[:_TITLE].rpartition(" ")[0].rstrip(" ,;:.–—-") or told[: _TITLE - 1]
        told += "…"
    return f"“{told}”"
