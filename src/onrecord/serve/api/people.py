"""Who is named, what they say and where they stand, and who rests on whom."""

from collections.abc import Iterator

from onrecord.model import EntityKind, Naming, Stance
from onrecord.serve.api import shapes as given
from onrecord.serve.api.call import Call, Day, Listing, Nothing, Paging, Text, listing
from onrecord.serve.api.cites import all_cited
from onrecord.serve.asked import Asked
from onrecord.tell.lines import quotes as quotes_
from onrecord.tell.people.person import People
from onrecord.tell.positions import over_time as positions_
from onrecord.tell.story import Actor
from onrecord.tell.texts.rests import Rest, by_outlet, by_source


class PositionsAsked(Paging, frozen=True, forbid_unknown_fields=True):
    """Whose positions, on what."""

    who: Text | None = None
    about: Text | None = None


def _positions(asked: Asked, query: PositionsAsked) -> Listing[given.QuestionTold]:
    found = positions_.positions(asked.story, positions_.Wanted(query.who, query.about))
    return listing(asked, query, found, shown=lambda q: _question(asked, q))


def _question(asked: Asked, question: positions_.Question) -> given.QuestionTold:
    stood = (
        given.PositionTold(
            position.name,
            tuple(
                given.StatementTold(s.id, s.said, s.put.value, s.words, s.through, s.articles)
                for s in position.statements
            ),
            tuple(f"{c.kind.value}: {c.reason}" for c in position.changes),
            position.note,
        )
        for position in question.positions
    )
    citations = all_cited(asked, question.line.citations)
    return given.QuestionTold(question.id, question.words, question.by, citations, tuple(stood))


class QuotesAsked(Paging, frozen=True, forbid_unknown_fields=True):
    """Whose words, how they are named, with what stance, in which article, of a time, with what in them."""

    by: Text | None = None
    naming: Naming | None = None
    stance: Stance | None = None
    article: Text | None = None
    unnamed: bool = False
    since: Day | None = None
    until: Day | None = None
    search: Text | None = None


def _quotes(asked: Asked, query: QuotesAsked) -> Listing[given.QuoteTold]:
    wanted = quotes_.Wanted(
        query.by, query.naming, query.stance, query.article, query.unnamed, query.since, query.until, query.search
    )
    return listing(asked, query, quotes_.quotes(asked.story, wanted), shown=lambda q: _quote(asked, q))


def _quote(asked: Asked, quote: quotes_.Quote) -> given.QuoteTold:
    return given.QuoteTold(
        id=quote.id,
        article=quote.article,
        publisher=quote.publisher,
        published=quote.published,
        said=quote.said,
        speaker=quote.speaker,
        entity=quote.entity,
        entities=tuple(s.entity for s in quote.sources if s.entity),
        cue=quote.cue,
        content=quote.content,
        chain=quote.chain,
        manner=quote.manner.value,
        naming=quote.naming.value,
        stance=quote.stance.value,
        count=quote.count,
        score=round(quote.score, 3),
        citations=all_cited(asked, quote.citations),
    )


class PeopleAsked(Paging, frozen=True, forbid_unknown_fields=True):
    """Of which kind, with what in the name."""

    kind: EntityKind | None = None
    search: Text = ""


def _people(asked: Asked, query: PeopleAsked) -> Listing[given.PersonRow]:
    return listing(asked, query, asked.edition.told(People).listed(query.kind, query.search), shown=_person_row)


def _person_row(actor: Actor) -> given.PersonRow:
    return given.PersonRow(
        actor.key, actor.name, actor.kind.value, actor.mentions, len(actor.articles), len(actor.attributions)
    )


def _person(asked: Asked, _: Nothing) -> given.PersonTold:
    people = asked.edition.told(People)
    actor = people.find(asked.part["key"])
    return given.PersonTold(
        person=_person_row(actor),
        called=tuple(c.words for c in people.called(actor)),
        names=tuple(v.name for v in people.variants(actor)),
        claims=tuple(c.id for c in people.claims(actor)),
    )


class SourcesAsked(Paging, frozen=True, forbid_unknown_fields=True):
    """Whether the tree begins at the sources, or at the outlets."""

    by_source: bool = False


def _sources(asked: Asked, query: SourcesAsked) -> Listing[given.RestTold]:
    found = by_source(asked.story) if query.by_source else by_outlet(asked.story)
    return listing(asked, query, [row for rest in found for row in _flat(rest)], shown=lambda row: row)


def _flat(rest: Rest) -> Iterator[given.RestTold]:
    left = [(0, rest)]
    while left:
        depth, one = left.pop()
        yield given.RestTold(depth, one.name, one.tie.value, one.times, one.articles, one.texts)
        left += [(depth + 1, under) for under in reversed(one.under)]


CALLS = (
    Call("/positions", "Who stood where on what", Listing[given.QuestionTold], _positions, PositionsAsked, (404,)),
    Call("/quotes", "Who said what, through whom", Listing[given.QuoteTold], _quotes, QuotesAsked, (404,)),
    Call("/people", "Who and what is named", Listing[given.PersonRow], _people, PeopleAsked),
    Call("/people/{key:path}", "One of them", given.PersonTold, _person, faults=(404,)),
    Call("/sources", "Who rests on whom, as a tree in rows", Listing[given.RestTold], _sources, SourcesAsked),
)
