import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.printed.repeats import find_repeats
from onrecord.model import Kind, Span

ONE = "Nine of the eleven members backed the sale for 410,000 crowns, and the money is to go to a new playing field."
LIKE = ONE.replace("a new playing field", "the new playing field")
OTHER = "The hall needs a new roof, and the council says that it has neither the money nor the will to pay for one."


def repeats_in(*lines: str, kind: Kind = Kind.TEXT) -> dict[int, int]:
    text = "\n".join(lines)
    spans = []
    start = 0
    for line in lines:
        spans.append((Span(start, start + len(line)), kind))
        start += len(line) + 1
    number = {span: i for i, (span, _) in enumerate(spans)}
    return {number[later]: number[earlier] for later, earlier in find_repeats(text, spans).items()}


def test_a_paragraph_printed_twice_points_to_the_first() -> None:
    assert repeats_in(ONE, OTHER, ONE, ONE) == {2: 0, 3: 0}


def test_case_quotes_and_spaces_do_not_hide_a_repeat() -> None:
    assert repeats_in("“The hall” is sold", '  "THE HALL" is  sold') == {1: 0}


def test_a_paragraph_with_a_word_changed_repeats_the_first() -> None:
    assert repeats_in(ONE, OTHER, LIKE) == {2: 0}


def test_a_chain_of_near_repeats_points_to_its_beginning() -> None:
    third = LIKE.replace("Nine", "Ten")
    assert repeats_in(ONE, LIKE, third) == {1: 0, 2: 0}


def test_paragraphs_that_share_a_few_words_are_no_repeats() -> None:
    assert (
        repeats_in(ONE, ONE[:60] + " but the vote was called off after the builder withdrew his offer on Friday night.")
        == {}
    )


def test_buttons_and_single_words_are_no_repeats() -> None:
    assert repeats_in("Share", "Share", kind=Kind.SHARE) == {}
    assert repeats_in("Orlin", "Orlin") == {}


QUOTE = "It has neither the money nor the will to pay for one"
LONG = (
    f"The hall needs a new roof, and “{QUOTE[0].lower()}{QUOTE[1:]}” is what the council says of it, in a letter to us."
)


def test_a_pull_quote_repeats_the_paragraph_that_it_is_from() -> None:
    assert repeats_in(ONE, LONG, QUOTE) == {2: 1}
    assert repeats_in(ONE, QUOTE, LONG) == {1: 2}
    assert repeats_in(QUOTE, ONE, QUOTE, LONG) == {0: 3, 2: 3}


@pytest.mark.parametrize("kind", [Kind.TITLE, Kind.DEK, Kind.SUBHEAD])
def test_a_heading_is_no_pull_quote(kind: Kind) -> None:
    spans = [(Span(0, len(QUOTE)), kind), (Span(len(QUOTE) + 1, len(QUOTE) + 1 + len(LONG)), Kind.TEXT)]
    assert find_repeats(f"{QUOTE}\n{LONG}", spans) == {}


@given(st.lists(st.sampled_from([ONE, LIKE, OTHER, "Hall sold", "x"]), max_size=12))
def test_a_repeat_points_backwards_to_what_is_no_repeat(lines: list[str]) -> None:
    found = repeats_in(*lines)
    assert all(earlier < later and earlier not in found for later, earlier in found.items())
