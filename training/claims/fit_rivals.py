"""The numbers by which ``onrecord.relate.claims.rivals`` weighs a link of two assertions beside all their other links.

    python -m training.claims.fit_rivals STORIES src/onrecord/relate/weights/rivals.json --writers LETTERS
        --real DATA [--keep FOLDER]

After ``training.claims.fit``, whose chances are what is weighed, LETTERS as there. One row for each link (*repeats*,
*corroborates*) of two assertions of which the gold puts one at least into a claim; one claim or two is the answer.
The links of real coverage that a reader judged (`training.claims.real`, the half to learn from) count more each: some
hundred of them show what the stories, all of which are short and each of one happening, do not. Logistic regression.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from itertools import combinations
from math import sqrt
from pathlib import Path

import numpy as np

from bench.stories.gold import GoldStory
from bench.stories.ours import OurStory, find
from onrecord.model import AGREEING_STANDINGS, Relation
from onrecord.relate.claims.rivals import NAMES, signs
from onrecord.relate.pairs.judge import judge
from onrecord.relate.propositions.times import days
from training.claims.fit import Floats, area, fitted
from training.claims.readings import readings
from training.claims.real import learned

_FOLDS = 6
_REAL = 16.0
"""How often a link of real coverage counts beside one of the stories, in the mean: with less the stories outweigh them,
with more the stories themselves are told apart less well."""


def rows_of(story: GoldStory, ours: OurStory) -> tuple[Floats, Floats]:
    """Signs (links, NAMES) and answers of the links of one story whose answer the gold gives."""
    facts = ours.facts()
    names = sorted(facts)
    found = [
        r for a, b in combinations(names, 2) if (r := judge(facts[a], facts[b])) and r.standing in AGREEING_STANDINGS
    ]
    table = _signs(ours, found)
    claims: dict[str, set[str]] = {}
    for claim in story.claims:
        for assertion in find(ours, claim.assertions).values():
            claims.setdefault(assertion.id, set()).add(claim.id)
    known = [n for n, r in enumerate(found) if r.one in claims or r.other in claims]
    answers = [bool(claims.get(found[n].one, set()) & claims.get(found[n].other, set())) for n in known]
    return table[known], np.array(answers, np.float64)


def _signs(ours: OurStory, found: Sequence[Relation]) -> Floats:
    """Signs (links, NAMES) of these links beside each other."""
    home = {a.id: n for n, r in enumerate(ours.recorded) for a in r.assertions}
    names = sorted(home)
    number = {name: n for n, name in enumerate(names)}
    ends = np.array([(number[r.one], number[r.other]) for r in found], np.int64).reshape(-1, 2)
    articles = np.array([home[name] for name in names], np.int64)
    said = {a.id: days(a.said) for r in ours.recorded for a in r.assertions}
    days_of = np.array([stretch[0].toordinal() if (stretch := said[name]) else np.nan for name in names])
    told = signs(ends, np.array([r.evidence.score for r in found]), articles, said=days_of)
    return np.array([told[name] for name in NAMES]).T


def real_rows(data: Path, keep: Path) -> tuple[Floats, Floats, Floats]:
    """Signs, answers and counts of the judged links of real coverage, of the half to learn from.

    A pair that was drawn from many counts more, by the root of how many, so that few of them do not decide.
    """
    rows, answers, counts = [], [], []
    for ours, pairs in learned(data, keep):
        found = [r for r in ours.relations if r.standing in AGREEING_STANDINGS]
        at = {frozenset((r.one, r.other)): n for n, r in enumerate(found)}
        table = _signs(ours, found)
        for one, other, pair in pairs:
            if (n := at.get(frozenset((one, other)))) is not None:
                rows.append(table[n])
                answers.append(float(pair.same))
                counts.append(sqrt(pair.each))
    return np.array(rows), np.array(answers), np.array(counts) / np.mean(counts) * _REAL


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("stories", type=Path)
    wanted.add_argument("out", type=Path)
    wanted.add_argument("--writers", default="")
    wanted.add_argument("--real", type=Path, required=True)
    wanted.add_argument("--keep", type=Path)
    given = wanted.parse_args()
    found = [rows_of(*story) for story in readings(given.stories, given.keep, writers=given.writers)]
    rows, answers = (np.concatenate([story[n] for story in found]) for n in (0, 1))
    with tempfile.TemporaryDirectory() as folder:
        real = real_rows(given.real, given.keep or Path(folder))
    # Both readings of a story are in one part.
    fold = np.concatenate([np.full(len(story[1]), n // 2 % _FOLDS) for n, story in enumerate(found)])
    total = np.zeros(len(rows))
    for n in range(_FOLDS):
        weights = _of_both((rows[fold != n], answers[fold != n]), real)
        total[fold == n] = rows[fold == n] @ weights[:-1] + weights[-1]
    alone = rows[:, NAMES.index("odds")]
    print(f"{len(rows)} links, {int(answers.sum())} of one claim; area alone {area(alone, answers):.4f}, "
          f"beside the others, {_FOLDS} parts by story {area(total, answers):.4f}; "
          f"{len(real[0])} real links, {int(real[1].sum())} of one claim")  # fmt: skip
    kept = dict(zip([*NAMES, "bias"], np.round(_of_both((rows, answers), real), 4).tolist(), strict=True))
    given.out.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _of_both(stories: tuple[Floats, Floats], real: tuple[Floats, Floats, Floats]) -> Floats:
    rows, answers = (np.concatenate((stories[n], real[n])) for n in (0, 1))
    return fitted(rows, answers, np.concatenate((np.ones(len(stories[0])), real[2])))


if __name__ == "__main__":
    main()
