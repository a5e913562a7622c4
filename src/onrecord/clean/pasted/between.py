"""Decide what stands inside the running text: subheads, links to other stories, lists, stray labels."""

import re

from onrecord.clean.pasted.sheet import Sheet
from onrecord.clean.printed.bylines import read_bio
from onrecord.clean.printed.furniture import is_count
from onrecord.clean.printed.lines import Line, share_known
from onrecord.clean.printed.pictures import caption_score
from onrecord.model import Kind

_NUMBERED = re.compile(r"^(?:\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_LIST_ROW = 4


def judge_between(sheet: Sheet) -> None:
    """Judge what is left between the first line of text and the foot."""
    short = {line.index for line in sheet.open(sheet.body, sheet.foot) if _is_short(line)}
    runs = _long_runs(sheet, short)
    careless = _leaves_stops_out(sheet)
    title = next((line for line in sheet.lines if sheet.kind(line.index) is Kind.TITLE), None)
    for line in list(sheet.open(sheet.body, sheet.foot)):
        if line.index not in short or (careless and line.words >= 10):
            _judge_sentence(sheet, line)
        elif line.index in runs:
            sheet.judge(line, (Kind.TEXT, 0.6), "one of many short lines in a row, as in a list or a table")
        else:
            _judge_short(sheet, line, title)


def _is_short(line: Line) -> bool:
    if line.prose or line.bullet:
        return False
    if line.heading_level:
        return True
    ends = line.text.rstrip("\"'”’»)]")
    if line.words <= 4 and ends.endswith(":"):
        return True
    if ends.endswith("?") and line.words <= 14:
        return not line.text.startswith(("“", '"', "‘"))
    return not line.terminated and line.words <= 30


def _long_runs(sheet: Sheet, short: set[int]) -> set[int]:
    """Short lines in a row of four or more, but for the first, which may head them."""
    found: set[int] = set()
    row: list[int] = []
    for line in [*sheet.lines[sheet.body : sheet.foot], None]:
        if line is not None and line.index in short and not line.heading_level:
            row.append(line.index)
            continue
        if len(row) >= _LIST_ROW:
            found.update(row[1:])
        row = []
    return found


def _leaves_stops_out(sheet: Sheet) -> bool:
    """Whether the page often ends long lines without a stop, so that a missing one tells nothing."""
    long = [line.terminated for line in sheet.open(sheet.body, sheet.foot) if line.words >= 14]
    return len(long) - sum(long) >= max(3, 0.3 * len(long))


def _judge_sentence(sheet: Sheet, line: Line) -> None:
    score = caption_score(line.look)
    if score >= 0.3 and line.words <= 45 and _beside_picture(sheet, line.index):
        sheet.judge(line, (Kind.CAPTION, 0.55), "tells what a picture shows, and on what day", method="caption")
    elif read_bio(line.look) and line.index + 2 >= sheet.foot:
        sheet.judge(line, (Kind.BYLINE, 0.75), "tells who the writer is", method="byline")
    else:
        sheet.judge(line, (Kind.TEXT, 0.95 if line.prose else 0.8), "running text")


def _beside_picture(sheet: Sheet, at: int) -> bool:
    return any(sheet.kind(i) in {Kind.CAPTION, Kind.CREDIT} for i in (at - 1, at + 1))


def _judge_short(sheet: Sheet, line: Line, title: Line | None) -> None:
    if is_count(line):
        sheet.judge(line, (Kind.UI_BOILERPLATE, 0.6), "a bare number")
        return
    if line.heading_level or _NUMBERED.match(line.text):
        sheet.judge(line, (Kind.SUBHEAD, 0.9), "marked as a heading")
        return
    link = _link_score(sheet, line, title)
    if link >= 0.6:
        sheet.judge(line, (Kind.TEASER, min(0.9, link)), "headline of another story between two paragraphs")
    elif line.text[:1].islower() and line.words <= 20:
        sheet.judge(line, (Kind.CAPTION, 0.55), "a description in lower case, as of a picture", method="caption")
    elif line.words > 20:
        sheet.judge(line, (Kind.TEXT, 0.6), "long for a heading")
    else:
        sheet.judge(line, (Kind.SUBHEAD, 0.85 - link / 2), "short line over the text that it heads")


def _link_score(sheet: Sheet, line: Line, title: Line | None) -> float:
    """How much a short line is another story's headline: long, and with words that this text does not take up."""
    known = share_known(line, sheet.told)
    score = 0.35 * (line.words >= 9) + 0.2 * (line.words >= 12) + (0.4 * (1 - known) if len(line.stems) >= 4 else 0.0)
    score -= 0.3 * (line.words <= 6)
    if title is not None and line.words >= 8:
        score += 0.1 * (line.words >= 0.8 * title.words)
    if any(sheet.kind(i) is Kind.TEASER for i in (line.index - 1, line.index + 1)):
        score += 0.4
    if line.words >= 5 and line.look.isupper() and not (title is not None and title.look.isupper()):
        score += 0.6  # some sites set the links to their other stories in capitals
    if line.words >= 8 and _heads_nothing(sheet, line):
        score += 0.3
    return max(0.0, score)


def _heads_nothing(sheet: Sheet, line: Line) -> bool:
    """Whether the line below is a heading too, so that this one has no text."""
    at = line.index + 1
    return sheet.is_open(at) and _is_short(sheet.lines[at])
