"""How a record looks in a terminal. Article text is hostile: it never marks itself up nor steers the terminal."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from onrecord.model import OWN_KINDS, Article, CreditKind, Kind, Stated
from onrecord.record import Recorded
from onrecord.tell.brief import Brief
from onrecord.tell.rests import Rest
from onrecord.tell.story import Story, first_day
from onrecord.tell.told import Told, date_in_words

WIDTH = 96
"""Widest line of running text: longer ones are hard to read."""


def console() -> Console:
    """Standard output; wide enough for tables when it is no terminal."""
    out = Console(highlight=False)
    return out if out.is_terminal else Console(highlight=False, width=120)


def visible(text: str) -> str:
    """Text on one line with every character that is not printable spelled out."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in " ".join(text.split()))


def escaped(text: str) -> str:
    """``visible`` text for use inside rich markup."""
    return visible(text).replace("[", r"\[")


def _reprints_in_words(pairs: int) -> str:
    return (
        f"of which {counted(pairs, 'pair')} {'carries' if pairs == 1 else 'carry'} one text"
        if pairs
        else "no two with one text"
    )


def safe_cell(value: str) -> str:
    """A field of a CSV file: a spreadsheet runs a cell that begins like a formula, and article text is hostile."""
    return f"'{value}" if value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


def stated(value: Stated | None) -> Text:
    """A detail, or that it is not stated; what is inferred says so."""
    if value is None:
        return Text("not stated", "dim italic")
    shown = Text(visible(value.value))
    if value.inferred:
        shown.append(f"  inferred: {visible(value.evidence.reason)}", "dim italic")
    return shown


def article_card(story: Story, recorded: Recorded) -> RenderableType:
    """What one article states about itself, and what of the page is not its own text."""
    article = recorded.article
    lines = [
        Text.assemble((visible(article.title.value) if article.title else "(no title)", "bold"), f"  {article.id}"),
        _row("file", Text(visible(", ".join(recorded.names)))),
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
        f"{_short(_title(story.by_id[other if one == article.id else one].article), 50)} ({share:.0%})"
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
    if value is None or value.inferred:
        return stated(value)
    return Text(f"{date_in_words(value.value)}")


def _each(values: tuple[Stated, ...]) -> Text:
    return Text(", ".join(visible(v.value) for v in values)) if values else stated(None)


def _left_out(article: Article) -> list[Text]:
    """Lines of the page that are not told, by kind, in their order; what repeats is told once."""
    rows = []
    for block in article.blocks:
        if block.kind not in OWN_KINDS and block.kind is not Kind.SOCIAL_POST:
            words = _short(visible(block.span.cut(article.text)), 70)
            rows.append(_row("left out", Text.assemble((f"{block.kind.value.replace('_', ' ')}: ", "yellow"), words)))
    repeats = [b for b in article.blocks if b.repeats is not None]
    if repeats:
        what = f"{len(repeats)} paragraph{'s' * (len(repeats) > 1)} printed twice, told once"
        rows.append(_row("left out", Text.assemble(("repeats: ", "yellow"), what)))
    if len(rows) > 12:
        rows = [*rows[:11], _row("left out", Text(f"… and {len(rows) - 11} more (see --json)", "dim"))]
    return rows


def _title(article: Article) -> str:
    return visible(article.title.value) if article.title else "(no title)"


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def brief_page(story: Story, brief: Brief) -> RenderableType:
    """The brief with numbered notes, as one page."""
    notes: dict[str, int] = {}
    parts: list[RenderableType] = []
    if brief.headline is not None:
        parts += [Text(brief.headline.text.rstrip("."), "bold"), Text(_dates(story), "dim"), Text()]
    for part in brief.parts:
        parts.append(Text(part.heading, "bold cyan"))
        parts += [_line(told, notes) for told in part.lines]
        parts.append(Text())
    if brief.actors:
        parts.append(Text("Key actors", "bold cyan"))
        for actor in brief.actors:
            head = (
                f"{visible(actor.name)} ({counted(actor.articles, 'article')}, source {counted(actor.quoted, 'time')})"
            )
            parts.append(Text(f"• {head}" + (":" if actor.line else ""), "bold"))
            if actor.line:
                parts.append(_line(actor.line, notes, bullet="  "))
        parts.append(Text())
    parts.append(Text("How we know", "bold cyan"))
    parts.append(
        Text(
            f"{counted(brief.articles, 'article')}, {_reprints_in_words(brief.reprints)}; "
            f"{counted(brief.attributions, 'attribution')}, {brief.unnamed} of them to unnamed sources. Every line is "
            "cut from an article; words in [brackets] are what the article's own words stand for."
        )
    )
    parts += [Text(f"[{number}] {source_line(story, article)}", "dim") for article, number in notes.items()]
    return Group(*parts)


def _line(told: Told, notes: dict[str, int], *, bullet: str = "• ") -> Text:
    articles = dict.fromkeys(c.article for c in told.citations)
    numbers = ", ".join(str(notes.setdefault(a, len(notes) + 1)) for a in articles)
    line = Text(f"{bullet}{visible(told.text)} ")
    line.append(f"[{numbers}]", "dim")
    if told.support and told.support[1] > 1:
        least, most = told.support
        count = str(least) if least == most else f"{least} to {most}"
        line.append(f" {count} origins", "green")
    return line


def source_line(story: Story, article_id: str) -> str:
    """One article as a note: its title, publisher, date and file."""
    recorded = story.by_id[article_id]
    article = recorded.article
    date = f", {date_in_words(article.published.value)}" if article.published else ", no date"
    return f"{_title(article)} — {visible(story.publisher(recorded))}{date} ({visible(recorded.names[0])})"


def _dates(story: Story) -> str:
    days = [first_day(r.article.published.value) for r in story.articles if r.article.published]
    if not days:
        return f"{counted(len(story.articles), 'article')}, none dated"
    first, last = date_in_words(min(days)), date_in_words(max(days))
    when = first if first == last else f"{first} to {last}"
    return f"{counted(len(story.articles), 'article')}, {when}"


def counted(number: int, what: str) -> str:
    """A number with its noun, singular or plural."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def rests_tree(title: str, rests: tuple[Rest, ...]) -> Tree:
    """Who an article rests on."""
    tree = Tree(Text(title, "bold"))
    _grow(tree, rests)
    return tree


def _grow(tree: Tree, rests: tuple[Rest, ...]) -> None:
    for rest in rests:
        label = Text(visible(rest.name) or "(no source)")
        label.append(f"  {rest.naming.value.replace('_', ' ')}", "dim")
        if rest.count is not None and rest.count > 1:
            label.append(f", {rest.count} people", "dim")
        label.append(f" ×{rest.times}", "cyan")
        _grow(tree.add(label), rest.under)
