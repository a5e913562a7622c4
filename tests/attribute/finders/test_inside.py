"""What the rules find inside what somebody says, and what of it is nobody's word."""

import pytest

from tests.attribute.articles import found


def inside(text: str) -> list[tuple[str, str]]:
    """(source, cue) of all that is found inside what somebody says."""
    return [(s.source, s.cue) for s in found(text) if s.via is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Lind said the harbour board must support the plan.",
        "Ms Lind said the board might come round and support the plan.",
        "Ms Lind said the man could be considered dangerous.",
        "Ms Lind said it was wrong to believe that the wall would hold.",
        "Ms Lind said the rule would let towns decide whether the wall is raised.",
        "Ms Lind said the mayor would not have told her that the wall was cracked.",
        "Ms Lind said his father would have been glad had he decided to leave.",
        '"If the mayor comes and decides to close the bridge, we will sue," Ms Lind said.',
        '"You think the wall is safe, but it leaks," Ms Lind said.',
        "Ms Lind said the board must make sure that everybody understands the plan.",
        "Ms Lind said the mayor needs to show that he supports the plan.",
    ],
)
def test_what_is_but_asked_supposed_or_wished_for_was_not_said(text: str) -> None:
    assert inside(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ms Lind said the flood underlined the need for a wall.",
        "Ms Lind said nothing in the plan requires that the wall is raised.",
        "Ms Lind said the watchman had called the fire brigade.",
        "Ms Lind said the two men attacked a fishing boat.",
        "Ms Lind said a sailor was found alive on Tuesday.",
        "Ms Lind said the town had sought shelter for the sailors.",
        "Ms Lind said the town had been attacked by raiders.",
        "Ms Lind said the trick is called the long wait.",
        "Ms Lind said she had dined with a club called the Long Table.",
        "Ms Lind said the ship sank as soldiers talked to the captain.",
        "Ms Lind said the patrols had moved back on Friday as agreed.",
    ],
)
def test_what_a_thing_does_and_what_is_done_is_nothing_said(text: str) -> None:
    assert inside(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Lind said the board cannot say who owns the mill.", ("the board", "cannot say")),
        ('"I can confirm that the mill is sold," Ms Lind said.', ("I", "can confirm")),
        ("Ms Lind said the board is believed to want to sell the mill.", ("the board", "to want")),
        ("Ms Lind said the auditor was forced to admit that the books were wrong.", ("the auditor", "to admit")),
        (
            "Ms Lind said that the guard had called the police to tell them that the gate was open.",
            ("the guard", "to tell"),
        ),
        ("Ms Lind said she heard the guard say that the gate was open.", ("the guard", "say")),
        ("Ms Lind said the watchman had called the plan a folly.", ("the watchman", "had called")),
        ("Ms Lind said an inspection revealed that the wall was cracked.", ("an inspection", "revealed")),
        ("Ms Lind said the board would refuse to pay.", ("the board", "would refuse")),
    ],
)
def test_what_others_did_say_or_mean_is_found(text: str, expected: tuple[str, str]) -> None:
    assert expected in inside(text)


def test_who_speaks_in_a_quotation_is_no_source_of_a_verb_outside_it() -> None:
    text = (
        "Emphasizing the urgency of the matter, Ms Lind said, “If we do not act soon, we are not going to have a town.”"
    )
    assert all(source != "we" for source, _ in inside(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ms Lind said any town hoping to build a wall has to pay.",
        "Ms Lind said the board could win them over by praising the mill.",
        "Ms Lind said the clerk could have left without mentioning the mill.",
    ],
)
def test_what_anybody_might_say_is_nobodys_word(text: str) -> None:
    assert inside(text) == []


def test_what_is_offered_is_said_and_not_to_whom() -> None:
    (said,) = [s for s in found("Ms Lind said the club had offered Ada Brook a contract.") if s.cue == "had offered"]
    assert said.content == "a contract"


def test_what_is_expected_of_somebody_is_not_yet_said_by_them() -> None:
    found_inside = inside("Ms Lind said the mayor is expected to discuss the plan on Friday.")
    assert [cue for _, cue in found_inside] == ["is expected"]


def test_what_others_would_say_of_somebody_is_not_that_one_s_word() -> None:
    assert inside("Ms Lind said few people would say that the mayor wants a wall.") == [("few people", "would say")]
