"""Putting a quiz together: some of each sort, no sentence asked about twice."""

from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest

from onrecord.tell.brief import brief
from onrecord.tell.quiz.clozes import days, names, numbers
from onrecord.tell.quiz.items import Item, Quiz, Sort
from onrecord.tell.quiz.making import Making
from onrecord.tell.quiz.order import denied, events, in_order, standing
from onrecord.tell.quiz.voices import who_said
from onrecord.tell.story import Story
from onrecord.tell.told import Citation
from onrecord.text import fold

MOST = 20
_SHARES = {Sort.WHO_SAID: 5, Sort.NUMBER: 4, Sort.NAME: 3, Sort.DAY: 2, Sort.ORDER: 2, Sort.STANDING: 4}
_SPARE = 3
"""Times its share that each sort is asked for, to stand in for sorts that the story has too little of."""


def quiz(story: Story, *, most: int = MOST) -> Quiz:
    """Up to ``most`` questions, the easier first. The same record gives the same quiz."""
    making = Making(story)
    entries = events(making)
    sources: dict[Sort, Iterator[Item]] = {
        Sort.WHO_SAID: who_said(making),
        Sort.NUMBER: numbers(making),
        Sort.NAME: names(making),
        Sort.DAY: days(making),
        Sort.ORDER: in_order(making, entries),
        Sort.STANDING: _in_turn(denied(making), standing(making, entries)),
    }
    taken: set[Citation] = set()
    quoted: set[str] = set()
    chosen: list[Item] = []
    spare: list[Item] = []
    for sort, source in sources.items():
        fresh = list(islice(_fresh(source, taken, quoted), _SHARES[sort] * _SPARE))
        chosen += fresh[: _SHARES[sort]]
        spare += fresh[_SHARES[sort] :]
    chosen += spare[: max(0, most - len(chosen))]
    order = list(Sort)
    items = sorted(
        chosen[:most] if len(chosen) > most else chosen, key=lambda i: (i.difficulty, order.index(i.sort), i.id)
    )
    head = brief(story).headline
    return Quiz(head.text.rstrip(".") if head else "The story", tuple(items))


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
