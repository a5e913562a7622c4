"""Texts whose paragraphs were broken into rows of one width."""

import textwrap

import pytest

from onrecord.clean.printed.lines import find_lines
from onrecord.model import Kind
from tests.clean.pages import HEADLINE, PARAGRAPHS, read

MAIL = (
    "From: =?utf-8?Q?Ruiz=2C_An=C3=A1?= <ana@gull.example>\nSubject: {headline}\n"
    "Date: Thu, 4 Mar 2027 08:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n{text}"
)


def wrapped(width: int = 72, *, end: str = "\n") -> str:
    return (end * 2).join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS).replace("\n", end)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("width", [60, 72, 78])
def test_rows_of_one_paragraph_are_one_line(width: int, end: str) -> None:
    text = f"{HEADLINE}{end}{end}By Ana Ruiz{end}{end}{wrapped(width, end=end)}"
    lines = find_lines(text, joined=True)
    assert [" ".join(line.text.split()) for line in lines] == [HEADLINE, "By Ana Ruiz", *PARAGRAPHS]
    assert all(len(line.text) == len(line.span) for line in lines)


def test_a_link_that_is_longer_than_the_width_does_not_hide_it() -> None:
    link = "https://gull.example/" + "a" * 120
    assert len(find_lines(f"{wrapped()}\n\n{link}", joined=True)) == len(PARAGRAPHS) + 1


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "\n".join(paragraph[:70] + "." for paragraph in PARAGRAPHS * 2),
        "\n".join(f"{n}. the pier" for n in range(30)),
        "\n".join(textwrap.wrap(" ".join(PARAGRAPHS), 30)),
    ],
    ids=["paragraphs", "sentences of one length", "list", "verses"],
)
def test_other_rows_stay_lines(text: str) -> None:
    assert len(find_lines(text, joined=True)) == text.count("\n") + 1


def test_a_wrapped_text_is_read_as_any_other() -> None:
    article = read(f"{HEADLINE}\n\nBy Ana Ruiz\n\n{wrapped()}", "text/plain")
    assert [block.kind for block in article.blocks] == [Kind.TITLE, Kind.BYLINE, *[Kind.TEXT] * len(PARAGRAPHS)]


def test_a_plain_message_has_the_title_of_its_subject_and_the_author_of_its_sender() -> None:
    article = read(MAIL.format(headline=HEADLINE, text=wrapped()), "message/rfc822")
    assert article.title is not None
    assert article.title.value == HEADLINE
    assert [author.value for author in article.authors] == ["Aná Ruiz"]
    assert {block.kind for block in article.blocks} == {Kind.TEXT}


def test_a_sender_of_nothing_but_brackets_costs_no_article() -> None:
    article = read(f"From: {'(' * 50_000}\nSubject: {HEADLINE}\n\n{wrapped()}", "message/rfc822")
    assert article.title is not None
    assert article.title.value == HEADLINE
    assert article.authors == ()
