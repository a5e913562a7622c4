"""What a person means by a name or by the beginning of an id: an entity, an assertion, a claim, a pair."""

import re
from collections.abc import Iterable, Sequence

from onrecord.decide import named_of
from onrecord.errors import NothingFound
from onrecord.model import Named, Relation, Span
from onrecord.relate.origins.desk import reporting
from onrecord.tell.story import Claim, Located, Story
from onrecord.tell.story.outlets import outlets_of
from onrecord.text import fold

BETWEEN = ".."
"""What stands between the ids of two assertions that are named as a pair."""
_CITED = re.compile(r"(?P<article>.+):(?P<start>\d{1,9})[-–](?P<end>\d{1,9})", re.DOTALL)
_SHOWN = 4


def assertion_at(story: Story, given: str) -> Located:
    """The assertion with this id or beginning of an id, or at a place as citations name it: ``ARTICLE:START-END``.

    Raises NothingFound for none or several.
    """
    cited = _CITED.fullmatch(given.strip())
    if cited:
        return _at(story, cited["article"], (int(cited["start"]), int(cited["end"])))
    return story.assertions[_one(given, story.assertions, what="assertion")]


def _at(story: Story, article: str, place: tuple[int, int]) -> Located:
    """The assertion that has most in common with the characters."""
    recorded = story.article(article)
    if place[0] >= place[1]:
        raise NothingFound(f"{place[0]}-{place[1]} is no stretch of characters", fix="give it as START-END")
    span = Span(*place)
    near = [(_common(a.wording, span), a.id) for a in recorded.assertions if a.wording.overlaps(span)]
    best = [key for share, key in near if share == max(near)[0]]
    if len(best) == 1:
        return story.assertions[best[0]]
    if not best:
        raise NothingFound(f"nothing is asserted at {place[0]}-{place[1]}", fix="list places: onrecord claim STORY ID")
    raise NothingFound(f"{len(best)} assertions stand there", fix=f"give an id: {_listed(k[:12] for k in best)}")


def _common(one: Span, other: Span) -> float:
    both = one.shared(other)
    return both / (len(one) + len(other) - both)


def relations_at(story: Story, given: Sequence[str]) -> tuple[Relation, ...]:
    """All relations between two claims, else that between two assertions, else those between their claims.

    A claim goes by the id of one of its assertions: where both ids are those of claims, claims are meant; by places
    assertions are. Raises NothingFound for no such ids.
    """
    one, other = (located.assertion.id for located in pair_at(story, given))
    homes = {story.claim_of[one].id, story.claim_of[other].id}
    between = [x for x in story.relations if {x.one, x.other} == {one, other}]
    if not between or (homes == {one, other} and not any(map(_CITED.search, given))):
        ends = ((x, {story.claim_of[x.one].id, story.claim_of[x.other].id}) for x in story.relations)
        between = [x for x, found in ends if len(homes) == 2 and found == homes]
    return tuple(between)


def claim_at(story: Story, given: str) -> Claim:
    """The claim with this id or beginning of an id, or the one an assertion is of. Raises NothingFound."""
    claims = story.claims_by_id
    asked = given.strip().lower()
    if asked and any(key.startswith(asked) for key in claims):
        return claims[_one(given, claims, what="claim")]
    return story.claim_of[_one(given, story.assertions, what="claim")]


def pair_at(story: Story, given: Sequence[str]) -> tuple[Located, Located]:
    """Two assertions, named one by one or as ``one..other``. Raises NothingFound."""
    ids = [part for word in given for part in word.split(BETWEEN)]
    if len(ids) != 2:
        raise NothingFound(
            f"{len(ids)} {'id' if len(ids) == 1 else 'ids'} where two assertions are meant",
            fix=f"give two ids, or one pair: ONE{BETWEEN}OTHER",
        )
    one, other = (assertion_at(story, part) for part in ids)
    if one.assertion.id == other.assertion.id:
        raise NothingFound("both are one assertion", fix="name two")
    return one, other


def entity_at(story: Story, given: str) -> Named:
    """The entity with this key, or that some article calls by this name. Raises NothingFound for none or several."""
    name = " ".join(given.split())
    keys = {key for key in story.actors if key == name or fold(story.actors[key].name) == fold(name)}
    named = {r.entity: r.name for a in story.articles for r in a.resolutions if name == r.entity or _is(name, r.name)}
    found = set(named) or keys
    if len(found) > 1 and len({story.entity(key) for key in found}) == 1:
        found = {story.entity(next(iter(found)))}
    if len(found) == 1:
        key = found.pop()
        return named_of(key, named.get(key) or story.actors[story.entity(key)].name)
    if found:
        raise NothingFound(f"{len(found)} entities are called {given!r}", fix=f"give one key: {_listed(found)}")
    outlet = outlet_at(story, name)
    if outlet is not None:
        return outlet
    near = [a.name for a in story.actors.values() if set(fold(name).split()) & set(fold(a.name).split())]
    raise NothingFound(
        f"nobody is called {given!r} in this record",
        fix=f"perhaps: {_listed(near)}" if near else "list everybody: onrecord people STORY",
    )


def outlet_at(story: Story, given: str) -> Named | None:
    """The outlet of this name, however its pages spell it; None where no article is put out or told of under it."""
    key = reporting(given)
    name = story.once(outlets_of).get(key)
    return named_of(key, name) if name is not None else None


def _is(name: str, other: str) -> bool:
    return fold(name) == fold(other)


def _one(given: str, ids: Iterable[str], *, what: str) -> str:
    asked = given.strip().lower()
    found = sorted(key for key in ids if asked and key.startswith(asked))
    if len(found) == 1 or asked in found:
        return asked if asked in found else found[0]
    if not found:
        raise NothingFound(f"no {what} {given!r} in this record", fix="list the ids: onrecord claims STORY")
    shown = ", ".join(key[:12] for key in found[:_SHOWN])
    raise NothingFound(f"{len(found)} {what}s begin with {given!r}", fix=f"give more of it: {shown}")


def _listed(names: Iterable[str]) -> str:
    some = sorted(set(names))
    return ", ".join(some[:_SHOWN]) + (" …" if len(some) > _SHOWN else "")
