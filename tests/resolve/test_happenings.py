"""Which articles tell of the same happening: candidates, chances with reasons, groups, in any order."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Article, EntityKind, Judgement, Reading
from onrecord.read import read
from onrecord.resolve.alike import AGAINST, judge, signs
from onrecord.resolve.gist import Gist, gist_of
from onrecord.resolve.happenings import CANDIDATES, Pile, joined
from tests.resolve.articles import article_of

FIRES = [
    "A fire gutted the Tolan grain store in Wend on 4 May 2031. Chief Ana Bordo said 40 "
    "firefighters fought the blaze in Wend.",
    "Forty firefighters fought a blaze at the Tolan grain store in Wend on 4 May 2031, chief "
    "Ana Bordo said. The fire gutted it.",
    "Ana Bordo, the fire chief of Wend, said the Tolan grain store was gutted on 4 May 2031 by "
    "a fire that 40 firefighters fought.",
]
OTHER_FIRES = [
    "A fire gutted the Pell sawmill in Ostrand on 9 August 2034. Chief Ivo Kern said 25 "
    "firefighters fought the blaze in Ostrand.",
    "Ivo Kern, the fire chief of Ostrand, said the Pell sawmill was gutted on 9 August 2034 by "
    "a fire. 25 firefighters fought it.",
    "The Pell sawmill in Ostrand burned down on 9 August 2034, chief Ivo Kern said after 25 "
    "firefighters fought the blaze.",
]


def reading(text: str) -> Reading:
    article: Article = article_of(text)
    return read(article)


@pytest.fixture(scope="module")
def gists() -> list[Gist]:
    return [gist_of(reading(text)) for text in (*FIRES, *OTHER_FIRES)]


def test_two_fires_of_one_kind_are_two_happenings(gists: list[Gist]) -> None:
    found = {frozenset(group.articles) for group in Pile(gists).groups()}
    assert found == {frozenset(g.id for g in gists[:3]), frozenset(g.id for g in gists[3:])}


def test_groups_do_not_depend_on_the_order_of_articles(gists: list[Gist]) -> None:
    whole = Pile(gists).groups()
    for order in list(permutations(gists))[::97]:
        assert Pile(order).groups() == whole


def test_a_new_article_is_routed_to_its_happening_with_a_reason(gists: list[Gist]) -> None:
    pile = Pile([*gists[1:3], *gists[3:]])
    first = pile.near(gists[0])[0]
    assert {first.one, first.other} - {gists[0].id} <= {gists[1].id, gists[2].id}
    assert first.judgement is Judgement.SAME
    assert "2031-05-04" in first.evidence.reason
    assert "bordo" in first.evidence.reason


def test_a_link_against_says_what_differs(gists: list[Gist]) -> None:
    pile = Pile(gists)
    against = [link for link in pile.near(gists[0]) if gists[4].id in {link.one, link.other}]
    for link in against:
        assert link.judgement is not Judgement.SAME
        assert link.evidence.reason.startswith(("two happenings", "one happening"))


def test_signs_are_the_same_whichever_article_comes_first(gists: list[Gist]) -> None:
    pile = Pile(gists)
    one, other = pile.weighed(gists[0]), pile.weighed(gists[4])
    assert signs(one, other) == signs(other, one)


def test_an_article_already_known_is_no_second_one(gists: list[Gist]) -> None:
    pile = Pile([*gists, gists[0]])
    assert len(pile) == len(gists)
    assert all(gists[0].id not in {link.one, link.other} - {gists[0].id} for link in pile.near(gists[0]))


def test_an_empty_pile_and_an_empty_article_give_nothing() -> None:
    empty = Gist("0", {}, {}, {}, {}, {}, frozenset(), frozenset(), None, 0)
    assert Pile().near(empty) == ()
    assert Pile().groups() == ()
    assert [group.articles for group in Pile([empty]).groups()] == [("0",)]


def test_no_more_articles_are_compared_however_large_the_pile() -> None:
    many = [
        Gist(
            f"{n:04}",
            {"storm": 1, f"word{n}": 1},
            {},
            {"wend": 1},
            {"wend": EntityKind.PLACE},
            {},
            frozenset(),
            frozenset(),
            None,
            9,
        )
        for n in range(300)
    ]
    assert len(Pile(many).near(many[0], limit=1000)) <= CANDIDATES


def test_a_gist_has_names_by_surname_days_and_numbers_with_their_nouns(gists: list[Gist]) -> None:
    gist = gists[0]
    assert "bordo" in gist.names
    assert ("40", "firefighter") in gist.numbers
    assert gist.years == {2031}
    assert gist.day is not None


def test_the_shipped_weights_keep_to_their_directions() -> None:
    for sign, weight in judge().weights.items():
        if sign not in {"shorter", "longer"}:
            assert (weight < 0) == (sign in AGAINST), sign


@given(
    st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.floats(0, 1), max_size=30), st.floats(0.1, 0.9)
)
def test_joining_parts_the_articles_and_loses_none(told: dict[tuple[int, int], float], least: float) -> None:
    chances = {(str(a), str(b)): p for (a, b), p in sorted(told.items()) if a < b}
    groups = joined([str(n) for n in range(10)], chances, least=least)
    assert sorted(article for group in groups for article in group) == [str(n) for n in range(10)]


def test_what_was_never_compared_counts_as_unlike() -> None:
    assert joined(["a", "b", "c"], {("a", "b"): 0.9, ("b", "c"): 0.6}, least=0.5) == [["a", "b"], ["c"]]
