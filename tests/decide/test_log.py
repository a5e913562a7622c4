from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.decide import from_far_ahead, identified, later_than, live, read_lines, taken_in, to_lines
from onrecord.decide.log import fault_of
from onrecord.errors import BadSource
from onrecord.model import Decision, DecisionKind, Named
from tests import strategies as ours
from tests.decide.articles import START, Hand, article

PAGE = article("one.html", "Ana Ruiz", "the bridge is closed")
OTHER = article("two.html", "Tom Lee", "the bridge is open")


def some() -> list[Decision]:
    mia = Hand()
    same = mia.decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz")
    join = mia.decides(DecisionKind.JOIN, PAGE, OTHER)
    return [same, join, mia.undoes(same), mia.decides(DecisionKind.REPRINT, PAGE, OTHER)]


@given(ours.nouns(Decision))
def test_any_decision_keeps_its_id_on_its_way_through_a_file(decision: Decision) -> None:
    made = identified(decision)
    line = to_lines([made])
    assert line.count("\n") == 1
    if fault_of(made) or made.when > "2127-03-02T09:00:00.000000+00:00":
        with pytest.raises(BadSource):
            read_lines(line, name="log.jsonl", now=START)
    else:
        assert read_lines(line, name="log.jsonl", now=START) == (made,)


def test_a_log_comes_back_as_it_was() -> None:
    assert list(read_lines(to_lines(some()), name="log.jsonl", now=START)) == some()


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_the_lines_in_a_file_does_not_matter(order: tuple[int, ...]) -> None:
    log = some()
    shuffled = [log[i] for i in order]
    assert to_lines(shuffled) == to_lines(log)
    assert live(shuffled) == live(log)


def test_a_line_that_was_changed_is_refused() -> None:
    line = to_lines(some()[:1]).replace("seen on paper", "seen on screen")
    with pytest.raises(BadSource, match=r"line 1 of log.jsonl .* changed since it was written"):
        read_lines(line, name="log.jsonl", now=START)


def test_a_line_that_was_cut_off_is_refused_with_its_number() -> None:
    with pytest.raises(BadSource, match=r"line 4 of log.jsonl is no decision"):
        read_lines(to_lines(some())[:-30], name="log.jsonl", now=START)


def test_a_line_of_the_wrong_shape_is_refused_even_with_its_id_right() -> None:
    lame = identified(replace(some()[0], entities=(Named("person:x", "X"),)))
    with pytest.raises(BadSource, match="not about what a decision “same” is about"):
        read_lines(to_lines([lame]), name="log.jsonl", now=START)


@pytest.mark.parametrize("when", ["yesterday", "2027-03-01", "2027-03-01T09:00:00.000000+02:00", "9999-12-31T23:59:59"])
def test_a_time_that_is_none_is_refused(when: str) -> None:
    assert "no time" in fault_of(identified(replace(some()[0], when=when)))


def test_an_undone_undoing_counts_no_more() -> None:
    mia = Hand()
    same = mia.decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz")
    undo = mia.undoes(same)
    again = mia.undoes(undo)
    assert live([same, undo])[0] == [undo]
    assert live([same, undo, again])[0] == [same, again]


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  # hypothesis adds the zone
def test_a_new_line_is_later_than_all_before_whatever_the_clock_says(now: datetime) -> None:
    log = some()
    when = later_than(now, log)
    assert when > max(d.when for d in log)
    assert not fault_of(identified(replace(log[0], when=when)))


def test_time_runs_on_when_the_clock_does() -> None:
    later = START + timedelta(days=1)
    assert later_than(later, some()) == later.isoformat(timespec="microseconds")


LAST = identified(replace(some()[0], when="9998-12-31T23:59:59.999999+00:00"))


@pytest.mark.parametrize("when", ["9998-12-31T23:59:59.999999+00:00", "2127-03-09T09:00:00.000000+00:00"])
def test_a_line_from_more_than_a_century_ahead_is_taken_from_nowhere(when: str) -> None:
    far = identified(replace(some()[0], when=when))
    with pytest.raises(
        BadSource, match=r"line 2 of log.jsonl is no decision: it is dated .* more than a century ahead"
    ):
        read_lines(to_lines([some()[0], far]), name="log.jsonl", now=START)
    with pytest.raises(BadSource, match=rf"decision {far.id[:8]} of x.onrecord is no decision"):
        taken_in([far], name="x.onrecord", now=START)


def test_a_line_by_a_clock_that_runs_ahead_is_taken_in() -> None:
    ahead = identified(replace(some()[0], when="2059-03-01T09:00:00.000000+00:00"))
    assert taken_in([ahead], name="x.onrecord", now=START) == (ahead,)


def test_a_line_that_was_changed_is_not_taken_from_a_record_either() -> None:
    with pytest.raises(BadSource, match="changed since it was written"):
        taken_in([replace(some()[0], why="for fun")], name="x.onrecord", now=START)


@pytest.mark.parametrize("when", ["9998-12-31T23:59:59.999999+00:00", "2300-01-01T00:00:00.000000+00:00"])
def test_a_line_from_far_ahead_that_counts_is_told_and_new_lines_are_of_now(when: str) -> None:
    far = identified(replace(some()[0], when=when))
    assert from_far_ahead([*some(), far], now=START) == [far]
    assert later_than(START, [*some(), far]) == later_than(START, some())


def test_a_line_from_far_ahead_is_taken_back_by_a_line_of_now() -> None:
    back = identified(replace(some()[0], kind=DecisionKind.UNDO, entities=(), value=LAST.id))
    assert from_far_ahead([LAST, back], now=START) == []
    assert live([LAST, back]) == ([back], {LAST.id: back})
    assert set(read_lines(to_lines([LAST, back]), name="log.jsonl", now=START)) == {LAST, back}


def test_an_undoing_from_far_ahead_is_from_far_ahead_too() -> None:
    first = some()[0]
    back = identified(replace(first, kind=DecisionKind.UNDO, entities=(), value=first.id, when=LAST.when))
    assert from_far_ahead([first, back], now=START) == [back]


@pytest.mark.parametrize("when", ["9999-12-31T23:59:59.999999+00:00", "soon", "0001-01-01T00:00:00+23:59", ""])
def test_a_line_whose_time_is_none_holds_up_no_other(when: str) -> None:
    assert later_than(START, [replace(some()[0], when=when)]) == START.isoformat(timespec="microseconds")
