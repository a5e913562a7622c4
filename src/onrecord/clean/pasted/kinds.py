"""Decide for each line of a pasted page what it is: by its words, then by its place."""

import re
from collections.abc import Sequence

from onrecord.clean.pasted.between import judge_between
from onrecord.clean.pasted.foot import judge_foot
from onrecord.clean.pasted.head import judge_head
from onrecord.clean.pasted.posts import FoundPost
from onrecord.clean.pasted.sheet import Sheet
from onrecord.clean.printed.bylines import read_bare_byline, read_byline
from onrecord.clean.printed.credits import read_credit_line
from onrecord.clean.printed.datelines import read_dateline
from onrecord.clean.printed.dates import find_dates, says_only_when, words_beside_dates
from onrecord.clean.printed.furniture import known_furniture, offer_score
from onrecord.clean.printed.lines import Line, Verdict, share_known
from onrecord.clean.printed.outlets import agency_name, is_masthead, is_person_name
from onrecord.clean.printed.pictures import caption_score, leads_as_caption, picture_credit
from onrecord.model import Evidence, Kind
from onrecord.text import fold

_DATE_LEADS = frozenset({"published", "posted", "updated", "on", "last updated", "publicado", "at"})
_PARTS = re.compile(r"\s*(?:[·•|/]|\s[-–—]\s|,)\s*")


def judge_lines(text: str, lines: Sequence[Line], posts: Sequence[FoundPost]) -> list[Verdict]:
    """The kind of every line, with its evidence."""
    sheet = Sheet(text, lines)
    for found in posts:
        for at in range(found.first, found.last + 1):
            sheet.verdicts[at] = Verdict(Kind.SOCIAL_POST, found.post.evidence)
    for line in sheet.open():
        sheet.verdicts[line.index] = _by_words(text, line)
    _judge_lone_leads(sheet)
    _judge_offers(sheet)
    _judge_pictures(sheet)
    judge_head(sheet)
    judge_foot(sheet)
    judge_between(sheet)
    unsure = Evidence("layout", 0.5, "nothing marks it as anything but text")
    return [verdict or Verdict(Kind.TEXT, unsure) for verdict in sheet.verdicts]


def _by_words(text: str, line: Line) -> Verdict | None:
    when = _by_date(text, line)
    if when is not None:
        return when
    byline = read_byline(text, line.span) if line.words <= 40 and not line.heading_level else None
    if byline is not None and byline.people:
        return Verdict(Kind.BYLINE, Evidence("byline", 0.95, "begins as bylines do and names people"))
    if byline is not None and byline.roles and not line.terminated:
        return Verdict(Kind.BYLINE, Evidence("byline", 0.85, "begins as bylines do and names a desk"))
    if not line.heading_level and read_credit_line(text, line.span) is not None:
        return Verdict(Kind.CREDIT, Evidence("credit-line", 0.9, "says whose work this is"))
    return known_furniture(line)


def _by_date(text: str, line: Line) -> Verdict | None:
    if len(line.text) > 160 or line.words > 24:
        return None
    dates = find_dates(line.text)
    if not dates:
        if says_only_when(line.text):
            return Verdict(Kind.DATE_LINE, Evidence("date", 0.85, "says only how long ago it was put out"))
        return None
    beside = words_beside_dates(line.text, dates)
    if not beside:
        return Verdict(Kind.DATE_LINE, Evidence("date", 0.95, "nothing but a date"))
    dateline = read_dateline(text, line.span)
    if dateline is not None and dateline.span.end >= line.span.end:
        return Verdict(Kind.DATE_LINE, Evidence("date", 0.9, "place, date and agency"))
    if len(beside) > 5 or line.terminated or read_byline(text, line.span):
        return None
    parts = [p for p in _PARTS.split(line.text) if p]
    label = any(p[0].islower() or len(p.split()) > 4 for p in parts if not find_dates(p))
    first = parts[0] if parts else ""
    if re.search(r"[·•|]|\s{2}", line.text) and is_person_name(first) and read_bare_byline(text, line.span):
        return Verdict(Kind.BYLINE, Evidence("byline", 0.8, "a name beside a date"))
    if len(parts) > 1 and not label and any(not words_beside_dates(p, find_dates(p)) for p in parts):
        return Verdict(Kind.DATE_LINE, Evidence("date", 0.75, "a date beside a short label"))
    return None


