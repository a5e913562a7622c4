"""Which articles are of one story: candidates, chances with reasons, groups, in any order."""

import random
from dataclasses import replace
from datetime import date
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Article, EntityKind, Evidence, Reading, Stated
from onrecord.read import read
from onrecord.resolve.alike import AGAINST, Judge, judge, signs
from onrecord.resolve.gist import Gist, gist_of
from onrecord.resolve.stories import CANDIDATES, Pile, joined
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


def test_two_fires_of_one_kind_are_two_stories(gists: list[Gist]) -> None:
    found = {frozenset(group.articles) for group in Pile(gists).groups()}
    assert found == {frozenset(g.id for g in gists[:3]), frozenset(g.id for g in gists[3:])}


def test_groups_do_not_depend_on_the_order_of_articles(gists: list[Gist]) -> None:
    whole = Pile(gists).groups()
    for order in list(permutations(gists))[::97]:
        assert Pile(order).groups() == whole


def test_each_article_is_held_to_its_story_with_a_reason(gists: list[Gist]) -> None:
    for group in Pile(gists).groups():
        assert {article for link in group.links for article in (link.one, link.other)} == set(group.articles)
    reasons = [link.evidence.reason for group in Pile(gists).groups() for link in group.links]
    assert any("both name Bordo" in reason and "2031-05-04" in reason for reason in reasons)
    assert all("; but " not in reason.partition("; but ")[2] for reason in reasons)


def test_articles_of_one_story_stay_together_where_there_is_no_other(gists: list[Gist]) -> None:
    assert [len(group.articles) for group in Pile(gists[:3]).groups()] == [3]


def test_a_story_has_two_articles_at_least_that_surely_are_of_one(gists: list[Gist]) -> None:
    def sizes(bias: float) -> list[int]:
        return [len(group.articles) for group in Pile(gists[:3]).groups(by=Judge({}, bias, joins_from=0.4))]

    assert sizes(0.5) == [1, 1, 1]  # each pair as likely as not: enough to be joined, and no story yet
    assert sizes(3.0) == [3]


def test_articles_of_other_matters_are_not_one_story_for_being_alone() -> None:
    texts = (
        "The council of Ostrand closed two libraries on 3 March 2031. Mayor Lena Pohl said there was no money.",
        "Shares of Velkom fell by 9 percent on 12 July 2033 after the firm cut its forecast, said analyst Ugo Ferri.",
        "The sprinter Mara Ilic won the 200 metres in Tavsk on 21 August 2034 and thanked her coach.",
        "A ferry with 80 people ran aground off Hallim on 2 May 2032; helicopters took off the crew of the Aster.",
    )
    groups = Pile(gist_of(reading(text)) for text in texts).groups()
    assert [len(group.articles) for group in groups] == [1, 1, 1, 1]
    assert all(group.links == () for group in groups)


def test_signs_are_the_same_whichever_article_comes_first(gists: list[Gist]) -> None:
    pile = Pile(gists)
    one, other = pile.weighed(gists[0]), pile.weighed(gists[4])
    assert signs(one, other) == signs(other, one)


def test_an_article_given_twice_is_no_second_one(gists: list[Gist]) -> None:
    assert Pile([*gists, gists[0]]).groups() == Pile(gists).groups()


def test_an_empty_pile_and_an_empty_article_give_nothing() -> None:
    empty = Gist("0", {}, {}, {}, {}, {}, frozenset(), frozenset(), None, 0)
    other = Gist("1", {}, {}, {}, {}, {}, frozenset(), frozenset(), None, 0)
    assert Pile([]).groups() == ()
    assert [group.articles for group in Pile([empty, other]).groups()] == [("0",), ("1",)]


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
    pairs = [pair for pair, _ in Pile(many).pairs()]
    assert len(pairs) == len(set(pairs)) <= len(many) * CANDIDATES


def test_a_gist_has_names_by_surname_days_and_numbers_with_their_nouns(gists: list[Gist]) -> None:
    gist = gists[0]
    assert "bordo" in gist.names
    assert ("40", "firefight") in gist.numbers
    assert gist.years == {2031}
    assert gist.day is not None


@pytest.mark.parametrize(
    ("published", "day"),
    [("2031-05-04", "2031-05-04"), ("2031-05-04/2031-06-20", "2031-05-04"), ("[2031-05-04..]", "2031-05-04")],
)
def test_an_article_of_which_only_a_stretch_is_known_is_of_its_first_day(published: str, day: str) -> None:
    stated = Stated(published, (), Evidence("test", 1.0, "as given"))
    found = gist_of(read(replace(article_of("Boats lay idle."), published=stated)))
    assert found.day == date.fromisoformat(day).toordinal()


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


def test_groups_are_those_of_looking_at_every_pair_again_after_each_joining() -> None:
    chance = random.Random(5)
    for _ in range(40):
        ids = [str(n) for n in range(12)]
        told = {(a, b): chance.random() for a, b in combinations(sorted(ids), 2) if chance.random() < 0.6}
        assert joined(ids, told, least=0.3, compared=3) == slowly_joined(ids, told, least=0.3, compared=3)


def slowly_joined(
    ids: list[str], chances: dict[tuple[str, str], float], *, least: float, compared: int
) -> list[list[str]]:
    groups = [[article] for article in sorted(ids)]

    def mean(one: list[str], other: list[str]) -> float:
        small, large = sorted((len(one), len(other)))
        told = (chances.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
        return sum(told) / (small * min(large, compared))

    while len(groups) > 1:
        best = max(combinations(groups, 2), key=lambda pair: mean(*pair))
        if mean(*best) < least:
            break
        groups = [g for g in groups if g not in best] + [best[0] + best[1]]
    return sorted(sorted(group) for group in groups)
