"""Commands that make a record or add to it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from onrecord.cli.deciding import decisions_in, replayed
from onrecord.cli.opening import StoryFile
from onrecord.cli.printing import escaped
from onrecord.errors import BadSource, NotARecord
from onrecord.model import Article, Capture, Decision, Refusal
from onrecord.record import Place, View, keep_decisions, place_of, remove
from onrecord.settings import read_settings
from onrecord.tell.lines.headlines import headline
from onrecord.tell.lines.told import date_in_words
from onrecord.tell.story import UNNAMED_PUBLISHER, first_day

if TYPE_CHECKING:
    from onrecord.pipeline import Built
    from onrecord.pipeline.engines import Engine

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files, folders, or addresses. Files: .txt .md .html .mhtml .eml .json .jsonl .warc, also gzipped; .wacz.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")]
Workers = Annotated[int, typer.Option("--workers", "-w", min=0, help="Processes that read; 0 for one a core.")]

_OWN_CLUSTER = "local"


class EngineName(StrEnum):
    """Where articles are read."""

    PROCESSES = "processes"
    RAY = "ray"


# What is refused quietly: files of other kinds in a folder are listed, but do not make the command fail.
_EXPECTED = {"unsupported-type"}


def register(app: typer.Typer) -> None:
    """Put the commands on the app."""
    app.command(rich_help_panel="Make a record")(build)
    app.command(rich_help_panel="Make a record")(add)


def build(
    sources: Sources,
    output: Annotated[
        Place,
        typer.Option(
            "--output",
            "-o",
            metavar="STORY",
            help="The record to make: a file, or postgresql://USER@HOST/DATABASE#STORY.",
            show_default=False,
            parser=place_of,
        ),
    ],
    decisions: Annotated[
        Place | None,
        typer.Option(
            metavar="PATH",
            help="What people decided on this story before: a file of decisions --export, or a record.",
            parser=place_of,
        ),
    ] = None,
    workers: Workers = 0,
    engine: Annotated[
        EngineName, typer.Option(help=r"Where articles are read: processes of this machine, or Ray (onrecord\[ray]).")
    ] = EngineName.PROCESSES,
    address: Annotated[
        str | None,
        typer.Option(
            help="The Ray cluster this machine belongs to: HOST:PORT, or auto for the one that runs here.",
            show_default="one of its own",
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Read articles and keep their record in one file.

    What is in the record already is skipped, so the command is safe to repeat, and goes on where it was stopped. What
    was decided stays with the record. On any engine the record is the same.

    Example: **onrecord build articles/ -o story.onrecord**
    """
    if address is not None and engine is not EngineName.RAY:
        raise typer.BadParameter("it is the address of a Ray cluster: add --engine ray", param_hint="--address")
    logged = None if decisions is None else decisions_in(decisions)
    cluster = (address or _OWN_CLUSTER) if engine is EngineName.RAY else None
    make_record(output, sources, decisions=logged, workers=workers, cluster=cluster, quiet=quiet)


def add(story: StoryFile, sources: Sources, workers: Workers = 0, quiet: Quiet = False) -> None:
    """Add articles to a record. Costs what the new articles cost, however many there are already.

    Example: **onrecord add story.onrecord tuesday.html**
    """
    if not story.exists():
        raise NotARecord(f"there is no record at {story}", fix=f"make one: onrecord build SOURCE... -o {story}")
    _make(sources, story, workers=workers, quiet=quiet)


def make_record(
    output: Place,
    given: list[str] | Iterator[Capture],
    *,
    decisions: Iterable[Decision] | None,
    workers: int,
    quiet: bool,
    cluster: str | None = None,
) -> None:
    """Build a record of sources, or of captures that are at hand, with these decisions laid over it."""
    new = not output.exists()
    decided = 0 if decisions is None else keep_decisions(output, decisions, create=True)
    _make(given, output, workers=workers, cluster=cluster, quiet=quiet, decided=decided if new else None)
    if not quiet:
        lines = replayed(output)
        for line in lines if isinstance(given, list) else islice(lines, 1):  # the others may be of other stories
            Console(stderr=True, highlight=False).print(line, soft_wrap=True)


