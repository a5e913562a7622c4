import contextlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.errors import OnRecordError
from onrecord.tell.export.format_names import FormatName
from onrecord.tell.export.formats import FORMAT
from tests.tell.export.conftest import built
from tests.tell.export.pages import PAGES


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("exporting"), sorted(PAGES))


def run(*words: object) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=True)
    if isinstance(done.exception, OnRecordError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


def refused(*words: object) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 2
    return " ".join(done.output.split())


@pytest.mark.parametrize("name", [name.value for name in FormatName])
def test_a_format_is_written_and_checked(story: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"story{FORMAT[name].suffix}"
    run("export", story, "--as", name, "-o", path)
    assert path.stat().st_size
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert "no fault" in run("check", story, "--export", path)


def test_what_is_text_is_printed(story: Path) -> None:
    lines = run("export", story, "--as", "jsonl").splitlines()
    assert all("origin_id" in json.loads(line) for line in lines)
    assert json.loads(run("export", story))["onrecord"] == 1


def test_the_format_is_the_one_that_the_file_is_named_like(story: Path, tmp_path: Path) -> None:
    for name in ("xlsx", "csv", "prov", "timelinejs"):
        one, other = (tmp_path / f"{stem}{FORMAT[name].suffix}" for stem in ("one", "other"))
        run("export", story, "-o", one)
        run("export", story, "--as", name, "-o", other)
        assert one.read_bytes() == other.read_bytes()
    run("export", story, "-o", tmp_path / "story.json")
    assert json.loads((tmp_path / "story.json").read_bytes())["onrecord"] == 1
    assert "say with --as of which format" in refused("export", story, "-o", tmp_path / "story.zip")


@pytest.mark.parametrize(("command", "ending"), [("export", ".dta"), ("export", ".html"), ("brief", ".docx")])
def test_nothing_is_written_into_a_file_that_is_named_like_no_format(
    story: Path, tmp_path: Path, command: str, ending: str
) -> None:
    path = tmp_path / f"story{ending}"
    assert f"ends in {ending}" in refused(command, story, "-o", path)
    assert not path.exists()
    run(command, story, "-o", path, "--as", "json" if command == "export" else "text")
    assert path.stat().st_size


def test_what_is_not_text_needs_a_file(story: Path) -> None:
    assert "name a file to write" in refused("export", story, "--as", "xlsx")


def test_a_table_is_asked_for_by_name_or_by_the_name_of_its_file(story: Path, tmp_path: Path) -> None:
    run("export", story, "--as", "csv", "--table", "claims", "-o", tmp_path / "a.csv")
    run("export", story, "--as", "csv", "-o", tmp_path / "claims.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "claims.csv").read_bytes()
    assert "has no tables" in refused("export", story, "--as", "stix", "--table", "claims")


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet"])
def test_all_tables_go_to_a_folder_or_a_zip(story: Path, tmp_path: Path, name: str) -> None:
    run("export", story, "--as", name, "-o", tmp_path / "tables")
    run("export", story, "--as", name, "-o", tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        held = {entry: archive.read(entry) for entry in archive.namelist()}
    assert held == {p.name: p.read_bytes() for p in (tmp_path / "tables").iterdir()}
    for path in (tmp_path / "tables", tmp_path / "tables.zip"):
        assert "no fault" in run("check", story, "--export", path)


def test_a_bundle_is_written_and_checked(story: Path, tmp_path: Path) -> None:
    run("export", story, "--bundle", tmp_path / "all.zip")
    checked = json.loads(run("check", story, "--export", tmp_path / "all.zip", "--json"))
    assert checked["ok"]
    assert checked["articles"] == 4
    assert ".zip" in refused("export", story, "--bundle", tmp_path / "all.tar")


def test_a_changed_export_fails_the_check(story: Path, tmp_path: Path) -> None:
    path = tmp_path / "assertions.jsonl"
    run("export", story, "--as", "jsonl", "-o", path)
    path.write_text(path.read_text("utf-8").replace("north channel", "south channel"), "utf-8")
    done = CliRunner().invoke(app, ["check", str(story), "--export", str(path)])
    assert done.exit_code == 1
    assert "are not the quotation" in " ".join(done.output.split())


@pytest.mark.parametrize("words", [("--as", "csv", "-o"), ("--as", "xlsx", "-o"), ("-o",)])
def test_a_record_is_never_written_over(story: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    mine = tmp_path / "mine.onrecord"
    mine.write_bytes(story.read_bytes())
    with pytest.raises(OnRecordError, match="record"):
        run("export", story, *words, mine)
    assert mine.read_bytes() == story.read_bytes()


@pytest.mark.parametrize("words", [("--as", "csv"), ("--as", "csv", "--table", "claims"), ()])
@pytest.mark.parametrize("ending", ["", ".zip", ".json", ".nothing"])
def test_a_name_that_no_file_can_have_is_told_and_not_traced(story: Path, words: tuple[str, ...], ending: str) -> None:
    done = CliRunner().invoke(app, ["export", str(story), *words, "-o", "a" * 300 + ending])
    assert done.exit_code == 2 or "cannot be written" in str(done.exception)


def test_a_missing_part_names_the_way_out(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OnRecordError) as caught:
        run("export", story, "--as", "parquet", "-o", tmp_path / "a.parquet")
    assert "onrecord[tables]" in caught.value.fix
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_or_a_device_is_written_to_and_not_replaced(story: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "export", str(story), "--as", "csl", "-o", "/dev/stdout"],
        capture_output=True,
        check=True,
    )
    assert len(json.loads(done.stdout)) == 4


@pytest.mark.parametrize(("name", "holds"), [("out.csv", "the table assertions"), ("tables", "files"), ("b.md", "")])
def test_at_a_terminal_it_is_said_what_was_written_and_a_script_is_told_nothing(
    story: Path, tmp_path: Path, name: str, holds: str
) -> None:
    words = ["brief"] if name == "b.md" else ["export", "--as", "csv"]
    call = [sys.executable, "-m", "onrecord", words[0], str(story), *words[1:], "-o", str(tmp_path / name)]
    ours, theirs = os.openpty()
    subprocess.run(call, check=True, stderr=theirs)
    os.close(theirs)
    told = b""
    with contextlib.suppress(OSError):  # how a terminal tells that nobody writes to it any more
        while part := os.read(ours, 1 << 16):
            told += part
    os.close(ours)
    assert f"{tmp_path / name}: " in told.decode()
    assert holds in told.decode()
    assert subprocess.run(call, check=True, capture_output=True).stderr == b""
