"""A WACZ of a record: its index finds each capture, its hashes hold, and it is read back into the same captures."""

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from onrecord.record import View
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.wacz import ARCHIVE, sortable
from onrecord.tell.export.walk import walk_back
from onrecord.tell.story import Story
from tests.tell.export.making import made
from tests.tell.export.test_web_archive import KINDS, came, kept, read_back


@pytest.fixture
def archive(ground: Ground) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(made(ground, "wacz")))


def test_every_line_of_the_index_leads_to_the_bytes_of_a_capture(archive: zipfile.ZipFile) -> None:
    packed = archive.read(ARCHIVE)
    lines = archive.read("indexes/index.cdx").decode().splitlines()
    assert lines == sorted(lines)
    for line in lines:
        told = json.loads(line.split(" ", 2)[2])
        start, size = int(told["offset"]), int(told["length"])
        record = gzip.decompress(packed[start : start + size])
        body = record.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n\r\n")
        assert f"sha256:{hashlib.sha256(body).hexdigest()}" == told["digest"]
        assert f"WARC-Target-URI: {told['url']}".encode() in record


def test_the_hashes_of_its_files_hold(archive: zipfile.ZipFile) -> None:
    described = archive.read("datapackage.json")
    listed = {r["path"]: r["hash"] for r in json.loads(described)["resources"]}
    assert listed.keys() == set(archive.namelist()) - {"datapackage.json", "datapackage-digest.json"}
    assert all(digest == f"sha256:{hashlib.sha256(archive.read(path)).hexdigest()}" for path, digest in listed.items())
    assert json.loads(archive.read("datapackage-digest.json"))["hash"].endswith(hashlib.sha256(described).hexdigest())


def test_the_archive_in_it_lies_open_for_those_who_look_into_it(archive: zipfile.ZipFile) -> None:
    assert archive.getinfo(ARCHIVE).compress_type == zipfile.ZIP_STORED


def test_pages_have_the_titles_of_their_articles(archive: zipfile.ZipFile, ground: Ground) -> None:
    first, *pages = map(json.loads, archive.read("pages/pages.jsonl").splitlines())
    assert first["format"] == "json-pages-1.0"
    titles = {r.article.title.value for r in ground.story.articles if r.article.title}
    assert titles
    assert titles <= {page["title"] for page in pages}


def test_it_is_read_back_into_the_same_captures_and_walks_back(tmp_path: Path) -> None:
    record, path = kept(tmp_path / "o.onrecord", KINDS), tmp_path / "o.wacz"
    with View(record) as view:
        with Ground(Story(view)) as ground:
            path.write_bytes(made(ground, "wacz"))
        walk = walk_back(view, path)
    assert {c.id for c in read_back(path)} == {c.id for c in came(record)}
    assert walk.faults == []
    assert walk.citations == len(came(record))


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.Tidewatch.example/News/?b=2&a=1#top", "example,tidewatch)/news?a=1&b=2"),
        ("http://tidewatch.example", "example,tidewatch)/"),
        ("http://tidewatch.example:8080/a b", "example,tidewatch:8080)/a%20b"),
        ("https://tidewatch.example:443/a", "example,tidewatch)/a"),
        ("urn:x-onrecord:a%20b.html", "urn:x-onrecord:a%20b.html"),
        ("http://[broken", "http://[broken"),
        ("http://a.example:port/x", "http://a.example:port/x"),
    ],
)
def test_an_address_is_sorted_by_its_host_from_behind(address: str, key: str) -> None:
    assert sortable(address) == key
