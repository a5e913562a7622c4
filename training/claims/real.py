"""Pairs of statements of real coverage, judged by a reader, and how many of those that are merged put one claim.

    python -m training.claims.real DATA [--keep FOLDER]

DATA is the folder of corpora; `real_piles.json` names the files of each pile there, `real_pairs.jsonl` the pairs, by
article and offsets alone. Each pile is built as a record, in FOLDER if one is given, where the next run finds it.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bench.stories.ours import OurStory
from onrecord.pipeline import build
from onrecord.record.view import View
from onrecord.relate import claims_of
from onrecord.settings import Settings
from training.claims.corpora import text_of

_HERE = Path(__file__).parent
_LEAST = 0.5
"""Characters in both over characters in either, below which an assertion is not the one that was judged."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: the corpus's file, the article's id when it was judged, and the offsets there."""

    file: str
    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Judged:
    """Two statements of two articles of a pile, whether they put one claim, and in a word why.

    ``half``: *learn* may be fitted to, *judge* may not. ``each``: how many such pairs of the pile it was drawn from
    for each that was drawn; ``drawn`` as what.
    """

    pile: str
    half: str
    one: Place
    other: Place
    same: bool
    why: str
    drawn: str
    each: float


def judged(path: Path = _HERE / "real_pairs.jsonl") -> list[Judged]:
    """All pairs, pile by pile."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [Judged(**row | {"one": Place(*row["one"]), "other": Place(*row["other"])}) for row in rows]


def piles() -> dict[str, list[str]]:
    """The files of each pile, in the folder of corpora."""
    found: dict[str, list[str]] = json.loads((_HERE / "real_piles.json").read_text("utf-8"))
    return found


def read(pile: str, data: Path, keep: Path) -> OurStory:
    """One pile as the pipeline reads it; its record stays in the folder ``keep``."""
    path, files = keep / f"{pile}.onrecord", keep / pile
    if not path.exists():
        files.mkdir(parents=True, exist_ok=True)
        for name in piles()[pile]:
            (files / f"{Path(name).stem}.txt").write_text(text_of(data, name), "utf-8")
        build([str(files)], path, settings=Settings())
    with View(path) as view:
        recorded = tuple(view.all_recorded())
        aliases = {short: alias.full for short, alias in view.aliases().items() if alias.full}
    return OurStory(
        {Path(name).stem: (r.article.text, r.assertions) for r in recorded for name in r.names},
        tuple(relation for r in recorded for relation in r.relations),
        {a.id: r.article.id for r in recorded for a in r.assertions},
        aliases,
        recorded,
    )


def learned(data: Path, keep: Path) -> Iterator[tuple[OurStory, list[tuple[str, str, Judged]]]]:
    """Each pile of the half to learn from as the pipeline reads it, and its pairs as ``asked`` finds them."""
    for pile, mine in groupby((p for p in judged() if p.half == "learn"), key=lambda pair: pair.pile):
        ours = read(pile, data, keep)
        yield ours, list(asked(ours, mine))


def asked(ours: OurStory, pairs: Iterable[Judged]) -> Iterator[tuple[str, str, Judged]]:
    """The ids of our two assertions of each pair; none for a pair of which we make others now."""
    for pair in pairs:
        one, other = (_found(ours, place) for place in (pair.one, pair.other))
        if one and other and one != other:
            yield one, other, pair


def _found(ours: OurStory, place: Place) -> str:
    _, assertions = ours.assertions.get(Path(place.file).stem, ("", ()))
    same = ((_shared(a.wording.start, a.wording.end, place), a.id) for a in assertions)
    share, best = max(same, default=(0.0, ""))
    return best if share >= _LEAST else ""


def _shared(start: int, end: int, place: Place) -> float:
    return (min(end, place.end) - max(start, place.start)) / (max(end, place.end) - min(start, place.start))


def merged(ours: OurStory, pairs: Sequence[tuple[str, str, Judged]]) -> list[bool]:
    """Whether each pair stands in one claim of ours."""
    homes = {a.id: r.article.id for r in ours.recorded for a in r.assertions}
    assertions = [ours.named(a) for r in ours.recorded for a in r.assertions]
    groups = claims_of(assertions, ours.relations, homes)
    claim = {name: n for n, group in enumerate(groups) for name in group}
    return [claim[one] == claim[other] for one, other, _ in pairs]


def figures(answers: Sequence[tuple[Judged, bool]]) -> Mapping[str, float]:
    """Precision and recall of merging, each pair once and each for as many as it was drawn from."""
    found = {}
    for name, worth in (("", lambda _: 1.0), ("_of_all", lambda p: p.each)):
        right = sum(worth(p) for p, joined in answers if joined and p.same)
        found[f"precision{name}"] = right / max(1e-9, sum(worth(p) for p, joined in answers if joined))
        found[f"recall{name}"] = right / max(1e-9, sum(worth(p) for p, _ in answers if p.same))
    return found


def main() -> None:
    asked_for = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked_for.add_argument("data", type=Path)
    asked_for.add_argument("--keep", type=Path)
    given = asked_for.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        answers = list(_answers(given.data, given.keep or Path(folder)))
    for half in ("learn", "judge"):
        mine = [(p, joined) for p, joined in answers if p.half == half]
        told = ", ".join(f"{name} {value:.3f}" for name, value in figures(mine).items())
        wrong = Counter(p.why for p, joined in mine if joined and not p.same)
        print(f"{half}: {len(mine)} pairs, {sum(j for _, j in mine)} merged; {told}")
        print("  merged in error:", ", ".join(f"{why} {n}" for why, n in wrong.most_common()))


def _answers(data: Path, keep: Path) -> Iterator[tuple[Judged, bool]]:
    for pile, pairs in groupby(judged(), key=lambda pair: pair.pile):
        ours = read(pile, data, keep)
        found = list(asked(ours, pairs))
        yield from zip((pair for _, _, pair in found), merged(ours, found), strict=True)


if __name__ == "__main__":
    main()
