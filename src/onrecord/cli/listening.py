"""``onrecord listen``: the brief read aloud into a sound file, with its chapters and captions beside it."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from onrecord.cli.opening import StoryFile, opened
from onrecord.cli.printing import visible
from onrecord.cli.writing import open_file, write_file
from onrecord.tell.brief import Length
from onrecord.tell.brief import brief as brief_of
from onrecord.tell.brief.words import headline_in_words
from onrecord.tell.listen import Chapter, Recording, Voice, captions, chapters, record, script


def register(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command(rich_help_panel="Read it")(listen)


def listen(
    story: StoryFile,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", help="The WAV file to write.", show_default=False)
    ] = None,
    length: Annotated[Length, typer.Option(help="How long the brief may be.")] = Length.PAGE,
    speed: Annotated[
        float, typer.Option(min=0.5, max=2.0, help="How fast it is read; 1 is the pace of a newsreader.")
    ] = 1.0,
    text: Annotated[bool, typer.Option("--text", help="Print the words instead; needs no voice.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Read the brief aloud: on whose word comes before what they say, quotations between "quote" and "end quote".

    Beside the sound go its chapters (.chapters.json) and captions with the place of every line (.vtt). The voice comes
    with the extra **onrecord[audio]**, runs on this machine and asks no network.

    Example: **onrecord listen story.onrecord -o brief.wav**
    """
    if out is None and not text:
        raise typer.BadParameter("name a file for the sound: -o brief.wav; or ask for the words: --text")
    with opened(story) as told:
        made = brief_of(told, length)
        spoken = script(made, told)
        if text:
            typer.echo(_printed(spoken))
        if out is not None:
            voice = Voice(speed=speed)
            heard = _spoken(spoken, voice, out, quiet=quiet)
            write_file(out.with_suffix(".chapters.json"), chapters(heard, title=headline_in_words(made)).encode())
            write_file(out.with_suffix(".vtt"), captions(heard, told).encode())
            if not quiet:
                minutes, seconds = divmod(round(heard.seconds), 60)
                Console(stderr=True, highlight=False).print(
                    f"{visible(str(out))}: {minutes}:{seconds:02}, {len(heard.chapters)} chapters", soft_wrap=True
                )


def _spoken(spoken: tuple[Chapter, ...], voice: Voice, out: Path, *, quiet: bool) -> Recording:
    errors = Console(stderr=True, highlight=False)
    with (
        Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=errors,
            transient=True,
            disable=quiet or not errors.is_terminal,
        ) as shown,
        open_file(out) as file,
    ):
        task = shown.add_task("reading aloud", total=None)
        return record(spoken, voice, file, progress=lambda done, total: shown.update(task, completed=done, total=total))


def _printed(spoken: tuple[Chapter, ...]) -> str:
    """The words to be spoken, chapter by chapter."""
    parts = ["\n".join([f"{c.title}.", *(visible(u.spoken) for u in c.utterances)]) for c in spoken]
    return "\n\n".join(parts)
