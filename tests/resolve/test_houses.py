"""Who put a text out, and whether another gives them credit."""

from time import process_time

import pytest

from onrecord.resolve.houses import Credit, credit_in, houses_of
from onrecord.text import words

WIRE = "EASTMOOR, May 4 (North Wire) — The council will close 47 schools."


def credit(text: str, *, to: str, publisher: str = "", own: str = "Eastmoor Lamp") -> Credit | None:
    """The credit that a text of the Lamp gives to another text."""
    spoken = f" {' '.join(words(text))} "
    return credit_in(text, houses_of(text, own), houses_of(to, publisher), spoken=spoken)


@pytest.mark.parametrize(
    ("text", "to", "publisher"),
    [
        ("Schools are to close, North Wire reported.", WIRE, ""),
        ("Schools are to close, the Norland Ledger says.", "Schools will close.", "The Norland Ledger"),
        ("Two people told the Ledger so.", "Schools will close.", "The Norland Ledger"),
        ("The agency NSB reports a closure.", "(NSB) The council will close 47 schools.", ""),
        ("The agency NSB reports a closure.", "Schools will close.", "NSB newswire page"),
        ("As NSB found, schools will close.", "Schools will close.", "National School Bulletin"),
        ("The Associated Press wrote so.", "EASTMOOR (AP) — Schools will close.", ""),
        ("The AP wrote so.", "Schools will close.", "The Associated Press"),
        ("The education department said so.", "47 schools will close.", "Norland Education Department"),
    ],
)
def test_a_house_is_credited_by_any_of_its_names(text: str, to: str, publisher: str) -> None:
    assert credit(text, to=to, publisher=publisher) is not None


def test_the_place_of_a_credit_is_how_far_down_it_stands() -> None:
    high = credit("North Wire says so. Nothing else is known of the matter by now.", to=WIRE)
    low = credit("Nothing else is known of the matter by now, says North Wire.", to=WIRE)
    assert high
    assert high.place < 0.1
    assert low
    assert low.place > 0.7


@pytest.mark.parametrize(
    "text",
    [
        "Schools to go\nBy the newsroom and North Wire\n47 schools will close.",
        "Schools to go\n47 schools will close.\nText: North Wire/Eastmoor Lamp",
    ],
)
def test_a_part_in_the_byline_is_credit_at_the_head(text: str) -> None:
    assert credit(text, to=WIRE) == Credit("North Wire", 0.0)


@pytest.mark.parametrize(
    ("text", "to", "publisher"),
    [
        ("The ledger was lost in the flood.", "Schools will close.", "The Norland Ledger"),
        ("EASTMOOR (North Wire) — 47 schools are closed.", WIRE, ""),
        ("The frigate was sent by Field.", "The warship (Field) Runa took 23 people on board.", ""),
        ("Nothing is known of the matter.", "Schools will close.", ""),
    ],
)
def test_a_common_word_the_own_wire_and_a_bracketed_name_are_none(text: str, to: str, publisher: str) -> None:
    assert credit(text, to=to, publisher=publisher) is None


def test_long_hostile_heads_cost_next_to_nothing() -> None:
    started = process_time()
    for text in ("(" * 100_000, "By " + "a, " * 50_000, "Text: " + "A/" * 50_000, "(A" * 50_000):
        credit(text, to=text, publisher=text[:1000])
    assert process_time() - started < 2
