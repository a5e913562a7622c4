"""In what order, and how it is told: questions on events of the timeline."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from onrecord.english import SHORT_MONTHS, any_of
from onrecord.model import TOLD_AS_DONE, EventKind, EventStatus
from onrecord.tell.ask.passages import Passage, roots_of
from onrecord.tell.claims import Claims
from onrecord.tell.claims.disputes import disputes
from onrecord.tell.claims.standings import Stands
from onrecord.tell.lines.told import Citation, Cited, date_in_words, faults
from onrecord.tell.quiz.items import Choice, Draft, Item, Sort
from onrecord.tell.quiz.making import Making
from onrecord.tell.quiz.near import fits_the_year
from onrecord.tell.quiz.readable import POINTS, ends_open, has_subject, is_clause, is_loose, is_set_aside, tells
from onrecord.tell.timeline import Entry, Status, timeline
from onrecord.text import fold

_SIZE = 4
_OF_A_KIND = 2
"""Questions with one and the same key on how something is told."""
_MOST_READ = 100
"""Events that are read for a quiz; each is parsed."""
_DAY = len("2025-01-01")
_LONG = (6, 26)
_DONE = frozenset({Status.HAPPENED, Status.REPORTED})
_SURE = frozenset({"clause", "counted", "duration", "shared"})
"""Ways to the day of an event that are by words told with it."""
_SHORTEST = 6
_SCRAPS = frozenset(
    "since to that which who whom whether if unless than as of for and or but with by from even just only after before"
    " when while although though because until once during".split()
)
_SOME = 0.4
"""Share of the words of an event that a sentence has, from which it may tell of the same one."""
_SHARED = 0.7
"""Share of words that a denial has in common with what it denies, so that it is seen to be of that."""
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_HANGS = re.compile(r", (?:which|who|one of|including)\b")
"""Where a clause goes on that may be all there is of it."""
_BRACKETED = re.compile(r"\w+ \[[^\]]+\]")
_MONTH = f"(?:{any_of(SHORT_MONTHS)})"
_DATED = re.compile(rf"\b{_MONTH}\w*\.? \d|\b\d{{1,2}} {_MONTH}")
_TELLS_WHEN = re.compile(rf"\b{_MONTH}[a-z]*\.? \d|\d{{1,2}} {_MONTH}|\b(?:19|20)\d\d\b")
"""Words that give a place in the order away."""
_DAY_AT_EDGE = re.compile(
    rf"^(?:On|In) (?:{_MONTH}[a-z]*\.? \d{{1,2}}|\d{{1,2}} {_MONTH}[a-z]*)(?:,? \d{{4}})?(?: \[[^\]]*\])?,? "
    rf"|,? (?:on|in) (?:{_MONTH}[a-z]*\.? \d{{1,2}}|\d{{1,2}} {_MONTH}[a-z]*)(?:,? \d{{4}})?(?: \[[^\]]*\])?\.?$"
)
_UNNAMED = re.compile(r"^(?:The )?(?:last|first|next|second|third|final|new|latest|previous)\b", re.IGNORECASE)
"""How words begin that only mean something beside others."""
_STANDINGS = {
    Status.HAPPENED: "An article tells it as having happened, in its own voice",
    Status.REPORTED: "It is told to have happened, but only on somebody’s word",
    Status.DENIED: "It is denied",
    Status.PLANNED: "It is planned or announced, and not told as done",
    Status.DISPUTED: "Some say so, others deny it",
}


_BARRED: dict[Status, frozenset[tuple[EventStatus, bool]]] = {
    Status.HAPPENED: frozenset((s, v) for s in (EventStatus.DENIED,) for v in (True, False)),
    Status.REPORTED: frozenset({(EventStatus.DENIED, False), *((s, True) for s in TOLD_AS_DONE)}),
    Status.DENIED: frozenset((s, v) for s in TOLD_AS_DONE for v in (True, False)),
    Status.PLANNED: frozenset((s, v) for s in (*TOLD_AS_DONE, EventStatus.DENIED) for v in (True, False)),
}
"""Statuses of events, told in an article's own voice or not, that may not stand near one of this status."""


