"""What of an event's telling is printed, and whether that tells an event by itself."""

import re

from onrecord.model import EventStatus, Manner, Mention, Span
from onrecord.tell.timeline.sightings import Sighting
from onrecord.text import fold, words

_PRONOUNS = frozenset({"he", "she", "it", "they"})
_BEGINNINGS, _LONGEST_PRONOUN = tuple(_PRONOUNS), max(map(len, _PRONOUNS))
_APOSTROPHES = frozenset("’'")
_SPEAKING = re.compile(r"[“\"‘']?(?:I|[Ww]e|[Yy]ou)\b")
"""How words begin of which only those know whom they tell of who know who speaks, and to whom."""
_FEWEST = 3
"""Words below which a clause is a scrap."""
_TURNS = frozenset({"speak", "talk", "start", "begin", "come", "move", "follow", "head", "use"})
_SCRAPS = frozenset({"to", "if", "that", "for", "which", "who", "whether", "unless", "how", "why", "what", "where"})
"""How words begin that tell no event by themselves: a condition, a purpose, a question."""
_OBJECTS = frozenset({"it", "him", "her", "them", "me", "us"})
_ASKED = re.compile(r"[^.,?!\n]*\?")
"""The rest of a sentence that asks."""
_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "condition", "long"})
_LEAD = re.compile(r"(?:since|when|while|because|although|though|and|but) +(?=[\w“\"])", re.IGNORECASE)


def stands_alone(sighting: Sighting) -> bool:
    """Whether the words tell an event by themselves: not a condition, a bare purpose, a question or a scrap of one.

    What is so under a condition alone is told where it has a day and its words hold the condition.
    """
    told = words(sighting.words)
    event = sighting.event
    if event.status is EventStatus.CONDITIONAL and not (
        event.main and event.when and not _CONDITIONS.isdisjoint(told) and told[0] not in _SCRAPS
    ):
        return False
    if _SPEAKING.match(sighting.words):
        return False
    if told and told[0].endswith("ing") and not sighting.event.main and sighting.event.deed in _TURNS:
        return False  # "speaking on the quay": the clause it hangs on tells the event
    if _ASKED.match(sighting.recorded.article.text, event.wording[-1].end) or (
        told[:1] and told[0] in _OBJECTS and told[1:2] == ["to"]
    ):
        return False  # "is it to open on Monday?"; "(uses) it to open the gate"
    return len(told) >= _FEWEST and (told[0] not in _SCRAPS or _needs_cue(sighting))


def _needs_cue(sighting: Sighting) -> bool:
    """ "(vowed) to close the plant": the words tell little without those of the attribution."""
    said = sighting.attribution
    first = words(sighting.words)[:1]
    bare = bool(first) and (first[0] == "to" or first[0].endswith("ing"))
    return bare and said is not None and bool(said.source and said.cue) and said.manner is not Manner.DIRECT


def with_name(sighting: Sighting, told: str) -> str:
    """The words with the name behind a pronoun that opens them, in brackets."""
    mention = opening_pronoun(sighting)
    if mention is None:
        return told
    pronoun = mention.span.cut(sighting.recorded.article.text)
    rest = told.removeprefix(pronoun)
    return f"[{mention.name}]{rest}" if rest[:1] in _APOSTROPHES else f"{pronoun} [{mention.name}]{rest}"


def opening_pronoun(sighting: Sighting) -> Mention | None:
    """The pronoun that the printed words begin with, where it is known for whom it stands."""
    start = told_spans(sighting)[0].start
    text = sighting.recorded.article.text
    if not text[start : start + _LONGEST_PRONOUN].casefold().startswith(_BEGINNINGS):
        return None  # without reading what is mentioned in the article
    found = (m for m in sighting.recorded.mentions if m.span.start == start)
    return next((m for m in found if fold(m.span.cut(text)) in _PRONOUNS), None)


def told_spans(sighting: Sighting) -> list[Span]:
    """The spans that are printed, in text order; with source and cue where the wording tells little without them."""
    spans = list(sighting.event.wording)
    said = sighting.attribution
    if said is not None and _needs_cue(sighting):
        spans += [s for s in (*said.source, *said.cue) if not any(s.overlaps(w) for w in sighting.event.wording)]
    return _without_lead(sorted(spans), sighting)


def _without_lead(spans: list[Span], sighting: Sighting) -> list[Span]:
    """The spans without a word that only ties the clause to another one: "since a tunnel was shut"."""
    first, text = spans[0], sighting.recorded.article.text
    lead = _LEAD.match(text, first.start, first.end)
    if lead is None or lead.end() > sighting.event.trigger.start or len(words(text[lead.end() : first.end])) < _FEWEST:
        return spans
    return [Span(lead.end(), first.end), *spans[1:]]
