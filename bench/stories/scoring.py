"""Scores of origin labels over gold claims, as ``score.py`` beside the gold stories defines them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from bench.stories.gold import GoldClaim, GoldStory

Labels = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Story → claim → assertion → label; a supporting assertion without a label is a cluster of its own."""


@dataclass(frozen=True, slots=True)
class OriginScore:
    """Over claims that two or more articles support. ``exact``: the count is in the gold range.

    ``false_independence``: pairs of one origin put apart; ``false_merge``: independent pairs put together.
    """

    claims: int
    exact: float
    mean_error: float
    false_independence: float
    false_merge: float

    def figures(self, prefix: str = "") -> dict[str, float]:
        return {
            f"{prefix}multi_exact": self.exact,
            f"{prefix}multi_mae": self.mean_error,
            f"{prefix}false_independence": self.false_independence,
            f"{prefix}false_merge": self.false_merge,
        }


def score(gold: Iterable[GoldStory], labels: Labels) -> OriginScore:
    """Score labels over the multi-article claims of the stories."""
    errors: list[int] = []
    apart: list[bool] = []
    together: list[bool] = []
    for story in gold:
        for claim in story.claims:
            if len({a.article for a in claim.support}) < 2:
                continue
            given = labels.get(story.id, {}).get(claim.id, {})
            label = {a.id: given.get(a.id, a.id) for a in claim.support}
            count = len(set(label.values()))
            errors.append(max(claim.low - count, count - claim.high, 0))
            same, independent = _pairs(claim, label)
            apart.extend(not s for s in same)
            together.extend(independent)
    return OriginScore(len(errors), _mean([e == 0 for e in errors]), _mean(errors), _mean(apart), _mean(together))


def _pairs(claim: GoldClaim, label: Mapping[str, str]) -> tuple[list[bool], list[bool]]:
    """Whether each same-origin pair and each independent pair shares a label."""
    same: list[bool] = []
    independent: list[bool] = []
    for one, other in combinations(claim.support, 2):
        if one.origin == other.origin:
            same.append(label[one.id] == label[other.id])
        elif frozenset((one.origin or "", other.origin or "")) not in claim.unsure:
            independent.append(label[one.id] == label[other.id])
    return same, independent


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
