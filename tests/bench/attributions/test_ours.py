from bench.attributions.ours import find, outermost, reading_of
from onrecord.model import Kind
from tests.bench.attributions.corpora import GOLD, TEXT, said, spans


def test_only_the_outermost_attribution_is_compared() -> None:
    outer = said(GOLD[0], number="a")
    inner = said(GOLD[1], number="b", via="a")
    assert outermost([outer, inner]) == [(GOLD[0], outer.evidence.score)]


def test_parts_of_a_quotation_under_one_cue_are_joined() -> None:
    parts = [said({**GOLD[0], "content": spans(part)}) for part in ("the dam", "would hold")]
    ((joined, _),) = outermost(parts)
    assert joined["content"] == spans("the dam", "would hold")


def test_every_line_is_a_paragraph() -> None:
    blocks = reading_of("dam", TEXT).article.blocks
    assert [b.span.cut(TEXT) for b in blocks] == TEXT.split("\n")
    assert {b.kind for b in blocks} == {Kind.TEXT}


def test_what_is_found_lies_in_the_text() -> None:
    assert all(s.end <= len(TEXT) for one in find(TEXT) for held in one.values() for s in held)
