"""Parse a page once, within bounds, and answer what is shown of it."""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.errors import NotAnArticle, TooLarge
from onrecord.text import without_unshown, word_set

MAX_ELEMENTS = 150_000
"""More elements than any news page has; extraction would take minutes and gigabytes."""

_MAX_ATTRIBUTES = 3_000
"""Attributes of one element; the parser compares each with all before it."""
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{12000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_ALOUD = re.compile(
    r"(?:^|\s)(?!not-)(?:[\w-]*[_-])?(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?)(?=\s|$)", re.IGNORECASE
)
_CLIPPED = re.compile(
    r"(?:^|;)\s*(?:clip\s*:\s*rect\(\s*[01](?:px)?[\s,]|clip-path\s*:\s*inset\(\s*(?:50|100)%)", re.IGNORECASE
)
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

UNSHOWN_TAGS = word_set(
    "head script style noscript template svg canvas iframe object embed audio video map datalist option optgroup "
    "textarea noframes frameset applet param source track title meta link base img input amp-state amp-script"
)
"""Elements whose content a reader does not see as text of the page."""


def parse_page(markup: str) -> HtmlElement:
    """The tree of a page; nothing in it is run or fetched.

    Raises NotAnArticle when there is no element in it, TooLarge when it has too many or nests them too deep.
    """
    # What shows nothing XML cannot hold, or it parts the halves of a word, as a soft hyphen does.
    plain = without_unshown(_DECLARATION.sub("", markup, count=1))
    if any(_attributes(found[0]) > _MAX_ATTRIBUTES for found in _LONG_TAG.finditer(plain)):
        raise TooLarge(
            f"an element has more than {_MAX_ATTRIBUTES:,} attributes", fix="paste the text of the article instead"
        )
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = document_fromstring(plain, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NotAnArticle(f"it is no web page: {error}", fix="save the page again from a browser") from None
    if any(
        entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT or "xcessive depth" in entry.message
        for entry in parser.error_log
    ):
        raise TooLarge("its tags are nested too deep to read", fix="paste the text of the article instead")
    if sum(1 for _ in zip(root.iter(), range(MAX_ELEMENTS + 1), strict=False)) > MAX_ELEMENTS:
        raise TooLarge(f"it has more than {MAX_ELEMENTS:,} elements", fix="paste the text of the article instead")
    return root


def _attributes(tag: str) -> int:
    """About how many attributes a start tag has: its words outside of quotation marks."""
    return len(_QUOTED.sub("", tag).split()) - 1


def is_shown(element: HtmlElement, *, hidden: bool = False) -> bool:
    """Whether an element is of a kind that shows text and, unless ``hidden``, not hidden by its own attributes."""
    tag = element.tag
    if tag in UNSHOWN_TAGS:
        return False
    if hidden or tag in ("html", "body"):
        return True  # hidden until a script runs, which does not run here
    get = element.get
    if get("hidden") is not None and get("hidden") != "until-found":
        return (get("id") or "").startswith("S:")  # what React streams in and a script then moves into place
    if tag == "dialog" and get("open") is None:
        return False
    style = get("style")
    return not (style and _HIDING.search(style))


def is_read_aloud(element: HtmlElement) -> bool:
    """Whether an element is there for screen readers only ("opens in a new tab"), by its class or style."""
    return bool(_ALOUD.search(element.get("class") or "") or _CLIPPED.search(element.get("style") or ""))
