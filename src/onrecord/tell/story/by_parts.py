"""What takes long of a story, worked out part by part: ahead of who reads it, a little at a time, or all at once."""

from collections.abc import Callable, Generator
from functools import partial
from typing import Generic, TypeVar

from onrecord.tell.story.story import Story

Made = TypeVar("Made")

Far = tuple[int, int]
"""How many of how many parts are done."""
Parts = Generator[Far, None, Made]
"""Work that stops after each part to say how far it is, and gives in the end what it made.

Where it stops nothing is half done that others see: whoever needs the whole goes on with it from there.
"""


class Begun(Generic[Made]):
    """Work on a story that goes on where whoever did some of it left it. One thread at a time asks it."""

    def __init__(self, story: Story, make: Callable[..., Parts[Made]], *given: object) -> None:
        self._begin: Callable[[], Parts[Made]] = partial(make, story, *given)
        self._left: Parts[Made] | None = None
        self._made: list[Made] = []

    def part(self) -> Far | None:
        """Do one part and say how far it is; None when all is done. What breaks off is begun anew the next time."""
        if self._made:
            return None
        left, self._left = self._left or self._begin(), None
        try:
            far = next(left)
        except StopIteration as done:
            self._made.append(done.value)
            return None
        self._left = left  # which is no more where it broke off
        return far

    def all(self) -> Made:
        """What it makes, with whatever of it is still to be done."""
        while self.part() is not None:
            pass
        return self._made[0]


def begun(story: Story, make: Callable[..., Parts[Made]], *given: object) -> Begun[Made]:
    """The work of ``make`` on a story, as far as it is. ``make`` and what is ``given`` are its key, as in ``once``."""
    work: Begun[Made] = story.once(Begun, make, *given)
    return work


def whole(story: Story, make: Callable[..., Parts[Made]], *given: object) -> Made:
    """What ``make`` gives in the end, worked out once."""
    return begun(story, make, *given).all()


def in_parts(story: Story, make: Callable[..., Parts[Made]], *given: object) -> Parts[Made]:
    """The same inside of other work that is done part by part."""
    work = begun(story, make, *given)
    while (far := work.part()) is not None:
        yield far
    return work.all()
