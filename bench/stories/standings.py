"""How our relations between assertions answer for the gold relations between claims."""

from collections.abc import Iterable, Mapping, Sequence

from bench.result import f1
from bench.stories.gold import GoldClaim, GoldStory
from bench.stories.ours import OurStory, find
from onrecord.model import Standing
from onrecord.relate.claims.standings import Side, stand
from onrecord.relate.pairs.facts import Facts

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
    """Our standing for every pair of claims that the gold relates, or says to be unrelated though alike."""
    facts = ours.facts()
    claims = {c.id: side_of(ours, facts, c) for c in story.claims}
    return [(_GOLD.get(kind, kind), _between(claims[a], claims[b])) for a, b, kind in story.relations]


def side_of(ours: OurStory, facts: Mapping[str, Facts], claim: GoldClaim) -> Side:
    """Our assertions that put a gold claim, and those that deny it."""
    against = [a for a in claim.assertions if not a.supports]
    put, denying = (
        tuple(facts[i] for i in sorted({a.id for a in find(ours, some).values()})) for some in (claim.support, against)
    )
    return Side(put, denying)


def _between(one: Side, other: Side) -> str:
    standing = stand(one, other).standing if one.put and other.put else None
    return "none" if standing is None else _NAMES[standing]


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
