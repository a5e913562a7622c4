import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.pasted.page import read_paste
from onrecord.clean.printed.bylines import read_bare_byline, read_bio, read_byline
from onrecord.clean.printed.credits import find_credits, read_credit_line
from onrecord.clean.printed.datelines import read_dateline
from onrecord.clean.printed.outlets import is_person_name, proper_name
from onrecord.clean.printed.pictures import caption_score, leads_as_caption, picture_credit
from onrecord.model import Block, CreditKind, Evidence, Kind, Span

WHY = Evidence("test", 1.0, "given")
AGENCY, ORIGINAL, WITH, IMAGE = CreditKind.AGENCY, CreditKind.ORIGINAL, CreditKind.WITH_REPORTS, CreditKind.IMAGE


def whole(line: str) -> Span:
    return Span(0, len(line))


def credits_of(*blocks: tuple[Kind, str]) -> list[tuple[str, CreditKind]]:
    text = "\n".join(line for _, line in blocks)
    made = []
    start = 0
    for kind, line in blocks:
        made.append(Block(Span(start, start + len(line)), kind, WHY))
        start += len(line) + 1
    return [(c.name, c.kind) for c in find_credits(text, made)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("With reports from Orlin Daily\xa0", [("Orlin Daily", WITH)]),
        ("With additional reporting by Ada Venn and Tom Roe", [("Ada Venn", WITH), ("Tom Roe", WITH)]),
        ("With PTI inputs", [("Press Trust of India", WITH)]),
        ("Sources: AP, Reuters", [("Associated Press", WITH), ("Reuters", WITH)]),
        ("This article originally appeared in\xa0The Orlin Courier.", [("The Orlin Courier", ORIGINAL)]),
        ("This story was originally published by The 19th Hole on January 3, 2026.", [("The 19th Hole", ORIGINAL)]),
        ("This article is republished from The Debate under a Creative Commons license.", [("The Debate", ORIGINAL)]),
        ("The post Hall sold appeared first on Wend Gazette.", [("Wend Gazette", ORIGINAL)]),
        ("Read the full story at Orlin Courier", [("Orlin Courier", ORIGINAL)]),
        ("c. 2026 The Orlin Courier Company", [("The Orlin Courier", ORIGINAL)]),
        ("c. 2026 Orlin Broadcasting Corporation", [("Orlin Broadcasting Corporation", ORIGINAL)]),
        ("Copyright 2025 The Associated Press. All rights reserved.", [("Associated Press", AGENCY)]),
        ("— The Associated Press", [("Associated Press", AGENCY)]),
        ("AFP", [("Agence France-Presse", AGENCY)]),
        ("SOURCE Kelvar Foods", [("Kelvar Foods", ORIGINAL)]),
        ("Ada Venn contributed to this report.", [("Ada Venn", WITH)]),
        (
            "Associated Press writers Ada Venn in Orlin and Tom Roe in Port Sable contributed to this report.",
            [("Associated Press", AGENCY), ("Ada Venn", WITH), ("Tom Roe", WITH)],
        ),
        ("© 2026 The Orlin Courier. All rights reserved.", []),
        ("(Reporting by Ada Venn; Editing by T. Roe)", []),
        ("(Lew Tanner/The Orlin Courier)", [("Lew Tanner/The Orlin Courier", IMAGE)]),
    ],
)
def test_a_line_of_credit_names_whom_it_credits(line: str, found: list[tuple[str, CreditKind]]) -> None:
    assert credits_of((Kind.CREDIT, line)) == found


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law is changing",
        "With a heavy heart she closed the shop.",
        "Reports from the region say that the bridge has gone.",
        "The report first published by The Orlin Courier said that six men had died, and the ministry denied it.",
        "This report was published by the ministry",
        "She contributed to the fund.",
        "The report was published by the Ministry of Health on Monday and covers three years.",
        "The new interview was published by Der Bote on Friday.",
        "Written by Jane Smith in 2019, the report found that 40 percent of bridges were unsafe.",
    ],
)
def test_a_sentence_that_speaks_of_reports_is_no_line_of_credit(line: str) -> None:
    assert read_credit_line(line, whole(line)) is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("LITTLE WEND, Ardshire (AP) — The hall", "AP"),
        ("Orlin (AFP) – The hall", "AFP"),
        ("May 9 (Reuters) - The hall", "Reuters"),
        ("TOLMA, May 9, OrlNews. The hall", "OrlNews"),
        ("BRAYFORD, May 9, 2024 /PRNewswire/ -- Kelvar", "PRNewswire"),
        ("Orlin, 9 May (TNX)", "TNX"),
        ("CNN — The hall", "CNN"),
        ("BRAYFORD — The hall", None),
    ],
)
def test_a_dateline_names_the_agency_if_it_does(line: str, agency: str | None) -> None:
    read = read_dateline(line, whole(line))
    assert read is not None
    assert (read.agency.cut(line) if read.agency else None) == agency


