"""Which bounds are limits in time, and of what kind: not every time that is told bounds something."""

import re
from collections.abc import Callable, Mapping

from onrecord.english import SHORT_MONTHS, any_of
from onrecord.model import Kind, TimexType, WindowKind
from onrecord.relate.propositions.ahead import AHEAD_OF
from onrecord.relate.windows.bounds import Bound, Role, head_noun, is_joined
from onrecord.relate.windows.lexicon import (
    BEGINS,
    CALENDAR,
    CLOCKS,
    CLOSING,
    DEADLINES,
    DEMANDS,
    ENDS,
    EVENTS,
    EXTENDS,
    FORECASTS,
    GRANTS,
    LASTS,
    MOVES,
    PROMISES,
    SCHEDULES,
    STATES,
    TERMS,
    VALID,
)
from onrecord.relate.windows.lines import Line, is_clock
from onrecord.relate.windows.moods import Mood
from onrecord.relate.windows.passed import (
    Published,
    granted,
    is_forecast,
    is_long_past,
    is_negated,
    is_past,
    looks_back,
    passing,
)

_COMPARED = frozenset({"up", "down"})
_MEASURED = frozenset({"early", "earlier", "late", "later", "sooner", "ahead", "ago", "old", "apart",
                        "longer", "shorter", "behind"})  # fmt: skip
"""Words behind a length that measures how far off something was: "moved six weeks early"."""
_OFTEN = frozenset({"daily", "nightly", "every", "each", "weekdays", "weekends"})
_DAY = len("2025-11-04")
_TELLING = frozenset({"attr", "acomp", "prep", "oprd", "neg", "expl"})
"""What hangs on "be" where more is told than a day; "the day will be Monday" has its day so, too."""
_NEAR = 6
"""Words from a participle to the length that belongs to it."""
_NAMED = re.compile(rf"\d{{4}}|\b(?:{any_of(SHORT_MONTHS)})|\b(?:year|month|quarter)\b")
_LAWS = frozenset(
    {"require", "law", "act", "authorization", "authorisation", "limit", "permit", "approval", "may", "must", "allow",
     "prohibit", "forbid", "bar", "rule", "exceed", "statute", "resolution"}
)  # fmt: skip


def kind_of(line: Line, bound: Bound, published: Published) -> WindowKind | None:
    """The kind of window a bound makes; None where it makes none. ``published``: first and last day it can be."""
    if any(t.value.startswith("PT") and t.value.endswith(("M", "S")) for t in bound.moment.times):
        return None  # minutes are no business of a register of days
    if is_past(bound, published) and (is_long_past(bound, published) or not granted(line, bound)):
        return None
    if looks_back(line, bound) or _is_all(line, bound):
        return None  # "the accounts for the past year"; "Until this week."
    if line.lower(bound.last - 1) == "ago" or line.lower(bound.first - 1) in _COMPARED:
        return None  # "until two weeks ago", "up two hours from the model before"
    if _is_clock_alone(bound) or _recurs(line, bound) or line.lower(bound.last) in _MEASURED:
        return None
    return _KINDS[bound.role](line, bound, published)


def _is_all(line: Line, bound: Bound) -> bool:
    """Whether the sentence says nothing but the time."""
    said = (i for i in range(*line.range) if not bound.first <= i < bound.last)
    return not any(line.lower(i)[:1].isalnum() for i in said)


def _is_clock_alone(bound: Bound) -> bool:
    """ "From 8 a.m. to 6 p.m." of no day in particular: opening hours, or an entry in a log."""
    times = bound.moment.times
    clocks = bound.moment.days is None and bool(times) and all(t.type is TimexType.TIME for t in times)
    return clocks and bound.role is not Role.BY


def _recurs(line: Line, bound: Bound) -> bool:
    """ "From 11 p.m. to 5 a.m. on weekdays": hours of many days, of which none is meant alone."""
    clock = all(is_clock(t) for t in bound.moment.times)
    return clock and any(line.lower(i) in _OFTEN for i in range(*line.range))


def _ahead(bound: Bound, published: Published) -> bool:
    """Whether the time reaches past the article's day, as far as both are known."""
    days = bound.moment.days
    return not days or not published or days[1] > published[0]


def _to_come(bound: Bound, published: Published) -> bool:
    """Whether the whole time lies after the article's day, as far as both are known."""
    days = bound.moment.days
    return not days or not published or days[0] > published[0]


def _lies_beyond(line: Line, bound: Bound, published: Published) -> bool:
    """Whether the time is known to end after the article came out, so that "by" and "until" it are limits.

    It must name a month or a year: of which week a weekday is, the reader is told by the verb alone.
    """
    days = bound.moment.days
    named = _NAMED.search(bound.moment.span.cut(line.reading.article.text)) is not None
    return bool(named and days and published and days[1] > published[1])


