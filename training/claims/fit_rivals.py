"""The numbers by which ``onrecord.relate.rivals`` weighs a link of two assertions beside all their other links.

    python -m training.claims.fit_rivals STORIES VECTORS.npz src/onrecord/relate/weights/rivals.json

After ``training.claims.fit``, whose chances are what is weighed. VECTORS as there: with those of an encoder that has
seen the stories, every chance would be surer than it will ever be again. One row for each link (*repeats*,
*corroborates*) of two assertions of which the gold puts one at least into a claim; one claim or two is the answer.
Logistic regression.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.origins import studied
from bench.stories.gold import GoldStory, stories
from bench.stories.ours import OurStory, find
from onrecord.relate.groups import SAME
from onrecord.relate.pairs import judge
from onrecord.relate.rivals import NAMES, signs
from onrecord.vectors import packed
from training.claims.fit import Floats, area, fitted
from training.claims.sides import facts_with

_FOLDS = 6


def rows_of(story: GoldStory, ours: OurStory, vectors: Mapping[str, bytes]) -> tuple[Floats, Floats]:
    """Signs (links, NAMES) and answers of the links of one story whose answer the gold gives."""
    facts = facts_with(ours, vectors)
    names = sorted(facts)
    number = {name: n for n, name in enumerate(names)}
    homes = {r.article.id: n for n, r in enumerate(ours.recorded)}
    found = [r for a, b in combinations(names, 2) if (r := judge(facts[a], facts[b])) and r.standing in SAME]
    ends = np.array([(number[r.one], number[r.other]) for r in found], np.int64).reshape(-1, 2)
    articles = np.array([homes[facts[name].known.article.id] for name in names], np.int64)
    told = signs(ends, np.array([r.evidence.score for r in found]), articles)
    claims: dict[str, set[str]] = {}
    for claim in story.claims:
        for assertion in find(ours, claim.assertions).values():
            claims.setdefault(assertion.id, set()).add(claim.id)
    asked = [n for n, r in enumerate(found) if r.one in claims or r.other in claims]
    answers = [bool(claims.get(found[n].one, set()) & claims.get(found[n].other, set())) for n in asked]
    return np.array([told[name] for name in NAMES]).T[asked], np.array(answers, np.float64)


def all_rows(folder: Path, vectors: Mapping[str, bytes]) -> Iterator[tuple[Floats, Floats]]:
    """The rows of each story of a folder."""
    for story in stories(folder):
        yield rows_of(story, studied(story), vectors)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stories", type=Path)
    asked.add_argument("vectors", type=Path)
    asked.add_argument("out", type=Path)
    given = asked.parse_args()
    with np.load(given.vectors) as held:
        vectors = dict(zip(held["sentences"].tolist(), packed(held["vectors"]), strict=True))
    found = list(all_rows(given.stories, vectors))
    rows, answers = (np.concatenate([story[n] for story in found]) for n in (0, 1))
    fold = np.concatenate([np.full(len(story[1]), n % _FOLDS) for n, story in enumerate(found)])
    total = np.zeros(len(rows))
    for n in range(_FOLDS):
        weights = fitted(rows[fold != n], answers[fold != n])
        total[fold == n] = rows[fold == n] @ weights[:-1] + weights[-1]
    alone = rows[:, NAMES.index("odds")]
    print(f"{len(rows)} links, {int(answers.sum())} of one claim; area alone {area(alone, answers):.4f}, "
          f"beside the others, {_FOLDS} parts by story {area(total, answers):.4f}")  # fmt: skip
    kept = dict(zip([*NAMES, "bias"], np.round(fitted(rows, answers), 4).tolist(), strict=True))
    given.out.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
