"""One article laid out for the finders: words, trees, and what stands between quotation marks."""

from onrecord.attribute.page.laid_out import Draft, Page, page_of

__all__ = ["Draft", "Page", "page_of"]
