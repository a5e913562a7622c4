"""Claims as groups of linked assertions."""

import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Assertion, Evidence, Modality, Origin, Polarity, Relation, Span, Standing
from onrecord.relate import claims_of

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
    links = [link(a, b, 0.3) for a in names for b in names if a < b]
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
