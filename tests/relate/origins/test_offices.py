import pytest

from onrecord.relate.origins.documents import is_document
from onrecord.relate.origins.offices import body_words, is_spokesperson, titles
from tests.relate.pages import page


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Police Chief Jo Field said nothing.", "police chief"),
        ("The ferryman Jo Field said nothing.", "ferryman"),
        ("U.S. Secretary of State Jo Field said nothing.", "u.s. secretary of state"),
        ("The pilot's great-uncle, Jo Field, said nothing.", "pilot's great-uncle"),
    ],
)
def test_what_stands_beside_a_name_is_the_title(sentence: str, title: str) -> None:
    assert title in titles(page(sentence)).values()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("interior minister", "interior ministry"),
        ("police chief", "police"),
        ("pm", "prime minister"),
        ("governor", "governor's office"),
    ],
)
def test_an_office_and_its_body_have_the_same_words(one: str, other: str) -> None:
    assert body_words(one) == body_words(other)


def test_two_ministers_have_two_bodies() -> None:
    assert body_words("interior minister") != body_words("health minister")


@pytest.mark.parametrize(
    ("noun", "is_one"),
    [
        *[(noun, True) for noun in ("records", "log", "inquiries", "court-filings", "statistics", "photographs")],
        *[(noun, False) for noun in ("docker", "board", "photographer", "reporters", "petitioners", "reader")],
    ],
)
def test_a_document_is_told_by_its_noun(noun: str, is_one: bool) -> None:
    assert is_document(noun) is is_one


@pytest.mark.parametrize(
    ("title", "speaks"),
    [
        ("spokeswoman", True),
        ("command spokesman", True),
        ("its head", True),
        ("their general secretary", True),
        ("chairwoman", True),
        ("council chairwoman", False),  # says which house
        ("interior ministry spokeswoman", False),
        ("spokesman for the dockers union", False),
        ("its chief critic", False),
        ("its former president", False),
        ("head nurse", False),
        ("captain", False),
        ("", False),
    ],
)
def test_some_titles_speak_for_a_house_that_they_do_not_name(title: str, speaks: bool) -> None:
    assert is_spokesperson(title) is speaks
