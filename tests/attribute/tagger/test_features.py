"""Word features of the tagger."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.tagger.features import CLOSES, INSIDE, OPENS, OUTSIDE, SHAPES, edges, places, quoted, shape


def test_curly_marks_open_and_close_a_quotation() -> None:
    forms = ["“", "We", "agreed", ",", "”", "Ada", "Vell", "said", "."]
    assert quoted(forms, [0] * 9) == [OPENS, INSIDE, INSIDE, INSIDE, CLOSES, OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE]


def test_straight_marks_take_turns() -> None:
    assert quoted(['"', "no", '"', "and", '"', "yes", '"'], [0] * 7) == [
        OPENS, INSIDE, CLOSES, OUTSIDE, OPENS, INSIDE, CLOSES,
    ]  # fmt: skip


def test_a_mark_left_open_does_not_reach_the_next_paragraph() -> None:
    assert quoted(["“", "so", "next"], [0, 0, 1]) == [OPENS, INSIDE, OUTSIDE]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert quoted(["the", "girls", "’", "school"], [0] * 4) == [OUTSIDE] * 4


def test_single_marks_quote_when_they_open() -> None:
    assert quoted(["‘", "so", "’", "he"], [0] * 4) == [OPENS, INSIDE, CLOSES, OUTSIDE]


def test_shapes_tell_case_apart() -> None:
    names = [SHAPES[shape(f)] for f in ("said", "Vell", "NATO", "iPhone", "12", ",", "“", "I")]
    assert names == ["lower", "capital", "upper", "mixed", "number", "mark", "quote", "capital"]


def test_first_words_of_paragraphs_and_sentences_are_marked() -> None:
    assert places([0, 0, 1, 2, 2], [0, 0, 0, 1, 1]) == [2, 0, 1, 2, 0]


def test_a_reported_clause_is_marked_at_its_first_and_last_word() -> None:
    # Vell said taxes would fall : "fall" is the clause's head.
    found = edges(["nsubj", "ROOT", "nsubj", "aux", "ccomp"], [1, 0, 2, 1, -3])
    assert [b & 1 for b in found] == [0, 0, 1, 0, 0]
    assert [b >> 1 & 1 for b in found] == [0, 0, 0, 0, 1]


@given(st.lists(st.text(min_size=1, max_size=4), max_size=20))
def test_any_words_have_a_state_and_a_shape(forms: list[str]) -> None:
    assert len(quoted(forms, [0] * len(forms))) == len(forms)
    assert all(0 <= shape(f) < len(SHAPES) for f in forms)


@given(st.lists(st.integers(-30, 30), max_size=30))
def test_heads_that_go_round_in_circles_do_no_harm(moves: list[int]) -> None:
    count = len(moves)
    heads = [max(-i, min(count - 1 - i, m)) for i, m in enumerate(moves)]
    assert len(edges(["ccomp"] * count, heads)) == count
