"""Find to whom a page gives credit: agencies, first publishers, reports it rests on, pictures."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.clean.printed.bylines import names_in, read_bare_byline, read_byline, tells_on
from onrecord.clean.printed.datelines import read_dateline
from onrecord.clean.printed.dates import find_dates
from onrecord.clean.printed.outlets import agency_name, initials_of, is_person_name, is_station, is_wire, proper_name
from onrecord.clean.printed.pictures import picture_credit
from onrecord.clean.printed.signatures import SIGNED, signed_by, wire_before_date
from onrecord.model import Block, Credit, CreditKind, Evidence, Kind, Span, Stated
from onrecord.text import fold, trimmed

_COPYRIGHT = re.compile(
    r"^(?:[^.©]{0,30}(?=©)|\W{0,3})(?P<sign>copyright\b\s*(?:©|\(c\))?|©|\(c\)|"
    r"c\.(?=\s?\d{4}))\s*(?P<year>\d{4}(?:\s*[-–,]\s*\d{4})?)?[\s,]*(?:by\s+|of\s+)?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"^\W{0,3}(?:all rights reserved\b|(?:this|the) (?:material|content|story|article|work|website)[^.]{0,40}"
    r"may not be (?:published|reproduced|copied|used)|licensed under (?:a )?creative commons)",
    re.IGNORECASE,
)
_DISTRIBUTED = re.compile(r"\bdistributed by\s+", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:(?:originally|first)\s+(?:appeared|published|posted|ran|aired|reported|produced|written|published)|"
    r"appeared\s+first|(?:re-?published|reprinted|reproduced|syndicated)(?:\s+here)?|(?P<made>(?:was|is)\s+(?:provided"
    r"|produced|supplied|published))|comes\s+to\s+you)\b",
    re.IGNORECASE,
)
_READ_AT = re.compile(
    r"^\W{0,3}(?:read|see|view|find) (?:the )?(?:full|original|whole|entire|complete) (?:story|article|report|"
    r"post|piece) (?:here )?(?:at|on|in|from|by) |^\W{0,3}(?:reposted from|re-posted from|hat tip(?: to)?:?|h/t:?|"
    r"cross-posted from)\s+",
    re.IGNORECASE,
)
_FIRST_OPENS = re.compile(
    r"^\W{0,3}(?:(?:this|the|a version of this|an earlier version of this|our)\s+(?:\w+\s){0,2}?(?:article|story|piece"
    r"|report|column|post|essay|content|interview|commentary|op-ed|version)|(?:article|story|post|originally"
    r"|(?:as )?first|re-?published|reprinted|reproduced|syndicated)\b|the post\b)",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(  # by "the report" an article seldom means itself
    r"^\W{0,3}the\s+(?!(?:following|above|preceding|original)\s)(?:\w+\s){0,2}?(?:report|interview|piece|column|essay)\b",
    re.IGNORECASE,
)
_FIRST_BY = re.compile(
    r"\s*(?:\b(?:in|by|on|at|from|with|permission|of|courtesy|the permission)\b\s*){0,4}", re.IGNORECASE
)
_AFTER_NAME = re.compile(r"\.\s+(?=[A-Z])|\W*(?:$|(?:on|and|under|in|with|as|at|a|for)\b)", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:in|by|at|on|from)\s+(?=(?:the\s)?[A-Z0-9])", re.IGNORECASE)
_WITH = re.compile(
    r"^\W{0,3}(?:(?:with|includes?|including|compiled|based|contains?)\b\s*(?:on\s+|from\s+)?(?:additional\s+|"
    r"some\s+)?(?:\w+\s+)?(?:reports?|reporting|files?|inputs?|information|material|contributions?|agencies|wires?)|"
    r"(?:additional|extra)\s+(?:reporting|reports?|material|research)|con informaci[oó]n|with)\s*(?:from|by|"
    r"de)?\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_WITH_INPUTS = re.compile(
    r"^\W{0,3}with\s+(?P<name>\S.{0,60}?)\s+(?:inputs?|reports?|files|agency)\W{0,2}$", re.IGNORECASE
)
_WIRES = re.compile(
    r"^\W{0,3}(?:compiled (?:from|by) .{3,60}|(?:with |from )?(?:staff and |inputs? from |our )?(?:wire|agency|"
    r"agencies)(?: reports?| inputs?| services?)?)\W{0,2}$",
    re.IGNORECASE,
)
_SOURCES = re.compile(r"^\W{0,2}(?:sources?|via|fuentes?|information from)\s*:\s*(?=\S)", re.IGNORECASE)
_ISSUER = re.compile(r"^SOURCE:?\s+(?=[A-Z])")
_CONTRIBUTED = re.compile(
    r"\s(?:also\s)?contributed\s(?:to\s(?:this|the)\s(?:report|story|article)|reporting|from)\b", re.IGNORECASE
)
_DESK = re.compile(
    r"^\W{0,2}(?P<extra>additional\s+)?(?:reporting|writing|editing|compiled|translated|edited|written|"
    r"produced)\s+by\s+",
    re.IGNORECASE,
)
_SHORT_DESK = 12  # words of "Additional reporting by our harbour staff", which names nobody
_EXTRA = "named for additional reporting"
_DESK_END = re.compile(
    r"[;.]\s|[,;]?\s+(?=(?:additional|editing|edited|writing|purchase|our standards)\b)", re.IGNORECASE
)
_CORPORATE = re.compile(
    r"(?<!broadcasting),?\s+(?:company|co|inc|llc|ltd|limited|plc|corp|corporation|group|media group|"
    r"(?:publishing|publications|newspapers)(?: company| group| ltd| limited| inc| llc)?|and its licensors)\.?$",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:by|from|via|source|credit|photo(?:graph)?)\b\s*:?\s+(?=\S)", re.IGNORECASE)
_LEAD_BLOCKS = 6
_SITE = re.compile(
    r"\((?:www\.)?(?P<site>[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){0,3}\.[a-z]{2,12})(?:/[^\s()]{0,200})?\)"
)
_LISTED = re.compile(r"\s*(?:[,;/|]|\band\b|&|\by\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CreditLine:
    """What a line of credit names. ``own`` is the holder of a copyright that may be the publisher's own."""

    credits: tuple[tuple[Span, CreditKind, str], ...]
    authors: tuple[Span, ...] = ()
    own: Span | None = None


