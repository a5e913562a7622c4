"""How like two articles are: signs that they are of one story, what a few numbers make of them, and why."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from onrecord.model import EntityKind
from onrecord.resolve.gist import Gist

Key = TypeVar("Key")
Vector = Mapping[Key, float]
Pair = tuple[float, float]

_WEIGHTS = Path(__file__).parent / "weights" / "same_story.json"
COMPARED_KINDS = (EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION)
_NEAR = 3
"""Days within which articles are on the same news."""
AGAINST = frozenset({"numbers_differ", "years_apart", "person_apart", "place_apart", "organisation_apart"})
"""Signs that may only speak against one story."""
NEUTRAL = frozenset({"shorter", "longer"})
"""Signs that may speak either way; the others may only speak for it."""
_LEAST = 0.12
"""Likeness of two articles of different matters, of their terms or of their names, that hardly any exceed: however
alone an article is in its pile, nothing that is less like it counts as near."""
_SHOWN = 3
_OPEN = 0.5
"""Said of an article without names: neither covered nor not."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A gist with its counts weighed by how rare each is where it stands, vectors of length one.

    ``close`` are the highest likenesses of terms to other articles, most
    first, ``namely`` the highest of names: what is near is near compared with these.
    """

    gist: Gist
    terms: Vector[str]
    opening: Vector[str]
    names: Vector[str]
    of_kind: Mapping[EntityKind, Vector[str]]
    numbers: Vector[tuple[str, str]]
    rarity: Mapping[str, float]
    close: tuple[float, ...] = ()
    namely: float = 0.0


def dot(one: Vector[Key], other: Vector[Key]) -> float:
    """The cosine of two vectors of length one, summed in a fixed order."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(weight * large[key] for key, weight in small.items() if key in large)


def signs(one: Weighed, other: Weighed) -> dict[str, float]:
    """What bears on whether two articles are of one story, the same whichever comes first.

    What is known of one article only, such as its days, gives 0. AGAINST are the signs that can only speak against.
    """
    found = _of_words(one, other) | _of_names(one, other) | _of_days(one.gist, other.gist)
    sizes = sorted((one.gist.size, other.gist.size))
    agreed, differing = numbers_of(one.gist, other.gist)
    return found | {
        "numbers": dot(one.numbers, other.numbers),
        "numbers_agree": math.log1p(len(agreed)),
        "numbers_differ": math.log1p(len(differing)),
        "shorter": math.log1p(sizes[0]),
        "longer": math.log1p(sizes[1]),
    }


def _of_words(one: Weighed, other: Weighed) -> dict[str, float]:
    terms = dot(one.terms, other.terms)
    beside_best = _beside(terms, one.close[:1], other.close[:1])
    beside_next = _beside(terms, one.close[1:2], other.close[1:2])
    beside_good = _beside(terms, one.close[3:4], other.close[3:4])
    return {
        "opening": dot(one.opening, other.opening),
        "beside_best_low": beside_best[0],
        "beside_best_high": beside_best[1],
        "beside_next_low": beside_next[0],
        "beside_next_high": beside_next[1],
        "beside_good_low": beside_good[0],
        "beside_good_high": beside_good[1],
    }


def _beside(like: float, one: tuple[float, ...], other: tuple[float, ...]) -> Pair:
    """A likeness beside a high one of either article, the lower ratio first, at most 2."""
    ratios = sorted(min(2.0, like / max(_LEAST, *top, 0.0)) for top in (one, other))
    return ratios[0], ratios[1]


def _of_names(one: Weighed, other: Weighed) -> dict[str, float]:
    names = dot(one.names, other.names)
    covered = sorted((_covered(one, other.gist), _covered(other, one.gist)))
    beside = _beside(names, (one.namely,), (other.namely,))
    found = {
        "covered_low": covered[0],
        "covered_high": covered[1],
        "names_beside_low": beside[0],
        "names_beside_high": beside[1],
    }
    for kind in COMPARED_KINDS:
        mine, others = one.of_kind[kind], other.of_kind[kind]
        like = dot(mine, others)
        found[kind.value] = like
        found[f"{kind.value}_apart"] = float(bool(mine and others) and not like)
    return found


