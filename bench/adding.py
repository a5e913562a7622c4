"""What it costs to add one article to a small story and to a large one, both in one run.

``--data`` is a folder of articles; the large story is generated from their sentences, with other numbers and other
dates, so that it is as much alike as coverage of one story can be, which is the worst case for looking things up.
"""

import hashlib
import random
import re
import statistics
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

SMALL, LARGE, ROUNDS = 5, 500, 15
NOW = "2027-01-01T00:00:00+00:00"
SETTINGS = Settings()


def run(data: Path, *, split: str | None) -> Result:
    """Figures: seconds to add one article to a story of 5 and of 500, medians, and the larger over the smaller."""
    large = int(split or LARGE)
    articles = generated(data)
    added = list(islice(articles, 2 * ROUNDS))
    with tempfile.TemporaryDirectory() as folder:
        small_story, large_story = Path(folder, "small.onrecord"), Path(folder, "large.onrecord")
        study_all(islice(articles, SMALL), small_story, settings=SETTINGS)
        begun = time.perf_counter()
        study_all(islice(articles, large), large_story, settings=SETTINGS)
        building = time.perf_counter() - begun
        small: list[float] = []
        big: list[float] = []
        # In turns, so that whatever else the machine does falls on both alike.
        for one, other in zip(added[::2], added[1::2], strict=True):
            small.append(seconds(one, small_story))
            big.append(seconds(other, large_story))
    medians = statistics.median(small), statistics.median(big)
    return Result(
        "adding",
        {
            "add_to_small_seconds": medians[0],
            "add_to_large_seconds": medians[1],
            "large_over_small": medians[1] / medians[0],
            "articles_per_second": large / building,
        },
        columns=("story of", "seconds to add one: least", "median", "most"),
        rows=(row(SMALL, small), row(large, big)),
    )


def seconds(capture: Capture, story: Path) -> float:
    begun = time.perf_counter()
    study_all([capture], story, settings=SETTINGS)
    return time.perf_counter() - begun


def row(size: int, times: list[float]) -> tuple[str, ...]:
    return (f"{size} articles", *(f"{x:.3f}" for x in (min(times), statistics.median(times), max(times))))


def generated(data: Path) -> Iterator[Capture]:
    """Endlessly many pasted articles of about 400 words, the same ones in every run."""
    dice = random.Random(5)
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
