"""Putting a quiz together: some of each sort, no sentence asked about twice."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest

from onrecord.tell.ask.meaning import root
from onrecord.tell.brief import brief
from onrecord.tell.lines.told import Citation
from onrecord.tell.quiz.clozes import BLANK, days, names, numbers
from onrecord.tell.quiz.deeds import deeds
from onrecord.tell.quiz.items import Item, Quiz, Sort
from onrecord.tell.quiz.making import Making
from onrecord.tell.quiz.order import denied, events, in_order, standing
from onrecord.tell.quiz.readable import tells
from onrecord.tell.quiz.sources import on_whose_word
from onrecord.tell.quiz.voices import who_said
from onrecord.tell.story import Story
from onrecord.text import fold

MOST = 20
_SHARES = {
    Sort.WHO_SAID: 5,
    Sort.WORD: 4,
    Sort.NUMBER: 5,
    Sort.NAME: 3,
    Sort.DAY: 3,
    Sort.DEED: 3,
    Sort.ORDER: 2,
    Sort.STANDING: 3,
}
_RAREST = (Sort.ORDER, Sort.STANDING, Sort.DEED, Sort.DAY, Sort.NAME, Sort.WHO_SAID, Sort.WORD, Sort.NUMBER)
"""Which question stays where one gives another away."""
_ALIKE = 0.3
"""Share of the words of the shorter of two questions that both have, if they are about one thing."""
_SAME = 0.6
"""Share from which two questions are of one thing, whatever they ask about it."""
_TELLING = 3
"""Characters of a number or day that say by themselves what is asked in another question."""
_SPARE = 3
"""Times its share that each sort is asked for, to stand in for sorts that the story has too little of."""


def quiz(story: Story, *, most: int = MOST) -> Quiz:
    """Up to ``most`` questions, the easier first. The same record gives the same quiz."""
    return story.once(_quiz, most)


def _quiz(story: Story, most: int) -> Quiz:
    making = Making(story)
    entries = events(making)
    sources: dict[Sort, Iterator[Item]] = {
        Sort.WHO_SAID: who_said(making),
        Sort.WORD: on_whose_word(making),
        Sort.NUMBER: numbers(making),
        Sort.NAME: names(making),
        Sort.DAY: days(making),
        Sort.DEED: deeds(making),
        Sort.ORDER: in_order(making, entries),
        Sort.STANDING: _in_turn(denied(making), standing(making, entries)),
    }
    taken: set[Citation] = set()
    quoted: set[str] = set()
    chosen: list[Item] = []
    spare: list[tuple[int, Item]] = []
    for sort, source in sources.items():
        fresh = list(islice(_fresh(source, taken, quoted), _SHARES[sort] * _SPARE))
        chosen += fresh[: _SHARES[sort]]
        spare += enumerate(fresh[_SHARES[sort] :])
    picked: list[Item] = []
    for item in (
        *sorted(chosen, key=lambda i: _RAREST.index(i.sort)),
        *(i for _, i in sorted(spare, key=lambda s: s[0])),
    ):
        if len(picked) < most and not any(_gives_away(item, p) or _gives_away(p, item) for p in picked):
            picked.append(item)
    order = list(Sort)
    items = sorted(picked, key=lambda i: (i.difficulty, order.index(i.sort), i.id))
    head = brief(story).headline
    return Quiz(head.text.rstrip(".") if head else "The story", tuple(items))


def _gives_away(one: Item, other: Item) -> bool:
    """Whether the words of one question answer the other, or both ask for one thing."""
    if other.sort is Sort.STANDING and one.sort is Sort.STANDING:
        mine, theirs = tells(one.quoted), tells(other.quoted)
        return len(mine & theirs) >= _ALIKE * min(len(mine), len(theirs))
    if other.sort in {Sort.ORDER, Sort.STANDING}:
        return False
    key = next(c.words for c in other.choices if c.right)
    shown = " ".join((one.quoted, *(c.words for c in one.choices if one.sort is Sort.ORDER)))
    mine, theirs = tells(shown), tells(other.quoted)
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    if shared >= _SAME:
        return True
    if any(c.right and c.words == key for c in one.choices):
        return shared >= _ALIKE or (one.sort is other.sort and other.sort in {Sort.NUMBER, Sort.DAY})
    stands = re.search(rf"(?<!\w){re.escape(key)}(?!\w)", shown) is not None
    after = other.quoted.partition(BLANK)[2].split()[:1]
    counted = bool(after) and root(after[0].strip(",.;:")) in mine
    return stands and (shared >= _ALIKE or counted or (other.sort in {Sort.NUMBER, Sort.DAY} and len(key) >= _TELLING))


def _in_turn(*sources: Iterable[Item]) -> Iterator[Item]:
    """One of each, until all are used up."""
    for row in zip_longest(*sources):
        yield from (item for item in row if item is not None)


def _fresh(items: Iterable[Item], taken: set[Citation], quoted: set[str]) -> Iterator[Item]:
    """Those that ask about words nobody has asked about yet."""
    for item in items:
        own, words = set(item.citations), fold(item.quoted)
        if words and words in quoted:
            continue
        if item.sort is Sort.ORDER or not any(
            c.article == t.article and c.span.overlaps(t.span) for c in own for t in taken
        ):
            quoted.add(words)
            taken |= own if item.sort is not Sort.ORDER else set()
            yield item
