"""Choose the title of a page among its visible headlines and what its markup says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from onrecord.clean.web.markup import Markup, Told
from onrecord.clean.web.pieces import Piece
from onrecord.clean.web.roles import Role
from onrecord.text import address_parts, fold, word_set, words

_SEPARATOR = re.compile(r"\s+(?:[|–—·•»«›⁄~:-]|::|\\)\s+|\s*[|»]\s*")
_COLON = re.compile(r"\s*:\s+|\s+[|–—·•»«›⁄~:-]\s+|\s*[|»]\s*")
_PIPE = re.compile(r"\s+\|\s+")
_ELSEWHERE = frozenset((Role.TEASER, Role.COMMENTS, Role.PROMO, Role.QUIZ, Role.AUDIO))
_AGREES = 0.3
"""Share of a headline's content words that some title in the markup has to have for it to be the page's title."""
_SECTION = 4
"""A heading of no more content words than this may be the name of a section, or of the site."""
_LONGEST = 250
_UNDER_WAY = 300
"""Words of running text above which a heading is no headline."""
_MOST = 50
"""Titles in the markup, names of the site, and main headings that are compared with each other; a page has a few."""
_STEM = 4
_FUNCTION_WORDS = word_set("a an and are as at by for from how in is it of on or the to what with you your")
_PLATFORMS = word_set("com org net info news co uk www blog wordpress blogspot medium substack github io")


@dataclass(frozen=True, slots=True)
class Title:
    """The title and where it was found; ``line`` numbers the visible line that shows it, if one does."""

    value: str
    where: str
    score: float
    line: int | None


def choose_title(pieces: Sequence[Piece], markup: Markup, *, address: str | None) -> Title | None:
    """The page's title: the visible headline, unless markup made for news says otherwise or none agrees with it."""
    sites = site_names(markup, address=address)
    stated = [
        Told(cleaned, t.where)
        for t in markup.titles[:_MOST]
        if (cleaned := without_site(t.value, sites)) and fold(cleaned) not in sites
    ]
    headline = next((t for t in stated if t.where == "JSON-LD headline"), None)
    if markup.is_news and headline is not None:
        return Title(headline.value, headline.where, 0.95, _shown(pieces, headline.value))
    best = _best_heading(pieces, stated, sites)
    if best is not None:
        line, agreement = best
        value = without_site(pieces[line].text, sites)
        return Title(value, "main heading of the page", 0.9 if agreement >= 0.6 else 0.75, line)
    if not stated:
        return None
    chosen = headline or stated[0]
    return Title(chosen.value, chosen.where, 0.7, _shown(pieces, chosen.value))


def _best_heading(pieces: Sequence[Piece], stated: Sequence[Told], sites: Sequence[str]) -> tuple[int, float] | None:
    """The line of the visible headline, with the share of its words that a title in the markup has."""
    main = (
        number
        for number, piece in enumerate(_above_body(pieces))
        if piece.tag == "h1" and len(piece.text) <= _LONGEST and words(piece.text) and fold(piece.text) not in sites
    )
    headings = [
        (number, max((_agreement(pieces[number].text, told.value) for told in stated), default=(1.0, 1.0)))
        for number in islice(main, _MOST)
    ]
    agreeing = [
        (n, a) for n, a in headings if a[1] == 1 or (a[0] >= _AGREES and not _is_abridged(pieces[n].text, stated))
    ]
    if agreeing:
        line, (agreement, _) = max(agreeing, key=lambda c: (round(c[1][1] + _at_home(pieces[c[0]]), 2), -c[0]))
        return line, agreement
    if len(headings) == 1 and len(_stems(pieces[headings[0][0]].text)) > _SECTION:
        return headings[0][0], headings[0][1][0]
    return None


def _at_home(piece: Piece) -> float:
    """Headings of boxes with other things count for less."""
    return 0.0 if any(role in _ELSEWHERE for role, _ in piece.held) else 0.3


def _is_abridged(heading: str, stated: Sequence[Told]) -> bool:
    """Whether a short heading is mostly, not wholly, in a title of the markup that says clearly more."""
    said = _stems(heading)
    if len(said) > _SECTION:
        return False
    others = [_stems(told.value) for told in stated]
    return any(0.6 <= len(said & other) / max(1, len(said)) < 1 and len(other) >= len(said) + 2 for other in others)


