"""Setting aside what a long build holds."""

import gc
import weakref

import pytest

from onrecord.pipeline.settling import SETTLED, settle, settled


class Ring:
    """Refers to itself, so that only the collector of cycles frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _nothing_set_aside() -> None:
    """A site that was served in this process leaves what it made set aside."""
    gc.unfreeze()


def test_all_items_come_in_order_and_nothing_stays_set_aside() -> None:
    seen = []
    with settled(range(2 * SETTLED + 3)) as items:
        for item in items:
            seen.append(item)
            assert (gc.get_freeze_count() > 0) == (item >= SETTLED)
    assert seen == list(range(2 * SETTLED + 3))
    assert gc.get_freeze_count() == 0


def failing() -> None:
    with settled(range(SETTLED + 1)) as items:
        for item in items:
            assert item < SETTLED, "one too many"


def test_nothing_stays_set_aside_where_taking_them_fails() -> None:
    with pytest.raises(AssertionError, match="one too many"):
        failing()
    assert gc.get_freeze_count() == 0


def test_cycles_are_taken_away_before() -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    del ring
    settle()
    gc.unfreeze()
    assert gone() is None
