"""Decide what stands above the running text: labels, headline, dek, byline, dates."""

from collections.abc import Sequence

from onrecord.clean.pasted.sheet import Sheet
from onrecord.clean.printed.bylines import read_bare_byline, read_bio, read_byline
from onrecord.clean.printed.datelines import read_dateline
from onrecord.clean.printed.dates import find_dates
from onrecord.clean.printed.furniture import is_count
from onrecord.clean.printed.lines import Line, share_known, tokens
from onrecord.clean.printed.menus import SECTIONS
from onrecord.clean.printed.outlets import agency_name, is_masthead, is_run_together
from onrecord.model import Kind

_HEAD_LINES = 40
_MOST_CANDIDATES = 400


def judge_head(sheet: Sheet) -> None:
    """Judge the lines above the running text; sets ``sheet.body``. A page that begins with its text has no headline."""
    _judge_houses(sheet)
    sheet.body, dek = _find_body(sheet)
    title = _find_title(sheet, [line for line in sheet.open(0, sheet.body) if _may_head(line)][:_MOST_CANDIDATES])
    if title is None:
        return
    sure = share_known(title, sheet.told) >= 0.3 or title.heading_level == 1
    reason = "the first line above the text that is no label" + (", and the text takes up its words" if sure else "")
    sheet.judge(title, (Kind.TITLE, 0.9 if sure else 0.75), reason)
    for line in sheet.open(0, title.index):
        _judge_above_title(sheet, line)
    _judge_below_title(sheet, title, dek)


def _judge_houses(sheet: Sheet) -> None:
    """Bylines that name no person count only near the top, where a heading such as "By the numbers" is unlikely."""
    for line in sheet.open(0, _HEAD_LINES):
        if line.terminated or line.words > 14:
            continue
        read = read_byline(sheet.text, line.span)
        if read is None or read.people or not (read.houses or read.release):
            continue
        if read.release or read.roles:
            sheet.judge(line, (Kind.BYLINE, 0.85), "says who put this out", method="byline")
        else:
            sheet.judge(line, (Kind.CREDIT, 0.85), "the byline names a house, not a person", method="byline")


def _find_body(sheet: Sheet) -> tuple[int, int | None]:
    """The index of the first line of running text, and that of a dek that reads like running text."""
    prose = [line for line in sheet.open() if _is_body(sheet, line)][:3]
    if not prose:
        ends = [line.index for line in sheet.open() if line.terminated and line.words >= 4]
        return (ends[0] if ends else len(sheet.lines)), None
    dek = None
    first = prose[0]
    for below in prose[1:]:
        if first.index > _HEAD_LINES or first.words > 60 or not _signed_between(sheet, first.index, below.index):
            break
        dek = first.index if dek is None else dek
        first = below
    return first.index, dek


def _is_signed(sheet: Sheet, line: Line) -> bool:
    return any(sheet.kind(i) in {Kind.BYLINE, Kind.DATE_LINE} for i in range(line.index + 1, line.index + 5))


def _is_body(sheet: Sheet, line: Line) -> bool:
    if not line.prose and not (line.terminated and line.words >= 5 and read_dateline(sheet.text, line.span)):
        return False
    return not read_bio(line.look) or line.index > _HEAD_LINES


def _signed_between(sheet: Sheet, first: int, below: int) -> bool:
    """Whether a byline or a date of publication, not yet seen above, stands between two lines."""
    above = {sheet.kind(i) for i in range(first)}
    wanted = {Kind.BYLINE, Kind.DATE_LINE} - above
    if Kind.BYLINE not in wanted and Kind.DATE_LINE not in wanted:
        return False
    for i in range(first + 1, min(below, first + 12)):
        if sheet.kind(i) in wanted:
            return True
        if (
            sheet.is_open(i)
            and Kind.BYLINE in wanted
            and i - first <= 2
            and read_bare_byline(sheet.text, sheet.lines[i].span)
        ):
            return True
    return False


def _may_head(line: Line) -> bool:
    return line.words <= 40 and len(line.text) <= 300 and not line.bullet and any(c.isalpha() for c in line.look)


def _find_title(sheet: Sheet, candidates: Sequence[Line]) -> Line | None:
    marked = [line for line in candidates if line.heading_level == 1]
    if marked:
        return marked[0]
    good = [line for line in candidates if not is_label(line) and not _is_masthead(line) and not is_count(line)]
    named = [line for line in good if not _is_name(sheet, line)]
    pool = named or good or list(candidates)
    if not pool:
        return None
    scores = {line.index: _looks_like_headline(sheet, line) for line in pool}
    best = max(pool, key=lambda line: (scores[line.index], -line.index))
    for line in pool:  # a dek may take up more of the text than the headline right above it
        if _is_motto(sheet, line):
            continue
        likely = line.index >= best.index - 2 and not line.terminated and _is_long_enough(sheet, line)
        if (
            best.index - 4 <= line.index < best.index
            and scores[line.index] >= (0.45 if likely else 0.7) * scores[best.index]
        ):
            return line
    return best


def _is_motto(sheet: Sheet, line: Line) -> bool:
    """Whether a line right below the name of the outlet is its motto: the text takes up the line below it instead."""
    if line.index == 0 or line.index + 1 >= len(sheet.lines) or share_known(line, sheet.told) > 0.34:
        return False
    above, below = sheet.lines[line.index - 1], sheet.lines[line.index + 1]
    if not (_is_masthead(above) or is_run_together(above.text)) or below.words < 4 or below.prose:
        return False
    return share_known(below, sheet.told) >= 0.66


