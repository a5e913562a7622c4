"""Sentences as vectors."""

import numpy as np
import pytest

from onrecord.vectors import SIZE, cosine, cosines, packed, unpacked, vectors_of


def near(one: str, other: str) -> float:
    return cosine(*packed(vectors_of([one, other])))


def test_other_words_for_one_thing_lie_closer_than_other_things_in_like_words() -> None:
    told = "The ferry ran aground on Tuesday with 61 people aboard."
    again = "A boat carrying sixty-one passengers hit a sandbank, the operator said on Tuesday."
    assert near(told, again) > near(told, "The ferry company raised its fares on Tuesday by 61 cents.")


def test_vectors_are_of_length_one_and_those_of_nothing_zero() -> None:
    vectors = vectors_of(["The harbour is shut.", "", "   "])
    assert vectors.shape == (3, SIZE)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 0], abs=1e-5)


def test_a_text_gets_one_vector_whatever_else_is_asked_for_with_it() -> None:
    text = "The harbour is shut."
    alone = vectors_of([text])[0]
    among = vectors_of([text, "Rain fell on the hills for a week, and the river rose by a metre in a night.", "No."])[0]
    assert np.array_equal(alone, among)


def test_packing_keeps_the_direction() -> None:
    vectors = vectors_of(["The harbour is shut.", "The council met.", ""])
    again = unpacked(packed(vectors))
    assert (again[:2] * vectors[:2]).sum(axis=1) == pytest.approx([1, 1], abs=1e-3)
    assert packed(vectors)[2] == b""
    assert cosine(packed(vectors)[0], b"") == 0.0


def test_many_at_once_lie_as_close_as_each_pair() -> None:
    rows = [
        *packed(vectors_of(["The harbour is shut.", "The port is closed.", "He sang.", ""])),
        bytes([200, 90] * 192),
    ]
    ones, others = (np.array(side) for side in zip(*((i, j) for i in range(5) for j in range(5)), strict=True))
    plain = [cosine(rows[i], rows[j]) for i, j in zip(ones, others, strict=True)]
    assert cosines(rows, rows, (ones, others)).tolist() == plain
    assert cosines([], [], (ones[:0], others[:0])).tolist() == []


def test_hostile_texts_are_cut_not_refused() -> None:
    assert vectors_of(["a" * 1_000_000, "\u200b" * 10, "\ud800", "x " * 100_000]).shape == (4, SIZE)
