"""Who first put an assertion on record, as far as one article tells."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import (
    Attribution,
    EntityKind,
    Evidence,
    Mention,
    Naming,
    Origin,
    Reading,
    Resolution,
    Resolved,
    Span,
)
from onrecord.relate.affiliations import affiliations, executives
from onrecord.relate.desk import Desk, desk_of, reporting
from onrecord.relate.lexicon import word_set
from onrecord.text import fold, joined, words

_DETERMINERS = word_set(
    "a an the this that these those his her its their our some several many both all each other another one "
    "two three four five six seven eight nine ten"
)
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "that", "we", "i", "you"})

# Institutions that are often called by their kind alone: "police said", "the government", "the union".
_INSTITUTIONS = word_set("""
    police government ministry department presidency army military navy cabinet parliament senate court prosecutor
    prosecutors council commission agency authority authorities union company firm university hospital bank board
    committee church party coalition office bureau service federation association organisers organizers opposition
    administration embassy coroner sheriff military mission manufacturer maker airline operator club school charity
    journal regulator front group institute prosecution headquarters management force
    forces brigade guard corps services
    """)
# Kinds of business: "the company" is the organisation that the article is most about.
_BUSINESSES = word_set(
    "company firm manufacturer maker airline operator group retailer carmaker drugmaker bank publisher supplier"
)
# Of these a country, a town or an army has one, so that the bare word names it within a story.
_ONE_OF_A_KIND = word_set(
    "police government presidency army military navy cabinet parliament senate opposition organisers organizers "
    "coroner sheriff prosecutors authorities"
)
# Unnamed people who speak for the organisation they are described by, and those who speak for themselves.
_SPEAKS = re.compile(
    r"\b(?:spokes\w+|officials?|organi[sz]ers?|staff|executives?|leaders?|scientists|researchers|team|management|lawyers|"
    r"representatives?|directors?|chief|office|department|police|press service|board|authorities|ministers?|head)\b"
)
_SELF = re.compile(
    r"\b(?:former|ex|workers?|employees?|residents?|nurses?|patients?|students?|witness\w*|prisoners?)\b"
)
_LONGEST_NAME = 200
"""Characters of the longest mention that is looked for around a place."""
_OWNED = re.compile(
    r"(?:the )?((?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\b|(?:[A-Z][\w.-]*\s){0,4}?[A-Z][\w.-]*['’]s?)\s"
    r"(?:own\s)?(?:\w+\s){0,2}?(?:group|team|files?|data|figures?|office|website|report|study|paper|statement|records?|notes|lawyers?|account|"
    r"count|department)\b"
)
_OWN_PAPER = re.compile(r"\b(?:statement|press release|news release|announcement|post|website|filing|letter|notice)\b")


@dataclass(frozen=True, slots=True)
class Ground:
    """What the origins of one article are told from."""

    reading: Reading
    desk: Desk
    keys: Mapping[int, Resolution]
    houses: Mapping[int, tuple[int, str]]
    executives: frozenset[int]
    organisations: Mapping[str, int]
    """Folded name → entity number, in order of first mention."""
    business: Resolution | None
    starts: Sequence[int]
    said: Mapping[str, Attribution]

    def mentions_at(self, span: Span) -> Sequence[Mention]:
        """Mentions that overlap the span; none is longer than the look back."""
        first = bisect_left(self.starts, span.start - _LONGEST_NAME)
        near = self.reading.mentions[max(0, first) : bisect_left(self.starts, span.end)]
        return [m for m in near if m.span.overlaps(span)]


def ground_of(resolved: Resolved, said: Sequence[Attribution]) -> Ground:
    """Lay out one article's desk, entities, affiliations and attributions."""
    reading = resolved.reading
    keys = {r.local: r for r in resolved.resolutions}
    desk = desk_of(reading.article, reading.sentences)
    organisations: dict[str, int] = {}
    counts: dict[int, int] = {}
    for mention in reading.mentions:
        if mention.kind is EntityKind.ORGANISATION and mention.entity in keys:
            organisations.setdefault(fold(mention.name).removeprefix("the "), mention.entity)
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    return Ground(
        reading=reading,
        desk=desk,
        keys=keys,
        houses=affiliations(reading),
        executives=executives(reading),
        organisations=organisations,
        business=_business(keys, counts, desk=desk),
        starts=[m.span.start for m in reading.mentions],
        said={a.id: a for a in said},
    )


