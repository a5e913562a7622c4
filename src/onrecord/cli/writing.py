"""Writing what was told to a file of its own."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from onrecord.errors import BadSource
from onrecord.record import is_record


def write_file(path: Path, data: bytes) -> None:
    """Write a file. Raises BadSource when it cannot be written, or is a record, which a slip must not cost."""
    if _is_stored(path) and is_record(path):
        raise _would_be_lost(path)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise _cannot(path, error) from None


@contextmanager
def open_file(path: Path, *, folders: bool = False) -> Iterator[IO[bytes]]:
    """A file to write in pieces, there only when it is whole. With ``folders`` those it needs are made.

    Raises BadSource as ``write_file`` does.
    """
    if _is_stored(path) and is_record(path):
        raise _would_be_lost(path)
    try:
        if folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not _is_stored(path):  # a device is written to, never replaced; a folder refuses
            with path.open("wb") as out:
                yield out
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _cannot(path, error) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        raise _cannot(path, error) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _is_stored(path: Path) -> bool:
    """Whether it is a file on disk. A pipe is none, and whoever looks into it waits for ever."""
    return path.is_file()


def _umask() -> int:
    """The rights that new files of this process do without; it can only be read by setting it."""
    held = os.umask(0o077)
    os.umask(held)
    return held


def _would_be_lost(path: Path) -> BadSource:
    return BadSource(f"{path} is a record and would be lost", fix="name another file to write")


def _cannot(path: Path, error: OSError) -> BadSource:
    reason = (error.strerror or str(error)).lower()
    return BadSource(
        f"{path} cannot be written: {reason}", fix="name a file in a folder that exists and may be written to"
    )
