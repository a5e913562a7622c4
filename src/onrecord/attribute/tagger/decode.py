"""From scores to attributions: the likeliest tags, how sure they are, and which cue owns which span."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.tagger.labels import NUMBER, Piece, to_pieces

Floats = NDArray[np.float32]

NEAR = 6
"""Cues further off than this many cues are all the same distance."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A stretch of words with its role, and the mean probability of its first and last tags."""

    piece: Piece
    score: float


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution in word numbers. ``pairing`` is the least probability of its parts belonging to the cue."""

    source: Scored | None
    cue: Scored
    content: tuple[Scored, ...]
    pairing: float


def decoded(
    windows: Sequence[tuple[Floats, Floats]], places: Sequence[Sequence[int]], *, weights: dict[str, Floats]
) -> Iterator[list[Said]]:
    """The attributions of each window from its scores (words, tags) and its words in context (words, width)."""
    scores = [window for window, _ in windows]
    for n, (tags, sure) in enumerate(zip(viterbi(scores, weights), marginals(scores, weights), strict=True)):
        yield list(joined(to_pieces(tags), sure, windows[n][1], places_here=places[n], weights=weights))


def viterbi(windows: Sequence[Floats], weights: dict[str, Floats]) -> list[list[int]]:
    """The likeliest tags of each window, from its scores (words, tags)."""
    table, counts = _side_by_side(windows)
    step, end = weights["step"], weights["end"]
    alpha = weights["begin"] + table[0]
    backs = []
    for row, some in zip(table[1:], counts[1:], strict=True):
        ways = alpha[:some, :, None] + step
        backs.append(ways.argmax(1).tolist())
        alpha[:some] = np.maximum.reduce(ways, 1) + row[:some]
    found: list[list[int]] = [[] for _ in windows]
    for place, (n, last) in enumerate(zip(_longest_first(windows), (alpha + end).argmax(1).tolist(), strict=True)):
        way = [last]
        for back in reversed(backs[: len(windows[n]) - 1]):
            way.append(back[place][way[-1]])
        found[n] = way[::-1]
    return found


def marginals(windows: Sequence[Floats], weights: dict[str, Floats]) -> list[Floats]:
    """The probability of every tag of every word (forward and backward sums, each made to add up to one)."""
    table, counts = _side_by_side([w - w.max(1, keepdims=True) for w in windows])
    # In double precision e to the -300 leaves room for a step; no net tells tags further apart.
    here = np.exp(np.maximum(table.astype(np.float64), -300.0))
    begin, step, end = (np.exp(weights[name].astype(np.float64)) for name in ("begin", "step", "end"))
    ahead, back = np.empty_like(here), np.empty_like(here)
    back[:] = end
    ahead[0] = begin * here[0]
    for i, some in enumerate(counts[1:], start=1):
        now = ahead[i - 1, :some] @ step
        now *= here[i, :some]
        now /= np.add.reduce(now, 1, keepdims=True)
        ahead[i, :some] = now
    for i in range(len(counts) - 1, 0, -1):
        some = counts[i]
        then = (back[i, :some] * here[i, :some]) @ step.T
        then /= np.add.reduce(then, 1, keepdims=True)
        back[i - 1, :some] = then
    found: list[Floats] = [np.empty(0, np.float32)] * len(windows)
    for place, n in enumerate(_longest_first(windows)):
        both = ahead[: len(windows[n]), place] * back[: len(windows[n]), place]
        found[n] = np.asarray(both / both.sum(1, keepdims=True), np.float32)
    return found


def _longest_first(windows: Sequence[Floats]) -> list[int]:
    return sorted(range(len(windows)), key=lambda n: (-len(windows[n]), n))


def _side_by_side(windows: Sequence[Floats]) -> tuple[Floats, list[int]]:
    """(words, windows, tags), the longest window first, and how many windows have so many words: no word is masked.

    One step of numpy over all windows costs little more than over one.
    """
    order = _longest_first(windows)
    table = np.zeros((len(windows[order[0]]), len(windows), windows[0].shape[1]), np.float32)
    for place, n in enumerate(order):
        table[: len(windows[n]), place] = windows[n]
    lengths = np.array([len(w) for w in windows])
    return table, (lengths[None, :] > np.arange(len(table))[:, None]).sum(1).tolist()


def joined(
    pieces: Sequence[Piece], sure: Floats, state: Floats, *, places_here: Sequence[int], weights: dict[str, Floats]
) -> Iterator[Said]:
    """Give every source and content to its cue; a cue keeps its likeliest source, and needs content."""
    cues = [p for p in pieces if p[2] == "cue"]
    if not cues:
        return
    rest = [p for p in pieces if p[2] != "cue"]
    votes = (
        ownership(cues, rest, state, places_here=places_here, weights=weights)
        if rest
        else np.zeros((0, len(cues)), np.float32)
    )
    scored = {p: Scored(p, _sureness(p, sure)) for p in pieces}
    for n, cue in enumerate(cues):
        own = [(float(votes[m, n]), p) for m, p in enumerate(rest) if int(votes[m].argmax()) == n]
        sources = sorted((o for o in own if o[1][2] == "source"), reverse=True)[:1]
        contents = [o for o in own if o[1][2] == "content"]
        if contents:
            yield Said(
                scored[sources[0][1]] if sources else None,
                scored[cue],
                tuple(scored[p] for _, p in contents),
                min(v for v, _ in (*sources, *contents)),
            )


def _sureness(piece: Piece, sure: Floats) -> float:
    begin, end, role = piece
    if end - begin == 1:
        return float(sure[begin, NUMBER[f"S-{role}"]])
    return float((sure[begin, NUMBER[f"B-{role}"]] + sure[end - 1, NUMBER[f"E-{role}"]]) / 2)


def ownership(
    cues: Sequence[Piece],
    rest: Sequence[Piece],
    state: Floats,
    *,
    places_here: Sequence[int],
    weights: dict[str, Floats],
) -> Floats:
    """Probabilities (spans, cues) that a source or content belongs to a cue."""
    cue_at, span_at = np.array([c[0] for c in cues]), np.array([p[0] for p in rest])
    kind = np.array([int(p[2] == "content") for p in rest])
    cue = np.maximum(_times(_ends(cues, state), weights["cue_w"]) + weights["cue_b"], 0)
    ends = _ends(rest, state)
    score = np.empty((len(rest), len(cues)), np.float32)
    for k in range(2):
        here = kind == k
        child = np.maximum(_times(ends[here], weights[f"child{k}_w"]) + weights[f"child{k}_b"], 0)
        score[here] = _times(_times(child, weights[f"bilinear{k}"].T), cue)
    place = (cue_at[None, :] < span_at[:, None]).sum(-1)
    off = np.clip(np.arange(len(cues))[None, :] - place[:, None], -NEAR, NEAR) + NEAR
    borders, paragraphs = (np.cumsum([p >= least for p in places_here]) for least in (1, 2))
    between = borders[cue_at][None, :] != borders[span_at][:, None]
    apart = paragraphs[cue_at][None, :] != paragraphs[span_at][:, None]
    score = score + weights["near"][(kind[:, None] * (2 * NEAR + 1) + off) * 3 + between.astype(int) + apart]
    score = np.exp(score - score.max(-1, keepdims=True))
    return np.asarray(score / score.sum(-1, keepdims=True), np.float32)


def _times(one: Floats, other: Floats) -> Floats:
    """``one @ other.T`` without BLAS, whose threads take longer to meet than such small matrices to multiply."""
    return np.asarray(np.einsum("ik,jk->ij", one, other), np.float32)


def _ends(pieces: Sequence[Piece], state: Floats) -> Floats:
    first, last = [p[0] for p in pieces], [p[1] - 1 for p in pieces]
    return np.concatenate([state[first], state[last]], -1)


def moved(said: Said, by: int) -> Said:
    """The same attribution, ``by`` words further on."""

    def move(one: Scored) -> Scored:
        begin, end, role = one.piece
        return Scored((begin + by, end + by, role), one.score)

    return Said(said.source and move(said.source), move(said.cue), tuple(map(move, said.content)), said.pairing)
