"""Which form is meant where only the file to write is named: the one that its name ends like."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def by_ending(path: Path | None, endings: Mapping[str, T]) -> T | None:
    """What the end of the name stands for, the longest first: "story.prov.json" is no plain ".json"; else None."""
    if path is None:
        return None
    name = path.name.lower()
    return next((endings[end] for end in sorted(endings, key=len, reverse=True) if name.endswith(end)), None)
