import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.formats import HTML, JSON, JSON_LINES, MESSAGE, MHTML, TEXT, format_of, json_bodies, settled_type
from onrecord.ingest.refusals import READS, REASONS, UnfitError


def refused(body: bytes, promised: str | None) -> str:
    with pytest.raises(UnfitError) as refusal:
        settled_type(body, promised)
    return refusal.value.code


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a.txt", (TEXT, False)),
        ("A.HTML", (HTML, False)),
        ("a.b.xhtml.GZ", (HTML, True)),
        ("a.jsonl.gz", (JSON_LINES, True)),
        ("a.gz", (None, True)),
        ("a.pdf", (None, False)),
        ("README", (None, False)),
        ("txt", (None, False)),
        ("a.txt.bak", (None, False)),
    ],
)
def test_the_suffix_promises_a_type(name: str, found: tuple[str | None, bool]) -> None:
    assert format_of(name) == found


def test_every_suffix_that_is_said_to_be_read_is_read() -> None:
    for suffix in READS.partition(",")[0].split():
        assert format_of("a" + suffix)[0] is not None


def test_html_without_any_tag_is_plain_text() -> None:
    assert settled_type(b"Fares rise < 5 > 3 and <me@quay.example> objects", HTML) == TEXT
    assert settled_type(b"<HTML>Fares rise", HTML) == HTML
    assert settled_type("<p>Fares</p>".encode("utf-16"), HTML) == HTML


def test_a_text_file_stays_text_whatever_is_in_it() -> None:
    assert settled_type(b"<html><p>Fares</p>", TEXT) == TEXT


def test_what_nothing_is_said_about_is_sniffed() -> None:
    assert settled_type(b"<!DOCTYPE html>\n<p>Fares", None) == HTML
    assert settled_type(b"Fares rise", None) == TEXT


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\xef\xbb\xbf\n", b"\xff\xfe"])
def test_nothing_but_white_space_is_empty(body: bytes) -> None:
    assert refused(body, TEXT) == "empty"


@pytest.mark.parametrize(
    "body",
    [
        b"Fares\0rise",
        b"%PDF-1.7 text",
        b"PK\x03\x04 text",
        b"\x1f\x8btext",
        bytes(range(1, 32)) * 9,
        b"\xff\xfe\0\xd8x\0",
    ],
)
def test_what_is_no_text_is_refused(body: bytes) -> None:
    assert refused(body, TEXT) == "binary"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252", "shift_jis", "gb18030", "iso2022_jp"])
def test_text_in_any_encoding_is_text(encoding: str) -> None:
    words = "運賃" if encoding.startswith(("sh", "gb", "iso")) else "“Überfahrt”"
    assert settled_type((words * 3000).encode(encoding), TEXT) == TEXT


def test_a_message_may_hold_raw_bytes_after_its_headers() -> None:
    body = b"From: quay@harbour.example\r\nContent-Type: image/png\r\n\r\n\x89PNG\0\0"
    assert settled_type(body, MESSAGE) == MESSAGE
    assert settled_type(body, MHTML) == MHTML


def test_a_message_without_headers_is_taken_for_what_it_holds() -> None:
    assert settled_type(b"<html><body>Fares</body></html>", MHTML) == HTML
    assert refused(b"\x89PNG\0\0", MESSAGE) == "binary"


@given(st.binary(max_size=300), st.sampled_from([None, TEXT, HTML, MHTML, MESSAGE]))
def test_any_bytes_have_a_type_or_a_reason(body: bytes, promised: str | None) -> None:
    try:
        found = settled_type(body, promised)
    except UnfitError as unfit:
        found = unfit.reason() and unfit.fix()
    assert found


OBJECTS = st.dictionaries(st.text(max_size=5), st.text(max_size=9) | st.integers(-9, 9) | st.none(), max_size=3)


@given(st.lists(OBJECTS, min_size=1, max_size=5), st.booleans())
def test_the_elements_of_an_array_come_out_as_they_stand_in_it(articles: list[dict[str, object]], spaced: bool) -> None:
    body = json.dumps(articles, indent=2 if spaced else None, ensure_ascii=spaced).encode()
    found = list(json_bodies(body))
    assert [number for number, _ in found] == list(range(1, len(articles) + 1))
    for (_, element), article in zip(found, articles, strict=True):
        assert isinstance(element, bytes)
        assert element in body
        assert json.loads(element) == article


def test_an_object_is_its_whole_file_bytes_and_all() -> None:
    body = b'\xef\xbb\xbf {"text": "Fares rise"}\n'
    assert list(json_bodies(body)) == [(None, body)]


def test_json_lines_under_the_name_of_json_are_read_line_by_line() -> None:
    found = list(json_bodies(b'{"a": 1}\n\n{"a": 2}\nnot json\n'))
    assert found[:2] == [(1, b'{"a": 1}'), (3, b'{"a": 2}')]
    assert found[2][0] == 4
    assert isinstance(found[2][1], UnfitError)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "broken-json"),
        (b'{"a": 1} and', "broken-json"),
        (b"[{]", "broken-json"),
        (b"[" * 100_000, "broken-json"),
        (b'{"a":' * 100_000, "broken-json"),
        (b'{"a": "\xe9"}', "broken-json"),
        (b"5", "not-an-object"),
        (b'"Fares"', "not-an-object"),
        ('{"a": "Fares"}'.encode("utf-16-le"), "binary"),
        (b"[" + b"1," * 2_000_000 + b"1]", "too-many-articles"),
    ],
)
def test_json_that_cannot_be_read_says_why(body: bytes, code: str) -> None:
    with pytest.raises(UnfitError) as refusal:
        list(json_bodies(body))
    assert refusal.value.code == code


@pytest.mark.parametrize("half", [r"\ud83d", r"\udc1f", r"\ud83d\ud83d\udc1f", r"\ud83d…", r"\\\uD83D"])
def test_half_a_character_leaves_the_rest(half: str) -> None:
    body = f'{{"text": "Fares rise {half}"}}'.encode()
    assert list(json_bodies(body)) == [(None, body)]
    assert [element for _, element in json_bodies(b"[" + body + b", {}]")] == [body, b"{}"]


@pytest.mark.parametrize("whole", [r"\ud83d\udc1f", r"\\ud83d", r"\u00e9\n\""])
def test_whole_characters_stay_as_they_are(whole: str) -> None:
    body = f'{{"text": "Fares rise {whole}"}}'.encode()
    assert list(json_bodies(body)) == [(None, body)]


def test_one_bad_element_leaves_the_others() -> None:
    found = [element for _, element in json_bodies(b'[{"a": 1}, 2, {"b": "\xff"}, {}]')]
    assert [e.code if isinstance(e, UnfitError) else e for e in found] == [
        b'{"a": 1}',
        "not-an-object",
        "broken-json",
        b"{}",
    ]


def test_a_large_object_is_checked_without_being_built() -> None:
    large = b'{"text": "' + b"Fares rise. " * 400_000
    assert list(json_bodies(large + b'"}')) == [(None, large + b'"}')]
    for end, code in ((b'\xff"}', "broken-json"), (b"", "broken-json")):
        with pytest.raises(UnfitError) as refusal:
            list(json_bodies(large + end))
        assert refusal.value.code == code
    assert JSON == "application/json"


def test_every_reason_has_a_way_out() -> None:
    assert all(reason and fix for reason, fix in REASONS.values())
