"""Stories kept open: one edition for each state of a record, and what has been told of it so far."""

import asyncio
import gc
import threading
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from starlette.responses import Response

from onrecord.errors import NotARecord, OnRecordError, RecordBusy
from onrecord.model import Decision
from onrecord.record import Place, View, keep_decisions
from onrecord.serve.kept import Kept
from onrecord.serve.turns import Turns
from onrecord.tell.story import Story

Told = TypeVar("Told")

_KEPT = 1 << 17
"""Parts of articles that a story which is read by many keeps: nearly all of 20,000 articles, a gigabyte and a half."""


class State(NamedTuple):
    """Which file it is, by device and number, and what it has, as ``View.state`` gives it."""

    file: tuple[int, int]
    studies: int
    decisions: int


class RecordGone(NotARecord):
    """What was served is not there any more; it may come back."""

    http_status = 503


class Edition:
    """One state of a story. What is told of it is worked out under ``lock``, once.

    ``number`` grows by one with each edition of a shelf.
    """

    def __init__(self, story: Story, number: int, state: State) -> None:
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
        self._seen = State(_file(path), *self._watch.state())
        self._failed: OnRecordError | None = None
        """Why what is there now could not be read."""
        self._edition = Edition(self._read(), 1, self._seen)
        self._changing = threading.Lock()
        self.turn = threading.Lock()
        """Held by whoever changes something, so that each sees the story as the one before made it."""

    @property
    def edition(self) -> Edition:
        """The story as it was last read; begins reading it anew when the file has changed.

        Raises RecordGone, and what ``View`` raises of the file that is there instead.
        """
        now = State(_file(self.path), *self._watch.state())
        if not self._changing.locked() and now != self._seen:
            threading.Thread(target=self._renew_aside, name=f"renew {self.path.name}", daemon=True).start()
        if self._failed is not None:
            raise self._failed
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

    def _renew_aside(self) -> None:
        try:
            self.renew()
            self._failed = None
        except OnRecordError as error:
            self._failed = error

    def must_be_there(self) -> None:
        """Raises RecordGone where the record was taken away, so that nobody begins another in its place unknowing."""
        _file(self.path)

    def renew(self) -> None:
        """Read the story as the file has it now. Raises RecordGone, and what ``View`` raises."""
        with self._changing:
            file = _file(self.path)
            if file != self._seen.file:
                self._watch = View(self.path)
            seen = State(file, *self._watch.state())
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
        Raises RecordBusy where another record has come into the place of this one: they are not on that; and
        DecidedMeanwhile where the log has grown. Whoever reads is not held up while another process writes.
        """
        with of.lock.apart(), self._changing:
            if of.state.file != _file(self.path):
                raise RecordBusy("another record is here now, and is being read", fix="look at it, then decide again")
            log = [ruling.decision.id for ruling in of.story.decided.rulings]
            new = keep_decisions(self.path, decisions, onto=log)
            if of is self._edition:
                # Whatever else was written meanwhile is still to be read.
                self._seen = of.state._replace(decisions=of.state.decisions + new)
                self._edition = Edition(after, of.number + 1, self._seen)
                gc.unfreeze()
                return
        self.renew()

    def close(self) -> None:
        """Let go of the file."""
        self._watch.close()


def _file(path: Place) -> tuple[int, int]:
    """Device and number of the file at this place: another one has others while this is open. Raises RecordGone."""
    if not isinstance(path, Path):
        return -1, -1
    try:
        found = path.stat()
    except OSError:
        raise RecordGone(
            f"the record {path.name} is not there any more", fix="put it back, or build it anew under its name"
        ) from None
    return found.st_dev, found.st_ino
