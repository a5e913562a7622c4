import os

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.names import shown, shown_address

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_a_shown_name_is_one_line_of_valid_utf_8_without_controls(name: str) -> None:
    safe = shown(name)
    safe.encode("utf-8")
    assert len(safe.splitlines()) <= 1
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in safe)


@given(ANY_TEXT, ANY_TEXT)
def test_two_names_are_shown_alike_only_when_they_are_one(one: str, other: str) -> None:
    assert (shown(one) == shown(other)) == (one == other)


@given(st.binary(max_size=40))
def test_names_that_are_no_text_can_be_shown(raw: bytes) -> None:
    shown(os.fsdecode(raw)).encode("utf-8")


def test_bytes_and_characters_that_look_alike_are_told_apart() -> None:
    looks = ["\udc85", "\x85", "\\x85", "\\u0085", "\n", "\\n", "\\\n"]
    assert len({shown(name) for name in looks}) == len(looks)
    assert shown("\udc85") == "\\x85"
    assert shown("two\nlines") == "two\\nlines"


def test_letters_of_all_scripts_and_joined_emoji_are_left_as_they_are() -> None:
    for name in (
        "Überfahrt.txt",
        "渡し船.html",
        "भाषा.md",
        "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{ROCKET}.txt",
        "a b#c.txt",
    ):
        assert shown(name) == name


def test_marks_that_turn_the_direction_of_writing_are_escaped() -> None:
    assert shown("fare\u202etxt.exe") == "fare\\u202etxt.exe"


def test_an_address_is_shown_without_its_password() -> None:
    assert shown_address("https://ann:secret@harbour.example/a@b") == "https://***@harbour.example/a@b"
    assert shown_address("https://harbour.example/?to=ann@quay.example") == (
        "https://harbour.example/?to=ann@quay.example"
    )
