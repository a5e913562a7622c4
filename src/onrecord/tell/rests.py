"""Who rests on whom: for each article the sources of its attributions, those of a chain under whoever cites them."""

from collections import Counter
from dataclasses import dataclass

from onrecord.model import Attribution, Naming
from onrecord.record import Recorded
from onrecord.tell.quotes import speaker
from onrecord.tell.story import Story


@dataclass(frozen=True, slots=True)
class Rest:
    """A source with how often it is given, and the sources it is itself said to rest on."""

    name: str
    naming: Naming
    times: int
    count: int | None
    under: tuple["Rest", ...]


def rests(story: Story, recorded: Recorded) -> tuple[Rest, ...]:
    """The sources of one article, most used first."""
    return _level(story, recorded, None)


def _level(story: Story, recorded: Recorded, via: frozenset[str] | None) -> tuple[Rest, ...]:
    here = [a for a in recorded.attributions if a.source and _under(a, via)]
    groups: dict[tuple[str, Naming], list[Attribution]] = {}
    for attribution in here:
        groups.setdefault((speaker(story, recorded, attribution), attribution.naming), []).append(attribution)
    made = [
        Rest(
            name,
            naming,
            len(said),
            max((a.count for a in said if a.count is not None), default=None),
            _level(story, recorded, frozenset(a.id for a in said)),
        )
        for (name, naming), said in groups.items()
    ]
    return tuple(sorted(made, key=lambda r: (-r.times, r.name)))


def _under(attribution: Attribution, via: frozenset[str] | None) -> bool:
    return attribution.via is None if via is None else attribution.via in via


def publishers(story: Story) -> Counter[str]:
    """How many articles each publisher has in the record."""
    return Counter(story.publisher(recorded) for recorded in story.articles)
