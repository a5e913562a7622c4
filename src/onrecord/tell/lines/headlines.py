"""What an article is called in a list: its title, or how it begins."""

from onrecord.model import Article, Kind
from onrecord.tell.lines.file_names import titled

NO_TITLE = "no title"


def headline(article: Article) -> str:
    """The title on one line; of a page that states none, that it has none, and its first words to know it by."""
    if article.title is not None:
        return " ".join(article.title.value.split())
    first = opening(article)
    return f"{NO_TITLE}: {first}" if first else NO_TITLE


def opening(article: Article) -> str:
    """The first words of its own text, in quotation marks, as many as stand beside other things; "" for none."""
    first = next((b.span.cut(article.text) for b in article.blocks if b.kind is Kind.TEXT), "")
    return titled(first) if first.strip() else ""
