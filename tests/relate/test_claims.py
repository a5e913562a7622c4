import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Assertion, Evidence, Modality, Origin, Polarity, Quantity, Relation, Span, Standing
from onrecord.relate import claims_of, origins_of

BY_HAND = Evidence("hand", 1.0, "is named as the source")


def assertion(id_: str, key: str, *, certain: bool = True, said: str = "2031-05-04") -> Assertion:
    name = key.rpartition(":")[2]
    return Assertion(
        id=id_,
        attribution=None,
        wording=Span(0, 1),
        polarity=Polarity.POSITIVE,
        modality=Modality.ASSERTED,
        said=said,
        about="",
        quantities=(),
        entities=(),
        terms=(),
        origin=Origin(key, name, certain, BY_HAND),
    )


def same(one: str, other: str, standing: Standing = Standing.REPEATS) -> Relation:
    return Relation(one, other, standing, BY_HAND)


def test_a_claim_is_what_repetition_and_corroboration_hold_together() -> None:
    assertions = [assertion(i, "person:jo-field") for i in "abcd"]
    relations = [same("b", "a"), same("c", "b", Standing.CORROBORATES), same("d", "a", Standing.CONTRADICTS)]
    assert claims_of(assertions, relations) == (("a", "b", "c"), ("d",))


def alike(one: str, other: str, score: float = 0.6) -> Relation:
    return replace(same(one, other), evidence=replace(BY_HAND, score=score))


def test_a_chain_of_likenesses_is_no_claim() -> None:
    letters = "abcdefghij"
    chain = [alike(a, b) for a, b in itertools.pairwise(letters)]
    groups = claims_of([assertion(i, "person:jo-field") for i in letters], chain)
    assert len(groups) >= 2


def test_what_contradicts_is_no_part_of_the_claim() -> None:
    relations = [alike("a", "b"), alike("b", "c"), same("a", "c", Standing.CONTRADICTS)]
    groups = claims_of([assertion(i, "person:jo-field") for i in "abc"], relations)
    assert not any({"a", "c"} <= set(group) for group in groups)


def test_two_figures_of_one_thing_are_two_claims() -> None:
    few = replace(assertion("a", "person:jo-field"), quantities=(Quantity(620, "posts", Span(0, 1)),))
    many = replace(assertion("b", "person:ann-lee"), quantities=(Quantity(800, "posts", Span(0, 1)),))
    assert claims_of([few, many], [alike("a", "b")]) == (("a",), ("b",))


@given(
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12),
    st.randoms(use_true_random=False),
)
def test_claims_do_not_depend_on_any_order(pairs: list[tuple[str, str]], random: object) -> None:
    assertions = [assertion(i, "person:jo-field") for i in "abcdefgh"]
    relations = [alike(a, b) for a, b in pairs]
    backwards = [alike(b, a) for a, b in reversed(pairs)]
    assert claims_of(assertions, relations) == claims_of(reversed(assertions), backwards)


def test_a_relation_to_an_assertion_that_is_not_there_is_left_out() -> None:
    assert claims_of([assertion("a", "person:jo-field")], [same("a", "z")]) == (("a",),)


def test_one_institution_is_one_origin_however_often_it_speaks() -> None:
    count = origins_of([assertion(i, "organisation:harbour-board") for i in "abc"], {})
    assert (count.minimum, count.maximum) == (1, 1)
    assert count.groups == (("a", "b", "c"),)


def test_two_named_witnesses_are_two_origins() -> None:
    count = origins_of([assertion("a", "person:jo-field"), assertion("b", "person:ann-lee")], {})
    assert (count.minimum, count.maximum) == (2, 2)
    assert len(count.reasons) == 2


def test_an_own_voice_without_an_observer_adds_no_origin_to_a_named_one() -> None:
    members = [assertion("a", "person:jo-field"), assertion("b", "reporting:the sound", certain=False)]
    count = origins_of(members, {"a": "1", "b": "2"})
    assert (count.minimum, count.maximum) == (1, 1)
    assert count.groups == (("a", "b"),)


def test_own_voices_alone_are_one_origin_at_least_and_one_for_each_text_at_most() -> None:
    members = [assertion(i, f"reporting:{i}", certain=False) for i in "abc"]
    count = origins_of(members, {"a": "1", "b": "1", "c": "2"})
    assert (count.minimum, count.maximum) == (1, 2)


def test_a_reporter_who_saw_it_is_an_origin() -> None:
    members = [assertion("a", "person:jo-field"), assertion("b", "reporting:the sound")]
    count = origins_of(members, {"a": "1", "b": "2"})
    assert (count.minimum, count.maximum) == (2, 2)


def test_an_unnamed_source_of_another_report_makes_the_count_a_range() -> None:
    members = [
        assertion("a", "person:jo-field"),
        assertion("b", "unnamed:the sound:an official", certain=False, said="2031-05-06"),
    ]
    count = origins_of(members, {"a": "1", "b": "2"})
    assert (count.minimum, count.maximum) == (1, 2)


def test_two_unnamed_sources_of_one_report_are_two() -> None:
    members = [
        assertion("a", "unnamed:the sound:a docker", certain=False),
        assertion("b", "unnamed:the sound:a nurse", certain=False),
    ]
    count = origins_of(members, {"a": "1", "b": "1"})
    assert (count.minimum, count.maximum) == (2, 2)
    assert count.groups == (("a",), ("b",))


def test_an_institution_called_by_its_kind_is_the_one_whose_name_says_it() -> None:
    full = assertion("a", "organisation:port-police")
    short = assertion("b", "institution:police")
    members = [
        replace(full, origin=replace(full.origin, name="Port Police")),
        replace(short, origin=replace(short.origin, name="police")),
    ]
    assert origins_of(members, {"a": "1", "b": "2"}).groups == (("a", "b"),)
