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
    assert said.naming is Naming.PUBLISHER


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
