"""Asking and being asked on the command line."""

import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.cli import main

Run = Callable[..., str]


@pytest.fixture
def run(sample_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line, called in this process; gives what it prints."""

    def onrecord(command: str, *options: str, given: str = "") -> str:
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setattr(sys, "argv", ["onrecord", command, str(sample_file), *options])
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
        return capsys.readouterr().out

    return onrecord


def test_an_answer_names_source_day_origins_and_place(run: Run) -> None:
    shown = run("ask", "How many hangers are cracked?")
    assert "[1:" in shown
    assert "origin" in shown
    assert "2027" in shown


def test_an_answer_as_json_cites_the_words_of_the_article(run: Run) -> None:
    made = json.loads(run("ask", "Who resigned as director general?", "--json"))
    assert made["answered"]
    assert all(c["words"] and c["end"] > c["start"] for line in made["answer"] for c in line["citations"])


def test_what_the_coverage_does_not_say_is_said_so(run: Run) -> None:
    assert "The coverage does not say" in run("ask", "When did Agnes Tovik resign?")
    made = json.loads(run("ask", "When did Agnes Tovik resign?", "--json"))
    assert not made["answered"]
    assert made["refused"]


def test_a_quiz_is_printed_with_its_key(run: Run) -> None:
    shown = run("quiz", "--answers")
    assert shown.count("(easy)") >= 9
    assert "Which number is left out?" in shown
    assert "Whose words are these?" in shown


def test_a_quiz_is_played_by_lines(run: Run) -> None:
    key = json.loads(run("quiz", "--json"))[0]["key"]
    shown = run("quiz", given=f"{key.lower()}\n\n")
    assert "Right." in shown
    assert "1 right of 1 answer." in shown


@pytest.mark.parametrize("form", ["gift", "anki", "html"])
def test_a_quiz_is_written_in_other_forms(run: Run, tmp_path: Path, form: str) -> None:
    out = tmp_path / "quiz"
    run("quiz", "--as", form, "-o", str(out))
    assert out.read_bytes().decode() == run("quiz", "--as", form)


def test_a_package_is_a_zip_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "quiz.zip"
    run("quiz", "--as", "qti", "-o", str(out))
    assert "imsmanifest.xml" in zipfile.ZipFile(out).namelist()


@pytest.mark.parametrize(("name", "form"), [("quiz.html", "html"), ("quiz.gift", "gift"), ("QUIZ.HTM", "html")])
def test_a_quiz_is_written_in_the_form_its_file_is_named_like(tmp_path: Path, run: Run, name: str, form: str) -> None:
    run("quiz", "-o", str(tmp_path / name))
    assert (tmp_path / name).read_bytes().decode() == run("quiz", "--as", form)


@pytest.mark.parametrize(("name", "form"), [("brief.html", "html"), ("brief.md", "markdown"), ("brief.txt", "text")])
def test_a_brief_is_written_in_the_form_its_file_is_named_like(tmp_path: Path, run: Run, name: str, form: str) -> None:
    run("brief", "-o", str(tmp_path / name))
    run("brief", "--format", form, "--output", str(tmp_path / "other"))
    assert (tmp_path / name).read_bytes() == (tmp_path / "other").read_bytes()
