"""What it costs to add one article to a small story and to a large one, both in one run.

``--data`` is a folder of articles; the large story is generated from their sentences, with other numbers and other
dates, so that it is as much alike as coverage of one story can be, which is the worst case for looking things up.
"""

import hashlib
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.result import Result
from onrecord.clean import clean
from onrecord.ingest import gather
from onrecord.model import Capture, Kind
from onrecord.pipeline import study_all
from onrecord.settings import Settings

SMALL, LARGE, ROUNDS = 5, 500, 10
NOW = "2027-01-01T00:00:00+00:00"
SETTINGS = Settings()


def run(data: Path, *, split: str | None) -> Result:
    """Figures: processor seconds of ``onrecord add`` for one article, and of its work alone, to both stories.

    ``split`` is the number of articles in the large story; 500 unless given.
    """
    large = int(split or LARGE)
    articles = generated(data)
    added = list(islice(articles, 4 * ROUNDS))
    with tempfile.TemporaryDirectory() as folder:
        stories = Path(folder, "small.onrecord"), Path(folder, "large.onrecord")
        study_all(islice(articles, SMALL), stories[0], settings=SETTINGS)
        begun = time.perf_counter()
        study_all(islice(articles, large), stories[1], settings=SETTINGS)
        building = time.perf_counter() - begun
        command: tuple[list[float], list[float]] = ([], [])
        work: tuple[list[float], list[float]] = ([], [])
        # In turns, so that whatever else the machine does falls on both alike.
        for number, capture in enumerate(added):
            which = number % 2
            if number < 2 * ROUNDS:
                work[which].append(of_the_work(capture, stories[which]))
            else:
                command[which].append(of_the_command(capture, stories[which], Path(folder)))
    small, big = map(statistics.median, command)
    small_work, big_work = map(statistics.median, work)
    return Result(
        "adding",
        {
            "add_to_small_seconds": small,
            "add_to_large_seconds": big,
            "large_over_small": big / small,
            "work_on_small_seconds": small_work,
            "work_on_large_seconds": big_work,
            "work_large_over_small": big_work / small_work,
            "articles_per_second": large / building,
        },
        columns=("added to a story of", "processor seconds: least", "median", "most"),
        rows=(
            row(f"{SMALL} articles, the command", command[0]),
            row(f"{large} articles, the command", command[1]),
            row(f"{SMALL} articles, the work alone", work[0]),
            row(f"{large} articles, the work alone", work[1]),
        ),
    )


def of_the_work(capture: Capture, story: Path) -> float:
    begun = time.process_time()
    study_all([capture], story, settings=SETTINGS)
    return time.process_time() - begun


def of_the_command(capture: Capture, story: Path, folder: Path) -> float:
    page = folder / capture.name
    page.write_bytes(capture.body)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "onrecord", "add", str(story), str(page), "--quiet"], check=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def row(what: str, times: list[float]) -> tuple[str, ...]:
    return (what, *(f"{x:.3f}" for x in (min(times), statistics.median(times), max(times))))


def generated(data: Path) -> Iterator[Capture]:
    """Endlessly many pasted articles of about 400 words, the same ones in every run."""
    dice = random.Random(5)  # noqa: S311  # for variety, not for secrets
    sentences = sorted({s for text in own_texts(data) for s in re.split(r"(?<=[.!?”])\s+", text) if 40 < len(s) < 300})
    number = 0
    while True:
        number += 1
        day = f"{dice.choice(['March', 'April', 'May'])} {dice.randint(1, 28)}, 2027"
        body = [re.sub(r"\b\d{1,3}\b", lambda _: str(dice.randint(2, 900)), s) for s in dice.sample(sentences, 20)]
        paragraphs = [" ".join(body[at : at + 2]) for at in range(0, len(body), 2)]
        text = "\n\n".join([f"Report number {number} on the story", day, *paragraphs]) + "\n"
        yield Capture(hashlib.sha256(text.encode()).hexdigest(), f"{number}.txt", "text/plain", text.encode(), NOW)


def own_texts(data: Path) -> Iterator[str]:
    for item in gather([str(data)], settings=SETTINGS, now=NOW):
        if isinstance(item, Capture):
            article = clean(item)
            yield from (b.span.cut(article.text) for b in article.blocks if b.kind is Kind.TEXT)
