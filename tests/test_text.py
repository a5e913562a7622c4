"""What stands before the first word of a report."""

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.text import DATELINE, STEERING, address_parts, fit, merged, one_line, whole_words


@pytest.mark.parametrize(
    "head",
    [
        "NEW HARBOUR, Jan. 3 (ABC) — ",
        "NEW HARBOUR, May 3 (Newswise) - ",
        "NEW HARBOUR, 12 Sept (Fenland Wire) – ",
        "NEW HARBOUR (Fenland Wire) — ",
        "ÇANO MAYOR — ",
        "NEW HARBOUR, Kesselland, Nov 21 (Worldwise) - ",
        "NEW HARBOUR, 13 February. ",
        "Brayford, 17 Oct (Fenland Wire) — ",
        "Brayford, Nov 4 (Fenland Wire): ",
        "Brayford, 1 April 2031 — ",
    ],
)
def test_place_day_and_agency_are_a_dateline(head: str) -> None:
    found = DATELINE.match(head + "The road was shut.")
    assert found is not None
    assert found[0] == head


@pytest.mark.parametrize(
    "line",
    ["The council (Labour) - The road", "UNION (Article 5): The road", "On Monday, he said - The road", "Ann, 44 - He"],
)
def test_other_openings_are_none(line: str) -> None:
    assert DATELINE.match(line) is None


@pytest.mark.parametrize("address", ["http://[::1", "https://[bad]/x", "http://℀.example/", "//[", ""])
def test_what_is_no_address_has_no_parts(address: str) -> None:
    assert not any(address_parts(address))
    assert address_parts(address).hostname is None


def test_an_address_has_its_parts() -> None:
    assert address_parts("https://a.example/b?c=1").hostname == "a.example"


@given(st.text() | st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs"])))
def test_one_line_holds_nothing_that_is_not_shown_but_joiners(text: str) -> None:
    line = one_line(text)
    assert line == " ".join(line.split()) == one_line(line)
    assert not re.search(f"[{STEERING}\n\t\r]", line)
    assert "Cs" not in map(unicodedata.category, line)
    assert one_line(f"\u200c{line}\u200d").count(line)


@given(st.text() | st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs"])))
def test_what_is_fit_has_every_character_in_its_place(text: str) -> None:
    assert len(fit(text)) == len(text)
    assert all(now in {was, "\ufffd"} for was, now in zip(text, fit(text), strict=True))
    assert not re.search(f"[{STEERING}]", fit(text))


def test_tabs_and_line_ends_are_fit() -> None:
    assert fit("a\tb\r\nc") == "a\tb\r\nc"


@pytest.mark.parametrize(
    ("cut", "kept"),
    [
        ("a wall of [32]m, it said", "a wall of [32m], it said"),
        ("told that they [do]n’t know", "told that they [don’t] know"),
        ("told that he does[n't know]", "told that he [doesn't know]"),
        ("the [council's] wall", "the [council's] wall"),
        ("the ‘[wall]’ of Tarn", "the ‘[wall]’ of Tarn"),
        ("the wall[ of Tarn]", "the wall[ of Tarn]"),
        (f"{'x' * 90}[y]{'x' * 90}", f"{'x' * 90}[y]{'x' * 90}"),
    ],
)
def test_a_span_that_cuts_a_word_is_made_whole(cut: str, kept: str) -> None:
    def span_of(marked: str) -> Span:
        return Span(marked.index("["), marked.index("]") - 1)

    text = cut.replace("[", "").replace("]", "")
    assert whole_words(text, span_of(cut)) == span_of(kept)


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda made: Span(made[0], made[0] + made[1]))


@given(SPANS, SPANS)
def test_what_two_spans_share_is_the_characters_of_both(one: Span, other: Span) -> None:
    both = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.shared(other) == other.shared(one) == len(both)


@given(st.lists(SPANS, max_size=6), st.integers(0, 4))
def test_spans_are_joined_over_no_more_than_the_gap_between_them(spans: list[Span], gap: int) -> None:
    made = merged(spans, gap=gap)
    assert all(later.start > earlier.end + gap for earlier, later in itertools.pairwise(made))
    assert all(any(span in whole for whole in made) for span in spans)
    assert {s.start for s in made} <= {s.start for s in spans}
    assert {s.end for s in made} <= {s.end for s in spans}
