from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.resolve.align import SEED, align, are_inside, quoted_spans, seeds_of
from onrecord.text import words

LETTERS = st.lists(st.sampled_from("abcdefghij"), max_size=60)


@given(LETTERS, LETTERS)
def test_runs_are_equal_words_and_do_not_overlap(one: list[str], other: list[str]) -> None:
    end = 0
    for passage in align(one, other):
        for run in passage:
            assert one[run.i : run.i + run.length] == other[run.j : run.j + run.length]
            assert run.i >= end
            end = run.i + run.length


@given(st.lists(st.integers(), min_size=SEED, max_size=40, unique=True))
def test_a_text_aligns_with_itself_as_one_passage(numbers: list[int]) -> None:
    text = [str(n) for n in numbers]
    ((run,),) = align(text, text)
    assert (run.i, run.j, run.length) == (0, 0, len(text))


def test_a_changed_word_does_not_end_a_passage() -> None:
    one = words("On Monday the lock keeper opened the upper gate at dawn and let the barges through")
    other = words("On Monday the lock keeper opened the lower gate at dawn and let the barges through")
    (passage,) = align(one, other)
    assert [run.length for run in passage] == [7, 8]


def test_words_in_other_order_are_other_passages() -> None:
    first, second = list("abcdefgh"), list("qrstuvwx")
    passages = align(first + second, second + first)
    assert [(p[0].i, p[0].j) for p in passages] == [(0, 8), (8, 0)]


def cut(text: str) -> list[str]:
    return [s.cut(text) for s in quoted_spans(text)]


def test_quotations_are_found_in_all_three_styles() -> None:
    assert cut("She said “no more” today.") == ["“no more”"]
    assert cut('She said "no more" today.') == ['"no more"']
    assert cut("‘No more, it’s done,’ she said.") == ["‘No more, it’s done,’"]


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    assert cut("“One paragraph.\nAnother one.") == ["“One paragraph."]


def test_apostrophes_and_inches_open_no_quotation() -> None:
    assert cut("The workers’ 6\" pipe and the king's boats.") == []


@given(LETTERS, LETTERS)
def test_runs_that_are_known_beforehand_change_nothing(one: list[str], other: list[str]) -> None:
    assert align(one, other, seeds=seeds_of(one), other_seeds=seeds_of(other)) == align(one, other)


def test_of_a_refrain_the_longest_of_its_first_places_is_taken() -> None:
    refrain = list("abcdef")
    other = [*refrain, "x", *refrain, "y", *refrain, "g", "h"]
    ((run,),) = align([*refrain, "g", "h"], other)
    assert (run.j, run.length) == (14, 8)
    ((short,),) = align([*refrain, "g", "h"], [*[*refrain, "x"] * 8, *refrain, "g", "h"])
    assert (short.j, short.length) == (0, 6)


def test_words_are_marked_that_begin_inside_a_span() -> None:
    assert are_inside([0, 4, 9, 12, 20], [Span(4, 10), Span(12, 13)]) == bytes([0, 1, 1, 1, 0])
