"""On whose word: what somebody is reported to have said, to be told from what others say in the story."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import UNNAMED_SOURCES, Attribution, EntityKind, Manner, Naming, Span, Stance
from onrecord.record import Recorded
from onrecord.tell.ask.passages import Passage
from onrecord.tell.lines.quotes import speaker
from onrecord.tell.lines.told import Citation, Told, cite, faults
from onrecord.tell.quiz.items import Choice, Draft, Item, Sort
from onrecord.tell.quiz.making import Making, is_a_name
from onrecord.tell.quiz.near import points_outside, share_words
from onrecord.tell.quiz.parties import sort_of
from onrecord.tell.quiz.readable import (
    POINTS,
    asks,
    has_subject,
    is_clause,
    is_loose,
    lacks_object,
    quotation,
    tells,
    without_lead,
)
from onrecord.tell.story import Actor, Story

_LONG = (6, 32)
_LEAST = 0.6
"""Score of an attribution below which it makes no question."""
_LABEL = 9
"""Words by which an unnamed source is called, at most."""
_ARTICLE = re.compile(r"(?:An?|The)\b")
_ANYBODY = frozenset("person people spokesperson spokesman spokeswoman official source insider".split())
"""Words for somebody that tell nothing about who it is."""
_NOT_SAID = frozenset({Stance.DECLINES, Stance.SILENT, Stance.ASKS})
_SAYS = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.WARNS, Stance.PREDICTS})
_NAMED = {Naming.PERSON: EntityKind.PERSON, Naming.ORGANISATION: EntityKind.ORGANISATION}
_NOT_IN = (
    "he she it they his her its their them who which that this these those same other others all both former latter"
    " we our i my you some many most one nearly about almost several dozens hundreds thousands"
)
_CALLED = re.compile(
    rf"(?!.*\b(?:{'|'.join(_NOT_IN.split())})\b)(?!the (?:\w+ )?(?:two|three|four|officials|people|sources)\b)"
    r"[\w’'.,&-]+(?: [\w’'.,&-]+)*$",
    re.IGNORECASE,
)
"""How an unnamed source is called where the words mean something by themselves."""
_BARE = re.compile(r"[Tt]he [a-z]+")
"""A source of which it is known only to those who read what came before: "the governor"."""
_GOVERNMENT = 0
"""The sort of bodies that may be another name for one that is called otherwise: "the ministry", "the government"."""
_STARTS = re.compile(r"(?:it|this|that|these|those|he|she|they|so|but|and)\b", re.IGNORECASE)
_POINTS = re.compile(rf"^that\b|\b(?:and|but) that\b|{POINTS.pattern.replace('that|', '')}", re.IGNORECASE)
"""As elsewhere, but for the "that" of "a truce that holds"."""
_AKIN = 0.5
"""Share of the words of what is asked about, from which somebody's other words may say it too."""
_TELLING = 4
_MOST_PARSED = 400
"""Of what was reported, in the order of a shuffle, so much is looked at by the parser: far more than a quiz can use."""
_MOST = 3
_DAY = len("2025-01-01")


@dataclass(frozen=True, slots=True)
class _Voice:
    """Somebody on whose word the story tells something: ``label`` is how a choice calls them."""

    label: str
    actor: Actor | None
    said: tuple[tuple[Recorded, Attribution], ...]

    @property
    def is_body(self) -> bool:
        """Whether it is a body and no person: "the company", which may be one that is named elsewhere."""
        return any(a.naming is Naming.ORGANISATION for _, a in self.said)


def on_whose_word(making: Making) -> Iterator[Item]:
    """Questions on reported speech, each source once before any twice."""
    voices = making.story.once(_voices)
    found = [
        (voice, recorded, said, words)
        for voice in voices
        for recorded, said in voice.said
        if (words := _words(recorded, said)) is not None
    ]
    found.sort(key=lambda f: making.shuffled(f[2].id))
    found = [f for f in found[:_MOST_PARSED] if _reads(f[3].cut(f[1].article.text))]
    turns: dict[str, int] = {}
    for number, one in sorted(enumerate(found), key=lambda n: (_turn(turns, n[1][0].label), n[0])):
        item = _item(making, found[number][1:], voice=one[0], voices=voices)
        if item is not None:
            yield item


