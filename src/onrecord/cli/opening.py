"""What every command that reads a record takes first: the file, and whether it prints JSON."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from onrecord.record import Place, View, place_of
from onrecord.tell.story import Story

StoryFile = Annotated[
    Place, typer.Argument(metavar="STORY", help="A record made by build.", show_default=False, parser=place_of)
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead.")]


@contextmanager
def opened(path: Place) -> Iterator[Story]:
    """The story of a record."""
    with View(path) as view:
        yield Story(view)
