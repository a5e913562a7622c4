"""Times that merely passed, or that are forecasts: they bound nothing, or nothing any more."""

from datetime import date

from onrecord.relate.windows.bounds import Bound, Role
from onrecord.relate.windows.lexicon import FORECASTS, GRANTS, HANDS
from onrecord.relate.windows.lines import Line
from onrecord.relate.windows.moods import Mood

Published = tuple[str, str] | None
"""First and last day on which the article can have come out."""
_PAST = frozenset({"last", "past", "previous", "ago", "yesterday"})
_HISTORY = 180
"""Days before the article after whose end a limit is history."""
_GOES = frozenset({"leave", "face"})
_SAYING = frozenset({"say", "argue", "add", "claim", "state", "write"})
_KEPT = frozenset({"hold", "keep", "detain", "close", "shut"})


def is_past(bound: Bound, published: Published) -> bool:
    """Whether the time was past when the article came out."""
    days = bound.moment.days
    return bool(days and published and days[1] < published[0])


def is_long_past(bound: Bound, published: Published) -> bool:
    """Whether it was over so long before the article came out that it is no limit of this story, whoever set it."""
    days = bound.moment.days
    if days is None or published is None:
        return False
    return (date.fromisoformat(published[0]) - date.fromisoformat(days[1][:10])).days > _HISTORY


def looks_back(line: Line, bound: Bound) -> bool:
    """Whether the time itself is told as past: "through last year", "for the past year"."""
    inside = range(*bound.moment.words)
    return bound.role in {Role.FOR, Role.UNTIL, Role.BY} and any(line.lower(i) in _PAST for i in inside)


def granted(line: Line, bound: Bound, *, steps: int = 3) -> bool:
    """Whether a verb of granting or demanding holds it, so that it counts also when it is told as past."""
    verb = bound.verb
    for _ in range(steps):
        if verb is None:
            return False
        if line.words[verb].lemma in (GRANTS | HANDS) - _GOES:
            return True
        head = line.words[verb].head
        if line.words[verb].dep == "relcl" or line.words[head].lemma in _SAYING:
            return False  # of whom it is told is not what is granted: "a man who worked there until May told …"
        verb = head if head != verb and line.range[0] <= head < line.range[1] else None
    return False


def passing(line: Line, bound: Bound) -> bool:
    """A participle that nobody grants or orders: "a talk lasting an hour", not "agreed to a pause lasting a day".

    "Engineers held for 61 days" have been so, too.
    """
    verb = bound.verb
    if verb is None or bound.mood is not Mood.NONE:
        return False
    word = line.words[verb]
    kept = word.tag == "VBN" and word.dep == "acl" and word.lemma in _KEPT
    return kept or (word.tag == "VBG" and not granted(line, bound, steps=6))


def is_negated(line: Line, verb: int | None) -> bool:
    """By its own "not" or by the "no" of what it is about: "will run no ships", "no more are expected"."""
    kids = line.kids.get(verb, ()) if verb is not None else ()
    about = (k for k in kids if line.words[k].dep in {"nsubj", "nsubjpass", "dobj"})
    of_them = any(line.lower(i) == "no" for k in about for i in (k, *line.kids.get(k, ())))
    return of_them or any(line.words[k].dep == "neg" for k in kids)


def is_forecast(line: Line, bound: Bound) -> bool:
    """ "Prices will fall by next summer", "expects it to rise to 3 per cent by 2026": nobody has to see to it."""
    verb = bound.verb
    if verb is None or line.words[verb].lemma not in FORECASTS:
        return False
    kids = line.kids.get(verb, ())
    return not any(line.words[k].dep in {"dobj", "auxpass"} or line.lower(k) in {"must", "shall"} for k in kids)
