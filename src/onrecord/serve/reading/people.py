"""People and bodies: all who are named, and for one of them what they say, on what, and what they are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from starlette.responses import Response

from onrecord.model import EntityKind, Ruling
from onrecord.serve.asked import Asked, Pages, paged
from onrecord.serve.reading.claims import Listed
from onrecord.serve.reading.laid import asked_for, first_of, laid, made_of
from onrecord.tell.claims import Claims
from onrecord.tell.deciding import in_words
from onrecord.tell.lines.told import Citation
from onrecord.tell.people.person import Called, NamedBy, People, Stood, Variant, stood
from onrecord.tell.positions import positions
from onrecord.tell.positions.stances import Statement

KINDS = {
    EntityKind.PERSON: ("●", "People"),
    EntityKind.ORGANISATION: ("■", "Organisations"),
    EntityKind.PLACE: ("▲", "Places"),
    EntityKind.GROUP: ("◆", "Groups"),
    EntityKind.OTHER: ("✚", "Other names"),
}
"""What stands before a name of each kind, and what the kind is called."""
_CITED = 12
"""Articles that are named for one statement; its question has all of them."""
_QUOTES, _CLAIMS, _NAMERS, _ROLES = 20, 12, 24, 12
"""Shown on one page of each list."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One of them: offices, names, decisions on those, positions, who names them."""

    called: Sequence[Called]
    variants: Sequence[Variant]
    rulings: Sequence[tuple[Ruling, str]]
    stood: Sequence[Stood]
    namers: Sequence[NamedBy]


class Profiles:
    """Those who are named in one edition; who was asked for is kept, so that to turn a page costs nothing."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.of = lru_cache(maxsize=64)(self._of)

    @cached_property
    def _stood(self) -> Mapping[str, Sequence[Stood]]:
        """On which questions each actor said something, and what."""
        return stood(positions(self.people.story))

    def _of(self, key: str) -> Profile:
        actor = self.people.find(key)
        return Profile(
            self.people.called(actor),
            self.people.variants(actor),
            [(r, in_words(r.decision)) for r in self.people.rulings(actor)],
            self._stood.get(actor.key, ()),
            self.people.named_by(actor),
        )


def people(asked: Asked) -> Response:
    """Everybody and everything named, most mentioned first; of one kind, or with a name."""
    told = asked.edition.told(People)
    given = asked_for(asked.query, "kind", "q")
    kind = next((k for k in EntityKind if k.value == given.get("kind")), None)
    page = paged(told.listed(kind, given.get("q", "")), asked)
    return asked.show(
        "people.html",
        page=page,
        kind=kind,
        kinds=KINDS,
        counts=told.kinds(given.get("q", "")),
        given=given,
        first=first_of(page),
        title="People",
    )


def person(asked: Asked) -> Response:
    """One of them, by key; ``all=quotes`` and ``all=claims`` ask for one of the long lists alone, page by page."""
    profiles = made_of(asked, Profiles, People)
    told = profiles.people
    actor = told.find(asked.part["key"])
    profile = profiles.of(actor.key)
    alone = asked.query.get("all", "")
    listed = made_of(asked, Listed, Claims)
    quotes, claims = told.quotes(actor), told.claims(actor)
    quoted = paged(quotes if alone != "claims" else (), asked, size=_QUOTES)
    resting = paged(claims if alone == "claims" else claims[:_CLAIMS] if not alone else (), asked, size=_CLAIMS)
    return asked.show(
        "person.html",
        actor=actor,
        alone=alone if alone in {"quotes", "claims"} else "",
        kinds=KINDS,
        called=profile.called[:_ROLES],
        more_called=profile.called[_ROLES:],
        variants=profile.variants,
        rulings=profile.rulings,
        stood=profile.stood if not alone else (),
        cited=cited,
        most_cited=_CITED,
        many_quotes=len(quotes),
        quotes=quoted,
        first_quote=first_of(quoted, _QUOTES),
        many_claims=len(claims),
        claims=resting,
        first_claim=first_of(resting, _CLAIMS),
        rows=[listed.row(c.id) for c in resting.rows],
        namers=profile.namers[:_NAMERS],
        more_namers=profile.namers[_NAMERS:],
        title=actor.name,
        **laid(asked),
    )


def cited(statement: Statement) -> list[Citation]:
    """Where it stands in some of the articles that have it, once in each."""
    found: dict[str, Citation] = {}
    for part in statement.line.parts:
        found.setdefault(part.citation.article, part.citation)
        if len(found) == _CITED:
            break
    return list(found.values())


PAGES: Pages = {"/people": people, "/people/{key:path}": person}