def _turn(turns: dict[str, int], label: str) -> int:
    turns[label] = turns.get(label, 0) + 1
    return turns[label]


def _voices(story: Story) -> tuple[_Voice, ...]:
    found: dict[str, tuple[str, Actor | None, list[tuple[Recorded, Attribution]]]] = {}
    for recorded in story.articles:
        for said in recorded.attributions:
            actor = story.actors.get(story.entity_of(recorded, said.entity) or "")
            label = _label(story, recorded, said, actor=actor)
            if label and said.stance not in _NOT_SAID:
                held = found.setdefault(label.casefold(), (label, actor if said.naming in _NAMED else None, []))
                held[2].append((recorded, said))
    return tuple(_Voice(label, actor, tuple(said)) for _, (label, actor, said) in sorted(found.items()))


def _label(story: Story, recorded: Recorded, said: Attribution, *, actor: Actor | None) -> str:
    """How a choice calls the source, "" where it is several, or its words mean nothing by themselves."""
    if said.parties:
        return ""
    if said.naming in _NAMED and actor is not None:
        return actor.name if actor.kind is _NAMED[said.naming] else ""
    words = " ".join(speaker(story, recorded, said).split())
    if said.naming not in UNNAMED_SOURCES | {Naming.ORGANISATION} or not 1 < len(words.split()) <= _LABEL:
        return ""
    if not _CALLED.match(words) or _BARE.fullmatch(words) or {w.casefold() for w in words.split()[1:]} <= _ANYBODY:
        return ""
    return words[:1].lower() + words[1:] if _ARTICLE.match(words) else words


# --- what is asked about ------------------------------------------------------------------------


def _words(recorded: Recorded, said: Attribution) -> Span | None:
    """The words reported, where marks and words let them be read by themselves; None for any others."""
    text = recorded.article.text
    if said.stance not in _SAYS or said.via is not None or said.evidence.score < _LEAST or len(said.content) != 1:
        return None
    if said.manner is Manner.MIXED or any(s.overlaps(said.content[0]) for s in said.source):
        return None
    lead = without_lead(text, said.content[0])
    span = quotation(text, lead, most=_LONG[1]) if said.manner is Manner.DIRECT else lead
    if span is None or (said.manner is Manner.DIRECT and said.naming is Naming.PERSON):
        return None  # whoever is named is asked for by the words themselves
    words = span.cut(text)
    fits = _LONG[0] <= len(words.split()) <= _LONG[1] and "\n" not in words and not re.search(r"[“”\"?()]", words)
    direct = said.manner is Manner.DIRECT
    if not fits or (_STARTS.match(words) if direct else _POINTS.search(words)) or len(tells(words)) < _TELLING:
        return None
    if (direct and points_outside(words)) or asks(words):
        return None
    if any(o.id != said.id and o.source and o.source[0].overlaps(span) for o in recorded.attributions):
        return None  # others speak in it
    return span


@lru_cache(maxsize=1 << 12)
def _reads(words: str) -> bool:
    return is_clause(words) and has_subject(words) and not is_loose(words) and not lacks_object(words)


def _item(
    making: Making, place: tuple[Recorded, Attribution, Span], *, voice: _Voice, voices: tuple[_Voice, ...]
) -> Item | None:
    recorded, said, span = place
    words = " ".join(span.cut(recorded.article.text).split())
    if not _can_stand(making, voice) or tells(voice.label) & tells(words):
        return None
    line = _line(recorded, said)
    if faults(line, making.story):
        return None
    wrong = _wrong(making, place, voice=voice, voices=voices)
    if len(wrong) < 2:
        return None
    shown = f"“{words.rstrip(' ,')}”" if said.manner is Manner.DIRECT else words[:1].upper() + words[1:]
    stated = recorded.article.published
    day = making.ground.dated(recorded) if stated is not None and len(stated.value) == _DAY else ""
    key = Choice(voice.label, True, "as the article gives it", cite(recorded, said.source[0]).citation)
    return making.item(Draft(
        Sort.WORD, "On whose word is this told?", f"{shown} (told {day})" if day else shown, (key, *wrong), (line,),
        explanation=f"{line.text} — {making.told_in(recorded)}", difficulty=2,
    ))  # fmt: skip


