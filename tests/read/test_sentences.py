"""Sentences of an article: where each begins and ends."""

import pytest

from onrecord.clean.paste import read_paste
from onrecord.read.parse import parse

TOLD = (
    "The harbour board will hand over six boats to the town, its chairman said on Wednesday, one fewer than promised."
)


@pytest.mark.parametrize(
    "head",
    [
        "BRAYFORD, May 3 (Unifen) - ",
        "BRAYFORD, Jan. 19 (Fenland Wire) — ",
        "BRAYFORD, 13 February. ",
        "Brayford, 9 May — ",
    ],
)
def test_a_stop_or_a_bracket_in_a_dateline_ends_no_sentence(head: str) -> None:
    text = f"Boats handed over\n\n{head}{TOLD} It had asked for seven.\n"
    sentences, _, _ = parse(read_paste(text, capture_id="c", name="a"))
    assert [s.span.cut(text) for s in sentences[1:]] == [f"{head}{TOLD}", "It had asked for seven."]
