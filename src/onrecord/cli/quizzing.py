"""The command that asks about a story: played in the terminal, printed with its key, or written to a file."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.formats import print_json
from onrecord.cli.naming import by_ending
from onrecord.cli.opening import Json, StoryFile, opened
from onrecord.cli.printing import console, counted, visible
from onrecord.cli.writing import say_written, write_file
from onrecord.errors import NothingToList
from onrecord.tell.quiz import Item, Quiz, Sort, letter
from onrecord.tell.quiz import quiz as quiz_of
from onrecord.tell.quiz.formats import Form, answer, sources, written
from onrecord.tell.story import Story

_ENDINGS = {".html": Form.HTML, ".htm": Form.HTML, ".gift": Form.GIFT, ".zip": Form.QTI}


def register(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command(rich_help_panel="Read it")(quiz)


def quiz(
    story: StoryFile,
    most: Annotated[int, typer.Option(min=1, max=100, help="So many questions at most.")] = 20,
    answers: Annotated[
        bool, typer.Option("--answers", help="Print the questions with their key; ask nothing.")
    ] = False,
    as_: Annotated[
        Form | None,
        typer.Option("--as", "--format", help="Write it in this form instead.", show_default="by the file's name"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "--out", "-o", help="The file to write.", show_default=False)
    ] = None,
    json: Json = False,
) -> None:
    """Ask about the story: who said it, which number, in what order, how it is told. Every key cites an article.

    Answer with a letter and Enter; for an order with all letters; an empty line skips, Ctrl-D ends. The same record
    gives the same quiz.

    Example: **onrecord quiz story.onrecord -o quiz.html**
    """
    form = as_ or by_ending(output, _ENDINGS)
    if form is None and output is not None:
        raise typer.BadParameter(f"say with --as what {output.name} is to be: {', '.join(Form)}")
    with opened(story) as told:
        made = quiz_of(told, most=most)
        if not made.items:
            raise NothingToList(
                "this record has nothing that makes a question", fix="add articles: onrecord add STORY FILE"
            )
        if form is not None:
            _write(told, made, form, out=output)
        elif json:
            print_json([_as_json(told, item) for item in made.items])
        elif answers:
            _print(told, made)
        else:
            _play(told, made)


def _write(story: Story, made: Quiz, form: Form, *, out: Path | None) -> None:
    data = written(story, made, form)
    if out is not None:
        write_file(out, data)
        say_written(out, counted(len(made.items), "question"))
    elif form is Form.QTI:
        raise typer.BadParameter("a QTI package is a zip file: name it with -o quiz.zip")
    else:
        sys.stdout.write(data.decode())


def _as_json(story: Story, item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "asks": item.sort.value,
        "prompt": item.prompt,
        "quoted": item.quoted,
        "choices": [{"letter": letter(n), "words": c.words, "why": c.why} for n, c in enumerate(item.in_order_shown)],
        "key": item.key,
        "answer": answer(item),
        "explanation": item.explanation,
        "difficulty": item.difficulty,
        "citations": [
            {
                "article": c.article,
                "file": story.by_id[c.article].names[0],
                "start": c.span.start,
                "end": c.span.end,
                "words": c.span.cut(story.by_id[c.article].article.text),
            }
            for c in item.citations
        ],
    }


def _print(story: Story, made: Quiz) -> None:
    out = console()
    for number, item in enumerate(made.items, start=1):
        _ask(out, item, number)
        _key(out, story, item, right=None)


def _play(story: Story, made: Quiz) -> None:
    """Ask one after the other, as long as there are answers; then the score."""
    out = console()
    asked = right = 0
    for number, item in enumerate(made.items, start=1):
        _ask(out, item, number)
        out.print(Text("> ", "bold"), end="")
        given = sys.stdin.readline()
        if not given:
            out.print()
            break
        if not given.strip():
            _key(out, story, item, right=None)
            continue
        asked += 1
        good = _letters(given) == item.key
        right += good
        _key(out, story, item, right=good)
    out.print(Text(f"{right} right of {counted(asked, 'answer')}.", "bold"))


def _letters(given: str) -> str:
    return "".join(c for c in given.upper() if c.isalpha())


_HARD = ("easy", "medium", "hard")


def _ask(out: Console, item: Item, number: int) -> None:
    out.print(
        Text.assemble((f"{number}. {visible(item.prompt)}", "bold"), (f"  ({_HARD[item.difficulty - 1]})", "dim"))
    )
    if item.quoted:
        out.print(Text(f"   {visible(item.quoted)}"))
    for place, choice in enumerate(item.in_order_shown):
        out.print(Text(f"   {letter(place)}  {visible(choice.words)}"))
    if item.sort is Sort.ORDER:
        out.print(Text("   Give all letters, the earliest first.", "dim"))


def _key(out: Console, story: Story, item: Item, *, right: bool | None) -> None:
    said = "" if right is None else "Right. " if right else "No. "
    out.print(Text.assemble((f"   {said}", "green" if right else "red"), (visible(answer(item)), "bold green")))
    out.print(Text(f"   {visible(item.explanation)}", "dim"))
    out.print(Text(f"   [{visible(sources(story, item))}]", "dim"))
    out.print()
