from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.decide import identified
from onrecord.model import Decision, DecisionKind, DecisionStatus, Judgement, Named
from tests.decide.articles import Hand, alias, article, decided, key_of, statuses

ANA = article("one.html", "Ana Ruiz", "the bridge is closed")
SHORT = article("two.html", "Ruiz", "the bridge is shut")
INITIAL = article("three.html", "A. Ruiz", "the bridge is open")
OLGA = article("four.html", "Olga Ruiz", "the ferry runs")
ALL = [ANA, SHORT, INITIAL, OLGA]
UNSURE = alias("Ruiz", "", Judgement.UNSURE)
NAMES = ["Ana Ruiz", "Ruiz", "A. Ruiz", "Olga Ruiz"]


def roots(log: list[Decision], *aliases: object) -> dict[str, str]:
    found = decided(ALL, log, aliases or (UNSURE,))  # type: ignore[arg-type]  # aliases of this module
    full = {a.short: a.full for a in found.aliases.values() if a.judgement is Judgement.SAME}

    def root(key: str) -> str:
        for _ in range(10):
            if key not in full:
                return key
            key = full[key]
        raise AssertionError("aliases lead back")

    return {name: root(key_of(name)) for name in NAMES}


def test_two_names_are_one_entity_told_under_the_second() -> None:
    same = Hand().decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz")
    assert roots([same])["A. Ruiz"] == key_of("Ana Ruiz")
    found = decided(ALL, [same], [UNSURE])
    assert found.aliases[key_of("A. Ruiz")].evidence.method == "decision"
    assert found.aliases[key_of("A. Ruiz")].evidence.reason == "decided by Mia Lund on 2027-03-01: seen on paper"
    assert found.rulings[0].machine == "two entities"


def test_what_the_machine_was_unsure_of_is_told_beside_the_decision() -> None:
    same = Hand().decides(DecisionKind.SAME, "Ruiz", "Ana Ruiz")
    assert decided(ALL, [same], [UNSURE]).rulings[0].machine == "unsure: made for a test"


def test_what_the_machine_is_unsure_of_is_not_already_so() -> None:
    parted = Hand().decides(DecisionKind.DIFFERENT, "Ruiz", "Ana Ruiz")
    assert statuses(decided(ALL, [parted], [UNSURE])) == [DecisionStatus.HOLDS]
    assert statuses(decided(ALL, [parted])) == [DecisionStatus.ALREADY]


def test_a_decision_that_agrees_with_the_machine_says_so_and_holds_should_that_change() -> None:
    same = Hand().decides(DecisionKind.SAME, "Ruiz", "Ana Ruiz")
    assert statuses(decided(ALL, [same], [alias("Ruiz", "Ana Ruiz")])) == [DecisionStatus.ALREADY]
    assert statuses(decided(ALL, [same], [UNSURE])) == [DecisionStatus.HOLDS]
    assert roots([same])["Ruiz"] == key_of("Ana Ruiz")


def test_a_name_that_was_taken_for_another_is_moved_alone() -> None:
    same = Hand().decides(DecisionKind.SAME, "Ruiz", "Olga Ruiz")
    told = roots([same], alias("Ruiz", "Ana Ruiz"), alias("A. Ruiz", "Ana Ruiz"))
    assert told["Ruiz"] == key_of("Olga Ruiz")
    assert told["A. Ruiz"] == key_of("Ana Ruiz")


def test_two_names_taken_for_one_are_two() -> None:
    for pair in (("Ruiz", "Ana Ruiz"), ("Ana Ruiz", "Ruiz")):
        parted = Hand().decides(DecisionKind.DIFFERENT, *pair)
        found = decided(ALL, [parted], [alias("Ruiz", "Ana Ruiz")])
        assert statuses(found) == [DecisionStatus.HOLDS]
        assert found.rulings[0].machine.startswith("one entity")
        assert roots([parted], alias("Ruiz", "Ana Ruiz"))["Ruiz"] == key_of("Ruiz")


def test_of_two_people_the_later_line_wins_and_the_other_is_told_so() -> None:
    mia, tom = Hand("Mia Lund"), Hand("Tom Ash")
    same = mia.decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz")
    tom.decides(DecisionKind.SAME, "A. Ruiz", "Olga Ruiz")  # a minute passes
    other = tom.decides(DecisionKind.SAME, "A. Ruiz", "Olga Ruiz")
    for log in ([same, other], [other, same]):
        found = decided(ALL, log)
        assert statuses(found) == [DecisionStatus.OVERRULED, DecisionStatus.HOLDS]
        assert found.rulings[0].reason == f"by {other.id[:8]}, decided by Tom Ash on 2027-03-01: seen on paper"
        assert roots(log)["A. Ruiz"] == key_of("Olga Ruiz")


