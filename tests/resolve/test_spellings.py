"""Which spellings of a name are one person's."""

import pytest

from onrecord.resolve.spellings import is_near


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("person:ana-petrov", "person:ana-petrova"),  # short, and a feminine form
        ("person:ana-dobrovolsky", "person:ana-dobrovolska"),  # the last letter differs
        ("person:ana-hollander", "person:eva-hollander"),  # another given name
        ("person:ana-johnson", "person:ana-johnston"),  # too short to be a slip
    ],
)
def test_other_differences_are_other_people(one: str, other: str) -> None:
    assert not is_near(one, other)


def test_a_letter_written_twice_is_a_spelling_of_one_name() -> None:
    assert is_near("person:greg-millote", "person:gregg-millotte")
    assert not is_near("person:greg-millote", "person:greg-milrote")
