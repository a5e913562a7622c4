"""The events of one article: triggers with status, day, participants, clause, and on whose word."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model import (
    Attribution,
    Event,
    EventKind,
    EventStatus,
    Evidence,
    Kind,
    Reading,
    Resolved,
    Span,
    Stance,
    Timex,
)
from onrecord.relate.events.clause import wording_of
from onrecord.relate.events.lexicon import NOUNS
from onrecord.relate.events.parts import participants_of
from onrecord.relate.events.status import is_presupposed, is_told, put_of, under_stance
from onrecord.relate.events.times import days_of, names_a_day, published_days
from onrecord.relate.events.told import Day, Told
from onrecord.relate.events.trees import Trees, trees_of
from onrecord.relate.events.triggers import Trigger, find_triggers
from onrecord.relate.events.voices import Voices, voices_of
from onrecord.relate.origins.desk import past_dateline
from onrecord.relate.propositions.conditions import condition_at
from onrecord.relate.propositions.times import days, past_datelines, said_on
from onrecord.text import id_of, merged, whole_words

_OPENINGS = frozenset({Kind.TITLE, Kind.DEK})
_MAIN = frozenset({"ROOT", "conj", "xcomp", "ccomp"})
_MUTE = frozenset({Stance.SILENT, Stance.DECLINES})
_COUNTED_ON = frozenset({"narrative", "offset"})
_OVER = frozenset({"past", "pluperfect"})
_OPEN = frozenset({EventStatus.PLANNED, EventStatus.POSSIBLE, EventStatus.PREDICTED, EventStatus.DEMANDED})
_UNFIT = Evidence("no-day", 0.0, "told as past, and the day told of last is still to come")


def find_events(said: Sequence[Attribution], resolved: Resolved) -> tuple[Event, ...]:
    """The events of one article in text order.

    Left out: habits and states, purposes without a day, and what a source only declines to say.
    """
    reading = resolved.reading
    trees = trees_of(reading)
    voices = voices_of(trees, said)
    first_text = next((n for n, s in enumerate(reading.sentences) if s.kind is Kind.TEXT), -1)
    times = past_datelines(reading)
    timed = {i for t in times if t.first or names_a_day(t) for i in trees.within(t.span)}
    found_triggers = find_triggers(trees, cues=voices.cue, timed=timed)
    told = [t for x in found_triggers if (t := _told(trees, x, voices, opening=first_text)) is not None]
    published = _published(reading)
    found = days_of(trees, told, times, speakers=voices.content, published=published)
    events = []
    for here, day in zip(told, found, strict=True):
        event = _event(reading, trees, here, day=day, voices=voices)
        if event is not None:
            events.append(event)
    return tuple(sorted(events, key=lambda e: (e.trigger, e.id)))


def _told(trees: Trees, trigger: Trigger, voices: Voices, *, opening: int) -> Told | None:
    attribution = voices.speaker(trigger.word)
    if attribution is not None and attribution.stance in _MUTE:
        return None
    if condition_at(trees.words, trees.children.__getitem__, trigger.word) == trigger.word:
        return None  # "provided that it opens": the word states a condition, and tells nothing
    attribution = voices.denier(trigger.word) or attribution
    own = voices.by_id.get(voices.cue.get(trigger.word, ""))
    if own is not None and own.stance in _MUTE:
        trigger = replace(trigger, kind=EventKind.SAYING)
    number = trees.sentence[trigger.word]
    sentence = trees.sentences[number]
    status, tense = put_of(trees, trigger)
    if trigger.kind is EventKind.SAYING and tense == "present":
        status, tense = EventStatus.HAPPENED, "past"
    status = under_stance(status, tense, attribution.stance if attribution else None)
    return Told(
        trigger,
        status,
        tense,
        sentence.kind,
        sentence.block,
        opening=(number == opening or sentence.kind in _OPENINGS) and attribution is None and _is_main(trees, trigger),
        speaker=attribution.id if attribution else "",
    )


def _is_main(trees: Trees, trigger: Trigger) -> bool:
    """Whether the event heads its sentence, and nobody tells it as "I" or "you"."""
    if trigger.verb < 0:
        return False
    subject = trees.child(trigger.verb, "nsubj")
    if subject is not None and trees.words[subject].lemma in {"i", "we", "you"}:
        return False
    above = list(trees.up(trigger.verb))
    # Headlines leave out "were": "Seven killed as river rises".
    bare = trees.words[trigger.verb].tag == "VBN" and trees.words[trigger.verb].dep == "acl"
    return all(trees.words[i].dep in {"ROOT", "conj"} for i in (*(() if bare else (trigger.verb,)), *above))


def _event(reading: Reading, trees: Trees, told: Told, *, day: Day, voices: Voices) -> Event | None:
    trigger = told.trigger
    published = _published(reading)
    status, counts = is_told(told.status, told.tense, told.kind)
    pub = published_days(published)
    where = days(day.when) if day.when else None
    later = where is not None and (pub is None or where[0] > pub[1])
    if not counts and where is not None and day.evidence.method == "clause" and later:
        status, counts = EventStatus.PLANNED, True
    if status is EventStatus.HAPPENED and pub is not None and later:
        if told.tense in _OVER and (day.evidence.method in _COUNTED_ON or _is_counted_on(reading, day.time)):
            day = Day("", _UNFIT)  # told as past, so that the day still to come that was told of last cannot be its own
        else:
            status = EventStatus.PLANNED
    past = where is not None and pub is not None and where[1] < pub[0]
    if status in _OPEN and past and day.evidence.method == "clause" and is_presupposed(trees, trigger):
        status = EventStatus.HAPPENED
    participants = participants_of(reading, trees, trigger)
    if not counts or (not day.when and not day.time and not _worth(trees, told, named=bool(participants))):
        return None
    wording = _bared(
        reading, trees, trigger, spans=wording_of(trees, trigger, voices), counted=day.evidence.method == "counted"
    )
    if not wording:
        return None
    attribution = voices.by_id.get(told.speaker)
    span = trees.words[trigger.word].span
    return Event(
        id=id_of(reading.article.id, "event", f"{span.start}-{span.end}"),
        kind=trigger.kind,
        deed=trigger.deed,
        trigger=span,
        wording=wording,
        status=status,
        when=day.when,
        time=day.time,
        said=_said_on(reading, trees, attribution, by_id=voices.by_id),
        participants=participants,
        attribution=attribution.id if attribution else None,
        main=_heads(trees, trigger, voices),
        evidence=day.evidence,
    )


def _is_counted_on(reading: Reading, time: Span | None) -> bool:
    """Whether the time is counted from one told before: "the next morning"."""
    return any(t.span == time and t.anchor == "narrative" for t in reading.times) if time is not None else False


def _bared(
    reading: Reading, trees: Trees, trigger: Trigger, *, spans: tuple[Span, ...], counted: bool
) -> tuple[Span, ...]:
    """The wording without the place and agency that open a report, and without "the day after" that leads it."""
    sentence, word = trees.sentences[trees.sentence[trigger.word]].span, trees.words[trigger.word].span
    begin = past_dateline(reading.article.text, sentence).start
    if counted:
        times = reading.times
        last = bisect_left(times, word.start, key=lambda t: t.span.start) - 1
        begin = max(begin, times[last].span.end + 1) if last >= 0 else begin
    begin = min(begin, word.start)
    kept = (Span(max(s.start, begin), s.end) for s in spans if s.end > begin)
    return tuple(merged(whole_words(reading.article.text, s) for s in kept))


def _published(reading: Reading) -> str:
    return reading.article.dated


def _heads(trees: Trees, trigger: Trigger, voices: Voices) -> bool:
    """Whether its clause is the main one of its sentence, or of the words it stands in."""
    at = trigger.verb
    if at < 0:
        return False
    speaker = voices.content.get(at)
    for above in trees.up(at):
        if voices.content.get(above) != speaker:
            return True
        if trees.words[at].dep not in _MAIN:
            return False
        at = above
    return True


def _worth(trees: Trees, told: Told, *, named: bool) -> bool:
    """Whether an event without a day is one at all: a bare noun or a purpose tells of none by itself."""
    if told.trigger.verb < 0:
        return named and trees.words[told.trigger.word].lemma in NOUNS
    return told.tense != "infinitive" or bool(told.speaker) or trees.words[told.trigger.verb].dep == "xcomp"


def _said_on(
    reading: Reading, trees: Trees, attribution: Attribution | None, *, by_id: Mapping[str, Attribution]
) -> str:
    """The day of saying; of a chain the innermost one given: "In May the paper reported that they had said"."""
    published = _published(reading)
    seen: set[str] = set()
    while attribution is not None and attribution.id not in seen:
        seen.add(attribution.id)
        near = _times_near(reading, trees, attribution)
        day = said_on(near, attribution=attribution, published=published, words=reading.words)
        if day != published:
            return day
        attribution = by_id.get(attribution.via or "")
    return published


def _times_near(reading: Reading, trees: Trees, attribution: Attribution) -> Sequence[Timex]:
    """The time expressions in the sentence of the cue."""
    if not attribution.cue:
        return ()
    at = bisect_right(trees.starts, attribution.cue[0].start) - 1
    number = trees.sentence[at] if at >= 0 else -1
    if number < 0:
        return ()
    span = trees.sentences[number].span
    times = reading.times
    first = bisect_left(times, span.start, key=lambda t: t.span.start)
    last = bisect_left(times, span.end, key=lambda t: t.span.start)
    return [t for t in times[first:last] if t.span in span]