def _to_be_done(line: Line, bound: Bound) -> bool:
    if bound.mood in {Mood.AHEAD, Mood.UNSURE}:
        return True
    verb = bound.verb
    if verb is None:
        return bound.noun is not None and bound.moment.days is not None
    lemma = line.words[verb].lemma
    conditional = any(line.lower(k) in {"if", "unless"} for k in line.kids.get(verb, ()))
    if conditional or (lemma in DEMANDS | PROMISES and bound.noun is not None):
        return True
    if lemma in SCHEDULES or any(line.lower(k) == "due" for k in line.kids.get(verb, ())):
        return True
    return bound.mood is Mood.PRESENT and bound.moment.days is not None and lemma not in STATES - {"have"}


def _term(line: Line, bound: Bound, published: Published) -> WindowKind | None:
    of_noun = bound.role is Role.RANGE and bound.noun is not None
    if of_noun and published is None and line.lower(bound.first).isdigit() and _is_of_years(bound):
        return None  # of a life or a war, for all that is known
    if _hands(line, bound):
        return WindowKind.DEADLINE
    if bound.verb is not None and line.words[bound.verb].lemma in MOVES and bound.role is Role.UNTIL:
        return WindowKind.SCHEDULED
    if bound.verb is not None and line.words[bound.verb].lemma in {"have", "give"} and bound.mood is not Mood.AHEAD:
        return None  # "had flour until Saturday"
    if bound.mood in {Mood.AHEAD, Mood.PRESENT, Mood.UNSURE}:
        between = bound.role is Role.RANGE and (
            line.lower(bound.first) in {"between", "in", "on"} or is_joined(line, bound)
        )
        return WindowKind.SCHEDULED if between else WindowKind.TERM
    if bound.mood is Mood.NONE and _ahead(bound, published) and not passing(line, bound):
        return WindowKind.TERM
    return WindowKind.TERM if granted(line, bound) or _lies_beyond(line, bound, published) else None


def _is_of_years(bound: Bound) -> bool:
    """Whether it runs from a year to a year: "1955-2011"."""
    return all(part.isdigit() for t in bound.moment.times for part in t.value.split("/"))


def _hands(line: Line, bound: Bound) -> bool:
    """ "Has until noon to commit itself", "gave them until Friday"."""
    verb = bound.verb
    if bound.role is Role.UNTIL and line.lower(bound.first - 1) in {"has", "have", "had", "given"}:
        return True
    if bound.role is not Role.UNTIL or verb is None or verb > bound.first:
        return False
    if line.words[verb].lemma not in {"have", "give"}:
        return False
    things = [k for k in line.kids.get(verb, ()) if line.words[k].dep == "dobj" and line.words[k].tag.startswith("NN")]
    return line.words[verb].lemma == "give" or not [k for k in things if k < bound.first]


def _demanded(line: Line, bound: Bound) -> bool:
    if bound.mood in {Mood.AHEAD, Mood.UNSURE}:
        return True
    verb = bound.verb
    if verb is None:
        return True
    lemma = line.words[verb].lemma
    if lemma in DEMANDS or (lemma in GRANTS and bound.noun is not None):
        return True
    return bound.mood is Mood.PRESENT


def _lasting(line: Line, bound: Bound, _: Published) -> WindowKind | None:
    verb = bound.verb
    if verb is None:
        return WindowKind.TERM if bound.noun is not None and line.words[bound.noun].lemma in TERMS else None
    lemma = line.words[verb].lemma
    valid = any(line.lower(k) in VALID for k in line.kids.get(verb, ()))
    if bound.mood is Mood.UNSURE:
        return WindowKind.LIMIT if lemma in LASTS | GRANTS or valid else None
    if passing(line, bound):
        return None
    if bound.mood in {Mood.AHEAD, Mood.PRESENT, Mood.NONE} and (lemma in LASTS or valid):
        return WindowKind.TERM
    if bound.mood in {Mood.PAST, Mood.PERFECT} and lemma in EXTENDS | {"authorise", "authorize", "grant", "declare"}:
        return WindowKind.TERM
    return WindowKind.TERM if _ordered(line, bound) else None


def _ordered(line: Line, bound: Bound) -> bool:
    """ "Signed a decree barring exports for 60 days": a participle that a verb of granting holds."""
    near = range(max(line.range[0], bound.first - _NEAR), bound.first)
    barring = any(line.words[i].tag == "VBG" and line.words[i].lemma in LASTS for i in near)
    return barring and granted(line, bound)


