"""Contents that are no proposition by themselves."""

import pytest

from onrecord.attribute import attribute
from onrecord.model import Assertion, Modality
from tests.relate.pages import page, told


def put(text: str) -> list[tuple[str, str, Modality]]:
    """Origin, wording and modality of what the attributions of a text put."""
    reading = page(text, publisher="Eastmoor Post")
    found: list[Assertion] = told([(reading, attribute(reading))])[0]
    return [(a.origin.name, a.wording.cut(text), a.modality) for a in found if a.attribution is not None]


@pytest.mark.parametrize(
    ("text", "origin", "wording"),
    [
        ("The mayor praised Jo Field.", "mayor", "The mayor praised Jo Field"),
        ("The mayor has opposed it.", "mayor", "The mayor has opposed it"),
        ("The ministry welcomed the arrangement.", "ministry", "The ministry welcomed the arrangement"),
        (
            "The new mayor, who accused the union of lying, left.",
            "new mayor",
            "The new mayor, who accused the union of lying",
        ),
        (
            "Each side has accused the other of lying, the mayor said.",
            "side",
            "Each side has accused the other of lying",
        ),
        ("The two prisoners refused to be moved.", "prisoners", "The two prisoners refused to be moved"),
        ("The board did not want to close the pier.", "board", "The board did not want to close the pier"),
    ],
)
def test_they_are_told_with_who_puts_them_and_how(text: str, origin: str, wording: str) -> None:
    assert put(text) == [(origin, wording, Modality.ASSERTED)]


@pytest.mark.parametrize(
    ("text", "wording", "modality"),
    [
        ("The board announced the closure of the mine.", "the closure of the mine", Modality.ASSERTED),
        ("The board reported nine deaths.", "nine deaths", Modality.ASSERTED),
        ("The board denied the report.", "the report", Modality.DENIED),
        ("The board vowed to close the mine.", "to close the mine", Modality.PLANNED),
        ("The bank calls it safe. Nonsense, said the mayor.", "Nonsense", Modality.DENIED),
    ],
)
def test_what_is_a_proposition_stays_as_it_is(text: str, wording: str, modality: Modality) -> None:
    assert (wording, modality) in [(w, m) for _, w, m in put(text)]


def test_what_is_refused_is_told_by_whoever_tells_of_the_refusal() -> None:
    assert put("Police said the two prisoners refused to be moved.") == [
        ("police", "the two prisoners refused to be moved", Modality.ASSERTED)
    ]


def test_what_stands_elsewhere_puts_nothing() -> None:
    assert [w for _, w, _ in put("The board has announced a plan, which the union opposes.")] == [
        "The board has announced a plan"
    ]
