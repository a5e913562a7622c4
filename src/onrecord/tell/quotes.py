"""Who said what: attributions as rows, to be filtered, printed and exported."""

from dataclasses import dataclass

from onrecord.model import Attribution, Manner, Naming, Stance
from onrecord.record import Recorded
from onrecord.tell.story import Story
from onrecord.tell.told import Citation
from onrecord.text import fold, joined


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution, read outwards: ``chain`` is everybody between the speaker and the article, outermost first."""

    id: str
    article: str
    publisher: str
    published: str
    speaker: str
    source: str
    cue: str
    content: str
    chain: tuple[str, ...]
    manner: Manner
    naming: Naming
    stance: Stance
    count: int | None
    score: float
    reason: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which quotes are asked for; None asks for any."""

    by: str | None = None
    naming: Naming | None = None
    stance: Stance | None = None
    article: str | None = None
    unnamed: bool = False


_UNNAMED = {Naming.ANONYMOUS, Naming.UNNAMED_PERSON, Naming.UNNAMED_GROUP}


def quotes(story: Story, wanted: Wanted = Wanted()) -> list[Quote]:  # frozen
    """The quotes asked for, by article and place. Raises NothingFound for an article that is not there."""
    only = story.article(wanted.article).article.id if wanted.article else None
    found: list[Quote] = []
    for recorded in story.articles:
        if only not in {None, recorded.article.id}:
            continue
        said = {a.id: a for a in recorded.attributions}
        found.extend(_quote(story, recorded, attribution, said=said) for attribution in recorded.attributions)
    return [quote for quote in found if _fits(quote, wanted)]


def _fits(quote: Quote, wanted: Wanted) -> bool:
    if wanted.by and not set(fold(wanted.by).split()) <= set(fold(f"{quote.speaker} {quote.source}").split()):
        return False
    if wanted.unnamed and quote.naming not in _UNNAMED:
        return False
    return wanted.naming in {None, quote.naming} and wanted.stance in {None, quote.stance}


def _quote(story: Story, recorded: Recorded, attribution: Attribution, *, said: dict[str, Attribution]) -> Quote:
    article, text = recorded.article, recorded.article.text
    return Quote(
        id=attribution.id,
        article=article.id,
        publisher=story.publisher(recorded),
        published=article.published.value if article.published else "",
        speaker=speaker(story, recorded, attribution),
        source=joined(attribution.source, text),
        cue=joined(attribution.cue, text),
        content=joined(attribution.content, text),
        chain=_chain(story, recorded, attribution, said=said),
        manner=attribution.manner,
        naming=attribution.naming,
        stance=attribution.stance,
        count=attribution.count,
        score=attribution.evidence.score,
        reason=attribution.evidence.reason,
        citations=tuple(Citation(article.id, span) for span in (*attribution.source, *attribution.content)),
    )


def speaker(story: Story, recorded: Recorded, attribution: Attribution) -> str:
    """The name under which the record knows the source, else the article's words for it."""
    key = story.entity_of(recorded, attribution.entity)
    if (
        key is not None
        and key in story.actors
        and attribution.naming in {Naming.PERSON, Naming.ORGANISATION, Naming.PUBLISHER}
    ):
        return story.actors[key].name
    return attribution.speaker


def _chain(
    story: Story, recorded: Recorded, attribution: Attribution, *, said: dict[str, Attribution]
) -> tuple[str, ...]:
    chain: list[str] = []
    seen = {attribution.id}
    outer = said.get(attribution.via or "")
    while outer is not None and outer.id not in seen:
        seen.add(outer.id)
        chain.insert(0, speaker(story, recorded, outer))
        outer = said.get(outer.via or "")
    return tuple(chain)
