import pytest

from onrecord.model import Kind, Naming, Post, Span
from onrecord.read import read
from tests.attribute.articles import WHY, article_of, found, found_in, one


def test_a_site_in_brackets_vouches_for_its_sentence() -> None:
    text = "The dam failed an inspection in May, the city said (norvikherald.example.com). Repairs began."
    said = next(s for s in found(text) if s.method == "inline-citation")
    assert (said.source, said.cue) == ("norvikherald.example.com", "")
    assert said.content == "The dam failed an inspection in May, the city said"
    assert said.naming is Naming.PUBLISHER
    assert one(text, "said").via == said


def test_a_headline_names_its_source_before_a_colon() -> None:
    said = one("Report: Dam failed inspection twice\nIt did.", ":", {0: Kind.TITLE})
    assert (said.source, said.content) == ("Report", "Dam failed inspection twice")
    assert said.naming is Naming.DOCUMENT  # no outlet is called so


@pytest.mark.parametrize("label", ["Update", "Watch", "Exclusive"])
def test_a_label_in_a_headline_is_no_source(label: str) -> None:
    assert not [s for s in found(f"{label}: Dam failed inspection", {0: Kind.TITLE}) if s.cue == ":"]


def test_an_embedded_post_is_its_authors_word() -> None:
    words, signature = "The dam is leaking again.", "— Ada Lind (@adalind) May 4, 2031"
    text = f"Residents worry.\n{words}\n{signature}"
    start = text.index(words)
    post = Post(
        Span(start, len(text)), Span(start, start + len(words)), "Ada Lind", "adalind", "2031-05-04", False, WHY
    )
    article = article_of(text, {1: Kind.SOCIAL_POST, 2: Kind.SOCIAL_POST}, posts=(post,))
    said = next(s for s in found_in(read(article)) if s.naming is Naming.SOCIAL_POST)
    assert (said.source, said.content, said.speaker) == ("Ada Lind (@adalind)", words, "Ada Lind")


def test_a_name_after_a_dash_signs_the_quotation_before_it() -> None:
    text = (
        "What people said about the ferry:\n"
        "“It was late, and it was cold. I would take it again all the same.” — Ilse Brandt\n"
        "“Nobody told us that the mayor said it would not sail.” ― Tom Okoro, baker"
    )
    signed = {s.source: s.content for s in found(text) if s.method == "signed-quote"}
    assert signed == {
        "Ilse Brandt": "“It was late, and it was cold. I would take it again all the same.”",
        "Tom Okoro": "“Nobody told us that the mayor said it would not sail.”",
    }


def test_a_dash_inside_a_sentence_signs_nothing() -> None:
    assert not [s for s in found("“It was late” — and cold, the mayor said.") if s.method == "signed-quote"]


@pytest.mark.parametrize("line", ["SUNDBY — ", "NEW SUNDBY, Jan. 3 (KNA) — ", "SUNDBY (KNA) -- "])
def test_a_dateline_is_nothing_said(line: str) -> None:
    said = one(f"{line}The harbour will close in May, officials said.", "said")
    assert said.content == "The harbour will close in May"


def test_capitals_inside_a_sentence_are_no_dateline() -> None:
    assert one("NATO and the EU — both — will stay, officials said.", "said").content.startswith("NATO and the EU")