def _business(keys: Mapping[int, Resolution], counts: Mapping[int, int], *, desk: Desk) -> Resolution | None:
    """The organisation an article is most about: named most, and first of those named as often.

    Organisations that no one calls a company, and the article's own publisher, are left out.
    """
    other = _INSTITUTIONS - _BUSINESSES
    fit = [e for e in counts if reporting(keys[e].name) != desk.key and not other.intersection(words(keys[e].name))]
    best = max(fit, key=lambda e: counts[e], default=None)
    return keys[best] if best is not None else None


def own_origin(ground: Ground, *, first_hand: bool) -> Origin:
    """The origin of a sentence that nobody is said to have said."""
    desk = ground.desk
    if desk.release:
        issuer = _issuer(ground)
        if issuer is not None:
            reason = f"the page carries an announcement of {issuer.name}"
            return Origin(issuer.entity, issuer.name, True, Evidence("press-release", 0.7, reason))
    if first_hand:
        reason = f"{desk.name} had an observer of its own there"
        return Origin(desk.key, desk.name, True, Evidence("first-hand", 0.7, reason))
    return Origin(desk.key, desk.name, False, desk.evidence)


def _issuer(ground: Ground) -> Resolution | None:
    """The organisation named first in the body of a press release, else in its title."""
    article = ground.reading.article
    title = article.title.spans if article.title else ()
    inside = [
        m
        for m in ground.reading.mentions
        if m.kind is EntityKind.ORGANISATION and not any(m.span.overlaps(t) for t in title)
    ]
    return ground.keys.get(inside[0].entity) if inside else None


def origin_of(ground: Ground, attribution: Attribution, *, part: Span | None = None) -> Origin | None:
    """The origin of an attribution, or of one of its coordinated sources; None for a bare pronoun nobody resolved."""
    entity = _entity(ground, attribution, part)
    described = _description(ground, attribution, part)
    if attribution.naming is Naming.SOCIAL_POST:
        return _by_entity(ground, entity, "posted it") or _plain(f"post:{described}", attribution.speaker or described)
    if attribution.naming is Naming.PUBLISHER:
        name = attribution.speaker or described
        return Origin(
            reporting(name), name, False, Evidence("report", 0.7, f"{name} reported it; its source is not given")
        )
    if attribution.naming is Naming.NONE:
        return own_origin(ground, first_hand=False)
    named = _by_entity(ground, entity, "is named as the source")
    if named is not None and attribution.naming is not Naming.ANONYMOUS:
        return named
    if described in _PRONOUNS or not described:
        return None
    owner = _owner(ground, attribution, part)
    if owner is not None:
        return owner
    if attribution.naming is Naming.DOCUMENT:
        return _document(ground, described)
    return _described(ground, attribution, described)


def _owner(ground: Ground, attribution: Attribution, part: Span | None) -> Origin | None:
    """Whose "her files", "Field's group" or "its website" is: theirs who made it."""
    span = part or attribution.source[0]
    found = _OWNED.match(span.cut(ground.reading.article.text))
    if found is None:
        return None
    owned = Span(span.start, span.start + found.end(1))
    holders = ground.mentions_at(owned)
    return _by_entity(ground, holders[-1].entity, f"is whose “{found[0]}” it is") if holders else None


def _entity(ground: Ground, attribution: Attribution, part: Span | None) -> int | None:
    """The entity that the source is; of one part of a coordinated source, the last one it mentions."""
    if part is None:
        return attribution.entity
    inside = [m for m in ground.mentions_at(part) if m.span in part]
    return inside[-1].entity if inside else None


def _description(ground: Ground, attribution: Attribution, part: Span | None) -> str:
    text = (
        part.cut(ground.reading.article.text) if part else joined(attribution.source[:1], ground.reading.article.text)
    )
    kept = words(re.split(r"[,;(—]| who | that | which ", text, maxsplit=1)[0])
    while kept and kept[0] in _DETERMINERS:
        kept = kept[1:]
    return " ".join(kept) or fold(text)


