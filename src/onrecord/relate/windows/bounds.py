"""What a time bounds, by the words around it: "by", "until", "from", "within", "for", "a …-day truce"."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from onrecord.relate.windows.lexicon import DEADLINES, EXTENDS, HANDS, ON_A_DAY, TERMS
from onrecord.relate.windows.lines import Line, Moment, Sort, is_clock
from onrecord.relate.windows.moods import Mood, governor, mood_of
from onrecord.text import word_set

_SKIPPED = frozenset("another a further additional up to initial an maximum period total least most about around just "
                     "only at no more than the over".split())  # fmt: skip
_UNTIL = frozenset({"until", "till", "til", "’til", "through", "thru"})
_OPENERS = frozenset({"starting", "beginning", "commencing", "effective", "opening"})
_AFTER = frozenset({"after", "from", "following", "of"})
_THINGS = ("NN", "VBG")  # "three days of mourning"
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_OF_NOUNS = ("DT", "NN", "JJ", "CD", "PRP$", "POS", "VBN", "VBG")
_CLOSE = frozenset({"shortly", "just", "soon", "immediately", "long", "minutes", "hours", "days", "weeks"})
"""Before "before midnight": it tells when something was."""
_EVENT_WORDS = 7
"""Words from "until" to the day of the event that it names."""
_ENDS_AND_WHOLE = 3
"""Time expressions of a range: the whole and its two ends."""


class Role(Enum):
    """What a time does to the thing it belongs to."""

    BY = "by"
    BEFORE = "before"
    UNTIL = "until"
    FROM = "from"
    ON = "on"
    RANGE = "range"
    WITHIN = "within"
    FOR = "for"
    EXTEND = "extend"
    NOUN = "noun"  # "a 90-day truce", "three days of mourning"
    GIVEN = "given"  # "gave him 14 days to find it"
    BEYOND = "beyond"
    DEADLINE = "deadline"  # "the deadline is Friday"


_ENDS_LED = {"before": Role.BEFORE, "by": Role.BY}
_LEADS = {"for": Role.FOR} | dict.fromkeys(("beyond", "past", "exceed", "exceeds", "exceeding"), Role.BEYOND)


@dataclass(frozen=True, slots=True)
class Bound:
    """A time with its role; ``first`` is the first word of its phrase, ``last`` the word after its last one."""

    role: Role
    moment: Moment
    first: int
    last: int
    noun: int | None
    verb: int | None
    mood: Mood


def bounds_of(line: Line) -> tuple[Bound, ...]:
    """The roles of the times of a sentence, in order; times without one are left out."""
    found: list[Bound] = []
    for told in line.moments:
        if found and _is_elsewhere(line, found[-1].moment, told):
            continue
        moment = _moved_to(line, told)
        read = _length if moment.sort is Sort.LENGTH else _range if moment.sort is Sort.RANGE else _moment
        for role, first, last in read(line, moment, found[-1] if found else None):
            noun, verb = governor(line, first, moment.words[1])
            found.append(Bound(role, moment, first, last, noun, verb, mood_of(line, verb)))
    return tuple(found)


def _is_elsewhere(line: Line, before: Moment, moment: Moment) -> bool:
    """Whether it is the hour just told as other clocks have it: "at 12:30 EST (16:30 UTC)"."""
    beside = line.lower(moment.words[0] - 1) == "(" and moment.words[0] - 1 == before.words[1]
    return beside and all(any(map(is_clock, m.times)) for m in (before, moment))


def _moved_to(line: Line, moment: Moment) -> Moment:
    """Of "postponed from Monday to Friday" the Friday; any other moment as it is."""
    if moment.sort is not Sort.RANGE or len(moment.times) != _ENDS_AND_WHOLE:
        return moment
    _, verb = governor(line, *moment.words)
    if verb is None or line.words[verb].lemma not in EXTENDS:
        return moment
    end = moment.times[2]
    first = next(i for i in range(*moment.words) if line.words[i].span.end > end.span.start)
    return Moment(Sort.MOMENT, end.span, (first, moment.words[1]), (end,))


_NO_DAY = word_set("since after of than between last during past not")
"""Words before a time that is then not the day of anything."""
Read = Iterator[tuple[Role, int, int]]


def _moment(line: Line, moment: Moment, before: Bound | None) -> Read:
    first, last = moment.words
    at = _before_about(line, line.before(first))
    word, two = line.lower(at), line.lower(at - 1)
    if word == "than" and two == "later" and line.lower(at - 2) in {"no", "not"}:
        yield Role.BY, at - 2, last
    elif _names_deadline(line, moment):
        yield Role.DEADLINE, first, last
    elif line.lower(last) in {"’s", "'s", "’", "'"} or (word == "before" and (two in _CLOSE or _in_a_time(line, at))):
        return  # "before next week's talks": the talks are what it is before; "the week before Christmas" is a time
    elif (led := _end_led(line, at) or _end_of_event(line, at)) is not None:
        yield *led, last
    elif word == "to" and (_moved(line, at) or (before and before.role is Role.FROM and before.last == at)):
        yield Role.UNTIL, at, last
    elif word == "from" or (word == "of" and two == "as"):
        yield Role.FROM, at - (word == "of"), last
    elif word in _OPENERS or (word in {"on", "from", "at", "in"} and two in _OPENERS):
        yield Role.FROM, at - (word not in _OPENERS), last
    elif word in {"on", "at", "in", "for"}:
        yield Role.ON, at, last
    elif _stands_alone(line, moment) and word not in _NO_DAY:
        yield Role.ON, first, last


def _end_led(line: Line, at: int) -> tuple[Role, int] | None:
    """The role of a time by the words up to ``at`` that make an end of it, and the first of them."""
    word, two = line.lower(at), line.lower(at - 1)
    if word == "by":
        return Role.BY, at
    if word == "before" or (word == "of" and two == "ahead"):
        return Role.BEFORE, at - (word == "of")
    if word in _UNTIL or (word == "to" and two == "up"):
        return Role.UNTIL, at - (two == "up")
    if word == "and" and two == "now" and line.lower(at - 2) == "between":
        return Role.UNTIL, at - 2
    if [line.lower(at - n) for n in range(4)] == ["including", "and", "to", "up"]:
        return Role.UNTIL, at - 3
    return None


def _end_of_event(line: Line, at: int) -> tuple[Role, int] | None:
    """Of "until a hearing on 4 May" the until; of "before the committee on 4 May" nothing, which is no event."""
    if line.lower(at) not in {"on", "of", "in"}:
        return None
    noun = at - 1
    for first in range(at - 2, max(line.range[0], at - _EVENT_WORDS) - 1, -1):
        word = line.lower(first)
        if word in {"until", "till"} or (word in {"before", "by"} and line.words[noun].lemma in ON_A_DAY):
            is_event = line.words[noun].tag in {"NN", "NNP", "VBG"}
            return (_ENDS_LED.get(word, Role.UNTIL), first) if is_event else None
        if not line.words[first].tag.startswith(_OF_NOUNS):
            return None
    return None


def _in_a_time(line: Line, at: int) -> bool:
    return any(m.words[0] <= at < m.words[1] for m in line.moments)


def _before_about(line: Line, at: int) -> int:
    """The word before "at least", "around" and the like: "until at least Thursday"."""
    if line.lower(at) in {"least", "latest"} and line.lower(at - 1) in {"at", "the"}:
        at -= 2
    return line.before(at) if line.lower(at) in {"around", "about", "approximately", "roughly"} else at


def _stands_alone(line: Line, moment: Moment) -> bool:
    """Whether a time without a preposition says when: "votes Friday", not "the Easter market"."""
    first, last = moment.words
    tops = [i for i in range(first, last) if not first <= line.words[i].head < last]
    return all(line.words[i].dep not in {"compound", "amod", "nmod", "poss", "nsubj", "nsubjpass"} for i in tops)


def _moved(line: Line, at: int) -> bool:
    """ "Extended to 5 May", "moved to Friday", "moved from Monday to Friday"."""
    head = line.words[at].head
    return any(line.words[i].lemma in EXTENDS and is_put_off(line, i) for i in (head, line.words[head].head))


def is_put_off(line: Line, verb: int) -> bool:
    """Whether "put" puts something off or back; any other verb of moving moves it by itself."""
    return line.words[verb].lemma != "put" or any(line.lower(k) in {"off", "back"} for k in line.kids.get(verb, ()))


def _names_deadline(line: Line, moment: Moment) -> bool:
    """ "A Friday deadline", "deadline of noon Friday", "the deadline is Friday", "Friday was the last day to apply"."""
    first, last = moment.words
    after = last + (line.lower(last) in {"’s", "'s"})
    as_one = line.lower(after) == "as" and not DEADLINES.isdisjoint({line.lower(after + 1), line.lower(after + 2)})
    if as_one or line.lower(after) in DEADLINES:
        return True
    noun, verb = governor(line, first, last)
    if noun is not None and line.words[noun].lemma in DEADLINES:
        return True
    subject = line.subject(verb) if verb is not None else None
    if subject is None:
        return False
    if line.words[subject].lemma in DEADLINES:
        return True
    last_day = line.lower(subject) == "day" and any(line.lower(k) == "last" for k in line.kids.get(subject, ()))
    copula = line.words[verb or 0].lemma == "be"
    said = [k for k in line.kids.get(verb or 0, ()) if line.words[k].dep == "attr"]
    day_last = any(line.lower(k) == "day" and any(line.lower(x) == "last" for x in line.kids.get(k, ())) for k in said)
    return copula and (last_day or (day_last and first <= subject < last))


def is_joined(line: Line, bound: Bound) -> bool:
    """Whether a stretch is told as its days one by one: "Monday and Tuesday"."""
    return any(line.lower(i) in {"and", "or", "&"} for i in range(*bound.moment.words))


def _range(line: Line, moment: Moment, _: Bound | None) -> Read:
    first, last = moment.words
    at = line.before(first)
    if line.lower(at) in {"from", "between", "on", "for", "of", "in"}:
        first = at
    yield Role.RANGE, first, last


def _length(line: Line, moment: Moment, _: Bound | None) -> Read:
    first, last = moment.words
    word, at = _led_by(line, first)
    noun, verb = governor(line, first, last)
    lemma = line.words[verb].lemma if verb is not None else ""
    if word == "within":
        yield Role.WITHIN, at, _anchored(line, last)
    elif word == "by" and lemma in EXTENDS:
        yield Role.EXTEND, at, last
    elif _modifies(line, moment) is not None:
        yield Role.NOUN, first, last
    elif line.lower(last) == "of" and line.words[min(last + 1, line.range[1] - 1)].tag.startswith(_THINGS):
        yield (Role.FOR, at, last) if word == "for" and lemma in EXTENDS else (Role.NOUN, first, last)
    elif word == "of" and noun is not None and noun == at - 1 and line.words[noun].lemma in TERMS:
        yield Role.NOUN, at, last
    elif _hands(line, verb, last) and noun is None and line.lower(first - 1) != ",":
        yield Role.GIVEN, first, _anchored(line, last)
    elif lemma == "be" and noun is None and _is_its_length(line, verb, moment):
        yield Role.FOR, first, last
    elif word in _LEADS:
        yield _LEADS[word], at, _at_a_time(line, last)
    elif noun is None and (lemma in {"last", "run", "extend"} or _lengthens(line, verb, word)):
        yield Role.FOR, first, _at_a_time(line, last)


def _is_its_length(line: Line, verb: int | None, moment: Moment) -> bool:
    """ "The new term is twelve years"."""
    subject = line.subject(verb) if verb is not None else None
    if subject is None or line.words[subject].lemma not in TERMS:
        return False
    return any(line.words[i].dep == "attr" and line.words[i].head == verb for i in range(*moment.words))


def _lengthens(line: Line, verb: int | None, word: str) -> bool:
    """ "Extended two weeks", not "put the loss at two weeks"."""
    if verb is None or line.words[verb].lemma not in EXTENDS or word in {"after", "in", "than", "at", "well"}:
        return False
    return is_put_off(line, verb)


def _led_by(line: Line, first: int) -> tuple[str, int]:
    """The word that leads to a length, what qualifies the length passed over, and its number.

    "No later than 30 days" is "within 30 days".
    """
    at = line.before(first)
    if line.lower(at) == "than" and line.lower(at - 1) == "later" and line.lower(at - 2) in {"no", "not"}:
        return "within", at - 2
    at = line.before(first, _SKIPPED)
    return line.lower(at), at


def _modifies(line: Line, moment: Moment) -> int | None:
    """The noun that "90-day" stands before."""
    first, last = moment.words
    top = last - 1
    hyphen = any(line.lower(i) in {"-", "‑", "–"} or "-" in line.lower(i) for i in range(first, last))
    head = line.words[top].head
    if not hyphen and line.lower(last) not in {"’s", "'s", "’", "'"}:
        return None
    return head if head >= last and line.words[head].tag.startswith(_NOUNS) else None


def _hands(line: Line, verb: int | None, last: int) -> bool:
    """Whether a verb gives somebody the length before ``last`` for something; a boat "left an hour after dawn"."""
    if verb is not None and line.words[verb].lemma == "allow" and line.lower(last) in {".", ";", ","}:
        return True  # "the law allows 72 hours"
    if verb is None or line.words[verb].lemma not in HANDS or not _to_be_used(line, last):
        return False
    return line.words[verb].lemma != "leave" or line.lower(last) not in {"after", "from"}


def _to_be_used(line: Line, last: int) -> bool:
    """Whether a length is for something: "14 days to find it", "60 days in which to", "ninety days for its verdict"."""
    word, two = line.lower(last), line.lower(last + 1)
    if word == "in" and two == "which":
        return True
    if word == "for":
        return two in {"its", "his", "her", "their"}
    if word == "to":
        return line.words[last].tag == "TO" and line.words[line.words[last].head].tag == "VB"  # not "75 years to life"
    return word in {"from", "after", "left", "notice"}


def _anchored(line: Line, last: int) -> int:
    """The end of "30 days of publication", "six months after the order": at the noun that it is counted from."""
    if line.lower(last) not in _AFTER:
        return last
    for i in range(last + 1, min(last + 8, line.range[1])):
        if line.words[i].tag.startswith(("NN", "VBG")) and not line.words[min(i + 1, line.range[1] - 1)].tag.startswith(
            ("NN", "POS")
        ):
            return i + 1
    return last


def _at_a_time(line: Line, last: int) -> int:
    if [line.lower(last + n) for n in range(3)] == ["at", "a", "time"]:
        return last + 3
    return last


def head_noun(line: Line, bound: Bound) -> int | None:
    """The noun that lasts, of a NOUN bound."""
    found = _modifies(line, bound.moment)
    if found is not None:
        return found
    if bound.first < bound.moment.words[0]:
        return bound.noun
    last = bound.moment.words[1]
    for i in range(last + 1, min(last + 6, line.range[1])):
        if line.words[i].lemma in TERMS:
            return i
        if line.words[i].tag.startswith(_THINGS) and not line.words[min(i + 1, line.range[1] - 1)].tag.startswith("NN"):
            return i
    return None