@pytest.mark.parametrize(
    "line",
    [
        "The plan (known as Green Wall) - was dropped.",
        "Coastal Rescue League (CRL) – The boats came.",
        "OMBRIA. Divers have found the bell.",
        "The Northern League (NL) – Its leaders met.",
        "LONDON: The mayor",
    ],
)
def test_other_openings_are_no_datelines(line: str) -> None:
    assert read_dateline(line, whole(line)) is None


def test_a_station_in_the_dateline_is_no_agency() -> None:
    assert credits_of((Kind.TEXT, "GREER COUNTY (KLKX) — A man was pulled from a storm drain on Thursday.")) == []


def test_one_name_credited_in_several_places_is_one_credit() -> None:
    found = credits_of(
        (Kind.CREDIT, "By The Orlin Courier"),
        (Kind.TEXT, "The hall is sold."),
        (Kind.CREDIT, "This article originally appeared in The Orlin Courier."),
        (Kind.CREDIT, "c. 2026 The Orlin Courier Company"),
    )
    assert found == [("The Orlin Courier", ORIGINAL)]


def test_a_report_signed_in_brackets_and_a_site_cited_in_them_are_credits() -> None:
    text = "The hall is sold (orlincourier.example), and the money will pay for a field and for a wall. (PTI)"
    assert credits_of((Kind.TEXT, text)) == [("orlincourier.example", WITH), ("Press Trust of India", AGENCY)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The hall in June. (Lew Tanner/X)", "Lew Tanner/X"),
        ("The hall in June. (X)", "X"),
        ("The hall in June [Lew Tanner/Reuters]", "Lew Tanner/Reuters"),
        ("The hall in June. Photograph: Lew Tanner/Alamy", "Lew Tanner/Alamy"),
        ("The hall in June. REUTERS/Lew Tanner Purchase Licensing Rights, opens new tab", "REUTERS/Lew Tanner"),
        ("The hall in June © Lew Tanner, AFP", "Lew Tanner, AFP"),
        ("The hall in June. Getty Images", "Getty Images"),
        ("Credit...Lew Tanner for The Orlin Courier", "Lew Tanner for The Orlin Courier"),
        ("Image source, Getty Images", "Getty Images"),
        ("AP Photo/Lew Tanner", "AP Photo/Lew Tanner"),
    ],
)
def test_the_credit_at_the_end_of_a_caption_is_found(line: str, name: str) -> None:
    found = picture_credit(line)
    assert found is not None
    assert found.name.cut(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "Rep. Ada Venn voted against it (R-Texas)",
        "He spoke of bread and/or roses (and/or neither)",
        "They met in the gallery (Trafalgar Square)",
        "The price rose by 3% (see photo)",
        "Hall is sold after a long fight (PHOTOS)",
        "",
    ],
)
def test_other_brackets_are_no_picture_credit(line: str) -> None:
    assert picture_credit(line) is None


