"""Tags of the sequence model."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.tagger.labels import (
    NUMBER,
    ROLES,
    TAGS,
    Piece,
    may_begin,
    may_end,
    may_follow,
    to_pieces,
    to_tags,
)


@st.composite
def disjoint_pieces(draw: st.DrawFn) -> tuple[int, list[Piece]]:
    at = 0
    pieces: list[Piece] = []
    for _ in range(draw(st.integers(0, 6))):
        begin = at + draw(st.integers(0, 3))
        at = begin + draw(st.integers(1, 4))
        pieces.append((begin, at, draw(st.sampled_from(ROLES))))
    return at + draw(st.integers(1, 3)), pieces


@given(disjoint_pieces())
def test_pieces_survive_the_way_to_tags_and_back(case: tuple[int, list[Piece]]) -> None:
    count, pieces = case
    assert to_pieces(to_tags(count, pieces)) == pieces


@given(disjoint_pieces())
def test_tags_of_pieces_only_take_allowed_steps(case: tuple[int, list[Piece]]) -> None:
    tags = to_tags(*case)
    assert may_begin(tags[0])
    assert may_end(tags[-1])
    assert all(may_follow(a, b) for a, b in pairwise(tags))


@given(st.lists(st.integers(0, len(TAGS) - 1), max_size=12))
def test_any_tag_sequence_gives_pieces_that_do_not_overlap(tags: list[int]) -> None:
    pieces = to_pieces(tags)
    assert all(0 <= b < e <= len(tags) for b, e, _ in pieces)
    assert all(one[1] <= two[0] for one, two in pairwise(pieces))


def test_of_two_pieces_that_overlap_the_first_stays() -> None:
    assert to_pieces(to_tags(5, [(0, 3, "source"), (2, 5, "content")])) == [(0, 3, "source")]


def test_a_single_word_piece_has_a_tag_of_its_own() -> None:
    assert to_tags(3, [(1, 2, "cue")]) == [0, NUMBER["S-cue"], 0]
