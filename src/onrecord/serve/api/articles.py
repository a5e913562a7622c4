"""The story as a whole, its brief, its articles, and which of them carry one text."""

from collections.abc import Iterable

from onrecord.record import Recorded
from onrecord.serve.api import shapes as given
from onrecord.serve.api.call import Call, Listing, Nothing, Paging, listing
from onrecord.serve.api.cites import published, sentence
from onrecord.serve.asked import Asked
from onrecord.tell.brief import Length, brief
from onrecord.tell.brief.lines import Line as BriefLine
from onrecord.tell.brief.words import known_in_words
from onrecord.tell.texts.reprints import reprints


def _story(asked: Asked, _: Nothing) -> given.Summary:
    story = asked.story
    known = brief(story).known
    headline = brief(story).headline
    return given.Summary(
        name=asked.site.name,
        articles=len(story.articles),
        publishers=len({story.publisher(r) for r in story.articles}),
        claims=len(story.claims),
        first=known.first_day,
        last=known.last_day,
        decisions=len(story.rulings),
        headline=sentence(asked, headline) if headline else None,
    )


class BriefAsked(Nothing, frozen=True, forbid_unknown_fields=True):
    """How long the brief is to be."""

    length: Length = Length.PAGE


def _brief(asked: Asked, query: BriefAsked) -> given.BriefTold:
    made = brief(asked.story, query.length)

    def lines(found: Iterable[BriefLine]) -> tuple[given.Sentence, ...]:
        return tuple(sentence(asked, line.told, line.text) for line in found)

    return given.BriefTold(
        length=made.length.value,
        headline=sentence(asked, made.headline) if made.headline else None,
        lead=lines(made.lead),
        parts=tuple(given.BriefPart(p.heading, tuple(lines(e.lines) for e in p.entries)) for p in made.parts),
        actors=tuple(
            given.BriefActor(a.name, a.role.words if a.role else "", a.articles, a.quoted, lines(a.lines))
            for a in made.actors
        ),
        how_we_know=known_in_words(made),
    )


def _articles(asked: Asked, query: Paging) -> Listing[given.ArticleRow]:
    return listing(asked, query, asked.story.articles, shown=_article_row)


def _article_row(recorded: Recorded) -> given.ArticleRow:
    article = recorded.article
    return given.ArticleRow(
        id=article.id,
        title=article.title.value if article.title else "",
        publisher=article.publisher.value if article.publisher else "",
        published=published(recorded),
        inferred=bool(article.published and article.published.inferred),
        authors=tuple(a.value for a in article.authors),
        files=recorded.names,
        addresses=recorded.addresses,
        attributions=len(recorded.attributions),
    )


def _article(asked: Asked, _: Nothing) -> Recorded:
    return asked.story.whole(asked.story.article(asked.part["id"]))


def _reprints(asked: Asked, query: Paging) -> Listing[given.TextGroup]:
    found = reprints(asked.story)
    groups = [(g, True) for g in found.groups] + [(g, False) for g in found.likely]
    return listing(
        asked,
        query,
        groups,
        shown=lambda g: given.TextGroup(
            tuple(c.article for c in g[0].carriers),
            tuple(c.way.value if c.way else "" for c in g[0].carriers),
            g[0].why,
            g[1],
        ),
    )


CALLS = (
    Call("/story", "How much there is of the story, and its headline", given.Summary, _story),
    Call("/brief", "The brief, each line cited", given.BriefTold, _brief, BriefAsked),
    Call("/articles", "The articles, by day", Listing[given.ArticleRow], _articles, Paging),
    Call("/articles/{id}", "An article with all that was found in it", Recorded, _article, faults=(404,)),
    Call("/reprints", "Which articles carry one text", Listing[given.TextGroup], _reprints, Paging),
)
