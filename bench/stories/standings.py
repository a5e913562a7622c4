"""How our relations between assertions answer for the gold relations between claims."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bench.result import f1
from bench.stories.gold import GoldClaim, GoldStory
from bench.stories.ours import OurStory, find
from onrecord.model import Standing

CLASSES = ("corroborates", "contradicts", "updates", "different_scope", "none")
_NAMES = {
    Standing.CORROBORATES: "corroborates",
    Standing.REPEATS: "corroborates",
    Standing.CONTRADICTS: "contradicts",
    Standing.REVISES: "updates",
    Standing.CORRECTS: "updates",
    Standing.DIFFERENT_SCOPE: "different_scope",
}
_GOLD = {"repeats": "corroborates", "corrects": "updates"}

Answers = Sequence[tuple[str, str]]
"""(gold, ours) for each pair of claims."""


def answers(ours: OurStory, story: GoldStory) -> list[tuple[str, str]]:
    """Our standing for every related pair of gold claims: what most of the relations between their assertions say."""
    claims = {c.id: c for c in story.claims}
    return [(_GOLD.get(kind, kind), _between(ours, claims[a], claims[b])) for a, b, kind in story.relations]


def _between(ours: OurStory, one: GoldClaim, other: GoldClaim) -> str:
    ids_one = {a.id for a in find(ours, one.assertions).values()}
    ids_other = {a.id for a in find(ours, other.assertions).values()}
    votes: Counter[str] = Counter()
    for relation in ours.relations:
        if (relation.one in ids_one and relation.other in ids_other) or (
            relation.one in ids_other and relation.other in ids_one
        ):
            votes[_NAMES[relation.standing]] += 1
    return min(votes, key=lambda name: (-votes[name], name), default="none")


def figures(found: Iterable[tuple[str, str]]) -> Mapping[str, float]:
    """F1 of each class, their mean, and the precision of contradictions."""
    pairs = list(found)
    scores = {}
    for name in CLASSES:
        hits = sum(g == p == name for g, p in pairs)
        scores[f"{name}_f1"] = f1(hits, sum(p == name for _, p in pairs), sum(g == name for g, _ in pairs))
    said = [g for g, p in pairs if p == "contradicts"]
    precision = sum(g == "contradicts" for g in said) / len(said) if said else 1.0
    return {"macro_f1": sum(scores.values()) / len(scores), "contradicts_precision": precision} | scores
