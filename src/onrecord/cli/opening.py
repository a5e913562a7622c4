"""What every command that reads a record takes first: the file, and whether it prints JSON."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from onrecord.record import View
from onrecord.tell.story import Story

StoryFile = Annotated[Path, typer.Argument(metavar="STORY", help="A record made by build.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead.")]


@contextmanager
def opened(path: Path) -> Iterator[Story]:
    """The story of a record."""
    with View(path) as view:
        yield Story(view)
