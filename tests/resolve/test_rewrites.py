"""Texts rewritten from another's report, with credit."""

from time import process_time

from onrecord.model import Judgement
from onrecord.resolve.rewrites import facts_of, judged_rewriting
from onrecord.text import line_spans

WIRE = (
    "EASTMOOR, May 4 (North Wire) — The council will close 47 schools and move 2,300 pupils, it said on Tuesday.\n"
    "Pupils would travel 15 kilometres at most. Three teachers declined the offer."
)
RETOLD = (
    "Schools to go, says council\n"
    "Parents of 2,300 pupils learned from North Wire that their 47 small schools are to shut.\n"
    "Nobody is to travel more than 15 kilometres, the agency reported."
)
OWN = (
    "Parents angry over closures\n"
    "The council told parents that 47 schools must go and 2,300 pupils move.\n"
    "Buses will carry them, 15 kilometres at most."
)


def judged(one: str, other: str, publishers: tuple[str, str]) -> Judgement | None:
    texts = zip((one, other), publishers, strict=True)
    found = judged_rewriting(*(facts_of(text, line_spans(text), publisher) for text, publisher in texts))
    return found[0] if found else None


def test_figures_of_the_same_things_with_credit_to_a_dateline_are_suspected() -> None:
    assert judged(WIRE, RETOLD, ("Norland Post", "Eastmoor Echo")) is Judgement.UNSURE
    assert judged(RETOLD, WIRE, ("Eastmoor Echo", "Norland Post")) is Judgement.UNSURE


def test_the_same_figures_without_credit_are_not() -> None:
    assert judged(WIRE, OWN, ("Norland Post", "Eastmoor Echo")) is None


def test_figures_inside_quotations_are_anybodys() -> None:
    quoted = "“We close 47 schools and move 2,300 pupils 15 kilometres at most,” the mayor told North Wire."
    assert judged(WIRE, quoted, ("Norland Post", "Eastmoor Echo")) is None


def test_a_report_that_came_before_is_not_rewritten_from_a_later_one() -> None:
    facts = [
        facts_of(text, line_spans(text), publisher, published=day)
        for text, publisher, day in ((WIRE, "Norland Post", "2031-05-20"), (RETOLD, "Eastmoor Echo", "2031-05-04"))
    ]
    assert judged_rewriting(*facts) is None


def test_the_reason_names_the_house_and_shows_figures() -> None:
    found = judged_rewriting(*(facts_of(text, line_spans(text), "") for text in (WIRE, RETOLD)))
    assert found is not None
    assert "one names North Wire" in found[1].reason
    assert "47 school…" in found[1].reason
    assert 0.2 <= found[1].score < 1


def test_a_credit_alone_is_no_rewriting() -> None:
    other = "Buses run late\nThe drivers want more pay, North Wire reported. Trains run as ever."
    assert judged(WIRE, other, ("Norland Post", "Eastmoor Echo")) is None


def test_a_long_run_of_hyphens_costs_no_more_than_its_length() -> None:
    text = "A-" * 100_000
    started = process_time()
    facts_of(text, line_spans(text), "").names  # noqa: B018
    assert process_time() - started < 2
