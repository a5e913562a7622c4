"""How the evidence for a claim looks: origins, chains and citations under each other, then what stands against it."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.outline import Node, outline
from onrecord.cli.printing import counted, visible
from onrecord.cli.voice import day_told, framed, origins_told, place_told
from onrecord.tell.claims.evidence import Against, Copy, Evidence, Origin, Telling
from onrecord.tell.claims.standings import Stands
from onrecord.tell.lines.reasons import plainly
from onrecord.tell.lines.told import hangs_on, when_in_words
from onrecord.tell.lines.wording import Worded
from onrecord.tell.story import Story

_HEADS = {
    Stands.CONTRADICTS: "Contradicted by",
    Stands.DENIES: "Denied by",
    Stands.DENIED: "It denies",
    Stands.UPDATES: "Updated since by",
    Stands.UPDATED: "It updates",
    Stands.CORRECTS: "Corrected by",
    Stands.CORRECTED: "It corrects",
    Stands.SCOPE: "No contradiction, since of another time, place or part",
}
_STYLES = {
    Stands.CONTRADICTS: "magenta",
    Stands.DENIES: "red",
    Stands.DENIED: "red",
    Stands.CORRECTS: "bold red",
    Stands.UPDATES: "yellow",
}


def evidence_page(story: Story, found: Evidence, *, drawn: bool) -> RenderableType:
    """The whole page."""
    row = found.row
    head = put(row.told, "bold")
    nodes = [_origin(story, origin, n) for n, origin in enumerate(found.origins, start=1)]
    nodes += _block("Taken back by", "bold red", (_telling(story, t) for t in found.retracted))
    nodes += _block("Would not say", "red", (_telling(story, t) for t in found.declined))
    for stands in Stands:
        inside = found.denied if stands is Stands.DENIES else ()
        some = [_telling(story, t) for t in inside]
        some += [_against(a, row.told.words) for a in found.against if a.stands is stands]
        nodes += _block(_HEADS[stands], _STYLES.get(stands, "cyan"), some)
    nodes += _block("Decided by people", "green", (Node(Text(visible(r))) for r in found.decided))
    return Group(head, *_facts(found), Text(), outline(nodes, drawn=drawn), *_still(found))


def put(told: Worded, style: str = "") -> Text:
    """Somebody's words in quotation marks, with who put them and how."""
    before, behind = framed(told)
    return Text.assemble((before, "cyan"), (quoted(told.words), style), (f" — {behind}" if behind else "", "cyan"))


def quoted(words: str) -> str:
    """The words in quotation marks, where they do not begin with one."""
    shown = visible(words)
    return shown if shown[:1] in {"“", '"', "‘"} else f"“{shown}”"


_SAME_AS_ABOVE = "the same as one above: the texts do not show it"


def _facts(found: Evidence) -> Iterator[RenderableType]:
    row = found.row
    told = f"told {_times(row.assertions)} in {counted(row.articles, 'article')}"
    line = Text(f"claim {row.id}: {origins_told(row.least, row.most)}, {told}", "green")
    for mark in row.marks:
        line.append(f" · {mark.value}", "yellow")
    yield line
    if row.least < row.most:
        yield Text(_range_told(row.least, row.most, found.origins), "green")
    for reason in found.counted:
        yield Padding(Text(f"· {visible(reason)}", "green"), (0, 0, 0, 2))
    first, last = when_in_words(row.first_said), when_in_words(row.last_said)
    if row.said_in or first == last:
        when = f"put on record {when_in_words(row.said_in) if row.said_in else first}"
    else:
        when = f"first put on record {first}, last {last}"
    yield Text(when if row.first_said else "no day of saying is known", "dim")


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _range_told(least: int, most: int, origins: Sequence[Origin]) -> str:
    """What a range means for those who are listed."""
    sure = sum(origin.sure for origin in origins)
    open_ones = len(origins) - sure
    if not sure:
        listed = "None of those below shows knowledge of its own"
    elif not open_ones:
        listed = f"{'The one' if sure == 1 else f'All {sure}'} below {'is' if sure == 1 else 'are'} certain"
    else:
        are = "is" if sure == 1 else "are"
        listed = f"{counted(sure, 'origin')} below {are} certain, {open_ones} may add none"
    return f"{listed}: at least {least}, at most {most}."


