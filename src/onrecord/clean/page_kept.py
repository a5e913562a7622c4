"""Ask trafilatura which text of a page is the article's."""

import logging

import trafilatura
from lxml.html import HtmlElement

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it lacks in a page shows in the result


def kept_text(root: HtmlElement) -> str:
    """The text that extraction keeps, a line for each paragraph; "" when it keeps nothing or fails over the markup."""
    try:
        kept = trafilatura.extract(root, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return ""  # a fault in the library over strange markup; the page's containers then decide alone
    return kept or ""