def events(making: Making) -> list[Entry]:
    """Entries of the timeline whose words can be read by themselves, the most told first: all a quiz needs."""
    found = sorted(
        timeline(making.story), key=lambda e: (-e.articles, _DATED.search(e.words) is not None, making.shuffled(e.id))
    )
    fit = (e for e in found if _reads(making, e) and not faults(e.line, making.story))
    return list(islice(fit, _MOST_READ))


def in_order(making: Making, entries: Sequence[Entry]) -> Iterator[Item]:
    """Events on days of their own, to be put in order."""
    plain = [e for e in entries if len(e.day) == _DAY and e.status in _DONE and not e.of_saying and e.found in _SURE]
    dated = [e for e in plain if not _TELLS_WHEN.search(_undated(e)) and not _UNNAMED.search(_undated(e))]
    while len(dated) >= 3:
        chosen: list[Entry] = []
        for entry in dated:
            if len(chosen) < _SIZE and all(entry.day != c.day for c in chosen):
                chosen.append(entry)
        if len(chosen) < 3:
            return
        used = {c.day for c in chosen}
        dated = [e for e in dated if e.day not in used]  # two may tell of one event
        item = _order(making, sorted(chosen, key=lambda e: e.day))
        if item is not None:
            yield item


def _order(making: Making, entries: Sequence[Entry]) -> Item | None:
    choices = tuple(Choice(_undated(e), True, date_in_words(e.day), _place(e)) for e in entries)
    told = "; ".join(f"{date_in_words(e.day)}: {_words(e)} ({_whose(e)})" for e in entries)
    return making.item(Draft(
        Sort.ORDER, "Put these in order, the earliest first.", "", choices, tuple(e.line for e in entries),
        explanation=told, difficulty=3 if len(entries) > 3 else 2,
    ))  # fmt: skip


def standing(making: Making, entries: Sequence[Entry]) -> Iterator[Item]:
    """How an event is told, where all that tell it tell it in one way."""
    kinds = [Status.REPORTED, Status.PLANNED, Status.DENIED, Status.HAPPENED]
    fit = [e for e in entries if e.status in _BARRED and len({s.status for s in e.history}) == 1 and _is_clear(e)]
    asked = [_standings(making, fit, kind) for kind in kinds]
    # One of each in turn, so that the key is not nearly always the same.
    for turn in zip_longest(*(islice(items, _OF_A_KIND) for items in asked)):
        yield from (item for item in turn if item is not None)


def _standings(making: Making, entries: Sequence[Entry], kind: Status) -> Iterator[Item]:
    for entry in entries:
        item = _standing(making, entry) if entry.status is kind and _agrees(making, entry) else None
        if item is not None:
            yield item


def _agrees(making: Making, entry: Entry) -> bool:
    """Whether nothing much like it in the record is told in another way that would make a wrong choice right."""
    place, own = _place(entry), _own(making, entry)
    if own is None:
        return False
    if entry.status is Status.REPORTED and is_set_aside(_before(making, entry)):
        return False  # "after the gate fell, officials said": what they say is the rest of the sentence
    barred, deeds = _BARRED[entry.status], _deeds(making, entry)
    figures = set(_FIGURE.findall(entry.words))
    for passage in making.ground.near(own):
        for event in passage.events:
            voiced = event.attribution is None
            shares = event.deed in deeds or figures & set(_FIGURE.findall(passage.text)) or _about(passage, entry)
            if entry.status in _DONE and not shares:
                continue
            if (event.status, voiced) in barred and not (passage.key == own.key and event.trigger in place.span):
                return False
    return True


def _about(passage: Passage, entry: Entry) -> bool:
    """Whether a sentence has so many of the words that it may tell of the same."""
    mine = tells(entry.words)
    return len(mine & tells(passage.text)) >= _SOME * len(mine)


def _before(making: Making, entry: Entry) -> str:
    """What stands before the words in their sentence."""
    place, own = _place(entry), _own(making, entry)
    return own.text[: max(0, place.span.start - own.span.start)] if own is not None else ""


def _is_clear(entry: Entry) -> bool:
    """Whether the words themselves do not give the answer away, and it is clear on whose word it is."""
    return (
        not entry.of_saying
        and entry.found != "under-way"  # what goes on is told so by one on somebody's word, by the next as known
        and (entry.status is not Status.REPORTED or bool(entry.speaker))
        and (entry.status is not Status.HAPPENED or not entry.speaker)
    )