def _is_long_enough(sheet: Sheet, line: Line) -> bool:
    """Whether a line says enough to be a headline: four words, or three that the text mostly takes up."""
    return line.words >= 4 or (line.words == 3 and share_known(line, sheet.told) >= 0.6)


def _is_name(sheet: Sheet, line: Line) -> bool:
    """Whether a line is a bare byline. A name that the text speaks of is no byline, nor is a headline in capitals."""
    read = read_bare_byline(sheet.text, line.span)
    if read is None:
        return False
    return not sheet.speaks_of(" ".join(who.cut(sheet.text) for who in read.people) or line.look)


def _looks_like_headline(sheet: Sheet, line: Line) -> float:
    """More for a line of a headline's length whose words the text takes up, and with a byline or a date near below."""
    shared = share_known(line, sheet.told) * min(1.0, len(line.stems) / 4)
    length = 0.3 * (4 <= line.words <= 25) + 0.2 * (not line.terminated)
    return shared + length + 0.25 * _is_signed(sheet, line)


def is_label(line: Line) -> bool:
    """Whether the line only names a section, or the way to it."""
    words = tokens(line.look[:80])
    if line.words <= 4 and words and all(w in SECTIONS for w in words):
        return True
    parts = [p for p in line.text[:200].replace("›", ">").replace("»", ">").split(">") if p.strip()]
    return len(parts) > 1 and all(len(p.split()) <= 6 for p in parts[:-1])


def _is_masthead(line: Line) -> bool:
    return line.words <= 6 and (agency_name(line.text) is not None or is_masthead(line.text))


def _judge_above_title(sheet: Sheet, line: Line) -> None:
    if _is_name(sheet, line) and sheet.kind(line.index + 1) is Kind.DATE_LINE:
        sheet.judge(line, (Kind.BYLINE, 0.7), "a name above the headline", method="byline")
    elif is_label(line):
        sheet.judge(line, (Kind.UI_BOILERPLATE, 0.9), "names a section of the site")
    elif line.prose:
        sheet.judge(line, (Kind.TEXT, 0.5), "a sentence above the headline")
    else:
        sheet.judge(line, (Kind.UI_BOILERPLATE, 0.7), "stands above the headline, as labels and mastheads do")


def _judge_below_title(sheet: Sheet, title: Line, dek: int | None) -> None:
    signed = [i for i in range(title.index + 1, sheet.body) if sheet.kind(i) in {Kind.BYLINE, Kind.DATE_LINE}]
    first_signed = signed[0] if signed else None
    dated = any(sheet.kind(i) is Kind.DATE_LINE for i in range(title.index))
    has_dek = False
    for line in list(sheet.open(title.index + 1, sheet.body)):
        if _judge_signature(sheet, line, signed=dated or first_signed is not None or line.index == title.index + 1):
            first_signed = line.index if first_signed is None else first_signed
        if not sheet.is_open(line.index):
            continue
        if line.heading_level > 1 or _opens_body(sheet, line, first_signed, has_dek=has_dek):
            sheet.judge(line, (Kind.SUBHEAD, 0.7), "short heading right above the text")
        elif line.bullet:
            sheet.judge(line, (Kind.TEXT, 0.8), "one of the points listed above the text")
        elif line.index == dek or not has_dek or (first_signed is not None and line.index < first_signed):
            sheet.judge(line, (Kind.DEK, 0.85 if first_signed else 0.75), "stands between the headline and the text")
            has_dek = True
        elif line.terminated and line.words >= 4:
            sheet.judge(line, (Kind.TEXT, 0.6), "a sentence at the head of the text")
        else:
            sheet.judge(line, (Kind.CAPTION, 0.5), "no sentence, below the dek and above the text", method="caption")


def _judge_signature(sheet: Sheet, line: Line, *, signed: bool) -> bool:
    """Judge names, labels and numbers below the headline. Returns whether the line was the writer's name."""
    at = line.index
    if read_bio(line.look):
        sheet.judge(line, (Kind.BYLINE, 0.85), "tells who the writer is", method="byline")
    elif (signed or at >= sheet.body - 2) and _is_name(sheet, line):
        sheet.judge(line, (Kind.BYLINE, 0.8), 'a name below the headline, without "By"', method="byline")
        return True
    elif is_count(line):
        sheet.judge(line, (Kind.UI_BOILERPLATE, 0.8), "a bare number")
    elif line.words <= 4 and at + 1 < len(sheet.lines) and sheet.lines[at + 1].bullet:
        sheet.judge(line, (Kind.SUBHEAD, 0.8), "heading over a list")
    elif is_label(line):
        sheet.judge(line, (Kind.UI_BOILERPLATE, 0.8), "names a section of the site")
    elif _is_masthead(line):
        sheet.judge(line, (Kind.BYLINE, 0.6), "names an outlet below the headline", method="byline")
    elif find_dates(line.look) and line.words <= 6:
        sheet.judge(line, (Kind.DATE_LINE, 0.5), "a date below the headline", method="date")
    return False


def _opens_body(sheet: Sheet, line: Line, first_signed: int | None, *, has_dek: bool) -> bool:
    """Whether a short line is the first subhead: right above the text, with the headline's lines done."""
    if line.index != sheet.body - 1 or line.words > 6 or line.terminated:
        return False
    return has_dek or (first_signed is not None and line.words <= 4)
