"""How a record looks in a terminal. Article text is hostile: it never marks itself up nor steers the terminal."""

import os
import re
import sys
from typing import IO, Any, cast

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.model import OWN_KINDS, Article, CreditKind, Kind, Stated
from onrecord.record import Recorded
from onrecord.tell.lines.headlines import headline
from onrecord.tell.lines.page_parts import part_in_words
from onrecord.tell.lines.reasons import plainly
from onrecord.tell.lines.told import date_in_words
from onrecord.tell.story import Story
from onrecord.text import fit

_PIPED = 120
"""Width where output is no terminal and COLUMNS does not give one."""
_TRAILING = re.compile(r" +(?=\n|\Z)")
WIDTH = 96
"""Widest line of running text: longer ones are hard to read."""


def console() -> Console:
    """Standard output; when it is no terminal, as wide as COLUMNS says, else wide enough for tables."""
    out = Console(highlight=False)
    if out.is_terminal:
        return out
    width = None if os.environ.get("COLUMNS", "").isdigit() else _PIPED
    return Console(highlight=False, width=width, file=cast(IO[str], _Unpadded(sys.stdout)))


class _Unpadded:
    """Standard output without the spaces that columns leave at the ends of lines, for whoever reads it next."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out

    def write(self, text: str) -> int:
        """Write whole lines; rich never hands over half of one."""
        self._out.write(_TRAILING.sub("", text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._out, name)


def visible(text: str) -> str:
    """Text on one line with every character that is not printable spelled out."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in " ".join(text.split()))


def escaped(text: str) -> str:
    """``visible`` text for use inside rich markup."""
    return visible(text).replace("[", r"\[")


def safe_cell(value: str) -> str:
    """A field of a CSV file: a spreadsheet runs a cell that begins like a formula, a terminal does what it is told by
    control characters, and article text is hostile.
    """
    plain = fit(value.replace("\r", " "))
    return f"'{plain}" if plain[:1] in {"=", "+", "-", "@", "\t"} else plain


def stated(value: Stated | None, words: str = "") -> Text:
    """A detail, in other words where these are given, or that it is not stated; what is inferred says so."""
    if value is None:
        return Text("not stated", "dim italic")
    shown = Text(words or visible(value.value))
    if value.inferred:
        shown.append(f"  inferred: {visible(plainly(value.evidence.reason))}", "dim italic")
    return shown


def article_card(story: Story, recorded: Recorded) -> RenderableType:
    """What one article states about itself, and what of the page is not its own text."""
    article = recorded.article
    lines = [
        Text.assemble((visible(headline(article)), "bold"), f"  {article.id}"),
        _row("file", Text(visible(", ".join(recorded.names)))),
        *(_row("address", Text(visible(address))) for address in recorded.elsewhere),
        _row("publisher", stated(article.publisher)),
        _row("published", _published(article)),
        _row("by", _each(article.authors)),
    ]
    credit = [f"{visible(c.name)} ({_CREDITS[c.kind]})" for c in article.credits]
    lines.append(_row("credit", Text("; ".join(credit)) if credit else stated(None)))
    for post in article.posts:
        handle = f" @{post.handle}" if post.handle else ""
        date = f", {date_in_words(post.date)}" if post.date else ""
        cut = " …" if post.truncated else ""
        words = _short(visible(post.content.cut(article.text)), 60)
        lines.append(_row("post", Text(f"{visible(post.author)}{handle}{date}: {words}{cut}")))
    lines.extend(_left_out(article))
    carried = [
        f"{_short(visible(headline(story.by_id[other if one == article.id else one].article)), 50)} ({share:.0%})"
        for one, other, share in story.reprints
        if article.id in {one, other}
    ]
    if carried:
        lines.append(_row("same text as", Text("; ".join(carried))))
    own = len(recorded.attributions)
    lines.append(_row("found", Text(f"{own} attributions, {len(recorded.assertions)} assertions", "dim")))
    return Padding(Group(*lines), (0, 0, 1, 0))


_CREDITS = {
    CreditKind.AGENCY: "agency",
    CreditKind.ORIGINAL: "original publisher",
    CreditKind.WITH_REPORTS: "with reports from",
    CreditKind.IMAGE: "image",
}


def _row(label: str, value: Text) -> Text:
    return Text.assemble((f"  {label:<13}", "cyan"), value)


def _published(article: Article) -> Text:
    value = article.published
    return stated(value, date_in_words(value.value) if value else "")


def _each(values: tuple[Stated, ...]) -> Text:
    return Text(", ".join(visible(v.value) for v in values)) if values else stated(None)


def _left_out(article: Article) -> list[Text]:
    """Lines of the page that are not told, by kind, in their order; what repeats is told once."""
    rows = []
    for block in article.blocks:
        if block.kind not in OWN_KINDS and block.kind is not Kind.SOCIAL_POST:
            words = _short(visible(block.span.cut(article.text)), 70)
            rows.append(_row("left out", Text.assemble((f"{part_in_words(block.kind)}: ", "yellow"), words)))
    repeats = [b for b in article.blocks if b.repeats is not None]
    if repeats:
        what = f"{len(repeats)} paragraph{'s' * (len(repeats) > 1)} printed twice, told once"
        rows.append(_row("left out", Text.assemble(("repeats: ", "yellow"), what)))
    if len(rows) > 12:
        rows = [*rows[:11], _row("left out", Text(f"… and {len(rows) - 11} more (see --json)", "dim"))]
    return rows


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def source_line(story: Story, article_id: str) -> str:
    """One article as a note: its title, publisher, date and file."""
    recorded = story.by_id[article_id]
    article = recorded.article
    date = f", {date_in_words(article.published.value)}" if article.published else ", no date"
    return f"{visible(headline(article))} — {visible(story.publisher(recorded))}{date} ({visible(recorded.names[0])})"


def counted(number: int, what: str) -> str:
    """A number with its noun, singular or plural."""
    return f"{number} {what}{'' if number == 1 else 'es' if what.endswith('s') else 's'}"