def _covered(one: Weighed, other: Gist) -> float:
    """The share of one article's namings, weighed by rarity, that are of names the other knows."""
    weights = {name: one.rarity[name] * count for name, count in one.gist.names.items()}
    total = math.fsum(weights.values())
    return math.fsum(w for name, w in weights.items() if other.knows(name)) / total if total else _OPEN


def most_named(one: Weighed) -> str:
    """The name an article is most about, by count and rarity; "" where it has none."""
    names = one.gist.names
    return min(names, key=lambda n: (-names[n] * one.rarity[n], n), default="")


def _of_days(one: Gist, other: Gist) -> dict[str, float]:
    """Days speak for or against; an article without any says nothing, so that its sign is 0."""
    return {
        "days_shared": float(bool(one.days & other.days)),
        "years_apart": float(bool(one.years and other.years) and not one.years & other.years),
    }


def numbers_of(one: Gist, other: Gist) -> tuple[tuple[str, ...], tuple[tuple[str, str, str], ...]]:
    """Numbers of one unit in both, as told; and (unit, number, number) where each has one of a unit, not the same."""
    agreed = tuple(sorted(n for n, unit in one.numbers.keys() & other.numbers.keys() if unit))
    mine, others = _by_unit(one), _by_unit(other)
    differing = tuple(
        (unit, *mine[unit], *others[unit])
        for unit in sorted(mine.keys() & others.keys())
        if len(mine[unit]) == len(others[unit]) == 1 and mine[unit] != others[unit]
    )
    return agreed, tuple((u, a, b) for u, a, b in differing)


def _by_unit(gist: Gist) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for number, unit in gist.numbers:
        if unit:
            found.setdefault(unit, set()).add(number)
    return found


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic regression over signs, as numbers. ``joins_from`` is the mean chance from which groups are one."""

    weights: Mapping[str, float]
    bias: float
    joins_from: float

    def chance(self, found: Mapping[str, float]) -> float:
        """The chance, from 0 to 1, that two articles with these signs are of one story."""
        score = self.bias + math.fsum(weight * found[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


@cache
def judge() -> Judge:
    """The judge that ships with the package; the card beside its numbers says what it was trained on."""
    told = json.loads(_WEIGHTS.read_text("utf-8"))
    return Judge(told["weights"], told["bias"], told["joins_from"])


def reason_of(one: Weighed, other: Weighed) -> str:
    """What two articles of one story share, and in what they differ, in a sentence."""
    a, b = one.gist, other.gist
    shared = sorted(a.names.keys() & b.names.keys(), key=lambda n: (-one.rarity[n] * min(a.names[n], b.names[n]), n))
    agreed, differing = numbers_of(a, b)
    alike = [f"both name {_listed(map(_spelled, shared))}"] if shared else []
    if a.days & b.days:
        alike.append(f"tell of {_listed(date.fromordinal(d).isoformat() for d in sorted(a.days & b.days))}")
    if agreed:
        alike.append(f"give {_listed(dict.fromkeys(agreed))}")
    apart = [f"one gives {x} where the other gives {y}" for _, x, y in differing[:_SHOWN]]
    if a.day is not None and b.day is not None and abs(a.day - b.day) > _NEAR:
        apart.append(f"their days are {abs(a.day - b.day)} apart")
    for mine, others in ((one, b), (other, a)):
        name = most_named(mine)
        if name and not others.knows(name):
            apart.append(f"only one names {_spelled(name)}, which it is most about")
    told = "; ".join(alike) or "by their words"
    return f"{told}; but {', '.join(apart)}" if apart else told


def _spelled(name: str) -> str:
    return name.replace("-", " ").title()


def _listed(names: Iterable[str]) -> str:
    return ", ".join(list(names)[:_SHOWN])
