"""Whether a day lies back or ahead, told by the verbs beside it; the article is of Wednesday 18 June 2031."""

import pytest

from tests.read.test_times import read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Talks resume on Sunday.", "2031-06-22"),
        ("Voters go to the polls on Sunday.", "2031-06-22"),
        ("They meet on Thursday.", "2031-06-19"),
        ("Mayor Jo Field travels to Eastmoor on Friday.", "2031-06-20"),
        ("The hearing is on Friday.", "2031-06-20"),
        ("The deadline is Friday.", "2031-06-20"),
        ("The two ministers are to meet on Friday.", "2031-06-20"),
        ("Jo Field is visiting Eastmoor on Friday.", "2031-06-20"),
        ("The court may rule on Friday.", "2031-06-20"),
        ("The vote cleared the way for talks to begin on Friday.", "2031-06-20"),
        ("The two ministers are instead to meet on Friday.", "2031-06-20"),
        ("The lease was ended with effect from Friday.", "2031-06-20"),
    ],
)
def test_what_is_told_of_now_or_as_possible_is_a_day_to_come(text: str, day: str) -> None:
    assert [value for _, value in read(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "The witness had expected to speak on Friday.",
        "Five engineers were set free on Friday.",
    ],
)
def test_a_plan_of_before_and_what_was_set_free_are_of_the_last_such_day(text: str) -> None:
    assert read(text) == [("Friday", "2031-06-13")]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_who_will_not_do_it_has_not_won(mark: str) -> None:
    assert read(f"The minister won{mark}t resign on Friday.") == [("Friday", "2031-06-20")]
    assert read("The minister won on Friday.") == [("Friday", "2031-06-13")]


def test_a_month_is_no_verb_of_what_may_be() -> None:
    assert read("The mill, in May without a buyer, on Friday had one.")[-1] == ("Friday", "2031-06-13")


@pytest.mark.parametrize(
    "text",
    [
        "The council held a key vote on Friday.",
        "The council lost its vote on Friday.",
        "Eastmoor made a winning start on Friday.",
    ],
)
def test_a_noun_that_could_be_a_verb_of_now_tells_no_day_to_come(text: str) -> None:
    assert read(text) == [("Friday", "2031-06-13")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was chief executive until September.", "2030-09"),
        ("The strike lasted until Friday.", "2031-06-13"),
        ("The bridge was to be shut until Friday.", "2031-06-20"),
        ("The bridge was closed until Friday.", "2031-06-20"),
        ("The bridge will be shut until Friday.", "2031-06-20"),
    ],
)
def test_up_to_when_something_had_gone_on_lies_back(text: str, value: str) -> None:
    assert [found for _, found in read(text)] == [value]


def test_who_made_way_for_somebody_did_so_before() -> None:
    assert read("She made way for a rival on Friday.") == [("Friday", "2031-06-13")]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Jo Field said that the league must win in November.", "2031-11"),
        ("The appeal could push the ruling until after the November vote.", "2031-11"),
        ("All know the importance of winning in November.", "2031-11"),
        ("A storm hit the coast in November.", "2030-11"),
        ("In November, citing papers of the council, the guild of the coastal pilots and the owners of both ferries, "
         "the Herald told of it.", "2030-11"),
    ],
)  # fmt: skip
def test_a_month_is_the_nearer_one_unless_the_sentence_looks_back(text: str, month: str) -> None:
    assert [value for _, value in read(text)] == [month]
