import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Assertion, Deed, Evidence, Modality, Origin, Polarity, Quantity, Relation, Span, Standing
from onrecord.relate import claims_of, origins_of
from onrecord.relate.origins.count import Apart, Count
from onrecord.relate.origins.steps import How

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


def told(count: Count) -> list[str]:
    return [str(step) for step in count.steps]


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
    assert len(count.steps) == 2


def test_an_own_voice_that_repeats_somebodys_words_adds_no_origin() -> None:
    told = replace(assertion("a", "person:jo-field"), terms=("ferry", "sink", "quay"))
    own = replace(assertion("b", "reporting:the sound", certain=False), terms=("ferry", "sink"))
    count = origins_of([told, own], {"a": "1", "b": "2"})
    assert (count.minimum, count.maximum) == (1, 1)
    assert count.groups == (("a", "b"),)


def test_an_own_voice_in_other_words_than_a_witness_may_be_an_origin() -> None:
    told = replace(assertion("a", "person:jo-field"), terms=("ferry", "sink"))
    own = replace(assertion("b", "reporting:the sound", certain=False), terms=("wreck", "harbour"))
    count = origins_of([told, own], {"a": "1", "b": "2"})
    assert (count.minimum, count.maximum) == (1, 2)
    assert any(step.how is How.MAY_ADD for step in count.steps)


def test_what_was_printed_before_its_source_was_told_is_of_that_source() -> None:
    own = replace(assertion("a", "reporting:the sound", certain=False, said="2031-05-04"), terms=("ferry", "sink"))
    body = replace(assertion("b", "organisation:harbour-board", said="2031-05-06"), terms=("ferry", "sink"))
    assert origins_of([own, body], {"a": "1", "b": "2"}).groups == (("a", "b"),)


def test_an_own_voice_repeats_a_body_rather_than_a_witness() -> None:
    members = [
        assertion("a", "person:jo-field"),
        assertion("b", "organisation:harbour-board"),
        assertion("c", "reporting:the sound", certain=False),
    ]
    assert origins_of(members, {i: i for i in "abc"}).groups == (("a",), ("b", "c"))


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


@pytest.mark.parametrize(("other", "least"), [("american officials", 1), ("police officers", 2)])
def test_one_description_in_two_spellings_is_one_origin_at_least(other: str, least: int) -> None:
    members = [
        assertion("a", "unnamed:the sound:u.s officials", certain=False),
        assertion("b", f"unnamed:the sound:{other}", certain=False),
    ]
    count = origins_of(members, {"a": "1", "b": "1"})
    assert (count.minimum, count.maximum, len(count.groups)) == (least, 2, least)
    assert Apart(members, {"a": "1", "b": "1"}).least == least


def test_two_officials_may_be_two_origins() -> None:
    made = assertion("a", "unnamed:the sound:officials", certain=False)
    officials = replace(made, origin=replace(made.origin, people=2))
    for members in ([officials], [officials, replace(officials, id="b")]):
        count = origins_of(members, {"a": "1", "b": "1"})
        assert (count.minimum, count.maximum) == (1, 2)
        assert Apart(members, {}).least == 1
    count = origins_of([officials, assertion("c", "person:jo-field")], {"a": "1", "c": "2"})
    assert (count.minimum, count.maximum) == (1, 3)


def test_an_institution_called_by_its_kind_is_the_one_whose_name_says_it() -> None:
    full = assertion("a", "organisation:port-police")
    short = assertion("b", "institution:police")
    members = [
        replace(full, origin=replace(full.origin, name="Port Police")),
        replace(short, origin=replace(short.origin, name="police")),
    ]
    assert origins_of(members, {"a": "1", "b": "2"}).groups == (("a", "b"),)


def called(
    id_: str, key: str, name: str, *, method: str = "named", title: str = "", spokesperson: str = ""
) -> Assertion:
    made = assertion(id_, key, certain=not key.startswith("unnamed:"))
    origin = Origin(key, name, made.origin.certain, Evidence(method, 1.0, name), title=title, spokesperson=spokesperson)
    return replace(made, origin=origin)


