"""The counting of hand-made answers, and the bench over a folder of them."""

import json
from pathlib import Path

import pytest

from bench.attribution import run
from bench.attributions.answers import Answer, Answered, AnswerTally
from bench.attributions.matching import Roles
from onrecord.model import Attribution, Naming, Span
from tests.bench.attributions.corpora import said

TEXT = (
    "Officials meet about the shaft\n\n"
    "The Sundby Herald reported on Monday that two officials said the shaft had flooded.\n\n"
    "“Nobody was warned in time,” Jonas Feld wrote.\n"
)


def at(part: str) -> dict[str, int]:
    return {"start": TEXT.index(part), "end": TEXT.index(part) + len(part)}


def answer(number: str, *parts: str, **more: object) -> Answer:
    """An answer with source, cue and content by their words."""
    source, cue, content = parts
    held: Answer = {"id": number, "source": at(source), "cue": at(cue), "content": [at(content)], "tier": "core"}
    return held | {"via": None, "anonymous_count": None, "type": "indirect"} | more


OUTER = answer(
    "a1", "The Sundby Herald", "reported", "that two officials said the shaft had flooded", source_kind="outlet"
)
INNER = answer("a2", "two officials", "said", "the shaft had flooded", source_kind="anonymous", via="a1")
INNER["anonymous_count"] = 2
POST = answer("a3", "Jonas Feld", "wrote", "“Nobody was warned in time,”", source_kind="person", type="direct")
POST["form"] = "embedded_post"
HEADLINE = answer(
    "a4", "Officials", "meet", "about the shaft", source_kind="document", tier="extended", form="headline"
)
ARTICLE = Answered("x.txt", TEXT, [OUTER, INNER, POST, HEADLINE])


def finding(of: Answer, *, via: str | None = None, naming: Naming = Naming.PERSON) -> Attribution:
    """A finding with the spans of an answer."""

    def span(held: dict[str, int]) -> Span:
        return Span(held["start"], held["end"])

    roles: Roles = {"source": (span(of["source"]),), "cue": (span(of["cue"]),), "content": (span(of["content"][0]),)}
    return said(roles, number=f"f-{of['id']}", via=via, naming=naming)


def tally_of(*found: Attribution) -> AnswerTally:
    tally = AnswerTally()
    tally.add(ARTICLE, found)
    return tally


def test_recall_is_told_by_tier_type_kind_of_source_and_layout() -> None:
    figures = tally_of(finding(OUTER), finding(POST)).figures()
    assert figures["core_recall"] == figures["recall_direct"] * 2 / 3
    assert figures["recall"] == 0.5
    assert figures["recall_source_person"] == figures["recall_source_outlet"] == figures["recall_posts"] == 1.0
    assert figures["recall_headlines"] == figures["recall_source_document"] == figures["recall_beyond_core"] == 0.0
    assert "recall_citations" not in figures  # the answers have none


def test_what_the_answers_lack_costs_precision() -> None:
    wrong = said({"source": (), "cue": (), "content": (Span(0, 9),)})
    figures = tally_of(finding(OUTER), finding(HEADLINE), wrong).figures()
    assert figures["precision"] == pytest.approx(2 / 3)
    assert figures["core_precision"] == 0.5


def test_a_chain_is_right_when_both_ends_are_found_and_linked() -> None:
    whole = tally_of(finding(OUTER), finding(INNER, via="f-a1")).figures()
    assert (whole["chains_right"], whole["chains_told_right"], whole["recall_nested"]) == (1.0, 1.0, 1.0)
    unlinked = tally_of(finding(OUTER), finding(INNER)).figures()
    assert (unlinked["chains_right"], unlinked["recall_nested"]) == (0.0, 1.0)
    invented = tally_of(finding(OUTER), finding(POST, via="f-a1")).figures()
    assert invented["chains_told_right"] == 0.0


def test_kinds_of_source_are_told_as_a_table() -> None:
    tally = tally_of(finding(OUTER, naming=Naming.PUBLISHER), finding(POST, naming=Naming.UNNAMED_PERSON))
    assert tally.named == {("outlet", "publisher"): 1, ("person", "unnamed_person"): 1}
    assert tally.figures()["naming_right"] == 0.5


def test_a_count_that_was_not_found_is_not_right() -> None:
    assert tally_of(finding(INNER)).figures()["counts_right"] == 0.0


def test_another_cue_word_can_be_forgiven() -> None:
    cue = (Span(TEXT.index("reported"), TEXT.index(" that two")),)
    roles: Roles = {"source": finding(OUTER).source, "cue": cue, "content": finding(OUTER).content}
    figures = tally_of(said(roles)).figures()
    assert figures["core_recall"] == 0.0
    assert figures["core_recall_any_cue"] == pytest.approx(1 / 3)


def test_a_folder_of_answers_is_read_with_its_articles(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "x.txt").write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "gold" / "attributions"
    folder.mkdir(parents=True)
    (folder / "x.json").write_text(json.dumps({"file": "x.txt", "attributions": ARTICLE.answers}), encoding="utf-8")
    result = run(folder, split=None)
    assert {"core_recall", "chains_right", "naming_right", "counts_right", "recall_posts"} <= result.figures.keys()
    assert {len(row) for row in result.rows} == {len(result.columns)}
    assert any(row[0] == "counts told where the answers have none" for row in result.rows)
