"""Articles whose every part would steer a terminal: no command hands that on."""

import re
from pathlib import Path

import pytest

from onrecord.text import STEERING
from tests.cli.test_commands import onrecord

ODD = "\x1b]0;ran\x07\x1b[31m\x9b31m\u202e\u2066\r"
SAID = "\x1b[2J\x9b2J\u202e"
PAGE = f"""Ferry{ODD} approved

By Ann{SAID} Lee
May 4, 2031

The council{SAID} of Westmoor approved the new ferry on Monday, Mayor Olga{SAID} Fenn said.

“We will{SAID} build it for $40 million,” said Tom{SAID} Lee, chairman of the board{SAID} of the harbour.

Residents have until June 1, 2031 to file{SAID} an objection, two officials who asked not to be named said.
"""
COMMANDS = {
    "people": "", "sources": "--by source", "timeline": "--json", "deadlines": "--json", "show": "--json",
    "brief": "--json", "quotes": "--csv", "claims": "--csv", "positions": "--csv", "quiz": "--json",
    "export": "--as csv", "decisions": "--csv", "check": "--json",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    (made / f"ferry{ODD}.txt").write_text(PAGE)
    done = onrecord("build", f"ferry{ODD}.txt", "-o", f"story{SAID}.onrecord", cwd=made)
    assert done.returncode == 0, done.stderr
    assert_steers_nothing(done.stdout + done.stderr)
    (made / f"story{SAID}.onrecord").rename(made / "story.onrecord")
    return made


def assert_steers_nothing(printed: str) -> None:
    assert not re.findall(f"[{STEERING}]", printed)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_hands_on_what_steers_a_terminal(folder: Path, command: str) -> None:
    for form in dict.fromkeys(["", COMMANDS[command]]):
        done = onrecord(command, "story.onrecord", *form.split(), cwd=folder)
        assert done.returncode in {0, 2}, done.stderr  # a quiz asks whoever is there
        assert_steers_nothing(done.stdout + done.stderr)


def test_nor_is_what_was_asked_for_handed_on(folder: Path) -> None:
    for words in (("claim", SAID), ("quotes", "--by", SAID), ("decide", "same", SAID, SAID, "--why", SAID)):
        command, *others = words
        done = onrecord(command, "story.onrecord", *others, cwd=folder)
        assert done.returncode
        assert_steers_nothing(done.stdout + done.stderr)