def test_on_one_page_a_name_is_somebody_else() -> None:
    split = Hand().decides(DecisionKind.SPLIT, "Ana Ruiz", ANA, value="Ana Ruiz of the ferry")
    found = decided(ALL, [split])
    (resolution,) = found.articles[0].resolutions
    assert resolution.name == "Ana Ruiz of the ferry"
    assert resolution.entity not in {key_of(name) for name in NAMES}
    assert resolution.evidence.reason.startswith("decided by Mia Lund")
    (assertion,) = found.articles[0].assertions
    assert assertion.origin.key == resolution.entity
    assert assertion.entities == (resolution.entity,)
    assert list(found.articles[1:]) == ALL[1:]


def test_on_one_page_a_name_is_somebody_who_is_known() -> None:
    split = Hand().decides(DecisionKind.SPLIT, "Ana Ruiz", ANA, value="olga ruiz")
    assert decided(ALL, [split]).articles[0].resolutions[0].entity == key_of("Olga Ruiz")


def test_who_was_split_off_can_be_decided_on_and_still_when_the_split_is_made_anew() -> None:
    mia = Hand()
    split = mia.decides(DecisionKind.SPLIT, "Ana Ruiz", ANA, value="Ana Ruiz of the ferry")
    key = decided(ALL, [split]).articles[0].resolutions[0].entity
    draft = replace(mia.decides(DecisionKind.RENAME, "Olga Ruiz", value="Ana II"), entities=(Named(key, split.value),))
    named = identified(draft)
    assert decided(ALL, [split, named]).names == {key: "Ana II"}
    undone = replace(mia.undoes(split), when=split.when)  # at once, so that the split made anew comes first
    anew = identified(replace(split, why="as before", when=split.when))
    found = decided(ALL, [split, identified(undone), anew, named])
    assert statuses(found).count(DecisionStatus.HOLDS) == 3
    assert list(found.names.values()) == ["Ana II"]


def test_who_was_split_off_can_be_split_again_and_by_the_first_name_too() -> None:
    mia = Hand()
    split = mia.decides(DecisionKind.SPLIT, "Ana Ruiz", ANA, value="Ana Ruiz of the ferry")
    key = decided(ALL, [split]).articles[0].resolutions[0].entity
    again = mia.decides(DecisionKind.SPLIT, "Olga Ruiz", ANA, value="Eva Ruiz")
    again = identified(replace(again, entities=(Named(key, split.value),)))
    first = mia.decides(DecisionKind.SPLIT, "Ana Ruiz", ANA, value="Ida Ruiz")
    for later, name in ((again, "Eva Ruiz"), (first, "Ida Ruiz")):
        found = decided(ALL, [split, later])
        assert statuses(found) == [DecisionStatus.OVERRULED, DecisionStatus.HOLDS]
        assert found.articles[0].resolutions[0].name == name


def test_the_later_name_is_the_one_told() -> None:
    mia = Hand()
    first = mia.decides(DecisionKind.RENAME, "Ana Ruiz", value="Ana M. Ruiz")
    second = mia.decides(DecisionKind.RENAME, "Ana Ruiz", value="Dr Ana Ruiz")
    found = decided(ALL, [first, second])
    assert found.names == {key_of("Ana Ruiz"): "Dr Ana Ruiz"}
    assert statuses(found) == [DecisionStatus.OVERRULED, DecisionStatus.HOLDS]


def test_somebody_who_is_not_named_any_more_is_reported_and_not_lost() -> None:
    same = Hand().decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz")
    found = decided([ANA, SHORT], [same])
    assert statuses(found) == [DecisionStatus.GONE]
    assert found.rulings[0].reason == "nobody is called “A. Ruiz” in this record"
    assert statuses(decided(ALL, [same])) == [DecisionStatus.HOLDS]


steps = st.lists(
    st.tuples(
        st.sampled_from([DecisionKind.SAME, DecisionKind.DIFFERENT, DecisionKind.UNDO]),
        st.permutations(NAMES),
        st.integers(0, 8),
    ),
    max_size=9,
)


@settings(max_examples=150, deadline=None)
@given(steps, st.randoms())
def test_whatever_is_decided_names_never_lead_back_and_the_last_word_holds(
    chosen: list[tuple[DecisionKind, list[str], int]], random: object
) -> None:
    mia = Hand()
    log: list[Decision] = []
    for kind, names, back in chosen:
        if kind is DecisionKind.UNDO and log:
            log.append(mia.undoes(log[back % len(log)]))
        elif kind is not DecisionKind.UNDO:
            log.append(mia.decides(kind, *names[:2]))
    told = roots(log)  # fails where aliases lead back
    shuffled = list(log)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    assert roots(shuffled) == told
    if log and log[-1].kind is not DecisionKind.UNDO:
        assert statuses(decided(ALL, log, [UNSURE]))[-1] in {DecisionStatus.HOLDS, DecisionStatus.ALREADY}
