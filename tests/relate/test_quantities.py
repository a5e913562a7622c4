import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.relate.quantities import bound, find_quantities, number
from tests.relate.pages import page


def quantities(sentence: str) -> list[tuple[float, str]]:
    reading = page(sentence)
    found = find_quantities(sentence, reading.words, within=(0, len(reading.words)), times=reading.times)
    return [(q.value, q.unit) for q in found]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("17,350", 17350),
        ("fifty-seven", 57),
        ("three hundred and ten", 310),
        ("3.5 million", 3_500_000),
        ("5bn", 5e9),
        ("nine thousand", 9000),
        ("a dozen", 12),
    ],
)
def test_numbers_in_digits_and_words_have_one_value(words: str, value: float) -> None:
    assert number(words) == value


def test_words_that_are_no_number_have_no_value() -> None:
    assert number("several") is None


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_with_separators_read_as_they_were_written(value: int) -> None:
    assert number(f"{value:,}") == value


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The fire destroyed 14 wooden houses.", (14, "wooden houses")),
        ("Turnout rose to 62 per cent of members.", (62, "%")),
        ("The bridge will cost €40 million to mend.", (40e6, "€")),
        ("Some fifty-seven dockers were on the quay.", (57, "dockers")),
        ("Organisers put the turnout at 9,000.", (9000, "turnout")),
        ("They agreed on a 36-hour pause.", (36, "hour")),
        ("Nine of the sailors were found.", (9, "sailors")),
        ("The bridge will cost €40m to mend.", (40e6, "€")),
        ("The bridge will cost $ 40 m to mend.", (40e6, "$")),
        ("The town wants 2m homes by May.", (2e6, "homes")),
        ("Half a million people fled.", (500_000, "people")),
        ("A quarter of a million people fled.", (250_000, "people")),
        ("Nearly two and a half million people fled.", (2_500_000, "people")),
        ("The bridge will cost half a billion euros.", (5e8, "euros")),
        ("She won the 100m race in Eastmoor.", (100, "m")),
    ],
)
def test_a_quantity_is_a_number_with_what_it_counts(sentence: str, expected: tuple[float, str]) -> None:
    assert expected in quantities(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        *("The ferry Aurora-2 sank.", "It happened in 2019.", "Jo Field, 57, lives here.", "Route 9 is closed."),
        "A 737 ran off the runway.",
    ],
)
def test_names_years_and_ages_are_no_quantities(sentence: str) -> None:
    assert quantities(sentence) == []


def test_a_range_counts_one_thing_twice() -> None:
    assert quantities("The club expects 10 to 15 rowers.") == [(10, "rowers"), (15, "rowers")]


def test_the_span_takes_in_how_exact_the_number_is_meant() -> None:
    sentence = "The storm killed at least thirty people."
    reading = page(sentence)
    (found,) = find_quantities(sentence, reading.words, within=(0, len(reading.words)), times=())
    assert found.span.cut(sentence) == "at least thirty people"
    assert bound(found.span.cut(sentence)) == "least"


@given(st.text(max_size=200))
def test_any_text_gives_quantities_inside_it(text: str) -> None:
    reading = page(text) if text.strip() else page("x")
    length = len(reading.article.text)
    found = find_quantities(reading.article.text, reading.words, within=(0, len(reading.words)), times=())
    assert all(q.span.end <= length and len(q.span) for q in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Divers found rust on 14 of the 188 steel cables.",
        "Divers found rust on 14 of the pier's 188 steel cables.",
        "Rust was found on 14 of 188 cables.",
    ],
)
def test_a_part_of_a_whole_counts_what_the_whole_is_of_and_holds_it(sentence: str) -> None:
    reading = page(sentence)
    found = find_quantities(sentence, reading.words, within=(0, len(reading.words)), times=reading.times)
    part, whole = found
    assert (part.value, part.unit.split()[-1]) == (14, "cables")
    assert whole.span in part.span


def test_metres_are_no_millions() -> None:
    assert (6e6, "") not in quantities("Waves 6 m high broke over the quay.")
    assert 6 in [value for value, _ in quantities("The waves are 6 m in height.")]


@pytest.mark.parametrize(
    ("sentence", "cut", "said"),
    [
        ("Not more than twelve people died.", "Not more than twelve people", "most"),
        ("Nearly half a million people fled.", "Nearly half a million people", "about"),
        ("At least two and a half million people fled.", "At least two and a half million people", "least"),
    ],
)
def test_the_span_of_a_half_takes_in_the_half_and_how_exact_it_is(sentence: str, cut: str, said: str) -> None:
    reading = page(sentence)
    (found,) = find_quantities(sentence, reading.words, within=(0, len(reading.words)), times=())
    assert found.span.cut(sentence) == cut
    assert bound(cut) == said
