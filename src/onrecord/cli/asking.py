"""The command that answers a question, in sentences of the articles or not at all."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.cli.claims import MARKS
from onrecord.cli.formats import print_json
from onrecord.cli.opening import Json, StoryFile, opened
from onrecord.cli.printing import console, source_line, visible
from onrecord.cli.voice import day_told, on_whose_word, origins_told
from onrecord.tell.ask import Answer, Asker, Line
from onrecord.tell.story import Story

Notes = dict[str, int]
"""The number of the note under which each article is cited."""


def register(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command(rich_help_panel="Read it")(ask)


def ask(
    story: StoryFile,
    question: Annotated[str, typer.Argument(help="The question, in plain English.", show_default=False)],
    json: Json = False,
) -> None:
    """Answer a question in sentences of the articles: who says so, when, on how many origins, what stands against it.

    Nothing is made up: where the coverage does not say, that is the answer, with the nearest passages.

    Example: **onrecord ask story.onrecord "How many people were moved?"**
    """
    if not any(c.isalnum() for c in question):
        raise typer.BadParameter('the question has no words: ask in plain words, such as "Who resigned?"')
    with opened(story) as told:
        answer = Asker(told).ask(question)
        if json:
            print_json(as_json(told, answer))
        else:
            console().print(answer_page(told, answer))


def as_json(story: Story, answer: Answer) -> dict[str, Any]:
    """The answer with each citation as article, characters and the words that stand there."""
    return {
        "question": answer.question,
        "asks": answer.expect.value,
        "answered": answer.refused is None,
        "refused": answer.refused.value if answer.refused else None,
        "remarks": answer.remarks,
        "missing": answer.missing,
        "sureness": round(answer.sureness, 3),
        "answer" if answer.refused is None else "nearest": [_line_json(story, line) for line in answer.lines],
    }


def _line_json(story: Story, line: Line) -> dict[str, Any]:
    return {
        "text": line.told.text,
        "asked": [
            {"words": p.words, **_place(p.citation.article, p.citation.span.start, p.citation.span.end)}
            for p in line.asked
        ],
        "who": line.who,
        "through": line.through,
        "publisher": line.outlet,
        "said": line.said,
        "published": line.published,
        "claim": line.claim,
        "marks": [mark.value for mark in line.marks],
        "origins": [line.least, line.most],
        "citations": [
            {
                **_place(c.article, c.span.start, c.span.end),
                "file": story.by_id[c.article].names[0],
                "words": c.span.cut(story.by_id[c.article].article.text),
            }
            for c in line.told.citations
        ],
        "dated": [
            {**_place(c.article, c.span.start, c.span.end), "words": c.span.cut(story.by_id[c.article].article.text)}
            for c in line.dated
        ],
        "against": [
            {
                "stands": a.stands.value,
                "label": a.label,
                "words": a.told.words,
                "who": on_whose_word(a.told),
                "reason": a.reason,
                **_place(a.told.article, a.told.span.start, a.told.span.end),
            }
            for a in line.against
        ],
    }


def _place(article: str, start: int, end: int) -> dict[str, Any]:
    return {"article": article, "start": start, "end": end}


def answer_page(story: Story, answer: Answer) -> RenderableType:
    """The answer with numbered notes; where there is none the reason and what comes nearest."""
    notes: Notes = {}
    parts: list[RenderableType] = []
    if answer.refused is not None:
        parts.append(Text.assemble(("The coverage does not say: ", "bold"), f"{answer.refused.value}."))
        parts += [Text(f"  {visible(remark)}", "dim") for remark in answer.remarks]
        if answer.lines:
            parts += [Text(), Text("What comes nearest:", "dim")]
    for line in answer.lines:
        parts += [Text(), *_line(line, notes)]
    if answer.refused is None:
        parts += [Text(), *(Text(visible(remark), "yellow") for remark in answer.remarks)]
    parts += [Text(f"[{number}] {source_line(story, article)}", "dim") for article, number in notes.items()]
    return Group(*parts)


def _line(line: Line, notes: Notes) -> Iterator[Text]:
    cited = line.citation
    text = Text(visible(line.told.text))
    for words in dict.fromkeys(p.words for p in line.asked):
        text.highlight_words([visible(words)], "bold green")
    yield text.append(f" [{_note(notes, cited.article)}:{cited.span.start}-{cited.span.end}]", "dim")
    facts = Text("  — ", "dim").append(_whose(line), "cyan")
    facts.append(f", {day_told(line.said or line.published)}", "dim")
    if line.claim:
        facts.append(f"; {origins_told(line.least, line.most)}", "green")
    for mark in line.marks:
        facts.append(f"; {mark.value}", MARKS[mark])
    for dated in line.dated:
        place = f"[{_note(notes, dated.article)}:{dated.span.start}-{dated.span.end}]"
        facts.append(f"; the day is counted from {place}", "dim")
    yield facts
    for other in line.against:
        row = Text(f"  {other.label}: ", "magenta").append(f"“{visible(other.told.words)}”")
        span = other.told.span
        row.append(f" — {on_whose_word(other.told)}", "cyan")
        yield row.append(f" [{_note(notes, other.told.article)}:{span.start}-{span.end}]", "dim")


def _whose(line: Line) -> str:
    if not line.who:
        return f"{visible(line.outlet)}, in its own voice"
    through = [visible(t) for t in dict.fromkeys(line.through) if t != line.who]
    passed = f", as told by {', then '.join(reversed(through))}" if through else ""
    return f"{visible(line.who).rstrip(' ,;:')}{passed}" + (
        f", {visible(line.outlet)}" if line.outlet != line.who else ""
    )


def _note(notes: Notes, article: str) -> int:
    return notes.setdefault(article, len(notes) + 1)