def find_credits(text: str, blocks: Sequence[Block]) -> tuple[Credit, ...]:
    """Credits in the blocks of a page, in text order; one name of one kind is one credit with several spans."""
    merged: dict[tuple[str, CreditKind], tuple[str, dict[Span, Evidence]]] = {}
    given = list(_credits_in(text, blocks))
    houses = [name for name, *_ in given]
    for short, kind, span, evidence in given:
        name = _spelled_out(short, houses) if kind is CreditKind.AGENCY else short
        merged.setdefault((_key(name), kind), (name, {}))[1].setdefault(span, evidence)
    found = [
        Credit(name, kind, tuple(spans), max(spans.values(), key=lambda e: e.score))
        for (_, kind), (name, spans) in merged.items()
    ]
    return tuple(sorted(found, key=lambda c: (c.spans[0], c.kind)))


def without_own(credits_: Iterable[Credit], publisher: Stated | None) -> tuple[Credit, ...]:
    """The credits but for that of an agency which itself puts the page out, by its name or its initials."""
    if publisher is None:
        return tuple(credits_)
    own = {_key(publisher.value), fold(initials_of(publisher.value.removeprefix("The ")))}
    return tuple(c for c in credits_ if c.kind is not CreditKind.AGENCY or _key(c.name) not in own)


def read_credit_line(text: str, span: Span) -> CreditLine | None:
    """What a line that only gives credit says; None for any other line."""
    line = span.cut(text)[:700]
    if len(line.split()) > 60:
        return None
    for read in (_read_copyright, _read_first, _read_desk, _read_contributed, _read_with, _read_agency_alone):
        found = read(text, Span(span.start, span.start + len(line)))
        if found is not None:
            return found
    return None


