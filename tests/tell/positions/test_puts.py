"""What a source does with a proposition, read from whole small articles."""

from pathlib import Path

import pytest

from onrecord.model import Stance
from onrecord.tell.positions.puts import Put, stance_in_words
from onrecord.tell.positions.stances import statement, takings
from onrecord.tell.story.by_parts import whole
from tests.tell.stories import news, story_of


def puts(folder: Path, text: str) -> dict[str, list[Put]]:
    with story_of(folder, {"a.txt": news("News", "May 7, 2031", text)}) as story:
        found: dict[str, list[Put]] = {}
        for group in whole(story, takings):
            found.setdefault(group[0].actor.name, []).append(statement(group).put)
        return found


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("Jo Field said the Wend bridge was safe.", Put.SAYS),
        ("Jo Field said the Wend bridge was not safe.", Put.DENIES),
        ("Jo Field denied that the Wend bridge was cracked.", Put.DENIES),
        ("Jo Field said the Wend bridge would close in June.", Put.PLANS),
        ("Jo Field demanded that the Wend bridge be closed.", Put.DEMANDS),
        ("Jo Field warned that the Wend bridge could fall.", Put.EXPECTS),
        ("Jo Field condemned the closing of the Wend bridge.", Put.JUDGES),
        ("Jo Field declined to say whether the Wend bridge was safe.", Put.SILENT),
        ("Jo Field did not answer questions about how long the Wend bridge would stay shut.", Put.SILENT),
        ("Jo Field did not say when the Wend bridge would open.", Put.SILENT),
    ],
)
def test_each_way_of_putting_it_has_its_row(tmp_path: Path, text: str, put: Put) -> None:
    assert puts(tmp_path, text)["Jo Field"] == [put]


def test_two_sentences_of_which_one_is_negated_are_no_denial(tmp_path: Path) -> None:
    text = '"The Wend bridge is safe from tonight," Jo Field said. "It was not safe last week."'
    assert puts(tmp_path, text)["Jo Field"] == [Put.SAYS]


def test_who_is_told_of_something_has_not_said_it(tmp_path: Path) -> None:
    assert puts(tmp_path, "Jo Field was warned that the Wend bridge was cracked.").get("Jo Field", []) == []


def test_what_a_spokesperson_says_is_said_by_the_body(tmp_path: Path) -> None:
    found = puts(tmp_path, "A spokesperson for the Harbour Board declined to comment on the ferry licence.")
    assert found["Harbour Board"] == [Put.SILENT]


def test_an_unnamed_group_is_no_actor(tmp_path: Path) -> None:
    assert puts(tmp_path, "Critics said the Wend bridge was unsafe.") == {}


@pytest.mark.parametrize(
    ("stance", "cue", "told"),
    [
        (Stance.DEMANDS, "has approved", "approves or orders"),
        (Stance.DEMANDS, "called for", "demands"),
        (Stance.DENIES, "refused to approve", "denies"),
        (Stance.LEAVES_OPEN, "may approve", "leaves open"),
    ],
)
def test_an_approval_is_not_told_as_a_demand(stance: Stance, cue: str, told: str) -> None:
    assert stance_in_words(stance, cue) == told