def _thing(line: Line, bound: Bound, _: Published) -> WindowKind | None:
    head = head_noun(line, bound)
    if head is None:
        return None
    lemma = line.words[head].lemma
    if lemma == "notice" and bound.mood not in {Mood.AHEAD, Mood.PRESENT, Mood.UNSURE}:
        return None
    if lemma in TERMS:
        return WindowKind.CLOCK if lemma in CLOCKS else WindowKind.TERM
    if lemma in EVENTS and bound.mood in {Mood.AHEAD, Mood.PRESENT}:
        return WindowKind.TERM
    return None


def _on(line: Line, bound: Bound, published: Published) -> WindowKind | None:
    verb = bound.verb
    if verb is None:
        called = _is_said_by_a_noun(line, bound) and _to_come(bound, published)
        return WindowKind.SCHEDULED if called else None
    if bound.mood in {Mood.UNSURE, Mood.NONE} or is_past(bound, published):
        return None
    if line.lower(bound.first) == "for" and bound.noun is not None and bound.noun == line.subject(verb):
        return None  # "the budget for 2032 passes": the year is the budget's
    lemma = line.words[verb].lemma
    passive_plan = lemma in SCHEDULES and bound.mood is not Mood.AHEAD and not _is_set_so(line, verb)
    if lemma in FORECASTS or (lemma == "expect" and line.words[verb].tag != "VBN"):
        return None
    if bound.mood is Mood.PRESENT and line.words[verb].tag not in {"VBZ", "VBP"} and not passive_plan:
        return None  # an infinitive in a clause of the present: "people wait for it to open"
    if is_over(line, verb) and bound.mood in {Mood.AHEAD, Mood.PRESENT}:
        return WindowKind.TERM
    if not _to_come(bound, published) or (passive_plan and is_negated(line, verb)):
        return None  # "no more are expected this year"
    due = any(line.lower(k) == "due" for k in line.kids.get(verb, ()))
    if due or line.lower(line.before(bound.first)) == "due":
        return WindowKind.DEADLINE
    return WindowKind.SCHEDULED if passive_plan or _is_on_the_calendar(line, bound, published) else None


def _is_on_the_calendar(line: Line, bound: Bound, published: Published) -> bool:
    """Whether a clause of the future, or of the present with a day to come, puts something on the calendar."""
    verb = bound.verb
    if verb is None:
        return False
    lemma, present = line.words[verb].lemma, bound.mood is Mood.PRESENT
    if lemma in BEGINS and present:
        return True
    if bound.mood is Mood.AHEAD and lemma not in STATES and _planned(line, verb):
        return True
    if lemma == "be":
        return bound.mood in {Mood.AHEAD, Mood.PRESENT} and _is_only_when(line, bound)
    told_as_now = present and lemma not in STATES | ENDS and _is_a_day(bound)
    return told_as_now and (lemma in CALENDAR or published is not None)


def _is_said_by_a_noun(line: Line, bound: Bound) -> bool:
    """ "The town council votes on 24 June", where the parser takes the verb for a noun."""
    noun = bound.noun
    if noun is None or line.words[noun].head != noun or line.words[noun].tag != "NNS" or not _is_a_day(bound):
        return False
    verbs = any(line.words[i].tag.startswith(("VB", "MD")) for i in range(*line.range))
    return line.words[noun].lemma in CALENDAR and not verbs and line.sentence.kind is Kind.TEXT


def _is_a_day(bound: Bound) -> bool:
    """Whether one day is told, which "votes" in the present tense puts on the calendar."""
    days = bound.moment.days
    return any(len(t.value) >= _DAY for t in bound.moment.times) and (days is None or days[0] == days[1])


def _is_only_when(line: Line, bound: Bound) -> bool:
    """ "The closing will be on 15 October": nothing is told of a thing but its day."""
    verb = bound.verb if bound.verb is not None and bound.noun is None else None
    subject = line.subject(verb) if verb is not None else None
    if verb is None or subject is None or not line.words[subject].tag.startswith(("NN", "VBG")):
        return False
    own = range(bound.first, bound.last)
    said = (k for k in line.kids.get(verb, ()) if k not in own and line.words[k].dep in _TELLING)
    return not any(True for _ in said)


def _is_set_so(line: Line, verb: int) -> bool:
    """ "Set free", "set up", "set alight": no day is set."""
    return line.words[verb].lemma == "set" and any(
        line.words[k].dep in {"acomp", "oprd", "prt", "advmod"} and k == verb + 1 for k in line.kids.get(verb, ())
    )