def _make(
    given: list[str] | Iterator[Capture],
    path: Place,
    *,
    workers: int,
    quiet: bool,
    cluster: str | None = None,
    decided: int | None = None,
) -> None:
    """Build. A record that was not there before has so many decisions by now, None for one that was."""
    # The pipeline loads a language model, two seconds that `onrecord --help` and the reading commands need not pay.
    from onrecord.pipeline import Step, study_all  # noqa: PLC0415
    from onrecord.pipeline import build as build_record  # noqa: PLC0415

    settings = read_settings()
    if workers:
        settings = replace(settings, workers=workers)
    engine = None if cluster is None else _on_ray(settings.workers, cluster)
    errors = Console(stderr=True, highlight=False)
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=errors,
        transient=True,
        disable=quiet or not errors.is_terminal,
    ) as progress:
        task = progress.add_task("starting", total=None)

        def show(step: Step) -> None:
            name = escaped(step.name if len(step.name) <= 40 else "…" + step.name[-39:])
            progress.update(task, description=f"{step.doing} {name}", completed=step.done, total=step.total or None)

        try:
            if isinstance(given, list):
                built = build_record(given, path, settings=settings, progress=show, engine=engine)
            else:
                built = study_all(given, path, settings=settings, progress=show, engine=engine)
        except KeyboardInterrupt:
            errors.print("stopped; what is recorded stays, and the same command goes on from there")
            raise typer.Exit(130) from None
    _report(built, path, errors, quiet=quiet)
    if not built.studied and _is_empty(path):
        new = decided is not None and remove(path, captures=built.taken_in, decisions=decided)
        raise BadSource(
            "no article was read, so there is no record" if new else f"no article was read; {path} holds none",
            fix="name files, folders or addresses that hold articles",
        )
    if any(refusal.code not in _EXPECTED for refusal in built.refused):
        raise typer.Exit(3)


def _on_ray(workers: int, cluster: str) -> "Engine":
    from onrecord.pipeline.on_ray import OnRay  # noqa: PLC0415  # a library of two hundred megabytes

    return OnRay(workers, cluster)


def _report(built: "Built", path: Place, errors: Console, *, quiet: bool) -> None:
    """What was not read and why, and what was recorded."""
    _print_refused(built.refused, errors)
    if not quiet and (built.studied or not _is_empty(path)):
        known = "" if built.taken_in or built.studied else " (nothing new)"
        name = escaped(str(path))
        errors.print(f"{name}: {built.studied} article{'s' * (built.studied != 1)} recorded{known}", soft_wrap=True)
        if built.studied == len(built.articles):  # of many the list would say less than the count
            for article in sorted(built.articles, key=lambda a: (first_day(a.dated or "9999"), headline(a))):
                errors.print(f"  {escaped(_named(article))}", soft_wrap=True)
        for code, count in built.foreign.items():
            told = f"{count} article{'s are' if count != 1 else ' is'} not in English ({escaped(code)})"
            errors.print(f"[yellow]{told}[/]: what is found in such a text is not to be relied on", soft_wrap=True)
        if built.again:
            told = f"{built.again} article{'s were' if built.again != 1 else ' was'} read again"
            errors.print(f"{told}, since stages or settings have changed", soft_wrap=True)
        if built.studied:
            errors.print(f"[dim]next: onrecord brief {name}[/]", soft_wrap=True)


_NAMED = 5
"""Names of files that are listed of those that are not read for one reason; the record has all."""


def _print_refused(refused: Iterable[Refusal], errors: Console) -> None:
    """What was not read, each reason once."""
    alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for refusal in refused:
        alike[refusal.reason, refusal.fix].append(refusal.name)
    for (reason, fix), names in alike.items():
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        listed = escaped(", ".join(names[:_NAMED]))
        errors.print(f"[yellow]not read:[/] {listed}{more}: {escaped(reason)}", soft_wrap=True)
        errors.print(f"          [dim]try: {escaped(fix)}[/]", soft_wrap=True)


def _named(article: Article) -> str:
    """What an article is taken for: title, outlet and day, so that whoever gives it sees what is missing."""
    publisher = article.publisher.value if article.publisher else UNNAMED_PUBLISHER
    day = date_in_words(article.published.value) if article.published else "no day stated"
    return f"{headline(article)} — {publisher}, {day}"


def _is_empty(path: Place) -> bool:
    """Whether a record holds no article."""
    with View(path) as view:
        return not view.article_ids()