def test_captions_are_known_by_their_words() -> None:
    assert leads_as_caption("FILE - The hall in June.")
    assert leads_as_caption("In this photo provided by the council, a man paints the hall.")
    assert not leads_as_caption("Above all, the hall was cold.")
    assert caption_score("Members paint the hall in Little Wend on June 3, 2026.") > 0
    assert caption_score("He is seen as a hard man, said a friend.") == 0


@pytest.mark.parametrize(
    ("line", "people", "houses"),
    [
        ("By Ada Venn, Tom Roe and Lew Tanner", ["Ada Venn", "Tom Roe", "Lew Tanner"], []),
        ("By Ada Venn in Little Wend and Tom Roe in Port Sable", ["Ada Venn", "Tom Roe"], []),
        ("By Ada Venn, KTRX 9", ["Ada Venn"], ["KTRX 9"]),
        ("By Ada Venn, NBX, Orlin", ["Ada Venn"], ["NBX"]),
        ("By Ada Venn, Courier staff", ["Ada Venn"], ["Courier"]),
        ("By ADA VENN Associated Press", ["ADA VENN"], ["Associated Press"]),
        ("By AFP in Orlin", [], ["AFP"]),
        ("By The Orlin Courier", [], ["The Orlin Courier"]),
        ("Commentary by Ada Venn*", ["Ada Venn"], []),
        ("Por Ada Venn y Tomás Roe", ["Ada Venn", "Tomás Roe"], []),
        ("By Ada Venn Updated January 3, 2026 4:14 pm", ["Ada Venn"], []),
        ("By Ada de la Cruz Jr., Staff Writer", ["Ada de la Cruz Jr."], []),
    ],
)
def test_a_byline_is_taken_apart(line: str, people: list[str], houses: list[str]) -> None:
    read = read_byline(line, whole(line))
    assert read is not None
    assert [one.cut(line) for one in read.people] == people
    assert [one.cut(line) for one in read.houses] == houses


@pytest.mark.parametrize(
    "line",
    [
        "By Friday evening it was over.",
        "By the numbers",
        "Bystanders wept",
        "By",
        "By 2030",
        "As reported by Orlin Jones, the ministry had been told of the risk.",
        "As first reported by Orlin Jones, the ministry had been told of the risk.",
        "Written by Jane Smith in 2019, the report found that 40 percent of bridges were unsafe.",
        "Posted by Carl Orm on Monday, the message drew millions of views within an hour.",
    ],
)
def test_other_lines_are_no_byline(line: str) -> None:
    assert read_byline(line, whole(line)) is None


@pytest.mark.parametrize(
    "line", ["Ada Venn", "A. B. Venn", "Ada Venn, Science editor", "Ada Venn, Orlin", "Ada Venn in Orlin"]
)
def test_a_name_alone_may_be_a_byline(line: str) -> None:
    assert read_bare_byline(line, whole(line)) is not None


@pytest.mark.parametrize(
    "line", ["Key Facts", "Why this matters", "Bull Escapes Rodeo, Is Found in Library", "Orlin", "Contact Us"]
)
def test_a_heading_is_no_name(line: str) -> None:
    assert read_bare_byline(line, whole(line)) is None


def test_a_line_about_the_writer_names_the_house() -> None:
    assert read_bio("Ada Venn is a columnist for The Orlin Courier. She writes on Mondays.") == (
        "Ada Venn",
        "The Orlin Courier",
    )
    assert read_bio("Ada Venn was in the car when it hit the reporter's house.") is None


def test_proper_names_end_with_the_sentence_or_the_first_plain_word() -> None:
    for text, name in [
        ("The Orlin Courier. All rights", "The Orlin Courier"),
        ("St. Anselm Post-Dispatch said", "St. Anselm Post-Dispatch"),
        ("Lakeline Media Inc. All rights", "Lakeline Media Inc"),
        ("orlincourier.example under", "orlincourier.example"),
        ("the ministry", None),
    ]:
        found = proper_name(text, 0, len(text))
        assert (found.cut(text) if found else None) == name


