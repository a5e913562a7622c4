"""Scores on PolNeAR: exact spans of a role over all annotation files, and whole attributions of the first annotator."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.attributions.matching import Roles, Tokens, manner_of_text, matched, tokens_of
from onrecord.attribute.tagger.labels import ROLES
from onrecord.model import Span
from training.attribution.data import Item

Chars = tuple[int, int]
Said = Mapping[str, Sequence[Chars]]
"""One attribution: character spans by role."""


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
    """F1 from counts; 0.0 for nothing at all, so that a net that finds nothing is never the best."""
    return 2 * right / (predicted + given) if predicted + given else 0.0


def _worded(text: str, attributions: Sequence[Said]) -> list[tuple[Tokens, str]]:
    """The words of each attribution that touches any, and its manner."""
    roles: list[Roles] = [
        {role: tuple(Span(*c) for c in sorted(said[role])) for role in ROLES} for said in attributions
    ]
    manners = [manner_of_text(text, one["content"]) for one in roles]
    return [(t, m) for t, m in zip(tokens_of(text, roles), manners, strict=True) if any(t.values())]


def relation_counts(text: str, predicted: Sequence[Said], gold: Sequence[Said]) -> dict[str, tuple[int, int, int, int]]:
    """By manner and for all: (right of ours, ours, right of theirs, theirs); all three roles at least half."""
    ours, theirs = (_worded(text, both) for both in (predicted, gold))
    taken = matched([o[0] for o in ours], [o[0] for o in theirs])
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
