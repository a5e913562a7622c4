"""Choose the authors of a page: those its markup names, checked against the byline that it shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.clean.printed.dates import find_dates
from onrecord.clean.printed.outlets import agency_name
from onrecord.clean.web.markup import Markup, Told
from onrecord.clean.web.names import NOBODY, distinct, is_role, looks_like_name, names_in
from onrecord.clean.web.own import Owned
from onrecord.clean.web.pieces import HEADINGS, Piece
from onrecord.clean.web.roles import Role
from onrecord.text import fold

_LED = re.compile(
    r"^(?:\W{0,3}|.{3,40}\d{4}\W{1,4})(?:(?:article |story |words |text |report |reporting |posted |published |written "
    r"|analysis )*by\s*(?::\s*|\s(?=\S))|authors?\s*:\s*|written by\s*:)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W{0,3}(?:(?:article |story |text |posted |published |written )*by|authors?|written|words)\s*:?\s*$",
    re.IGNORECASE,
)
_WRITER = re.compile(r"\b(?:author|writer|contributor|written)", re.IGNORECASE)
_ELSEWHERE = frozenset((Role.TEASER, Role.COMMENTS, Role.PROMO, Role.QUIZ, Role.CAPTION, Role.CREDIT, Role.FIGURE))
_HANDLE = re.compile(r"^[a-z0-9_.@-]+$")
_LONGEST = 200
_NEAR = 25
"""Lines below the headline among which a byline stands."""
_BESIDE = 4
"""Words that may stand beside the name in a byline that ends with a full stop; with more it is a sentence."""


@dataclass(frozen=True, slots=True)
class Author:
    """A name, where it was found, and the line that shows it, if one does.

    ``led``: it stands behind "By"; ``near``: right below the headline.
    """

    name: str
    where: str
    score: float
    line: int | None
    led: bool = False
    near: bool = False
    by_house: bool = False


def choose_authors(
    pieces: Sequence[Piece], owned: Sequence[Owned], markup: Markup, *, title: int | None
) -> tuple[Author, ...]:
    """The authors in order; empty when neither markup nor page names one."""
    shown = _shown_byline(pieces, owned, title)
    told = _told(markup)
    if not told:
        return shown
    if shown and _overrules(shown, told):
        return shown
    return tuple(_placed(author, pieces, shown, title=title) for author in told)


def _overrules(shown: Sequence[Author], told: Sequence[Author]) -> bool:
    """Whether the byline that readers see goes before the markup: it names more people, or not just a house."""
    told_names = {fold(author.name) for author in told}
    names = {fold(author.name) for author in shown}
    if not all(looks_like_name(author.name) for author in shown):
        return False
    if told_names < names:
        return shown[0].led
    if told_names & names or not shown[0].near:
        return False
    return shown[0].led or told[0].by_house


def _told(markup: Markup) -> tuple[Author, ...]:
    """The names of the most trustworthy field that has any; people before organisations."""
    houses = {fold(told.value) for told in markup.authors if told.by_house}
    for people in (True, False):
        fields: dict[str, list[Told]] = {}
        for told in markup.authors:
            if (fold(told.value) in houses) is not people:
                fields.setdefault(told.where, []).append(told)
        for where, values in fields.items():
            written = [name for told in values for name in _names(told, people=people)]
            names = [name for name in distinct(written) if not _HANDLE.match(name)] or distinct(written)
            if names:
                return tuple(Author(name, where, 0.9 if people else 0.7, None, by_house=not people) for name in names)
    return ()


def _names(told: Told, *, people: bool) -> list[str]:
    if fold(told.value) in NOBODY:
        return []
    whole = [told.value] if len(told.value) <= 60 else []
    return (names_in(told.value, marked=True) or whole) if people else whole


def _shown_byline(pieces: Sequence[Piece], owned: Sequence[Owned], title: int | None) -> tuple[Author, ...]:
    """The first byline near the headline; else the first before it or after the text."""
    for place, lines in enumerate(_places(pieces, owned, title)):
        labelled = False
        for number in lines:
            piece = pieces[number]
            if piece.post is not None or any(role in _ELSEWHERE for role in owned[number].roles):
                continue
            found = _read(piece, number, labelled=labelled)
            if found:
                return tuple(replace(author, near=place == 0) for author in found)
            labelled = _LABEL.match(piece.text) is not None
    return ()


def _places(pieces: Sequence[Piece], owned: Sequence[Owned], title: int | None) -> Iterator[Sequence[int]]:
    start = (title or 0) + (title is not None)
    prose = [n for n in range(start, len(pieces)) if owned[n].own and len(pieces[n].text.split()) >= 20]
    near = prose[1] if len(prose) > 1 else len(pieces)
    yield range(start, min(start + _NEAR, near + 1, len(pieces)))
    yield range(max(0, start - 12), start)
    last = prose[-1] if prose else start
    below = range(last, min(len(pieces), last + _NEAR))
    yield range(last, next((n for n in below[1:] if _opens_other(pieces[n])), below.stop))
    yield range(start, last)


def _opens_other(piece: Piece) -> bool:
    """Whether a line below the text is over, or leads to, something else: a heading or a headline that is a link."""
    if any(role is Role.BYLINE for role, _ in piece.held) or _WRITER.search(piece.text[:_LONGEST]):
        return False
    return piece.tag in HEADINGS or (len(piece.text.split()) >= 5 and piece.linked >= 0.9 * len(piece.text))


def _read(piece: Piece, number: int, *, labelled: bool) -> tuple[Author, ...]:
    text = piece.text
    if len(text) > _LONGEST:
        return ()
    marked = any(role is Role.BYLINE for role, _ in piece.held)
    led = _LED.match(text) is not None or labelled
    if not (marked or led):
        return ()
    where = "byline of the page" if led else "element marked as byline"
    text = text[found.end() :] if (found := _LED.match(text)) else text
    names = names_in(text, marked=True)
    if led and not marked:
        names = names if names and _is_signature(text, names[0]) else []
    elif not led:
        names = [name for name in names if looks_like_name(name) or is_role(name)]
    return tuple(Author(name, where, 0.9 if led else 0.75, number, led) for name in names)


def _is_signature(said: str, name: str) -> bool:
    """Whether what stands behind "By" is a name and no sentence ("By Friday evening the fire was out.")."""
    if not name[:1].isupper():
        return False
    ended = said.endswith((".", "!", "?"))
    if looks_like_name(name) or is_role(name) or agency_name(name):
        return not ended or len(said.split()) <= len(name.split()) + _BESIDE
    rest = said.partition(name)[2].strip()
    return not ended and (not rest or rest[0] in "|•·–—-(" or bool(find_dates(rest)))


def _placed(author: Author, pieces: Sequence[Piece], shown: Sequence[Author], *, title: int | None) -> Author:
    """The author with the line that shows the name: the byline, else the first short line that has it."""
    folded = fold(author.name)
    for one in shown:
        if fold(one.name) == folded:
            return Author(author.name, author.where, 0.95, one.line)
    start = title or 0
    for number in range(start, min(len(pieces), start + 2 * _NEAR)):
        text = pieces[number].text
        if len(text) <= _LONGEST and len(folded) > 3 and folded in fold(text) and pieces[number].post is None:
            return Author(author.name, author.where, 0.9, number)
    return author
