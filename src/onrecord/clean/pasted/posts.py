"""Find social-media posts that were embedded in a page and pasted without markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.clean.printed.dates import PrintedDate, find_dates, first_published, says_only_when, words_beside_dates
from onrecord.clean.printed.furniture import known_furniture
from onrecord.clean.printed.lines import Line, is_spaced
from onrecord.model import Evidence, Kind, Post, Span
from onrecord.text import fold, trimmed

_HANDLE = re.compile(r"\(@(?P<handle>[\w.\-]{1,60}(?:@[\w.\-]{1,60})?)\)")
_DASH = re.compile(r"[—–―]\s*|(?:^|(?<=\s))-{1,3}\s+")
_LINK = re.compile(r"(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co)/\w+|https?://\S+")
_TAIL = re.compile(
    r"(?:\s*(?:(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co)/\w+|\[image or embed\]|show more|read more))+\s*$",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"^(?:[A-Z][A-Z ]{1,24}[:!|]|[#@]\w|(?:breaking|just in|new|update|watch|thread|must watch|happening now|developing"
    r"|alert)\s?[:|—-]|\d{1,2}/\d{0,2}\s|🧵)",
    re.IGNORECASE,
)
_LOUD = re.compile(r"^[A-Z][A-Z ]{2,24}[:!|]")
_POSTING = re.compile(
    r"\b(?:wrote|writes|posted|posts|tweeted|tweets|shared|shares|said|says|added|adds|replied|responded|"
    r"captioned|statement|tweet|post|"
    r"reads?|on (?:x|twitter|social media|truth social|instagram|facebook|bluesky|threads|telegram))\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:said|told|added|according to)\b")
_QUOTE_OPENS = ("“", '"', "‘", "'", "«")
_HEADER = re.compile(r"^(?P<name>[^@]{1,60}?)\s*@(?P<handle>\w{1,30})\s*[·•]\s*(?P<when>.{1,30})$")
_HANDLE_LINE = re.compile(r"^@(?P<handle>[\w.]{1,60})$")

BUDGET = 280
"""What X and Twitter show of a post, in their own count: an embed of a longer one is cut there."""
_FULL = 0.8
_SLACK = 6
_LINK_WEIGHT = 23
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class FoundPost:
    """A post and the lines it covers, ``first`` to ``last`` inclusive."""

    post: Post
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Signature:
    last: int
    start: int
    author: Span
    handle: str
    date: PrintedDate | None
    glued: bool


def find_posts(text: str, lines: Sequence[Line]) -> list[FoundPost]:
    """Posts that a signature closes ("— Name (@handle) Month D, YYYY") or a copied header opens, in order.

    Where a post begins is not printed. It is inferred upwards from the signature: a cut-off embed fills the
    platform's limit, so as many lines belong to it as fit; another one takes its nearest line, and more only where
    the lines above show by themselves that they go with it.
    """
    spaced = is_spaced(lines)
    found: list[FoundPost] = []
    floor = 0
    for line in lines:
        if line.index < floor:
            continue
        one = _signed(text, lines, line.index, floor=floor, spaced=spaced) or _headed(lines, line.index)
        if one is not None:
            found.append(one)
            floor = one.last + 1
    return found


def weight_of(line: str) -> int:
    """The length of a line of a post as the platform counts it: links count 23, most emoji and CJK characters 2."""
    bare = _LINK.sub("", line)
    return sum(1 if ord(c) < 0x1100 or 0x2000 <= ord(c) <= 0x203F else 2 for c in bare) + _LINK_WEIGHT * len(
        _LINK.findall(line)
    )


def is_cut_off(line: str) -> bool:
    """Whether a line ends in an ellipsis, perhaps with a link after it. Three dots are as often the writer's own."""
    bare = _TAIL.sub("", line).rstrip()
    return bare.endswith("…") or (bare.endswith("...") and weight_of(bare) >= BUDGET * _FULL)


def _signed(text: str, lines: Sequence[Line], at: int, *, floor: int, spaced: bool) -> FoundPost | None:
    sign = _signature(text, lines, at)
    if sign is None:
        return None
    last = at if sign.glued else at - 1
    if last < floor:
        return None
    tail = Span(lines[last].span.start, sign.start if sign.glued else lines[last].span.end)
    last_text = tail.cut(text).rstrip()
    if not last_text or len(last_text) > _LONGEST:
        return None
    cut_off = is_cut_off(last_text)
    first, why = _first_line(lines[floor : last + 1], last_text, cut_off=cut_off, spaced=spaced)
    first += floor
    content = trimmed(text, Span(lines[first].span.start, tail.start + len(_TAIL.sub("", last_text))))
    if not len(content):
        return None
    post = Post(
        span=Span(lines[first].span.start, lines[sign.last].span.end),
        content=content,
        author=sign.author.cut(text),
        handle=sign.handle,
        date=sign.date.value if sign.date else None,
        truncated=cut_off,
        evidence=Evidence("signature", 0.95 if first == last else 0.85, why),
    )
    return FoundPost(post, first, sign.last)


