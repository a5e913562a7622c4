"""Everybody and everything named in a story, looked up by how the words of their names begin."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.tell.story.actors import Actor
from onrecord.tell.story.story import Story
from onrecord.text import words

_LAST = "\U0010ffff"
"""A letter behind all others."""


class Names:
    """The names of one story."""

    def __init__(self, story: Story) -> None:
        self._actors = list(story.actors.values())
        self._parts = sorted((part, n) for n, actor in enumerate(self._actors) for part in set(words(actor.name)))

    @property
    def words(self) -> Iterator[str]:
        """The words of all of them, in order, those of several names several times."""
        return (part for part, _ in self._parts)

    def beginning(self, begins: Sequence[str]) -> list[Actor]:
        """Those whose name has for each of these a word that begins with it, most mentioned first; all for none."""
        found = [self._with(begin) for begin in begins]
        kept = sorted(set.intersection(*found)) if found else range(len(self._actors))
        return [self._actors[n] for n in kept]

    def _with(self, begin: str) -> set[int]:
        first, end = (bisect_left(self._parts, (bound, -1)) for bound in (begin, begin + _LAST))
        return {n for _, n in self._parts[first:end]}
