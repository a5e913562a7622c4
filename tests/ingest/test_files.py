import gzip
import hashlib
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import files, gather
from onrecord.model import Capture, Refusal
from onrecord.settings import Settings

NOW = "2030-05-04T03:02:01Z"


def read(*paths: Path | str, settings: Settings | None = None) -> list[Capture | Refusal]:
    return list(gather([str(p) for p in paths], settings=settings or Settings(), now=NOW))


def told(found: list[Capture | Refusal]) -> list[tuple[str, str]]:
    """Names with the media type of a capture or the code of a refusal."""
    return [(f.name, f.media_type if isinstance(f, Capture) else f.code) for f in found]


def test_a_file_becomes_its_bytes_under_their_hash(tmp_path: Path) -> None:
    body = "Die Fähre fährt.\r\n".encode("latin-1")
    (tmp_path / "ferry.txt").write_bytes(body)
    assert read(tmp_path / "ferry.txt") == [
        Capture(hashlib.sha256(body).hexdigest(), "ferry.txt", "text/plain", body, NOW)
    ]


def test_a_folder_is_read_in_order_of_name_with_all_its_folders(tmp_path: Path) -> None:
    for name in ("b/z.md", "b/a.eml", "a.html", "B.txt", "b.json", ".hidden.txt", ".git/x.txt", "b/.x/y.txt", "c.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text('{"t": 1}' if name.endswith("json") else "Subject: <p>fares")
    (tmp_path / "deep").mkdir()
    assert told(read(tmp_path)) == [
        ("B.txt", "text/plain"),
        ("a.html", "text/html"),
        ("b/a.eml", "message/rfc822"),
        ("b/z.md", "text/markdown"),
        ("b.json", "application/json"),
        ("c.pdf", "unsupported-type"),
    ]


def test_the_same_folder_elsewhere_gives_the_same_captures(tmp_path: Path) -> None:
    for place in ("one", "other/place"):
        (tmp_path / place / "in").mkdir(parents=True)
        (tmp_path / place / "in" / "ferry.txt").write_text("Fares rise")
    assert read(tmp_path / "one") == read(tmp_path / "other" / "place")


def test_an_explicit_file_of_unknown_type_is_sniffed(tmp_path: Path) -> None:
    for name, body in (("page", b"<html><p>x"), ("note.asc", b"Fares"), ("tool", b"\x7fELF\0"), ("p.gz", b"")):
        (tmp_path / name).write_bytes(gzip.compress(b"<p>packed") if name == "p.gz" else body)
    found = read(*(tmp_path / name for name in ("page", "note.asc", "tool", "p.gz")))
    assert told(found) == [("page", "text/html"), ("note.asc", "text/plain"), ("tool", "binary"), ("p.gz", "text/html")]


def test_what_is_missing_empty_or_nothing_at_all_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "last.txt").write_text("Fares rise")
    (tmp_path / "folder").mkdir()
    last = tmp_path / "last.txt"
    found = read("", tmp_path / "gone.txt", "a\0b", "x" * 9000, tmp_path / "folder", last / "x", tmp_path)
    assert told(found) == [
        ("", "missing"),
        (str(tmp_path / "gone.txt"), "missing"),
        ("a\\u0000b", "missing"),
        ("x" * 9000, "unreadable"),
        (str(tmp_path / "folder"), "empty"),
        (str(last / "x"), "missing"),
        ("empty.txt", "empty"),
        ("last.txt", "text/plain"),
    ]
    assert all(f.reason and f.fix for f in found if isinstance(f, Refusal))


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "ferry.txt").write_text("Fares rise")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "me.txt").symlink_to("me.txt")
    (tmp_path / "off.txt").symlink_to("gone.txt")
    (tmp_path / "same.txt").symlink_to("a/ferry.txt")
    assert told(read(tmp_path)) == [
        ("a/ferry.txt", "text/plain"),
        ("a/up", "folder-loop"),
        ("b", "folder-loop"),
        ("me.txt", "folder-loop"),
        ("off.txt", "broken-link"),
        ("same.txt", "text/plain"),
    ]


def test_a_link_that_leads_out_of_the_folder_is_refused_and_what_it_leads_to_can_be_named(tmp_path: Path) -> None:
    for folder in ("given", "given/inner", "own"):
        (tmp_path / folder).mkdir()
    (tmp_path / "given" / "inner" / "ferry.txt").write_text("Fares rise")
    (tmp_path / "own" / "diary.txt").write_text("What nobody is to read")
    (tmp_path / "given" / "file.txt").symlink_to(tmp_path / "own" / "diary.txt")
    (tmp_path / "given" / "folder").symlink_to(tmp_path / "own")
    (tmp_path / "given" / "inner" / "up.txt").symlink_to("../../own/diary.txt")
    (tmp_path / "given" / "kept.txt").symlink_to("inner/ferry.txt")
    (tmp_path / "way").symlink_to("given")
    for folder in ("given", "way"):
        assert told(read(tmp_path / folder)) == [
            ("file.txt", "link-out"),
            ("folder", "link-out"),
            ("inner/ferry.txt", "text/plain"),
            ("inner/up.txt", "link-out"),
            ("kept.txt", "text/plain"),
        ]
    assert told(read(tmp_path / "given" / "file.txt")) == [("file.txt", "text/plain")]


