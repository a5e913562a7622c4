import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = """Harbour board approves dredging

By Ana Ruiz
Jan. 4, 2027

The harbour board approved the dredging of the north channel on Monday, chairman Tom Lee said.

"We will begin in March," Lee said.

The fishermen's union said it had not been asked.
"""


def onrecord(*words: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "120", **environ},
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("story")
    (made / "pages").mkdir()
    (made / "pages" / "harbour.txt").write_text(PAGE)
    done = onrecord("build", "pages", "-o", "story.onrecord", cwd=made)
    assert done.returncode == 0, done.stderr
    assert "1 article recorded" in done.stderr
    return made


def test_building_again_adds_nothing(folder: Path) -> None:
    done = onrecord("build", "pages", "-o", "story.onrecord", cwd=folder)
    assert done.returncode == 0
    assert "0 articles recorded (nothing new)" in done.stderr


@pytest.mark.parametrize("command", ["show", "brief", "timeline", "positions", "quotes", "people", "sources", "check"])
def test_every_reading_command_prints_a_page_and_json(folder: Path, command: str) -> None:
    page = onrecord(command, "story.onrecord", cwd=folder)
    assert page.returncode == 0, page.stderr
    assert page.stdout.strip()
    machine = onrecord(command, "story.onrecord", "--json", cwd=folder)
    assert machine.returncode == 0, machine.stderr
    json.loads(machine.stdout)


def test_quotes_can_be_asked_for_by_name(folder: Path) -> None:
    found = json.loads(onrecord("quotes", "story.onrecord", "--by", "lee", "--json", cwd=folder).stdout)
    assert any("begin in March" in quote["content"] for quote in found)
    assert all("lee" in f"{quote['speaker']} {quote['source']}".lower() for quote in found)
    assert json.loads(onrecord("quotes", "story.onrecord", "--by", "nobody", "--json", cwd=folder).stdout) == []


def test_a_spreadsheet_never_runs_what_an_article_says(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text('The board met on Monday.\n\n"=1+1 is the budget," chairman Tom Lee said.\n')
    onrecord("build", "page.txt", "-o", "s.onrecord", cwd=tmp_path)
    table = onrecord("quotes", "s.onrecord", "--csv", cwd=tmp_path).stdout
    assert ",=1" not in table


def test_a_missing_record_is_two_lines_and_a_status(tmp_path: Path) -> None:
    done = onrecord("show", "gone.onrecord", cwd=tmp_path)
    assert done.returncode == 5
    assert done.stderr.splitlines()[0].startswith("error: there is no record at")
    assert done.stderr.splitlines()[1].startswith("try:")
    assert "Traceback" not in done.stderr


def test_what_cannot_be_read_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "good.txt").write_text(PAGE)
    (pages / "empty.txt").write_text("")
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (pages / "new\nline 🎈.txt").write_text(PAGE.replace("dredging", "building"))
    done = onrecord("build", "pages", "-o", "s.onrecord", cwd=tmp_path)
    assert done.returncode == 3
    assert "2 articles recorded" in done.stderr
    assert done.stderr.count("not read:") == 2
    assert "Traceback" not in done.stderr


def test_why_files_are_not_read_is_said_once_however_many_there_are(tmp_path: Path) -> None:
    tables = tmp_path / "pages" / "tables"
    tables.mkdir(parents=True)
    (tmp_path / "pages" / "good.txt").write_text(PAGE)
    for n in range(8):
        (tables / f"{n}.csv").write_text("a,b")
    done = onrecord("build", "pages", "-o", "s.onrecord", cwd=tmp_path)
    assert done.returncode == 0
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("not read:")]
    assert line.count("tables/") == 5
    assert "and 3 more: files of this type are not read" in line
    assert done.stderr.count("try:") == 1


def test_a_folder_that_is_read_like_a_record_leads_on_to_making_one(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    done = onrecord("brief", "pages", cwd=tmp_path)
    assert done.returncode == 5
    assert "onrecord build pages -o story.onrecord" in done.stderr
    assert "name a file" in onrecord("build", "pages", "-o", "pages", cwd=tmp_path).stderr


def test_what_was_recorded_is_named_as_it_was_understood(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "good.txt").write_text(PAGE)
    (pages / "other.txt").write_text(
        "El puerto de la ciudad fue cerrado por la alcaldesa en la noche, dijo el guardia."
    )
    done = onrecord("build", "pages", "-o", "s.onrecord", cwd=tmp_path)
    named = [line for line in done.stderr.splitlines() if line.startswith("  ")]
    assert len(named) == 2
    assert any("publisher not stated, no day stated" in line for line in named)
    assert "1 article is not in English (es)" in done.stderr
    assert "El puerto" not in onrecord("add", "s.onrecord", "pages", cwd=tmp_path).stderr


def test_a_changed_byte_fails_the_check(folder: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.onrecord"
    damaged.write_bytes((folder / "story.onrecord").read_bytes())
    body = damaged.read_bytes()
    assert body.count(b"begin in March") >= 1
    damaged.write_bytes(body.replace(b"begin in March", b"begin in Marsh"))
    done = onrecord("check", str(damaged), cwd=tmp_path)
    assert done.returncode != 0


def test_a_pipe_that_closes_early_is_no_error(folder: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m onrecord export story.onrecord | head -c 10",
        cwd=folder,
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""


def test_the_export_goes_to_a_file(folder: Path, tmp_path: Path) -> None:
    done = onrecord("export", "story.onrecord", "-o", str(tmp_path / "out.json"), cwd=folder)
    assert done.returncode == 0
    assert json.loads((tmp_path / "out.json").read_text())["articles"][0]["article"]["title"]["value"]


@pytest.mark.parametrize("what", ["nosuch", "empty", "pictures"])
def test_a_build_without_an_article_says_so_and_leaves_no_record(tmp_path: Path, what: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "pier.png").write_bytes(b"\x89PNG\x00")
    done = onrecord("build", what, "-o", "new.onrecord", cwd=tmp_path)
    assert done.returncode == 3
    assert "no article was read, so there is no record" in done.stderr
    assert "articles recorded" not in done.stderr
    assert not list(tmp_path.glob("new.onrecord*"))


def test_a_record_that_was_there_is_left_alone_by_a_build_of_nothing(folder: Path) -> None:
    before = (folder / "story.onrecord").read_bytes()
    assert onrecord("build", "nosuch", "-o", "story.onrecord", cwd=folder).returncode == 3
    assert len((folder / "story.onrecord").read_bytes()) >= len(before)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["show", "export"])
def test_output_that_does_not_fit_where_it_goes_is_two_lines_and_a_status(folder: Path, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", command, "story.onrecord"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 3
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["error", "try"]


LOADING = """
import signal, sys
from onrecord.cli import main
signal.signal(signal.SIGALRM, signal.default_int_handler)
sys.argv = ["onrecord", "--help"]
signal.setitimer(signal.ITIMER_REAL, 0.05)
main()
"""


def test_an_interrupt_while_a_command_is_loaded_is_no_error(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LOADING], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 130