POLICE_CHIEF = called("a", "person:jo-field", "Jo Field", title="police chief")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (POLICE_CHIEF, called("b", "institution:police", "police")),
        (POLICE_CHIEF, called("b", "organisation:department", "Department")),
        (POLICE_CHIEF, called("b", "unnamed:sound:police chief", "police chief", method="office")),
        (
            called("a", "organisation:norland-roads-agency", "Norland Roads Agency"),
            called("b", "organisation:nra", "NRA"),
        ),
        (
            called("a", "institution:a", "norland's defence ministry"),
            called("b", "institution:b", "norlandish defence ministry"),
        ),
        (called("a", "document:gauge", "tide gauge"), called("b", "document:readings", "readings from the tide gauge")),
        (called("a", "organisation:board", "Harbour Board"), called("b", "document:data", "harbour board data")),
        (called("a", "person:quay-works", "Quay Works"), called("b", "organisation:quay-works", "Quay Works")),
        (called("a", "person:jo-field", "Jo Field"), called("b", "organisation:field", "Field")),
        (called("a", "institution:government", "government"), called("b", "institution:ministry", "ministry")),
        (
            called("a", "institution:a", "norland's government"),
            called("b", "organisation:b", "Norlandish Defence Ministry"),
        ),
        (
            called("a", "organisation:a", "Federal Government"),
            called("b", "organisation:b", "Norlandish Defence Ministry"),
        ),
        (
            called("a", "person:jo-field", "Jo Field", title="district prosecutor"),
            called("b", "institution:prosecutors", "prosecutors"),
        ),
        (
            called("a", "person:jo-field", "Jo Field", title="former mayor"),
            called("b", "unnamed:sound:former mayor", "former mayor", method="office"),
        ),
        (called("a", "institution:police", "police"), called("b", "organisation:port-police", "Port Police")),
        (called("a", "organisation:norvik", "Norvik"), called("b", "person:norvik-casa", "Norvik Casa")),
        (
            called("a", "organisation:port", "Port", method="executive", spokesperson="Jo Field"),
            called("b", "organisation:ulc", "ULC", method="spokesperson", spokesperson="Jo Field"),
        ),
    ],
)
def test_one_origin_is_known_under_two_names(one: Assertion, other: Assertion) -> None:
    assert origins_of([one, other], {"a": "1", "b": "2"}).groups == (("a", "b"),)
    assert origins_of([replace(other, id="a"), replace(one, id="b")], {"a": "1", "b": "2"}).groups == (("a", "b"),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (POLICE_CHIEF, called("b", "institution:fire brigade", "fire brigade")),
        (POLICE_CHIEF, called("b", "unnamed:sound:a docker", "docker", method="unnamed")),
        (
            called("a", "organisation:ministry-of-health", "Ministry of Health"),
            called("b", "organisation:ministry-of-labour", "Ministry of Labour"),
        ),
        (
            called("a", "institution:a", "norland's defence ministry"),
            called("b", "institution:b", "southland's defence ministry"),
        ),
        (
            called("a", "institution:a", "iran's defence ministry"),
            called("b", "institution:b", "iraq's defence ministry"),
        ),
        (
            called("a", "institution:a", "health ministry of niger"),
            called("b", "institution:b", "health ministry of nigeria"),
        ),
        (
            called("a", "institution:a", "norland's government"),
            called("b", "organisation:b", "Southland Defence Ministry"),
        ),
        (
            called("a", "organisation:a", "Local Government Association"),
            called("b", "organisation:b", "Health Ministry"),
        ),
        (
            called("a", "person:jo-field", "Jo Field", title="former harbour board engineer"),
            called("b", "organisation:board", "Harbour Board"),
        ),
        (
            called("a", "person:jo-field", "Jo Field", title="boat builder of the harbour board"),
            called("b", "organisation:board", "Harbour Board"),
        ),
        (called("a", "institution:police", "police"), called("b", "institution:watchdog", "police watchdog")),
        (called("a", "organisation:quay", "Quay Works"), called("b", "organisation:union", "Quay Works Union")),
        (
            called("a", "document:audit", "port authority audit on harbour board"),
            called("b", "organisation:board", "Harbour Board"),
        ),
        (called("a", "document:a", "2030 budget audit"), called("b", "document:b", "2031 budget audit")),
        (
            called("a", "institution:a", "norland's defence ministry"),
            called("b", "institution:b", "norland's labour ministry"),
        ),
        (called("a", "document:audit", "harbour audit"), called("b", "document:log", "ship log")),
        (called("a", "person:jo-field", "Jo Field"), called("b", "person:ann-field", "Ann Field")),
        (
            called("a", "unnamed:sound:nurse", "nurse", method="unnamed"),
            called("b", "unnamed:post:docker", "docker", method="unnamed"),
        ),
        (called("a", "person:jo-field", "Jo Field"), called("b", "unnamed:post:mother", "mother", method="described")),
        (
            called("a", "organisation:port", "Port", method="spokesperson", spokesperson="Jo Field"),
            called("b", "organisation:ulc", "ULC", method="spokesperson", spokesperson="Ann Lee"),
        ),
        (
            called("a", "organisation:port", "Port", method="spokesperson"),
            called("b", "organisation:ulc", "ULC", method="spokesperson"),
        ),
    ],
)
def test_two_origins_stay_two(one: Assertion, other: Assertion) -> None:
    assert origins_of([one, other], {"a": "1", "b": "2"}).groups == (("a",), ("b",))


