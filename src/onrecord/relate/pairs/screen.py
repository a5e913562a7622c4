"""Which pairs of assertions are worth judging: all that ``judge`` relates are, most of those that it does not are not.

A judgement costs a tenth of a millisecond, and an article has thousands of candidates. Here the pairs of an article are
looked at all at once, as rows of numbers, and none is left out unless even what was not looked at could not relate it.
"""

from collections.abc import Collection, Mapping, Sequence
from math import log
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.pairs.facts import DAYS_APART, LONG, Facts, near
from onrecord.relate.pairs.judge import ABOUT_ONE_THING, LEAST_CHANCE, LIKE, SURE
from onrecord.relate.pairs.nowadays import NEAR
from onrecord.relate.pairs.numbers import CLOSE, UNIQUE
from onrecord.relate.pairs.signs import CLOSE_BY, CROSSED, LENGTHS, OF_DEED, Glance, weights
from onrecord.vectors import cosines

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Key = TypeVar("Key", str, float)

_SLACK = 1e-4
"""What sums in another order, and in fewer digits, may be off by."""


_FEW = 1.5
"""Pairs for each of the others up to which they are not looked at: an assertion is laid out in half the time in which a
pair that shows nothing is judged."""

_AT_ONCE = 256
"""Assertions that are looked at together: what they are laid out to has a column for each of their words."""

Pair = tuple[int, int]
"""A place in ``mine`` and one in ``others``."""
Looked = tuple[int, int, Glance]
"""The same, and what was seen of the two."""


def worth_judging(mine: Sequence[Facts], others: Sequence[Facts], pairs: Sequence[Pair]) -> list[Looked]:
    """The pairs that ``judge`` may relate; none that it does relate is left out.

    All of them, where each of the others stands in so few that laying it out would take longer than judging.
    Time grows with the pairs, and with the assertions given; memory with the others of ``_AT_ONCE`` of ``mine``.
    """
    if len(mine) <= _AT_ONCE:
        return _looked_at(mine, others, pairs)
    found: list[Looked] = []
    for begin in range(0, len(mine), _AT_ONCE):
        some = [pair for pair in pairs if begin <= pair[0] < begin + _AT_ONCE]
        used = sorted({other for _, other in some})
        places = {other: n for n, other in enumerate(used)}
        looked = _looked_at(
            mine[begin : begin + _AT_ONCE],
            [others[n] for n in used],
            [(one - begin, places[other]) for one, other in some],
        )
        found += [(one + begin, used[other], seen) for one, other, seen in looked]
    return found


def _looked_at(mine: Sequence[Facts], others: Sequence[Facts], pairs: Sequence[Pair]) -> list[Looked]:
    if not pairs:
        return []
    one, other = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
    likeness = cosines([f.known.vector for f in mine], [f.known.vector for f in others], (one, other))
    if len(pairs) <= _FEW * len(others):
        return [(*pair, Glance(cosine)) for pair, cosine in zip(pairs, likeness.tolist(), strict=True)]
    likes = _Likes(mine, others, (one, other), cosine=likeness)
    rows = _marks(mine)[one], _marks(others)[other]
    silent = [np.array([f.says_nothing for f in side], np.bool_) for side in (mine, others)]
    codes = _codes([f.folded for f in (*mine, *others)])
    worded_alike = codes[one] == codes[other + len(mine)]
    articles = _codes([f.known.article.id for f in (*mine, *others)])
    one_article = articles[one] == articles[other + len(mine)]
    found = worded_alike | _by_rule(likes) | _of_then(likes, rows) | _by_chance(likes, rows, one_article)
    worth = np.flatnonzero(found & ~silent[0][one] & ~silent[1][other])
    seen = map(Glance, likes.cosine[worth].tolist(), likes.around[worth].tolist())
    return list(zip(one[worth].tolist(), other[worth].tolist(), seen, strict=True))


_SAID, _SAID_LAST, _FROM, _TO, _POSITIVE, _AHEAD, _DENIED, _FRAGMENT, _STEMS, _START = range(10)
_ATTRIBUTED, _REQUESTED, _NONE, _LENGTH = range(10, 14)
"""The columns of ``Facts.marks``."""