def _above_body(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The lines down to where the text of the article is well under way; no headline stands below."""
    prose = 0
    for number, piece in enumerate(pieces):
        size = len(piece.text.split())
        if size >= 20 and piece.linked * 3 < len(piece.text):
            prose += size
        if prose > _UNDER_WAY:
            return pieces[: number + 1]
    return pieces


def _agreement(heading: str, title: str) -> tuple[float, float]:
    """The share of a heading's words that a title has, and the Dice coefficient of the two."""
    said, other = _stems(heading), _stems(title)
    common = len(said & other)
    if not said:
        return (1.0, 1.0) if fold(heading) == fold(title) else (0.0, 0.0)
    return common / len(said), 2 * common / (len(said) + len(other))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in words(text) if word not in _FUNCTION_WORDS}


def _shown(pieces: Sequence[Piece], value: str) -> int | None:
    """The line that shows a title found in markup: a heading rather than another line."""
    folded = fold(value)
    same = [n for n, piece in enumerate(pieces) if len(piece.text) < 2 * len(value) + 20 and fold(piece.text) == folded]
    return min(same, key=lambda n: (pieces[n].tag != "h1", not pieces[n].tag.startswith("h"), n), default=None)


def site_names(markup: Markup, *, address: str | None) -> list[str]:
    """Folded names under which the site calls itself: as publisher, in its host name, around its titles."""
    names = [fold(told.value) for told in markup.publishers[:_MOST]]
    for host in (address_parts(a).hostname for a in (address, markup.address) if a and len(a) < 2000):
        labels = [label for label in (host or "").split(".") if label not in _PLATFORMS and len(label) > 2]
        names.extend(labels)
    titles = [told.value for told in markup.titles[:_MOST]]
    folded = {fold(title) for title in titles}
    for whole in titles:
        for part in titles:
            if part != whole and len(part) > 8:
                names.extend(rest for rest in _rest(whole, part) if rest not in folded)
    return list(dict.fromkeys(name for name in names if name))


def _rest(whole: str, part: str) -> list[str]:
    """What a longer title has besides a shorter one and a separator."""
    found = []
    if whole.startswith(part) and (mark := _COLON.match(whole, len(part))):
        found.append(fold(whole[mark.end() :]))
    if whole.endswith(part):
        cut = len(whole) - len(part)
        found.extend(fold(whole[: m.start()]) for m in _COLON.finditer(whole, 0, cut) if m.end() == cut)
    return [rest for rest in found if len(rest.split()) <= 5]


def without_site(title: str, sites: Sequence[str]) -> str:
    """The title without the name of the site, or a short label after a bar, at its end or beginning."""
    for _ in range(3):
        shorter = _without_one(title, sites)
        if shorter == title:
            break
        title = shorter
    return title


def _without_one(title: str, sites: Sequence[str]) -> str:
    marks = list(_SEPARATOR.finditer(title[:600]))
    if not marks:
        return title
    last, first = marks[-1], marks[0]
    if _is_site(title[last.end() :], sites):
        return title[: last.start()].rstrip()
    if len(marks) > 1 and _is_site(title[marks[-2].end() :], sites):  # a site's name with a separator in it
        return title[: marks[-2].start()].rstrip()
    if _is_site(title[: first.start()], sites):
        return title[first.end() :].lstrip()
    bars = list(_PIPE.finditer(title[:600]))
    if bars and len(title[bars[-1].end() :].split()) <= 4 and len(title[: bars[-1].start()].split()) >= 4:
        return title[: bars[-1].start()].rstrip()
    return title


def _is_site(part: str, sites: Sequence[str]) -> bool:
    folded = fold(part)
    if not folded or len(folded.split()) > 7:
        return False
    squeezed = re.sub(r"\W", "", folded)
    for site in sites:
        bare = re.sub(r"\W", "", site)
        if not bare:
            continue
        if squeezed == bare or (len(bare) > 4 and bare in squeezed and len(squeezed) < 3 * len(bare)):
            return True
        if len(squeezed) > 4 and squeezed in bare:
            return True
    return False


def canonical_address(root: HtmlElement) -> str:
    """The address that the page gives for itself, or ""."""
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower() and link.get("href"):
            return str(link.get("href"))
    for meta in root.iter("meta"):
        if (meta.get("property") or "").lower() == "og:url" and meta.get("content"):
            return str(meta.get("content"))
    return ""
