"""The command line: each command is one call, an error is two lines, the exit status is its kind.

A list that is empty is told in the same two lines, and is not called an error.
"""

import errno
import gc
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Annotated

import typer
from rich.console import Console

import onrecord
from onrecord.errors import BadSource, NothingToList, OnRecordError

HOMES: dict[str, tuple[str, ...]] = {
    "making": ("build", "add"),
    "stories": ("stories",),
    "briefing": ("brief",),
    "reading": ("show", "timeline", "deadlines", "quotes", "people", "check", "serve"),
    "asking": ("ask",),
    "quizzing": ("quiz",),
    "listening": ("listen",),
    "positions": ("positions",),
    "exporting": ("export",),
    "claims": ("claims", "claim"),
    "disputes": ("disputes",),
    "reprints": ("reprints",),
    "sources": ("sources",),
    "deciding": ("decide", "decisions", "undo"),
    "assistants": ("mcp",),
    "watching": ("watch", "watched", "edits"),
    "copying": ("copy",),
}
"""The modules of this folder that register commands, in the order of the help, and which. The one that has the command
asked for is loaded and no other: together they take several times as long to load as most commands to run."""
COLLECTED = 50_000
"""New objects after which cycles of them are looked for. A story is a million small ones that stay and make none; at
Python's own 700 a third of the time of opening it went by in looking."""
_TELLING = frozenset({"briefing", "quizzing", "positions", "claims", "disputes", "reprints", "sources"})
"""Those whose commands read a story, tell of it and end: cycles are left to the end, when all goes at once."""
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What a disk says that takes no more."""


def command_line(homes: Iterable[str]) -> typer.Typer:
    """The commands of some modules."""
    made = typer.Typer(
        name="onrecord",
        help="Keep the record of a developing story: who said what, on whose word, about when, what changed since.",
        no_args_is_help=True,
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
        epilog="Exit status: 0 done · 1 check found faults · 2 wrong call · 3 something could not be read (the rest is"
        " done) · 4 an address was not to be had · 5 not a record · 6 record damaged · 7 record busy · 8 nothing found"
        " · 9 nothing to decide · 130 interrupted",
    )
    made.callback()(_options)
    for home in homes:
        import_module(f"{__name__}.{home}").register(made)
    return made


def __getattr__(name: str) -> typer.Typer:
    """``app``, the whole command line, for whoever wants to look at all of it."""
    if name == "app":
        return command_line(HOMES)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"onrecord {onrecord.__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    del version


def main() -> None:
    """Run the command line; turn errors into two lines and an exit status."""
    homes = _homes(sys.argv[1:])
    gc.set_threshold(COLLECTED)
    if _TELLING.issuperset(homes):
        gc.disable()
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        run = command_line(homes)
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # as it is while all this is loaded
            signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            run()
        finally:
            sys.stdout.flush()  # what does not fit where it goes shows now, or when the process ends
    except OnRecordError as error:
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        fault = "" if isinstance(error, NothingToList) else "[bold red]error:[/] "
        errors.print(f"{fault}{_plain(error.message)}")
        errors.print(f"[bold]try:[/]   {_plain(error.fix)}")
        sys.exit(error.exit_status)
    except KeyboardInterrupt:  # commands that have something to say see to theirs
        _print_no_more()
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output went away (a pager, head): nothing to say, and nobody to say it to.
        _print_no_more()
        sys.exit(0)
    except OSError as error:
        if error.errno not in FULL or error.filename is not None:
            raise
        _print_no_more()
        errors.print(f"[bold red]error:[/] what was to be printed cannot be written: {_plain(error.strerror or '')}")
        errors.print("[bold]try:[/]   print it where there is room")
        sys.exit(BadSource.exit_status)
    finally:
        gc.freeze()  # what is left goes with the process, and is not looked through once more
        gc.enable()


def _print_no_more() -> None:
    """Drop what is still to be printed: it goes nowhere, and the process would fail of it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _homes(given: Sequence[str]) -> Iterable[str]:
    """The modules that a call needs: that of its command, or all where it names none that there is."""
    if list(given) == ["--version"]:
        return ()
    asked = next((word for word in given if not word.startswith("-")), "")
    return [home for home, commands in HOMES.items() if asked in commands] or HOMES


def _plain(text: str) -> str:
    """Text that can neither mark itself up nor steer the terminal."""
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    return shown.replace("[", r"\[")
