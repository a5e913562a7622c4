"""Which day an event is told of: by the parse, by what it hangs on, by the paragraph, by what a news opening means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import EventKind, EventStatus, Evidence, Span, Timex, TimexType
from onrecord.relate.events.lexicon import HARM, LEANING, UNFORESEEN
from onrecord.relate.events.offsets import count_from_events
from onrecord.relate.events.status import is_negated
from onrecord.relate.events.told import Day, Told
from onrecord.relate.events.trees import Trees
from onrecord.relate.events.triggers import Trigger
from onrecord.relate.propositions.ahead import lies_ahead
from onrecord.relate.propositions.times import days, edtf, when_of

Days = tuple[date, date]

_AHEAD = frozenset({EventStatus.PLANNED, EventStatus.PREDICTED, EventStatus.DEMANDED, EventStatus.OFFERED})
_SAME_TIME = frozenset({"conj", "advcl", "acl", "relcl"})
_UNTIL = frozenset({"until", "till", "through", "by", "before"})
_TILL = frozenset({"until", "till"})
_AIMED = frozenset({"for", "to"})
"""Before a weekday, which then lies ahead of whoever set it: "was scheduled for Monday", "was moved to Monday"."""
_MOVES = frozenset({"postpone", "delay", "defer", "adjourn", "move", "push", "put", "reschedule", "extend", "prolong"})
_UNITS = {"day": 1, "week": 7, "fortnight": 14}
_LOOSE = frozenset({"on", "in", "at", "during", "by", "until", "from", "after", "before"})
_NEAR = 20
"""Words after "the day after" in which its event is told."""
_HANGING = frozenset({"advcl", "acl", "relcl"})
_BACKWARDS = frozenset(
    "before after since prior earlier previously originally once ago later eventually subsequently".split()
)
"""Words by which a clause places itself beside another event than the one told last."""
_CLOCK = re.compile(
    r"(?:about |around |nearly |shortly (?:before|after) )?(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?|noon|midnight)"
    r"(?: (?:gmt|utc|est|edt|et|pt|bst|cet|local time))?",
    re.IGNORECASE,
)
"""An hour by itself, which an opening has of its own day, and a story that goes back has not."""
_A_DAY = len("2025-11-04")
_BEHIND = frozenset({"past", "pluperfect"})
_WEEK = timedelta(days=7)
_WEEKDAY = re.compile(
    r"(?:(?:early|late|on) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_NONE = Evidence("no-day", 0.0, "the text gives it no day")


def days_of(
    trees: Trees, told: Sequence[Told], times: Sequence[Timex], *, speakers: Mapping[int, str], published: str
) -> list[Day]:
    """The day of each event. ``speakers`` gives for a word's index the attribution whose content it stands in."""
    by_word = {w: n for n, t in enumerate(told) for w in (t.trigger.verb, t.trigger.word) if w >= 0}
    pub = published_days(published)
    found: list[Day | None] = [None] * len(told)
    unplaced: dict[int, Span] = {}
    outer = _outermost(times)
    counted = _counted(trees, outer, by_word, found=found)
    for timex in outer:
        owner = _owner(trees, timex, by_word, speakers=speakers, counted=counted)
        if owner is None:
            owner = _led_by(trees, timex, by_word, speakers=speakers)
        if owner is None:
            continue
        if not timex.first or _is_hour_of_past(trees, told[owner], timex):
            unplaced.setdefault(owner, timex.span)
        else:
            found[owner] = _with_more(trees, found[owner], timex, stated=_stated(trees, told[owner], timex, pub=pub))
    count_from_events(trees, told, times, by_word=by_word, found=found)
    _share(trees, told, by_word, found=found)
    _carry(trees, told, found)
    days_ = [day or _by_convention(t, pub) for day, t in zip(found, told, strict=True)]
    return [day if day.time else replace(day, time=unplaced.get(n)) for n, day in enumerate(days_)]


