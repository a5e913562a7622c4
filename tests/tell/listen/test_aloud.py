import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tell.listen.aloud import aloud


@pytest.mark.parametrize(
    ("printed", "spoken"),
    [
        ("The mayor called it “a sad day” for all.", "The mayor called it, quote, a sad day, end quote, for all."),
        ('"It stands," she said.', "quote, It stands, end quote, she said."),
        ("It would “hold until spring.”", "It would, quote, hold until spring, end quote."),
        ("[Ann Lee] left on Monday [3 May 2027].", "Ann Lee left on Monday, 3 May 2027."),
        ("It opened on Friday [7 May 2027, presumed].", "It opened on Friday, presumably 7 May 2027."),
        ("Lorries of 3.2m and 1.4bn crowns, 2–3 a day.", "Lorries of 3.2m and 1.4 billion crowns, 2 to 3 a day."),
        ("The gate shut at 9.45 p.m. on Jan. 12.", "The gate shut at 9:45 p.m. on January 12."),
        ("Pier No. 4 – the old one – is closed", "Pier number 4, the old one, is closed."),
        ("All was well (eastmoorherald.com).", "All was well, eastmoorherald dot com."),
        ("The boats came 🚢 at noon", "The boats came at noon."),
    ],
)
def test_print_is_put_in_words_for_the_ear(printed: str, spoken: str) -> None:
    assert aloud(printed) == spoken


def test_a_quotation_that_is_not_closed_is_closed_for_the_ear() -> None:
    assert aloud("“We will not go.") == "quote, We will not go, end quote."


@given(st.text(max_size=200))
def test_anything_can_be_read_aloud_on_one_line(text: str) -> None:
    spoken = aloud(text)
    assert "\n" not in spoken
    assert not set(spoken) & set("[]“”\x00")
    assert not spoken or spoken[-1] in ".!?"


@given(st.lists(st.sampled_from(["“", "”", '"', "word", "two,"]), max_size=12))
def test_every_quotation_that_is_opened_is_closed(parts: list[str]) -> None:
    spoken = aloud(" ".join(parts))
    assert spoken.count("end quote") == spoken.replace("end quote", "").count("quote")
