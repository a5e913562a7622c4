"""Stretches of time as bars on one axis."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from onrecord.serve.drawing.bars import Axis, Stretch, axis_of, header, row

DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
TODAY = date(2031, 5, 4)


def parts(svg: str, tag: str) -> "list[etree._Element]":
    return list(etree.fromstring(svg.encode()).iter(f"{{http://www.w3.org/2000/svg}}{tag}"))


def test_nothing_with_a_day_has_no_axis() -> None:
    assert axis_of([Stretch(None, None, "x")], TODAY) is None


def test_a_day_asked_for_that_lies_far_off_is_not_on_the_axis() -> None:
    near = axis_of([Stretch(TODAY, TODAY + timedelta(90), "x")], TODAY + timedelta(100))
    assert near is not None
    assert near.today == near.last == TODAY + timedelta(100)
    far = axis_of([Stretch(TODAY, TODAY + timedelta(90), "x")], TODAY + timedelta(4000))
    assert far == Axis(TODAY, TODAY + timedelta(90), None)


def test_one_stretch_of_long_ago_does_not_flatten_the_others() -> None:
    some = [Stretch(TODAY + timedelta(n), TODAY + timedelta(n + 9), "x") for n in range(0, 80, 8)]
    axis = axis_of([*some, Stretch(date(1911, 1, 1), date(1911, 2, 1), "x")], TODAY)
    assert axis is not None
    assert axis.first.year == TODAY.year
    assert axis.place(date(1911, 1, 1)) == 0.0


def test_a_stretch_a_day_and_an_open_end_are_told_apart_by_their_shapes() -> None:
    axis = Axis(TODAY, TODAY + timedelta(100), TODAY)
    assert parts(row(axis, Stretch(TODAY, TODAY + timedelta(9), "x")), "rect")
    assert parts(row(axis, Stretch(None, TODAY, "x")), "path")[0].get("d", "").endswith("l-7,-7z")
    assert "H" in parts(row(axis, Stretch(TODAY, None, "x")), "path")[0].get("d", "")
    assert len(parts(row(axis, Stretch(None, TODAY, "x", (TODAY,))), "circle")) == 1


def test_what_lies_off_the_axis_is_an_arrowhead_at_its_edge() -> None:
    axis = Axis(TODAY, TODAY + timedelta(100), None)
    (before,) = parts(row(axis, Stretch(TODAY - timedelta(900), TODAY - timedelta(800), "x")), "path")
    assert before.get("d", "").startswith("M0.0,")
    (after,) = parts(row(axis, Stretch(TODAY + timedelta(800), None, "x")), "path")
    assert "l-8,-6" in after.get("d", "")


@given(st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), max_size=8), DAYS)
def test_every_axis_can_be_drawn_and_has_few_words(pairs: list[tuple[date | None, date | None]], today: date) -> None:
    stretches = [Stretch(a, b, "x") for a, b in pairs]
    axis = axis_of(stretches, today)
    if axis is not None:
        assert len(parts(header(axis), "text")) <= 6
        for stretch in stretches:
            for rect in parts(row(axis, stretch), "rect"):
                assert float(rect.get("width", "0")) >= 0


@given(DAYS, st.integers(0, 4000))
def test_no_two_days_of_the_head_stand_on_each_other(first: date, length: int) -> None:
    shares = {"start": 0.0, "middle": 0.5, "end": 1.0}
    ends = []
    for text in parts(header(Axis(first, first + timedelta(length), None)), "text"):
        width = 5.5 * len(text.text or "")
        left = float(text.get("x", "")) - width * shares[text.get("text-anchor", "")]
        ends += [left, left + width]
    assert ends == sorted(ends)
    assert ends
