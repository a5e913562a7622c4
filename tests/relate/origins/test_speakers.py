"""Whom a word such as "she", "they" or "who" goes on from, where nobody followed it before."""

from dataclasses import replace

import pytest

from onrecord.model import Naming, Origin
from tests.relate.pages import page, said, told


def _who(text: str, pronoun: str, content: str, *before: tuple[str, Naming]) -> Origin:
    """Whose the content is that a pronoun says, after what others said."""
    reading = page(text)
    heard = [said(reading, who, "said", f"{n}", naming=naming) for n, (who, naming) in zip("XYZ", before, strict=False)]
    last = said(reading, pronoun, "said", content, naming=Naming.UNNAMED_PERSON)
    assertions, _ = told([(reading, [*heard, last])])
    return next(a.origin for a in assertions if content in a.wording.cut(reading.article.text))


DOCKERS = ("Dockers", Naming.UNNAMED_GROUP)


def test_they_goes_on_from_several() -> None:
    text = "Dockers said X would sink. They said nine boats had burned."
    assert _who(text, "They", "nine boats had burned", DOCKERS).evidence.method == "last-speaker"


@pytest.mark.parametrize("name", ["Jo Field", "Jo Sanders"])
def test_they_is_not_one_person(name: str) -> None:
    text = f"{name} said X would sink. They said nine boats had burned."
    assert _who(text, "They", "nine boats had burned", (name, Naming.PERSON)).evidence.method == "unresolved"


def test_they_is_open_where_others_have_come_in_since() -> None:
    text = "Dockers said X would sink. The owners came at noon. They said nine boats had burned."
    assert _who(text, "They", "nine boats had burned", DOCKERS).evidence.method == "unresolved"


def test_what_is_said_in_words_in_quotation_marks_is_not_of_who_speaks_them() -> None:
    text = "Dockers said X would sink. “They said nine boats had burned.”"
    assert _who(text, "They", "nine boats had burned", DOCKERS).evidence.method == "unresolved"


def test_a_pronoun_in_what_somebody_says_is_theirs_who_says_it() -> None:
    text = "Dockers said X would sink. Some nurses said they feared nine boats had burned."
    reading = page(text)
    first = said(reading, "Dockers", "said", "X would sink", naming=Naming.UNNAMED_GROUP)
    outer = said(reading, "Some nurses", "said", "they feared nine boats had burned", naming=Naming.UNNAMED_GROUP)
    inner = said(reading, "they", "feared", "nine boats had burned", naming=Naming.UNNAMED_GROUP, via=outer.id)
    assertions, _ = told([(reading, [first, outer, inner])])
    assert next(a.origin.name for a in assertions if "nine" in a.wording.cut(text)) == "nurses"


def test_who_is_those_whom_it_stands_for() -> None:
    text = "Jo Field said X would sink. Two other women who said nine boats had burned went home."
    reading = page(text)
    first = said(reading, "Jo Field", "said", "X would sink")
    who = said(reading, "who", "said", "nine boats had burned", naming=Naming.UNNAMED_GROUP)
    named = replace(who, speaker="Two other women")
    assertions, _ = told([(reading, [first, named])])
    assert next(a.origin.name for a in assertions if "nine" in a.wording.cut(text)) == "women"


def test_an_article_s_own_voice_is_nobody_s_pronoun() -> None:
    reading = page("It was said X would sink. They said nine boats had burned.")
    own = said(reading, "", "said", "X would sink", naming=Naming.NONE)
    they = said(reading, "They", "said", "nine boats had burned", naming=Naming.UNNAMED_GROUP)
    assertions, _ = told([(reading, [own, they])])
    assert next(a.origin for a in assertions if "nine" in a.wording.cut(reading.article.text)).evidence.method == (
        "unresolved"
    )
