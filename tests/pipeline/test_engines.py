"""Engines: the same record from each of them, whatever is killed on the way."""

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.errors import BadSource, MissingPart
from onrecord.pipeline.on_ray import OnRay
from onrecord.pipeline.workers import Processes
from onrecord.record import is_record
from tests.pipeline.dying import refused
from tests.tell.stories import news

ROOT = Path(__file__).parents[2]
SHORT = 14
PIERS = ("north", "south", "east", "west", "old", "new", "long", "short")
ray = [
    pytest.mark.ray,
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("ray") is None, reason="onrecord[ray] is not installed"),
]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Short articles on a few piers that repeat, deny and update one another, and a long one, which is placed last."""
    folder = tmp_path_factory.mktemp("articles")
    for number in range(SHORT):
        pier, ships = PIERS[number % len(PIERS)], 20 + number // len(PIERS)
        said = "denied that" if number % 5 == 4 else "said"
        page = news(
            f"The {pier} pier is to close",
            f"May {1 + number}, 2031",
            f"The port office {said} the {pier} pier will close in June, and that {ships} ships must move.",
            f'"It is the {pier} pier\'s last summer," said Tom Lee, who runs the port of Eastmoor.',
            publisher=("The Eastmoor Herald", "Pier Post", "Coast Wire")[number % 3],
        )
        (folder / f"{number}.txt").write_text(page, "utf-8")
    lines = [f"The port office said that berth {number} stays open until the ships have gone." for number in range(150)]
    pages = (news(f"All {n} berths", "June 3, 2031", *lines).encode() for n in count(200))
    (folder / "long.txt").write_bytes(next(page for page in pages if hashlib.sha256(page).digest()[0] == 0xFF))
    return folder


def tables(record: Path, folder: Path) -> dict[str, bytes]:
    """Every table of an export as JSON lines, by file."""
    done = CliRunner().invoke(app, ["export", str(record), "--as", "jsonl", "-o", str(folder), "--quiet"])
    assert done.exit_code == 0, done.output
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def command(articles: Path, record: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "onrecord", "build", str(articles), "-o", str(record), "--quiet", *more]


@pytest.fixture(scope="module")
def whole(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("whole")
    subprocess.run(command(articles, folder / "s.onrecord", "--workers", "1"), check=True)
    made = tables(folder / "s.onrecord", folder / "tables")
    assert made["assertions.jsonl"].count(b"\n") > SHORT
    assert made["relations.jsonl"].count(b"\n") > SHORT
    return made


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a Ray cluster of two machines."""
    helper = [sys.executable, "-m", "tests.pipeline.ray_cluster"]
    with subprocess.Popen(
        helper, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.communicate()


def studied(record: Path) -> int:
    """How many articles are placed, asked without waiting for whoever writes."""
    if not is_record(record):
        return 0
    with closing(sqlite3.connect(f"file:{record}?mode=ro", uri=True, timeout=0)) as db, suppress(sqlite3.Error):
        return int(db.execute("SELECT count(*) FROM study").fetchone()[0])
    return 0  # it has no tables yet


def until(true: Callable[[], bool], running: subprocess.Popen[bytes] | None = None) -> None:
    ends = time.monotonic() + 300
    while not true():
        assert running is None or running.poll() is None, "it ended before"
        assert time.monotonic() < ends, "it never happened"
        time.sleep(0.02)


def processes(*, of: int | None = None, called: str = "") -> set[int]:
    """The processes of this machine with these words in their command line, all or those of one group."""
    listed = subprocess.run(["ps", "-eo", "pid,pgid,args"], capture_output=True, text=True, check=True).stdout
    rows = (line.split(None, 2) for line in listed.splitlines()[1:])
    return {int(pid) for pid, group, words in rows if called in words and of in {None, int(group)}}


def readers() -> set[int]:
    """The processes that read for any Ray cluster of this machine."""
    return processes(called="ray::MapWorker(MapBatches(_Reader))")


def test_two_workers_give_the_same_record_when_killed_and_started_again(
    articles: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    record = tmp_path / "s.onrecord"
    with subprocess.Popen(command(articles, record, "--workers", "2"), start_new_session=True) as building:
        until(lambda: studied(record) >= 2, building)
        building.send_signal(signal.SIGKILL)
    assert studied(record) <= SHORT
    until(lambda: not processes(of=building.pid))
    subprocess.run(command(articles, record, "--workers", "2"), check=True)
    assert tables(record, tmp_path / "tables") == whole


def test_an_article_that_kills_its_worker_is_all_that_is_lost() -> None:
    assert refused(Processes(2), ("3", "17"), [str(n) for n in range(40)]) == ["3.txt", "17.txt"]


def test_an_address_without_a_cluster_to_use_it_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["build", "x", "-o", str(tmp_path / "s.onrecord"), "--address", "auto"])
    assert done.exit_code == 2
    assert "--engine ray" in done.output


def test_where_ray_is_not_installed_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingPart, match="Ray") as error:
        OnRay()
    assert "onrecord[ray]" in error.value.fix


def test_a_client_s_address_is_refused() -> None:
    with pytest.raises(BadSource, match="client"):
        OnRay(address="ray://localhost:10001")


class TestRay:
    pytestmark = ray

    def test_an_address_where_nothing_answers_is_said_plainly(self, articles: Path, tmp_path: Path) -> None:
        on_ray = command(articles, tmp_path / "s.onrecord", "--engine", "ray", "--address", "127.0.0.1:1")
        done = subprocess.run(on_ray, capture_output=True, text=True, check=False)
        assert done.returncode == 10
        assert "no Ray cluster answers" in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_cluster_of_its_own_ends_with_a_killed_build_and_any_engine_goes_on(
        self, articles: Path, whole: dict[str, bytes], tmp_path: Path
    ) -> None:
        record, before = tmp_path / "s.onrecord", readers()
        on_ray = command(articles, record, "--engine", "ray", "--workers", "2")
        with subprocess.Popen(on_ray, stderr=subprocess.DEVNULL) as building:
            until(lambda: studied(record) >= 2, building)
            building.send_signal(signal.SIGKILL)
        until(lambda: readers() <= before)
        until(lambda: 2 <= studied(record) <= SHORT)  # whoever looks first may find it locked
        subprocess.run(command(articles, record, "--workers", "1"), check=True)
        assert tables(record, tmp_path / "tables") == whole

    def test_a_worker_killed_in_the_middle_changes_nothing(
        self, articles: Path, whole: dict[str, bytes], tmp_path: Path, cluster: str
    ) -> None:
        record, before = tmp_path / "s.onrecord", readers()
        on_ray = command(articles, record, "--engine", "ray", "--address", cluster)
        with subprocess.Popen(on_ray, stderr=subprocess.DEVNULL) as building:
            until(lambda: studied(record) >= 2, building)
            ours = sorted(readers() - before)
            assert ours  # on a busy machine the second may not have started yet
            assert studied(record) <= SHORT
            os.kill(ours[0], signal.SIGKILL)
        assert building.returncode == 0
        assert tables(record, tmp_path / "tables") == whole

    def test_an_article_that_kills_its_worker_is_all_that_is_lost(self, cluster: str) -> None:
        dying = [sys.executable, "-m", "tests.pipeline.dying", cluster]
        done = subprocess.run(dying, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        assert json.loads(done.stdout.splitlines()[-1]) == ["3.txt"]  # Ray tells of dead workers before