def test_each_merge_is_told_with_its_reason() -> None:
    reasons = told(origins_of([POLICE_CHIEF, called("b", "institution:police", "police")], {}))
    assert "police and Jo Field are one: the one is the office that the other holds" in reasons


def test_an_origin_like_two_others_makes_them_one() -> None:
    members = [
        called("a", "organisation:quay", "Quay"),
        called("b", "person:quay-works", "Quay Works"),
        called("c", "organisation:quay-works", "Quay Works"),
    ]
    for order in itertools.permutations(members):
        assert origins_of(order, {}).groups == (("a", "b", "c"),)


def test_a_spokeswoman_of_no_house_may_speak_for_the_only_one_told_of() -> None:
    board, voice = called("a", "organisation:board", "Harbour Board"), called("b", "person:jo-field", "Jo Field")
    voice = replace(voice, origin=replace(voice.origin, title="spokeswoman"))
    for members in ([board, voice], [replace(board, id="b"), replace(voice, id="a")]):
        count = origins_of(members, {"a": "1", "b": "2"})
        assert count.groups == (("a", "b"),)
        assert (count.minimum, count.maximum) == (1, 2)
        assert Apart(members, {"a": "1", "b": "2"}).least == 1
        assert "Jo Field and Harbour Board are one: the one speaks for a house, and no other is told of" in told(count)


@pytest.mark.parametrize(
    "more",
    [
        called("c", "organisation:union", "Union"),
        called("c", "person:ann-lee", "Ann Lee", title="chairman"),
    ],
)
def test_she_speaks_for_none_where_there_is_another_house_or_voice(more: Assertion) -> None:
    board = called("a", "organisation:board", "Harbour Board")
    voice = called("b", "person:jo-field", "Jo Field", title="spokeswoman")
    members = [board, voice, more]
    for ids in itertools.permutations("abc"):
        named = [replace(m, id=i) for m, i in zip(members, ids, strict=True)]
        assert len(origins_of(named, {i: i for i in "abc"}).groups) == 3


def test_nor_where_one_text_has_both_or_a_person_decided_it() -> None:
    board = called("a", "organisation:board", "Harbour Board")
    voice = called("b", "person:jo-field", "Jo Field", title="spokeswoman")
    assert len(origins_of([board, voice], {"a": "1", "b": "1"}).groups) == 2
    decided = called("b", "person:jo-field", "Jo Field", title="spokeswoman", method="decision")
    assert len(origins_of([board, decided], {"a": "1", "b": "2"}).groups) == 2


