"""Matching predicted attributions with given ones, one to one, by shared words."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from onrecord.model import Span
from onrecord.text import word_spans

ROLES = ("source", "cue", "content")

Roles = dict[str, tuple[Span, ...]]
"""The spans of one attribution under the names in ROLES."""

Tokens = dict[str, frozenset[int]]
"""The same as numbers of the words covered. Punctuation is left out, so that habits with it do not count."""

_QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")


def tokens_of(text: str, attributions: Sequence[Mapping[str, tuple[Span, ...]]]) -> list[Tokens]:
    """For each attribution the words that its roles touch."""
    words = list(word_spans(text))
    starts, ends = [w.start for w in words], [w.end for w in words]

    def touched(spans: Sequence[Span]) -> frozenset[int]:
        found: set[int] = set()
        for span in spans:
            # A word is touched when it ends behind the start of the span and begins before its end.
            first = bisect_left(ends, span.start + 1)
            found.update(range(first, bisect_left(starts, span.end)))
        return frozenset(found)

    return [{role: touched(a[role]) for role in ROLES} for a in attributions]


def agree(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether the common words are at least half of both; two empty roles agree."""
    if not one and not other:
        return True
    common = len(one & other)
    return bool(common) and 2 * common >= len(one) and 2 * common >= len(other)


def all_agree(one: Tokens, other: Tokens) -> bool:
    """Whether source, cue and content all agree, and there is content."""
    return bool(other["content"]) and all(agree(one[role], other[role]) for role in ROLES)


def matched(
    ours: Sequence[Tokens], theirs: Sequence[Tokens], agrees: Callable[[Tokens, Tokens], bool] = all_agree
) -> dict[int, int]:
    """The largest one-to-one matching: number of theirs → number of ours (augmenting paths)."""
    near = [[j for j, other in enumerate(theirs) if agrees(one, other)] for one in ours]
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in near[i]:
            if j not in seen:
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    for i in range(len(ours)):
        place(i, set())
    return taken


def manner_of_text(text: str, content: Sequence[Span]) -> str:
    """Direct where more than nine tenths stand in double quotation marks, mixed where some do, else indirect."""
    cut = "".join(s.cut(text) for s in content)
    quoted = sum(len(found) for found in _QUOTED.findall(cut))
    if cut and quoted > 0.9 * len(cut):
        return "direct"
    return "mixed" if quoted else "indirect"
