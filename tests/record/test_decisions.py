import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.decide import read_lines, to_lines
from onrecord.errors import DecidedMeanwhile, NotARecord, RecordDamaged
from onrecord.model import Decision, DecisionKind
from onrecord.record import Place, View, keep_decisions, on_newest_log
from onrecord.record.store import connect, plain_errors
from tests.decide.articles import START, Hand, article

PAGE = article("one.html", "Ana Ruiz", "the bridge is closed")
OTHER = article("two.html", "Tom Lee", "the bridge is open")

ENDLESS = """
import sys
from datetime import UTC, datetime, timedelta
from onrecord.model import DecisionKind
from onrecord.record import keep_decisions, place_of
from tests.decide.articles import Hand
mia = Hand()
while True:
    first = mia.decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz")
    keep_decisions(place_of(sys.argv[1]), [first, mia.undoes(first)])
    print(first.id, flush=True)
"""


def some() -> list[Decision]:
    mia = Hand()
    return [mia.decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz"), mia.decides(DecisionKind.JOIN, PAGE, OTHER)]


@pytest.fixture
def path(place: Place) -> Place:
    keep_decisions(place, [], create=True)
    return place


def kept(path: Place) -> tuple[Decision, ...]:
    with View(path) as view:
        return view.decisions()


def test_what_was_decided_comes_back_as_it_was(path: Place) -> None:
    assert keep_decisions(path, some()) == 2
    assert list(kept(path)) == some()


def test_a_line_that_is_there_is_not_added_again(path: Place) -> None:
    keep_decisions(path, some()[1:])
    assert keep_decisions(path, some()) == 1
    assert list(kept(path)) == some()  # in the order of deciding, not of writing


def test_what_was_worked_out_on_another_log_is_not_added(path: Place) -> None:
    first, second = some()
    assert keep_decisions(path, [first], onto=[]) == 1
    with pytest.raises(DecidedMeanwhile, match="others decided while this was worked out"):
        keep_decisions(path, [second], onto=[])
    assert kept(path) == (first,)
    assert keep_decisions(path, [second], onto=[first.id]) == 1


def test_it_is_worked_out_anew_until_nobody_was_faster(path: Place) -> None:
    mia, tom = Hand(), Hand("Tom Lee")
    others = [tom.decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz") for _ in range(3)]

    def attempt() -> int:
        log = [d.id for d in kept(path)]
        keep_decisions(path, others[len(log) : len(log) + 1])
        return keep_decisions(path, [mia.decides(DecisionKind.JOIN, PAGE, OTHER)], onto=log)

    assert on_newest_log(attempt) == 1
    assert len(kept(path)) == 4


def test_who_is_never_fast_enough_is_told_so(path: Place) -> None:
    with pytest.raises(DecidedMeanwhile):
        on_newest_log(lambda: keep_decisions(path, some(), onto=["another"]))
    assert kept(path) == ()


@pytest.mark.parametrize("statement", ["DELETE FROM decision", "UPDATE decision SET why = 'x'"])
def test_the_record_itself_refuses_to_forget_or_to_change_a_decision(path: Place, statement: str) -> None:
    keep_decisions(path, some())
    db = connect(path, create=False)
    with pytest.raises(RecordDamaged, match="decisions are only added"), plain_errors(path):
        db.execute(statement)
    db.close()
    assert list(kept(path)) == some()


def test_a_file_that_is_no_record_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(NotARecord):
        keep_decisions(tmp_path / "none.onrecord", some())
    assert list(tmp_path.iterdir()) == []


def test_killed_in_the_middle_of_writing_the_log_is_whole(path: Place) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", ENDLESS, str(path)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as writing:
        assert writing.stdout is not None
        told = [writing.stdout.readline().strip() for _ in range(20)]
        time.sleep(0.01)
        writing.send_signal(signal.SIGKILL)
        told += writing.stdout.read().split()
    log = kept(path)
    assert read_lines(to_lines(log), name="log", now=START) == log  # every line whole, under its own id
    assert {d.id for d in log} >= set(told)  # what somebody was told is kept is kept
    undoes = [d for d in log if d.kind is DecisionKind.UNDO]
    assert 2 * len(undoes) == len(log)  # what was written together is there together
    assert keep_decisions(path, some()) == 1  # and it goes on: the first of these was made before
