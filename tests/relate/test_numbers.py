"""The numbers by which two assertions compare."""

import pytest

from onrecord.model import Assertion
from onrecord.relate.numbers import Compared, compare, grew, is_telling
from tests.relate.pages import page, told


def put(sentence: str) -> Assertion:
    return told([(page(sentence, published="2031-05-04"), [])])[0][0]


def compared(one: str, other: str) -> Compared | None:
    return compare(put(one), put(other), one_frame=False)


def test_a_number_that_is_not_round_is_of_one_thing_whatever_it_is_called() -> None:
    found = compared("The county moved 212 families out of Eastmoor.", "In all 212 households left Eastmoor.")
    assert found is not None
    assert found.equal


def test_a_round_number_may_be_of_another_thing() -> None:
    assert compared("The county moved 900 families out of Eastmoor.", "The ferry sold 900 tickets.") is None


def test_bodies_are_counted_as_the_dead_are() -> None:
    found = compared("The coroner put the toll at nine.", "Divers brought nine bodies to Eastmoor.")
    assert found is not None
    assert found.equal


@pytest.mark.parametrize(("value", "answer"), [(212, True), (24_000, True), (31, True), (900, False), (12, False)])
def test_round_and_small_numbers_tell_little(value: float, answer: bool) -> None:
    assert is_telling(value) is answer


def test_a_number_that_has_grown_says_so() -> None:
    assert grew("the outbreak has grown to 33 cases")
    assert grew("the share dropped to just 21 percent")
    assert not grew("the outbreak has 33 cases")
    assert not grew("fog rose to the bridge")
