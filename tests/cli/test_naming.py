"""The form that the name of a file stands for."""

from pathlib import Path

from onrecord.cli.naming import by_ending

ENDINGS = {".json": "plain", ".prov.json": "provenance"}


def test_the_longest_ending_says_what_a_file_is() -> None:
    assert by_ending(Path("a/story.prov.json"), ENDINGS) == "provenance"
    assert by_ending(Path("a/prov.JSON"), ENDINGS) == "plain"


def test_no_name_and_an_unknown_one_say_nothing() -> None:
    assert by_ending(None, ENDINGS) is None
    assert by_ending(Path("story.txt"), ENDINGS) is None
