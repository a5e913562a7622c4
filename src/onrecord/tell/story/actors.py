"""Who and what a story names: under which name, as what, how often and where, and what each is the source of."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.model import Attribution, EntityKind
from onrecord.record import Recorded

if TYPE_CHECKING:
    from onrecord.tell.story.story import Story


@dataclass(frozen=True, slots=True)
class Actor:
    """An entity of the record with where it is mentioned and what it is the source of."""

    key: str
    name: str
    kind: EntityKind
    mentions: int
    articles: tuple[str, ...]
    attributions: tuple[tuple[Recorded, Attribution], ...]


@dataclass(slots=True)
class _Met:
    """What the articles tell of one entity, counted; ``own`` leaves out what is read otherwise and joined to it."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    own: Counter[EntityKind] = field(default_factory=Counter)
    mentions: int = 0
    articles: set[str] = field(default_factory=set)
    said: list[tuple[Recorded, Attribution]] = field(default_factory=list)


def actors_of(story: "Story") -> dict[str, Actor]:
    """Everybody and everything named, by key, most mentioned first."""
    found: defaultdict[str, _Met] = defaultdict(_Met)
    mentioned = story.view.mentioned()
    for recorded in story.articles:
        for resolution in recorded.resolutions:
            key = story.entity(resolution.entity)
            met = found[key]
            if key == resolution.entity or len(story.full_keys) == 0:
                met.names[resolution.name] += 1
            met.kinds[resolution.kind] += 1
            if key == resolution.entity:
                met.own[resolution.kind] += 1
        for local, times in mentioned.get(recorded.article.id, {}).items():
            who = story.entity_of(recorded, local)
            if who is not None:
                found[who].mentions += times
                found[who].articles.add(recorded.article.id)
        for attribution in recorded.attributions:
            for source in story.entities_of(recorded, attribution):
                found[source].said.append((recorded, attribution))
    resolved = sorted((key for key, met in found.items() if met.kinds), key=lambda k: (-found[k].mentions, k))
    return {key: _actor(key, found[key], story.decided.names.get(key, "")) for key in resolved}


def _actor(key: str, met: _Met, decided: str) -> Actor:
    return Actor(
        key,
        decided or _best(met.names) or _plain(key),
        min(kinds := met.own or met.kinds, key=lambda k: (-kinds[k], k.value)),
        met.mentions,
        tuple(sorted(met.articles)),
        tuple(met.said),
    )


def _plain(key: str) -> str:
    """What a key says of a name, for want of one."""
    return key.split(":", 1)[-1].lstrip("~").replace("-", " ").title()


def _best(names: Counter[str]) -> str:
    """The fullest name, of those the most used, of those the one that keeps its accents."""
    return min(names, key=lambda n: (-len(n.split()), -names[n], n.isascii(), n)) if names else ""
