import gzip
import resource
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest

from onrecord.ingest.files import read_path
from onrecord.model import Capture, Refusal
from onrecord.settings import Settings

NOW = "2031-05-06T00:00:00+00:00"
PAGE = b"<!doctype html><html><body><p>The dam at Eastmoor opened, the mayor said.</p></body></html>"


def archive(
    pages: Sequence[tuple[str, bytes]],
    *,
    packed: bool = True,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
) -> bytes:
    """A WARC of responses, each under its address, each packed by itself."""
    records = [_record(address, body, kind=kind, status=status) for address, body in pages]
    return b"".join(map(gzip.compress, records) if packed else records)


def _record(address: str, body: bytes, *, kind: str, status: str) -> bytes:
    served = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = [
        "WARC/1.1",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, address)}>",
        "WARC-Date: 2031-05-04T10:20:30Z",
        f"WARC-Target-URI: {address}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(served)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + served + b"\r\n\r\n"


def read(path: Path, settings: Settings | None = None) -> list[Capture | Refusal]:
    return list(read_path(str(path), settings=settings or Settings(), now=NOW))


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_of_an_archive_is_a_capture_with_its_address_and_day(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(
        archive([("https://eastmoor.example/a", PAGE), ("https://eastmoor.example/b", PAGE + b"2")], packed=packed)
    )
    one, other = read(path)
    assert isinstance(one, Capture)
    assert isinstance(other, Capture)
    assert (one.body, one.address, one.captured_at) == (PAGE, "https://eastmoor.example/a", "2031-05-04T10:20:30+00:00")
    assert (one.media_type, one.charset, one.name) == ("text/html", "utf-8", f"{path.name}#1")
    assert other.name == f"{path.name}#2"


@pytest.mark.parametrize(("kind", "status"), [("image/png", "200 OK"), ("text/html", "404 Not Found"), ("", "200 OK")])
def test_what_is_no_page_is_passed_over(tmp_path: Path, kind: str, status: str) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(archive([("https://eastmoor.example/a", PAGE)], kind=kind, status=status))
    assert read(path) == []


def test_an_archive_in_a_wacz_is_read(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/data.warc.gz", archive([("https://eastmoor.example/a", PAGE)]))
        packed.writestr("pages/pages.jsonl", "{}")
    (found,) = read(path)
    assert isinstance(found, Capture)
    assert (found.body, found.name) == (PAGE, "crawl.wacz/data.warc.gz#1")


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("a.warc", b"", "empty"),
        ("a.warc", b"no archive at all, just words\n" * 20, "broken-archive"),
        ("a.warc.gz", b"\x1f\x8b nonsense", "broken-gzip"),
        ("a.wacz", b"PK\x03\x04 cut", "broken-archive"),
        ("a.wacz", b"words", "broken-archive"),
    ],
)
def test_what_is_no_archive_says_so(tmp_path: Path, name: str, body: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    (found,) = read(path)
    assert isinstance(found, Refusal)
    assert found.code == code


def test_an_archive_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    whole = archive([(f"https://eastmoor.example/{n}", PAGE + str(n).encode()) for n in range(5)])
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(whole[: len(whole) * 3 // 5])
    found = read(path)
    assert sum(isinstance(f, Capture) for f in found) in {2, 3}
    assert isinstance(found[-1], Refusal)


@pytest.mark.parametrize("left", [0.1, 0.4, 0.7, 0.95])
def test_a_page_that_breaks_off_in_an_archive_that_is_not_packed_is_not_taken_for_whole(
    tmp_path: Path, left: float
) -> None:
    one = archive([("https://eastmoor.example/a", PAGE)], packed=False)
    other = archive([("https://eastmoor.example/b", PAGE * 40)], packed=False)
    path = tmp_path / "crawl.warc"
    path.write_bytes(one + other[: 250 + int((len(other) - 254) * left)])
    page, refused = read(path)
    assert isinstance(page, Capture)
    assert isinstance(refused, Refusal)
    assert refused.code == "broken-archive"


def test_a_page_that_is_not_what_its_digest_says_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    whole = archive([("https://eastmoor.example/a", PAGE)], packed=False)
    block = whole.partition(b"\r\n\r\n")[2][:-4]
    stated = b"WARC-Block-Digest: sha256:" + sha256(block).hexdigest().encode() + b"\r\nContent-Length"
    head, _, tail = whole.rpartition(b"Content-Length")
    whole = head + stated + tail
    path = tmp_path / "crawl.warc"
    path.write_bytes(whole + whole.replace(b"mayor", b"mayer") + whole)
    one, other, last = read(path)
    assert isinstance(one, Capture)
    assert isinstance(other, Refusal)
    assert isinstance(last, Capture)
    assert (one.body, other.code, last.body) == (PAGE, "broken-archive", PAGE)


@pytest.mark.parametrize(
    "said", ["sha1:" + "x" * 41, "sha1:é" + "0" * 50, "sha256:x", "sha1:" + "0" * 39, "md9:0", "x"]
)
@pytest.mark.parametrize("field", ["WARC-Block-Digest", "WARC-Payload-Digest"])
def test_a_digest_that_is_none_costs_one_page_at_most(tmp_path: Path, field: str, said: str) -> None:
    whole = archive([("https://eastmoor.example/a", PAGE)], packed=False)
    head, _, tail = whole.rpartition(b"Content-Length")
    path = tmp_path / "crawl.warc"
    path.write_bytes(head + f"{field}: {said}\r\nContent-Length".encode() + tail + whole)
    first, last = read(path)
    assert isinstance(first, Capture) or first.code == "broken-archive"
    assert isinstance(last, Capture)
    assert last.body == PAGE


def test_a_page_that_is_too_large_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(archive([("https://e.example/a", PAGE * 100), ("https://e.example/b", PAGE)]))
    large, small = read(path, replace(Settings(), max_capture_bytes=1000))
    assert isinstance(large, Refusal)
    assert large.code == "too-large"
    assert isinstance(small, Capture)


def test_a_bomb_is_noticed_before_it_goes_off(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc.gz"
    path.write_bytes(gzip.compress(archive([("https://e.example/a", b" " * 80_000_000)], packed=False)))
    (found,) = read(path)
    assert isinstance(found, Refusal)
    assert found.code == "gzip-bomb"


def test_memory_stays_flat_over_a_large_archive(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    pages = [(f"https://e.example/{n}", PAGE + str(n).encode() * 20_000) for n in range(40)]
    with path.open("wb") as out:
        for _ in range(20):
            out.write(archive(pages, packed=False))
    assert path.stat().st_size > 25_000_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(isinstance(f, Capture) for f in read_path(str(path), settings=Settings(), now=NOW)) == 800
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16_000


def test_what_stands_between_two_records_breaks_an_archive_and_is_not_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = archive([("https://e.example/a", PAGE)], packed=False)
    path = tmp_path / "crawl.warc"
    path.write_bytes(one[:-4] + b"\x1b[31m neither\r\n" + one)
    page, refused = read(path)
    assert isinstance(page, Capture)
    assert isinstance(refused, Refusal)
    assert refused.code == "broken-archive"
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("was", "is_now"),
    [
        (b"WARC-Target-URI: https://e.example/b\r\n", b""),
        (b"HTTP/1.1 200 OK", b"2031 no such protocol"),
        (b"WARC-Type: response\r\n", b""),
    ],
    ids=["no address", "no protocol", "no type"],
)
def test_a_record_that_lacks_what_all_have_costs_what_follows_at_most(
    tmp_path: Path, was: bytes, is_now: bytes
) -> None:
    first, second = (archive([(f"https://e.example/{name}", PAGE)], packed=False) for name in "ab")
    assert was in second
    path = tmp_path / "crawl.warc"
    path.write_bytes(first + second.replace(was, is_now))
    page, *others = read(path)
    assert isinstance(page, Capture)
    assert all(isinstance(found, Refusal) and found.code == "broken-archive" for found in others)


def test_an_address_that_is_none_is_not_printed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(archive([("https://e.example/\x1b[31m a", PAGE)], packed=False))
    assert read(path)
    assert caplog.text == ""


def test_a_member_that_lies_about_its_size_unpacks_no_further_than_its_file_allows(tmp_path: Path) -> None:
    path = tmp_path / "bomb.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("archive/a.warc.gz", gzip.compress(archive([("https://e.example/a", b" " * 80_000_000)])))
    whole = bytearray(path.read_bytes())
    at = whole.rindex(b"PK\x01\x02")
    whole[at + 20 : at + 24] = whole[at + 24 : at + 28] = (2**31).to_bytes(4, "little")
    path.write_bytes(whole)
    (found,) = read(path)
    assert isinstance(found, Refusal)


@pytest.mark.parametrize(("place", "value"), [(8, 1), (10, 99)])
def test_a_member_that_is_locked_or_packed_in_an_unknown_way_is_refused(tmp_path: Path, place: int, value: int) -> None:
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("archive/a.warc.gz", archive([("https://e.example/a", PAGE)]))
    whole = bytearray(path.read_bytes())
    whole[whole.rindex(b"PK\x01\x02") + place] = value
    path.write_bytes(whole)
    (found,) = read(path)
    assert isinstance(found, Refusal)
    assert found.code == "broken-archive"


def test_a_day_beyond_the_calendar_is_the_day_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    whole = archive([("https://e.example/a", PAGE)], packed=False)
    path.write_bytes(whole.replace(b"2031-05-04T10:20:30Z", b"0001-01-01T00:00:00+14:00"))
    (found,) = read(path)
    assert isinstance(found, Capture)
    assert found.captured_at == NOW
