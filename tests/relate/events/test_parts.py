"""Who takes part in an event, and as what."""

import pytest

from onrecord.model import Part, Reading
from onrecord.relate.events import find_events
from tests.relate.pages import page, resolved

PRINTED = "2031-05-07"


def parts(reading: Reading, deed: str) -> dict[str, Part]:
    names = {m.entity: m.name for m in reading.mentions}
    (event,) = [e for e in find_events((), resolved(reading)) if e.deed == deed]
    return {names[p.entity]: p.part for p in event.participants}


@pytest.mark.parametrize(
    ("text", "deed", "wanted"),
    [
        (
            "Jo Field sued the Harbour Board on Monday.",
            "sue",
            {"Jo Field": Part.ACTOR, "Harbour Board": Part.AFFECTED},
        ),
        (
            "The Harbour Board was sued by Jo Field on Monday.",
            "sue",
            {"Jo Field": Part.ACTOR, "Harbour Board": Part.AFFECTED},
        ),
        ("Jo Field signed the order and left on Monday.", "leave", {"Jo Field": Part.ACTOR}),
        ("Jo Field, who resigned on Monday, was ill.", "resign", {"Jo Field": Part.ACTOR}),
        ("Jo Field plans to resign on Friday.", "resign", {"Jo Field": Part.ACTOR}),
        ("Jo Field and Ann Lee met on Monday.", "meet", {"Jo Field": Part.ACTOR, "Ann Lee": Part.ACTOR}),
        ("One of Jo Field and Ann Lee resigned on Monday.", "resign", {"Jo Field": Part.ACTOR}),
        ("Jo Field met Ann Lee in Berlin on Monday.", "meet", {"Berlin": Part.PLACE}),
    ],
)
def test_the_part_follows_from_the_grammar(text: str, deed: str, wanted: dict[str, Part]) -> None:
    found = parts(page(text, published=PRINTED), deed)
    assert {name: found.get(name) for name in wanted} == wanted


def test_a_pronoun_takes_part_as_the_one_it_stands_for() -> None:
    found = parts(page("Jo Field fell ill in April. She resigned on Monday.", published=PRINTED), "resign")
    assert found == {"Jo Field": Part.ACTOR}
