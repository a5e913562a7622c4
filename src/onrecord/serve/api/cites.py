"""Lines as the API gives them: with the characters they stand on, and the page that shows these."""

from collections.abc import Iterable

from onrecord.record import Recorded
from onrecord.serve.api import shapes as given
from onrecord.serve.asked import Asked
from onrecord.serve.reading.cites import place
from onrecord.tell.lines.told import Citation, Told
from onrecord.tell.lines.wording import Worded


def cited(asked: Asked, citation: Citation) -> given.Cited:
    """The characters, their words, and the page that shows them."""
    recorded = asked.story.by_id[citation.article]
    span = citation.span
    return given.Cited(
        article=citation.article,
        start=span.start,
        end=span.end,
        words=span.cut(recorded.article.text),
        publisher=asked.story.publisher(recorded),
        published=published(recorded),
        page=place(asked.site, citation.article, [span]),
    )


def all_cited(asked: Asked, citations: Iterable[Citation]) -> tuple[given.Cited, ...]:
    """Each of them."""
    return tuple(cited(asked, c) for c in citations)


def sentence(asked: Asked, told: Told, text: str = "") -> given.Sentence:
    """A told line; ``text`` is it as it is written where that is not as it reads by itself."""
    least, most = told.support or (None, None)
    return given.Sentence(text or told.text, all_cited(asked, told.citations), least, most)


def published(recorded: Recorded) -> str:
    """The day of an article, EDTF, "" where it states none."""
    return recorded.article.published.value if recorded.article.published else ""


def worded(asked: Asked, told: Worded) -> given.Telling:
    """Words for a claim, on whose word."""
    return given.Telling(
        words=told.words,
        who=told.speaker,
        through=told.through,
        outlet=told.outlet,
        said=told.said,
        stance=told.stance.value,
        citation=cited(asked, told.citation),
    )
