from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Evidence, Relation, Standing
from onrecord.record import STANDINGS, Relations
from onrecord.record import relations as module

IDS = ("a", "b", "c", "d")
PAIRS = st.tuples(st.sampled_from((*IDS, "gone")), st.sampled_from(IDS))


def relation(one: str, other: str, standing: Standing = Standing.REPEATS, score: float = 0.5) -> Relation:
    return Relation(one, other, standing, Evidence("hand", score, f"{one} against {other}, {score}"))


@st.composite
def relations(draw: st.DrawFn) -> list[Relation]:
    drawn = draw(st.lists(st.tuples(PAIRS, st.sampled_from(Standing), st.floats(0, 1)), max_size=12))
    return [relation(*pair, standing, score) for pair, standing, score in drawn]


def plainly(found: list[Relation]) -> list[Relation]:
    held = {(r.one, r.other, r.standing): r for r in found if {r.one, r.other} <= set(IDS)}
    return [held[key] for key in sorted(held)]


@given(relations())
def test_relations_come_back_in_order_each_once_and_between_what_is_held(found: list[Relation]) -> None:
    held = Relations.of(IDS, found)
    expected = plainly(found)
    assert list(held) == expected
    assert len(held) == len(expected)
    assert [held[n] for n in range(len(held))] == expected
    assert list(held[1:3]) == expected[1:3]
    assert held.at(range(len(held))[::-2]) == tuple(expected[::-2])


@given(relations())
def test_the_columns_say_what_the_nouns_say(found: list[Relation]) -> None:
    held = Relations.of(IDS, found)
    columns = zip(held.one.tolist(), held.other.tolist(), held.standing.tolist(), held.score.tolist(), strict=True)
    told = [(held.ids[one], held.ids[other], STANDINGS[standing], score) for one, other, standing, score in columns]
    assert told == [(r.one, r.other, r.standing, r.evidence.score) for r in held]


@given(relations())
def test_two_assertions_find_what_is_between_them(found: list[Relation]) -> None:
    held = Relations.of(IDS, found)
    for one, other in product((*IDS, "gone"), repeat=2):
        assert held.between(one, other) == [r for r in held if {r.one, r.other} == {one, other}]


@given(relations(), st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] < p[1])))
def test_what_is_settled_stands_instead_of_what_stood(found: list[Relation], pairs: list[tuple[str, str]]) -> None:
    held = Relations.of(IDS, found)
    first = {pair: relation(*pair, Standing.CORRECTS, 1.0) for pair in pairs[:3]}
    then: dict[tuple[str, str], Relation | None] = dict.fromkeys(pairs[1:2])
    now = held.settled(first).settled(then)
    changed = {frozenset(pair) for pair in pairs[:3]}
    kept = [r for r in held if {r.one, r.other} not in changed]
    assert list(now) == plainly([*kept, *(r for pair, r in first.items() if pair not in then)])
    assert list(held) == plainly(found)


def test_of_more_relations_than_are_kept_each_is_made_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = [relation(one, other, standing) for one in IDS for other in IDS for standing in Standing]
    held = Relations.of(IDS, many)
    expected = list(held)
    for name, most in (("_MADE", 5), ("_SOME", 7)):
        monkeypatch.setattr(module, name, most)
    again = Relations.of(IDS, many)
    assert list(again) == expected


def test_why_a_relation_stands_is_read_when_it_is_first_told() -> None:
    asked = []

    def reasons() -> list[list[tuple[str, str]]]:
        asked.append("why")
        return [[("hand", "first")], [("hand", "second")]]

    rows = [[("a", "b", "repeats", 0.5)], [("gone", "b", "repeats", 0.5)]]
    held = Relations.read(IDS, lambda: rows, reasons)
    assert len(held) == 1
    assert not asked
    assert held[0].evidence.reason == "first"
    assert list(held) == [held[0]]
    assert asked == ["why"]


@given(relations(), st.lists(st.integers(0, 11), max_size=4))
def test_why_a_few_relations_stand_is_looked_up_and_why_many_do_is_read(found: list[Relation], some: list[int]) -> None:
    rows = [(r.one, r.other, r.standing.value, r.evidence.score) for r in found] * 20
    why = [(r.evidence.method, r.evidence.reason) for r in found] * 20
    held = Relations.read(IDS, lambda: [rows], lambda: [why], few=lambda asked: [why[row] for row in asked])
    expected = plainly(found)
    asked = [n for n in some if n < len(expected)]
    for _ in range(8):
        assert held.at(asked) == tuple(expected[n] for n in asked)
    assert list(held) == expected


def test_no_relations_are_none() -> None:
    held = Relations.of((), ())
    assert list(held) == []
    assert held.between("a", "b") == []


def test_relations_are_read_when_something_is_first_asked_of_them() -> None:
    asked: list[str] = []

    def rows() -> list[list[tuple[str, str, str, float]]]:
        asked.append("rows")
        return [[("a", "b", Standing.REPEATS.value, 1.0)]]

    held = Relations.read(["a", "b"], rows, lambda: [[("same words", "")]])
    assert asked == []
    assert (len(held), len(held.between("a", "b")), asked) == (1, 1, ["rows"])