def test_a_lattice_of_links_does_not_grow_without_bound(tmp_path: Path) -> None:
    for level in range(40):
        (tmp_path / f"{level}").mkdir()
        for link in ("x", "y"):
            (tmp_path / f"{level}" / link).symlink_to(tmp_path / f"{level + 1}")
    (tmp_path / "40").mkdir()
    (tmp_path / "40" / "ferry.txt").write_text("Fares rise")
    assert [f.name for f in read(tmp_path) if isinstance(f, Capture)] == ["0/" + "x/" * 40 + "ferry.txt"]


def test_pipes_sockets_and_devices_are_refused_without_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(tmp_path)  # a socket's path is short
        listener.bind("socket.txt")
        found = read(tmp_path, tmp_path / "pipe.txt", "/dev/zero")
    assert told(found) == [
        ("pipe.txt", "special-file"),
        ("socket.txt", "special-file"),
        ("pipe.txt", "special-file"),
        ("zero", "special-file"),
    ]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_may_not_be_read_is_told_and_the_rest_goes_on() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        (root / "a.txt").write_text("Fares rise")
        (root / "a.txt").chmod(0)
        (root / "b").mkdir(mode=0)
        (root / "c.txt").write_text("Fares fall")
        (root / "c.txt").chmod(0o444)
        with as_nobody():
            found = read(root, root / "b" / "x.txt", root / "b")
        (root / "b").chmod(0o755)
    assert told(found) == [
        ("a.txt", "unreadable"),
        ("b", "unreadable"),
        ("c.txt", "text/plain"),
        (f"{root}/b/x.txt", "unreadable"),
        (f"{root}/b", "unreadable"),
    ]


def test_too_much_is_refused_at_the_byte(tmp_path: Path) -> None:
    (tmp_path / "fits.txt").write_text("x" * 100_000)
    (tmp_path / "over.txt").write_text("x" * 100_001)
    (tmp_path / "over.html.gz").write_bytes(gzip.compress(b"x" * 100_001))
    assert told(read(tmp_path, settings=Settings(max_capture_bytes=100_000))) == [
        ("fits.txt", "text/plain"),
        ("over.html.gz", "too-large"),
        ("over.txt", "too-large"),
    ]


def test_more_files_than_allowed_are_left_out_and_told(tmp_path: Path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text("Fares rise")
    found = read(tmp_path, settings=Settings(max_files=2))
    assert told(found) == [("0.txt", "text/plain"), ("1.txt", "text/plain"), (str(tmp_path), "too-many-files")]


def test_each_line_of_json_lines_is_a_capture(tmp_path: Path) -> None:
    lines = b'\xef\xbb\xbf{"t": 1}\r\n\n{"t": \n "Fares"\n  \n{"t": "f\xe4hre"}\n{"t": 2}'
    (tmp_path / "feed.jsonl").write_bytes(lines)
    (tmp_path / "feed.ndjson.gz").write_bytes(gzip.compress(lines))
    found = read(tmp_path)
    assert [(f.name, f.body if isinstance(f, Capture) else f.code) for f in found[:5]] == [
        ("feed.jsonl#1", b'{"t": 1}'),
        ("feed.jsonl#3", "broken-json"),
        ("feed.jsonl#4", "not-an-object"),
        ("feed.jsonl#6", "broken-json"),
        ("feed.jsonl#7", b'{"t": 2}'),
    ]
    assert [f.name.replace(".ndjson.gz", ".jsonl") for f in found[5:]] == [f.name for f in found[:5]]


@given(st.lists(st.integers(0, 12), max_size=8), st.sampled_from([b"\n", b"\r\n"]), st.booleans())
def test_lines_around_the_limit_are_taken_or_refused_by_their_own_length(
    lengths: list[int], end: bytes, open_end: bool
) -> None:
    lines = [b"{" + b" " * n + b"}" for n in lengths]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "feed.jsonl"
        file.write_bytes(end.join(lines) + (b"" if open_end or not lines else end))
        found = read(file, settings=Settings(max_capture_bytes=8))
    expected = [(f"feed.jsonl#{n}", "application/json" if len(x) <= 8 else "too-large") for n, x in enumerate(lines, 1)]
    assert told(found) == (expected or [("feed.jsonl", "empty")])


@given(
    st.lists(st.sampled_from([b"{}", b" {}", b"\n", b"\r\n", b"  ", b"x", b'{"ab":1}']), max_size=12), st.integers(1, 9)
)
def test_lines_are_the_same_however_they_fall_into_chunks(pieces: list[bytes], chunk: int) -> None:
    body = b"".join(pieces)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "CHUNK", chunk)
        file = Path(folder) / "feed.jsonl"
        file.write_bytes(body)
        found = read(file, settings=Settings(max_capture_bytes=5))
    lines = [(f"feed.jsonl#{n}", x.removesuffix(b"\r")) for n, x in enumerate(body.split(b"\n"), 1)]
    lines = [(name, line) for name, line in lines if line.strip() or len(line) > 5]
    assert [f.name for f in found] == ([name for name, _ in lines] or ["feed.jsonl"])
    for f, (_, line) in zip(found, lines, strict=bool(lines)):
        if isinstance(f, Capture):
            assert f.body == line
        assert (isinstance(f, Refusal) and f.code == "too-large") == (len(line) > 5)