def _marks(facts: Sequence[Facts]) -> Numbers:
    return np.array([f.marks for f in facts], np.float64)


def _codes(keys: Sequence[str]) -> Places:
    """A number for each key, equal for equal ones."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], np.int64)


class _Likes:
    """What the two of each pair have in common, one number a pair."""

    def __init__(
        self, mine: Sequence[Facts], others: Sequence[Facts], pairs: tuple[Places, Places], *, cosine: Numbers
    ) -> None:
        one, other = pairs
        self._of_words(mine, others, pairs)
        self.cosine = cosine
        self.names = _common([f.names for f in mine], [f.names for f in others], pairs)
        self.may_agree = _common([f.values for f in mine], [f.values for f in others], pairs) > 0
        counting = [np.array([bool(f.values) for f in side], np.bool_) for side in (mine, others)]
        self.may_differ = counting[0][one] & counting[1][other]
        self.close = _close(mine, others)[one, other]
        self._of_saying(mine, others, pairs)
        self.around = np.maximum(_part_near(mine, others, pairs), _part_near(others, mine, pairs[::-1]))
        self._of_deed(mine, others, pairs)

    def _of_words(self, mine: Sequence[Facts], others: Sequence[Facts], pairs: tuple[Places, Places]) -> None:
        one, other = pairs
        stems = sorted(frozenset().union(*(f.stems for f in mine)))
        columns = {s: n for n, s in enumerate(stems)}
        at = _columns_of([f.stems for f in mine], columns)[one]
        own = _table([f.weights for f in mine], columns)[one[:, None], at]
        theirs = _table([f.weights for f in others], columns)[other[:, None], at]
        common = theirs > 0
        both = np.minimum(own, theirs).sum(axis=1)
        totals = [np.array([f.total for f in side]) for side in (mine, others)]
        alone = totals[0][one] + totals[1][other] - (own * common).sum(axis=1) - theirs.sum(axis=1)
        self.alike = (2 * both / np.maximum(2 * both + alone, _SLACK)).astype(np.float64)
        is_frame = np.array([s[0] == "~" for s in stems] + [False], np.bool_)[at]
        named = [_flags([f.named for f in side], columns) for side in (mine, others)]
        plain = common & ~is_frame & ~named[0][one[:, None], at] & ~named[1][other[:, None], at]
        self.shared, self.plain = np.asarray(common.sum(axis=1)), np.asarray(plain.sum(axis=1))
        self.framed: Bools = np.asarray((common & is_frame).any(axis=1))

    def _of_saying(self, mine: Sequence[Facts], others: Sequence[Facts], pairs: tuple[Places, Places]) -> None:
        self.cue = _common([f.cue for f in mine], [f.cue for f in others], pairs) > 0
        counts = [np.array([len(f.source) for f in side]) for side in (mine, others)]
        both = _common([f.source for f in mine], [f.source for f in others], pairs)
        self.source: Numbers = 2 * both / np.maximum(1, counts[0][pairs[0]] + counts[1][pairs[1]])

    def _of_deed(self, mine: Sequence[Facts], others: Sequence[Facts], pairs: tuple[Places, Places]) -> None:
        told = [[(f.actors, f.actions, f.affected) for f in side] for side in (mine, others)]
        sides = [[list(column) for column in zip(*side, strict=True)] for side in told]
        shared = (_common(one, other, pairs) > 0 for one, other in zip(*sides, strict=True))
        self.of_deed = {name: some.astype(np.float64) for name, some in zip(OF_DEED, shared, strict=True)}


def _part_near(mine: Sequence[Facts], others: Sequence[Facts], pairs: tuple[Places, Places]) -> Numbers:
    """What ``facts.part_near`` says of each pair."""
    found = _common([f.stems for f in mine], [f.stems.union(near(f)) for f in others], pairs)
    return np.asarray(found / np.maximum(1, np.array([len(f.stems) for f in mine])[pairs[0]]))


def _columns_of(rows: Sequence[frozenset[Key]], columns: Mapping[Key, int]) -> Places:
    """The columns of each row's keys, all rows filled up to one length with the number of a column of zeros."""
    width = max(map(len, rows))
    found = [[columns[key] for key in row] for row in rows]
    return np.array([at + [len(columns)] * (width - len(at)) for at in found], np.int64).reshape(len(rows), width)


