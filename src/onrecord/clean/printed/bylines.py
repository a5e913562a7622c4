"""Read a byline: who wrote it, for whom, who took the pictures."""

import re
from dataclasses import dataclass

from onrecord.clean.printed.dates import find_dates
from onrecord.clean.printed.outlets import (
    agency_name,
    is_call_sign,
    is_capitalised_name,
    is_outlet,
    is_person_name,
    is_postnominal,
    is_role,
)
from onrecord.model import Span
from onrecord.text import fold, trimmed, word_set

_LEAD = re.compile(
    r"^[-–—*_\s]{0,4}(?:(?!as )(?:\w+ ){0,2}(?:written|words|story|stories|report|reports|reported|commentary|opinion|"
    r"analysis|text|interview|review|column|essay|posted|published|produced)\s+by\s*:?|by\s*:?|por\s*:?|from\s*:"
    r"|author\s*:|autor\s*:)\s+(?=\S)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r",\s(?:the|an?|its?|his|her|their|he|she|they|this|that|some|many|more)\s(?-i:[a-z])(?:\S+\s){2}.*[.!?…][\"”’)]*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+@\S+|@\w+")
_FROM = re.compile(r"^from (?:our|the|a) ", re.IGNORECASE)
_REPORTING_FROM = re.compile(r"^(?:reporting|reported) from [A-Z][^.]*$", re.IGNORECASE)
_RELEASE = re.compile(r"^(?:news|press|media) release(?:\s*[,:–—-]\s*(?P<by>\S.*))?$", re.IGNORECASE)
_HEADING = re.compile(r"\b(?:statement|by|on|re|announcement)\b", re.IGNORECASE)
_BIO = re.compile(
    r"^\W{0,3}(?P<name>(?:the (?:author|writer)|(?:[^\W\d_][\w.'’-]*\s){1,4}?[^\W\d_][\w.'’-]*)),? (?P<verb>(?:is|was"
    r"|are)\s(?:a|an|the|our|also|currently)\b|covers|writes|reports (?:on|from|for))(?P<rest>.{0,240})",
    re.IGNORECASE,
)
_BIO_ROLE = re.compile(
    r"\b(?:columnist|reporter|correspondent|staff writer|editor|freelance|journalist|contributor|author|writer|"
    r"contributing|fellow|professor|intern|teacher|former)\b",
    re.IGNORECASE,
)
_BIO_HOUSE = re.compile(r"\b(?:for|at|of|with)\s+(?:the\s)?(?P<for>[A-Z0-9][^.,;]{1,60})")
_SEPARATOR = re.compile(r"\s*(?:[,;|•·/&+]|\s[-–—]\s|\band\b|\by\b|\bwith\b|\s{3,})\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|at|inside|near|outside|en)\s+\S.*$", re.IGNORECASE)
_FOR = re.compile(r"^(?P<who>.*?)\s*\b(?:for|of|special to|para)\s+(?P<org>(?:the\s+)?\S.*)$", re.IGNORECASE)
_WORKS = re.compile(
    r"^(?P<house>\S.{0,50}?)\s+(?:(?:staff|news|senior|special)\s+)?(?:writers?|reporters?|correspondents?|"
    r"journalists?)\s+(?=[^\W\d_])"
)
_OWNED = re.compile(r"^(?P<house>\S.{1,50}?)['’]s?\s(?P<who>\S.*)$")
_STAFF = re.compile(r"^(?P<org>.+?)\s+staff(?: writers?| reporters?)?$", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:[|•·]|(?:\b|(?<=[a-z]))(?:Published|Updated|Posted|Last updated)\b|\b(?:published|updated|posted)\b|"
    r"\d{1,2}[:.]\d\d).*$"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says. Spans are those of the whole text it was cut from."""

    people: tuple[Span, ...] = ()
    pictures: tuple[Span, ...] = ()
    houses: tuple[Span, ...] = ()
    roles: tuple[Span, ...] = ()
    led: bool = False
    release: bool = False


def read_byline(text: str, span: Span) -> Byline | None:
    """What a line that begins as bylines do says; None for any other line."""
    line = span.cut(text)
    if len(line) > 300:
        return None
    release = _RELEASE.match(line)
    if release:
        by = release.span("by")
        is_house = by[0] >= 0 and is_capitalised_name(release["by"]) and not _HEADING.search(release["by"])
        houses = (Span(span.start + by[0], span.start + by[1]),) if is_house else ()
        if by[0] >= 0 and not is_house:
            return None  # a headline stands there
        return Byline(houses=houses, led=True, release=True)
    lead = _LEAD.match(line)
    if lead is None:
        if _REPORTING_FROM.match(line) and len(line.split()) <= 10:
            return Byline(roles=(span,), led=True)
        if _FROM.match(line) and is_role(_without_dates(line)):
            return Byline(roles=(span,), led=True)
        return None
    if tells_on(line):
        return None
    rest = Span(span.start + lead.end(), span.end)
    if not (rest.cut(text)[0].isupper() or fold(rest.cut(text)).startswith(("the ", "staff", "our "))):
        return None
    read = _split(text, rest, led=True)
    named = [one.start for one in (*read.people, *read.houses, *read.roles)]
    # "By Tuesday evening, Jane Doe had left": what follows "By" must itself be somebody.
    return read if named and min(named) == rest.start else None


def tells_on(line: str) -> bool:
    """Whether a line that may begin as a byline is a sentence ("Written by Jane Doe in 2019, the report found …")."""
    return _GOES_ON.search(line) is not None


def read_bare_byline(text: str, span: Span) -> Byline | None:
    """What a line made of a name, and perhaps a role, a place or a house, says; None for any other line."""
    line = span.cut(text)
    if len(line) > 120 or len(line.split()) > 12:
        return None
    if _LEAD.match(line):
        return None
    read = _split(text, span, led=False)
    pieces = len(_pieces(text, span))
    known = len(read.people) + len(read.houses) + len(read.roles)
    if read.people and read.people[0].start == span.start and known + 1 >= pieces:
        return read if known == pieces or _has_place(text, span, read) else None
    if read.roles and known >= pieces and not read.people and is_role(line) and len(line.split()) <= 6:
        return read
    return None


def _has_place(text: str, span: Span, read: Byline) -> bool:
    """Whether the part of a bare byline that was not recognised may be a place: capitals, and no word of a sentence."""
    known = {one.start for one in (*read.people, *read.houses, *read.roles)}
    rest = [piece for piece, _ in _pieces(text, span) if piece.start not in known]
    return all(len(one.cut(text).split()) <= 3 and is_capitalised_name(one.cut(text)) for one in rest)


def read_bio(line: str) -> tuple[str, str | None] | None:
    """The name and the house in a line that tells who wrote this ("Jane Doe is a columnist for the Globe.")."""
    if len(line) > 600:
        return None
    found = _BIO.match(line)
    if found is None:
        return None
    name = found["name"]
    anonymous = fold(name) in {"the author", "the writer"}
    rest = found["rest"]
    if not anonymous:
        works = found["verb"][:6].casefold() in {"covers", "writes"} or _BIO_ROLE.search(rest[:70])
        if not works or not is_person_name(name):
            return None
    sentence = rest.split(". ")[0]
    houses = [m["for"].strip() for m in _BIO_HOUSE.finditer(sentence) if is_outlet(m["for"].strip())]
    return name, (houses[-1] if houses else None)


def _without_dates(line: str) -> str:
    for date in reversed(find_dates(line)):
        line = line[: date.span.start] + line[date.span.end :]
    return line.strip(" ,|·•")


def _split(text: str, span: Span, *, led: bool) -> Byline:
    dates = find_dates(text, span.start, span.end)
    end = min((d.span.start for d in dates), default=span.end)
    parts = _pieces(text, Span(span.start, max(span.start, end)))
    people: list[Span] = []
    pictures: list[Span] = []
    houses: list[Span] = []
    roles: list[Span] = []
    for piece, mark in parts:
        who = _without_place(text, piece)
        for one in (half for whole in _for_whom(text, who) for half in _before_agency(text, whole)):
            said = one.cut(text)
            if not said or is_postnominal(said):
                continue
            if is_person_name(said) and agency_name(said) is None:
                (pictures if mark == "/" and people and led else people).append(one)
            elif is_role(said) and not fold(said).startswith("the "):
                roles.append(one)
                houses.extend(_house_of_staff(text, one))
            elif _is_house(said, first=not people, led=led):
                houses.append(one)
    return Byline(tuple(people), tuple(pictures), tuple(houses), tuple(roles), led)


def _pieces(text: str, span: Span) -> list[tuple[Span, str]]:
    """The parts between separators, each with the mark before it. A place after "in" may hold a comma of its own."""
    line = _ADDRESS.sub(lambda m: " " * len(m[0]), span.cut(text))
    cut = []
    start = 0
    mark = ""
    for found in _SEPARATOR.finditer(line):
        cut.append((trimmed(text, Span(span.start + start, span.start + found.start())), mark))
        start = found.end()
        mark = found[0].strip()
    cut.append((trimmed(text, Span(span.start + start, span.end)), mark))
    return [(piece, before) for piece, before in cut if len(piece)]


def _without_place(text: str, piece: Span) -> Span:
    said = piece.cut(text)
    tail = _TAIL.search(said)
    if tail:
        said = said[: tail.start()]
    found = _PLACE.search(said)
    end = found.start() if found else len(said)
    bare = said[:end].rstrip(" .*†:")
    if said[:end].endswith(".") and re.search(r"(?:^|[\s.])[^\W\d_]\.$|\b[JS]r\.$", said[:end]):
        bare = said[:end]
    return Span(piece.start, piece.start + len(bare))


def _for_whom(text: str, piece: Span) -> list[Span]:
    found = _FOR.match(piece.cut(text))
    if found is None:
        return [piece]
    who, org = found.span("who"), found.span("org")
    whole = [Span(piece.start + who[0], piece.start + who[1]), Span(piece.start + org[0], piece.start + org[1])]
    return [trimmed(text, part) for part in whole if part.end > part.start]


def _before_agency(text: str, piece: Span) -> list[Span]:
    """Take apart "JANE DOE Associated Press" and "Associated Press writer Jane Doe"; leave any other piece."""
    said = piece.cut(text)
    works = _WORKS.match(said)
    if works:
        house = Span(piece.start, piece.start + works.end("house"))
        return [house, Span(piece.start + works.end(), piece.end)]
    owned = _OWNED.match(said)
    if owned and is_outlet(owned["house"]) and is_person_name(owned["who"]):
        who = Span(piece.start + owned.start("who"), piece.end)
        return [Span(piece.start, piece.start + owned.end("house")), who]
    spaces = [i for i, c in enumerate(said) if c == " "]
    for at in spaces[1:]:
        if agency_name(said[at + 1 :], expected=False) and is_person_name(said[:at]):
            return [Span(piece.start, piece.start + at), Span(piece.start + at + 1, piece.end)]
    return [piece]


_DESKS = word_set("senior special political our science news")
"""What a staff writer is of, and no house."""


def _house_of_staff(text: str, role: Span) -> list[Span]:
    found = _STAFF.match(role.cut(text))
    if found is None:
        return []
    org = found["org"]
    plain = fold(org).split()
    if is_role(org) or not org[0].isupper() or len(plain) > 5 or any(is_role(word) for word in org.split()):
        return []
    if not (is_outlet(org) or len(plain) == 1) or plain[0] in _DESKS:
        return []
    return [Span(role.start, role.start + len(org))]


def _is_house(said: str, *, first: bool, led: bool) -> bool:
    if agency_name(said) is not None or is_outlet(said):
        return True
    if fold(said).startswith("the ") and led and said[4:5].isupper():
        return True
    return not first and " " not in said and is_call_sign(said)


def names_in(text: str, span: Span) -> Byline:
    """Who is named in a list such as "Jane Doe in Lima and Associated Press writer John Roe"."""
    return _split(text, span, led=True)
