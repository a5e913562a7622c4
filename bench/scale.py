"""What one article costs as the record grows, over as many invented articles as are asked for.

``--data`` is a folder to work in: the record, ``scale.csv`` and ``scale.svg`` are left there. ``--split`` is how many
articles to take, 10,000 unless given. A record that is there already goes on growing, so a long run can be cut short
and taken up again. What is measured is placing: ``resolve``, ``relate`` and the writing, by the program's own writer
into its own record, in one process, no shortcuts. Articles come from another process with all that reading workers
find in them; what that costs, and taking what they send apart again, is measured beside it.

Other work on the machine lengthens processor time too. So one fixed piece of work, the yardstick, is done every few
articles: where it takes as long at the end as at the beginning, what has grown has grown because of the record.
"""

import csv
import gc
import pickle
import resource
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, fields
from itertools import islice
from pathlib import Path
from statistics import mean

from bench.invented import Sent, sent
from bench.result import Result
from onrecord.cli import COLLECTED
from onrecord.model import Findings
from onrecord.pipeline import Seen, making
from onrecord.pipeline.settling import SETTLED, settle
from onrecord.record import Writer
from onrecord.relate import relate
from onrecord.resolve import resolve
from onrecord.settings import Settings

ARTICLES, BLOCK, SEED = 10_000, 1_000, 11
TAKEN_IN = 100  # articles whose captures are kept in one transaction
LAID = 20  # articles from one laying of the yardstick to the next
WORDS = [f"{n * 7919 % 20_011:x}" for n in range(20_000)]
COUNTS = dict(zip(WORDS, range(len(WORDS)), strict=True))
NOW = "2027-01-01T00:00:00+00:00"


@dataclass(slots=True)
class Spent:
    """What a block of articles cost: milliseconds, relations and the like are of one article; sizes of all so far."""

    articles: int = 0
    resolve_ms: float = 0.0
    relate_ms: float = 0.0
    write_ms: float = 0.0
    beforehand_ms: float = 0.0
    unpack_ms: float = 0.0
    yardstick_ms: float = 0.0
    wall_ms: float = 0.0
    record_mib: float = 0.0
    memory_mib: float = 0.0
    reprints: float = 0.0
    relations: float = 0.0
    assertions: float = 0.0

    @property
    def total_ms(self) -> float:
        """Processor milliseconds that placing one article takes; what workers do beforehand is left out."""
        return self.resolve_ms + self.relate_ms + self.write_ms

    @property
    def yardsticks(self) -> float:
        """The same, in pieces of fixed work done in the same minutes."""
        return self.total_ms / self.yardstick_ms

    def share(self, articles: int) -> None:
        """From sums over so many articles to what one took."""
        times = ("resolve_ms", "relate_ms", "write_ms", "beforehand_ms", "unpack_ms", "wall_ms")
        for name in (*times, "reprints", "relations", "assertions"):
            setattr(self, name, getattr(self, name) / articles)


def run(data: Path, *, split: str | None) -> Result:
    """Figures: processor milliseconds an article in the first and the last block, their ratio, memory and disk."""
    data.mkdir(parents=True, exist_ok=True)
    record, table = data / "scale.onrecord", data / "scale.csv"
    blocks = _before(table) if record.exists() and table.exists() else []
    with table.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([f.name for f in fields(Spent)])
        rows.writerows(map(astuple, blocks))
        file.flush()
        for spent in _blocks(record, int(split or ARTICLES)):
            blocks.append(spent)
            rows.writerow([round(v, 3) for v in astuple(spent)])
            file.flush()
            print(f"{spent.articles:>8,} {spent.total_ms:7.2f} ms an article", file=sys.stderr, flush=True)
    _draw(blocks, data / "scale.svg")
    first, last = blocks[0], blocks[-1]
    return Result(
        "scale",
        {
            "articles": last.articles,
            "first_block_ms": first.total_ms,
            "last_block_ms": last.total_ms,
            "last_over_first": last.total_ms / first.total_ms,
            "last_over_first_in_yardsticks": last.yardsticks / first.yardsticks,
            "last_over_second": last.total_ms / blocks[min(1, len(blocks) - 1)].total_ms,
            "peak_mib": max(b.memory_mib for b in blocks),
            "record_mib": last.record_mib,
            "record_kib_an_article": last.record_mib * 1024 / last.articles,
            "pending_ms": _pending_ms(record),
        },
        columns=(
            *("articles", "ms an article", "resolve", "relate", "write", "beforehand", "unpack"),
            *("yardstick", "wall", "record MiB", "memory MiB"),
        ),
        rows=tuple(map(_row, _shown(blocks))),
    )


def _before(table: Path) -> list[Spent]:
    """The blocks of a run that was cut short."""
    with table.open(newline="") as file:
        found = [[float(cell) for cell in row] for row in list(csv.reader(file))[1:]]
    return [Spent(int(articles), *others) for articles, *others in found]