def _is_hour_of_past(trees: Trees, told: Told, timex: Timex) -> bool:
    """Whether only an hour is given, its day taken from elsewhere in the article, for what may be long past."""
    bare = timex.type is TimexType.TIME and timex.anchor and _CLOCK.fullmatch(_words(trees, timex))
    return bool(bare) and told.tense in _BEHIND and not told.opening


def published_days(published: str) -> Days | None:
    """First and last day the article can be of; None where one of them is not known."""
    return days(published) if published else None


def _outermost(times: Sequence[Timex]) -> list[Timex]:
    """Times that name a day or a period, the whole of a range instead of its ends; some have no known place."""
    kept: list[Timex] = []
    end = -1
    for timex in times:  # by start, the longer one first
        if (timex.first or names_a_day(timex)) and timex.type is not TimexType.SET and timex.span.start >= end:
            kept.append(timex)
            end = timex.span.end
    return kept


def names_a_day(timex: Timex) -> bool:
    """Whether the expression is of a day or period that only the article's own date could place: "on Monday"."""
    return timex.type in {TimexType.DATE, TimexType.TIME} and not timex.value.endswith("_REF")


def _counted(
    trees: Trees, times: Sequence[Timex], by_word: Mapping[int, int], *, found: list[Day | None]
) -> frozenset[int]:
    """ "The day after the mayor was shot" gives the day of the shooting; events so dated, by their number."""
    done = set()
    for timex in times:
        inside = trees.within(timex.span)
        if len(inside) < 2 or trees.words[inside[-1]].lemma not in {"after", "before"} or not timex.first:
            continue
        unit = next((_UNITS[trees.words[i].lemma] for i in inside if trees.words[i].lemma in _UNITS), None)
        sentence = trees.sentences[trees.sentence[inside[0]]] if trees.sentence[inside[0]] >= 0 else None
        if unit is None or sentence is None or timex.first != timex.last:
            continue
        event = _counted_from(trees, inside[-1], by_word, end=min(sentence.words[1], inside[-1] + _NEAR))
        if event is None:
            continue
        back = -unit if trees.words[inside[-1]].lemma == "after" else unit
        day = (date.fromisoformat(timex.first[:10]) + timedelta(days=back)).isoformat()
        reason = f"counted from “{_words(trees, timex)}”, which is {timex.first}"
        found[event] = Day(day, Evidence("counted", 0.7, reason))
        done.add(event)
    return frozenset(done)


def _counted_from(trees: Trees, at: int, by_word: Mapping[int, int], *, end: int) -> int | None:
    """The event told right behind "the day after": its noun, or the next verb."""
    noun = trees.child(at, "pobj")
    if noun is not None and noun in by_word and trees.words[noun].tag.startswith("NN"):
        return by_word[noun]
    reach = range(at + 1, end)
    return next((by_word[i] for i in reach if i in by_word and trees.words[i].tag.startswith("VB")), None)


def _owner(
    trees: Trees, timex: Timex, by_word: Mapping[int, int], *, speakers: Mapping[int, str], counted: frozenset[int]
) -> int | None:
    """The first event above the time expression that is told in the same words as it."""
    top = trees.top_of(timex.span)
    if top is None:
        return None
    speaker = speakers.get(top, "")
    told_of = _relative_noun(trees, timex)
    if told_of is not None:  # "arrested over the raid last year that killed nine": the year is the raid's
        found = next((i for i in (told_of, *trees.up(told_of)) if i in by_word or trees.words[i].tag[:2] == "VB"), -1)
        return by_word.get(found) if found >= 0 and trees.words[found].tag.startswith("NN") else None
    below = top
    for above in (top, *trees.up(top)):
        word = trees.words[above]
        if above in by_word and by_word[above] not in counted:
            return by_word[above] if speakers.get(above, "") == speaker else None
        inner = next((c for c in trees.children[above] if trees.words[c].dep == "xcomp" and c in by_word), None)
        if inner is not None and word.lemma in LEANING and speakers.get(inner, "") == speaker:
            return by_word[inner]
        if word.tag.startswith("VB") and word.dep in {"relcl", "advcl", "ROOT"} and above not in by_word:
            return None
        # "the 2019 law was struck down": the year is the law's; but parsers hang "in May" on the nearest noun.
        joined = below == top and trees.words[top].dep == "conj"
        loose = joined or (word.dep in {"dobj", "pobj"} and trees.words[below].lemma in _LOOSE)
        if above != top and word.tag.startswith("NN") and not loose:
            return None
        below = above
    return None


