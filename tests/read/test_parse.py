"""How what is too long to be parsed at once is parted."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.pasted.page import read_paste
from onrecord.model import Span
from onrecord.read.parse import _LONGEST_CHUNK, _parts, parse

LONG = "x" * 12_000
MANY = "The council approved the ferry and " * 600
LETTERS = st.text(alphabet="x- \n", max_size=60)
SENTENCES = st.lists(LETTERS | LETTERS.map(lambda text: text * 150), max_size=20).map("".join)


@pytest.mark.parametrize(
    "told",
    [f"The council approved the {LONG} ferry, Mayor Fenn said.", LONG, f"{MANY}Mayor Fenn said so.", "ferry-" * 3_000],
)
def test_no_sentence_begins_or_ends_inside_a_word(told: str) -> None:
    text = f"Boats handed over\n\n{told}\n"
    sentences, words, _ = parse(read_paste(text, capture_id="c", name="a"))
    spans = [*(s.span for s in sentences), *(w.span for w in words)]
    assert not [s for s in spans for edge in (s.start, s.end) if re.match(r"\w\w", text[max(0, edge - 1) : edge + 1])]
    assert "".join(s.span.cut(text) for s in sentences[1:]).replace(" ", "") == told.replace(" ", "")


@given(SENTENCES)
def test_the_parts_of_a_sentence_hold_all_of_its_words_each_whole(text: str) -> None:
    parts = list(_parts(text, Span(0, len(text))))
    assert "".join("".join(part.cut(text).split()) for part in parts) == "".join(text.split())
    for one, two in pairwise(parts):
        assert one.end <= two.start
        assert not re.match(r"\w\w", text[one.end - 1 : one.end + 1])
    assert all(len(part) <= _LONGEST_CHUNK or not re.search(r"\W", part.cut(text)[_LONGEST_CHUNK:]) for part in parts)
