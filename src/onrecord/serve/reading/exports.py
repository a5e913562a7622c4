"""Taking a story elsewhere: every format with what it is for, and the file itself."""

from functools import partial
from tempfile import TemporaryFile
from typing import IO

from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from onrecord.errors import MissingPart, NothingFound
from onrecord.record import Place, View
from onrecord.serve.asked import Asked, Pages
from onrecord.serve.reading.laid import attachment
from onrecord.tell.export.crate import bundle
from onrecord.tell.export.formats import FORMAT, FORMATS, Format
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.packing import into_zip
from onrecord.tell.export.parquet import library
from onrecord.tell.export.tables import BY_NAME, TABLES
from onrecord.tell.story import Story

BUNDLE = "bundle"
_ZIP = "application/zip"
_CHUNK = 2**18


def exports(asked: Asked) -> Response:
    """Every format, what it is for, and where it is downloaded."""
    missing = {f.name: why for f in FORMATS if (why := _missing(f)) is not None}
    return asked.show("exports.html", formats=FORMATS, tables=TABLES, missing=missing, bundle=BUNDLE, title="Exports")


def export(asked: Asked) -> Response:
    """One format as a file; of a format of tables all of them in a zip, or the one that ``table`` names.

    It is made without holding up those who read pages: from the file anew, in a temporary file.
    """
    name, table = asked.part["format"], asked.query.get("table", "").strip()
    path, stem = asked.site.shelf.path, asked.site.name
    if name == BUNDLE:
        return _Written(path, _Wanted(None, ""), name=f"{stem}.zip", media_type=_ZIP)
    if name not in FORMAT:
        raise NothingFound(f"there is no format {name!r}", fix=f"take one of: {', '.join(FORMAT)}, {BUNDLE}")
    format_ = FORMAT[name]
    if table and (not format_.tables or table not in BY_NAME):
        raise NothingFound(f"{name} has no table {table!r}", fix=f"name one of: {', '.join(BY_NAME)}")
    missing = _missing(format_)
    if missing is not None:
        raise missing
    if format_.tables and not table:
        return _Written(path, _Wanted(format_, ""), name=f"{stem}-{name}.zip", media_type=_ZIP)
    file = f"{stem}-{table}{format_.suffix}" if table else f"{stem}{format_.suffix}"
    return _Written(path, _Wanted(format_, table), name=file, media_type=format_.media_type)


class _Wanted:
    """What is to be written: one format, of it one table where one is named, or everything where there is none."""

    def __init__(self, format_: Format | None, table: str) -> None:
        self.format = format_
        self.table = table

    def write(self, path: Place, out: IO[bytes]) -> None:
        """Write it from the record at this path."""
        with View(path) as view, Ground(Story(view)) as ground:
            if self.format is None:
                into_zip(bundle(ground).package, out)
            elif self.format.tables and not self.table:
                into_zip(self.format.package(ground), out)
            else:
                self.format.file(ground, "", table=self.table or None).write(out)


class _Written(StreamingResponse):
    """What is wanted, written whole before the first byte is sent: what fails is then told as a failure."""

    def __init__(self, path: Place, wanted: _Wanted, *, name: str, media_type: str) -> None:
        headers = {"content-disposition": attachment(name), "cache-control": "no-store"}
        super().__init__((), media_type=media_type, headers=headers)
        self._path, self._wanted = path, wanted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        with TemporaryFile() as out:
            await run_in_threadpool(self._wanted.write, self._path, out)
            self.headers["content-length"] = str(out.tell())
            out.seek(0)
            self.body_iterator = iterate_in_threadpool(iter(partial(out.read, _CHUNK), b""))
            await super().__call__(scope, receive, send)


def _missing(format_: Format) -> MissingPart | None:
    """What has to be installed first, None where nothing has."""
    if format_.name != "parquet":
        return None
    try:
        library()
    except MissingPart as error:
        return error
    return None


PAGES: Pages = {"/exports": exports, "/exports/{format}": export}
