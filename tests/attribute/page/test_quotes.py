from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.page.quotes import find_quotes
from onrecord.model import Block, Kind, Manner, Span
from tests.attribute.articles import WHY, found, one


def quotes(*paragraphs: str) -> list[str]:
    text = "\n".join(paragraphs)
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        blocks.append((number, Block(Span(at, at + len(paragraph)), Kind.TEXT, WHY)))
        at += len(paragraph) + 1
    return [q.span.cut(text) for q in find_quotes(text, blocks)]


def test_a_mark_that_is_never_closed_spoils_nothing_else() -> None:
    assert quotes("“The dam is", "safe. “It holds,” she said.") == ["“It holds,”"]


def test_straight_and_doubled_marks_are_read_by_what_stands_beside_them() -> None:
    assert quotes('"It holds," she said. "For now."') == ['"It holds,"', '"For now."']
    assert quotes("''It holds,'' she said.") == ["''It holds,''"]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert quotes("The workers’ union and the states’ rights.") == []


def test_a_quotation_runs_over_paragraphs_when_the_next_one_opens_with_a_mark() -> None:
    assert quotes("She said: “It holds.", "“For now,” she added.") == ["“It holds.", "“For now,”"]


@given(st.lists(st.text(alphabet="“”\"‘’' ab.,\n", max_size=60), max_size=4))
def test_quotations_lie_in_their_paragraph_and_never_overlap(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        blocks.append((number, Block(Span(at, at + len(paragraph)), Kind.TEXT, WHY)))
        at += len(paragraph) + 1
    found_quotes = find_quotes(text, blocks)
    for before, after in pairwise(found_quotes):
        assert before.span.end <= after.span.start
    for quote in found_quotes:
        assert quote.span in blocks[quote.block][1].span
        assert quote.inner in quote.span


def test_both_halves_of_a_broken_quotation_are_one_content() -> None:
    said = one("“The dam holds,” Ilse Brandt said. “It has held for a century.”", "said")
    assert said.content == "“The dam holds,” … “It has held for a century.”"
    assert said.manner is Manner.DIRECT


def test_a_quoted_fragment_is_completed_to_its_clause() -> None:
    said = one("The minister said the plan was “a gift” to smugglers.", "said")
    assert said.content == "the plan was “a gift” to smugglers"
    assert said.manner is Manner.MIXED


def test_a_question_put_to_the_speaker_is_not_the_speakers() -> None:
    text = "Asked whether the dam was “beyond repair,” Brandt said it could be mended."
    said = one(text, "said")
    assert said.source == "Brandt"
    assert "beyond repair" not in said.content
    assert all("beyond repair" not in s.content for s in found(text) if s.source == "Brandt")


def test_a_paragraph_that_carries_the_quotation_on_keeps_its_source() -> None:
    text = "“The dam holds. It always has,” Ilse Brandt said. “I walked along it.\n“Nobody else did.”"
    said = [s for s in found(text) if s.content.endswith("“Nobody else did.”")]
    assert [(s.source, s.cue) for s in said] == [("Ilse Brandt", "said")]


def test_a_quotation_in_the_paragraph_above_is_not_whose_who_is_named_below() -> None:
    text = (
        "The captain, Jon Ruvik, told Ms Holm that the vote was “an internal matter.”\n"
        "“This has nothing to do with the other towns or their people.”\n"
        "Ann Holm, 44, agreed."
    )
    assert "Ann Holm" not in {s.speaker for s in found(text)}


def test_words_of_a_quotation_stand_in_its_content_once() -> None:
    first, second = "“We have waited for years and nothing was done.", "“We cannot sail like this.”"
    text = f"One of the skippers, Ann Holm, said: {first}\n{second}"
    assert one(text, "said:").content == f"{first} … {second}"
