"""Whole attributions against the answers: right when source, cue and content all agree, told for each class."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.attributions.forms import Form, Parse, classes_of
from bench.attributions.matching import Roles, matched, tokens_of

CLASSES = (
    "all",
    *("direct", "mixed", "indirect"),
    *(form.value for form in Form),
    "beyond_clauses",
    *("no_source", "one_source", "source_in_sentence", "source_elsewhere"),
    *("content_in_sentence", "content_over_sentences", "content_over_paragraphs"),
)
"""Manner; form, and the forms beyond clauses together; sources and where they stand; reach of the content."""


@dataclass(slots=True)
class Counts:
    """Of one class: findings and how many of them are right, answers and how many of them were found."""

    right: int = 0
    findings: int = 0
    found: int = 0
    answers: int = 0

    @property
    def precision(self) -> float:
        """Share of the findings that are right."""
        return self.right / self.findings if self.findings else 0.0

    @property
    def recall(self) -> float:
        """Share of the answers that were found."""
        return self.found / self.answers if self.answers else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two. A pair may be of two classes, so the hits of the two sides may differ."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Tally:
    """Counts by class over articles."""

    counts: defaultdict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))

    def add(self, parse: Parse, findings: Sequence[Roles], answers: Sequence[Roles]) -> list[bool]:
        """Count one article, and say of each finding whether it is right."""
        pairs = matched(tokens_of(parse.text, findings), tokens_of(parse.text, answers))
        right = set(pairs.values())
        for n, one in enumerate(findings):
            for name in classes_of(parse, one):
                self.counts[name].right += n in right
                self.counts[name].findings += 1
        for n, one in enumerate(answers):
            for name in classes_of(parse, one):
                self.counts[name].found += n in pairs
                self.counts[name].answers += 1
        return [n in right for n in range(len(findings))]

    def figures(self) -> dict[str, float]:
        """``relation_f1`` and ``relation_recall`` with the class as ending, none for all; precision of all."""
        all_ = self.counts["all"]
        told = {"relation_f1": all_.f1, "relation_precision": all_.precision, "relation_recall": all_.recall}
        for name in CLASSES[1:]:
            told[f"relation_f1_{name}"] = self.counts[name].f1
            told[f"relation_recall_{name}"] = self.counts[name].recall
        return told
