"""Writing what was told to a file of its own."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from rich.console import Console

from onrecord.cli import FULL
from onrecord.cli.printing import escaped
from onrecord.errors import BadSource
from onrecord.record import is_record

_WRITABLE = "name a file in a folder that exists and may be written to"


def write_file(path: Path, data: bytes) -> None:
    """Write a file. Raises BadSource when it cannot be written, or is a record, which a slip must not cost.

    What stood there before stays until all of it is written.
    """
    with open_file(path) as out:
        out.write(data)


@contextmanager
def open_file(path: Path, *, folders: bool = False) -> Iterator[IO[bytes]]:
    """A file to write in pieces, there only when it is whole. With ``folders`` those it needs are made.

    Raises BadSource as ``write_file`` does.
    """
    try:
        if _is_stored(path) and is_record(path):
            raise BadSource(f"{path} is a record and would be lost", fix="name another file to write")
        if folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not _is_stored(path):  # a device is written to, never replaced; a folder refuses
            with path.open("wb") as out:
                yield out
            return
        path = path.resolve()  # a link goes on leading to what it leads to
        rights = _rights(path)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _cannot(path, error) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        part.chmod(rights)
        part.replace(path)
    except OSError as error:
        raise _cannot(path, error) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def say_written(path: Path, what: str = "") -> None:
    """Say to whoever sits at a terminal that a file is there, and what it holds; scripts are told nothing."""
    errors = Console(stderr=True, highlight=False)
    if errors.is_terminal:
        errors.print(f"{escaped(str(path))}: {what or 'written'}", soft_wrap=True)


def is_there(path: Path) -> bool:
    """Whether there is something of that name. Raises BadSource for a name that nothing can have."""
    try:
        return path.exists()
    except OSError as error:
        raise _cannot(path, error) from None


def _is_stored(path: Path) -> bool:
    """Whether it is a file on disk. A pipe is none, and whoever looks into it waits for ever."""
    return path.is_file()


def _rights(path: Path) -> int:
    """Who may read and write a file: as it was, else as new files of this process have it.

    Raises PermissionError for one that may not be written to.
    """
    if path.exists():
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return stat.S_IMODE(path.stat().st_mode)
    held = os.umask(0o077)  # it can only be read by setting it
    os.umask(held)
    return 0o666 & ~held


def _cannot(path: Path, error: OSError) -> BadSource:
    reason = (error.strerror or str(error)).lower()
    fix = "make room there, or name another place" if error.errno in FULL else _WRITABLE
    return BadSource(f"{path} cannot be written: {reason}", fix=fix)
