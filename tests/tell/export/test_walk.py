"""The walk back finds nothing wrong with what was exported, and finds whatever was changed since."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import BadSource
from onrecord.record import View
from onrecord.tell.export.crate import bundle
from onrecord.tell.export.formats import FORMATS, Format
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.packing import into_zip, to_folder
from onrecord.tell.export.readers import in_value
from onrecord.tell.export.walk import Walk, walk_back
from tests.tell.export.making import made, rows

FORMAT_IDS = [format_.name for format_ in FORMATS]
CITING = [f for f in FORMATS if f.name != "csl"]


def walked(record: Path, path: Path) -> Walk:
    with View(record) as view:
        return walk_back(view, path)


@pytest.mark.parametrize("format_", FORMATS, ids=FORMAT_IDS)
def test_every_citation_of_a_format_walks_back(ground: Ground, record: Path, tmp_path: Path, format_: Format) -> None:
    path = tmp_path / f"story{format_.suffix}"
    path.write_bytes(made(ground, format_.name))
    walk = walked(record, path)
    assert walk.faults == []
    assert walk.citations > 0
    assert walk.articles <= set(ground.story.by_id)


@pytest.mark.parametrize(
    "name", ["annotations", "prov", "ftm", "ninjs", "stix", "schema-org", "graphml", "gexf", "jsonl"]
)
def test_every_assertion_is_among_the_citations(ground: Ground, record: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"story{next(f.suffix for f in FORMATS if f.name == name)}"
    path.write_bytes(made(ground, name))
    assert walked(record, path).citations >= len(rows(ground))


@pytest.mark.parametrize("format_", CITING, ids=[f.name for f in CITING])
def test_a_changed_quotation_is_found(ground: Ground, record: Path, tmp_path: Path, format_: Format) -> None:
    if format_.name in {"parquet", "xlsx", "warc", "wacz"}:
        pytest.skip("packed: a changed byte breaks the file itself")
    data = made(ground, format_.name)
    data = data.replace(b"\r\n ", b"")  # a calendar folds its lines
    words = b"June 2 to June 20" if format_.name == "ical" else b"north channel"
    assert words in data
    path = tmp_path / f"story{format_.suffix}"
    path.write_bytes(data.replace(words, words.replace(b"n", b"m")))
    assert walked(record, path).faults


def test_a_changed_offset_hash_or_article_is_found(ground: Ground, record: Path, tmp_path: Path) -> None:
    row = rows(ground)[0]
    changes: list[tuple[dict[str, Any], str]] = [
        ({"start": row["start"] + 1}, "are not the quotation"),
        ({"end": 10**9}, "past the end"),
        ({"start": "1"}, "without its characters"),
        ({"sha256": "00" * 32}, "the bytes"),
        ({"article_id": "nowhere"}, "not in the record"),
    ]
    for change, told in changes:
        path = tmp_path / "one.jsonl"
        path.write_text(json.dumps(row | change) + "\n")
        (fault,) = walked(record, path).faults
        assert told in fault.what


def test_a_bundle_walks_back_and_a_changed_member_is_found(ground: Ground, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    with path.open("wb") as out:
        into_zip(bundle(ground).package, out)
    assert walked(record, path).faults == []
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.startswith("articles/"):
                data = data.replace(b"dredging", b"drudging")
            if entry.filename != "story.ics":
                new.writestr(entry, data)
    told = {fault.what for fault in walked(record, changed).faults}
    assert "its text is not that of the record" in told
    assert any("its hash differs" in what for what in told)
    assert any("it is not there" in what for what in told)


def test_a_folder_of_tables_walks_back(ground: Ground, record: Path, tmp_path: Path) -> None:
    def opened(path: Path) -> io.BufferedWriter:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")

    to_folder(next(f for f in FORMATS if f.name == "csv").package(ground), tmp_path / "tables", opened=opened)
    assert walked(record, tmp_path / "tables").faults == []
    claims = tmp_path / "tables" / "claims.csv"
    claims.write_bytes(claims.read_bytes().replace(b"dredging", b"drudging"))
    assert {"it is not the file that datapackage.json tells of: its hash differs"} < {
        fault.what for fault in walked(record, tmp_path / "tables").faults
    }


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b"{"),
        ("a.json", b"[" * 100_000),
        ("a.json", b"\xff\xfe"),
        ("a.jsonl", b"{}\nno\n"),
        ("a.csv", b"\xff\xff"),
        ("a.xlsx", b"no zip"),
        ("a.parquet", b"no parquet"),
        ("a.ics", b"no calendar"),
        ("a.graphml", b"<a><b></a>"),
        ("a.gexf", b""),
        ("a.warc.gz", b"no archive"),
        ("a.zip", b"no zip"),
        ("a.exe", b""),
    ],
)
def test_what_is_no_export_is_said_plainly(record: Path, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadSource):
        walked(record, tmp_path / name)


def test_a_file_that_is_not_there_is_said_plainly(record: Path, tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="cannot be read"):
        walked(record, tmp_path / "gone.json")


def test_nesting_costs_no_recursion() -> None:
    value: object = {"article_id": "a", "sha256": "b"}
    for _ in range(100_000):
        value = [value]
    assert [found.article for found in in_value(value)] == ["a"]