def _relative_noun(trees: Trees, timex: Timex) -> int | None:
    """The noun before a time expression that a relative clause right after it is of; None where there is none."""
    inside = trees.within(timex.span)
    after = inside[-1] + 1 if inside else len(trees.words)
    if after >= len(trees.words) or trees.words[after].tag not in {"WDT", "WP"}:
        return None
    clause = trees.heads[after]
    if trees.words[clause].tag[:2] != "VB":
        return None
    # Parsers hang the clause on the verb, too.
    noun = trees.heads[clause] if trees.words[clause].dep == "relcl" else inside[0] - 1
    return noun if noun < inside[0] and trees.words[noun].tag.startswith("NN") else None


def _with_more(trees: Trees, day: Day | None, timex: Timex, *, stated: Day) -> Day:
    """The first day told of an event; with what is joined to it by "and" or "or", from the one to the other."""
    if day is None:
        return replace(stated, time=timex.span)
    top = trees.top_of(timex.span)
    one, two = days(day.when), days(stated.when)
    if top is None or day.time is None or one is None or two is None or two[0] <= one[1]:
        return day
    if trees.words[top].dep != "conj" or trees.heads[top] not in trees.within(day.time):
        return day
    return replace(day, when=edtf(one[0].isoformat(), two[1].isoformat()))


def _led_by(trees: Trees, timex: Timex, by_word: Mapping[int, int], *, speakers: Mapping[int, str]) -> int | None:
    """The main event of a sentence that a date opens, where the parse hangs the date on something else."""
    inside = trees.within(timex.span)
    number = trees.sentence[inside[0]] if inside else -1
    if number < 0 or inside[0] - trees.sentences[number].words[0] > 1:
        return None
    if any(trees.words[i].dep == "poss" and trees.heads[i] > inside[-1] for i in inside):
        return None  # "Monday's debate will not move much"
    for i in range(inside[-1] + 1, trees.sentences[number].words[1]):
        if trees.words[i].dep == "ROOT" and trees.words[i].tag.startswith("VB"):
            same = speakers.get(i, "") == speakers.get(inside[0], "")
            return by_word.get(i) if same else None
    return None


