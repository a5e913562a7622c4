"""Find when a pasted page was put out: printed, or bounded by what the page tells."""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.clean.printed.datelines import read_dateline
from onrecord.clean.printed.dates import PrintedDate, find_dates, first_published, is_update
from onrecord.english import MONTH_OF, SHORT_MONTHS, any_of
from onrecord.model import Block, Evidence, Kind, Post, Span, Stated
from onrecord.text import address_parts

_TO = re.compile(r"\b(?:through|until|till|to|by|before)\s+(?:at least\s+)?(?:\w+day,?\s+)?$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|shall|next|upcoming|(?:is|are)(?:\s\w+ly)?\s(?:to|scheduled|due|expected|planned|set|slated))\b"
    r"[^.;]{0,50}$",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r"\b(?:will|is|are|runs?|lasts?|continues?|scheduled|expected|planned|due|expires?|ends?)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:will|would|shall|should|(?-i:may)|might|could|can|must|to be|(?:is|are|was|were|not) to|due|next|upcoming|"
    r"plan\w*|inten\w+|propos\w+|schedul\w+|slated|foreseen|expect\w*|forecast\w*|deadlines?|targets?|option|ending|"
    r"expir\w+|effect|effective|(?:begin|start|end|open|close|run|take|come|fall)s?|beginning|starting)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Words before a day that may lie ahead, though nothing says that it does."""
_BOUND = re.compile(
    r"\b(?:from|after|for|to|through|until|till|before|by|than|ending|beginning)\s+(?:\w+day,?\s+)?$", re.IGNORECASE
)
_AIM = re.compile(r",?\s+(?:as\s+)?(?:(?:the|its|a)\s+)?(?:deadline|target|release|launch|start|due)\b", re.IGNORECASE)
"""What follows a day that something is aimed at."""
_DONE = re.compile(
    r"\b(?:was|were|had|did|\w{2,}ed|said|told|met|went|came|took|left|made|held|began|fell|rose|won|lost)\b"
)
"""Words of what was: only beside one of them is a day known to be over."""
_THIS_MONTH = re.compile(r"\b(?:earlier |later )?this month\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IN_ADDRESS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[/_-]?(?P<month>\d\d)(?=\d\d(?!\d)|\D|$)|(?=/))")
_DAY_IN_ADDRESS = re.compile(
    rf"(?<!\d)((?:19|20)\d\d)([/_-]?)(\d\d|{any_of(SHORT_MONTHS)})\2(\d\d)(?!\d|_archive)", re.IGNORECASE
)
_LONGEST_ADDRESS = 500
_ADDRESS = re.compile(r"https?://\S+")
_LEAD_BLOCKS = 4
_SENTENCE = 200
"""Characters on either side of a day that are looked at for what its sentence says of it."""
_NEAR = 31
_TOLD_TOGETHER = 60
"""Days between two days of one year, of which only the first is printed with it."""


def find_published(text: str, blocks: Sequence[Block], posts: Sequence[Post]) -> Stated | None:
    """The date of publication in EDTF: printed if it is, else inferred as a range with its reason, else None."""
    return _printed(text, blocks) or find_day(text, blocks) or _bounded(text, blocks, posts)


def find_day(text: str, blocks: Sequence[Block], *, address: str = "") -> Stated | None:
    """The day that a dateline, or a date line without a year, gives: with its year where the page or its address tells
    that, else with its year left open ("XXXX-09-12"). Where no such day is printed, that of the address; else None.

    Without an address it is the one that the page begins with, if it does.
    """
    printed = None if address else _ADDRESS.match(text, _begin(text))
    address = printed[0] if printed else address
    return _in_dateline(text, blocks) or _without_year(text, blocks, address) or _of_address(address, printed)


def _begin(text: str) -> int:
    return len(text) - len(text.lstrip())


def _of_address(address: str, printed: re.Match[str] | None) -> Stated | None:
    """The day that an address gives: ".../2031/05/09/...", ".../20310509-...", ".../2031/may/09/..."."""
    for found in _DAY_IN_ADDRESS.finditer(address_parts(address).path[:_LONGEST_ADDRESS]):
        year, _, month, day = found.groups()
        try:
            value = date(int(year), MONTH_OF.get(month.lower()) or int(month), int(day)).isoformat()
        except ValueError:
            continue
        where = "the address of the page, " + ("which it begins with" if printed else "where it was fetched")
        spans = (Span(*printed.span()),) if printed else ()
        return Stated(value, spans, Evidence("address", 0.6, f"the day in {where}"), inferred=True)
    return None


def _printed(text: str, blocks: Sequence[Block]) -> Stated | None:
    updates: list[Stated] = []
    for block in _signing(blocks):
        dates = find_dates(text, block.span.start, block.span.end)
        one = first_published(text, dates)
        if one is None or one.value is None:
            continue
        stated = _stated(one, block)
        if not is_update(text, dates, one):
            return stated
        updates.append(stated)
    return updates[0] if updates else None


def _stated(one: PrintedDate, block: Block) -> Stated:
    value = one.value or ""
    if one.agrees:
        where = "in a line of its own" if block.kind is Kind.DATE_LINE else "in the byline"
        where = "before the first sentence" if block.evidence.method == "dateline" else where
        return Stated(value, (one.span,), Evidence("date", block.evidence.score, f"printed {where}"))
    reason = "printed, but the weekday printed with it is not that day's"
    return Stated(value, (one.span,), Evidence("date", 0.5, reason), inferred=True)


def _signing(blocks: Sequence[Block]) -> list[Block]:
    """Date lines and bylines, those above the text first; those below links to other stories may be theirs."""
    kinds = [b.kind for b in blocks]
    title = kinds.index(Kind.TITLE) if Kind.TITLE in kinds else 0
    text = kinds.index(Kind.TEXT, title) if Kind.TEXT in kinds[title:] else len(blocks)
    last = max((i for i, kind in enumerate(kinds) if kind is Kind.TEXT), default=len(blocks))
    wanted = {Kind.DATE_LINE, Kind.BYLINE}
    above = [b for b in blocks[:text] if b.kind in wanted]
    below = []
    for block in blocks[last:]:
        if block.kind is Kind.TEASER:
            break
        if block.kind in wanted:
            below.append(block)
    return above + below


def _in_dateline(text: str, blocks: Sequence[Block]) -> Stated | None:
    for one in _dateline_dates(text, blocks):
        if one.value and len(one.value) == 10 and one.agrees:
            return Stated(one.value, (one.span,), Evidence("dateline", 0.8, "printed in the dateline of the report"))
    return None


def _dateline_dates(text: str, blocks: Sequence[Block]) -> Iterator[PrintedDate]:
    for block in [b for b in blocks if b.kind is Kind.TEXT][:3]:
        line = read_dateline(text, block.span)
        if line is not None:
            yield from find_dates(text, line.span.start, line.span.end)


def _without_year(text: str, blocks: Sequence[Block], address: str) -> Stated | None:
    """A printed day without its year, in the one year that the page gives: in a copyright line, its other dates, or
    its address."""
    bare = [
        d for b in _signing(blocks) for d in find_dates(text, b.span.start, b.span.end) if d.value is None and d.day
    ]
    bare += [d for d in _dateline_dates(text, blocks) if d.value is None and d.day]
    if not bare:
        return None
    years = {int(y) for b in blocks if b.kind is Kind.CREDIT for y in _YEAR.findall(b.span.cut(text)[:200])}
    where = "the copyright line"
    if not years:
        told = [b for b in blocks if b.kind in {Kind.TEXT, Kind.SOCIAL_POST}]
        days = [d.value for b in told for d in find_dates(text, b.span.start, b.span.end) if d.value]
        years = {int(day[:4]) for day in days if _is_near(bare[0], day)}
        where = "the other dates of the page"
    if not years:
        years = _years_of(address, bare[0])
        where = "the address of the page"
    value = bare[0].in_year(years.pop()) if len(years) == 1 else None
    if value is None or not bare[0].falls_on(value):
        reason = "printed without a year, and nothing on the page tells which"
        return Stated(f"XXXX-{bare[0].month:02}-{bare[0].day:02}", (bare[0].span,), Evidence("date", 0.8, reason))
    return Stated(
        value,
        (bare[0].span,),
        Evidence("date", 0.6, f"printed without a year; the year is from {where}"),
        inferred=True,
    )


def _years_of(address: str, bare: PrintedDate) -> set[int]:
    """The years that an address dates its page to; of one with a month, that in which the day lies near the month."""
    years: set[int] = set()
    for found in _IN_ADDRESS.finditer(address_parts(address).path[:_LONGEST_ADDRESS]):
        year, month = int(found["year"]), int(found["month"] or 0)
        if not 1 <= month <= 12:
            years.add(year)
            continue
        day = date(year, month, 15).isoformat()
        years |= {y for y in (year - 1, year, year + 1) if _is_near_in(bare, day, year=y)}
    return years


def _is_near(bare: PrintedDate, day: str) -> bool:
    """Whether a full date lies within a month of a day without its year, in the year of that date."""
    return _is_near_in(bare, day, year=int(day[:4]))


def _is_near_in(bare: PrintedDate, day: str, *, year: int) -> bool:
    value = bare.in_year(year)
    if value is None or len(day) != 10 or len(value) != 10:
        return False
    return abs((date.fromisoformat(value) - date.fromisoformat(day)).days) <= _NEAR


def _bounded(text: str, blocks: Sequence[Block], posts: Sequence[Post]) -> Stated | None:
    """A range: not before the latest day told as past, not after the earliest day told as still to come."""
    told = [b for b in blocks if b.kind is Kind.TEXT and b.repeats is None]
    posted = [(p.date, p.span) for p in posts if p.date and len(p.date) == 10]
    past, ahead = _days_told(text, told, posted)
    lead = {b.span for b in told[:_LEAD_BLOCKS]}
    latest = max([*posted, *past], default=None)
    if latest is None:
        return None
    first, span = latest
    later = [day for day in ahead if day[0] >= first]
    bounds = [(day, where, "is told as still to come") for day, where in later]
    month = next((m for b in told if (m := _THIS_MONTH.search(text, b.span.start, b.span.end))), None)
    if month is not None:
        bounds.append((_month_end(first), Span(*month.span()), "ends the month that the page calls this month"))
    if not bounds:
        in_lead = any(span in block for block in lead)
        if not posted and not in_lead:
            return None
        reason = f"no date is printed; the page tells of {first} as past, and nothing bounds it from above"
        return Stated(f"[{first}..]", (span,), Evidence("told-dates", 0.5 if posted else 0.4, reason), inferred=True)
    last, until, why = min(bounds)
    source = "posts shown on the page are of" if (first, span) in posted else "the page tells as past"
    reason = f"no date is printed; {source} {first}, and {last} {why}"
    spans = tuple(sorted({span, until}))
    return Stated(f"[{first}..{last}]", spans, Evidence("told-dates", 0.6, reason), inferred=True)


def _days_told(
    text: str, told: Sequence[Block], posted: Sequence[tuple[str, Span]]
) -> tuple[list[tuple[str, Span]], list[tuple[str, Span]]]:
    """The days told as over, and those told as still to come; a day of which neither is sure bounds nothing.

    A day without its year is of the year of the posts, or of the full date before it where that is near.
    """
    past: list[tuple[str, Span]] = []
    ahead: list[tuple[str, Span]] = []
    last = posted[0][0] if posted else ""
    for block in told:
        for one in find_dates(text, block.span.start, block.span.end):
            value = one.value or _near(one, last, posted=bool(posted))
            if value is None or len(value) != 10:
                continue
            last = value
            sentence = _sentence(text, block.span, one.span)
            before = text[sentence.start : one.span.start]
            if _is_ahead(before):
                ahead.append((value, one.span))
            elif _is_over(before, sentence.cut(text)) and not _AIM.match(text, one.span.end):
                past.append((value, one.span))
    return past, ahead


def _near(bare: PrintedDate, last: str, *, posted: bool) -> str | None:
    """The day in the year of the day told last, where it lies near to it."""
    value = bare.in_year(int(last[:4])) if last else None
    if value is None or len(value) != len(last) or not bare.falls_on(value):
        return None
    away = abs((date.fromisoformat(value) - date.fromisoformat(last)).days)
    return value if posted or away <= _TOLD_TOGETHER else None


def _sentence(text: str, block: Span, day: Span) -> Span:
    """The words around a day up to the stops on either side."""
    start = max(block.start, day.start - _SENTENCE)
    for stop in _STOP.finditer(text, start, day.start):
        start = stop.end()
    end = min(block.end, day.end + _SENTENCE)
    after = _STOP.search(text, day.end, end)
    return Span(start, after.start() if after else end)


def _is_ahead(before: str) -> bool:
    if _TO.search(before) and _GOING_ON.search(before):
        return True
    return _AHEAD.search(before) is not None


def _is_over(before: str, sentence: str) -> bool:
    return bool(_DONE.search(sentence)) and not _BOUND.search(before) and not _OPEN.search(before)


def _month_end(day: str) -> str:
    one = date.fromisoformat(day)
    return one.replace(day=calendar.monthrange(one.year, one.month)[1]).isoformat()
