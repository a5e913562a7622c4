"""The walk back: does every citation of an export stand in the record, and the record in its bytes?"""

import hashlib
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any

import msgspec

from onrecord.errors import BadSource, NothingFound
from onrecord.record import Fault, View
from onrecord.tell.export.crate import ARTICLES, METADATA, SUMS
from onrecord.tell.export.readers import Found, citations, is_read
from onrecord.tell.export.spreadsheet import CUT, LONGEST
from onrecord.text import fit

_CHUNK = 2**20
_LISTS = frozenset({SUMS, "datapackage.json"})
"""Files that give the hashes of others."""


@dataclass(slots=True)
class Walk:
    """What was walked: how many files and citations, in how many articles, and what is at fault."""

    files: int = 0
    citations: int = 0
    articles: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


class _Held:
    """Texts and bytes of the record, each looked up once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._captures: frozenset[str] | None = None
        self._articles: dict[str, tuple[str, str] | None] = {}

    def article(self, article_id: str) -> tuple[str, str] | None:
        """Text and hash of an article's bytes as they are now; None for one that is not in the record."""
        if article_id not in self._articles:
            try:
                article = self._view.recorded(article_id).article
                body = self._view.body(article.capture)
                self._articles[article_id] = article.text, hashlib.sha256(body).hexdigest()
            except NothingFound:
                self._articles[article_id] = None
        return self._articles[article_id]

    def has_bytes(self, sha256: str | None) -> bool:
        """Whether a capture with this hash is in the record."""
        if self._captures is None:
            self._captures = frozenset(self._view.capture_ids())
        return sha256 in self._captures


def walk_back(view: View, export: Path) -> Walk:
    """Every citation of an export, a file, zip or folder, against the record.

    Raises BadSource for what is no export.
    """
    walker = _Walker(view)
    try:
        if export.is_dir():
            walker.package(_of_folder(export))
        elif export.name.endswith((".zip", ".wacz")):
            with zipfile.ZipFile(export) as archive:
                walker.package({e.filename: partial(archive.open, e) for e in archive.infolist() if not e.is_dir()})
        else:
            with export.open("rb") as body:
                walker.file(export.name, body)
    except (OSError, zipfile.BadZipFile) as error:
        raise BadSource(f"{export} cannot be read: {error}", fix="name a file that onrecord export wrote") from None
    return walker.walk


Members = Mapping[str, Callable[[], IO[bytes]]]
"""How each file of a package is opened, by its name."""


def _of_folder(folder: Path) -> Members:
    found = sorted(p for p in folder.rglob("*") if p.is_file())
    return {path.relative_to(folder).as_posix(): partial(_opened, path) for path in found}


def _opened(path: Path) -> IO[bytes]:
    return path.open("rb")


def _digest(body: IO[bytes]) -> str:
    digest = hashlib.sha256()
    with body:
        while chunk := body.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _hash_faults(wanted: Mapping[str, bytes], sums: Mapping[str, str]) -> Iterator[Fault]:
    """Files that are not what the lists of hashes say, or are not there."""
    for name, data in sorted(wanted.items()):
        folder = name.rpartition("/")[0]
        for file, digest in _listed(name, data):
            where = f"{folder}/{file}" if folder else file
            if where not in sums:
                yield Fault(where, f"{name} tells of it, and it is not there")
            elif sums[where] != digest:
                yield Fault(where, f"it is not the file that {name} tells of: its hash differs")


def _listed(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    if name.rpartition("/")[2] == SUMS:
        for line in data.decode("utf-8", "replace").splitlines():
            digest, _, file = line.partition("  ")
            yield file, digest
        return
    try:
        described: Any = msgspec.json.decode(data)
        for resource in described["resources"]:
            yield resource["path"], resource["hash"].removeprefix("sha256:")
    except (msgspec.DecodeError, KeyError, TypeError, AttributeError):
        yield "datapackage.json", "no list of hashes"


class _Walker:
    """A walk on its way."""

    def __init__(self, view: View) -> None:
        self.walk = Walk()
        self._held = _Held(view)

    def package(self, members: Members) -> None:
        """Every file of a package, and the hashes that it gives for them."""
        sums, lists = {}, {}
        for name, opened in members.items():
            sums[name] = _digest(opened())
            with opened() as body:
                if name.rpartition("/")[2] in _LISTS:
                    lists[name] = body.read()
                else:
                    self._member(name, body)
        self.walk.faults.extend(_hash_faults(lists, sums))

    def _member(self, name: str, body: IO[bytes]) -> None:
        """A file of a package; those that hold no citations by their nature are passed over."""
        if name.startswith(ARTICLES) and name.endswith(".txt"):
            article = name.removeprefix(ARTICLES).removesuffix(".txt")
            self.walk.faults.extend(self._faults(name, Found(article, text=body.read().decode("utf-8", "replace"))))
            self.walk.files += 1
        elif is_read(name) and name != METADATA:
            self.file(name, body)

    def file(self, name: str, body: IO[bytes]) -> None:
        """Every citation of one file."""
        self.walk.files += 1
        for found in citations(name, body):
            self.walk.citations += 1
            self.walk.articles |= {found.article} - {""}
            self.walk.faults.extend(self._faults(name, found))

    def _faults(self, name: str, found: Found) -> Iterator[Fault]:
        if not found.article:
            if not self._held.has_bytes(found.sha256):
                yield Fault(f"{name}, bytes {found.sha256}", "they are not in the record")
            return
        article = self._held.article(found.article)
        where = f"{name}, article {found.article}"
        if article is None:
            yield Fault(where, "it is not in the record")
            return
        text, sha256 = article
        if found.sha256 is not None and found.sha256 != sha256:
            yield Fault(where, "the bytes it was read from are not those that the export tells of")
        if found.text is not None and not _same(found.text, text):
            yield Fault(where, "its text is not that of the record")
        if found.quotation is None:
            return
        if not isinstance(found.start, int) or not isinstance(found.end, int) or not 0 <= found.start <= found.end:
            yield Fault(where, "it gives a quotation without its characters")
        elif found.end > len(text):
            yield Fault(where, f"it cites characters {found.start} to {found.end}, past the end at {len(text)}")
        elif not _same(found.quotation, text[found.start : found.end]):
            yield Fault(where, f"characters {found.start} to {found.end} are not the quotation")


def _same(told: str, held: str) -> bool:
    """Whether words are those of the record, but for what others cannot take in, and for cells that are too long."""
    if told == held or told == fit(held):
        return True
    return len(told) >= LONGEST - 1 and told.endswith(CUT) and held.startswith(told.removesuffix(CUT))