def _stated(trees: Trees, told: Told, timex: Timex, *, pub: Days | None) -> Day:
    # "Ways around Wednesday's ruling": what is told of a ruling does not move its day.
    status = told.status if told.trigger.verb >= 0 else EventStatus.HAPPENED
    if status is EventStatus.CONDITIONAL and told.tense == "present":
        status = EventStatus.PLANNED  # "if he is convicted on Monday": the next one
    top = trees.top_of(timex.span)
    before = trees.words[trees.heads[top]].lemma if top is not None else ""
    unforeseen = told.trigger.verb < 0 and told.trigger.deed in UNFORESEEN
    past = (told.tense in _BEHIND or unforeseen) and before not in _AIMED
    if status in _AHEAD and not lies_ahead(
        trees.words, trees.children.__getitem__, told.trigger.verb, of=told.trigger.word
    ):
        status, past = EventStatus.POSSIBLE, False  # "gathered to vote on Friday": the day is as it reads
    text = as_put(timex, _words(trees, timex), status=status, past=past, pub=pub)
    reason = f"“{_words(trees, timex)}” stands in its clause; {timex.evidence.reason}"
    score = 0.9 if told.trigger.verb >= 0 else 0.8
    score = round(score * (timex.evidence.score or 0.5), 3)
    if timex.type is TimexType.DURATION:
        return Day(text, Evidence("duration", round(score * 0.6, 3), reason))
    where = days(text)
    still = where is not None and (pub is None or where[1] > pub[1])
    if before in _TILL and told.status is EventStatus.HAPPENED and still:
        return Day("", Evidence("no-day", 0.0, f"{reason}, which is when it ends"))
    done = told.status is EventStatus.HAPPENED and told.tense in _BEHIND | {"perfect"}
    if before == "from" and done and (_is_after(where, pub) or _lemma(trees, told) in _MOVES):
        return Day("", Evidence("no-day", 0.0, f"{reason}, of what was set or put off"))
    if before == "since" and (told.trigger.verb < 0 or told.tense == "past"):
        return Day("", Evidence("no-day", 0.0, f"{reason}, from when on it is counted"))
    if where is None or pub is None:
        return Day(text, Evidence("clause", score, reason))
    denied = told.trigger.verb >= 0 and is_negated(trees, told.trigger.verb)
    if denied and before == "before":
        return Day("", Evidence("no-day", 0.0, f"{reason}, which is until when it is not so"))
    if before in _UNTIL and told.status in _AHEAD | {EventStatus.CONDITIONAL} and where[1] >= pub[0] and not denied:
        return Day(edtf(pub[0].isoformat(), where[1].isoformat()), Evidence("clause", score, reason))
    if before in {"since", "after"} and where[0] <= pub[1] and told.tense in {"perfect", "progressive", "present"}:
        return Day(edtf(where[0].isoformat(), pub[1].isoformat()), Evidence("clause", score, reason))
    return Day(text, Evidence("clause", score, reason))


def _lemma(trees: Trees, told: Told) -> str:
    return trees.words[told.trigger.verb].lemma if told.trigger.verb >= 0 else ""


def _is_after(where: Days | None, pub: Days | None) -> bool:
    return where is not None and pub is not None and where[0] > pub[1]


def as_put(timex: Timex, told: str, *, status: EventStatus, past: bool, pub: Days | None) -> str:
    """The day in EDTF; a weekday, in the words ``told``, is the next one for what is to come, the last for the past."""
    text = when_of(timex)
    where = days(text)
    if pub is None or where is None or where[0] != where[1] or pub[0] != pub[1] or not _WEEKDAY.fullmatch(told):
        return text
    if status in _AHEAD and pub[0] - _WEEK < where[0] < pub[0]:
        return (where[0] + _WEEK).isoformat()
    if past and status is EventStatus.HAPPENED and pub[0] < where[0] < pub[0] + _WEEK:
        return (where[0] - _WEEK).isoformat()
    return text


def _words(trees: Trees, timex: Timex) -> str:
    inside = trees.within(timex.span)
    return " ".join(trees.words[i].lemma for i in inside)[:60]


def _share(trees: Trees, told: Sequence[Told], by_word: Mapping[int, int], *, found: list[Day | None]) -> None:
    """An event told beside, or inside the phrase of, a dated one shares its day where both are put alike."""
    for n, here in enumerate(told):
        at = here.trigger.verb if here.trigger.verb >= 0 else here.trigger.word
        dep = trees.words[at].dep
        other = by_word.get(trees.heads[at])
        if dep not in _SAME_TIME or other is None or other == n or (found[n] is None) == (found[other] is None):
            continue
        same = (here.status, here.tense, here.speaker) == (told[other].status, told[other].tense, told[other].speaker)
        if not (same or (dep in _HANGING and here.speaker == told[other].speaker)) or not _alike(trees, at, dep):
            continue
        known, lacking = (other, n) if found[n] is None else (n, other)
        if dep in {"relcl", "acl"} and told[other].trigger.verb >= 0:
            continue
        if dep == "conj" and told[lacking].trigger.verb >= 0:
            own = _has_subject(trees, at) and told[lacking].trigger.deed not in HARM
            if own or _goes_back(trees, told[lacking].trigger.verb):
                continue  # "arrived on 2 April, and Lee ordered …"
        day = found[known]
        if day is not None and (known == other or dep == "conj"):
            reason = f"told together with what it hangs on: {day.evidence.reason}"
            found[lacking] = Day(day.when, Evidence("shared", round(day.evidence.score * 0.7, 3), reason))


