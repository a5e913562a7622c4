"""The page that takes articles in, and the one that says how far that is."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response, StreamingResponse

from onrecord.errors import BadSource, NothingFound
from onrecord.serve.asked import Asked, Pages
from onrecord.serve.jobs import Job, folder_for_files
from onrecord.settings import read_settings
from onrecord.text import id_of

_UNSAFE = re.compile(r"[^\w.()\[\] -]+")
_LONGEST_NAME, _LONGEST_ENDING = 180, 40
"""Bytes of the name of a file, and of what stands behind its last dot: file systems take 255 in all."""
_EVERY = 0.3
"""Seconds between two looks at how far a job is."""
_PATIENCE = 3600
MOST_SENT = 256_000_000
"""Bytes of one request at most: a few hundred articles."""
MOST_PASTED = 4_000_000
"""Bytes of one field of a form."""
MOST_FILES = 1000


def add(asked: Asked) -> Response:
    """The form."""
    most = {"sent": MOST_SENT, "pasted": MOST_PASTED, "files": MOST_FILES}
    return asked.show("add.html", most=most, title="Add articles")


def take(asked: Asked) -> Response:
    """Keep what was sent in a folder, begin reading it, and lead to where that is told of."""
    if not asked.site.writable:
        raise HTTPException(403)
    files = [f for f in asked.form.getlist("files") if isinstance(f, UploadFile) and f.filename]
    pasted = str(asked.form.get("text", "")).strip()
    if not files and not pasted:
        raise BadSource("nothing was sent", fix="choose files, or paste the text of an article")
    folder = folder_for_files()
    sources = [_kept(folder, number, sent) for number, sent in enumerate(files)]
    if pasted:
        path = folder / f"pasted-{id_of(pasted)[:8]}.txt"
        path.write_text(pasted.replace("\r\n", "\n"), "utf-8")
        sources.append(str(path))
    job = asked.site.jobs.begin(folder, sources, settings=read_settings())
    return RedirectResponse(asked.site.at("add", job.id), 303)


def _kept(folder: Path, number: int, sent: UploadFile) -> str:
    """The file under its own name, without whatever a name may not have; two of one name do not meet."""
    bare = Path((sent.filename or "").replace("\\", "/")).name
    name = _UNSAFE.sub("_", bare).strip(". ") or "unnamed"
    stem, dot, ending = name.rpartition(".")
    name = (
        f"{_cut(stem or ending, _LONGEST_NAME)}{dot}{_cut(ending, _LONGEST_ENDING)}"
        if dot
        else _cut(name, _LONGEST_NAME)
    )
    own = folder / str(number)
    own.mkdir()
    path = own / name
    with path.open("wb") as out:
        while block := sent.file.read(1 << 20):
            out.write(block)
    return str(path)


def _cut(name: str, most: int) -> str:
    return name.encode()[:most].decode(errors="ignore")


def progress(asked: Asked) -> Response:
    """How far a job is; by itself it looks again until that has ended."""
    return asked.show("adding.html", job=_job(asked), title="Add articles")


def events(asked: Asked) -> Response:
    """How far a job is, as a stream of events: the step each time it changes, and in the end what came of it."""
    return StreamingResponse(_told(_job(asked)), media_type="text/event-stream", headers={"cache-control": "no-store"})


async def _told(job: Job) -> AsyncIterator[str]:
    seen = -1
    for _ in range(int(_PATIENCE / _EVERY)):
        ended = job.ended  # looked at before the step, so that the last step is told
        if job.steps != seen:
            seen, step = job.steps, job.step
            told = {"doing": step.doing, "done": step.done, "total": step.total, "name": step.name, "ended": ended}
            yield f"data: {json.dumps(told)}\n\n"
        if ended:
            return
        await asyncio.sleep(_EVERY)


def _job(asked: Asked) -> Job:
    job = asked.site.jobs.find(asked.part["job"])
    if job is None:
        raise NothingFound("this is not being taken in any more", fix="see the list of articles")
    return job


PAGES: Pages = {"/add": add, "/add/{job}": progress, "/add/{job}/events": events}
ACTIONS: Pages = {"/add": take}
