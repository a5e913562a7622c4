"""What a text tells in passing and no timeline enters: lives and careers, properties, and sentences about nothing."""

import re
from datetime import date, timedelta

from onrecord.model import EventKind
from onrecord.relate.propositions.terms import stem
from onrecord.relate.propositions.times import days
from onrecord.tell.timeline.sightings import Sighting
from onrecord.text import words

_LIFE = frozenset(
    "born raised educated schooled graduated graduating studied studying apprenticed baptised baptized orphaned grew "
    "married emigrated".split()
)
"""Words that tell of a life, which is news only while it is new."""
_NEWS = timedelta(days=365)
"""Days before its article up to which a life is news, and length up to which what went on is an event."""
_CAREER = timedelta(days=3 * 365)
"""Length from which what is long over is somebody's past rather than an event."""
_POINTING = frozenset({"that", "this", "it", "these", "those", "there", "so", "which"})
_WAS = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+ly)? $", re.IGNORECASE)
_BEFORE = 24
_FEWEST = 2


def is_background(sighting: Sighting) -> bool:
    """Whether a telling with a day of its own tells of no event of the story."""
    return _is_life(sighting) or _is_stretch(sighting) or _is_empty(sighting) or _is_property(sighting)


def _is_life(sighting: Sighting) -> bool:
    """A birth or schooling told years later, or years of work long over: "from 1987 to 2009"."""
    told, printed = sighting.days, days(sighting.printed) if sighting.printed else None
    if told is None or printed is None or told[1] >= _ago(_NEWS, printed[0]):
        return False
    trigger = sighting.event.trigger.cut(sighting.recorded.article.text).lower()
    return trigger in _LIFE or told[1] - told[0] >= _CAREER


def _is_stretch(sighting: Sighting) -> bool:
    """ "The third time in the past decade", "for the next seven years": how long, and no event of those years."""
    told = sighting.days
    return sighting.event.evidence.method == "duration" and told is not None and told[1] - told[0] > _NEWS


def _ago(span: timedelta, day: date) -> date:
    return day - span if day - date.min > span else date.min


def _is_empty(sighting: Sighting) -> bool:
    """ "Seven months later, that has not occurred": only the sentence before says what."""
    time = set(words(_time(sighting)))
    told = [w for w in words(sighting.words) if w not in time]
    if any(w[0].isdigit() for w in told):
        return False
    kept = sighting.terms - {stem(w) for w in time}
    return not sighting.names and bool(told) and told[0] in _POINTING and len(kept) < _FEWEST


def _time(sighting: Sighting) -> str:
    """The time expression of the clause, as it is written."""
    return sighting.event.time.cut(sighting.recorded.article.text) if sighting.event.time else ""


def _is_property(sighting: Sighting) -> bool:
    """ "The load it was carrying last week", "the 2025 inspection": which one is meant, not that it took place."""
    event, text = sighting.event, sighting.recorded.article.text
    if event.main:
        return False
    if event.kind is EventKind.NAMED:
        return len({t for t in sighting.terms if not t.isdigit()}) < _FEWEST
    before = text[max(0, event.trigger.start - _BEFORE) : event.trigger.start]
    leads = words(sighting.words)[:1] in (["the"], ["a"], ["an"])
    return leads and event.trigger.cut(text).endswith("ing") and _WAS.search(before) is not None