def test_an_office_without_a_name_may_be_whoever_another_report_has() -> None:
    governor = called("b", "unnamed:post:governor", "governor", method="office")
    count = origins_of([assertion("a", "person:jo-field"), governor], {"a": "1", "b": "2"})
    assert count.groups == (("a", "b"),)
    assert (count.minimum, count.maximum) == (1, 2)


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (called("a", "person:jo-field", "Jo Field", title="governor"), True),
        (called("a", "person:jo-field", "Jo Field"), True),
        (called("a", "organisation:norland-government", "Norland government"), True),
        (called("a", "person:jo-field", "Jo Field", title="harbour master"), False),
        (called("a", "organisation:sound-tv", "Sound TV"), False),
    ],
)
def test_who_governs_is_nobody_of_another_office_and_no_other_body(other: Assertion, one: bool) -> None:
    governor = called("b", "unnamed:post:norland governor", "norland governor", method="office")
    assert len(origins_of([other, governor], {"a": "1", "b": "2"}).groups) == (1 if one else 2)


def test_sources_described_in_the_same_words_are_counted_once() -> None:
    members = [
        called("a", "unnamed:sound:officials 1", "officials (1 of 2)", method="unnamed"),
        called("b", "unnamed:sound:officials 2", "officials (2 of 2)", method="unnamed"),
        called("c", "unnamed:post:officials 1", "officials (1 of 2)", method="unnamed"),
        called("d", "unnamed:post:officials 2", "officials (2 of 2)", method="unnamed"),
    ]
    assert origins_of(members, {"a": "1", "b": "1", "c": "2", "d": "2"}).groups == (("a", "c"), ("b", "d"))


SINKS = Deed(actors=("ferry",), actions=("sink",))


def worded(id_: str, key: str, name: str, words: str, *, method: str = "named") -> Assertion:
    return replace(called(id_, key, name, method=method), terms=tuple(words.split()), deed=SINKS)


def test_the_same_words_from_a_body_and_its_head_are_one_origin() -> None:
    members = [
        worded("a", "organisation:board", "Harbour Board", "ferry sink quay nine"),
        worded("b", "person:jo-field", "Jo Field", "ferry sink quay nine boat"),
    ]
    count = origins_of(members, {"a": "1", "b": "2"})
    assert count.groups == (("a", "b"),)
    assert "Jo Field and Harbour Board are one: two reports give them the same words" in told(count)


def test_a_body_that_two_reports_call_by_its_kind_alone_may_be_two() -> None:
    members = [called(i, "institution:watchdog", "watchdog", method="institution") for i in "ab"]
    members = [replace(m, origin=replace(m.origin, certain=False)) for m in members]
    count = origins_of(members, {"a": "1", "b": "2"})
    assert (count.minimum, count.maximum) == (1, 2)
    assert "watchdog may be another one in each report that tells of it" in told(count)
    assert origins_of(members, {"a": "1", "b": "1"}).maximum == 1


def test_two_who_speak_of_one_matter_in_the_same_words_are_two() -> None:
    members = [
        replace(worded("a", "organisation:board", "Harbour Board", "attack ferry sound eastmoor"), deed=Deed()),
        replace(
            worded("b", "organisation:norland", "Norland", "attack ferry sound eastmoor"),
            deed=Deed(actions=("attack",), affected=("ferry",)),
        ),
    ]
    assert origins_of(members, {"a": "1", "b": "2"}).groups == (("a",), ("b",))


def test_the_same_words_with_one_figure_are_one_origin_whatever_verb_they_have() -> None:
    members = [
        worded("a", "organisation:board", "Harbour Board", "620 crew ferry post"),
        replace(worded("b", "person:jo-field", "Jo Field", "620 crew ferry post"), deed=Deed(actions=("lose",))),
    ]
    members = [replace(m, quantities=(Quantity(620, "posts", Span(0, 1)),)) for m in members]
    assert origins_of(members, {"a": "1", "b": "2"}).groups == (("a", "b"),)


