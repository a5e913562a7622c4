"""What the containers of a page say they hold, by their tags, ARIA roles, classes and ids."""

import re
from enum import StrEnum

from lxml.html import HtmlElement


class Role(StrEnum):
    """What a container says that it holds."""

    AUDIO = "audio player"
    BYLINE = "byline"
    CAPTION = "caption"
    COMMENTS = "comments"
    CREDIT = "image credit"
    DATE = "date line"
    DEK = "standfirst"
    FIGURE = "figure"
    PROMO = "promotion"
    QUIZ = "quiz"
    SHARE = "sharing buttons"
    TEASER = "links to other stories"
    FURNITURE = "furniture of the site"


_TAG_ROLES = {
    "nav": Role.FURNITURE,
    "footer": Role.FURNITURE,
    "menu": Role.FURNITURE,
    "dialog": Role.FURNITURE,
    "button": Role.FURNITURE,
    "select": Role.FURNITURE,
    "form": Role.FURNITURE,
    "figure": Role.FIGURE,
    "figcaption": Role.CAPTION,
    "time": Role.DATE,
}
_ARIA_ROLES = {
    "navigation": Role.FURNITURE,
    "banner": Role.FURNITURE,
    "contentinfo": Role.FURNITURE,
    "dialog": Role.FURNITURE,
    "alertdialog": Role.FURNITURE,
    "menu": Role.FURNITURE,
    "menubar": Role.FURNITURE,
    "search": Role.FURNITURE,
    "toolbar": Role.FURNITURE,
    "button": Role.FURNITURE,
}

# The first group that has one of the words of a class or id wins; a group with two words needs both.
_WORDS: tuple[tuple[Role, str], ...] = (
    (
        Role.COMMENTS,
        "comments comment disqus coral respond replies livefyre viafoura commenting commentlist conversation",
    ),
    (
        Role.TEASER,
        "related recommended recommendation recommendations recommends trending popular recirc recirculation teaser "
        "teasers outbrain taboola upnext readmore morestories mostread mostpopular alsoread alsolike youmaylike moreon "
        "morefrom suggested suggestions jeg_inline_related readnext more+stories more+news most+read most+popular "
        "read+more read+next also+read up+next latest+news next+article next+story next+post previous+post you+like "
        "see+also other+stories",
    ),
    (Role.AUDIO, "audio trinity audioplayer listen readspeaker beyondwords texttospeech tts"),
    (Role.QUIZ, "quiz quizzes poll"),
    (
        Role.PROMO,
        "newsletter newsletters signup subscribe subscription subscriptions subscriber promo promos promotion donate "
        "donation donations advert adverts advertisement advertisements advertising ad ads adslot adunit adbox dfp gpt "
        "sponsor sponsored sponsors membership optin mailchimp mailmunch convertkit cta callout+action outbound+promo "
        "sign+up",
    ),
    (
        Role.SHARE,
        "share shares sharing social sociable addthis addtoany sharedaddy sharethis sharebar socials shareaholic",
    ),
    (
        Role.CREDIT,
        "credit credits photographer imagecredit photocredit image+copyright photo+copyright image+source photo+source",
    ),
    (Role.CAPTION, "caption captions figcaption cutline wp+caption imagecaption photocaption"),
    (
        Role.DEK,
        "dek deck standfirst excerpt subtitle subheadline strapline subheading subhed sub+headline sub+title "
        "sub+heading headline+sub",
    ),
    (Role.BYLINE, "byline bylines author authors contributor contributors authorname authorbio"),
    (
        Role.DATE,
        "date dates dateline datetime timestamp pubdate published publishdate publish+time post+time article+time "
        "modified updated",
    ),
    (
        Role.FURNITURE,
        "nav navbar navigation menu menus submenu breadcrumb breadcrumbs pagination pager sidebar footer masthead "
        "cookie cookies consent gdpr modal popup popover lightbox tooltip search searchbox login toolbar tags taglist "
        "topics widget widgets skip offcanvas topbar banner notification alert toc site+header page+header main+header "
        "header+top global+header print+only screen+reader visually+hidden sr+only",
    ),
)
_SINGLE = {word: role for role, words in reversed(_WORDS) for word in words.split() if "+" not in word}
_DOUBLE = tuple((role, frozenset(word.split("+"))) for role, words in _WORDS for word in words.split() if "+" in word)
_RANK = {role: rank for rank, (role, _) in enumerate(_WORDS)}
_PIECES = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LONGEST_NAME = 400


class RoleReader:
    """Reads roles of containers, remembering classes already seen."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[Role, ...]] = {}

    def roles_of(self, element: HtmlElement) -> tuple[Role, ...]:
        """What an element says that it holds: by its tag first, then by its names."""
        get = element.get
        named = f"{get('class', '')} {get('id', '')} {get('data-component', '')} {get('data-testid', '')}"
        roles = []
        by_tag = _TAG_ROLES.get(str(element.tag)) or _ARIA_ROLES.get(get("role", ""))
        if by_tag:
            roles.append(by_tag)
        if get("itemprop") in ("author", "creator") or get("rel") == "author":
            roles.append(Role.BYLINE)
        if len(named) > 3:
            roles.extend(self._by_name(named[:_LONGEST_NAME]))
        return tuple(roles)

    def _by_name(self, named: str) -> tuple[Role, ...]:
        found = self._seen.get(named)
        if found is None:
            found = self._seen[named] = _read_names(named)
        return found


def _read_names(named: str) -> tuple[Role, ...]:
    best: Role | None = None
    for name in named.split():
        words = {piece.lower() for piece in _PIECES.findall(name)}
        words.add(name.lower())
        roles = [_SINGLE[word] for word in words if word in _SINGLE]
        roles.extend(role for role, pair in _DOUBLE if pair <= words)
        for role in roles:
            if best is None or _RANK[role] < _RANK[best]:
                best = role
    return (best,) if best else ()
