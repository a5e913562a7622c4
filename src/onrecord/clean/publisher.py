"""Find who puts a pasted page out, where the page says so itself."""

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.bylines import read_bare_byline, read_bio, read_byline
from onrecord.clean.credits import find_credits, read_credit_line, without_company_form
from onrecord.clean.datelines import read_dateline
from onrecord.clean.outlets import agency_name, is_masthead, is_station, names_outlet, proper_name
from onrecord.model import Block, CreditKind, Evidence, Kind, Span, Stated
from onrecord.text import fold

_OFFER = re.compile(
    r"\b(?:get|download|follow|join|support|subscribe to|sign up for|from|about|add|like)\s+(?:the\s)?(?=[A-Z0-9])",
    re.IGNORECASE,
)
_THINGS = re.compile(r"\s+(?:App|Newsletter|Podcast|Live|Weather|Plus|Premium|Channel)$")


def find_publisher(text: str, blocks: Sequence[Block]) -> Stated | None:
    """The outlet that the page names as its own; inferred where only its offers name it.

    Being mentioned or credited is not enough.
    """
    credited = {
        _key(c.name)
        for c in find_credits(text, blocks)
        if c.kind in {CreditKind.ORIGINAL, CreditKind.AGENCY, CreditKind.WITH_REPORTS}
    }
    found: dict[str, Stated] = {}
    for span, score, reason, inferred in _named(text, blocks):
        said = without_company_form(" ".join(span.cut(text).split()).strip(" .,"))
        key = _key(said)
        if not key or key in credited or agency_name(said, expected=False):
            continue
        seen = found.get(key)
        if seen is None or seen.evidence.score < score:
            spans = (*seen.spans, span) if seen else (span,)
            found[key] = Stated(said, spans, Evidence("self-named", score, reason), inferred=inferred)
    return max(found.values(), key=lambda s: s.evidence.score, default=None)


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")


def _named(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Span, float, str, bool]]:
    kinds = [b.kind for b in blocks]
    for block in [b for b in blocks if b.kind is Kind.TEXT][:3]:
        line = read_dateline(text, block.span)
        if line is not None and line.agency is not None and is_station(line.agency.cut(text)):
            yield line.agency, 0.7, "the dateline names the station", False
    title = kinds.index(Kind.TITLE) if Kind.TITLE in kinds else 0
    for i, block in enumerate(blocks):
        if block.kind is Kind.BYLINE:
            yield from _in_byline(text, block.span)
        elif block.kind is Kind.CREDIT:
            credit = read_credit_line(text, block.span)
            if credit is not None and credit.own is not None:
                yield credit.own, 0.9, "holds the copyright of the page", False
        elif _is_above(block, i < title) and is_masthead(block.span.cut(text)):
            yield block.span, 0.8, "stands above the headline, as a masthead does", False
        elif block.kind is Kind.PROMO:
            yield from _in_offer(text, block.span)


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
        if is_masthead(house.cut(text)):
            yield house, 0.75, "stands below the headline where the outlet is named", False
        return
    for house in read.houses:
        if not read.release and (read.people or read.roles):
            yield house, 0.75, "stands in the byline as the house of the writer", False


def _is_above(block: Block, above: bool) -> bool:
    return above and block.kind is Kind.UI_BOILERPLATE and block.evidence.method == "layout"


def _in_offer(text: str, span: Span) -> Iterator[tuple[Span, float, str, bool]]:
    for found in _OFFER.finditer(text, span.start, min(span.end, span.start + 300)):
        name = proper_name(text, found.end(), span.end)
        if name is None:
            continue
        said = _THINGS.sub("", name.cut(text))
        if names_outlet(said):
            yield Span(name.start, name.start + len(said)), 0.5, "the page's own offers name it", True