def _still(found: Evidence) -> Iterator[Text]:
    """What is left, told only where something was withdrawn."""
    if found.withdrawn:
        left = origins_told(*found.still)
        yield Text(f"What still stands: {left}; withdrawn {_times(found.withdrawn)}.", "bold")
    elif found.retracted and found.row.most:
        yield Text("What others put of it stands: the notice is of what its publisher had printed itself.", "bold")
    elif not found.retracted:
        yield Text("No correction and no retraction of it was found.", "dim")


def _block(head: str, style: str, under: Iterable[Node]) -> list[Node]:
    nodes = tuple(under)
    return [Node(Text(head, f"bold {style}"), nodes)] if nodes else []


def _origin(story: Story, origin: Origin, number: int) -> Node:
    certain = origin.sure or number == 1  # somebody must have been first
    label = f"Origin {number}" if certain else f"Possible origin {number}"
    head = Text.assemble((f"{label}: ", "bold"), (visible(origin.name), "bold cyan"))
    if not certain:
        doubt = "says something else: the words are only loosely alike" if origin.loose else _SAME_AS_ABOVE
        head.append(f" (or {doubt})", "yellow")
    why = [Node(Text(f"because {visible(reason)}", "dim")) for reason in origin.why]
    merged = [Node(Text(f"adds none: {visible(reason)}", "dim")) for reason in origin.merged]
    return Node(head, (*why, *(_telling(story, t) for t in origin.tellings), *merged))


def _telling(story: Story, telling: Telling) -> Node:
    """Outlet, its day, the chain down to the source, the words, where they stand."""
    told = telling.told
    line = Text(f"{'again in ' * telling.again}{visible(told.outlet)}, {day_told(telling.published)}: ")
    for name in told.through:
        line.append(f"{visible(name)} → ", "cyan")
    line.append(visible(told.speaker).rstrip(" ,;:") or "in its own voice", "cyan")
    if told.behind:
        line.append(f" [{visible(told.behind)}]", "cyan")
    if told.cue not in {"", ":"} and not hangs_on(told.cue):
        line.append(f" {visible(told.cue)}", "italic")
    line.append(f": {quoted(told.words)}")
    if told.said and told.said != telling.published:
        line.append(f" (said {day_told(told.said)})", "dim")
    where = f"{_file(story, telling.citation.article)}, {place_told(telling.citation)}, assertion {told.assertion[:8]}"
    under = [Node(Text(f"cited: {where}", "dim"))]
    if telling.withdrawn:
        under.insert(0, Node(Text(f"withdrawn: {visible(telling.withdrawn)}", "bold red")))
    return Node(line, (*under, *(_copy(story, copy) for copy in telling.copies)))


def _copy(story: Story, copy: Copy) -> Node:
    how = f"{copy.way.value}, {copy.share:.0%} in common"
    where = f"{_file(story, copy.article)}, {place_told(copy.citation)}"
    return Node(Text(f"the same text in {visible(copy.outlet)} ({how}), no origin more: {where}", "dim"))


def _against(other: Against, words: str) -> Node:
    line = put(other.told).append(f", {day_told(other.told.said)}", "dim")
    why = f"why: {visible(plainly(other.reason))}" + (f"; {other.when}" if other.when else "")
    where = Node(Text(f"claim {other.short}, cited: {place_told(other.citation)}", "dim"))
    if other.mine.words == words:
        return Node(line, (Node(Text(why, "yellow")), where))
    stands = Text.assemble(("beside these words of it: ", "dim"), put(other.mine))
    return Node(line, (Node(Text(why, "yellow")), Node(stands), where))


def _file(story: Story, article: str) -> str:
    return visible(story.by_id[article].names[0])