def _spelled_out(short: str, houses: Sequence[str]) -> str:
    """The full name of an agency that is credited by its initials, where the page gives credit to it by name too."""
    if not (short.isalpha() and short.isupper() and len(short) >= 2):
        return short
    return next((name for name in houses if name != short and initials_of(name) == short), short)


def _key(name: str) -> str:
    return without_company_form(fold(name)).removeprefix("the ")


def without_company_form(name: str) -> str:
    """The name without "Company", "Inc." and their like at its end, unless what is left would be no name."""
    return _CORPORATE.sub("", name)


def _shown(printed: str) -> str:
    known = agency_name(printed)
    return known or without_company_form(" ".join(printed.split()).strip(" ,")).removeprefix("the ")


def _credits_in(text: str, blocks: Sequence[Block]) -> Iterator[tuple[str, CreditKind, Span, Evidence]]:
    texts = [b for b in blocks if b.kind is Kind.TEXT]
    first_texts = {b.span for b in texts[:_LEAD_BLOCKS]}
    last_texts = {b.span for b in texts[-2:]}
    captions = {i for i, b in enumerate(blocks) if b.kind is Kind.CAPTION}
    for i, block in enumerate(blocks):
        found: list[tuple[Span, CreditKind, str]] = []
        if block.kind is Kind.BYLINE:
            found += _in_byline(text, block.span)
        elif i and _is_lead(blocks[i - 1].span.cut(text)):
            found.append((block.span, *_house(block.span.cut(text))))
        elif block.kind is Kind.DATE_LINE:
            found += _in_dateline(text, block.span)
        elif block.kind in {Kind.CAPTION, Kind.CREDIT}:
            found += _in_credit(text, block)
            found += _in_caption(text, block, beside_caption=not captions.isdisjoint({i - 1, i + 1}))
        elif block.kind is Kind.TEXT:
            if block.span in first_texts:
                found += _in_dateline(text, block.span)
            if block.span in last_texts:
                found += _in_tail(text, block.span)
            found += _cited(text, block.span)
            if len(block.span) < 400:
                line = read_credit_line(text, block.span)
                found += line.credits if line else ()
        for span, kind, reason in found:
            shown = span.cut(text).strip() if kind is CreditKind.IMAGE else _shown(span.cut(text))
            yield shown, kind, span, Evidence("credit-line", 0.9, reason)


def _cited(text: str, span: Span) -> list[tuple[Span, CreditKind, str]]:
    return [
        (Span(*one.span("site")), CreditKind.WITH_REPORTS, "cited by its web address in the text")
        for one in _SITE.finditer(text, span.start, span.end)
    ]


def _in_byline(text: str, span: Span, *, led: bool = False) -> list[tuple[Span, CreditKind, str]]:
    read = read_byline(text, span) or (None if led else read_bare_byline(text, span))
    if read is None:
        return [(span, CreditKind.AGENCY, "a news agency stands in the byline")] if is_wire(span.cut(text)) else []
    found: list[tuple[Span, CreditKind, str]] = []
    for house in read.houses:
        if agency_name(house.cut(text)) or is_wire(house.cut(text)):
            found.append((house, CreditKind.AGENCY, "a news agency stands in the byline"))
        elif read.release:
            found.append((house, CreditKind.ORIGINAL, "put this out as a release"))
        elif not read.people and not read.roles:
            found.append((house, CreditKind.ORIGINAL, "the byline names an outlet instead of a person"))
    found += [
        (who, CreditKind.IMAGE, "stands after a slash in the byline, as the photographer does in syndicated copy")
        for who in read.pictures
    ]
    return found


def _in_credit(text: str, block: Block) -> list[tuple[Span, CreditKind, str]]:
    if block.evidence.method == SIGNED:
        name = signed_by(text, block.span)
        return [(name, CreditKind.AGENCY, "it signs the report at its end")] if name else []
    byline = block.kind is Kind.CREDIT and read_credit_line(text, block.span) is None
    return _in_byline(text, block.span, led=True) if byline else []


def _is_lead(said: str) -> bool:
    return said.casefold().strip(": ") in {"by", "por"}


