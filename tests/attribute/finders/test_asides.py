"""What an article tells in passing of a thing that somebody takes a stand on."""

import pytest

from tests.attribute.articles import one


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The attack, which killed 14 people, was condemned by Ann Field.", "was condemned", "The attack"),
        ("The attack, one of four raids that killed 14, was condemned by Ann Field.", "was condemned", "The attack"),
        ("Ann Field condemned the attack, which killed 14 people.", "condemned", "the attack"),
        (
            "A claim that went round at night, that shots had been fired, was rejected by the police.",
            "was rejected",
            "A claim that went round at night, that shots had been fired",
        ),
        ("Ann Field accused Jo Lind, who owns it, of theft.", "accused", "Jo Lind … of theft"),
        ("Ann Field welcomed the ruling that the quay must close.", "welcomed", "the ruling that the quay must close"),
    ],
)
def test_what_is_told_of_a_thing_in_passing_is_not_the_word_of_who_takes_a_stand(
    text: str, cue: str, content: str
) -> None:
    assert one(text, cue).content == content
