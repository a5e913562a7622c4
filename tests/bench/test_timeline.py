"""The scorer of timelines, and the measurement on a tiny corpus in the task's format."""

from pathlib import Path

import pytest

from bench.timeline import run, timeline
from bench.timelines.entity import aliases
from bench.timelines.graph import Counts, Row, TimeGraph, compare, relations

GOLD: list[Row] = [
    (0, "XXXX-XX-XX", ("1-2-built",)),
    (1, "2003", ("1-3-launch", "1-4-launch")),
    (2, "2007-XX-XX", ("1-5-pass",)),
    (3, "2008-01", ("1-7-hold",)),
    (3, "2008-01", ("1-8-sell",)),
]


def test_a_timeline_against_itself_is_right() -> None:
    counts = compare(GOLD, GOLD)
    assert (counts.precision, counts.recall, counts.f1) == (1.0, 1.0, 1.0)


def test_what_follows_from_other_relations_is_not_counted_twice() -> None:
    # five mentions each with a date, and two steps in time; mentions of one date are simultaneous by that date already
    assert compare(GOLD, GOLD).gold == 7


def test_events_of_order_0_do_not_count() -> None:
    assert compare(GOLD, [(0, "2001", ("1-2-built",))]) == Counts(system=0, gold=7)


def test_a_wrong_date_costs_its_relation_but_not_the_order() -> None:
    wrong: list[Row] = [(1, "2004", ("1-3-launch", "1-4-launch")), *GOLD[2:]]
    counts = compare(GOLD, wrong)
    assert (counts.precise, counts.system) == (5, 7)
    assert (counts.recalled, counts.gold) == (5, 7)


def test_a_relation_that_contradicts_earlier_ones_is_kept_and_right_only_where_stated() -> None:
    # two orders on one date: both mentions are simultaneous with it, and yet one is told to be before the other
    rows: list[Row] = [(1, "2005-06-06", ("1-2-said",)), (2, "2005-06-06", ("1-9-talk",))]
    graph = TimeGraph(relations(rows))
    assert len(graph.kept) == 3
    assert compare(rows, rows).f1 == 1.0
    together: list[Row] = [(1, "2005-06-06", ("1-2-said",)), (1, "2005-06-06", ("1-9-talk",))]
    assert compare(rows, together).recalled == 2


def test_order_follows_from_dates_and_coreference_from_deed_and_date() -> None:
    told = [("2008", "sell", "2-1-sold"), ("2007-05-01", "buy", "1-1-bought"), ("2007-05-01", "buy", "2-3-purchase")]
    assert timeline(told) == [(1, "2007-05-01", ("1-1-bought", "2-3-purchase")), (2, "2008", ("2-1-sold",))]


@pytest.mark.parametrize(
    ("target", "form"),
    [("Wend Harbour Board", "whb"), ("Norland X20", "x20"), ("Norland X20 Gull", "x20 gull"), ("Jo Field", "jo field")],
)
def test_a_target_goes_by_its_usual_short_forms(target: str, form: str) -> None:
    assert form in aliases(target)


def test_a_folder_in_the_tasks_format_is_scored(tmp_path: Path) -> None:
    texts, gold = tmp_path / "corpus_1" / "corpus_trackA_TimeML", tmp_path / "corpus_1" / "TimeLines_Gold_Standard"
    texts.mkdir(parents=True)
    gold.mkdir()
    (texts / "7_ferry.tml").write_text(
        "<TimeML><DOCID>7</DOCID><DCT><TIMEX3 tid='t0' type='DATE' value='2031-05-07'>2031-05-07</TIMEX3></DCT>"
        "<TEXT><s id='0'>Ostrand Ferries sells its boats</s><s id='1'>May 7 , 2031</s>"
        "<s id='2'>On 5 May 2031 Ostrand Ferries sold the Anna to the island 's council .</s>"
        "<s id='3'>The company closed its office on 6 May 2031 .</s></TEXT></TimeML>",
        "utf-8",
    )
    (gold / "ostrand_ferries.txt").write_text(
        "Ostrand Ferries\n1\t2031-05-05\t7-2-sold\n2\t2031-05-06\t7-3-closed\n", "utf-8"
    )
    result = run(tmp_path, split=None)
    assert result.figures["gold_relations"] == 3.0
    assert result.figures["micro_recall"] > 0.3
