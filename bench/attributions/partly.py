"""Spans that are right in part, and contents whatever their cue: measures that other papers report."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.attributions.matching import ROLES, Roles, Tokens, agree, matched, tokens_of


@dataclass(slots=True)
class Partly:
    """Sums over articles. Of each role: what findings and answers earned, and how many there were."""

    earned: dict[str, list[float]] = field(default_factory=lambda: {role: [0.0, 0.0] for role in ROLES})
    counted: dict[str, list[int]] = field(default_factory=lambda: {role: [0, 0] for role in ROLES})
    contents: int = 0
    findings: int = 0
    answers: int = 0
    sources: int = 0

    def add(self, text: str, findings: Sequence[Roles], answers: Sequence[Roles]) -> None:
        """Count one article."""
        ours, theirs = tokens_of(text, findings), tokens_of(text, answers)
        for role in ROLES:
            sides = ({one[role] for one in ours if one[role]}, {one[role] for one in theirs if one[role]})
            for n, (side, other) in enumerate((sides, sides[::-1])):
                self.counted[role][n] += len(side)
                self.earned[role][n] += sum(_best(one, other) / len(one) for one in side)
        pairs = matched(ours, theirs, _contents_agree)
        self.contents += len(pairs)
        self.findings += len(findings)
        self.answers += len(answers)
        self.sources += sum(agree(ours[i]["source"], theirs[j]["source"]) for j, i in pairs.items())

    def figures(self) -> dict[str, float]:
        """Partial F1 of each role; F1 of contents alone, half of both shared; how many of those have the right source.

        Partial: a span earns the share of its words that its best counterpart has (Pareti et al. 2013).
        """
        told = {f"{role}_partial_f1": self._partial_f1(role) for role in ROLES}
        told["content_f1"] = 2 * self.contents / max(1, self.findings + self.answers)
        told["source_right_given_content"] = self.sources / max(1, self.contents)
        return told

    def _partial_f1(self, role: str) -> float:
        precision, recall = (e / max(1, n) for e, n in zip(self.earned[role], self.counted[role], strict=True))
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _best(one: frozenset[int], others: set[frozenset[int]]) -> int:
    return max((len(one & other) for other in others), default=0)


def _contents_agree(one: Tokens, other: Tokens) -> bool:
    return bool(other["content"]) and agree(one["content"], other["content"])
