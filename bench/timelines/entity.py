"""The events of one text in which a target entity takes part, as rows of the task's timelines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bench.timelines.corpus import Text
from onrecord.attribute import attribute
from onrecord.model import EntityKind, Event, EventStatus, Evidence, Mention, Part, Reading, Resolved, Span
from onrecord.read import read
from onrecord.relate.events import find_events
from onrecord.relate.propositions.times import days
from onrecord.text import fold

_TARGET = Evidence("target", 1.0, "the name of the target entity")
_A_WEEK = 7
_NUMBER = re.compile(r"\d")
_MISSING = re.compile(r"\bthe\b|\binc\b\.?|\bcorp\b\.?")


def studied(text: Text, targets: Sequence[str]) -> tuple[Text, tuple[Event, ...], dict[str, frozenset[int]]]:
    """The text's events, and for each target the numbers of the entities that are it."""
    reading = read(text.article)
    said = attribute(reading)
    reading, numbers = _with_targets(reading, targets)
    return text, find_events(said, Resolved(reading, (), (), (), ())), numbers


def aliases(target: str) -> frozenset[str]:
    """The folded forms under which a target goes: in full, by its last words where they name a model, by initials."""
    words = target.split()
    forms = {fold(target)}
    if len(words) > 1 and any(c.isdigit() for c in target):
        forms |= {fold(" ".join(words[i:])) for i in range(1, len(words))}
    if len(words) > 2:
        forms |= {"".join(w[0] for w in words).lower(), fold(" ".join(words[-2:]))}
    return frozenset(forms)


def _with_targets(reading: Reading, targets: Sequence[str]) -> tuple[Reading, dict[str, frozenset[int]]]:
    """The reading with a mention wherever a target's name stands and none was found."""
    found = list(reading.mentions)
    number = 1 + max((m.entity for m in found), default=-1)
    numbers: dict[str, frozenset[int]] = {}
    for target in sorted(targets, key=lambda t: (-len(t), t)):
        forms = aliases(target)
        mine = {m.entity for m in reading.mentions if _is(m, m.span.cut(reading.article.text), target, forms)}
        mine |= {m.entity for m in reading.mentions if _is(m, m.name, target, forms)}
        for span in _places(reading.article.text, forms):
            over = [m for m in found if m.span.overlaps(span)]
            if any(m.entity in mine for m in over) or not all(m.span in span for m in over):
                continue
            # "Norland X20" is the ship, not its maker Norland
            found = [m for m in found if m not in over]
            found.append(Mention(span, EntityKind.OTHER, number, target, _TARGET))
            mine.add(number)
        numbers[target] = frozenset(mine)
        number += 1
    return replace(reading, mentions=tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))), numbers


def _is(mention: Mention, name: str, target: str, forms: frozenset[str]) -> bool:  # noqa: PLR0917  # two of a kind
    """Whether a name is the target's; a person's surname is, where nobody else of the text has it."""
    bare = _bare(name)
    if mention.kind is EntityKind.PERSON and len(target.split()) > 1:
        return bare.endswith(fold(target)) or (" " not in bare and bare == fold(target.rsplit(maxsplit=1)[-1]))
    if bare in forms or bare.removesuffix("s") in forms:
        return True
    # a model goes by its number: "the second A380", "Airbus A380 superjumbo"
    return any(_NUMBER.search(form) and form in bare.split() for form in forms)


def _bare(name: str) -> str:
    return " ".join(_MISSING.sub(" ", fold(name)).removesuffix("'s").split())


def _places(text: str, forms: frozenset[str]) -> Iterator[Span]:
    listed = "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True))
    for place in re.finditer(rf"\b(?:{listed})s?\b", text, re.IGNORECASE):
        yield Span(*place.span())


def rows_of(text: Text, events: Sequence[Event], target: frozenset[int]) -> Iterator[tuple[str, str, str]]:
    """(date, deed, mention) of the events that the target takes part in."""
    published = text.article.published.value if text.article.published else ""
    for event in events:
        if any(p.entity in target and p.part is not Part.PLACE for p in event.participants):
            day = _anchor(event, published)
            if day:
                yield day, event.deed, text.mention(event.trigger, particle=event.deed.partition("_")[2])


def _anchor(event: Event, published: str) -> str:
    """The date as the task writes it: a day, month or year; what is told of the past without a day is of the text's."""
    span = days(event.when) if event.when else None
    if span is None:
        past = event.status in {EventStatus.HAPPENED, EventStatus.ONGOING}
        return published if past else ""
    first, last = span
    if event.evidence.method in {"news-opening", "under-way"}:
        return published
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    if (last - first).days < _A_WEEK:
        return first.isoformat()[:7]
    return first.isoformat()[:4]
