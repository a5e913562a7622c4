"""Read a web page as an article: every visible line in order, each with its kind, and what the page says of itself."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from onrecord.clean.printed.credits import find_credits, without_own
from onrecord.clean.printed.lines import Verdict, find_lines
from onrecord.clean.printed.repeats import find_repeats
from onrecord.clean.web.authors import choose_authors
from onrecord.clean.web.dates import choose_published
from onrecord.clean.web.details import language, state_authors, state_published, state_publisher, state_title
from onrecord.clean.web.kept import kept_text
from onrecord.clean.web.kinds import KindJudge
from onrecord.clean.web.markup import read_markup
from onrecord.clean.web.own import find_own
from onrecord.clean.web.pieces import Piece, find_pieces
from onrecord.clean.web.posts import PostLine, read_post
from onrecord.clean.web.title import canonical_address, choose_title
from onrecord.clean.web.tree import parse_page
from onrecord.errors import NotAnArticle, TooLarge
from onrecord.model import OWN_KINDS, Article, Block, Post, Span
from onrecord.settings import Settings
from onrecord.text import id_of

_DEFAULTS = Settings()


def read_page(
    markup_text: str, *, capture_id: str, address: str | None = None, settings: Settings = _DEFAULTS
) -> Article:
    """The article in a web page: one block for each visible line, in document order.

    Raises NotAnArticle for a page that shows no text, TooLarge for one beyond the limits.
    """
    root = parse_page(markup_text)
    pieces, embeds = find_pieces(root)
    text, spans = _laid_out(pieces, settings)
    markup = read_markup(root)
    markup.address = canonical_address(root)
    title = choose_title(pieces, markup, address=address)
    headline = title.line if title else None
    owned = find_own(pieces, kept_text(root), markup.body)
    posts = _posts(pieces, embeds, spans, text=text)
    judge = KindJudge(
        pieces, owned, find_lines(text), text=text, descriptions=[told.value for told in markup.descriptions]
    )
    blocks = _blocks(judge.verdicts(headline, frozenset(posts)), spans, text)
    publisher = state_publisher(markup, text, blocks)
    own = "\n".join(block.span.cut(text) for block in blocks if block.kind in OWN_KINDS)
    return Article(
        id=id_of(capture_id, text),
        capture=capture_id,
        text=text,
        language=language(markup, own),
        title=state_title(title, spans, text),
        publisher=publisher,
        published=state_published(choose_published(pieces, owned, markup, title=headline, root=root), spans),
        authors=state_authors(choose_authors(pieces, owned, markup, title=headline), spans, text),
        credits=without_own(find_credits(text, blocks), publisher),
        posts=tuple(posts[number] for number in sorted(posts)),
        blocks=blocks,
    )


def _laid_out(pieces: Sequence[Piece], settings: Settings) -> tuple[str, list[Span]]:
    """The lines one under the other, and where each stands."""
    if not any(any(c.isalnum() for c in piece.text) for piece in pieces):
        raise NotAnArticle(
            "the page shows no text", fix="save the page from a browser once it has loaded, or paste its text"
        )
    spans = []
    start = 0
    for piece in pieces:
        spans.append(Span(start, start + len(piece.text)))
        start += len(piece.text) + 1
    if start - 1 > settings.max_article_chars:
        raise TooLarge(
            f"its text has {start - 1:,} characters, more than the {settings.max_article_chars:,} allowed",
            fix="set ONRECORD_MAX_ARTICLE_CHARS higher, or paste the text of the article instead",
        )
    return "\n".join(piece.text for piece in pieces), spans


def _posts(
    pieces: Sequence[Piece], embeds: Sequence[HtmlElement], spans: Sequence[Span], *, text: str
) -> dict[int, Post]:
    lines: dict[int, list[PostLine]] = {}
    for piece, span in zip(pieces, spans, strict=True):
        if piece.post is not None:
            lines.setdefault(piece.post, []).append(PostLine(piece.text, span))
    read = {number: read_post(embeds[number], found, text) for number, found in lines.items()}
    return {number: post for number, post in read.items() if post is not None}


def _blocks(verdicts: Sequence[Verdict], spans: Sequence[Span], text: str) -> tuple[Block, ...]:
    repeats = find_repeats(text, [(span, verdict.kind) for span, verdict in zip(spans, verdicts, strict=True)])
    return tuple(
        Block(span, verdict.kind, verdict.evidence, repeats.get(span))
        for span, verdict in zip(spans, verdicts, strict=True)
    )
