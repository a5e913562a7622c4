"""Citations as pages show them: a number for each article, the quoted characters, and the way to where they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.model import Span
from onrecord.serve.asked import Asked, Site
from onrecord.tell.lines.headlines import headline
from onrecord.tell.lines.told import Citation, date_in_words, run_together
from onrecord.tell.story import Story

_LONGEST = 420
"""Characters of one article that a popover shows."""
_MOST = 6
"""Articles that one line shows as citations; the page of its claim or event has the rest."""
_MOST_SPANS = 12
"""Spans of one article that an address names."""


@dataclass(frozen=True, slots=True)
class Cite:
    """One article that a line cites. ``quoted`` are its very characters, stretch by stretch; ``id`` is of this page.

    ``more`` is how many articles the line cites besides, where this is the last one that is shown.
    """

    id: str
    number: int
    article: str
    title: str
    outlet: str
    day: str
    quoted: tuple[str, ...]
    address: str
    more: int = 0


class Cites:
    """The citations of one page, articles numbered as they come, or as ``numbers`` has them."""

    def __init__(self, asked: Asked, numbers: Mapping[str, int] | None = None) -> None:
        self._story, self._site = asked.story, asked.site
        self._numbers = dict(numbers or {})
        self._made = 0

    def of(self, citations: Iterable[Citation]) -> list[Cite]:
        """One entry for each article that is cited, in the order of the citations, a few at most."""
        spans: dict[str, set[Span]] = {}
        for citation in citations:
            if citation.article in self._story.by_id:
                spans.setdefault(citation.article, set()).add(citation.span)
        made = [self._cite(article, run_together(held)) for article, held in islice(spans.items(), _MOST)]
        if len(spans) > _MOST:
            made[-1] = replace(made[-1], more=len(spans) - _MOST)
        return made

    def whole(self, article: str) -> Cite:
        """An article without any characters of it."""
        return self._cite(article, [])

    def _cite(self, article: str, spans: list[Span]) -> Cite:
        self._made += 1
        number = self._numbers.setdefault(article, len(self._numbers) + 1)
        recorded = self._story.by_id[article]
        return Cite(
            id=f"cite-{self._made}",
            number=number,
            article=article,
            title=title_of(self._story, article),
            outlet=self._story.publisher(recorded),
            day=day_of(self._story, article),
            quoted=tuple(_shortened(spans, recorded.article.text)),
            address=place(self._site, article, spans),
        )


def place(site: Site, article: str, spans: Iterable[Span] = ()) -> str:
    """The address of these characters: marked by the page that is asked for, and scrolled to by its fragment.

    That leads to the longest stretch: the told words, not the name that a bracket among them stands for.
    """
    held = list(spans)[:_MOST_SPANS]
    if not held:
        return site.at("articles", article)
    at = ",".join(f"{s.start}-{s.end}" for s in held)
    told = max(held, key=len)
    return f"{site.at('articles', article, at=at)}#c-{told.start}-{told.end}"


def title_of(story: Story, article: str) -> str:
    """The headline on one line; how the article begins where there is none."""
    return headline(story.by_id[article].article)


def day_of(story: Story, article: str) -> str:
    """The day of publication in words, "" where the page gives none."""
    stated = story.by_id[article].article.published
    return date_in_words(stated.value) if stated else ""


def _shortened(spans: Iterable[Span], text: str) -> Iterable[str]:
    left = _LONGEST
    for span in spans:
        words = " ".join(text[span.start : min(span.end, span.start + 4 * _LONGEST)].split())
        if left <= 0 or not words:
            return
        yield words if len(words) <= left else words[:left].rsplit(" ", 1)[0] + " …"
        left -= len(words)
