"""For everybody who is named in a story: where, under which names, by whom, what they say, and what rests on them."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Span
from onrecord.record import Recorded
from onrecord.tell.lines.quotes import days_of_saying
from onrecord.tell.lines.wording import NAMELESS, REPORTING, outlet
from onrecord.tell.story import Claim, Located, Story, first_day
from onrecord.tell.story.by_parts import Parts

_AT_ONCE, _CLAIMS = 20, 500
"""Articles, and claims, that are gone through in one part."""
_PLACE, _LENGTH = 40, 16
"""Bits of a mention that stand for where it begins and how long it is, and for how long alone; the others number the
article."""
_LONGEST, _FARTHEST = (1 << _LENGTH) - 1, 1 << _PLACE - _LENGTH
_PRONOUN = 3
"""Characters up to which a mention is a word such as "he"."""

Said = tuple[Recorded, Attribution]
Written = tuple[str, str]
"""Key of the entity that an article has, and its name there."""
Known = tuple[str, str, float]
"""Article, reason, and how sure it is that a name is somebody's."""
Called = tuple[str, str]
"""Key and name of whose words they are; the key is "" for an article's own voice."""


@dataclass(slots=True)
class Namer:
    """How often somebody names an actor, in how many articles, and where first."""

    first: Located
    place: tuple[str, str, int, str]
    times: int = 0
    articles: int = 0
    last: str = ""
    """The article that was gone through last, of those that count."""


def sayings(story: Story) -> Parts[Mapping[str, Sequence[Said]]]:
    """For each actor, by key, the attributions of which they are the source, in order of saying; without a day last."""
    found: defaultdict[str, list[tuple[str, str, int, str, Said]]] = defaultdict(list)
    for done, recorded in enumerate(story.articles):
        for key, place, attribution in _said_in(story, recorded):
            found[key].append((*place, (recorded, attribution)))
        if done % _AT_ONCE == 0:
            yield done, len(story.articles)
    return {key: [said for *_, said in sorted(all_, key=lambda a: a[:4])] for key, all_ in found.items()}


def _said_in(story: Story, recorded: Recorded) -> Iterator[tuple[str, tuple[str, str, int, str], Attribution]]:
    published = recorded.article.published.value if recorded.article.published else ""
    when = days_of_saying(recorded)
    for attribution in recorded.attributions:
        for key in story.entities_of(recorded, attribution):
            day = when.get(attribution.id) or published or "9999"
            start = next(s.start for s in (*attribution.source, *attribution.content))
            yield key, (first_day(day), recorded.article.id, start, attribution.id), attribution


def mentions(story: Story) -> Parts[Mapping[str, "array[int]"]]:
    """Where each actor, by key, is mentioned by more than a word such as "he": for ``place_of``."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
    for done, recorded in enumerate(story.articles):
        for mention in recorded.mentions:
            key, span = story.entity_of(recorded, mention.entity), mention.span
            if key is not None and _PRONOUN < len(span) <= _LONGEST and span.start < _FARTHEST:
                found[key].append(done << _PLACE | span.start << _LENGTH | len(span))
        if done % _AT_ONCE == 0:
            yield done, len(story.articles)
    return dict(found)


def place_of(mention: int) -> tuple[int, Span]:
    """The number of the article in the story, and where the mention stands in it."""
    start = mention >> _LENGTH & _FARTHEST - 1
    return mention >> _PLACE, Span(start, start + (mention & _LONGEST))


def written(story: Story) -> Parts[Mapping[str, Mapping[Written, Sequence[Known]]]]:
    """Under each actor's key the names as articles have them, and by what each of these knows it for a name of theirs.

    A name comes with the key of its own entity, what it is known by with its article, reason and how sure that is.
    """
    found: defaultdict[str, dict[Written, list[Known]]] = defaultdict(dict)
    for done, recorded in enumerate(story.articles):
        for x in recorded.resolutions:
            known = recorded.article.id, x.evidence.reason, x.evidence.score
            found[story.entity(x.entity)].setdefault((x.entity, x.name), []).append(known)
        if done % _AT_ONCE == 0:
            yield done, len(story.articles)
    return dict(found)


def resting(story: Story) -> Parts[Mapping[str, Sequence[Claim]]]:
    """The claims that rest on each actor, by key, in the order of the story."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for done, claim in enumerate(story.claims):
        counted = {i for group in claim.count.groups for i in group}
        keys = {story.entity(m.assertion.origin.key) for m in claim.members if m.assertion.id in counted}
        for key in sorted(keys & story.actors.keys()):
            found[key].append(claim)
        if done % _CLAIMS == 0:
            yield done, len(story.claims)
    return dict(found)


def namers(story: Story) -> Parts[Mapping[str, Mapping[Called, Namer]]]:
    """For each actor, by key, in whose words they are named; who speaks of themselves is left out."""
    found: defaultdict[str, dict[Called, Namer]] = defaultdict(dict)
    for done, recorded in enumerate(story.articles):
        for assertion in recorded.assertions:
            located = story.assertions[assertion.id]
            by = story.entity(assertion.origin.key)
            named = {story.entity(e) for e in assertion.entities} - {by}
            caller = _caller(story, located, by) if named else ("", "")
            for key in named:
                _count(found[key], caller, located)
        if done % _AT_ONCE == 0:
            yield done, len(story.articles)
    return dict(found)


def _count(held: dict[Called, Namer], caller: Called, located: Located) -> None:
    place = _place(located)
    namer = held.setdefault(caller, Namer(located, place))
    namer.times += 1
    namer.articles += namer.last != located.recorded.article.id
    namer.last = located.recorded.article.id
    if place < namer.place:
        namer.first, namer.place = located, place


def _caller(story: Story, located: Located, key: str) -> Called:
    """Whose words they are; of an article's own voice its outlet."""
    if key in story.actors:
        return key, story.actors[key].name
    origin = located.assertion.origin
    own = origin.name == NAMELESS or origin.key.startswith(REPORTING)
    return "", outlet(story, located.recorded) if own else origin.name


def _place(located: Located) -> tuple[str, str, int, str]:
    said = first_day(located.assertion.said or "9999")
    return said, located.recorded.article.id, located.assertion.wording.start, located.assertion.id
