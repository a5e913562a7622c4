"""The command that tells which articles carry one text, and shows what they share."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.formats import AsCsv, one_form, print_csv, print_json
from onrecord.cli.opening import Json, StoryFile, opened
from onrecord.cli.printing import console, counted, visible
from onrecord.cli.voice import day_told, place_told
from onrecord.errors import NothingToList
from onrecord.model import Span
from onrecord.tell.story import UNNAMED_PUBLISHER, Story
from onrecord.tell.texts.reprints import Carrier, Reprints, Reuse, Way, marked
from onrecord.tell.texts.reprints import Group as Carriers
from onrecord.tell.texts.reprints import reprints as reprints_of


def register(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command(rich_help_panel="On whose word")(reprints)


def reprints(
    story: StoryFile,
    article: Annotated[
        str | None, typer.Option(help="Only what this article has part in: its file name or id.")
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Print the texts with the shared stretches marked.")] = False,
    as_csv: AsCsv = False,
    json: Json = False,
) -> None:
    """Print which articles carry one text: which was first, who is credited, how much is common, how it was changed.

    Such articles count as one origin. Words inside quotation marks do not make two reports one text.

    Example: **onrecord reprints story.onrecord --article monday.html --show**
    """
    one_form(as_csv=as_csv, json=json)
    with opened(story) as told:
        found = reprints_of(told, article)
        if json:
            print_json(found)
        elif as_csv:
            print_csv(_COLUMNS, _rows(found))
        elif not (found.groups or found.likely or found.reused):
            of = f" with {article!r}" if article else ""
            raise NothingToList(f"no articles{of} that carry one text", fix="list the articles: onrecord show STORY")
        else:
            console().print(reprints_page(told, found, show=show))


def reprints_page(story: Story, found: Reprints, *, show: bool) -> RenderableType:
    """Groups, then likely ones, then what stands twice in one article, and counts at the foot."""
    parts: list[RenderableType] = []
    for group in found.groups:
        parts += [*_group(story, group, "One text"), *(_shown(story, group) if show else ()), Text()]
    for group in found.likely:
        head = "Perhaps a rewrite" if _is_rewrite(group) else "Perhaps one text"
        parts += [*_group(story, group, head), *(_shown(story, group) if show else ()), Text()]
    if found.reused:
        parts.append(Text("Printed twice in one article, told once", "bold cyan"))
        parts += [Padding(_reuse(story, reuse, show=show), (0, 0, 0, 2)) for reuse in found.reused]
        parts.append(Text())
    carriers = sum(len(g.carriers) for g in found.groups)
    told = f"{counted(len(found.groups), 'text')} carried by {counted(carriers, 'article')}"
    likely = f", {counted(len(found.likely), 'pair')} that may be one"
    twice = f", {counted(len(found.reused), 'passage')} printed twice"
    parts.append(Text(f"{told}{likely if found.likely else ''}{twice if found.reused else ''}.", "bold"))
    return Group(*parts)


def _is_rewrite(group: Carriers) -> bool:
    """Whether all but the first tell the same in words of their own."""
    return all(carrier.way is Way.REWRITTEN for carrier in group.carriers[1:])


def _group(story: Story, group: Carriers, head: str) -> Iterator[RenderableType]:
    first, *rest = group.carriers
    yield Text(f"{head} in {counted(len(group.carriers), 'article')}", "bold cyan")
    yield Padding(Text.assemble("first: ", _named(story, first), (f"; {group.why}", "dim")), (0, 0, 0, 2))
    for carrier in rest:
        line = Text.assemble("then:  ", _named(story, carrier))
        if carrier.way is not None:
            line.append(f"; {carrier.way.value}", "yellow")
            line.append(f": {visible(carrier.reason.partition(': ')[2] or carrier.reason)}", "dim")
        yield Padding(line, (0, 0, 0, 2))


def _named(story: Story, carrier: Carrier) -> Text:
    recorded = story.by_id[carrier.article]
    known = story.publisher(recorded) != UNNAMED_PUBLISHER  # else the outlet is called by its title
    title = f" “{visible(recorded.article.title.value)}”" if known and recorded.article.title else ""
    line = Text.assemble((visible(carrier.outlet), "bold"), f", {day_told(carrier.published)}{title}")
    line.append(f" ({visible(recorded.names[0])})", "dim")
    credited = ", ".join(visible(name) for name in carrier.credited)
    return line.append(f"; credits {credited}" if credited else "; credits nobody", "green" if credited else "dim")


def _shown(story: Story, group: Carriers) -> Iterator[RenderableType]:
    for carrier in group.carriers[1:]:
        if not carrier.passages:
            yield Padding(Text(f"{visible(carrier.outlet)}: no passage word for word in common", "dim"), (1, 0, 0, 2))
            continue
        for article, spans in (
            (carrier.of, [p.other_span for p in carrier.passages]),
            (carrier.article, [p.span for p in carrier.passages]),
        ):
            recorded = story.by_id[article]
            yield Padding(Text(f"{visible(recorded.names[0])}, shared stretches in [[n: … ]]", "bold"), (1, 0, 0, 2))
            yield Padding(_marked(recorded.article.text, spans), (0, 0, 0, 4))


def _marked(text: str, spans: Sequence[Span]) -> Text:
    """The text paragraph by paragraph, what is shared in numbered brackets and in colour."""
    made = Text()
    for piece, number in marked(text, spans):
        shown = "\n".join(visible(line) for line in piece.split("\n"))
        lead, trail = " " * (piece[:1] == " "), " " * (piece[-1:] == " ")
        if number:
            made.append(f"[[{number}: {shown.strip()} ]]", "black on yellow")
        else:
            made.append(f"{lead}{shown.strip(' ')}{trail}", "dim")
    return made


def _reuse(story: Story, reuse: Reuse, *, show: bool) -> Text:
    text = story.by_id[reuse.again.article].article.text
    words = visible(reuse.again.span.cut(text))
    told = words if show or len(words) <= 80 else words[:79].rstrip() + "…"
    where = f" at {place_told(reuse.first)} and again at {place_told(reuse.again)}"
    return Text.assemble((f"{visible(reuse.outlet)}: ", "bold"), f"“{told}”", (where, "dim"))


_COLUMNS = "group kind place article publisher published credited of how share spans other_spans reason".split()


def _rows(found: Reprints) -> Iterator[Sequence[Any]]:
    number = 0
    for kind, groups in (("one text", found.groups), ("perhaps one text", found.likely)):
        for group in groups:
            number += 1
            for place, c in enumerate(group.carriers, start=1):
                yield (
                    *(number, kind, place, c.article, c.outlet, c.published, "; ".join(c.credited), c.of),
                    *(c.way.value if c.way else "first", f"{c.share:.4f}" if c.way else "", _spans(c, own=True)),
                    *(_spans(c, own=False), c.reason or group.why),
                )


def _spans(carrier: Carrier, *, own: bool) -> str:
    spans = (p.span if own else p.other_span for p in carrier.passages)
    return " ".join(f"{s.start}-{s.end}" for s in spans)
