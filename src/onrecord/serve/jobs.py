"""Work that goes on after its page is answered: one build at a time for each record, told of as it goes."""

import shutil
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import OnRecordError, RecordBusy
from onrecord.model import Refusal
from onrecord.pipeline import Built, Step, build
from onrecord.serve.shelf import Shelf
from onrecord.settings import Settings
from onrecord.text import id_of

_KEPT = 20
"""Ended jobs that are still told of."""
_PATIENCE = 5
"""Seconds that the end of the program waits for the job at work."""


@dataclass(slots=True)
class Job:
    """One build: how far it is, and what came of it. ``steps`` grows by one with everything that is to be shown."""

    id: str
    step: Step = field(default_factory=lambda: Step("waiting", 0, 0, ""))
    steps: int = 0
    taken_in: int = 0
    refused: tuple[Refusal, ...] = ()
    error: OnRecordError | None = None
    ended: bool = False


class Jobs:
    """The jobs of one record, the newest last."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._jobs: dict[str, Job] = {}
        self._begun = 0
        self._turn = threading.Lock()
        self._ending = threading.Event()

    def find(self, job: str) -> Job | None:
        """The job with this id, if it is still told of."""
        return self._jobs.get(job)

    def begin(self, folder: Path, sources: Sequence[str], *, settings: Settings) -> Job:
        """Build from files in a folder, which is removed in the end. Raises RecordBusy while another job is at work."""
        if not self._turn.acquire(blocking=False):
            shutil.rmtree(folder, ignore_errors=True)
            raise RecordBusy("articles are being taken in already", fix="wait for that to end, then send these again")
        self._begun += 1
        job = Job(id_of(folder.name, str(self._begun)))
        self._jobs[job.id] = job
        for old in list(self._jobs)[:-_KEPT]:
            del self._jobs[old]

        def work() -> None:
            try:
                self._build(job, sources, settings)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
                job.ended, job.steps = True, job.steps + 1
                self._turn.release()

        threading.Thread(target=work, name=f"take in {job.id}", daemon=True).start()
        return job

    def stop(self) -> None:
        """End the job at work after the article it reads, or leave it after a while: what is on record stays there."""
        self._ending.set()
        if self._turn.acquire(timeout=_PATIENCE):
            self._turn.release()

    def _build(self, job: Job, sources: Sequence[str], settings: Settings) -> None:
        def told(step: Step) -> None:
            if self._ending.is_set():
                raise _Stopped
            job.step, job.steps = step, job.steps + 1

        try:
            self._shelf.must_be_there()
            built: Built = build(sources, self._shelf.path, settings=settings, progress=told)
            job.taken_in, job.refused = built.studied, built.refused
            told(Step("reading the record anew", 0, 0, ""))
            self._shelf.renew()
        except OnRecordError as error:
            job.error = error
        except _Stopped:
            job.error = OnRecordError("onrecord was stopped before all was read", fix="send the same again")
        except Exception:
            job.error = OnRecordError("this is a fault of ours", fix="tell us what led here: onrecord's own log has it")
            raise


class _Stopped(Exception):
    """The program ends."""


def folder_for_files() -> Path:
    """A folder of its own for what is sent, that nobody else on this machine can look into."""
    return Path(tempfile.mkdtemp(prefix="onrecord-"))
