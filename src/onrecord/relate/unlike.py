"""What shows that two assertions, however alike by all signs together, rather do not put one claim."""

import re

from onrecord.model import Modality
from onrecord.relate.facts import Facts, plain_shared, times_apart
from onrecord.relate.numbers import Compared

HARDLY = 0.01
"""Chance of putting one claim that is left to such a pair: it stays linked, but makes no group."""

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

# Chosen on the 66 training stories, for fewer pairs of which one is in no gold claim and as many counts right.
_NEAR = 0.65
"""Cosine of their sentences below which one word or one common number in both says little."""
_NEGATED = 0.4
"""Chance below which a negation or a denial that only one of them has makes two claims of them."""
_EVEN = 0.5
"""Chance below which a demand is not what another asserts, a report puts no thing twice in other words, and what is
told of two times is not one thing."""
_LIKELY = 0.7
"""The same where both times are single days."""


def rather_two(one: Facts, other: Facts, *, chance: float, compared: Compared | None, cosine: float) -> bool:
    """Whether two assertions that are alike with a ``chance``, 0 to 1, put two claims; the same whichever is first.

    ``cosine`` is how close the vectors of their sentences lie.
    """
    a, b = one.assertion, other.assertion
    denied = [x.modality is Modality.DENIED for x in (a, b)]
    if chance < _NEGATED and (denied[0] != denied[1] or (a.polarity is not b.polarity and not any(denied))):
        return True  # "has not agreed to" is not what somebody asks for
    if chance < _EVEN and (a.modality is Modality.REQUESTED) != (b.modality is Modality.REQUESTED):
        return True
    if chance < _EVEN and one.known.article.id == other.known.article.id:
        return True
    if _of_two_times(one, other, chance=chance) and not (compared and compared.equal and compared.is_rare):
        return True
    return _share_little(one, other, chance=chance, compared=compared, cosine=cosine)


def _of_two_times(one: Facts, other: Facts, *, chance: float) -> bool:
    """Whether the times they speak of keep them apart: a bridge closed on 5 April, and reopened on 2 May."""
    exact = all(f.days is not None and f.days[0] == f.days[1] for f in (one, other))
    return chance < (_LIKELY if exact else _EVEN) and times_apart(one, other)


def _share_little(one: Facts, other: Facts, *, chance: float, compared: Compared | None, cosine: float) -> bool:
    """Whether they have nothing in common but names, a year, one word in unlike sentences, or a number often met."""
    if one.frames & other.frames or (compared is not None and compared.equal and compared.is_rare):
        return False
    plain = [word for word in plain_shared(one, other) if "." not in word]  # "u.s." is a name
    spoken = [word for word in plain if not word.isdigit()]
    if {q.value for q in one.assertion.quantities} & {q.value for q in other.assertion.quantities}:
        few = not plain
    elif not plain or (chance < _EVEN and all(_YEAR.fullmatch(word) for word in plain)):
        return True
    else:
        few = len(spoken) <= 1
    return few and cosine < _NEAR
