"""Ask trafilatura which text of a page is the article's."""

import logging

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it lacks in a page shows in the result

_MOST_ELEMENTS = 15_000
"""Elements of a page up to which extraction is asked, three times those of the largest news page at hand: its time
grows with their square, to ten minutes for the largest page that is read."""
_DEEPEST = 200
"""Elements within one another up to which it is asked: of tables in tables its time grows with the cube."""


def kept_text(root: HtmlElement) -> str:
    """The text that extraction keeps, a line for each paragraph; "" when it keeps nothing, fails over the markup or is
    not asked, as it would take too long: the page's containers then decide alone."""
    if _is_boundless(root):
        return ""
    try:
        kept = trafilatura.extract(root, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return ""  # a fault in the library over strange markup
    return kept or ""


def _is_boundless(root: HtmlElement) -> bool:
    """Whether a page has more elements than any of news, or nests them deeper."""
    elements = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if elements > _MOST_ELEMENTS or depth > _DEEPEST:
            return True
    return False
