"""Findings on a corpus with answers, counted: exact spans, whole attributions, scores against rightness, seconds."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.attributions.forms import Parse, parse_of
from bench.attributions.matching import ROLES, Roles
from bench.attributions.ours import outermost, reading_of
from bench.attributions.partly import Partly
from bench.attributions.polnear import PolnearArticle, exact_counts
from bench.attributions.relations import Tally
from bench.result import f1
from onrecord.attribute import attribute


@dataclass(slots=True)
class Scored:
    """What one finder made of the articles. ``judged`` has the score of each finding, and whether it is right."""

    tally: Tally = field(default_factory=Tally)
    partly: Partly = field(default_factory=Partly)
    exact: dict[str, list[int]] = field(default_factory=lambda: {role: [0, 0, 0] for role in ROLES})
    judged: list[tuple[float, bool]] = field(default_factory=list)
    parses: list[Parse] = field(default_factory=list)
    seconds: float = 0.0
    """Processor seconds for the attributions alone, without the parse."""

    def add(self, article: PolnearArticle, parse: Parse, found: Sequence[Roles]) -> list[bool]:
        """Count one article, and say of each finding whether it is right."""
        for labelled in article.labelled:
            for role in ROLES:
                counted = exact_counts(labelled, found, role)
                self.exact[role] = [a + b for a, b in zip(self.exact[role], counted, strict=True)]
        self.partly.add(article.text, found, article.answers)
        return self.tally.add(parse, found, article.answers)

    def figures(self) -> dict[str, float]:
        """Exact F1 of each role where tokens are labelled, then spans right in part, then whole attributions."""
        exact = {f"{role}_exact_f1": f1(*self.exact[role]) for role in ROLES if self.exact[role][2]}
        return exact | self.partly.figures() | self.tally.figures()


def score(articles: Sequence[PolnearArticle]) -> Scored:
    """Ours, on every article."""
    scored = Scored()
    for article in articles:
        reading = reading_of(article.name, article.text)
        began = time.process_time()  # others may be using the machine
        found = outermost(attribute(reading))
        scored.seconds += time.process_time() - began
        parse = parse_of(reading)
        scored.parses.append(parse)
        right = scored.add(article, parse, [roles for roles, _ in found])
        scored.judged += [(value, is_right) for (_, value), is_right in zip(found, right, strict=True)]
    return scored


def score_others(articles: Sequence[PolnearArticle], parses: Sequence[Parse], found: Sequence[list[Roles]]) -> Scored:
    """Another finder's findings, one list an article, classed by the same parses."""
    scored = Scored()
    for article, parse, theirs in zip(articles, parses, found, strict=True):
        scored.add(article, parse, theirs)
    return scored


def score_people(articles: Sequence[PolnearArticle], parses: Sequence[Parse]) -> Tally:
    """Each annotator against every other, where an article has several: what a finder can hope to reach."""
    tally = Tally()
    for article, parse in zip(articles, parses, strict=True):
        for one, ours in article.annotations.items():
            for other, theirs in article.annotations.items():
                if one != other:
                    tally.add(parse, ours, theirs)
    return tally
