import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.relate.propositions.numerals import bound, number
from onrecord.relate.propositions.quantities import quantities_of
from tests.relate.pages import page


def quantities(sentence: str) -> list[tuple[float, str]]:
    reading = page(sentence)
    return [(q.value, q.unit) for q in quantities_of(reading)]


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
        ("The aid is worth 35m tollars.", (35e6, "tollars")),
        ("The fire burned 14,300 ha of forest.", (14_300, "ha")),
        ("They seized six AK 47 rifles on board.", (6, "AK 47 rifles")),
        ("By the end of April 57 complaints had come in.", (57, "complaints")),
        ("Since June 300 homes were lost.", (300, "homes")),
        ("They seized seven AK-47 rifles on board.", (7, "AK-47 rifles")),
        ("The navy caught 23 Aldish and Eastmoor pirates.", (23, "Aldish and Eastmoor pirates")),
        ("They counted 24,000, police said.", (24_000, "")),
        ("Rs 500 crore was paid to the miners.", (5e9, "Rs")),
        ("The navy paid US$40 billion for it.", (40e9, "US$")),
        ("Two men were shot and 14 injured.", (14, "injured")),
        ("At least 30 were injured in Eastmoor.", (30, "injured")),
        ("It sank within a minute or two.", (2, "minute")),
        ("He gave a memorised 25-second speech.", (25, "second")),
        ("The number of dead stands at two.", (2, "dead")),
        ("The club expects the number of members to jump to 70m over the years.", (70e6, "members")),
        ("The depth of the harbour is 40m at high water.", (40, "m")),
        ("Clinics saw five of the other six patients.", (5, "patients")),
    ],
)
def test_a_quantity_is_a_number_with_what_it_counts(sentence: str, expected: tuple[float, str]) -> None:
    assert expected in quantities(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        *("The ferry Aurora-2 sank.", "It happened in 2019.", "Jo Field, 57, lives here.", "Route 9 is closed."),
        "A 737 ran off the runway.",
        "The 777-200 can carry more.",
        "The ferry left at quarter past five.",
        "1. Illness.",
        "Taps in Wards 14 and 15 ran dry.",
        "It took place at 9: 25 that morning.",
        "Call the police on 0845.",
        "The trial took in adults under 50.",
        "The trial took in people aged 4 to 60.",
    ],
)
def test_names_years_and_ages_are_no_quantities(sentence: str) -> None:
    assert quantities(sentence) == []


def test_a_range_counts_one_thing_twice() -> None:
    assert quantities("The club expects 10 to 15 rowers.") == [(10, "rowers"), (15, "rowers")]


def test_the_span_takes_in_how_exact_the_number_is_meant() -> None:
    sentence = "The storm killed at least thirty people."
    reading = page(sentence)
    (found,) = quantities_of(reading)
    assert found.span.cut(sentence) == "at least thirty people"
    assert bound(found.span.cut(sentence)) == "least"


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_quantities_inside_it(text: str) -> None:
    reading = page(text) if text.strip() else page("x")
    length = len(reading.article.text)
    found = quantities_of(reading)
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
    found = quantities_of(reading)
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
    (found,) = quantities_of(reading)
    assert found.span.cut(sentence) == cut
    assert bound(cut) == said