def _by_entity(ground: Ground, entity: int | None, how: str) -> Origin | None:
    resolution = ground.keys.get(entity) if entity is not None else None
    if resolution is None:
        return None
    house = ground.houses.get(resolution.local)
    if house is None and resolution.local in ground.executives:
        body = ground.business
        if body is not None:
            reason = f"{resolution.name} holds an office in a company, and {body.name} is the one told of"
            return Origin(body.entity, body.name, True, Evidence("executive", 0.6, reason))
    if house is not None and (body := ground.keys.get(house[0])) is not None:
        reason = f"{resolution.name} speaks for {body.name}: “{' '.join(house[1].split())}”"
        return Origin(body.entity, body.name, True, Evidence("spokesperson", 0.8, reason))
    return Origin(resolution.entity, resolution.name, True, Evidence("named", 0.9, f"{resolution.name} {how}"))


def _plain(key: str, name: str) -> Origin:
    return Origin(key, name, True, Evidence("post", 0.8, f"posted by {name}"))


def _document(ground: Ground, described: str) -> Origin:
    if _OWN_PAPER.search(described):
        owner = _within(ground, described)
        if owner is not None:
            reason = f"“{described}” is {owner.name}'s own"
            return Origin(owner.entity, owner.name, True, Evidence("own-document", 0.7, reason))
    sure = " " in described  # "the study" may be anybody's; "the school board's audit" is one document
    return Origin(f"document:{described}", described, sure, Evidence("document", 0.7, f"read from “{described}”"))


def _described(ground: Ground, attribution: Attribution, described: str) -> Origin:
    """A source without a name: the voice of a named organisation, an institution called by its kind, or a person."""
    anonymous = attribution.naming is Naming.ANONYMOUS
    house = (
        None if anonymous or not _SPEAKS.search(described) or _SELF.search(described) else _within(ground, described)
    )
    if house is not None:
        reason = f"“{described}” speaks for {house.name}"
        return Origin(house.entity, house.name, True, Evidence("spokesperson", 0.7, reason))
    head = _head_of(described)
    if head in _INSTITUTIONS and not anonymous:
        body = _called(ground, described, head)
        if body is not None:
            reason = f"“{described}” is {body.name} here"
            return Origin(body.entity, body.name, True, Evidence("institution", 0.6, reason))
        sure = described != head or head in _ONE_OF_A_KIND
        reason = f"“{described}” is an institution, whoever speaks for it"
        return Origin(f"institution:{described}", described, sure, Evidence("institution", 0.6, reason))
    scope = _publisher_of(ground, attribution)
    reason = f"“{described}” is not named, so it may be somebody counted already"
    return Origin(f"unnamed:{scope}:{described}", described, False, Evidence("unnamed", 0.5, reason))


def _head_of(described: str) -> str:
    """The noun that a description is built on: "officer" in "officer at the barrier"."""
    return re.split(r" (?:of|at|from|for|in|with|on|to|by|near) ", described, maxsplit=1)[0].rsplit(maxsplit=1)[-1]


def _within(ground: Ground, described: str) -> Resolution | None:
    """The organisation that a description of somebody names."""
    found = next((entity for name, entity in ground.organisations.items() if name and name in described), None)
    return ground.keys[found] if found is not None else None


def _called(ground: Ground, described: str, head: str) -> Resolution | None:
    """The organisation of this article that "the ministry" or "the company" stands for, when only one can be."""
    asked = set(described.split())
    named = {name: set(words(name)) for name in ground.organisations}
    whole = {ground.organisations[name] for name, parts in named.items() if asked <= parts}
    if len(whole) == 1:
        return ground.keys[whole.pop()]
    if described in _BUSINESSES:
        return ground.business
    same = {ground.organisations[name] for name, parts in named.items() if head in parts}
    return ground.keys[same.pop()] if len(same) == 1 and described == head else None


def _publisher_of(ground: Ground, attribution: Attribution) -> str:
    """The publisher whose report an unnamed source is known from: the innermost one of the chain, else the desk's."""
    seen = {attribution.id}
    outer = ground.said.get(attribution.via) if attribution.via else None
    while outer is not None and outer.id not in seen:
        if outer.naming is Naming.PUBLISHER:
            return reporting(outer.speaker or joined(outer.source, ground.reading.article.text)).partition(":")[2]
        seen.add(outer.id)
        outer = ground.said.get(outer.via) if outer.via else None
    return ground.desk.key.partition(":")[2]
