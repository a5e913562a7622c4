"""Files and folders → captures: bounded, never blocking, and one bad file never stops the rest."""

import codecs
import errno
import gzip
import io
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.ingest.archives import captures_in_archive, captures_in_wacz
from onrecord.ingest.bounds import CHUNK, DAMAGE, EXPANSION_START, MAX_EXPANSION
from onrecord.ingest.formats import (
    HEAD_BYTES,
    JSON,
    JSON_LINES,
    WACZ,
    WARC,
    capture_of,
    check_is_text,
    format_of,
    json_bodies,
    json_object,
    settled_type,
)
from onrecord.ingest.names import shown, shown_address
from onrecord.ingest.refusals import UnfitError, unreadable
from onrecord.model import Capture, Refusal
from onrecord.settings import Settings

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)

Stream = io.BufferedReader | gzip.GzipFile


@dataclass(frozen=True, slots=True)
class _Opened:
    stream: Stream
    expanded_too_far: Callable[[], bool]


def read_path(given: str, *, settings: Settings, now: str) -> Iterator[Capture | Refusal]:
    """The captures of one file, or of every file in a folder and its folders, in order of their names."""
    path = Path(given)
    try:
        mode = path.stat().st_mode if given else None
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the path
        unfit = UnfitError("bad-source") if _SCHEME.match(given) else _unreachable(error, path)
        yield unfit.refusal(shown_address(given))
        return
    if mode is None:  # the empty path, which pathlib takes for the working folder
        yield UnfitError("missing").refusal(given)
        return
    if stat.S_ISDIR(mode):
        yield from _read_folder(path, shown(given), settings=settings, now=now)
    else:
        yield from _read_file(path, shown(path.name), settings=settings, now=now, sniff=True)


def _read_folder(root: Path, given: str, *, settings: Settings, now: str) -> Iterator[Capture | Refusal]:
    files = 0
    nothing = True
    for path, name in _walk(root, given):
        nothing = False
        if isinstance(path, UnfitError):
            yield path.refusal(name)
            continue
        files += 1
        if files > settings.max_files:
            yield UnfitError("too-many-files", limit=settings.max_files).refusal(given)
            return
        yield from _read_file(path, name, settings=settings, now=now, sniff=False)
    if nothing:
        yield UnfitError("empty").refusal(given)


def _walk(root: Path, given: str) -> Iterator[tuple[Path | UnfitError, str]]:
    """What is not a folder, with its printable name relative to ``root``, in order of name; hidden names are left out.

    Links are followed inside the folder, and none out of it: whoever unpacks a folder of others does not mean to put
    files of their own on record. Each folder is read once, so that no loop of links or mounts is walked for ever and
    no lattice of links grows without bound.
    """
    try:
        found, home = root.stat(), root.resolve()
        pending = [(_entries(root), "")]
    except OSError as error:
        yield unreadable(error), given
        return
    seen = {(found.st_dev, found.st_ino): "the folder given"}
    while pending:
        entries, inside = pending[-1]
        path = next(entries, None)
        if path is None:
            pending.pop()
            continue
        name = inside + shown(path.name)
        try:
            found = path.stat()
            if path.is_symlink() and not path.resolve().is_relative_to(home):
                yield UnfitError("link-out"), name
                continue
            if not stat.S_ISDIR(found.st_mode):
                yield path, name
                continue
            key = (found.st_dev, found.st_ino)
            if key in seen:
                yield UnfitError("folder-loop", why=f"it leads to {seen[key]}, which is read already"), name
                continue
            seen[key] = f"the folder {name}"
            pending.append((_entries(path), name + "/"))
        except OSError as error:
            yield _unreachable(error, path), name


