"""What is kept in memory of what was asked for."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.remembered import Kept


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 12)), max_size=200))
def test_those_asked_for_last_are_kept_up_to_the_bound(deeds: list[tuple[bool, int]]) -> None:
    kept: Kept[int, str] = Kept(5)
    order: list[int] = []
    for is_put, key in deeds:
        if is_put:
            kept.put(key, str(key))
        else:
            assert kept.get(key) == (str(key) if key in order else None)
        if is_put or key in order:
            order = [*(k for k in order if k != key), key][-5:]
    assert [key for key in range(13) if kept.get(key) is not None] == sorted(order)


def test_what_is_forgotten_is_not_here() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("one", 1)
    kept.clear()
    assert kept.get("one") is None
