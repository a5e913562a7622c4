"""What telling a story costs once its record is built: opening it, the first telling of each thing, and the next.

``--data`` is a record, or a folder to work in, where ``bench scale`` makes one of ``--split`` articles, 1,000 unless
given. Milliseconds are of the processor, one process, as the command line sets it up: *first* is the first time that a
story is asked for the thing, with all that it rests on and nothing before it has worked out; *again* is the median of
the next five. What is told on pages and by commands is told by these functions.
"""

import gc
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median

from bench import scale
from bench.result import Result
from onrecord.cli import COLLECTED
from onrecord.record import View
from onrecord.tell.ask import Asker
from onrecord.tell.brief import Length, brief
from onrecord.tell.claims import Claims
from onrecord.tell.claims.disputes import disputes
from onrecord.tell.claims.evidence import evidence
from onrecord.tell.deadlines import deadlines
from onrecord.tell.positions import positions
from onrecord.tell.quiz import quiz
from onrecord.tell.story import Story
from onrecord.tell.texts import rests
from onrecord.tell.texts.reprints import reprints
from onrecord.tell.timeline import timeline

ARTICLES, AGAIN, ROWS, EVIDENCE = "1000", 5, 40, 20
DAY = date(2027, 6, 1)
QUESTIONS = (
    "Who said that the bridge was closed?",
    "How many people were killed?",
    "When will the talks start?",
    "What did the minister say about the strike?",
    "Why was the port closed?",
)
Telling = Callable[[Story], object]


def run(data: Path, *, split: str | None) -> Result:
    """Figures: seconds to a brief and to the claims from a closed file; milliseconds of each thing told once more."""
    gc.set_threshold(COLLECTED)
    record = data if data.is_file() else _made(data, split or ARTICLES)
    with View(record) as view:
        told = dict(_costs(view))
        articles = len(view.article_ids())
    return Result(
        "telling",
        {
            "articles": articles,
            "brief_from_file_s": (told["open"][0] + told["claims of the story"][0] + told["brief"][0]) / 1000,
            "claims_from_file_s": (told["open"][0] + told["claims of the story"][0]) / 1000,
            **{f"{name.replace(' ', '_')}_again_ms": again for name, (_, again) in told.items()},
            "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        },
        columns=("told", "first, ms", "again, ms"),
        rows=tuple((name, f"{first:,.0f}", f"{again:,.1f}") for name, (first, again) in told.items()),
    )


def _made(folder: Path, articles: str) -> Path:
    record = folder / "scale.onrecord"
    if not record.exists():
        scale.run(folder, split=articles)
    return record


def _costs(view: View) -> Iterator[tuple[str, tuple[float, float]]]:
    story = Story(view)
    yield "open", (_spent(lambda: story.articles), _spent(lambda: story.articles))
    yield "claims of the story", (_spent(lambda: story.claims), _spent(lambda: story.claims))
    for name, tell in _tellings().items():
        fresh = story.under(())  # the same articles and no more
        fresh.claims  # noqa: B018  # which nearly everything rests on, and which has a line of its own
        first = _spent(lambda tell=tell, fresh=fresh: tell(fresh))  # type: ignore[misc]
        again = [_spent(lambda tell=tell, fresh=fresh: tell(fresh)) for _ in range(AGAIN)]  # type: ignore[misc]
        print(f"{name:24} {first:10,.0f} {median(again):10,.1f}", file=sys.stderr, flush=True)
        yield name, (first, median(again))


def _tellings() -> Mapping[str, Telling]:
    askers: dict[Story, Asker] = {}
    return {
        "brief": lambda story: brief(story, Length.PAGE),
        "claims": _rows,
        "evidence of one": lambda story: evidence(story.once(Claims), story.claims[0]),
        "evidence of twenty": _twenty,
        "disputes": lambda story: disputes(story.once(Claims)),
        "timeline": timeline,
        "positions": positions,
        "deadlines": lambda story: deadlines(story, on=DAY),
        "reprints": reprints,
        "outlets": rests.by_outlet,
        "sources": rests.by_source,
        "quiz": quiz,
        "ask": lambda story: [askers.setdefault(story, Asker(story)).ask(text) for text in QUESTIONS],
    }


def _rows(story: Story) -> object:
    """A page of the claims."""
    listed = story.once(Claims)
    return [listed.row(claim) for claim in islice(listed.asked(), ROWS)]


def _twenty(story: Story) -> object:
    listed = story.once(Claims)
    step = max(1, len(story.claims) // EVIDENCE)
    return [evidence(listed, claim) for claim in story.claims[::step][:EVIDENCE]]


def _spent(call: Callable[[], object]) -> float:
    begun = time.process_time()
    call()
    return (time.process_time() - begun) * 1000
