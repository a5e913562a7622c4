"""Listening on the command line."""

import json
import sys
import wave
from pathlib import Path

import pytest

from onrecord.cli import main


def called(monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "argv", ["onrecord", "listen", *options])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_a_brief_is_read_into_a_file_with_chapters_and_captions_beside_it(
    sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("hibari")
    out = tmp_path / "brief.wav"
    assert called(monkeypatch, str(sample_file), "-o", str(out), "--length", "tweet") == 0
    with wave.open(str(out)) as file:
        seconds = file.getnframes() / file.getframerate()
    listed = json.loads((tmp_path / "brief.chapters.json").read_text("utf-8"))["chapters"]
    assert listed[-1]["endTime"] == pytest.approx(seconds, abs=0.01)
    assert (tmp_path / "brief.vtt").read_text("utf-8").startswith("WEBVTT")
    assert "chapters" in capsys.readouterr().err


def test_the_words_can_be_had_without_a_voice(
    sample_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "hibari", None)
    assert called(monkeypatch, str(sample_file), "--text") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("In short.")
    assert "[" not in shown


def test_a_missing_voice_is_an_error_that_leaves_no_file(
    sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "hibari", None)
    assert called(monkeypatch, str(sample_file), "-o", str(tmp_path / "brief.wav")) == 2
    assert "try:" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_call_without_a_file_says_what_to_give(sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert called(monkeypatch, str(sample_file)) == 2
