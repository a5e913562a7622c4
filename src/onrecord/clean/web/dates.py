"""Choose the day on which a page says that it was put out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement

from onrecord.clean.printed.dates import find_dates, first_published, is_update, read_date, words_beside_dates
from onrecord.clean.web.markup import Markup
from onrecord.clean.web.own import Owned
from onrecord.clean.web.pieces import Piece
from onrecord.clean.web.roles import Role

_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?=\D|$|(?:\d{4}|\d{6})$)")
_UTC = re.compile(r"T\d\d:?\d\d.{0,20}(?:Z|[+-]00:?00)\s*$")
_ELSEWHERE = frozenset((Role.TEASER, Role.COMMENTS, Role.PROMO, Role.QUIZ, Role.CAPTION, Role.CREDIT))
_LONGEST = 200
_NEAR = 20
"""Lines below the headline among which a date line stands."""
_ABOVE = 8
_BELOW = 8


@dataclass(frozen=True, slots=True)
class Published:
    """The day as EDTF, where it was found, and the line that prints it, if one does."""

    value: str
    where: str
    score: float
    line: int | None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class _Shown:
    """A day on a line; ``alone``: the line says nothing besides, or is marked as one that says when."""

    value: str
    line: int
    update: bool
    alone: bool = True


def choose_published(
    pieces: Sequence[Piece], owned: Sequence[Owned], markup: Markup, *, title: int | None, root: HtmlElement
) -> Published | None:
    """The day of publication: as markup says, else as printed near the headline, else as htmldate finds it."""
    shown = list(_shown(pieces, owned, title))
    changed = {day_of(told.value) for told in markup.modified}
    first = [one for one in shown if not one.update and (one.value not in changed or not markup.published)]
    printed = min(first, key=lambda one: not one.alone, default=None)
    for told in markup.published:
        value = day_of(told.value)
        if value:
            if printed is not None and _contradicts(printed, told.value, title):
                reason = f"printed below the headline; {told.where} says {value}"
                return Published(printed.value, reason, 0.7, printed.line)
            line = next((one.line for one in shown if one.value == value), None)
            return Published(value, told.where, 0.95, line)
    if printed is not None:
        return Published(printed.value, "printed near the headline", 0.85, printed.line)
    for told in markup.modified:
        value = day_of(told.value)
        if value:
            return Published(value, f"{told.where}; only a day of change is stated", 0.6, None, inferred=True)
    if shown:
        return Published(shown[0].value, "only the day of an update is printed", 0.6, shown[0].line, inferred=True)
    found = _searched(root)
    return Published(found, "found in the page by htmldate", 0.5, None, inferred=True) if found else None


def _contradicts(printed: _Shown, stamp: str, title: int | None) -> bool:
    """Whether the day below the headline is another than a stamp says.

    The zone alone can make a day's difference; of a stamp in UTC the printed day is that of the readers' zone.
    """
    stated = day_of(stamp) or ""
    if not printed.alone or title is None or not title < printed.line <= title + _BELOW or len(stated) < 10:
        return False
    apart = abs((date.fromisoformat(printed.value) - date.fromisoformat(stated)).days)
    return apart > 1 or (apart == 1 and _UTC.search(stamp) is not None)


def day_of(stamp: str) -> str | None:
    """The day in a time stamp of any usual form, in the zone that it is written in."""
    iso = _ISO.match(stamp)
    if iso:
        try:
            day = date(int(iso[1]), int(iso[2]), int(iso[3]))
        except ValueError:
            return None
        return day.isoformat() if day.year >= 1700 else None
    return read_date(stamp[:100])


def _shown(pieces: Sequence[Piece], owned: Sequence[Owned], title: int | None) -> Iterator[_Shown]:
    """Dates on short lines near the headline: below it down to the text, then above it."""
    start = (title or 0) + (title is not None)
    below = range(start, min(start + _NEAR, len(pieces)))
    above = range(max(0, start - _ABOVE), start)
    for lines in (below, above):
        prose = 0
        for number in lines:
            piece = pieces[number]
            if len(piece.text.split()) >= 20 and owned[number].own:
                prose += 1
            if prose > 2:
                break
            if len(piece.text) > _LONGEST or piece.post is not None or not _ELSEWHERE.isdisjoint(owned[number].roles):
                continue
            yield from _dates_of(piece, number)


def _dates_of(piece: Piece, number: int) -> Iterator[_Shown]:
    """The day that a line prints, else that of a <time> in it."""
    times = _times_in(piece)
    dates = find_dates(piece.text)
    printed = first_published(piece.text, dates)
    if printed is not None and len(printed.value or "") == 10:
        marked = bool(times) or any(role in (Role.DATE, Role.BYLINE) for role, _ in piece.held)
        if marked or len(piece.text.split()) <= 14:
            alone = marked or not words_beside_dates(piece.text, dates)
            yield _Shown(printed.value or "", number, is_update(piece.text, dates, printed), alone)
        return
    stamp = next((day for time in times if (day := day_of(time.get("datetime") or ""))), None)
    if stamp:
        said = piece.text.lower()
        yield _Shown(stamp, number, "updat" in said or "modif" in said)


def _times_in(piece: Piece) -> list[HtmlElement]:
    """The <time> elements that the line shows; its container may hold other lines with their own."""
    said = _squeezed(piece.text)
    return [time for time in piece.element.iter("time") if (shown := _squeezed(time.text_content())) and shown in said]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _searched(root: HtmlElement) -> str | None:
    try:
        # Without a limit htmldate takes today's, and the same page would read otherwise on another day.
        found = find_date(root, original_date=True, extensive_search=False, max_date="2199-12-31")
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None  # a fault in the library over strange markup leaves the day unstated
    return found if isinstance(found, str) else None
