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


def test_a_long_run_of_hyphens_costs_no_more_than_its_length() -> None:
    text = "A-" * 100_000
    started = process_time()
    facts_of(text, line_spans(text), "").names  # noqa: B018
    assert process_time() - started < 2