def _standing(making: Making, entry: Entry) -> Item | None:
    choices = tuple(_choice(status, entry.status) for status in _STANDINGS if status is not Status.DISPUTED)
    day = f" ({date_in_words(entry.day)})" if entry.day else ""
    return making.item(Draft(
        Sort.STANDING, "How does the coverage put this?", f"{_words(entry)}{day}", choices, (entry.line,),
        explanation=f"{entry.status.words}: “{_words(entry)}” — {_whose(entry)}", difficulty=3,
    ))  # fmt: skip


def _reads(making: Making, entry: Entry) -> bool:
    """Whether the words are a sentence or its main clause, point to nothing outside, and have a day that fits."""
    words = entry.words.split()
    if not _LONG[0] <= len(words) <= _LONG[1] or "…" in entry.words or POINTS.search(_BRACKETED.sub("", entry.words)):
        return False
    own = _own(making, entry)
    if own is None or _HANGS.search(entry.words) or fold(words[0]) in _SCRAPS:
        return False
    return (
        bool(_deeds(making, entry))
        and fits_the_year(own, entry.day)
        and is_clause(entry.words)
        and has_subject(entry.words)
        and not ends_open(entry.words)
        and not is_loose(entry.words)
    )


def _deeds(making: Making, entry: Entry) -> frozenset[str]:
    """The verbs that the words come down to."""
    place, own = _place(entry).span, _own(making, entry)
    events = own.events if own is not None else ()
    told = (e for e in events if e.kind is EventKind.DEED and e.trigger in place)
    text = own.recorded.article.text if own is not None else ""
    return frozenset(e.deed for e in told if not text[max(0, e.trigger.start - 4) : e.trigger.start].endswith(" to "))


def _own(making: Making, entry: Entry) -> Passage | None:
    place = _place(entry)
    passages = making.ground.of_article(place.article)
    return next((p for p in passages if place.span.overlaps(p.span)), None)


def denied(making: Making) -> Iterator[Item]:
    """Claims that some put and others deny."""
    claims = making.story.once(Claims)
    for dispute in disputes(claims):
        sides = {s.label: s for s in dispute.sides}
        for ground in dispute.grounds:
            if ground.stands is not Stands.DENIES:
                continue
            put, denial = sides[ground.other].told[0], sides[ground.one].told[0]
            words = put.words.strip(" ,;:.")
            words = words[:1].upper() + words[1:]
            mine, theirs = roots_of(words), roots_of(denial.words)
            if len(mine & theirs) < _SHARED * len(mine):
                continue  # "denied it": what exactly is denied, the words do not show
            if (
                any(q in words for q in '“”"')
                or not _SHORTEST <= len(words.split()) <= _LONG[1]
                or POINTS.match(words)
                or not put.speaker
                or not denial.speaker
            ):
                continue
            choices = tuple(_choice(s, Status.DISPUTED) for s in _STANDINGS if s is not Status.DENIED)
            item = making.item(Draft(
                Sort.STANDING, "How does the coverage put this?", words, choices, (put.line, denial.line),
                explanation=f"{put.speaker}: “{words}” ({put.outlet}); {denial.speaker} denies it: "
                f"“{denial.words}” ({denial.outlet})", difficulty=3,
            ))  # fmt: skip
            if item is not None:
                yield item
                break


def _words(entry: Entry) -> str:
    told = entry.words.strip(" ,;:.")
    return told[:1].upper() + told[1:]


def _undated(entry: Entry) -> str:
    """The words without the day that they begin or end with."""
    told = _DAY_AT_EDGE.sub("", entry.words).strip(" ,;:.")
    return told[:1].upper() + told[1:]


def _choice(status: Status, key: Status) -> Choice:
    right = status is key
    return Choice(_STANDINGS[status], right, "as the record has it" if right else "not as the record has it")


def _whose(entry: Entry) -> str:
    return f"{entry.speaker}, {entry.publisher}" if entry.speaker else entry.publisher


def _place(entry: Entry) -> Citation:
    return next(p.citation for p in entry.line.parts if isinstance(p, Cited))
