"""Know a line that is a row of links or buttons: short parts with bars, dots or wide gaps between them."""

import re

from onrecord.model import Kind, Span
from onrecord.text import fold, word_set

SECTIONS = word_set(
    "news world politics business opinion opinions sport sports culture tech technology science health climate "
    "environment us u.s uk national international local regional region regions nation americas america latin asia "
    "africa europe middle east money markets economy finance education crime courts justice security defence "
    "defense military lifestyle life style arts entertainment travel weather features feature analysis exclusive "
    "breaking live latest updates update video investigations investigation explainer explained fact check "
    "editorial editorials column columns letters obituaries special report reports home front page topics the and "
    "of in de la noticias mundo politica economia deportes cultura opinion nacional press release releases blog "
    "blogs newsletter interview commentary perspective story stories today archive immigration energy food "
    "religion companies property motoring motors showbiz comment notices classifieds jobs puzzles horoscope "
    "horoscopes matrimonials traffic contests community events books film music theatre fashion football cricket"
)
_BUTTONS = word_set(
    "share save comments comment email e-mail print facebook twitter whatsapp linkedin reddit telegram threads "
    "bluesky mastodon instagram pinterest flipboard messenger copy link gift tweet sms subscribe login register "
    "menu search live listen watch home contact about help account newsletters shop more follow bookmark x log sign"
)
_SMALL = word_set("in up on to the and & your my our us this all")
_BETWEEN = re.compile(r"\s*[|•·⋅∙]\s*|\s*\t\s*|\s{2,}")
_LONGEST_PART = 25


def menu_kind(line: str) -> Kind | None:
    """SHARE or UI_BOILERPLATE for a row of buttons or sections; None for any other line."""
    if len(line) > 200 or line.endswith((".", "!", "?", ":", ",")):
        return None
    parts = [part for part in _BETWEEN.split(line.strip()) if part]
    if len(parts) < 2 or any(len(part) > _LONGEST_PART or len(part.split()) > 3 for part in parts):
        return None
    if not all(part[0].isupper() or part[0].isdigit() or part in "xX" for part in parts):
        return None
    pressed = sum(_is_of(part, _BUTTONS) for part in parts)
    if pressed * 2 >= len(parts) and (len(parts) >= 3 or pressed == 2):
        shared = sum(_is_of(part, _SHARING) for part in parts)
        return Kind.SHARE if shared * 2 > len(parts) or _is_of(parts[0], _FIRST_TO_SHARE) else Kind.UI_BOILERPLATE
    named = sum(_is_of(part, SECTIONS | _BUTTONS) for part in parts)
    return Kind.UI_BOILERPLATE if len(parts) >= 3 and named >= 2 and named * 3 >= len(parts) else None


def first_part(text: str, span: Span) -> Span | None:
    """The first part of a row of links, which is often the name of the house; None for any other line."""
    line = span.cut(text)
    found = _BETWEEN.search(line.rstrip()) if len(line) <= 200 else None
    if found is None or menu_kind(line) is None:
        return None
    return Span(span.start, span.start + found.start())


_FIRST_TO_SHARE = word_set("share tweet")
_SHARING = word_set(
    "share email e-mail print facebook twitter whatsapp linkedin reddit telegram threads bluesky mastodon instagram "
    "pinterest flipboard messenger copy link gift tweet sms x"
)


def _is_of(part: str, known: frozenset[str]) -> bool:
    """Whether a part says only such words, small ones and counts beside them."""
    words = [word for word in fold(part).split() if not word.strip("()").isdigit()]
    return any(word in known for word in words) and all(word in known or word in _SMALL for word in words)
