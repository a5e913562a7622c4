"""Where articles are read: the one shape that the processes of this machine and a cluster of machines both have."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from onrecord.model import Capture, Refusal

Seen = TypeVar("Seen")
Look = Callable[[Capture], Seen | Refusal]
"""What is done with one capture, by itself. It travels to other processes, so it must be one that can be pickled."""
Fetch = Callable[[Sequence[str]], Iterable[Capture]]
"""The captures with these ids, one at a time. It travels too, so it opens anew what it reads from."""

DIED = "reader-died"


@dataclass(frozen=True, slots=True)
class Looked(Generic[Seen]):
    """What came of one capture. Its bytes stay where they are."""

    capture: str
    name: str
    seen: Seen | Refusal


class Engine(Protocol):
    """Reads captures beside each other, each once."""

    def looks(self, look: Look[Seen], ids: Sequence[str], fetch: Fetch) -> Iterator[Looked[Seen]]:
        """What ``look`` makes of each capture, in the order of ``ids``, with bounded memory.

        A process that dies takes down only the capture that it was reading, which becomes a Refusal with the code DIED.
        """
        ...


def died(capture: Capture) -> Refusal:
    """What becomes of a capture that no process survives."""
    return Refusal(
        capture.name,
        DIED,
        "the process that read it died, perhaps for want of memory",
        "try it alone on a machine with more memory, or leave it out",
    )
