"""Files of an export, written one by one into a folder or a zip whose bytes follow from the record alone."""

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: files in it have no time of their own."""
_IN_MEMORY = 8 * 2**20
_CHUNK = 2**20

Write = Callable[[IO[bytes]], None]
Opened = Callable[[Path], AbstractContextManager[IO[bytes]]]


@dataclass(frozen=True, slots=True)
class File:
    """A file to be made. ``name`` is its path, with forward slashes."""

    name: str
    media_type: str
    doc: str
    write: Write


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was made."""

    name: str
    media_type: str
    doc: str
    size: int
    sha256: str


Telling = Callable[[str], None]
"""Told the name of each file before it is made."""
Closing = Callable[[Sequence[Written]], Iterable[File]]
"""Files that tell of the others, made last."""


def quietly(name: str) -> None:
    """Say nothing of the file that is being made."""
    del name


def nothing_more(written: Sequence[Written]) -> Iterable[File]:
    """No further file."""
    del written
    return ()


@dataclass(frozen=True, slots=True)
class Package:
    """Files to be made, packages inside it, and the files that tell of all of them."""

    files: Iterable[File]
    closing: Closing = nothing_more
    inner: Sequence["Package"] = ()


def from_pieces(pieces: Callable[[], Iterable[bytes]]) -> Write:
    """Write what comes in pieces."""

    def write(out: IO[bytes]) -> None:
        for piece in pieces():
            out.write(piece)

    return write


def from_bytes(data: bytes) -> Write:
    """Write what is there already."""
    return from_pieces(lambda: (data,))


def to_folder(package: Package, folder: Path, *, opened: Opened, telling: Telling = quietly) -> list[Written]:
    """Write the files into a folder; ``opened`` opens each of them for writing, and makes the folders it needs."""
    done: list[Written] = []
    for file in _in_order(package, done):
        telling(file.name)
        with _made(file) as (body, written), opened(folder / file.name) as place:
            shutil.copyfileobj(body, place, _CHUNK)
        done.append(written)
    return done


def into_zip(package: Package, out: IO[bytes], telling: Telling = quietly) -> list[Written]:
    """Write the files into one zip. Equal files give equal bytes."""
    done: list[Written] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for file in _in_order(package, done):
            telling(file.name)
            with _made(file) as (body, written):
                _put(archive, written, body)
            done.append(written)
    return done


def _in_order(package: Package, done: list[Written]) -> Iterator[File]:
    """Every file; those that tell of others are asked for when the others are ``done``."""
    start = len(done)
    yield from package.files
    for inner in package.inner:
        begun = len(done)
        yield from inner.files
        yield from inner.closing(tuple(done[begun:]))
    yield from package.closing(tuple(done[start:]))


@contextmanager
def _made(file: File) -> Iterator[tuple[IO[bytes], Written]]:
    """The file's bytes, kept on disk where they are many."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as body:
        file.write(cast(BinaryIO, body))
        size = body.tell()
        body.seek(0)
        digest = hashlib.sha256()
        while chunk := body.read(_CHUNK):
            digest.update(chunk)
        body.seek(0)
        yield cast(BinaryIO, body), Written(file.name, file.media_type, file.doc, size, digest.hexdigest())


def _put(archive: zipfile.ZipFile, written: Written, body: IO[bytes]) -> None:
    entry = zipfile.ZipInfo(written.name, _MOMENT)
    # What is packed already gains nothing, and readers of archives look into it where it lies.
    entry.compress_type = zipfile.ZIP_STORED if written.name.endswith(".gz") else zipfile.ZIP_DEFLATED
    entry.create_system = 3  # the same on every system
    entry.external_attr = 0o100644 << 16
    entry.file_size = written.size
    with archive.open(entry, "w") as place:
        shutil.copyfileobj(body, place, _CHUNK)
