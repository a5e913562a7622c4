"""The numbers by which two assertions compare."""

from dataclasses import replace

import pytest

from onrecord.model import Assertion, Quantity, Span
from onrecord.relate.pairs.numbers import Compared, compare, grew, is_telling, one_kind
from onrecord.relate.pairs.numbers import told as told_of
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


@pytest.mark.parametrize(
    ("later", "earlier", "newer"),
    [
        ((110, "people"), (81, "people"), True),
        ((340, "jobs"), (800, "jobs"), True),
        ((10, "people"), (257, "people"), False),
        ((257, "people"), (6, "people"), False),
        ((1, "level"), (0, "level"), True),
        ((0, "cases"), (14, "cases"), True),
        ((11, "people"), (10, "other people"), False),
        ((5000, "others"), (1000, "others"), True),
    ],
)
def test_a_newer_count_is_not_far_from_the_one_before(
    later: tuple[float, str], earlier: tuple[float, str], newer: bool
) -> None:
    one, other = (Quantity(value, unit, Span(0, 1)) for value, unit in (later, earlier))
    assert Compared(False, one, other, True).may_be_newer is newer


def test_who_are_counted_beside_others_are_not_all() -> None:
    all_of_them, others = Quantity(11, "people", Span(0, 1)), Quantity(10, "other people", Span(0, 1))
    assert Compared(False, all_of_them, others, True).is_beside
    assert not Compared(False, others, others, True).is_beside


def counting(value: float, unit: str) -> Quantity:
    return Quantity(value, unit, Span(0, 1))


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("$", "dollars", True),
        ("US$", "$", True),
        ("A$", "US$", False),
        ("ha", "hectares", True),
        ("killed", "dead", True),
        ("killed", "injured", False),
    ],
)
def test_one_thing_goes_by_several_names(one: str, other: str, answer: bool) -> None:
    assert one_kind(counting(9, one), counting(9, other)) is answer


@pytest.mark.parametrize("others", ["Nine were injured in Eastmoor.", "Thirty were injured in Eastmoor."])
def test_the_dead_are_not_the_injured(others: str) -> None:
    assert compared("Thirty were killed in Eastmoor.", others) is None


def test_a_part_does_not_go_against_the_whole() -> None:
    whole = put("The navy stopped five boats.")
    part = replace(whole, quantities=(counting(2, "of the boats"),))
    assert compare(whole, part, one_frame=False) is None


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (counting(22_000, "people"), "22,000 people"),
        (counting(9_000, "turnout"), "turnout of 9,000"),
        (counting(40e6, "€"), "€40,000,000"),
        (counting(4.5, "%"), "4.5%"),
        (counting(2, "of the boats"), "2 of the boats"),
        (counting(11, ""), "11"),
    ],
)
def test_a_number_is_told_with_what_it_counts(quantity: Quantity, words: str) -> None:
    assert told_of(quantity) == words