def test_two_people_in_the_same_words_are_two() -> None:
    members = [
        worded("a", "person:ann-lee", "Ann Lee", "ferry sink quay nine"),
        worded("b", "person:jo-field", "Jo Field", "ferry sink quay nine"),
    ]
    assert origins_of(members, {"a": "1", "b": "2"}).groups == (("a",), ("b",))


def test_the_same_words_of_one_report_are_no_copy() -> None:
    members = [
        worded("a", "organisation:board", "Harbour Board", "ferry sink quay nine"),
        worded("b", "person:jo-field", "Jo Field", "ferry sink quay nine"),
    ]
    assert origins_of(members, {"a": "1", "b": "1"}).groups == (("a",), ("b",))


def test_what_a_reporter_saw_is_one_origin_in_however_many_papers_the_report_is_printed() -> None:
    members = [
        worded("a", "reporting:sound", "The Sound", "ferry sink quay", method="first-hand"),
        worded("b", "reporting:post", "Eastmoor Post", "ferry sink quay", method="first-hand"),
    ]
    count = origins_of(members, {"a": "1", "b": "1"})
    assert (count.minimum, count.maximum, count.groups) == (1, 1, (("a", "b"),))
    assert "Eastmoor Post and The Sound are one: two papers carry one text" in told(count)
    assert Apart(members, {"a": "1", "b": "1"}).least == 1
    assert origins_of(members, {"a": "1", "b": "2"}).minimum == 2  # two reporters saw it


def test_two_papers_with_one_text_are_two_origins_where_a_person_says_so() -> None:
    members = [
        worded("a", "reporting:sound", "The Sound", "ferry sink quay", method="decision"),
        worded("b", "reporting:post", "Eastmoor Post", "ferry sink quay", method="decision"),
    ]
    assert origins_of(members, {"a": "1", "b": "1"}).groups == (("a",), ("b",))


def test_a_paper_that_adds_what_its_own_reporter_saw_to_anothers_text_is_an_origin() -> None:
    members = [
        worded("a", "reporting:sound", "The Sound", "ferry sink quay", method="first-hand"),
        worded("b", "reporting:post", "Eastmoor Post", "boat lie keel mud", method="first-hand"),
    ]
    assert origins_of(members, {"a": "1", "b": "1"}).groups == (("a",), ("b",))


def test_an_unnamed_source_in_anothers_words_is_that_other() -> None:
    members = [
        worded("a", "person:jo-field", "Jo Field", "ferry sink quay nine"),
        worded("b", "unnamed:post:docker", "docker", "ferry sink quay nine", method="unnamed"),
    ]
    assert origins_of(members, {"a": "1", "b": "2"}).groups == (("a", "b"),)


@pytest.mark.parametrize(("other", "one"), [("Kim Lee", False), ("Jo Field", True)])
def test_a_short_name_of_which_it_is_open_whose_it_is_is_nobody_of_another_name(other: str, one: bool) -> None:
    field = replace(called("b", "person:~field", "Field"), origin=Origin("person:~field", "Field", False, BY_HAND))
    count = origins_of([called("a", "person:other", other), field], {"a": "1", "b": "2"})
    assert (count.minimum, count.maximum, len(count.groups)) == (1, 2, 1 if one else 2)


def test_two_words_that_anybody_has_make_an_unnamed_source_nobody_else() -> None:
    members = [
        worded("a", "person:jo-field", "Jo Field", "ferry sink quay nine"),
        worded("b", "unnamed:post:docker", "docker", "ferry sink", method="unnamed"),
    ]
    assert origins_of(members, {"a": "1", "b": "2"}).groups == (("a",), ("b",))


def test_whoever_a_headline_gives_without_a_name_is_in_the_report() -> None:
    members = [
        worded("a", "unnamed:post:officials", "officials", "ferry", method="headline"),
        worded("b", "unnamed:post:docker", "docker", "sink", method="unnamed"),
    ]
    assert origins_of(members, {"a": "1", "b": "1"}).groups == (("a", "b"),)


