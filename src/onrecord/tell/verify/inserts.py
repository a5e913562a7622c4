"""What may stand in square brackets in a told line: the name behind a pronoun, the day behind "Monday"."""

import re
from collections.abc import Mapping, Sequence

from onrecord.model import UNNAMED_SOURCES, Attribution, Mention, Timex
from onrecord.record import Recorded
from onrecord.tell.lines.told import FIRST_PERSON, PRESUMED, date_in_words
from onrecord.tell.story import Story
from onrecord.tell.texts.presumed import Presumed, presumed_days, times_on
from onrecord.text import fold

_MONTH_OR_YEAR = re.compile(r"\d{4}(?:-\d{2})?")
_SPEAKING = re.compile(r"\b(?:I|me|[Ww]e|us)\b")
_STOP = 1
"""Characters that a word may lack of the stretch it ends: the last stop of "p.m."."""
_APART = 3
"""Characters between a word and the bracket that explains it: a blank, a quotation mark."""


def inserts_at(story: Story, recorded: Recorded, *, low: int | None, high: int | None) -> frozenset[str]:
    """All that may be told in brackets between two places of an article; None is the beginning or end of the line.

    That is the name of what is mentioned between them or just before them, of one mentioned just behind them by its end
    alone what stands before that, the day of a time expression that ends
    there, and how an unnamed source that ends there is described elsewhere.
    """
    found: set[str] = set()
    first = low if low is not None else -1
    last = high if high is not None else (low + _APART if low is not None else -1)
    if low is None and high is not None:
        first = max((s.span.start for s in recorded.sentences if s.span.start <= high), default=0)
    for mention in recorded.mentions:
        between = first <= mention.span.start and mention.span.end <= last and len(mention.span) > 0
        if between or _ends_at(mention, low):
            found |= names_of(story, recorded, mention)
        elif last >= 0 and 0 <= mention.span.start - last <= _APART:
            found |= _before(names_of(story, recorded, mention), mention.span.cut(recorded.article.text))
    for spoken in _SPEAKING.finditer(recorded.article.text, max(0, first), max(0, last)):
        who = FIRST_PERSON[spoken[0].casefold()]
        found |= {who, who[:1].upper() + who[1:]}
    times, presumed = times_of(story, recorded)
    for timex in times:
        if low is not None and -_STOP <= low - timex.span.end <= _APART and (day := day_of(timex)) is not None:
            found |= {day + PRESUMED, timex.value[:4] + PRESUMED} if presumed else {day, timex.value[:4]}
    for said in recorded.attributions:
        if (
            low is not None
            and any(0 <= low - s.end <= _APART for s in said.source)
            and (who := described(recorded, said))
        ):
            found.add(who)
    return frozenset(found)


def times_of(story: Story, recorded: Recorded) -> tuple[Sequence[Timex], bool]:
    """The time expressions of an article; of one without a day as of the day presumed for it, and whether so."""
    taken = days_presumed(story).get(recorded.article.id)
    return (recorded.times, False) if taken is None else (times_on(recorded, taken.day), True)


def days_presumed(story: Story) -> Mapping[str, Presumed]:
    """The days presumed for the articles without one, worked out once a story."""
    return story.once(presumed_days)


def _ends_at(mention: Mention, low: int | None) -> bool:
    return low is not None and 0 <= low - mention.span.end <= _APART


def _before(names: frozenset[str], printed: str) -> frozenset[str]:
    """What of a name stands before the end of it that is printed: "Ann" before "Lee"."""
    return frozenset(n.removesuffix(f" {printed}") for n in names if n.endswith(f" {printed}"))


def names_of(story: Story, recorded: Recorded, mention: Mention) -> frozenset[str]:
    """The names of what a mention stands for, with and without the ’s of an owner."""
    names = {mention.name}
    key = story.entity_of(recorded, mention.entity)
    if key is not None and key in story.actors:
        names.add(story.actors[key].name)
    return frozenset({*names, *(f"{n}’s" for n in names)})


def day_of(timex: Timex) -> str | None:
    """The day, month or year that a time expression stands for, where it is just one."""
    if timex.first is None or timex.last is None:
        return None
    if timex.first == timex.last:
        return date_in_words(timex.first)
    return date_in_words(timex.value) if _MONTH_OR_YEAR.fullmatch(timex.value) else None


def described(recorded: Recorded, said: Attribution) -> str:
    """How an unnamed source is described, where its own words do not; "" otherwise."""
    if said.naming not in UNNAMED_SOURCES or not said.described:
        return ""
    text = recorded.article.text
    words = " and ".join(" ".join(d.span.cut(text).split()) for d in said.described)
    own = fold(" ".join(s.cut(text) for s in said.source))
    if fold(words) in own or not words:
        return ""
    return words[:1].lower() + words[1:] if words.split()[0].lower() in {"a", "an", "the", "two", "three"} else words