def _signature(text: str, lines: Sequence[Line], at: int) -> _Signature | None:
    line = lines[at]
    floor = max(line.span.start, line.span.end - 240)
    handle = _last(_HANDLE, text, Span(floor, line.span.end))
    if handle is None:
        return None
    after = text[handle.end() : line.span.end].strip(" \t\xa0·•,|.")
    last = at
    date = _only_date(after)
    if after and date is None and not says_only_when("posted " + after):
        return None
    if not after and at + 1 < len(lines) and (below := _only_date(lines[at + 1].text)) is not None:
        date, last = below, at + 1
    before = Span(max(line.span.start, handle.start() - 100), handle.start())
    dash = _last(_DASH, text, before)
    if dash is None:
        if date is None or len(line.text) > 140 or before.start != line.span.start:
            return None
        author, start = trimmed(text, before), line.span.start
    else:
        author, start = trimmed(text, Span(dash.end(), handle.start())), dash.start()
    if not 0 < len(author) <= 80 or (dash is not None and after and date is None):
        return None
    glued = bool(text[line.span.start : start].strip())
    if glued and date is None:
        return None
    return _Signature(last, start, author, handle["handle"], date, glued)


def _last(pattern: re.Pattern[str], text: str, span: Span) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text, span.start, span.end):
        found = match
    return found


def _only_date(said: str) -> PrintedDate | None:
    if len(said) > 60:
        return None
    dates = find_dates(said)
    return None if words_beside_dates(said, dates) else first_published(said, dates)


def _first_line(lines: Sequence[Line], last_text: str, *, cut_off: bool, spaced: bool) -> tuple[int, str]:
    """The index of the line where a post begins, and why there."""
    first = len(lines) - 1
    # The links that an embed appends after the cut are not counted by it.
    total = weight_of(_TAIL.sub("", last_text) if cut_off else last_text)
    why = "the line above the signature" if not cut_off else "the cut-off line above the signature"
    while first > 0 and total < BUDGET + _SLACK:
        above = lines[first - 1]
        weight = total + weight_of(above.text) + (1 if lines[first].tight and spaced else 2)
        if weight > BUDGET + _SLACK or _leads_in(above.text) or _stands_apart(above):
            break
        reason = _goes_with(above, lines[first], spaced=spaced)
        reported = spaced and not lines[first].tight and _TOLD.search(above.text) is not None
        if reason is None and cut_off and total < BUDGET * _FULL and not (above.heading_level or reported):
            reason = f"an embed is cut off at {BUDGET} characters, and these lines together have {weight}"
        if reason is None:
            break
        total, first, why = weight, first - 1, reason
    return first, why


def _goes_with(above: Line, below: Line, *, spaced: bool) -> str | None:
    if _LOUD.match(above.text) or (_OPENER.match(above.text) and above.words <= 60) or _is_emoji(above.text[:1]):
        return "the line above opens as posts do"
    if above.text.endswith(":") and below.text.startswith(_QUOTE_OPENS):
        return "the line above leads into the quotation without saying who posted it"
    if spaced and below.tight:
        return "no blank line stands between"
    if below.text[:1].islower() or below.bullet:
        return "the line goes on from the one above"
    return None


def _stands_apart(line: Line) -> bool:
    known = known_furniture(line) if line.words <= 12 else None
    return (known is not None and known.kind is not Kind.TRUNCATED_EMBED) or _only_date(line.text) is not None


def _leads_in(line: str) -> bool:
    tail = line[-160:]
    return tail.endswith(":") and _POSTING.search(tail) is not None


def _is_emoji(char: str) -> bool:
    return bool(char) and (ord(char) >= 0x1F000 or 0x2600 <= ord(char) <= 0x27BF)


def _headed(lines: Sequence[Line], at: int) -> FoundPost | None:
    """A post copied from the platform's own page: name, @handle, date, words."""
    line = lines[at]
    header = _HEADER.match(line.text[:140])
    if header and (date := _only_date(header["when"])) is not None and at + 1 < len(lines):
        return _headed_post(lines, (at, at + 1), (header["name"].strip(), header["handle"], date))
    handle = _HANDLE_LINE.match(lines[at + 1].text) if at + 1 < len(lines) and line.words <= 6 else None
    if handle is None or line.terminated or line.prose:
        return None
    body = at + 2
    date = None
    while body < min(len(lines), at + 5):
        said = lines[body].text
        when = _only_date(said)
        if when is None and fold(said) not in {"·", "•", "follow", "x.com", "verified account"} and said.strip("·• "):
            break
        date = when or date
        body += 1
    if body >= len(lines) or lines[body].words < 3:
        return None
    return _headed_post(lines, (at, body), (line.text, handle["handle"], date))


def _headed_post(lines: Sequence[Line], at: tuple[int, int], who: tuple[str, str, PrintedDate | None]) -> FoundPost:
    start, body = at
    author, handle, date = who
    last, stamp = body, None
    total = weight_of(lines[body].text)
    for line in lines[body + 1 : body + 9]:
        if re.match(r"\d{1,2}[:.]\d\d", line.text) and (when := _only_date(line.text)) is not None:
            stamp, date = line.index, when
            break
        total += weight_of(line.text) + 1
        if total > BUDGET + _SLACK:
            break
    if stamp is not None:
        last = stamp - 1
    content = Span(lines[body].span.start, lines[last].span.end)
    post = Post(
        span=Span(lines[start].span.start, lines[stamp or last].span.end),
        content=content,
        author=author,
        handle=handle,
        date=date.value if date else None,
        truncated=is_cut_off(lines[last].text),
        evidence=Evidence("post-header", 0.8, "name and handle stand above the words, as on the platform's own page"),
    )
    return FoundPost(post, start, stamp or last)
