"""Find who puts a pasted page out, where the page says so itself."""

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.printed.bylines import read_bare_byline, read_bio, read_byline
from onrecord.clean.printed.credits import find_credits, read_credit_line, without_company_form
from onrecord.clean.printed.datelines import read_dateline
from onrecord.clean.printed.menus import SECTIONS, first_part
from onrecord.clean.printed.outlets import (
    agency_name,
    is_masthead,
    is_run_together,
    is_station,
    is_wire,
    names_outlet,
    proper_name,
)
from onrecord.model import Block, CreditKind, Evidence, Kind, Span, Stated
from onrecord.text import fold

_OFFER = re.compile(
    r"\b(?:get|download|follow|join|support|subscribe to|sign up for|from|about|add|like|help|enjoying)\s+"
    r"(?:the\s)?(?=[A-Z0-9])",
    re.IGNORECASE,
)
_THINGS = re.compile(r"\s+(?:App|Newsletter|Podcast|Live|Weather|Plus|Premium|Channel)$")
_MASTHEAD = 0.8


def find_publisher(text: str, blocks: Sequence[Block]) -> Stated | None:
    """The outlet that the page names as its own; inferred where only its offers name it.

    Being mentioned or credited is not enough.
    """
    credits_ = find_credits(text, blocks)
    credited = {_key(c.name) for c in credits_ if c.kind in {CreditKind.ORIGINAL, CreditKind.WITH_REPORTS}}
    wires = {_key(c.name) for c in credits_ if c.kind is CreditKind.AGENCY}
    found: dict[str, Stated] = {}
    for span, score, reason, inferred in _named(text, blocks):
        said = without_company_form(" ".join(span.cut(text).split()).strip(" .,"))
        key = _key(said)
        if not key or key in credited or agency_name(said, expected=False):
            continue
        if key in wires and score < _MASTHEAD:
            continue
        seen = found.get(key)
        if seen is None or seen.evidence.score < score:
            spans = (*seen.spans, span) if seen else (span,)
            found[key] = Stated(said, spans, Evidence("self-named", score, reason), inferred=inferred)
    best = max(found.values(), key=lambda s: s.evidence.score, default=None)
    return best and _in_small_letters(text, blocks, best)


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")


def _named(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Span, float, str, bool]]:
    kinds = [b.kind for b in blocks]
    for block in [b for b in blocks if b.kind is Kind.TEXT][:3]:
        line = read_dateline(text, block.span)
        if line is not None and line.agency is not None and is_station(line.agency.cut(text)):
            yield line.agency, 0.7, "the dateline names the station", False
    title = kinds.index(Kind.TITLE) if Kind.TITLE in kinds else 0
    head = next((i for i, kind in enumerate(kinds[title:], title) if kind is Kind.TEXT), len(blocks))
    mastheads = list(_mastheads(text, blocks, title))
    yield from ((span, score, reason, False) for span, score, reason in mastheads)
    for i, block in enumerate(blocks):
        if block.kind is Kind.BYLINE:
            yield from _in_byline(text, block.span)
        elif block.kind is Kind.CREDIT:
            yield from _in_copyright(text, block.span, beside=bool(mastheads))
        elif block.kind is Kind.PROMO:
            yield from _in_offer(text, block.span)
        elif block.kind is Kind.UI_BOILERPLATE and i < head:
            name = first_part(text, block.span)
            if name is not None and is_masthead(name.cut(text)):
                yield name, _MASTHEAD, "stands first in the menu of the page", False


def _mastheads(text: str, blocks: Sequence[Block], title: int) -> Iterator[tuple[Span, float, str]]:
    """Lines above the headline that are an outlet's name by their words, or that the page's own furniture repeats."""
    above = [b for b in blocks[:title] if b.kind is Kind.UI_BOILERPLATE and b.evidence.method == "layout"]
    for block in above:
        said = block.span.cut(text)
        if SECTIONS.issuperset(fold(said).split()):
            continue
        if is_masthead(said):
            yield block.span, _MASTHEAD, "stands above the headline, as a masthead does"
        elif is_run_together(said) and block is above[0]:
            yield block.span, 0.6, "stands first on the page, above the headline, and is written as a name"


def _in_small_letters(text: str, blocks: Sequence[Block], best: Stated) -> Stated:
    """A name that a masthead prints in capitals as the rest of the page writes it, where it does."""
    bare = best.value.removeprefix("THE ")
    if not best.value.isupper() or len(bare.split()) < 2:
        return best
    said = re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)", re.IGNORECASE)
    for block in blocks:
        found = said.search(text, block.span.start, min(block.span.end, block.span.start + 4000))
        if found and not found[0].isupper() and not found[0].islower():
            whole = f"The {found[0]}" if bare != best.value else found[0]
            return Stated(whole, (*best.spans, Span(*found.span())), best.evidence, inferred=best.inferred)
    return best


def _in_copyright(text: str, span: Span, *, beside: bool) -> Iterator[tuple[Span, float, str, bool]]:
    """The holder of the copyright; a masthead says more."""
    credit = read_credit_line(text, span)
    if credit is not None and credit.own is not None:
        yield credit.own, 0.78 if beside else 0.9, "holds the copyright of the page", False


def _in_byline(text: str, span: Span) -> Iterator[tuple[Span, float, str, bool]]:
    bio = read_bio(span.cut(text))
    if bio is not None:
        if bio[1]:
            start = text.index(bio[1], span.start)
            yield Span(start, start + len(bio[1])), 0.85, "the writer is said to work there", False
        return
    read = read_byline(text, span) or read_bare_byline(text, span)
    if read is None:
        house = Span(span.start, span.start + len(span.cut(text).split(",")[0]))
        if is_masthead(house.cut(text)) and not is_wire(house.cut(text)):
            yield house, 0.75, "stands below the headline where the outlet is named", False
        return
    for house in read.houses:
        if not read.release and (read.people or read.roles) and not is_wire(house.cut(text)):
            yield house, 0.75, "stands in the byline as the house of the writer", False


def _in_offer(text: str, span: Span) -> Iterator[tuple[Span, float, str, bool]]:
    for found in _OFFER.finditer(text, span.start, min(span.end, span.start + 300)):
        name = proper_name(text, found.end(), span.end)
        if name is None:
            continue
        said = _THINGS.sub("", name.cut(text))
        if names_outlet(said):
            yield Span(name.start, name.start + len(said)), 0.5, "the page's own offers name it", True