def may_still_run(line: Line, bound: Bound) -> bool:
    """Whether it tells as past what was set for a length of time: "suspended for 30 days on Monday"."""
    if bound.mood is Mood.NONE:
        return False
    lemma = line.words[bound.verb].lemma if bound.verb is not None else ""
    if bound.role is Role.FOR:
        return lemma in LASTS - {"last", "run", "continue", "stay", "remain", "be", "hold"}
    head = head_noun(line, bound) if bound.role is Role.NOUN else None
    return head is not None and line.words[head].lemma in EVENTS


def is_over(line: Line, verb: int | None) -> bool:
    """Whether the verb says that something is over: "expires", "runs out", of a tender "closes"."""
    if verb is None:
        return False
    lemma = line.words[verb].lemma
    if lemma == "close":
        subject = line.subject(verb)
        if subject is None:
            subject = max(verb - 1, line.range[0])
        return line.words[subject].lemma in CLOSING
    return lemma in ENDS or (lemma == "run" and any(line.lower(k) == "out" for k in line.kids.get(verb, ())))


def _planned(line: Line, verb: int) -> bool:
    """ "Will", "is to", "plans to": not a wish, nor what somebody would do."""
    helping = {line.lower(k) for k in line.kids.get(verb, ()) if line.words[k].dep in {"aux", "auxpass"}}
    if helping & {"will", "shall", "'ll", "’ll", "would"}:
        return True
    for _ in range(3):
        if "to" in {line.lower(k) for k in line.kids.get(verb, ()) if line.words[k].tag == "TO"}:
            head = line.words[verb].head
            return head != verb and line.words[head].lemma in AHEAD_OF - DEMANDS
        if line.words[verb].dep not in {"conj", "xcomp", "pcomp"}:
            return False
        verb = line.words[verb].head
    return False


def _from(line: Line, bound: Bound, published: Published) -> WindowKind | None:
    lemma = line.words[bound.verb].lemma if bound.verb is not None else ""
    if line.lower(bound.first) == "as" and bound.mood is not Mood.AHEAD and lemma not in _BEGINS:
        return None  # "shows assets of 9 million as of Friday": how things stood, not when they begin
    if is_over(line, bound.verb) and _to_come(bound, published):
        return WindowKind.TERM  # "terminated with effect from 30 June"
    kids = line.kids.get(bound.verb, ()) if bound.verb is not None else ()
    to_be = lemma == "be" and (bound.mood is Mood.AHEAD or any(line.words[k].dep == "xcomp" for k in kids))
    state = lemma in STATES and not to_be
    if not state and bound.mood in {Mood.AHEAD, Mood.PRESENT, Mood.PERFECT} and _to_come(bound, published):
        return WindowKind.SCHEDULED
    return None


def _deadline(line: Line, bound: Bound, published: Published) -> WindowKind | None:
    if bound.role is Role.BEFORE and is_negated(line, bound.verb):
        return None  # "will not sail before Friday": when it may begin
    if is_forecast(line, bound):
        return None
    stated = bound.role is Role.DEADLINE or (bound.mood is not Mood.UNSURE and _lies_beyond(line, bound, published))
    return WindowKind.DEADLINE if stated or _to_be_done(line, bound) else None


def _clock(line: Line, bound: Bound, _: Published) -> WindowKind | None:
    return WindowKind.CLOCK if bound.role is Role.GIVEN or _demanded(line, bound) else None


def _extension(line: Line, bound: Bound, _: Published) -> WindowKind:
    """What is put off is still to be on one day; what is lengthened goes on."""
    verb = bound.verb
    if verb is None or line.words[verb].lemma not in MOVES:
        return WindowKind.TERM
    subject = line.subject(verb)
    moved = {line.words[k].lemma for k in line.kids.get(verb, ()) if line.words[k].dep == "dobj"}
    moved |= {line.words[subject].lemma} if subject is not None else set()
    return WindowKind.DEADLINE if moved & DEADLINES else WindowKind.SCHEDULED


def _limit(line: Line, _bound: Bound, _: Published) -> WindowKind | None:
    lemmas = {line.words[i].lemma for i in range(*line.range)}
    return WindowKind.LIMIT if lemmas & _LAWS else None


_BEGINS = frozenset({"apply", "begin", "start", "take", "come", "enter"})
_KINDS: Mapping[Role, Callable[[Line, Bound, Published], WindowKind | None]] = {
    Role.BY: _deadline,
    Role.BEFORE: _deadline,
    Role.DEADLINE: _deadline,
    Role.UNTIL: _term,
    Role.RANGE: _term,
    Role.WITHIN: _clock,
    Role.GIVEN: _clock,
    Role.EXTEND: _extension,
    Role.FOR: _lasting,
    Role.NOUN: _thing,
    Role.BEYOND: _limit,
    Role.ON: _on,
    Role.FROM: _from,
}