def _house(said: str) -> tuple[CreditKind, str]:
    if agency_name(said) or is_wire(said):
        return CreditKind.AGENCY, "a news agency stands in the byline"
    return CreditKind.ORIGINAL, "the byline names an outlet instead of a person"


def _in_dateline(text: str, span: Span) -> list[tuple[Span, CreditKind, str]]:
    line = read_dateline(text, span)
    if line is None and (name := wire_before_date(text, span)) is not None:
        return [(name, CreditKind.AGENCY, "a news agency stands before the date")]
    if line is None or line.agency is None or is_station(line.agency.cut(text)):
        return []
    return [(line.agency, CreditKind.AGENCY, "the dateline names the agency")]


def _in_tail(text: str, span: Span) -> list[tuple[Span, CreditKind, str]]:
    tail = Span(max(span.start, span.end - 200), span.end)
    found = picture_credit(tail.cut(text))
    if found is None or not found.wire:
        return []
    name = Span(tail.start + found.name.start, tail.start + found.name.end)
    return [(name, CreditKind.AGENCY, "the report is signed by an agency at its end")]


def _in_caption(text: str, block: Block, *, beside_caption: bool) -> list[tuple[Span, CreditKind, str]]:
    line = read_credit_line(text, block.span) if block.kind is Kind.CREDIT else None
    if line is not None and not (beside_caption and _read_agency_alone(text, block.span)):
        return list(line.credits)
    start = max(block.span.start, block.span.end - 300)
    found = picture_credit(text[start : block.span.end])
    if found is not None:
        name = Span(start + found.name.start, start + found.name.end)
        return [(name, CreditKind.IMAGE, "stands at a picture caption")] if len(name) else []
    alone = _read_agency_alone(text, block.span) if block.kind is Kind.CREDIT else None
    return [(alone.credits[0][0], CreditKind.IMAGE, "stands at a picture caption")] if alone else []


def _read_agency_alone(text: str, span: Span) -> CreditLine | None:
    line = span.cut(text)
    if len(line) > 60:
        return None
    bare = _BY.sub("", line.strip("-–—()[]|/ .:*"))
    if not bare or bare == bare.casefold() or not (agency_name(bare) or is_wire(bare)):
        return None
    named = Span(span.start + line.index(bare), span.start + line.index(bare) + len(bare))
    return CreditLine(((named, CreditKind.AGENCY, "the line is nothing but the name of a news agency"),))


def _read_copyright(text: str, span: Span) -> CreditLine | None:
    line = span.cut(text)
    found = _COPYRIGHT.match(line)
    if found is None or not (found["year"] or found["sign"] == "©" or "rights reserved" in line.casefold()):
        return CreditLine(()) if _RIGHTS.match(line) else None
    holder = proper_name(text, span.start + found.end(), span.end)
    credits_: list[tuple[Span, CreditKind, str]] = []
    own = None
    if holder is not None:
        if is_wire(holder.cut(text)) or agency_name(holder.cut(text)):
            credits_.append((holder, CreditKind.AGENCY, "a news agency holds the copyright"))
        elif found["sign"].startswith("c.") or _DISTRIBUTED.search(line):
            credits_.append((holder, CreditKind.ORIGINAL, "copyright line of syndicated copy"))
        else:
            own = holder
    spread = _DISTRIBUTED.search(line)
    service = proper_name(text, span.start + spread.end(), span.end) if spread else None
    if service is not None:
        credits_.append((service, CreditKind.AGENCY, "the copyright line says who distributes it"))
    return CreditLine(tuple(credits_), own=own)


