"""What the documents say is what the code does."""

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app

ROOT = Path(__file__).parent.parent


def documents() -> list[Path]:
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_reference_agrees_with_the_code() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/reference.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_command_shown_in_a_document_exists() -> None:
    names = {c.callback.__name__ for c in app.registered_commands if c.callback}
    for document in documents():
        for block in re.findall(r"```(?:sh|console)\n(.*?)```", document.read_text("utf-8"), re.DOTALL):
            for line in block.splitlines():
                words = shlex.split(line.removeprefix("$ "), comments=True)
                if words[:1] == ["onrecord"] and len(words) > 1 and not words[1].startswith("-"):
                    assert words[1] in names, f"{document.name}: {line}"


def test_every_link_between_documents_leads_somewhere() -> None:
    for document in documents():
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_walk_along_one_line_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = (ROOT / "docs" / "one-line.md").read_text("utf-8")
    (tmp_path / "articles").mkdir()
    for name, body in re.findall(r"```text (\S+)\n(.*?)```", told, re.DOTALL):
        (tmp_path / "articles" / name).write_text(body, "utf-8")
    monkeypatch.chdir(tmp_path)
    session = doctest.DocTestParser().get_doctest(told, {}, "one-line", None, None)
    assert len(session.examples) > 20
    report: list[str] = []
    assert doctest.DocTestRunner(verbose=False).run(session, out=report.append).failed == 0, "".join(report)


def test_every_command_teaches_by_an_example() -> None:
    for command in app.registered_commands:
        name = command.callback.__name__ if command.callback else ""
        shown = CliRunner().invoke(app, [name, "--help"])
        assert shown.exit_code == 0
        assert f"Example: onrecord {name}" in " ".join(shown.output.split()), name


def test_every_module_of_the_package_has_a_place_in_the_architecture() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for entry in (ROOT / "src" / "onrecord").iterdir():
        if entry.suffix == ".py" and not entry.name.startswith("_"):
            assert f"`{entry.name}`" in told, entry.name
        elif (entry / "__init__.py").exists():
            assert f"`{entry.name}/`" in told, entry.name


def test_the_version_has_an_entry_in_the_changelog() -> None:
    from onrecord import __version__  # read where it is compared

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
