"""Scores on PolNeAR: exact spans of a role over all annotation files, and whole attributions of the first annotator."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.attribute.tagger.labels import ROLES
from training.attribution.data import Item

Chars = tuple[int, int]
Said = Mapping[str, Sequence[Chars]]
"""One attribution: character spans by role."""

_TOKEN = re.compile(r"\w+(?:[’'.,]\w+)*|[^\w\s]")
_QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")


def exact_counts(
    tokens: Sequence[Chars], gold: Mapping[str, set[Chars]], predicted: Mapping[str, Sequence[Chars]]
) -> dict[str, tuple[int, int, int]]:
    """By role (right, predicted, given): contiguous spans, as ranges of the corpus's tokens (CofeNet's protocol)."""
    starts, ends = [t[0] for t in tokens], [t[1] for t in tokens]
    counts = {}
    for role in ROLES:
        ours = set()
        for begin, stop in predicted[role]:
            first, last = bisect_left(ends, begin + 1), bisect_left(starts, stop)
            if first < last:
                ours.add((first, last))
        counts[role] = (len(ours & gold[role]), len(ours), len(gold[role]))
    return counts


def f1(right: float, predicted: float, given: float) -> float:
    return 2 * right / (predicted + given) if predicted + given else 0.0


class Index:
    """Numbers of the words (not punctuation) that character spans touch."""

    def __init__(self, text: str) -> None:
        found = [m for m in _TOKEN.finditer(text) if m.group()[0].isalnum()]
        self.starts, self.ends = [m.start() for m in found], [m.end() for m in found]

    def __call__(self, spans: Sequence[Chars]) -> frozenset[int]:
        numbers: set[int] = set()
        for begin, stop in spans:
            numbers.update(range(bisect_left(self.ends, begin + 1), bisect_left(self.starts, stop)))
        return frozenset(numbers)


def agree(one: frozenset[int], other: frozenset[int]) -> bool:
    """Common words are at least half of both; two empty roles agree."""
    if not one and not other:
        return True
    common = len(one & other)
    return common > 0 and 2 * common >= len(one) and 2 * common >= len(other)


def manner(text: str, content: Sequence[Chars]) -> str:
    joined = "".join(text[b:e] for b, e in sorted(content))
    quoted = sum(len(m) for m in _QUOTED.findall(joined))
    if joined and quoted > 0.9 * len(joined):
        return "direct"
    return "mixed" if quoted else "indirect"


def matched(ours: Sequence[object], theirs: Sequence[object], fits: Callable[[object, object], bool]) -> dict[int, int]:
    """The largest one-to-one matching, number of theirs → number of ours (augmenting paths)."""
    near = [[j for j, other in enumerate(theirs) if fits(one, other)] for one in ours]
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in near[i]:
            if j not in seen:
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    for i in range(len(ours)):
        place(i, set())
    return taken


def relation_counts(text: str, predicted: Sequence[Said], gold: Sequence[Said]) -> dict[str, tuple[int, int, int, int]]:
    """By manner and for all: (right of ours, ours, right of theirs, theirs); all three roles at least half."""
    index = Index(text)

    def sets(said: Said) -> tuple[frozenset[int], ...]:
        return tuple(index(said[role]) for role in ROLES)

    ours = [(sets(s), manner(text, s["content"])) for s in predicted]
    theirs = [(sets(s), manner(text, s["content"])) for s in gold]
    ours, theirs = ([o for o in both if any(o[0])] for both in (ours, theirs))

    def fits(one: object, other: object) -> bool:
        first, second = one[0], other[0]  # type: ignore[index]
        return bool(second[2]) and all(agree(a, b) for a, b in zip(first, second, strict=True))

    taken = matched(ours, theirs, fits)
    right = set(taken.values())
    counts = {"all": (len(taken), len(ours), len(taken), len(theirs))}
    for kind in ("direct", "mixed", "indirect"):
        counts[kind] = (
            sum(i in right for i, o in enumerate(ours) if o[1] == kind),
            sum(o[1] == kind for o in ours),
            sum(j in taken for j, o in enumerate(theirs) if o[1] == kind),
            sum(o[1] == kind for o in theirs),
        )
    return counts


@dataclass(slots=True)
class Found:
    """What a net finds in one article: character spans by role, and attributions."""

    spans: dict[str, list[Chars]]
    attributions: list[dict[str, list[Chars]]]


def figures(items: Sequence[Item], found: Sequence[Found]) -> dict[str, float]:
    """Exact span F1 by role over all annotation files, and F1 of whole attributions of the first annotator."""
    exact = {role: [0, 0, 0] for role in ROLES}
    relation: dict[str, list[int]] = {}
    for item, ours in zip(items, found, strict=True):
        for gold in item.gold:
            for role, counts in exact_counts(gold.tokens, gold.spans, ours.spans).items():
                exact[role] = [a + b for a, b in zip(exact[role], counts, strict=True)]
        if item.gold:
            for kind, four in relation_counts(item.text, ours.attributions, item.gold[0].attributions).items():
                relation[kind] = [a + b for a, b in zip(relation.get(kind, [0] * 4), four, strict=True)]
    result = {f"{role}_exact_f1": 100 * f1(*exact[role]) for role in ROLES}
    for kind, (right, ours_n, found_n, theirs_n) in relation.items():
        precision, recall = right / max(1, ours_n), found_n / max(1, theirs_n)
        name = "relation" if kind == "all" else f"relation_{kind}"
        result[f"{name}_f1"] = 200 * precision * recall / (precision + recall) if precision + recall else 0.0
        if kind == "all":
            result["relation_p"], result["relation_r"] = 100 * precision, 100 * recall
    return result
