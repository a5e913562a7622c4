"""Passages found by their words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tell.postings import Postings

WORDS = "abcdefgh"
some_words = st.frozensets(st.sampled_from(WORDS), max_size=6)
weights = st.dictionaries(st.sampled_from(WORDS), st.floats(0.01, 9.0), max_size=len(WORDS))


@settings(deadline=None)
@given(
    st.lists(some_words, max_size=12), weights, st.sets(st.tuples(some_words, some_words), max_size=3),
    st.sampled_from([0.2, 0.5, 0.9]),
)  # fmt: skip
def test_the_rarest_words_lead_to_all_passages_that_have_enough(
    passages: list[frozenset[str]],
    weight: dict[str, float],
    asked: set[tuple[frozenset[str], frozenset[str]]],
    least: float,
) -> None:
    expected: dict[int, float] = {}
    for mine, named in asked:
        weighing = sorted(mine & weight.keys())
        whole = sum(weight[key] for key in weighing) or 1.0
        for number, words in enumerate(passages):
            both = [key for key in weighing if key in words]
            share = sum(weight[key] for key in both) / whole if len(both) >= 2 else 0.0
            if sum(key in named for key in both) >= 2:
                share = max(share, least)
            if share >= least:
                expected[number] = max(share, expected.get(number, 0.0))
    assert Postings(enumerate(passages), weight).sharing(asked, least) == expected


def test_passages_keep_their_own_numbers() -> None:
    held = Postings([(3, {"ferry", "quay"}), (8, {"ferry"})], {"ferry": 1.0, "quay": 2.0})
    assert held.sharing({(frozenset({"ferry", "quay", "fog"}), frozenset())}, 0.5) == {3: pytest.approx(1.0)}
