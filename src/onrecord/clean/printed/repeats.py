"""Find passages that a page prints twice."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from rapidfuzz import fuzz

from onrecord.model import Kind, Span
from onrecord.text import fold, words

_TELLING = frozenset({Kind.TITLE, Kind.DEK, Kind.SUBHEAD, Kind.TEXT, Kind.SOCIAL_POST, Kind.CAPTION, Kind.TEASER})
_RUN = 5
_LEAST_WORDS = 8
_LIKE = 90.0
_COMPARE = 5000
_PART = 0.9
"""Share of a passage's runs of words that stand in a longer one, of which it is a part."""
_SET_APART = frozenset({Kind.TEXT, Kind.CAPTION})
"""What a pull quote is taken for; a standfirst or a subhead says beforehand what the text says, and is none."""

_Words = tuple[str, ...]


def find_repeats(text: str, spans: Sequence[tuple[Span, Kind]]) -> dict[Span, Span]:
    """For each passage that repeats an earlier one, word for word or nearly, the earlier one.

    A pull quote repeats the paragraph that it is from, whichever of the two comes first.

    Exact repeats are found by their folded text; near ones share at least half of their runs of five words and are then
    compared in full (rapidfuzz ratio of at least 90). Time is linear in the text: of each run of words only the first
    passage that had it is kept.
    """
    exact: dict[str, Span] = {}
    owner: dict[_Words, Span] = {}
    found: dict[Span, Span] = {}
    sizes: dict[Span, int] = {}
    for span, kind in spans:
        if kind not in _TELLING:
            continue
        key = fold(span.cut(text))
        if key in exact:
            if len(key.split()) > 1:
                found[span] = exact[key]
            continue
        exact[key] = span
        said = words(key)
        if len(said) < _LEAST_WORDS:
            continue
        runs = {tuple(said[i : i + _RUN]) for i in range(len(said) - _RUN + 1)}
        near = _nearest(runs, owner)
        if near is not None and (_is_like(text, span, near) or (kind in _SET_APART and _is_part(runs, near, owner))):
            found[span] = exact[key] = found.get(near, near)
        elif kind is Kind.TEXT:
            for part in _parts(runs, owner, sizes):
                found.setdefault(part, span)
        if kind in _SET_APART:
            sizes[span] = len(runs)
        for run in sorted(runs):
            owner.setdefault(run, span)
    return {span: _first_of(one, found) for span, one in found.items()}


def _first_of(span: Span, found: Mapping[Span, Span]) -> Span:
    while span in found:
        span = found[span]
    return span


def _is_part(runs: Set[_Words], near: Span, owner: Mapping[_Words, Span]) -> bool:
    return sum(owner.get(run) == near for run in runs) >= _PART * len(runs)


def _parts(runs: Set[_Words], owner: Mapping[_Words, Span], sizes: Mapping[Span, int]) -> list[Span]:
    """Shorter passages above, nearly all of which a passage has."""
    counts = Counter(owner[run] for run in runs if run in owner)
    return [span for span, common in counts.items() if span in sizes and common >= _PART * sizes[span]]


def _nearest(runs: Set[_Words], owner: Mapping[_Words, Span]) -> Span | None:
    counts = Counter(owner[run] for run in runs if run in owner)
    if not counts:
        return None
    best = max(counts.items(), key=lambda item: (item[1], -item[0].start))
    return best[0] if best[1] * 2 >= len(runs) else None


def _is_like(text: str, one: Span, other: Span) -> bool:
    if not 0.6 <= len(one) / max(1, len(other)) <= 1.67:
        return False
    if len(one) > _COMPARE:  # the runs in common have decided it; a full comparison would be quadratic
        return True
    return fuzz.ratio(fold(one.cut(text)), fold(other.cut(text))) >= _LIKE
