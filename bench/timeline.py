"""Timelines of target entities from raw text, on SemEval-2015 task 4 (track A).

``--data`` is the folder of the task's data; ``--split`` is ``corpus_1`` (the default), another corpus, or ``trial``.
The score is the task's: micro F1 of the relations of dates and mentions (see ``bench/timelines/graph.py``).
"""

import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bench.result import Result
from bench.timelines.corpus import load
from bench.timelines.entity import rows_of, studied
from bench.timelines.graph import Counts, Row, compare

PUBLISHED = {"best of SemEval-2015, track A, all corpora": {"micro_f1": 0.0785}}
"""Minard et al., SemEval-2015 Task 4: TimeLine: Cross-Document Event Ordering, SemEval 2015."""


def run(data: Path, *, split: str | None) -> Result:
    """Score one corpus of the folder."""
    corpus = load(data, split)
    began = time.process_time()
    done = [studied(text, tuple(corpus.gold)) for text in corpus.texts]
    spent = time.process_time() - began
    total = Counts()
    rows = []
    for target, gold in corpus.gold.items():
        told = (row for text, events, numbers in done for row in rows_of(text, events, numbers[target]))
        counts = compare(gold, timeline(told))
        total += counts
        rows.append((target, *(f"{x:.3f}" for x in (counts.precision, counts.recall, counts.f1)), str(counts.gold)))
    rows.append(("all", *(f"{x:.3f}" for x in (total.precision, total.recall, total.f1)), str(total.gold)))
    rows += [(name, "", "", f"{held['micro_f1']:.4f}", "") for name, held in PUBLISHED.items()]
    words = sum(len(t.tokens) for t in corpus.texts)
    figures = {
        "micro_f1": total.f1,
        "micro_precision": total.precision,
        "micro_recall": total.recall,
        "gold_relations": float(total.gold),
        "words_per_second": words / max(spent, 1e-9),
    }
    return Result("timeline", figures, dict(PUBLISHED), ("entity", "precision", "recall", "F1", "of"), tuple(rows))


def timeline(told: Iterable[tuple[str, str, str]]) -> list[Row]:
    """Rows in order of their dates; mentions of one deed on one date are one event."""
    events: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for day, deed, mention in told:
        if mention not in events[day, deed]:
            events[day, deed].append(mention)
    order = {day: n for n, day in enumerate(sorted({day for day, _ in events}, key=_by_day), start=1)}
    return [(order[day], day, tuple(mentions)) for (day, _), mentions in sorted(events.items())]


def _by_day(day: str) -> str:
    """What is known only to the month or the year comes after its days."""
    return f"{day}-99-99"[:10]
