"""Claims as groups of linked assertions."""

import random
from math import inf, log

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import AGREEING_STANDINGS, Assertion, Evidence, Modality, Origin, Polarity, Relation, Span, Standing
from onrecord.relate import claims_of
from onrecord.relate.claims import groups

CERTAIN = Evidence("test", 1.0, "")


def put(name: str) -> Assertion:
    origin = Origin(f"person:{name}", name, True, CERTAIN)
    return Assertion(name, None, Span(0, 1), Polarity.POSITIVE, Modality.ASSERTED, "", "", (), (), (), origin)


def link(one: str, other: str, score: float, standing: Standing = Standing.CORROBORATES) -> Relation:
    return Relation(one, other, standing, Evidence("test", score, ""))


def test_same_words_are_one_claim_whatever_else_stands() -> None:
    assert claims_of([put("a"), put("b")], [link("a", "b", 1.0)]) == (("a", "b"),)


def test_a_likely_link_joins_and_a_faint_one_does_not() -> None:
    found = claims_of([put(n) for n in "abcd"], [link("a", "b", 0.6), link("c", "d", 0.02)])
    assert found == (("a", "b"), ("c",), ("d",))


def test_a_chain_of_links_is_not_one_claim() -> None:
    chain = [link(a, b, 0.5) for a, b in zip("abcdefg", "bcdefgh", strict=True)]
    assert max(map(len, claims_of([put(n) for n in "abcdefgh"], chain))) < 4


def test_many_faint_links_make_one_claim() -> None:
    names = "abcd"
    links = [link(a, b, 0.4) for a in names for b in names if a < b]
    assert claims_of([put(n) for n in names], links) == (tuple(names),)


def test_what_contradicts_never_comes_together_even_through_others() -> None:
    links = [link("a", "b", 0.9), link("b", "c", 0.8), link("a", "c", 0.9, Standing.CONTRADICTS)]
    for claim in claims_of([put(n) for n in "abc"], links):
        assert not {"a", "c"} <= set(claim)


LINKS = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), st.floats(0.0, 1.0), st.sampled_from(Standing)),
    max_size=30,
)


@given(LINKS, st.randoms(use_true_random=False))
def test_the_order_of_what_is_given_does_not_matter(
    drawn: list[tuple[str, str, float, Standing]], order: random.Random
) -> None:
    links = [link(min(a, b), max(a, b), score, standing) for a, b, score, standing in drawn if a != b]
    links = list({(r.one, r.other): r for r in links}.values())
    names = [put(n) for n in "abcdefgh"]
    first = claims_of(names, links)
    order.shuffle(links)
    order.shuffle(names)
    assert claims_of(names, links) == first
    assert sorted(i for claim in first for i in claim) == list("abcdefgh")


def test_of_two_likely_assertions_of_one_article_the_likelier_joins() -> None:
    links = [link("a", "b", 0.6), link("a", "c", 0.93)]
    found = claims_of([put(n) for n in "abc"], links, {"a": "first", "b": "second", "c": "second"})
    assert found == (("a", "c"), ("b",))
    assert claims_of([put(n) for n in "ab"], links, {"a": "first", "b": "second"}) == (("a", "b"),)


@given(LINKS, st.lists(st.sampled_from("xyz"), min_size=8, max_size=8), st.randoms(use_true_random=False))
def test_nor_does_it_matter_where_links_are_weighed_beside_each_other(
    drawn: list[tuple[str, str, float, Standing]], homes: list[str], order: random.Random
) -> None:
    links = [link(min(a, b), max(a, b), score, standing) for a, b, score, standing in drawn if a != b]
    links = list({(r.one, r.other): r for r in links}.values())
    names, articles = [put(n) for n in "abcdefgh"], dict(zip("abcdefgh", homes, strict=True))
    first = claims_of(names, links, articles)
    order.shuffle(links)
    order.shuffle(names)
    assert claims_of(names, links, articles) == first


