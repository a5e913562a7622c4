from hypothesis import given
from hypothesis import strategies as st

from onrecord.tell.story.together import together

PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=20)


def test_a_chain_of_pairs_is_one_group_under_its_smallest() -> None:
    assert together([("c", "b"), ("d", "c"), ("x", "y")]) == {"b": "b", "c": "b", "d": "b", "x": "x", "y": "x"}


def test_a_very_long_chain_costs_no_depth() -> None:
    names = [f"{n:06}" for n in range(20_000)]
    found = together(zip(names[1:], names, strict=False))
    assert set(found.values()) == {"000000"}


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_changes_nothing(pairs: list[tuple[str, str]], chance: object) -> None:
    mixed = list(pairs)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # a random.Random
    assert together(mixed) == together(pairs)


@given(PAIRS)
def test_both_of_a_pair_have_one_head_and_a_head_is_its_own(pairs: list[tuple[str, str]]) -> None:
    found = together(pairs)
    assert all(found[one] == found[other] for one, other in pairs)
    assert all(found[head] == head <= thing for thing, head in found.items())
