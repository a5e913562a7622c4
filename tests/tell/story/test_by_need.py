"""Things that are made when they are asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tell.story.by_need import ByNeed


@given(st.lists(st.integers()), st.integers(-5, 5), st.integers(-5, 5))
def test_it_reads_as_a_list_of_what_is_made(keys: list[int], start: int, end: int) -> None:
    found, made = ByNeed(keys, str), [str(key) for key in keys]
    assert found == made
    assert found[start:end] == made[start:end]
    assert list(reversed(found)) == made[::-1]
    assert len(found) == len(made)


def test_each_is_made_once_and_only_when_it_is_asked_for() -> None:
    asked: list[int] = []

    def make(key: int) -> int:
        asked.append(key)
        return key * key

    found = ByNeed(range(1000), make)
    assert (found[3], found[-997], found[3:5]) == (9, 9, [9, 16])
    assert asked == [3, 4]
    with pytest.raises(IndexError):
        found[1000]
