"""Who put a text out, and whether another gives them credit."""

from time import process_time

import pytest

from onrecord.resolve.houses import Credit, credit_in, houses_of
from onrecord.text import line_spans

WIRE = "EASTMOOR, May 4 (North Wire) — The council will close 47 schools."
PLAIN = "Schools will close."


def credit(text: str, *, to: str = PLAIN, publisher: str = "", own: str = "Eastmoor Lamp") -> Credit | None:
    """The credit that a text of the Lamp gives to another text."""
    mine, theirs = houses_of(text, own, line_spans(text)), houses_of(to, publisher, line_spans(to))
    return credit_in(text, mine, theirs)


@pytest.mark.parametrize(
    ("text", "to", "publisher"),
    [
        ("Schools are to close, North Wire reported.", WIRE, ""),
        ("According to North Wire's report, schools are to close.", WIRE, ""),
        ("Schools are to close, North Wire reported.", "Eastmoor, May 4 (North Wire)\n" + PLAIN, ""),
        ("Schools are to close, the Norland Ledger says.", PLAIN, "The Norland Ledger"),
        ("Two people told the Ledger so.", PLAIN, "The Norland Ledger"),
        ("The agency NSB reports a closure.", "(NSB) The council will close 47 schools.", ""),
        ("The agency NSB reports a closure.", PLAIN, "NSB newswire page"),
        ("As NSB found, schools will close.", PLAIN, "National School Bulletin (NSB)"),
        ("The Associated Press wrote so.", "EASTMOOR (AP) — Schools will close.", ""),
        ("The Associated Press wrote so.", "Schools to close\nBy The Associated Press\n" + PLAIN, ""),
        ("The AP wrote so.", PLAIN, "The Associated Press"),
        ("The education department said so.", PLAIN, "Norland Education Department"),
        ("The fisheries ministry said so.", PLAIN, "Norland Ministry of Fisheries"),
        ("Radio Eastmoor had it first.", PLAIN, "Radio Eastmoor online"),
        ("The Reuters agency had it first.", PLAIN, "reuters.com"),
    ],
)
def test_a_house_is_credited_by_any_of_its_names(text: str, to: str, publisher: str) -> None:
    assert credit(text, to=to, publisher=publisher) is not None


def test_the_place_of_a_credit_is_how_far_down_the_first_one_stands() -> None:
    rest = "Nothing else is known of the matter by now. "
    high = credit(f"On Monday North Wire reported it. {rest}North Wire stands by it.", to=WIRE)
    low = credit(f"{rest}The agency North Wire reported it.", to=WIRE)
    assert high
    assert high.place < 0.2
    assert low
    assert low.place > 0.7


def test_words_of_saying_beside_a_name_are_told() -> None:
    told, met = credit("Field told North Wire so.", to=WIRE), credit("Field sued North Wire over it.", to=WIRE)
    assert told
    assert told.said
    assert met
    assert not met.said


@pytest.mark.parametrize(
    "text",
    [
        "Schools to go\nBy the newsroom and North Wire\n47 schools will close.",
        "Schools to go\n47 schools will close.\nText: North Wire/Eastmoor Lamp",
    ],
)
def test_a_part_in_the_byline_is_credit_at_the_head(text: str) -> None:
    assert credit(text, to=WIRE) == Credit("North Wire", 0.0, said=True)


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("The ledger was lost in the flood.", "The Norland Ledger"),
        ("The Ledger Office was closed.", "The Norland Ledger"),
        ("The Eastmoor Ledger wrote it. The Ledger is sure.", "The Norland Ledger"),
        ("Many people were hurt. People ran.", "People"),
        ("It took 20 minutes.", "20 Minutes"),
        ("A theatre opened in Norland, and the times are good.", "The Norland Times"),
        ("The defence of the realm is dear.", "Ministry of Defence"),
        ("The CEO resigned.", "Coventry Evening Observer"),
        ("The NLD won the match.", "NLD Today"),
        ("THE END of schools.", "THE NORLAND"),
        ("It is on https://www.nsb.com/NSB/a and NSB.com.", "NSB"),
        ("The East Norland Post reported it.", "Norland Post"),
        ("In 1945 the war ended.", "1945"),
        ("Nothing is known of the matter.", ""),
    ],
)
def test_a_common_word_and_a_part_of_another_name_are_no_credit(text: str, publisher: str) -> None:
    assert credit(text, publisher=publisher) is None


@pytest.mark.parametrize(
    "to",
    [
        "The warship (Runa) Tarn took 23 people on board.",
        "The World Fish Council (Runa) – which said so – met.",
        "Schools close (Runa)\n47 schools.",
        "47 schools (Photo by Jo Field/Runa)\nSchools.",
    ],
)
def test_a_bracket_that_is_no_dateline_names_no_house(to: str) -> None:
    assert credit("The ship was sent by Runa, they said.", to=to) is None


@pytest.mark.parametrize("publisher", ["(", "|", "\\", "…", "the", "THE ", "via", "TV", "(TV)", "The The"])
def test_marks_and_small_words_that_stand_for_a_publisher_name_no_house(publisher: str) -> None:
    text = f"The mayor said ( on TV, and told {publisher} of it | via the news \\ that THE pier … is shut."
    assert credit(text, publisher=publisher) is None


@pytest.mark.parametrize(
    ("publisher", "own"),
    [("Norland Ledger", "Norland Ledger"), ("NBS News", "NBS"), ("norlandledger.com", "The Norland Ledger")],
)
def test_a_house_gives_itself_no_credit(publisher: str, own: str) -> None:
    assert credit(f"Schools to go\nBy Jo Field, {own}\nField told {own} so.", publisher=publisher, own=own) is None


def test_a_menu_above_the_text_hides_no_dateline() -> None:
    menu = "Menu item that is of the page\n" * 60
    spans = line_spans(menu + WIRE)[60:]
    assert "North Wire" in houses_of(menu + WIRE, "", spans).names


def test_long_hostile_texts_and_names_cost_next_to_nothing() -> None:
    names = " ".join(f"{a}{b}Q" for a in "ABCDEFGHIJKLM" for b in "ABCDEFGHIJKLM")
    started = process_time()
    for text in ("(" * 100_000, "By " + "a, " * 50_000, "Text: " + "A/" * 50_000, "(A" * 50_000, names * 300):
        credit(text, to=text, publisher=text[:1000])
        credit(text, publisher=names)
    credit("A-" * 50_000, publisher="The Westmoor Ledger")
    assert process_time() - started < 2