def _line(recorded: Recorded, said: Attribution) -> Told:
    """From the first to the last of source, cue and content."""
    spans = sorted({*said.source, *said.cue, *said.content})
    text = recorded.article.text
    whole = Span(spans[0].start, max(s.end for s in spans))
    parts = (
        (whole,)
        if "\n" not in whole.cut(text)
        and not any(c.overlaps(whole) for o in recorded.attributions if o.id != said.id for c in o.content)
        else tuple(s for n, s in enumerate(spans) if not any(s.overlaps(p) for p in spans[:n]))
    )
    return Told(tuple(cite(recorded, s) for s in parts))


# --- who else could have said it ----------------------------------------------------------------


def _wrong(
    making: Making, place: tuple[Recorded, Attribution, Span], *, voice: _Voice, voices: tuple[_Voice, ...]
) -> list[Choice]:
    """Others on whose word the story tells other things, none of whom says anything like this."""
    recorded, said, span = place
    words = span.cut(recorded.article.text)
    own = next((p for p in making.ground.of_article(recorded.article.id) if p.span.overlaps(span)), None)
    near = making.ground.near(own) if own is not None else []
    found: list[Choice] = []
    bodies = 0
    for other in sorted(voices, key=lambda v: (_kind(v) is not _kind(voice), making.shuffled(f"{said.id}:{v.label}"))):
        known = [voice.label, *(c.words for c in found)]
        if other is voice or not _can_stand(making, other) or not _are_apart(making, voice, other):
            continue
        if any(share_words(other.label, k) or not _differ(other.label, k) for k in known):
            continue
        if tells(other.label) & tells(words) or _may_say(other, words, near=near):
            continue
        found.append(Choice(other.label, False, "the story has other things on this word", _place(other)))
        bodies += other.is_body
        if len(found) == _MOST:
            break
    return found if bodies or not voice.is_body else []


def _kind(voice: _Voice) -> EntityKind | None:
    return voice.actor.kind if voice.actor is not None else None


def _can_stand(making: Making, voice: _Voice) -> bool:
    actor = voice.actor
    if actor is None:
        return True
    if actor.kind is EntityKind.PERSON:
        return making.stands(actor)
    return is_a_name(actor)


def _are_apart(making: Making, one: _Voice, other: _Voice) -> bool:
    """Whether two sources are surely not one: a ministry may be what is called the government elsewhere."""
    if one.is_body and other.is_body and (one.actor is None or other.actor is None):
        return False
    if one.actor is None or other.actor is None or not (one.is_body and other.is_body):
        return True
    if making.alike(one.actor, other.actor):
        return True
    sorts = {sort_of(one.actor), sort_of(other.actor)}
    return len(sorts) > 1 and _GOVERNMENT not in sorts


def _differ(one: str, other: str) -> bool:
    """Whether no word of the one is in the other: "officials" and "U.S. officials" may be the same people."""
    return not tells(one) & tells(other)


def _may_say(voice: _Voice, words: str, *, near: list[Passage]) -> bool:
    mine = tells(words)
    ids = {a.id for p in near for a in p.attributions}
    for recorded, said in voice.said:
        theirs = tells(" ".join(c.cut(recorded.article.text) for c in said.content))
        if said.id in ids or len(mine & theirs) >= _AKIN * max(1, min(len(mine), max(_TELLING, len(theirs)))):
            return True
    return False


def _place(voice: _Voice) -> Citation | None:
    return next((cite(r, a.source[0]).citation for r, a in voice.said if a.source), None)
