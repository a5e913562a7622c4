"""Where a record is kept: in a file, or as a story of a database."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from onrecord.errors import NotARecord

_SCHEMES = ("postgresql://", "postgres://")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}")
_SHOWN = 60
"""Characters of a name that is none."""
_SECRET = re.compile(r"(?<=://)([^/@:]*):[^/@]*@|(?<=[?&]password=)[^&]*")


class Place(Protocol):
    """What names a record; ``str`` gives the name to type. A ``Path`` is one, and so is a ``Database``."""

    @property
    def name(self) -> str:
        """The last part of the name."""

    @property
    def stem(self) -> str:
        """The same without an ending."""

    def exists(self) -> bool:
        """Whether anything is there."""


@dataclass(frozen=True, slots=True)
class Database:
    """A story in a PostgreSQL server: the address of the database as libpq takes it, and the story's name there."""

    address: str = field(repr=False)
    story: str

    @property
    def name(self) -> str:
        """The story's name."""
        return self.story

    @property
    def stem(self) -> str:
        """The story's name."""
        return self.story

    @property
    def schema(self) -> str:
        """The schema that holds the story's tables."""
        return f"story_{self.story}"

    def exists(self) -> bool:
        """Whether the database has a story of this name. Raises what ``postgres.connect`` raises."""
        from onrecord.record.postgres import has_story  # noqa: PLC0415  # the library is an extra

        return has_story(self)

    def __str__(self) -> str:
        shown = _SECRET.sub(lambda found: "***" if found[1] is None else f"{found[1]}:***@", self.address)
        return f"{shown}#{self.story}"


def place_of(given: str) -> Place:
    """What a name stands for: ``postgresql://user@host/database#story``, or the path of a file.

    Raises NotARecord for the address of a database that names no story, or not as stories are named, and for what no
    file can be called.
    """
    if not given.startswith(_SCHEMES):
        return _file(given)
    address, _, story = given.partition("#")
    if not story:
        shown = str(Database(address, "NAME"))
        raise NotARecord(f"{shown.removesuffix('#NAME')} is a database; it is not said which story of it", fix=shown)
    if not _NAME.fullmatch(story):
        raise NotARecord(
            f"{story!r} cannot be the name of a story in a database",
            fix="take up to fifty small letters, digits, - and _, such as #harbour-2031",
        )
    return Database(address, story)


def _file(given: str) -> Path:
    path = Path(given)
    try:
        path.exists()
    except OSError as error:  # it is too long
        why = (error.strerror or str(error)).lower()
        raise NotARecord(f"{given[:_SHOWN]!r} can be the name of no record: {why}", fix="give another name") from None
    return path