@given(st.permutations("abcdef"))
def test_origins_do_not_depend_on_any_order(order: list[str]) -> None:
    keys = {
        "a": ("person:jo-field", "Jo Field", "named"),
        "b": ("institution:police", "police", "institution"),
        "c": ("unnamed:post:docker", "docker", "unnamed"),
        "d": ("unnamed:sound:officials", "officials", "headline"),
        "e": ("document:log", "ship log", "document"),
        "f": ("unnamed:sound:governor", "governor", "office"),
    }
    members = {i: worded(i, key, name, f"ferry sink {i}", method=how) for i, (key, name, how) in keys.items()}
    texts = {i: str(n // 2) for n, i in enumerate(members)}
    assert origins_of([members[i] for i in order], texts) == origins_of(list(members.values()), texts)


def unnamed(id_: str, paper: str, called: str, *, people: int = 1) -> Assertion:
    """What a source without a name says in a paper."""
    made = assertion(id_, f"unnamed:{paper}:{called}", certain=False)
    evidence = replace(BY_HAND, method="unnamed")
    said = replace(made.origin, name=called, people=people, evidence=evidence)
    return replace(made, terms=("rot", "pile", "pier", "repair"), origin=said)


def test_whoever_is_not_named_is_one_in_however_many_papers_the_text_is_printed() -> None:
    members = [unnamed(i, paper, "former diver") for i, paper in zip("abc", ("herald", "post", "sound"), strict=True)]
    count = origins_of(members, dict.fromkeys("abc", "1"))
    assert (count.minimum, count.maximum) == (1, 1)
    assert "former diver, the same in both: two papers carry one text" in told(count)
    assert Apart(members, dict.fromkeys("abc", "1")).least == 1


def test_who_is_described_otherwise_in_a_copy_may_be_the_same() -> None:
    members = [unnamed("a", "herald", "former diver"), unnamed("b", "post", "person who has dived there")]
    count = origins_of(members, {"a": "1", "b": "1"})
    assert (count.minimum, count.maximum) == (1, 2)
    assert Apart(members, {"a": "1", "b": "1"}).least == 1
    two = [members[0], replace(members[1], origin=replace(members[1].origin, key="unnamed:herald:person"))]
    assert origins_of(two, {"a": "1", "b": "1"}).minimum == 2


def test_two_whom_one_report_sets_side_by_side_are_two_whatever_words_others_give_them() -> None:
    words = ("ninety", "prisoner", "exchange", "border")
    members = [
        replace(called(i, f"place:{name.lower()}", name), terms=words, deed=SINKS)
        for i, name in zip("abcd", ("Norland", "Tarn", "Norland", "Tarn"), strict=True)
    ]
    assert len(origins_of(members, {"a": "1", "b": "1", "c": "2", "d": "3"}).groups) == 2
    assert len(origins_of(members, {"a": "1", "b": "2", "c": "3", "d": "4"}).groups) == 1


def test_an_office_that_two_people_hold_makes_them_no_one() -> None:
    lawyers = [
        called("a", "person:jo-field", "Jo Field", title="defence lawyer"),
        called("b", "person:ann-lee", "Ann Lee", title="defence lawyer"),
    ]
    bare = assertion("c", "unnamed:post:defence lawyer", certain=False)
    bare = replace(bare, origin=replace(bare.origin, name="defence lawyer", evidence=replace(BY_HAND, method="office")))
    for ids in itertools.permutations("abc"):
        members = [replace(m, id=i) for m, i in zip((*lawyers, bare), ids, strict=True)]
        count = origins_of(members, {i: i for i in "abc"})
        assert (len(count.groups), count.minimum) == (2, 2)


def test_why_somebody_may_be_another_is_told_as_it_was_found() -> None:
    words = ("minister", "resign", "budget", "vote")
    members = [
        replace(unnamed("a", "herald", "officials"), terms=words),
        replace(unnamed("b", "post", "senior government source"), terms=words),
    ]
    reasons = told(origins_of(members, {"a": "1", "b": "2"}))
    assert "senior government source may be officials: another report has the same words from them" in reasons
