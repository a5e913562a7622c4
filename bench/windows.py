"""Limits in time of stories: DATA holds stories as for ``origins``; the gold says where each stands, and its days.

A gold window is found when an entry of our register cites characters of its quotation in its article, and right when
start and end are the same days, or both null; ``right_to_the_hour`` asks for the same clock time too; for
``right_day`` it is enough that what is on one day is on that day, whether as start, end or both. ``precision`` is the
share of our entries that are right for a gold window, ``with_gold`` the share that meet one at all. The gold names
the limits that matter, not all of them, so an entry that meets none is not thereby invented: the table lists it, for a
person to judge.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.result import Result
from bench.stories.gold import GoldStory, GoldWindow, stories
from onrecord.model import Span
from onrecord.pipeline import build
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.deadlines import Entry, deadlines
from onrecord.tell.story import Story

_ON = date(2000, 1, 1)  # the days of a window do not depend on the day it is looked at
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Ours:
    """An entry with the places it cites: file name and span of each."""

    entry: Entry
    places: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What our register says of a gold window: the entry that is right, else the first that meets it, if any."""

    gold: GoldWindow
    entry: Entry | None
    met: frozenset[str]

    @property
    def right(self) -> bool:
        return self.entry is not None and days(self.entry.start, self.entry.end) == days(self.gold.start, self.gold.end)

    @property
    def right_day(self) -> bool:
        """The same, or both tell of one day alone, which one of them gives as start and end, the other as either."""
        return self.entry is not None and (self.right or of_one_day(self.entry, self.gold))

    @property
    def right_to_the_hour(self) -> bool:
        return self.entry is not None and (self.entry.start, self.entry.end) == (self.gold.start, self.gold.end)


def run(data: Path, *, split: str | None) -> Result:
    """``split``: only stories whose folder begins with one of these, comma-separated."""
    wanted = tuple(split.split(",")) if split else ("",)
    told = [(s, register(s)) for s in stories(data) if s.folder.name.startswith(wanted)]
    answered = [(story, ours, answers(story, ours)) for story, ours in told]
    found = [a for _, _, some in answered for a in some]
    entries = sum(len(ours) for _, ours, _ in answered)
    met = sum(len({i for a in some for i in a.met}) for _, _, some in answered)
    hits = sum(len({a.entry.id for a in some if a.right and a.entry}) for _, _, some in answered)
    figures = {
        "gold": float(len(found)),
        "found": share([a.entry is not None for a in found]),
        "right": share([a.right for a in found]),
        "right_day": share([a.right_day for a in found]),
        "right_to_the_hour": share([a.right_to_the_hour for a in found]),
        "entries": float(entries),
        "with_gold": met / entries if entries else 1.0,
        "precision": hits / entries if entries else 1.0,
    }
    rows = [row for story, ours, some in answered for row in table(story, ours, some)]
    return Result("windows", figures, {}, ("story", "", "window", "gold", "ours"), tuple(rows))


def register(story: GoldStory) -> list[Ours]:
    """Our register of a story, built from its article files alone."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "story.onrecord"
        build([str(story.folder / f) for f in sorted(story.texts)], path, settings=Settings(workers=1))
        with View(path) as view:
            ours = Story(view)
            names = {r.article.id: Path(n).name for r in ours.articles for n in r.names}
            return [
                Ours(e, tuple((names[q.citation.article], q.citation.span) for q in e.quotes))
                for e in deadlines(ours, on=_ON)
            ]


def answers(story: GoldStory, ours: Sequence[Ours]) -> list[Answer]:
    return [answer(window, story.texts[window.article], ours) for window in story.windows]


def answer(window: GoldWindow, text: str, ours: Sequence[Ours]) -> Answer:
    at = text.find(window.quote)
    quote = Span(at, at + len(window.quote)) if at >= 0 else Span(0, 0)
    met = [o.entry for o in ours if any(file == window.article and s.overlaps(quote) for file, s in o.places)]
    same = [e for e in met if days(e.start, e.end) == days(window.start, window.end)]
    best = next(iter([*same, *(e for e in met if of_one_day(e, window)), *met]), None)
    return Answer(window, best, frozenset(e.id for e in met))


def of_one_day(entry: Entry, gold: GoldWindow) -> bool:
    ours, theirs = days(entry.start, entry.end), days(gold.start, gold.end)
    return len({*ours, *theirs} - {None}) == 1 and (None not in ours or None not in theirs)


def days(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    return start[:10] if start else None, end[:10] if end else None


def table(story: GoldStory, ours: Sequence[Ours], some: Sequence[Answer]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for a in some:
        mark = "right" if a.right else "wrong" if a.entry else "missed"
        ours_told = f"{a.entry.start} to {a.entry.end}" if a.entry else ""
        rows.append((story.folder.name, mark, a.gold.what, f"{a.gold.start} to {a.gold.end}", ours_told))
    met = {i for a in some for i in a.met}
    rest = (o.entry for o in ours if o.entry.id not in met)
    return rows + [(story.folder.name, "not in gold", e.what[:_SHOWN], "", f"{e.start} to {e.end}") for e in rest]


def share(answers_: Sequence[bool]) -> float:
    return sum(answers_) / len(answers_) if answers_ else 1.0
