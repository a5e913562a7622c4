import pytest

from onrecord.attribute import attribute
from tests.relate.pages import page, told


def _put(text: str) -> list[tuple[str, str, str]]:
    """Who puts what and how, for each attribution of a text read by the real stages."""
    reading = page(text, publisher="The Eastmoor Herald", published="2031-05-07")
    assertions, _ = told([(reading, attribute(reading))])
    return [
        (a.origin.name, a.wording.cut(text).strip("“”,"), str(a.modality))
        for a in assertions
        if a.attribution is not None
    ]


@pytest.mark.parametrize(
    ("text", "teller", "wording"),
    [
        (
            "Norland Ferries will admit on Friday that its boats leaked, two people briefed on the matter said.",
            "people briefed on the matter",
            "Norland Ferries will admit on Friday that its boats leaked",
        ),
        (
            "“Jo Field will confirm that nine clerks were bribed,” a colleague said.",
            "colleague",
            "Jo Field will confirm that nine clerks were bribed",
        ),
        (
            "The mayor is expected to say that the pier is safe, according to aides.",
            "aides",
            "The mayor is expected to say that the pier is safe",
        ),
        (
            "A person in the room said three ministers threatened to resign.",
            "person in the room",
            "three ministers threatened to resign",
        ),
        (
            "The coroner said the man was believed to have drowned off Eastmoor.",
            "coroner",
            "the man was believed to have drowned off Eastmoor",
        ),
    ],
)
def test_what_nobody_has_said_yet_is_put_by_who_tells_of_it(text: str, teller: str, wording: str) -> None:
    found = _put(text)
    assert {name for name, _, _ in found} == {teller}
    assert wording in [put for _, put, _ in found]


def test_what_somebody_says_that_nobody_told_is_theirs_alone() -> None:
    found = _put("“Nobody told us where the lifeboats were,” Ann Lee said.")
    assert [(name, put) for name, put, _ in found] == [("Ann Lee", "Nobody told us where the lifeboats were")]


@pytest.mark.parametrize(
    "text",
    [
        "Two aides said Jo Field had warned that the pier would fall.",
        "Two aides said Jo Field was forced to admit that the pier was rotten.",
        "Two aides said Jo Field went on to say that the pier was rotten.",
    ],
)
def test_what_somebody_did_say_is_theirs_whoever_passes_it_on(text: str) -> None:
    assert {name for name, _, _ in _put(text)} == {"Jo Field"}


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board denied that it is considering a proposal to close the pier.",
        "The Harbour Board denied that it had agreed to pay 12 million crowns.",
        "The Harbour Board rejected claims that it plans to close the pier.",
        "The Harbour Board denied that residents had warned of a fire on the pier.",
    ],
)
def test_who_denies_to_have_said_or_planned_it_puts_none_of_it(text: str) -> None:
    assert [(name, modality) for name, _, modality in _put(text)] == [("Harbour Board", "denied")]


def test_a_denial_of_what_another_claims_stands_beside_the_claim() -> None:
    text = "Jo Field rejected Ann Lee’s claim that the pier was rotten."
    assert {(name, modality) for name, _, modality in _put(text)} == {("Jo Field", "denied"), ("Ann Lee", "asserted")}


def test_a_paper_in_somebody_s_words_is_theirs_and_so_is_what_it_shows_somebody_to_plan() -> None:
    text = "Ann Lee said the report issued Thursday showed the Harbour Board was “determined to close the pier.”"
    assert {name for name, _, _ in _put(text)} == {"Ann Lee"}


def test_an_offer_that_is_only_spoken_of_is_that_of_whoever_made_it() -> None:
    found = _put("Ann Lee rejected the Harbour Board’s offer to pay up to 30 million crowns for the pier.")
    assert {name for name, put, _ in found if put.startswith("to pay")} == {"Harbour Board"}


@pytest.mark.parametrize(
    "text",
    [
        "The port and the union have signed an interim agreement to protect the pier.",
        "Diplomats may tell you that the vote was a success.",
    ],
)
def test_what_somebody_did_or_is_yet_to_say_is_told_by_the_article(text: str) -> None:
    assertions, _ = told([(page(text), attribute(page(text)))])
    assert {a.attribution for a in assertions} == {None}


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Ann Lee said that the Harbour Board had favoured the old ferry.", "that the Harbour Board had favoured"),
        ("Ann Lee explained that Jo Field was referring only to her letters.", "that Jo Field was referring"),
        ("Ann Lee said Jo Field was too concerned with money.", "Jo Field was too concerned with money"),
    ],
)
def test_that_somebody_liked_or_spoke_of_a_thing_is_put_by_who_says_so(text: str, wording: str) -> None:
    found = _put(text)
    assert {name for name, _, _ in found} == {"Ann Lee"}
    assert any(put.startswith(wording) for _, put, _ in found)