def test_a_line_that_is_too_long_is_passed_over_without_holding_it(tmp_path: Path) -> None:
    with (tmp_path / "feed.jsonl").open("wb") as file:
        file.write(b'{"t": "' + b"x" * 5_000_000 + b'"}\n{"t": 1}\n')
    assert told(read(tmp_path, settings=Settings(max_capture_bytes=1000))) == [
        ("feed.jsonl#1", "too-large"),
        ("feed.jsonl#2", "application/json"),
    ]


def test_bombs_are_refused_early(tmp_path: Path) -> None:
    (tmp_path / "line.jsonl.gz").write_bytes(gzip.compress(b'{"t": 1}\n' + b"x" * 30_000_000))
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(b"<p>" + b"x" * 30_000_000))
    (tmp_path / "void.jsonl.gz").write_bytes(gzip.compress(b"\n" * 30_000_000))
    assert told(read(tmp_path, settings=Settings(max_capture_bytes=1_000_000))) == [
        ("line.jsonl.gz#1", "application/json"),
        ("line.jsonl.gz", "gzip-bomb"),
        ("page.html.gz", "too-large"),
        ("void.jsonl.gz", "gzip-bomb"),
    ]


def test_a_few_like_lines_are_no_bomb(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Fares rise"}\n' * 5000))
    assert {code for _, code in told(read(tmp_path))} == {"application/json"}


def test_damaged_gzip_gives_what_came_before_the_damage(tmp_path: Path) -> None:
    lines = b"".join(b'{"t": "%d"}\n' % (n * n * 7919) for n in range(60_000))
    packed = gzip.compress(lines)
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "cut.txt.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "not.txt.gz").write_bytes(b"Fares rise")
    (tmp_path / "odd.txt.gz").write_bytes(packed[:500] + b"\xff" * 500 + packed[1000:])
    found = told(read(tmp_path))
    assert found[0] == ("cut.jsonl.gz#1", "application/json")
    assert found[-4:] == [(name, "broken-gzip") for name in ("cut.jsonl.gz", "cut.txt.gz", "not.txt.gz", "odd.txt.gz")]


def test_json_files_give_one_capture_for_each_element(tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text('[{"t": 1}, 7, {"t": 2}]')
    (tmp_path / "bad.json").write_text('{"t": ')
    (tmp_path / "none.json").write_text("[]")
    (tmp_path / "one.json").write_text('{"t": 1}\n')
    assert told(read(tmp_path)) == [
        ("all.json#1", "application/json"),
        ("all.json#2", "not-an-object"),
        ("all.json#3", "application/json"),
        ("bad.json", "broken-json"),
        ("none.json", "empty"),
        ("one.json", "application/json"),
    ]


def test_names_that_would_break_a_line_or_are_no_text_are_safe(tmp_path: Path) -> None:
    for raw in (b"two\nlines.txt", b"f\xe4hre.txt", "⛴️.txt".encode(), b"esc\x1b[2J.pdf"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + raw)).write_text("Fares rise")
    names = [f.name for f in read(tmp_path)]
    assert names == ["esc\\u001b[2J.pdf", "f\\xe4hre.txt", "two\\nlines.txt", "⛴️.txt"]


FILE_NAMES = st.binary(min_size=1, max_size=30).filter(lambda raw: not set(raw) & set(b"/\0") and raw[:1] != b".")


@given(st.sets(FILE_NAMES, max_size=5))
def test_every_file_of_any_name_comes_out_once_under_a_name_of_its_own(raws: set[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for raw in raws:
            Path(os.fsdecode(os.fsencode(folder) + b"/" + raw + b".txt")).write_text("Fares rise " + raw.hex())
        found = read(folder)
    names = [f.name for f in found if isinstance(f, Capture)]
    assert len(names) == len(set(names)) == len(raws)
    assert all(name.encode("utf-8") and len(name.splitlines()) == 1 for name in names)


def test_addresses_of_other_kinds_are_refused() -> None:
    assert told(read("ftp://ann:secret@quay.example/x", "file:///etc/passwd")) == [
        ("ftp://***@quay.example/x", "bad-source"),
        ("file:///etc/passwd", "bad-source"),
    ]
