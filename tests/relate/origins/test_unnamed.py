"""Whom "the official" and "she" stand for."""

import pytest

from onrecord.model import Evidence, Naming, Origin
from onrecord.relate.origins.unnamed import is_described, may_be_he
from tests.relate.pages import page, said, told


def origin(key: str, *, method: str = "unnamed", people: int = 1, spokesperson: str = "") -> Origin:
    name = key.rpartition(":")[2]
    return Origin(key, name, False, Evidence(method, 0.5, "for a test"), people=people, spokesperson=spokesperson)


@pytest.mark.parametrize(
    ("one", "he"),
    [
        (origin("person:jo-field"), True),
        (origin("unnamed:post:nurse at the clinic"), True),
        (origin("unnamed:post:nurses at the clinic"), False),
        (origin("unnamed:post:officials", people=2), False),
        (origin("organisation:norland-ports"), False),
        (origin("organisation:norland-ports", spokesperson="Jo Field"), True),
        (origin("document:report"), False),
    ],
)
def test_he_is_one_person_or_whoever_speaks_for_a_body(one: Origin, he: bool) -> None:
    assert may_be_he(one) is he


def test_she_is_no_crowd_that_spoke_in_between() -> None:
    text = "A nurse said the ferry had sunk. Sailors said nobody was hurt. She said nine had drowned."
    reading = page(text)
    nurse = said(reading, "A nurse", "said", "the ferry had sunk", naming=Naming.UNNAMED_PERSON)
    crowd = said(reading, "Sailors", "said", "nobody was hurt", naming=Naming.UNNAMED_GROUP)
    again = said(reading, "She", "said", "nine had drowned", naming=Naming.UNNAMED_PERSON)
    assertions, _ = told([(reading, [nurse, crowd, again])])
    by_words = {a.wording.cut(text): a.origin.key for a in assertions}
    assert by_words["nine had drowned"] == by_words["the ferry had sunk"] != by_words["nobody was hurt"]


def test_only_who_is_called_by_what_they_are_may_be_anybody() -> None:
    assert is_described(origin("unnamed:post:nurse", method="office"))
    assert not is_described(origin("unnamed:sound", method="relayed"))