def test_names_of_people_are_told_from_other_capitals() -> None:
    assert all(map(is_person_name, ["Ada Venn", "Ada van der Venn", "J. P. Adeyo", "Ada Venn-Roe", "Tomás O’Roe"]))
    assert not any(
        map(is_person_name, ["Orlin Courier", "The Hall", "Ada", "News Desk", "Ada Venn Hall Sold Today Again"])
    )


@given(st.text(max_size=200))
def test_any_line_is_read_without_an_error(line: str) -> None:
    span = whole(line)
    for read in (read_byline, read_bare_byline, read_credit_line, read_dateline):
        read(line, span)
    credit = picture_credit(line)
    assert credit is None or credit.name in credit.whole


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("Silo leans\n\n(ONS) The silo at the edge of the town has begun to lean, the harbour office said.", "ONS"),
        (
            "Silo leans\n\n(Coastal Newswire) The silo has begun to lean after days of rain, the harbour office said.",
            "Coastal Newswire",
        ),
        (
            "Silo leans\n\nBy Ada Lind, Orlesian News Service\n\n"
            "TAMSEL (ONS) — The silo has begun to lean after a night of rain, the harbour office said.",
            "Orlesian News Service",
        ),
        (
            "Silo leans\n\nThe silo at the edge of the town has begun to lean, the harbour office said on Monday.\n\n"
            "© Orlesian Press Agency. Letters are welcome.",
            "Orlesian Press Agency",
        ),
    ],
)
def test_an_agency_that_nobody_knows_is_credited_by_its_form(page: str, name: str) -> None:
    article = read_paste(page, capture_id="c" * 64, name="page.txt")
    assert [(c.name, c.kind) for c in article.credits] == [(name, CreditKind.AGENCY)]
    assert article.publisher is None


def test_a_label_in_brackets_is_no_agency() -> None:
    page = "Silo leans\n\n(VIDEO) The silo at the edge of the town has begun to lean, the harbour office said."
    assert read_paste(page, capture_id="c" * 64, name="page.txt").credits == ()


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Kessel, Nov 4 (Marrow News Service): The road was shut.", "Marrow News Service"),
        ("KESSEL (Marrow News Service): The road was shut.", "Marrow News Service"),
        ("Kessel, 1 April. /MRW state agency/ The road was shut.", "MRW state agency"),
        ("Kessel, 2 September. MRW. — The road was shut.", "MRW"),
        ("(MW) - The road was shut.", "MW"),
    ],
)
def test_an_agency_in_a_dateline_is_credited_whatever_sign_follows_it(line: str, agency: str) -> None:
    assert credits_of((Kind.TEXT, line)) == [(agency, AGENCY)]


@pytest.mark.parametrize(
    "line", ["Kessel (population 900): The road was shut.", "On Monday (Easter): The road was shut."]
)
def test_other_brackets_before_a_colon_are_no_dateline(line: str) -> None:
    assert credits_of((Kind.TEXT, line)) == []


def test_what_stands_after_the_first_publisher_is_no_part_of_its_name() -> None:
    line = "First published by Kessel News Service. Re-edited for our readers."
    assert credits_of((Kind.CREDIT, line)) == [("Kessel News Service", ORIGINAL)]


def test_a_wire_beside_a_date_is_credited() -> None:
    assert credits_of((Kind.DATE_LINE, "Kessel Newswire, 17 May")) == [("Kessel Newswire", AGENCY)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Coast Wire", "Coast Wire"),
        ("This story was first published by The Pier Wire.", "The Pier Wire"),
        ("Source: Coast Wire", "Coast Wire"),
        ("Originally published by Coast Wire", "Coast Wire"),
    ],
)
def test_a_wire_is_credited_by_its_name_and_not_by_the_line(line: str, name: str) -> None:
    read = read_credit_line(line, whole(line))
    assert read is not None
    assert [span.cut(line) for span, *_ in read.credits] == [name]
