"""Questions put on the page."""

from html import unescape

from starlette.testclient import TestClient

from onrecord.serve.reading.ask import pointed
from onrecord.tell.ask import Asker
from onrecord.tell.story import Story
from tests.serve.reading.conftest import Look

QUESTION = "How many hangers are cracked?"


def test_an_answer_has_a_citation_for_every_line(look: Look) -> None:
    page = look(f"/ask?q={QUESTION}")
    lines = page.xpath("//li[@class='answer-line']")
    assert lines
    assert all(line.xpath(".//button[@popovertarget]") for line in lines)


def test_what_was_asked_for_is_pointed_out_and_the_line_stays_whole(sample_story: Story) -> None:
    for line in Asker(sample_story).ask(QUESTION).lines:
        pieces = pointed(line)
        assert "".join(words for words, _ in pieces) == line.told.text
        assert any(wanted for _, wanted in pieces)


def test_a_refusal_says_why(client: TestClient) -> None:
    page = client.get("/ask", params={"q": "Who won the chess tournament on the moon?"})
    assert page.status_code == 200
    assert "No answer" in page.text


def test_a_hostile_question_stays_words(client: TestClient) -> None:
    page = client.get("/ask", params={"q": '"><script>alert(1)</script>' + "x" * 5000}).text
    assert "<script>alert" not in page
    assert "<script>alert(1)" in unescape(page)


def test_without_a_question_examples_are_offered(look: Look) -> None:
    assert look("/ask").xpath("//a[starts-with(@href, '/ask?q=')]")
