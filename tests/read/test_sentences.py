"""Sentences of an article: where each begins and ends."""

import pytest

from onrecord.clean.pasted.page import read_paste
from onrecord.read.parse import parse
from onrecord.read.sentences import sentence_spans

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


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lind met U.S. Secretary of State Jo Field in Eastmoor.",
        "The U.S. Ambassador to Lerna, Jo Field, said so.",
        "Lt. Gov. Jo Field said so.",
        "Reps. Jo Field and Ada Lind voted no.",
        "Cmdr. Jo Field and Cllr. Ada Lind met.",
        "The late prof. Jo Field said so.",
    ],
)
def test_a_short_form_before_a_name_ends_no_sentence(text: str) -> None:
    assert [s.cut(text) for s in sentence_spans(text)] == [text]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Jo Field was hit by a car. Police said so.", "Police said so."),
        ("They came by bus. Nobody was hurt.", "Nobody was hurt."),
        ("“She was hit by a car.” Police said no more.", "Police said no more."),
        ("The vote is next month. “I am ready,” Jo Field said.", "“I am ready,” Jo Field said."),
        ("The envoy lives in the U.S. He has a house there.", "He has a house there."),
    ],
)
def test_a_plain_word_before_a_stop_ends_the_sentence(text: str, second: str) -> None:
    spans = sentence_spans(text)
    assert len(spans) == 2
    assert spans[1].cut(text) == second