def _blocks(record: Path, articles: int) -> Iterator[Spent]:
    with _collecting(), Writer(record, making(Settings())) as writer, closing(sqlite3.connect(record)) as db:
        (done,) = db.execute("SELECT count(*) FROM study").fetchone()
        with sent(SEED, after=done) as supply:
            while done < articles:
                count = min(BLOCK - done % BLOCK, articles - done)
                spent = _block(writer, islice(supply, count))
                done += count
                spent.articles, spent.record_mib = done, record.stat().st_size / 2**20
                spent.memory_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                spent.share(count)
                yield spent


@contextmanager
def _collecting() -> Iterator[None]:
    """Cycles are collected as the program itself does it."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECTED)
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def _block(writer: Writer, supply: Iterator[Sent]) -> Spent:
    """What these articles cost together."""
    spent, laid = Spent(), list[float]()
    begun = time.perf_counter()
    for number, item in enumerate(_taken_in(writer, supply), start=1):
        spent.beforehand_ms += item.beforehand_ms
        _place(writer, item.seen, spent)
        if number % SETTLED == 0:
            _settle(spent)
        if number % LAID == 1:
            laid.append(_yardstick_ms())
    spent.yardstick_ms, spent.wall_ms = mean(laid), (time.perf_counter() - begun) * 1000
    return spent


def _taken_in(writer: Writer, supply: Iterator[Sent]) -> Iterator[Sent]:
    while batch := list(islice(supply, TAKEN_IN)):
        writer.take_in(item.capture for item in batch)
        yield from batch


def _place(writer: Writer, packed: bytes, spent: Spent) -> None:
    begun = time.process_time()
    seen: Seen = pickle.loads(packed)  # noqa: S301  # our own
    unpacked = time.process_time()
    known = writer.known
    resolved = resolve(seen.reading, known, named=seen.named)
    resolving = time.process_time()
    related = relate(seen.attributions, resolved, known, by_itself=seen.alone)
    relating = time.process_time()
    writer.add(Findings(seen.reading, seen.attributions, resolved, related), at=NOW)
    written = time.process_time()
    spent.unpack_ms += (unpacked - begun) * 1000
    spent.resolve_ms += (resolving - unpacked) * 1000
    spent.relate_ms += (relating - resolving) * 1000
    spent.write_ms += (written - relating) * 1000
    spent.reprints += len(resolved.reprints)
    spent.relations += len(related.relations)
    spent.assertions += len(related.assertions)


def _settle(spent: Spent) -> None:
    """What the pipeline does now and then, as a part of writing."""
    begun = time.process_time()
    settle()
    spent.write_ms += (time.process_time() - begun) * 1000


def _yardstick_ms() -> float:
    """Fixed work that makes no new objects, so that it is the same however much the process holds."""
    begun = time.process_time()
    for _ in range(20):
        sum(map(COUNTS.__getitem__, WORDS))
    return (time.process_time() - begun) * 1000


def _pending_ms(record: Path) -> float:
    """What asking for captures that are still to be studied costs: each build and each ``add`` does so once."""
    with Writer(record, making(Settings())) as writer:
        begun = time.process_time()
        left = writer.pending()
        spent = time.process_time() - begun
    if left:
        raise AssertionError(f"{len(left)} captures were not studied")
    return spent * 1000


def _shown(blocks: list[Spent]) -> list[Spent]:
    """At most some twenty blocks, evenly, the first and the last among them."""
    step = max(1, len(blocks) // 20)
    return [b for n, b in enumerate(blocks) if n % step == 0 or n == len(blocks) - 1]


def _row(spent: Spent) -> tuple[str, ...]:
    placing = (spent.total_ms, spent.resolve_ms, spent.relate_ms, spent.write_ms)
    times = (*placing, spent.beforehand_ms, spent.unpack_ms, spent.yardstick_ms, spent.wall_ms)
    return (f"{spent.articles:,}", *(f"{t:.1f}" for t in times), f"{spent.record_mib:,.0f}", f"{spent.memory_mib:,.0f}")


def _draw(blocks: list[Spent], path: Path) -> None:
    """Time an article against articles on record, stage upon stage, and the size of the record."""
    from matplotlib import rc_context  # noqa: PLC0415  # a second to import
    from matplotlib.figure import Figure  # noqa: PLC0415

    at = [b.articles / 1000 for b in blocks]
    stages = {
        "resolve": [b.resolve_ms for b in blocks],
        "relate": [b.relate_ms for b in blocks],
        "write": [b.write_ms for b in blocks],
    }
    with rc_context({"svg.hashsalt": "scale", "svg.fonttype": "none"}):
        figure = Figure(figsize=(8, 5), layout="constrained")
        times, sizes = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
        times.stackplot(at, *stages.values(), labels=tuple(stages), colors=("#4878a8", "#e49444", "#85b6b2"))
        times.set_ylabel("processor ms an article")
        times.set_ylim(bottom=0)
        times.legend(loc="upper left", ncols=3)
        sizes.plot(at, [b.record_mib / 1024 for b in blocks], color="#4878a8", label="record, GiB")
        sizes.plot(at, [b.memory_mib / 1024 for b in blocks], color="#d1615d", label="memory at most, GiB")
        sizes.set_ylim(bottom=0)
        sizes.set_xlabel("thousand articles on record")
        sizes.legend(loc="upper left")
        figure.savefig(path, metadata={"Date": None})
