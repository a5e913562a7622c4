"""Stories kept open: one edition for each state of a record, and what has been told of it so far."""

import asyncio
import gc
import threading
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from starlette.responses import Response

from onrecord.model import Decision
from onrecord.record import Place, View, keep_decisions
from onrecord.serve.kept import Kept
from onrecord.serve.turns import Turns
from onrecord.tell.story import Story

Told = TypeVar("Told")

_KEPT = 1 << 17
"""Parts of articles that a story which is read by many keeps: nearly all of 20,000 articles, a gigabyte and a half."""


class Edition:
    """One state of a story. What is told of it is worked out under ``lock``, once.

    ``number`` grows by one with each edition of a shelf; ``state`` is that of the file, as ``View.state`` gives it.
    """

    def __init__(self, story: Story, number: int, state: tuple[int, int]) -> None:
        self.story = story
        self.number = number
        self.state = state
        self.lock = Turns()
        self.pages = Kept()
        self.begun: dict[Hashable, asyncio.Task[Response]] = {}
        """What is being worked out for readers, by what they asked for."""
        self.ahead: tuple[int, int] | None = None
        """How many of how many things are worked out before anybody asks for them; None where that was not begun."""
        self.doing: tuple[str, int] | None = None
        """What of them is at work, and how many per cent of it are done; None for nothing."""

    def told(self, make: Callable[[Story], Told]) -> Told:
        """What ``make`` tells of the story, kept by it. ``make``, a class or a function of a module, is the key."""
        with self.lock:
            return self.story.once(make)


class Shelf:
    """The newest edition of one record.

    What another process writes is read in the background, and readers see the edition before until it is ready, so that
    a running build slows nobody. What is decided here is shown at once. ``ready`` is what is told of a story before
    anybody sees it: the slow things that most pages begin with.
    """

    def __init__(self, path: Place, *, ready: Sequence[Callable[[Story], object]] = ()) -> None:
        self.path = path
        self.ready = ready
        self._watch = View(path)
        self._seen = self._watch.state()
        self._edition = Edition(self._read(), 1, self._seen)
        self._changing = threading.Lock()
        self.turn = threading.Lock()
        """Held by whoever changes something, so that each sees the story as the one before made it."""

    @property
    def edition(self) -> Edition:
        """The story as it was last read; begins reading it anew when the file has changed."""
        if not self._changing.locked() and self._watch.state() != self._seen:
            threading.Thread(target=self.renew, name=f"renew {self.path.name}", daemon=True).start()
        return self._edition

    @property
    def shown(self) -> Edition:
        """The same without a look at the file."""
        return self._edition

    def _read(self) -> Story:
        return Story(View(self.path, kept=_KEPT))

    @property
    def articles(self) -> int:
        """How many articles the file has now."""
        return self._watch.count()

    def renew(self) -> None:
        """Read the story as the file has it now."""
        with self._changing:
            seen = self._watch.state()
            if seen == self._seen:
                return  # another thread was faster
            fresh = Edition(self._read(), self._edition.number + 1, seen)
            for make in self.ready:
                fresh.told(make)
            self._edition, self._seen = fresh, seen
        gc.unfreeze()  # the edition before is to be let go

    def keep(self, decisions: Sequence[Decision], after: Story, *, of: Edition) -> None:
        """Add decisions to the log of the record, and show the story as they make it. Raises what the record raises.

        ``after`` is the story of the edition ``of`` under them; where another edition came meanwhile, it is read anew.
        """
        with self._changing:
            new = keep_decisions(self.path, decisions)
            if of is self._edition:
                # Whatever else was written meanwhile is still to be read.
                self._seen = of.state[0], of.state[1] + new
                self._edition = Edition(after, of.number + 1, self._seen)
                gc.unfreeze()
                return
        self.renew()

    def close(self) -> None:
        """Let go of the file."""
        self._watch.close()
