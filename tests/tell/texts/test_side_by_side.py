"""Paragraphs of two articles stand in the rows in which most of their words are common."""

from dataclasses import replace

from onrecord.model import Block, Kind, Passage, Span
from onrecord.record import Recorded
from onrecord.tell.texts.side_by_side import _rows
from tests.decide.articles import article
from tests.findings import BY_HAND

PARAGRAPHS = [
    "The ferry to Tarn stops in June, the harbour office said on Monday.",
    "Jo Field, who runs it, said there was no money.",
    "Nobody had been asked, the mayor of Eastmoor said.",
    "Ann Lee said she would take the bus.",
    "The council of Vallemar meets on Friday to hear both.",
]


def told(name: str, paragraphs: list[str]) -> Recorded:
    """An article of these paragraphs."""
    made = article(name, "Ann Lee", "so")
    text, blocks = "", []
    for words in paragraphs:
        blocks.append(Block(Span(len(text), len(text) + len(words)), Kind.TEXT, BY_HAND))
        text += words + "\n\n"
    return made.having(article=replace(made.article, text=text, blocks=tuple(blocks)))


def beside(one: list[str], other: list[str]) -> list[tuple[str, str]]:
    """What stands beside what, where all of the two is one passage."""
    pair = told("one.txt", one), told("other.txt", other)
    mine, yours = (Span(0, len(r.article.text)) for r in pair)
    rows = _rows(pair, [Passage(mine, pair[1].article.id, yours)])
    return [("".join(s.text for s in row.one), "".join(s.text for s in row.other)) for row in rows]


def test_paragraphs_stand_beside_their_own_however_much_longer_the_other_text_has_grown() -> None:
    longer = [PARAGRAPHS[0] + " " + "It has gone there every day for as long as anybody knows. " * 3, *PARAGRAPHS[1:]]
    rows = beside(PARAGRAPHS, longer)
    assert rows == list(zip(PARAGRAPHS, longer, strict=True))
    assert beside(longer, PARAGRAPHS) == [(other, one) for one, other in rows]


def test_a_paragraph_that_only_the_other_has_stands_alone() -> None:
    more = [*PARAGRAPHS[:2], "Rain fell.", *PARAGRAPHS[2:]]
    assert beside(PARAGRAPHS, more) == [(words if words in PARAGRAPHS else "", words) for words in more]


def test_what_is_told_twice_in_the_same_words_stands_in_its_order() -> None:
    twice = [PARAGRAPHS[1], PARAGRAPHS[0], PARAGRAPHS[1]]
    assert beside(twice, twice) == [(words, words) for words in twice]
