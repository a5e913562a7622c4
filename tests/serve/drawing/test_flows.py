"""What flows from whom to whom, drawn."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from onrecord.serve.drawing.flows import Flow, Knot, drawn

NAMES = st.text(min_size=1, max_size=60)


def made(knots: list[Knot], flows: list[Flow]) -> "etree._Element":
    picture = drawn(knots, flows, heads=("One", "Two", "Three"), named="p", title="T", desc="D")
    return etree.fromstring(picture.encode())


def bars(root: "etree._Element") -> dict[str, tuple[float, float]]:
    """Top and foot of each bar, by its title."""
    found = {}
    for group in root.xpath("//*[local-name()='g']"):
        (rect,) = group.xpath("./*[local-name()='rect']")
        top = float(rect.get("y"))
        found[group[0].text] = top, top + float(rect.get("height"))
    return found


def test_a_bar_is_as_high_as_all_that_flows_through_it() -> None:
    knots = [Knot("a", "A", 0, "x"), Knot("b", "B", 0, "x"), Knot("c", "C", 2, "y")]
    places = bars(made(knots, [Flow("a", "c", 3, "f"), Flow("b", "c", 1, "f")]))
    high = {name: foot - top for name, (top, foot) in places.items()}
    assert abs(high["A"] - 3 * high["B"]) < 0.2
    assert abs(high["C"] - high["A"] - high["B"]) < 0.2


def test_bars_are_put_where_their_bands_come_from_and_the_rest_at_the_foot() -> None:
    knots = [Knot("a", "A", 0, ""), Knot("b", "B", 0, ""), Knot("y", "Y", 2, ""), Knot("x", "X", 2, "")]
    knots.append(Knot("r", "Rest", 2, "", last=True))
    flows = [Flow("a", "x", 1, ""), Flow("b", "y", 1, ""), Flow("a", "r", 9, "")]
    places = bars(made(knots, flows))
    assert places["X"] < places["Y"] < places["Rest"]


def test_the_words_of_a_name_stay_words() -> None:
    root = made([Knot("a", "<script>x</script>", 0, ""), Knot("b", "B\u202e", 1, "")], [Flow("a", "b", 1, "")])
    assert root.xpath("//*[local-name()='script']") == []
    assert root.xpath("//@style") == []


@given(st.lists(st.tuples(NAMES, NAMES, st.integers(1, 400)), min_size=1, max_size=30))
def test_no_two_bars_of_a_column_overlap_and_nothing_leaves_the_picture(rows: list[tuple[str, str, int]]) -> None:
    knots = {f"0{a}": Knot(f"0{a}", f"0{a}", 0, "") for a, _, _ in rows}
    knots |= {f"1{b}": Knot(f"1{b}", f"1{b}", 1, "") for _, b, _ in rows}
    root = made(list(knots.values()), [Flow(f"0{a}", f"1{b}", n, "") for a, b, n in rows])
    height = float(root.get("viewBox", "").split()[3])
    for column in ("0", "1"):
        rects = root.xpath("//*[local-name()='rect']")
        lefts = sorted({float(r.get("x")) for r in rects})
        x = lefts[int(column)]
        here = sorted((float(r.get("y")), float(r.get("height"))) for r in rects if float(r.get("x")) == x)
        assert all(y + h <= later + 0.2 for (y, h), (later, _) in pairwise(here))
        assert all(y >= 0 and y + h <= height for y, h in here)
    for path in root.xpath("//*[local-name()='path']/@d"):
        assert "nan" not in path
        assert re.match(r"M[\d.]+,-?[\d.]+C", path)


def test_a_name_that_was_cut_before_is_not_cut_twice() -> None:
    knots = [Knot("a", "“Harbour board delays the vote…” (no publisher)", 0, ""), Knot("b", "B", 2, "")]
    root = made(knots, [Flow("a", "b", 1, "f")])
    shown = [text.text for text in root.xpath("//*[local-name()='g']/*[local-name()='text']")]
    assert shown[0].startswith("“Harbour board delays the vote…")
    assert "……" not in shown[0].replace(" ", "")