def _table(rows: Sequence[Mapping[str, float]], columns: Mapping[str, int]) -> Floats:
    """What each row has in each column, and a last column of zeros."""
    table = np.zeros((len(rows), len(columns) + 1), np.float32)
    keys = columns.keys()
    shared = [row.keys() & keys for row in rows]
    at = np.repeat(np.arange(len(rows)), [len(s) for s in shared])
    table[at, [columns[key] for s in shared for key in s]] = [
        row[key] for row, s in zip(rows, shared, strict=True) for key in s
    ]
    return table


def _flags(rows: Sequence[frozenset[Key]], columns: Mapping[Key, int]) -> Bools:
    table = np.zeros((len(rows), len(columns) + 1), np.bool_)
    keys = columns.keys()
    shared = [row & keys for row in rows]
    table[np.repeat(np.arange(len(rows)), [len(s) for s in shared]), [columns[k] for s in shared for k in s]] = True
    return table


def _common(mine: Sequence[frozenset[Key]], others: Sequence[frozenset[Key]], pairs: tuple[Places, Places]) -> Places:
    """How many keys the two of each pair have in common."""
    columns = {key: n for n, key in enumerate(frozenset().union(*mine))}
    at = _columns_of(mine, columns)[pairs[0]]
    return np.asarray(_flags(others, columns)[pairs[1][:, None], at].sum(axis=1))


def _close(mine: Sequence[Facts], others: Sequence[Facts]) -> Bools:
    """Whether two of their numbers are large and nearly equal."""
    found = np.zeros((len(mine), len(others)), np.bool_)
    large = [(v, n) for n, f in enumerate(others) for v in f.values if v >= UNIQUE]
    if large:
        values, at = np.array([v for v, _ in large]), np.array([n for _, n in large], np.int64)
        for n, facts in enumerate(mine):
            for value in facts.values:
                if value >= UNIQUE:
                    near = np.abs(values - value) <= (CLOSE + _SLACK) * np.maximum(values, value)
                    found[n, at[near & (values != value)]] = True
    return found


def _by_rule(likes: _Likes) -> Bools:
    """Whether numbers that differ, or a denial, may show how they stand."""
    alike = likes.alike + _SLACK
    enough = (likes.plain > 0) | likes.framed
    differing = likes.may_differ & enough & ((alike >= ABOUT_ONE_THING) | likes.close)
    return np.asarray(differing | (alike >= LIKE))


def _of_then(likes: _Likes, rows: tuple[Numbers, Numbers]) -> Bools:
    """Whether one may say that there is none now of what the other told of long before."""
    a, b = rows
    near = (likes.cosine + _SLACK >= NEAR) & (likes.names > 0) & (likes.shared > 0)
    with np.errstate(invalid="ignore"):
        none = (a[:, _NONE] > 0) & _long_after(a, b) | (b[:, _NONE] > 0) & _long_after(b, a)
    return np.asarray(near & none)


def _by_chance(likes: _Likes, rows: tuple[Numbers, Numbers], one_article: Bools) -> Bools:
    """Whether all signs together may suffice."""
    a, b = rows
    with np.errstate(invalid="ignore"):  # days that are not stated are NaN
        bound = _bound(likes, rows, one_article)
        long_after = _long_after(a, b) | _long_after(b, a)
    least = np.where(long_after, log(SURE / (1 - SURE)), log(LEAST_CHANCE / (1 - LEAST_CHANCE)))
    return np.asarray(bound + _SLACK >= least)


def _long_after(later: Numbers, earlier: Numbers) -> Bools:
    """Whether the first is said long after the other, and does not tell of then."""
    of_then = (later[:, _FROM] <= earlier[:, _SAID_LAST]) & (earlier[:, _SAID] <= later[:, _TO])
    return np.asarray((later[:, _SAID] - earlier[:, _SAID_LAST] > LONG) & ~of_then)