def grown_plainly(names: str, links: list[Relation]) -> tuple[tuple[str, ...], ...]:
    """Average and surest links with what may never be together, by looking at every pair of groups each time."""
    found = [{n} for n in names]
    for copy in (r for r in links if r.standing in AGREEING_STANDINGS and r.evidence.score >= 1):
        one, other = (next(g for g in found if n in g) for n in (copy.one, copy.other))
        found = [g for g in found if g not in (one, other)] + [one | other]
    start = {n: min(g) for g in found for n in g}
    odds: dict[tuple[str, str], float] = {}
    never = set()
    for link in links:
        pair = min(start[link.one], start[link.other]), max(start[link.one], start[link.other])
        if link.standing not in AGREEING_STANDINGS:
            never.add(pair)
        elif pair[0] != pair[1]:
            chance = min(max(link.evidence.score, 1e-4), 1 - 1e-4)
            odds[pair] = max(odds.get(pair, -3.0), log(chance / (1 - chance)))
    kept = [{min(g)} for g in found]

    def close(one: set[str], other: set[str]) -> float:
        pairs = [(min(a, b), max(a, b)) for a in one for b in other]
        told = [odds.get(p, -3.0) for p in pairs]
        return -inf if never & set(pairs) else 0.75 * sum(told) / len(told) + 0.25 * min(3.0, max(told))

    while True:
        near = [(-close(a, b), min(a), min(b), a, b) for a in kept for b in kept if min(a) < min(b)]
        best = min(near, key=lambda n: n[:3], default=None)
        if best is None or -best[0] < groups._LEAST:
            break
        kept = [g for g in kept if g not in best[3:]] + [best[3] | best[4]]
    merged = [{n for n in names if start[n] in g} for g in kept]
    return tuple(sorted(tuple(sorted(g)) for g in merged))


@given(LINKS)
def test_groups_grow_as_they_do_when_all_are_looked_at_each_time(drawn: list[tuple[str, str, float, Standing]]) -> None:
    # Chances that no two means of can be equal by chance, nor differ by rounding alone.
    chances = {round(score, 2) + n * 1e-5 for n, (_, _, score, _) in enumerate(drawn)}
    links = [link(a, b, chance, s) for (a, b, _, s), chance in zip(drawn, sorted(chances), strict=False) if a != b]
    assert claims_of([put(n) for n in "abcdefgh"], links) == grown_plainly("abcdefgh", links)


def test_what_hangs_together_grows_by_itself_as_it_does_beside_others() -> None:
    here = [link(a, b, score) for a, b, score in (("a", "b", 0.6), ("b", "c", 0.5), ("a", "c", 0.4))]
    there = [link(a, b, score) for a, b, score in (("x", "y", 0.5), ("y", "z", 0.7), ("c", "x", 0.01))]
    apart = [*claims_of([put(n) for n in "abc"], here), *claims_of([put(n) for n in "xyz"], there[:2])]
    assert sorted(claims_of([put(n) for n in "abcxyz"], [*here, *there])) == sorted(apart)


def test_what_many_tell_is_one_claim_though_not_each_of_them_is_linked_with_each() -> None:
    one, other = ([link(a, b, 0.95) for a in some for b in some if a < b] for some in ("abc", "xyz"))
    across = [link("a", "x", 0.88), link("b", "y", 0.7), link("c", "z", 0.7)]
    assert claims_of([put(n) for n in "abcxyz"], [*one, *other, *across]) == (tuple("abcxyz"),)
    assert len(claims_of([put(n) for n in "abcxyz"], [*one, *other, across[0]])) == 2


def test_one_near_copy_does_not_join_what_is_nothing_alike_else() -> None:
    one, other = ([link(a, b, 0.97) for a in some for b in some if a < b] for some in ("abcd", "wxyz"))
    found = claims_of([put(n) for n in "abcdwxyz"], [*one, *other, link("d", "w", 0.96)])
    assert found == (tuple("abcd"), tuple("wxyz"))