def _alike(trees: Trees, at: int, dep: str) -> bool:
    """Whether the clause is told as of the same time: not "after …", "before …", "although …", "to …"."""
    if dep != "advcl":
        return True
    marks = {trees.words[c].lemma for c in trees.children[at] if trees.words[c].dep in {"mark", "advmod", "aux"}}
    return trees.words[at].tag == "VBG" and not marks


def _carry(trees: Trees, told: Sequence[Told], found: list[Day | None]) -> None:
    """Within a paragraph, what is told in the simple past goes on from the last day given in the simple past.

    The day is that of a verb, not of "the May raid"; it goes on to main clauses of the same voice that do not go back.
    """
    last: tuple[int, str, Day] | None = None
    for n, here in enumerate(told):
        if here.status is not EventStatus.HAPPENED or here.tense != "past":
            continue
        day = found[n]
        if here.trigger.kind is EventKind.SAYING:
            continue
        if day is not None:
            a_day = len(day.when) == _A_DAY and day.evidence.method == "clause"
            last = (here.block, here.speaker, day) if a_day else None
        elif last is not None and last[:2] == (here.block, here.speaker) and _goes_on(trees, here.trigger):
            reason = f"told on from the day given before it in the paragraph; {last[2].evidence.reason}"
            found[n] = Day(last[2].when, Evidence("narrative", round(last[2].evidence.score * 0.5, 3), reason))


def _goes_on(trees: Trees, trigger: Trigger) -> bool:
    """Whether a clause may go on from what was told before it: a main one that does not place itself."""
    verb = trigger.verb
    if verb < 0 or any(trees.words[i].dep in _HANGING for i in (verb, *trees.up(verb))):
        return False
    return not _goes_back(trees, verb) and not (trees.words[verb].dep == "conj" and _has_subject(trees, verb))


def _has_subject(trees: Trees, verb: int) -> bool:
    """Whether a joined clause names who or what it is about; "he" goes on with whom the first clause names."""
    subject = trees.child(verb, "nsubj", "nsubjpass")
    return subject is not None and trees.words[subject].tag != "PRP"


def _goes_back(trees: Trees, verb: int) -> bool:
    """Whether a clause places itself beside another event: "in the weeks before the raid", "since 1990"."""
    beside = [c for c in trees.children[verb] if trees.words[c].dep in {"prep", "mark", "advmod", "advcl", "npadvmod"}]
    for at in beside:
        for i in range(trees.first[at], min(trees.last[at] + 1, trees.first[at] + _NEAR)):
            if trees.words[i].lemma in _BACKWARDS:
                return True
    return False


def _by_convention(told: Told, pub: Days | None) -> Day:
    """News opens with what happened on the day it is printed or the day before, and says "is …ing" of its own day.

    Only the main clause of a headline or of the first sentence is read so.
    """
    if pub is None or told.trigger.kind is EventKind.SAYING:
        return Day("", _NONE)
    if told.status is EventStatus.ONGOING and told.tense == "progressive":
        when = edtf(pub[0].isoformat(), pub[1].isoformat())
        return Day(when, Evidence("under-way", 0.4, "told as under way on the article's own day"))
    if told.opening and told.status is EventStatus.HAPPENED and told.trigger.verb >= 0 and told.tense != "pluperfect":
        first = max(pub[0] - timedelta(days=1), date.min + timedelta(days=1)) if pub[0] > date.min else pub[0]
        when = edtf(first.isoformat(), pub[1].isoformat())
        return Day(when, Evidence("news-opening", 0.3, "opens the article: the day it is of, or the day before"))
    return Day("", _NONE)
