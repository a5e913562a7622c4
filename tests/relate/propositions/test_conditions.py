"""What is so under a condition alone, as what is put, as an event and as a limit."""

import pytest

from onrecord.model import EventStatus, Modality, Stance
from onrecord.relate.events import find_events
from onrecord.relate.propositions.moods import modality_of
from tests.relate.pages import page, resolved

UNDER = [
    "The bridge will reopen on Monday, provided that the tests succeed.",
    "The bridge will reopen on Monday provided the tests succeed.",
    "The ferry will reopen as long as the wind drops.",
    "The firm will reopen the mill on condition that the workers return.",
    "The board agreed to reopen the house on condition that it be paid.",
    "The port will reopen in the event that the talks fail.",
    "The council plans to reopen the mill unless it is sold.",
    "The council said that the bridge will reopen on 1 December, provided that the tests succeed.",
]
NOT_UNDER = [
    "The bridge will reopen on Monday with money provided by the bank.",
    "The bridge will reopen on Monday even if the tests fail.",
    "The bridge will reopen for as long as three weeks.",
    "The bridge will reopen on Monday, the mayor said on condition of anonymity.",
]


@pytest.mark.parametrize("text", UNDER)
def test_what_is_so_under_a_condition_alone_is_no_plan(text: str) -> None:
    reading = page(text, published="2031-11-20")
    whole = (0, len(reading.words))
    (event,) = [e for e in find_events((), resolved(reading)) if e.deed == "reopen"]
    assert event.status is EventStatus.CONDITIONAL
    assert modality_of(reading.words, whole, Stance.PLANS) is Modality.CONDITIONAL
    assert modality_of(reading.words, whole, None) is Modality.CONDITIONAL


@pytest.mark.parametrize("text", NOT_UNDER)
def test_what_only_looks_like_a_condition_leaves_a_plan_a_plan(text: str) -> None:
    reading = page(text, published="2031-11-20")
    (event,) = [e for e in find_events((), resolved(reading)) if e.deed == "reopen"]
    assert event.status is EventStatus.PLANNED


def test_as_long_as_somebody_lived_is_no_condition() -> None:
    reading = page("The wall stood as long as he lived.")
    assert modality_of(reading.words, (0, len(reading.words)), None) is Modality.ASSERTED


def test_what_a_condition_asks_for_has_not_happened() -> None:
    reading = page("The firm will pay the workers on condition that they returned.", published="2031-11-20")
    statuses = {e.deed: e.status for e in find_events((), resolved(reading))}
    assert statuses["return"] is EventStatus.CONDITIONAL
