import pytest

from onrecord.model import Kind
from tests.attribute.articles import found, one, roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Ilse Brandt said the dam would hold.", ("Mayor Ilse Brandt", "said", "the dam would hold")),
        ("The dam would hold, Mayor Ilse Brandt said.", ("Mayor Ilse Brandt", "said", "The dam would hold")),
        (
            "The utility told residents that the water was safe.",
            ("The utility", "told", "that the water was safe"),
        ),
        (
            "The harbour will close in May, according to the port authority.",
            ("the port authority", "according to", "The harbour will close in May"),
        ),
        (
            "According to the port authority, the harbour will close in May.",
            ("the port authority", "According to", "the harbour will close in May"),
        ),
        (
            "The governor denied the claim.",
            ("The governor", "denied", "the claim"),
        ),
        ("The union called for an inquiry.", ("The union", "called for", "an inquiry")),
        ("The minister vowed to rebuild the bridge.", ("The minister", "vowed", "to rebuild the bridge")),
        (
            "The bridge plan was condemned by the harbour union.",
            ("the harbour union", "was condemned", "The bridge plan"),
        ),
        (
            "The party is confident that it will win.",
            ("The party", "is confident", "that it will win"),
        ),
    ],
)  # fmt: skip
def test_source_cue_and_content_are_found(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in roles(text)


def test_an_inserted_source_leaves_content_on_both_sides() -> None:
    text = "The tunnels are hard to find, officials say, and the army is still looking for them."
    assert one(text, "say").content == "The tunnels are hard to find … and the army is still looking for them"


def test_auxiliaries_adverbs_and_negation_belong_to_the_cue() -> None:
    assert one("Dr. Anna Weiss has repeatedly said that the vaccine works.", "has repeatedly said").source == (
        "Dr. Anna Weiss"
    )


def test_a_second_reporting_verb_has_the_same_source() -> None:
    assert (
        "Ilse Brandt",
        "adding",
        "that repairs would take a year",
    ) in roles("Ilse Brandt said the dam was safe, adding that repairs would take a year.")


def test_a_verb_that_goes_on_from_the_sentence_is_not_a_things_inside_it() -> None:
    said = found("The works was warned that the pipes were leaking and decided to put off repairs, two people said.")
    assert not [s for s in said if s.source.endswith("pipes")]


def test_the_one_spoken_to_is_left_out() -> None:
    said = one("The mayor told residents that the dam was safe.", "told")
    assert (said.source, said.content) == ("The mayor", "that the dam was safe")


def test_an_apposition_belongs_to_the_source() -> None:
    said = one("The fire began at noon, said Ilse Brandt, a spokeswoman for the city.", "said")
    assert said.source == "Ilse Brandt, a spokeswoman for the city"


def test_reportedly_has_content_and_no_source() -> None:
    said = one("The ship reportedly sank on Monday.", "reportedly")
    assert said.source == ""
    assert said.content.startswith("The ship … sank")


def test_a_noun_of_saying_takes_its_clause() -> None:
    said = one("The committee dismissed Brandt's claim that the dam was safe.", "claim")
    assert (said.source, said.content) == ("Brandt", "that the dam was safe")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Divers found rust on the old Tarn pier, the only landing in the north, the Tarn Harbour Board said.",
            "the Tarn Harbour Board",
        ),
        (
            "The pier is sound, the harbour master, Jo Field, said.",
            "the harbour master, Jo Field,",
        ),
    ],
)
def test_what_a_source_begins_with_is_not_taken_from_the_words_before_it(text: str, source: str) -> None:
    assert [s.source.rstrip(",") for s in found(text)] == [source.rstrip(",")]


@pytest.mark.parametrize(
    "text",
    [
        "The report was one of 400 and was handled according to the rules.",
        "Everything went according to schedule on Tuesday.",
        "Pensions will rise according to age and income.",
        "Prisoners were treated according to international law.",
    ],
)
def test_a_measure_is_no_source(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The weir will be shut in June, according to the plan.", "the plan"),
        ("According to the rules of the house, a vote must be held by noon.", "the rules of the house"),
        ("The weir is unsafe according to a plan seen by the paper.", "a plan seen by the paper"),
        ("The weir is unsafe, according to data.", "data"),
    ],
)
def test_a_rule_or_plan_that_is_read_is_a_source(text: str, source: str) -> None:
    assert [s.source for s in found(text)] == [source]


def test_a_caption_is_not_what_is_said_below_it() -> None:
    text = (
        "The old weir seen from the northern bank on Wednesday.\n"
        "Divers have found rust in nine of the gates of the old weir, the Tarn Harbour Board said Wednesday."
    )
    said = found(text, kinds={0: Kind.CAPTION})
    assert all("seen from" not in s.content for s in said)


def test_what_is_found_is_not_what_is_said() -> None:
    assert found("Dye and a lamp find what is open at the surface of the steel.") == []


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("If the mayor says the weir is closed, boats will wait.", set()),
        ("Jo Field was asked whether he would support a ban on ferries.", {"was asked"}),
        ("It is unclear whether the mayor will say that the weir is closed.", set()),
        ("The weir is safe, even if the mayor says it is closed.", {"says"}),
    ],
)
def test_what_somebody_is_only_asked_or_supposed_to_say_is_not_said(text: str, cues: set[str]) -> None:
    assert {s.cue for s in found(text)} == cues
