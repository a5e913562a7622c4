"""Many readers at once while a build writes to the same record, in processes of their own."""

import asyncio
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from onrecord.record import View
from scripts.screenshots import served

READERS, TURNS = 200, 5
ADDRESSES = ("/", "/claims", "/timeline", "/disputes", "/people", "/search?q=ferry", "/api/claims", "/health")


def page(number: int) -> str:
    return (
        f"Pier {number} to close\n\nBy Ana Brandt\nThe Eastmoor Herald\n{1 + number} May 2031\n\n"
        f'The harbour office said pier {number} will close in June. "It is old," said Tom Lee, who runs the port.\n'
    )


@pytest.fixture
def story(sample_file: Path, tmp_path: Path) -> Path:
    with View(sample_file):
        return Path(shutil.copy(sample_file, tmp_path / "story.onrecord"))


@pytest.fixture
def address(story: Path) -> Iterator[str]:
    with served(story) as found:
        yield found


async def read_all(address: str) -> list[int]:
    """The status of every answer, each reader going from page to page."""
    limits = httpx2.Limits(max_connections=READERS)
    async with httpx2.AsyncClient(base_url=address, timeout=120, limits=limits) as client:

        async def reader(number: int) -> list[int]:
            at = [ADDRESSES[(number + turn) % len(ADDRESSES)] for turn in range(TURNS)]
            return [(await client.get(name)).status_code for name in at]

        return [status for found in await asyncio.gather(*map(reader, range(READERS))) for status in found]


def test_a_page_kept_is_shown_at_once_to_whoever_reads_on(address: str) -> None:
    with httpx2.Client(base_url=address, timeout=60) as client:
        client.get("/claims")
        waits = []
        for _ in range(20):
            begun = time.perf_counter()
            client.get("/claims")
            waits.append(time.perf_counter() - begun)
    assert min(waits) < 0.03  # a reader on one connection once waited 40 ms for each page


@pytest.mark.slow
def test_two_hundred_readers_meet_no_error_while_a_build_writes(story: Path, address: str, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    for number in range(8):
        (new / f"{number}.txt").write_text(page(number), "utf-8")
    with subprocess.Popen([sys.executable, "-m", "onrecord", "add", str(story), str(new), "--quiet"]) as build:
        statuses = asyncio.run(read_all(address))
        assert build.wait(120) == 0
    assert statuses == [200] * (READERS * TURNS)
    with httpx2.Client(base_url=address, timeout=60) as client:
        for _ in range(100):
            if client.get("/api/articles").json()["total"] == 24:
                break
            time.sleep(0.2)
        assert "Pier 7 to close" in client.get("/articles").text