def _bound(likes: _Likes, rows: tuple[Numbers, Numbers], one_article: Bools) -> Numbers:
    """The highest that the log odds of one claim can be, whatever the signs are that were not looked at."""
    a, b = rows
    known: dict[str, NDArray[np.floating[Any]]] = {
        "cosine": likes.cosine,
        "likeness": likes.alike,
        "frame": likes.framed.astype(np.float64),
        "shared": np.asarray(np.minimum(likes.shared, 6) / 6),
        "plain": np.asarray(np.minimum(likes.plain, 5) / 5),
        "names": np.asarray(np.minimum(likes.names, 3) / 3),
        "one_article": one_article.astype(np.float64),
        **_of_days(a, b),
        "one_polarity": (a[:, _POSITIVE] == b[:, _POSITIVE]) * 1.0,
        "one_ahead": (a[:, _AHEAD] != b[:, _AHEAD]) * 1.0,
        "both_ahead": a[:, _AHEAD] * b[:, _AHEAD],
        "one_denied": (a[:, _DENIED] != b[:, _DENIED]) * 1.0,
        "fragment": np.maximum(a[:, _FRAGMENT], b[:, _FRAGMENT]),
        "shorter": np.minimum(np.minimum(a[:, _STEMS], b[:, _STEMS]), 8) / 8,
        "both_attributed": a[:, _ATTRIBUTED] * b[:, _ATTRIBUTED],
        "one_requested": (a[:, _REQUESTED] != b[:, _REQUESTED]) * 1.0,
        "cue": likes.cue * 1.0,
        "source": likes.source,
        "around": likes.around,
        **likes.of_deed,
        "passage": (one_article & (np.abs(a[:, _START] - b[:, _START]) < CLOSE_BY)).astype(np.float64),
    }
    lengths = np.minimum(a[:, _LENGTH], b[:, _LENGTH]), np.maximum(a[:, _LENGTH], b[:, _LENGTH])
    known |= dict(zip(LENGTHS, lengths, strict=True))
    for x, y in CROSSED:
        if y in known:
            known[f"{x}*{y}"] = known[x] * known[y]
    told = weights()
    bound = np.full(len(one_article), told["bias"] + sum(max(0.0, told[name]) for name in ("one_origin", "within")))
    bound += likes.may_agree * sum(max(0.0, told[name]) for name in ("one_value", "telling_value"))
    for name, values in known.items():
        bound += told[name] * values
    return bound + _of_numbers(likes, known)


def _of_days(a: Numbers, b: Numbers) -> dict[str, Numbers]:
    timed = ~np.isnan(a[:, _FROM]) & ~np.isnan(b[:, _FROM])
    gap = np.maximum(b[:, _FROM] - a[:, _TO], a[:, _FROM] - b[:, _TO])
    between = np.nan_to_num(np.abs(a[:, _SAID] - b[:, _SAID]))
    return {
        "both_timed": timed * 1.0,
        "one_time": (timed & (a[:, _FROM] <= b[:, _TO]) & (b[:, _FROM] <= a[:, _TO])) * 1.0,
        "times_apart": (timed & (gap > DAYS_APART)) * 1.0,
        "days_between": np.log1p(between) / 5,
    }


_OF_EQUAL, _OF_UNEQUAL = ("equal_rare", "equal_unique", "equal_kind"), ("unequal_close", "unequal_frame")


def _of_numbers(likes: _Likes, known: Mapping[str, NDArray[np.floating[Any]]]) -> Numbers:
    """The most that their numbers can add: none to compare, equal ones or different ones, as far as they can be."""
    told = weights()

    def of(name: str, also: Collection[str] = ()) -> Numbers:
        crossed = sum(told[f"{x}*{y}"] * known[x] for x, y in CROSSED if y == name)
        return np.asarray(told[name] + sum(max(0.0, told[sign]) for sign in also) + crossed)

    most = of("no_number")
    most = np.where(likes.may_agree, np.maximum(most, of("equal", _OF_EQUAL)), most)
    return np.where(likes.may_differ, np.maximum(most, of("unequal", _OF_UNEQUAL)), most)