def _entries(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        names = sorted((e.name for e in entries if not e.name.startswith(".")), key=os.fsencode)
    return (folder / name for name in names)


def _unreachable(error: OSError | ValueError, path: Path) -> UnfitError:
    if isinstance(error, ValueError):
        return UnfitError("missing")
    if error.errno == errno.ELOOP:
        return UnfitError("folder-loop", why="it is a link that leads back to itself")
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return UnfitError("broken-link")
    return unreadable(error)


def _read_file(path: Path, name: str, *, settings: Settings, now: str, sniff: bool) -> Iterator[Capture | Refusal]:
    media_type, packed = format_of(path.name)
    try:
        if media_type is None and not sniff:
            _check_regular(path.stat().st_mode)
            yield UnfitError("unsupported-type").refusal(name)
            return
        with _opened(path, packed=packed) as file:
            if media_type == JSON_LINES:
                yield from _read_lines(file, name, limit=settings.max_capture_bytes, now=now)
                return
            if media_type == WARC:
                limit, far = settings.max_capture_bytes, file.expanded_too_far
                yield from captures_in_archive(file.stream, name, limit=limit, now=now, too_far=far)
                return
            if media_type == WACZ:
                yield from captures_in_wacz(file.stream, name, limit=settings.max_capture_bytes, now=now)
                return
            body = _bounded(file.stream, settings.max_capture_bytes)
        if media_type == JSON:
            yield from captures_in_json(body, name, now=now)
        else:
            yield capture_of(body, name, media_type=settled_type(body, media_type), now=now)
    except UnfitError as unfit:
        yield unfit.refusal(name)
    except DAMAGE:  # before OSError, of which one of them is a kind
        yield UnfitError("broken-gzip").refusal(name)
    except OSError as error:
        yield unreadable(error).refusal(name)


@contextmanager
def _opened(path: Path, *, packed: bool) -> Iterator[_Opened]:
    _check_regular(path.stat().st_mode)
    # Between the look and the opening the file may be replaced by a pipe: do not wait for its writer, and look again.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as plain:
        _check_regular(os.fstat(plain.fileno()).st_mode)
        if not packed:
            yield _Opened(plain, lambda: False)
            return
        with gzip.GzipFile(fileobj=plain) as unpacked:
            yield _Opened(unpacked, lambda: unpacked.tell() > EXPANSION_START + MAX_EXPANSION * plain.tell())


def _check_regular(mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder"))
    raise UnfitError("special-file", what=next((what for is_kind, what in kinds if is_kind(mode)), "a device"))


def _bounded(stream: Stream, limit: int) -> bytes:
    """All that is in the stream. Raises UnfitError for more than ``limit`` bytes, having read no further."""
    parts: list[bytes] = []
    room = limit
    while part := stream.read(min(CHUNK, room + 1)):
        room -= len(part)
        if room < 0:
            raise UnfitError("too-large", limit=limit)
        parts.append(part)
    return b"".join(parts)


def captures_in_json(body: bytes, name: str, *, now: str) -> Iterator[Capture | Refusal]:
    """The articles of a JSON file: itself, or one capture for each element, named ``name#1``, ``name#2``, …

    ``name`` is safe to print. Raises UnfitError when the whole is no JSON.
    """
    none = True
    for number, found in json_bodies(body):
        none = False
        numbered = name if number is None else f"{name}#{number}"
        if isinstance(found, UnfitError):
            yield found.refusal(numbered)
        else:
            yield capture_of(found, numbered, media_type=JSON, now=now)
    if none:
        raise UnfitError("empty")


def _read_lines(file: _Opened, name: str, *, limit: int, now: str) -> Iterator[Capture | Refusal]:
    """One capture for each line that is not blank. Damage to the file raises, after the lines before it."""
    check_is_text(file.stream.peek(HEAD_BYTES)[:HEAD_BYTES])
    none = True
    for number, line in _lines(file, limit):
        if line is not None and not line.strip():
            continue
        none = False
        numbered = f"{name}#{number}"
        article = UnfitError("too-large", limit=limit) if line is None else json_object(line)
        if isinstance(article, UnfitError):
            yield article.refusal(numbered)
        else:
            yield capture_of(article, numbered, media_type=JSON, now=now)
    if none:
        raise UnfitError("empty")


def _lines(file: _Opened, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines without their line ends, numbered from 1; None for one that is longer than ``limit`` bytes.

    Blank lines may be left out. Of a line that is too long no more is held than shows that it is.
    """
    number = 1
    held = bytearray()
    mark = codecs.BOM_UTF8
    while chunk := file.stream.read(CHUNK):
        if file.expanded_too_far():
            raise UnfitError("gzip-bomb", times=MAX_EXPANSION)
        chunk, mark = chunk.removeprefix(mark), b""
        if not held and chunk.isspace():  # all at once: a bomb of line ends would take a minute one by one
            number += chunk.count(b"\n")
            held += chunk[chunk.rfind(b"\n") + 1 :]
            continue
        first, *others = chunk.split(b"\n")
        held += first[: max(0, limit + 2 - len(held))]  # two more: a carriage return, and one by which it is too long
        for line in others:
            yield number, _bare(bytes(held), limit)
            number += 1
            held = bytearray(line)
    yield number, _bare(bytes(held), limit)


def _bare(line: bytes, limit: int) -> bytes | None:
    bare = line.removesuffix(b"\r")
    return bare if len(bare) <= limit else None
