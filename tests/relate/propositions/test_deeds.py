"""Who does what to whom."""

import pytest

from onrecord.model import Deed, Span, Word
from onrecord.relate.propositions.deeds import deed_of, is_one_deed
from tests.relate.pages import page


def deed(text: str) -> Deed:
    words = page(text).words
    return deed_of(words, (0, len(words)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The navy sank two trawlers off Eastmoor.", Deed(("navy",), ("sink",), ("eastmoor", "trawler"))),
        ("Two trawlers were sunk by the navy.", Deed(("navy",), ("sink",), ("trawler",))),
        ("The council and the harbour board closed the pier.", Deed(("board", "council"), ("close",), ("pier",))),
        ("The mayor agreed to buy the ferry.", Deed(("mayor",), ("agree", "buy"), ("ferry",))),
        ("The mayor bought the ferry and sold the pier.", Deed(("mayor",), ("buy", "sell"), ("ferry",))),
        ("They closed it.", Deed((), ("close",), ())),
        ("The pier was a ruin.", Deed(("pier",), (), ("ruin",))),
        ("the closure of the old pier", Deed((), ("closure",), ("pier",))),
        ("against the ferry", Deed((), (), ("ferry",))),
    ],
)
def test_a_clause_tells_who_does_what_to_whom(text: str, told: Deed) -> None:
    assert deed(text) == told


def test_a_verb_of_saying_is_passed_over_for_what_is_said() -> None:
    assert deed("The mayor said that the navy sank a trawler.") == deed("The navy sank a trawler.")


def test_a_part_of_a_sentence_tells_of_itself_alone() -> None:
    text = "The mayor feared that the navy sank a trawler."
    words = page(text).words
    first = next(n for n, word in enumerate(words) if word.span.start == text.index("the navy"))
    assert deed_of(words, (first, len(words))) == Deed(("navy",), ("sink",), ("trawler",))


def test_no_words_tell_no_deed() -> None:
    assert deed_of(page("The navy sank a trawler.").words, (2, 2)) == Deed()


def test_words_that_hang_on_each_other_in_a_ring_do_not_hold_it_up() -> None:
    ring = [Word(Span(n * 4, n * 4 + 3), "tow", "VB", "xcomp", (n + 1) % 3) for n in range(3)]
    assert deed_of(ring, (0, 3)).actions in {(), ("tow",)}


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (Deed(("crew",), ("lose", "sink")), True),
        (Deed(("ferry",), ("leave",), ("quay",)), False),
        (Deed((), (), ("ferry",)), True),
        (Deed((), (), ("mast",)), False),
        (Deed(), False),
    ],
)
def test_two_deeds_are_one_by_their_verb_or_where_one_has_none_by_who_or_what(other: Deed, *, one: bool) -> None:
    assert is_one_deed(Deed(("ferry",), ("sink",), ("quay",)), other) is one
