"""The order of work, run for real on the sample story: same record however it was made, and nothing lost on the way."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from onrecord.ingest import gather
from onrecord.model import Capture
from onrecord.pipeline import Step, build, look, making, place, study_all
from onrecord.record import View, Writer, audit
from onrecord.settings import Settings
from onrecord.tell.export import export, to_json
from onrecord.tell.story import Story
from tests.findings import capture_of

SAMPLE = Path(__file__).parents[2] / "src" / "onrecord" / "sample" / "articles"
SETTINGS = replace(Settings(), workers=1)


def exported(path: Path) -> str:
    with View(path) as view:
        return to_json(export(Story(view)))


def sample() -> list[Capture]:
    found = gather([str(SAMPLE)], settings=SETTINGS, now="2027-05-01T00:00:00+00:00")
    return [item for item in found if isinstance(item, Capture)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("whole") / "story.onrecord"
    built = build([str(SAMPLE)], path, settings=SETTINGS)
    assert built.studied >= 12
    assert built.refused == ()
    return exported(path)


def test_the_order_of_files_does_not_matter(whole: str, tmp_path: Path) -> None:
    files = [str(path) for path in SAMPLE.iterdir()]
    random.Random(7).shuffle(files)
    build(files, tmp_path / "s.onrecord", settings=SETTINGS)
    assert exported(tmp_path / "s.onrecord") == whole


def test_the_number_of_workers_does_not_matter(whole: str, tmp_path: Path) -> None:
    build([str(SAMPLE)], tmp_path / "s.onrecord", settings=replace(SETTINGS, workers=2))
    assert exported(tmp_path / "s.onrecord") == whole


@pytest.mark.parametrize("seed", [1, 2])
def test_articles_added_one_by_one_give_the_same_record(whole: str, tmp_path: Path, seed: int) -> None:
    captures = sample()
    random.Random(seed).shuffle(captures)
    for capture in captures:
        study_all([capture], tmp_path / "s.onrecord", settings=SETTINGS)
    assert exported(tmp_path / "s.onrecord") == whole


def test_articles_read_again_by_another_making_give_the_record_of_that_making(tmp_path: Path) -> None:
    pages = [
        capture_of(
            f"Eastmoor Herald\n\n4 March 2031\n\nHarbour notes, part {page}\n\n"
            + "\n\n".join(
                f"Ana Ruiz{'' if line else ', a harbour engineer,'} said the pier needs {10 * page + line} new piles."
                for line in range(10)
            ),
            f"{page}.txt",
        )
        for page in range(15)
    ]  # terms in more places than are looked at
    seen = [look(page, settings=SETTINGS) for page in sorted(pages, key=lambda page: page.id)]
    newer = making(SETTINGS)
    older = replace(newer, stages={**newer.stages, "relate": 0})
    for path, makings in ((tmp_path / "again", [older, newer]), (tmp_path / "new", [newer])):
        for made in makings:
            with Writer(path, made) as writer:
                writer.take_in(pages)
                assert writer.outdated() == (15 if made is newer and len(makings) > 1 else 0)
                for one in seen:
                    writer.add_placed(partial(place, one), at="2031-03-05T00:00:00+00:00")
    assert exported(tmp_path / "again") == exported(tmp_path / "new")


def test_a_killed_build_leaves_a_record_that_opens_and_goes_on(whole: str, tmp_path: Path) -> None:
    path = tmp_path / "s.onrecord"
    command = [sys.executable, "-m", "onrecord", "build", str(SAMPLE), "-o", str(path), "--workers", "1"]
    for more in (1, 4):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as building:
            until(lambda wanted=more: studied(path) >= wanted)
            building.send_signal(signal.SIGKILL)
        with View(path) as view:
            assert list(audit(view)) == []
    subprocess.run([*command, "--quiet"], check=True)
    assert exported(path) == whole


def test_an_interrupted_build_says_so_and_goes_on(whole: str, tmp_path: Path) -> None:
    path = tmp_path / "s.onrecord"
    command = [sys.executable, "-m", "onrecord", "build", str(SAMPLE), "-o", str(path)]
    with subprocess.Popen(
        [*command, "--workers", "2"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heeding_interrupts,  # noqa: PLW1509  # these tests start no threads
    ) as building:
        until(lambda: studied(path) >= 1)
        os.killpg(building.pid, signal.SIGINT)
        told = building.communicate(timeout=30)[1]
    assert building.returncode == 130
    assert "goes on from there" in told
    assert "Traceback" not in told
    subprocess.run([*command, "--quiet"], check=True)
    assert exported(path) == whole


def test_a_build_interrupted_while_what_workers_need_is_loaded_prints_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "s.onrecord"
    with subprocess.Popen(
        [sys.executable, "-m", "onrecord", "build", str(SAMPLE), "-o", str(path), "--workers", "2"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heeding_interrupts,  # noqa: PLW1509  # these tests start no threads
    ) as building:
        until(lambda: taken_in(path) >= len(list(SAMPLE.iterdir())))
        time.sleep(0.5)
        os.killpg(building.pid, signal.SIGINT)
        told = building.communicate(timeout=30)[1]
    assert building.returncode == 130
    assert "goes on from there" in told
    assert "Traceback" not in told


def taken_in(path: Path) -> int:
    if not path.exists() or not path.stat().st_size:
        return 0
    with View(path) as view:
        return len(view.capture_ids())


def heeding_interrupts() -> None:
    """Programs that a shell starts in the background do not, and neither do those that they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def studied(path: Path) -> int:
    if not path.exists() or not path.stat().st_size:
        return 0
    with View(path) as view:
        return len(view.article_ids())


def until(true: object, seconds: float = 180) -> None:
    assert callable(true)
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "it never happened"
        time.sleep(0.1)  # looking takes a core that the build could use


def test_what_is_written_goes_into_the_file_while_a_build_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "s.onrecord"
    left: list[int] = []

    def left_over(step: Step) -> None:
        if step.doing == "reading":
            with closing(sqlite3.connect(path)) as db:
                _, logged, gone = db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            left.append(logged - gone)

    study_all(sample()[:3], path, settings=SETTINGS, progress=left_over)
    assert left == [0] * 3  # else the log is kept for a reader, and grows as long as the build takes


def test_a_capture_without_an_article_is_refused_once(tmp_path: Path) -> None:
    page = tmp_path / "nothing.html"
    page.write_text("<html><head><script>1</script></head><body></body></html>")
    path = tmp_path / "s.onrecord"
    built = build([str(page)], path, settings=SETTINGS)
    assert [refusal.code for refusal in built.refused] == ["not-an-article"]
    assert build([str(page)], path, settings=SETTINGS).refused == ()
    with View(path) as view:
        assert [refusal.name for refusal in view.refusals()] == ["nothing.html"]