def _judge_lone_leads(sheet: Sheet) -> None:
    """Words such as "By", "Published" and "on" may stand alone, above or below what they belong to."""
    for line in sheet.lines:
        below = line.index + 1
        if line.words > 2 or below >= len(sheet.lines):
            continue
        said = fold(line.text).strip(": ")
        if said in {"by", "por"} and sheet.is_open(below) and sheet.lines[below].words <= 12:
            house = is_masthead(sheet.lines[below].text) or agency_name(sheet.lines[below].text) is not None
            if house or read_bare_byline(sheet.text, sheet.lines[below].span):
                sheet.judge(line, (Kind.BYLINE, 0.9), "leads into the byline below", method="byline")
                kind = Kind.CREDIT if house else Kind.BYLINE
                sheet.judge(below, (kind, 0.9), "stands below a line that says By", method="byline")
        elif said in _DATE_LEADS and Kind.DATE_LINE in {sheet.kind(i) for i in (below - 2, below, below + 1)}:
            sheet.judge(line, (Kind.DATE_LINE, 0.8), "stands beside a date", method="date")


def _judge_offers(sheet: Sheet) -> None:
    """A line that half reads like an offer is one when it stands next to one."""
    lines = list(sheet.open())
    for line in [*lines, *reversed(lines)]:
        beside = {sheet.kind(line.index - 1), sheet.kind(line.index + 1)}
        if sheet.is_open(line.index) and Kind.PROMO in beside and offer_score(line) >= 0.4:
            sheet.judge(line, (Kind.PROMO, 0.65), "reads like an offer and stands next to one", method="furniture")


def _judge_pictures(sheet: Sheet) -> None:
    limit = _title_limit(sheet)
    last_open = max((line.index for line in sheet.open() if line.prose), default=-1)
    for line in sheet.open():
        start = max(0, len(line.text) - 300)
        credit = picture_credit(line.text[start:])
        if (
            credit is not None
            and credit.whole.start == 0
            and start == 0
            and len(credit.whole) >= len(line.text.rstrip(" *"))
        ):
            sheet.judge(line, (Kind.CREDIT, 0.9), "nothing but a picture credit", method="caption")
        elif credit is not None and credit.wire and line.words >= 8 and line.index >= last_open:
            continue  # the last paragraph of a report may be signed by its agency
        elif credit is not None:
            sheet.judge(line, (Kind.CAPTION, 0.9), "ends in a picture credit", method="caption")
        elif leads_as_caption(line.text):
            sheet.judge(line, (Kind.CAPTION, 0.85), "begins as only captions do", method="caption")
        elif line.prose and caption_score(line.look) >= 0.6 and line.words <= 60:
            sheet.judge(line, (Kind.CAPTION, 0.65), "tells what a picture shows", method="caption")
    for line in sheet.lines:
        if sheet.kind(line.index) is Kind.CREDIT and picture_credit(line.text[-300:]) is not None:
            _judge_caption_of(sheet, line, limit)
    for line in sheet.lines:
        if sheet.kind(line.index) is Kind.CAPTION:
            _judge_alternative(sheet, line, limit)


def _judge_caption_of(sheet: Sheet, credit: Line, limit: int) -> None:
    """A picture credit that stands alone has its caption above it, or, on some sites, below."""
    above, below = credit.index - 1, credit.index + 1
    if sheet.kind(above) is Kind.CAPTION or sheet.kind(below) is Kind.CAPTION:
        return
    tight = credit.tight and sheet.spaced
    if sheet.is_open(above) and above > limit and not _is_byline(sheet, above):
        line = sheet.lines[above]
        short = not line.terminated and line.words <= 45
        if (
            (short and (credit.tight or not sheet.spaced))
            or (tight and line.words <= 60)
            or caption_score(line.look) >= 0.3
        ):
            sheet.judge(above, (Kind.CAPTION, 0.75), "stands right above a picture credit", method="caption")
            return
    if sheet.is_open(below):
        line = sheet.lines[below]
        if (
            not line.prose
            and not line.heading_level
            and 4 <= line.words <= 45
            and (line.tight or not sheet.spaced or line.words >= 6)
        ):
            sheet.judge(below, (Kind.CAPTION, 0.65), "stands right below a picture credit", method="caption")


def _is_byline(sheet: Sheet, at: int) -> bool:
    line = sheet.lines[at]
    return is_masthead(line.text.split(",")[0]) or read_bare_byline(sheet.text, line.span) is not None


def _judge_alternative(sheet: Sheet, caption: Line, limit: int) -> None:
    """The description of a picture for those who do not see it is often pasted right above its caption."""
    above = caption.index - 1
    if not sheet.is_open(above) or above <= limit:
        return
    line = sheet.lines[above]
    if line.terminated or line.prose or line.words > 30 or line.heading_level:
        return
    close = caption.tight if sheet.spaced else share_known(line, caption.stems) >= 0.3 or line.text[:1].islower()
    if close:
        sheet.judge(above, (Kind.CAPTION, 0.8), "short description right above a caption", method="caption")


def _title_limit(sheet: Sheet) -> int:
    """The last line that may yet be the headline: the first heading, unless running text stands above it."""
    for line in sheet.open():
        if line.prose:
            return -1
        if line.words >= 3:
            return line.index
    return -1
