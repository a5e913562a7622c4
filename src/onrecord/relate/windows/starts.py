"""From when a length of time runs: a day in its sentence, the act it names, the act that sets it, the day of saying."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Span, Timex
from onrecord.relate.propositions.times import said_on
from onrecord.relate.windows.accept import is_over
from onrecord.relate.windows.bounds import Bound, Role
from onrecord.relate.windows.lexicon import ACTS, BEGINS, DEMANDS, GRANTS, HANDS, STARTERS
from onrecord.relate.windows.lines import Line, Sort
from onrecord.relate.windows.moods import Mood
from onrecord.relate.windows.phrases import condition_of

_LOOK_BACK = 40
"""Sentences before a length in which the act is looked for that it is counted from, and as many after."""
_PARTICIPLE = 3
"""Words before a day in which a participle tells the act: "an order published Wednesday"."""
_BEGAN = frozenset({"begin", "start", "commence", "open"})
_APPEALS = frozenset({"appeal", "objection", "object", "challenge", "contest"})
_RULINGS = frozenset({"rule", "sentence", "convict", "jail", "fine", "acquit", "dismiss", "reject", "uphold", "award"})
"""From these what is allowed for an appeal is counted."""
_PROMISES = frozenset({"will", "would", "shall", "'ll", "’ll"})
SAID = "windows/said"
"""Method of a window that is counted from the day of saying."""


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with what its times bound."""

    line: Line
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """The words a start is read from, or that it is the day of saying; why."""

    begins: Span | None
    said: bool
    reason: str


def begun(reads: Sequence[Read], number: int, bound: Bound) -> Begun | None:
    """From when the length of ``bound``, in sentence ``number``, is counted; None where the text does not tell."""
    line = reads[number].line
    if bound.last > bound.moment.words[1]:
        act = line.lower(bound.last - 1)
        found = _act(reads, number, _verbs(line, bound.last - 1, act))
        return Begun(found, said=False, reason=f"counted from the {act} that the article dates") if found else None
    here = _in_sentence(reads[number], bound)
    if here is not None:
        return Begun(here, said=False, reason="counted from the day that its sentence gives")
    if _is_appeal(line, bound) and (ruled := _act(reads, number, _RULINGS)):
        return Begun(ruled, said=False, reason="counted from the ruling that may be appealed against")
    if _set_by_a_deed(line, bound) and (before := _day_before(reads, number)):
        return Begun(before, said=False, reason="counted from the day of the act that sets it")
    if bound.role is Role.WITHIN and _is_promise(line, bound) and not condition_of(line, bound):
        return Begun(None, said=True, reason="a promise, counted from the day it was made")
    return None


def _verbs(line: Line, noun: int, act: str) -> frozenset[str]:
    lemma = line.words[noun].lemma
    return frozenset((*ACTS.get(act, ()), *ACTS.get(lemma, ()), *([lemma] if line.words[noun].tag == "VBG" else [])))


def _act(reads: Sequence[Read], number: int, verbs: frozenset[str]) -> Span | None:
    """The day of the nearest sentence that tells the act as done, the sentence itself and those before it first."""
    if not verbs:
        return None
    back = range(number, max(-1, number - _LOOK_BACK - 1), -1)
    ahead = range(number + 1, min(len(reads), number + _LOOK_BACK))
    for n in (*back, *ahead):
        line = reads[n].line
        for found in reads[n].bounds:
            if found.moment.sort is not Sort.MOMENT or found.verb is None or found.role is not Role.ON:
                continue
            before = range(max(line.range[0], found.first - _PARTICIPLE), found.first)
            if verbs & {line.words[i].lemma for i in (found.verb, *before)}:
                day: Span = found.moment.span
                return day
    return None


def opened(reads: Sequence[Read], number: int, bound: Bound) -> Span | None:
    """The day on which another sentence of the article tells that the same thing began, where that is one day."""
    subject = _subject(reads[number].line, bound)
    if subject is None or bound.moment.days is None:
        return None
    near = range(max(0, number - _LOOK_BACK), min(len(reads), number + _LOOK_BACK))
    found: dict[str, Span] = {}
    for n in near:
        here = reads[n].line
        for other in reads[n].bounds if n != number else ():
            if other.role not in {Role.ON, Role.FROM} or other.moment.days is None or other.verb is None:
                continue
            begins = here.words[other.verb].lemma in _BEGAN and _subject(here, other) == subject
            if begins and other.moment.days[0] == other.moment.days[1] < bound.moment.days[0]:
                found.setdefault(other.moment.days[0], other.moment.span)
    return next(iter(found.values())) if len(found) == 1 else None


def _subject(line: Line, bound: Bound) -> str | None:
    """The root of the noun that the clause of a time is about."""
    subject = line.subject(bound.verb) if bound.verb is not None else None
    if subject is None or not line.words[subject].tag.startswith("NN"):
        return None
    return line.words[subject].lemma.lower()


def _in_sentence(read: Read, bound: Bound) -> Span | None:
    """The day in the sentence on which something begins, is signed, published, accepted."""
    words = read.line.words
    others = [b for b in read.bounds if b is not bound and b.moment.sort is Sort.MOMENT]
    for other in others:
        if other.role is Role.FROM:
            return other.moment.span
    days = [
        other.moment.span
        for other in others
        if other.role is Role.ON
        and other.verb is not None
        and words[other.verb].lemma in STARTERS | BEGINS
        and not is_over(read.line, other.verb)
    ]
    return days[0] if len(days) == 1 else None


def _is_appeal(line: Line, bound: Bound) -> bool:
    """ "An appeal may be lodged within …", "has 30 days to appeal"."""
    return any(line.words[i].lemma in _APPEALS for i in range(*line.range)) and bound.role in {Role.WITHIN, Role.GIVEN}


def _set_by_a_deed(line: Line, bound: Bound) -> bool:
    """ "Gave him 14 days", "recommended that they be examined within six months": told in the simple past."""
    verb = bound.verb
    for _ in range(3):
        if verb is None:
            return False
        word = line.words[verb]
        if word.tag == "VBD" and word.lemma in GRANTS | HANDS | DEMANDS:
            return not any(line.words[k].dep in {"aux", "auxpass"} for k in line.kids.get(verb, ()))
        head = word.head
        verb = head if head != verb and line.range[0] <= head < line.range[1] else None
    return False


def _day_before(reads: Sequence[Read], number: int) -> Span | None:
    """The one day that the sentence before, of this paragraph or the last, tells as past."""
    if number == 0:
        return None
    here, before = reads[number].line.sentence, reads[number - 1]
    if here.block - before.line.sentence.block > 1:
        return None
    days = [m for m in before.line.moments if m.sort is Sort.MOMENT and m.days and m.days[0] == m.days[1]]
    return days[0].span if len(days) == 1 else None


def _is_promise(line: Line, bound: Bound) -> bool:
    verb = bound.verb
    for _ in range(4):
        if verb is None or bound.mood is not Mood.AHEAD:
            return False
        helping = {line.lower(k) for k in line.kids.get(verb, ()) if line.words[k].dep == "aux"}
        if helping:
            return bool(helping & _PROMISES)
        head = line.words[verb].head
        verb = head if line.words[verb].dep == "conj" and head != verb else None
    return False


def day_of_saying(times: Sequence[Timex], attribution: Attribution | None, published: str) -> str | None:
    """The day beside the cue, else the article's own, where it is one day."""
    day = said_on(times, attribution=attribution, published=published)
    return day if len(day) == 10 and day[4] == "-" else None
