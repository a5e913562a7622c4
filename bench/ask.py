"""Questions about a story: DATA holds ``questions.json``, and ``articles`` or, for the gold story, ``../../seeds``.

``right`` is the share of answerable questions that are answered with every passage of the gold cited, ``partly`` with
one of them at least; ``refused`` the share of unanswerable ones that are refused; ``uncited`` counts lines of answers
that cite nothing or fail the check of told lines. With a ``.json`` file for DATA and a folder of articles for split,
its own form of questions is read: ``needs`` lists groups of quotations, one of each to be cited; of ``first`` one has
to be cited by the line told first, and ``newest_first`` is the share of answers in which it is.
"""

import json
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.result import Result
from onrecord.pipeline import build
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.ask import Answer, Asker
from onrecord.tell.lines.told import faults
from onrecord.tell.story import Story

PUBLISHED: dict[str, object] = {
    "answers with an invention, 300 documents": {"NotebookLM": 0.13, "ChatGPT and Gemini": 0.40},
    "wrong answers, 1,600 questions on news": {"Perplexity": 0.37, "ChatGPT Search": 0.67, "Grok-3": 0.94},
}
"""arXiv 2509.25498 and Tow Center, March 2025: other questions and other documents, for the order of size only."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; ``needs`` are groups of quotations of which an answer cites one each; none for a refusal.

    ``first`` are quotations of which the first line cites one; none where any line may come first.
    """

    question: str
    answerable: bool
    needs: tuple[tuple[str, ...], ...]
    first: tuple[str, ...] = ()


def run(data: Path, *, split: str | None) -> Result:
    given = data if data.is_file() else data / "questions.json"
    articles = Path(split) if split else data.parent.parent / "seeds"
    asked = list(questions(given))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.onrecord"
        build([str(f) for f in sorted(articles.iterdir()) if f.suffix in {".txt", ".html"}], path, settings=Settings())
        with View(path) as view:
            return scored(Story(view), asked)


def questions(file: Path) -> Iterator[Asked]:
    for row in json.loads(file.read_text(encoding="utf-8"))["questions"]:
        needs = row.get("needs") or [[c["text"]] for c in row.get("citations", ())]
        yield Asked(row["question"], row["answerable"], tuple(map(tuple, needs)), tuple(row.get("first", ())))


def scored(story: Story, asked: Sequence[Asked]) -> Result:
    asker = Asker(story)
    asker.ask("Who said what?")  # the models are loaded once a process
    right = partly = wrong = refused = uncited = ordered = in_order = 0
    took: list[float] = []
    rows = []
    for one in asked:
        began = time.perf_counter()
        answer = asker.ask(one.question)
        took.append(time.perf_counter() - began)
        held = [any(_is_cited(quote, answer, story) for quote in group) for group in one.needs]
        told = answer.refused is None
        right += one.answerable and told and all(held)
        partly += one.answerable and told and any(held)
        wrong += one.answerable and told and not any(held)
        refused += not one.answerable and not told
        ordered += told and bool(one.first)
        in_order += told and any(_is_cited(quote, _opening(answer), story) for quote in one.first)
        uncited += sum(not line.told.citations or bool(faults(line.told, story)) for line in answer.lines if told)
        rows.append((one.question, _verdict(one, told=told, held=held)))
    answerable = sum(one.answerable for one in asked)
    figures = {
        "right": right / max(1, answerable),
        "partly": partly / max(1, answerable),
        "wrong": wrong / max(1, answerable),
        "refused": refused / max(1, len(asked) - answerable),
        "newest_first": in_order / max(1, ordered),
        "uncited": float(uncited),
        "median_ms": 1000 * sorted(took)[len(took) // 2],
        "questions": float(len(asked)),
    }
    return Result("ask", figures, PUBLISHED, ("question", "outcome"), tuple(rows))


def _opening(answer: Answer) -> Answer:
    """The first line by itself, without what stands against it."""
    return replace(answer, lines=tuple(replace(line, against=()) for line in answer.lines[:1]))


def _verdict(one: Asked, *, told: bool, held: Sequence[bool]) -> str:
    if not one.answerable:
        return "answered where nothing is said" if told else "refused"
    if not told:
        return "refused where there is an answer"
    return "right" if all(held) else "partly" if any(held) else "wrong"


def _is_cited(quote: str, answer: Answer, story: Story) -> bool:
    """Whether a line of the answer, or what it says stands against it, lies on these words of an article."""
    words = re.compile(r"\s+".join(map(re.escape, quote.split())))
    cited = [c for line in answer.lines for c in (*line.told.citations, *line.dated)]
    cited += [a.told.citation for line in answer.lines for a in line.against]
    return any(
        found.start() < c.span.end and c.span.start < found.end()
        for c in cited
        for found in words.finditer(story.by_id[c.article].article.text)
    )
