"""What is known so far, asked of the file. Every query is answered from an index and bounded."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log2

import numpy as np
from numpy.typing import NDArray

from onrecord.known import Asked, KnownArticle, KnownAssertion
from onrecord.record.near import Numbers
from onrecord.record.remembered import BITS, COMMON_TERM, Rows
from onrecord.record.store import Store

_READ = 512
"""Places of the rarest terms that are looked at for one assertion; further terms only tell among these."""
_LEAST_DICE, _LEAST_OF_ONE = 0.1, 0.15
"""Dice coefficient of terms below which two assertions are not worth comparing, unless they share a number; of those
that share a single term."""
_COPIES = 12
"""Assertions all whose terms are among those asked for, and equally alike, of which no more are compared: they are
copies of one sentence as a rule, and whoever agrees with one of them is linked to all."""
_AT_ONCE = 256
"""Assertions that are looked for at once, so that a long page takes no more memory."""
_OWNER = 2 * BITS
"""Bits of a place; with whose it is in front it is still one number."""
_PLACES = (1 << _OWNER) - 1


class RecordKnown:
    """``onrecord.known.Known`` over an open record, for as long as nothing is added to it."""

    def __init__(self, db: Store, rows: Rows | None = None) -> None:
        self._rows = rows or Rows(db)
        self._rows.refresh()

    def full_names(self, short: str) -> frozenset[str]:
        """Entity keys the short name key could stand for."""
        return self._rows.full_names(short)

    def sharing(self, prints: Collection[int], *, at_least: int, most: int) -> Mapping[str, int]:
        """Ids of the recorded articles that share most fingerprints, with how many, most first."""
        studies, counts = np.unique(self._rows.studies_with(sorted(set(prints))), return_counts=True)
        found: list[tuple[int, str]] = []
        for count in np.unique(counts[counts >= at_least])[::-1].tolist():
            current = map(self._rows.current_article, studies[counts == count].tolist())
            found += sorted((-count, article) for article in current if article is not None)
            if len(found) >= most:
                break
        return {article: -less for less, article in found[:most]}

    def article(self, article_id: str) -> KnownArticle:
        """A recorded article. Raises KeyError for an unknown id."""
        return self._rows.article(article_id)

    def akin(self, asked: Sequence[Asked], *, limit: int, nearest: int) -> list[tuple[KnownAssertion, ...]]:
        """For each what is akin to it, as ``onrecord.known.Known`` has it."""
        return [
            found
            for first in range(0, len(asked), _AT_ONCE)
            for found in self._akin(asked[first : first + _AT_ONCE], limit=limit, nearest=nearest)
        ]

    def _akin(self, asked: Sequence[Asked], *, limit: int, nearest: int) -> list[tuple[KnownAssertion, ...]]:
        met = self._sharing([sorted(set(terms)) for terms, _ in asked], most=limit + 1)
        bounds = np.searchsorted(met.owners, np.arange(len(asked) + 1)).tolist()
        vectors = [vector for _, vector in asked]
        near = np.rint(1000 * (met.alike + self._rows.cosines(vectors, bounds, met.places))).astype(np.int64)
        order = np.lexsort((met.places, -near, met.owners))
        places, nears, whole = (x[order].tolist() for x in (met.places, near, met.whole))
        chosen = []
        for first, end in pairwise(bounds):
            most = nearest if end - first > limit else limit
            chosen.append(self._first_of(zip(places[first:end], nears[first:end], whole[first:end], strict=True), most))
        found = self._rows.assertions({place: article for some in chosen for place, article in some})
        return [tuple([found[place] for place, _ in some]) for some in chosen]

    def _first_of(self, alike: Iterable[tuple[int, int, bool]], most: int) -> list[tuple[int, str]]:
        """At most so many places of these, each with how near it is and whether all its terms are shared; with their
        articles."""
        found: list[tuple[int, str]] = []
        copies: dict[int, int] = {}
        for place, near, is_whole in alike:
            if is_whole:
                copies[near] = copies.get(near, 0) + 1
            article = None
            if not is_whole or copies[near] <= _COPIES:
                article = self._rows.current_article(place >> BITS)
            if article is not None:
                found.append((place, article))
            if len(found) == most:
                break
        return found

    def _sharing(self, asked: Sequence[Sequence[str]], *, most: int) -> "_Best":
        """What of the record shares enough with each of several lists of terms, as ``_Met.best`` gives it."""
        places = self._rows.places_of({term for terms in asked for term in terms})
        met = _Met()
        for owner, terms in enumerate(asked):
            found = [(*places[term], term) for term in terms]
            by_rarity = sorted((f for f in found if len(f[0])), key=lambda f: (len(f[0]), f[2]))
            met.add(owner, by_rarity)
        return met.best(np.array([len(terms) for terms in asked], np.int64), most=most)


@dataclass(frozen=True, slots=True)
class _Best:
    """Places in order of their owners, of each how like it is (the Dice coefficient of the terms), and whether all its
    terms are shared."""

    owners: Numbers
    places: Numbers
    alike: NDArray[np.float64]
    whole: NDArray[np.bool_]


class _Met:
    """The assertions in which some of several terms stand: how many, how rare they are, whether one is a number.

    Of several owners at once. Only in what the rarest terms of an owner lead to are its others looked for.
    """

    def __init__(self) -> None:
        self._wide: list[tuple[Numbers, Numbers, int, bool]] = []
        self._far: list[tuple[Numbers, Numbers, int, bool]] = []

    def add(self, owner: int, terms: Iterable[tuple[Numbers, Numbers, str]]) -> None:
        """Terms of an owner, each with the places where it stands and the sizes of what stands there, rarest first."""
        read, far = 0, False
        for number, (places, sizes, term) in enumerate(terms):
            far = far or (number > 0 and read + len(places) > _READ)
            read += len(places)
            (self._far if far else self._wide).append((places, sizes, owner, term[0].isdigit()))

    def best(self, asked: Numbers, *, most: int) -> _Best:
        """Those that share enough with an owner of so many terms, of many those that share most of the rare ones."""
        keys, sizes, weights, numbered = _laid_out(self._wide)
        keys, first, at = np.unique(keys, return_index=True, return_inverse=True)
        size = sizes[first]
        shared = np.bincount(at, minlength=len(keys))
        weight = np.bincount(at, weights, minlength=len(keys))
        has_number = np.bincount(at, numbered, minlength=len(keys)) > 0
        if self._far and len(keys):
            there, _, weights, numbered = _laid_out(self._far)
            at = np.minimum(np.searchsorted(keys, there), len(keys) - 1)
            is_met = keys[at] == there
            at = at[is_met]
            np.add.at(shared, at, 1)
            np.add.at(weight, at, weights[is_met])  # one after another, so that the sums are those of one owner alone
            has_number[at[numbered[is_met] > 0]] = True
        owners, places = keys >> _OWNER, keys & _PLACES
        alike = 2 * shared / (asked[owners] + size)
        least = np.where(shared > 1, _LEAST_DICE, _LEAST_OF_ONE)
        enough = np.flatnonzero(has_number | (alike >= least))
        best = enough[np.lexsort((places[enough], -weight[enough], owners[enough]))]
        begins = np.searchsorted(owners[best], np.arange(len(asked)))
        best = best[np.arange(len(best)) - begins[owners[best]] < most]
        whole = (shared[best] == size[best]) & (size[best] > 1)
        return _Best(owners[best], places[best], alike[best], whole)


def _laid_out(
    terms: Sequence[tuple[Numbers, Numbers, int, bool]],
) -> tuple[Numbers, Numbers, NDArray[np.float64], NDArray[np.float64]]:
    """Each place of each term with its owner as one number, the size of what stands there, how rare the term is, and
    1 where it is a number."""
    if not terms:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0), np.empty(0)
    lengths = [len(places) for places, _, _, _ in terms]
    owners = np.repeat(np.array([owner for _, _, owner, _ in terms], np.int64), lengths)
    return (
        np.concatenate([places for places, _, _, _ in terms]) | owners << _OWNER,
        np.concatenate([sizes for _, sizes, _, _ in terms]),
        np.repeat([_rarity(length) for length in lengths], lengths),
        np.repeat([float(number) for _, _, _, number in terms], lengths),
    )


@cache
def _rarity(places: int) -> float:
    return log2(1 + COMMON_TERM / places)