def _read_first(text: str, span: Span) -> CreditLine | None:
    line = span.cut(text)
    elsewhere = _READ_AT.match(line)
    if elsewhere and (house := proper_name(text, span.start + elsewhere.end(), span.end)) is not None:
        return CreditLine(((house, CreditKind.ORIGINAL, "the page sends its readers there for the whole of it"),))
    if not _FIRST_OPENS.match(line):
        return None
    found = _FIRST.search(line)
    if found is None or (found["made"] and _OF_ANOTHER.match(line)):
        return None
    start = span.start + found.end()
    lead = _FIRST_BY.match(text, start, span.end)
    name = proper_name(text, lead.end() if lead else start, span.end)
    if name is None or _is_date_at(text, name.start):
        later = _PREPOSITION.search(text, name.end if name else start, span.end)
        name = proper_name(text, later.end(), span.end) if later else None
    if name is None or is_person_name(name.cut(text)) or not _AFTER_NAME.match(text, name.end, span.end):
        return None
    kind = CreditKind.AGENCY if agency_name(name.cut(text)) else CreditKind.ORIGINAL
    return CreditLine(((name, kind, "the page says where this first appeared"),))


def _is_date_at(text: str, start: int) -> bool:
    return any(d.span.start == start for d in find_dates(text, start, min(len(text), start + 40)))


def _read_desk(text: str, span: Span) -> CreditLine | None:
    inner = trimmed(text, span)
    line = inner.cut(text)
    found = _DESK.match(line)
    if found is None or tells_on(line):
        return None
    first = _DESK_END.split(line[found.end() :])[0]
    start = inner.start + found.end()
    named = names_in(text, Span(start, start + len(first.rstrip(").;"))))
    people = named.people
    if not people:
        short = found["extra"] and len(line.split()) <= _SHORT_DESK
        return CreditLine(tuple((h, CreditKind.WITH_REPORTS, _EXTRA) for h in named.houses)) if short else None
    reporting = "reporting by" in line[: found.end()].casefold() or "written by" in line[: found.end()].casefold()
    if found["extra"]:
        return CreditLine(tuple((p, CreditKind.WITH_REPORTS, _EXTRA) for p in people))
    return CreditLine((), authors=people if reporting else ())


def _read_contributed(text: str, span: Span) -> CreditLine | None:
    line = span.cut(text)
    found = _CONTRIBUTED.search(line)
    if found is None or not line[:1].isupper():
        return None
    before = Span(span.start, span.start + found.start())
    named = names_in(text, before)
    if not named.people and not named.houses:
        return None
    people = [(p, CreditKind.WITH_REPORTS, "said to have contributed to the report") for p in named.people]
    houses = [
        (
            h,
            CreditKind.AGENCY if named.people and agency_name(h.cut(text)) else CreditKind.WITH_REPORTS,
            "its report is used",
        )
        for h in named.houses
    ]
    return CreditLine((*people, *houses))


def _read_with(text: str, span: Span) -> CreditLine | None:
    line = span.cut(text)
    swapped = _WITH_INPUTS.match(line)
    if swapped and agency_name(swapped["name"]):
        name = Span(span.start + swapped.start("name"), span.start + swapped.end("name"))
        return CreditLine(((name, CreditKind.WITH_REPORTS, "the page says that it rests on reports from others"),))
    if _WIRES.match(line):
        return CreditLine(())
    issuer = _ISSUER.match(line)
    maker = proper_name(text, span.start + issuer.end(), span.end) if issuer else None
    if maker is not None and not agency_name(maker.cut(text)):
        return CreditLine(((maker, CreditKind.ORIGINAL, "put this out as a release"),))
    found = _WITH.match(line) or _SOURCES.match(line)
    if found is None or len(line.split()) > 25:
        return None
    bare_with = found[0].split()[-1].casefold() == "with" if found[0].split() else False
    names = _parts(text, Span(span.start + found.end(), span.start + len(line.rstrip(" .)"))))
    named = [n for n in names if (whole := proper_name(text, n.start, span.end)) is not None and whole.end >= n.end]
    if not named or len(named) < len(names) or (bare_with and not all(agency_name(n.cut(text)) for n in named)):
        return None
    return CreditLine(
        tuple((n, CreditKind.WITH_REPORTS, "the page says that it rests on reports from others") for n in named)
    )


def _parts(text: str, span: Span) -> list[Span]:
    line = span.cut(text)
    cuts = [0]
    for found in _LISTED.finditer(line):
        cuts += [found.start(), found.end()]
    cuts.append(len(line))
    parts = [trimmed(text, Span(span.start + a, span.start + b)) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    return [p for p in parts if len(p)]
