"""Event mentions of one predicted sub-topic, brought together by a judgement that was trained on such."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bench.ecb.corpus import Document
from bench.ecb.same import Put, Weights, is_comparable, put_at, signs
from onrecord.model import Reading
from onrecord.relate.events.trees import trees_of
from onrecord.resolve.stories import joined

Telling = tuple[str, Put, str]
"""Its number, as it is compared, and the happening the corpus gives it."""


def tellings_of(document: Document, reading: Reading) -> list[Telling]:
    """The mentions of one article."""
    trees = trees_of(reading)
    return [
        (f"{document.name}/{n:04}", put_at(reading, trees, told.spans), told.happening)
        for n, told in enumerate(document.told)
    ]


def compared(tellings: Sequence[Telling]) -> Iterator[tuple[str, str, bool, dict[str, float]]]:
    """Pairs that have something in common: their numbers, whether they are one, and the signs."""
    around = Counter(word for _, put, _ in tellings for word in {*put.around, put.deed})
    rarity = {word: math.log((len(tellings) + 1) / (count + 0.5)) + 0.1 for word, count in around.items()}
    for n, (one, mine, gold) in enumerate(tellings):
        for other, others, its_gold in tellings[n + 1 :]:
            if is_comparable(mine, others):
                yield one, other, gold == its_gold, signs(mine, others, rarity=rarity)


def together(
    tellings: Sequence[Telling], pairs: Sequence[tuple[str, str, bool, Mapping[str, float]]], weights: Weights
) -> list[list[str]]:
    """Groups of the numbers of tellings of one event."""
    chances = {(one, other): weights.chance(found) for one, other, _, found in pairs}
    return joined(
        sorted(number for number, _, _ in tellings), chances, least=weights.joins_from, compared=max(1, len(tellings))
    )


def by_story(
    documents: Sequence[Document], tellings: Mapping[str, list[Telling]], story: Mapping[str, str]
) -> list[list[Telling]]:
    """The tellings of the articles of each story, in a fixed order; ``story`` by article id."""
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    for document in documents:
        found[story[document.article.id]] += tellings[document.name]
    return [found[key] for key in sorted(found)]
