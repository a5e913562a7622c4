"""Attributions by the exported net: onnxruntime, tokenizers and numpy, no torch. Meant to move into the package."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.attribution.data import Vocabulary, batches, piece_ids, windows
from training.attribution.features import Words, edges, places, quoted, shape
from training.attribution.labels import NUMBER, Piece, to_pieces

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

FEATURES = ("shape", "quote", "place", "tag", "dep", "edge", "head")
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


@dataclass(slots=True)
class Readied:
    """An article as the windows need it."""

    words: Words
    pieces: list[list[int]]
    features: dict[str, list[int]]


class Tagger:
    """The net, loaded once. ``limit`` is how many word pieces it sees at a time, ``budget`` how many go in one call."""

    def __init__(self, folder: Path, *, file: str = "tagger.int8.onnx", threads: int = 1) -> None:
        # Half of the start-up time, and not needed to test the rest.
        onnxruntime, tokenizers = import_module("onnxruntime"), import_module("tokenizers")

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(folder / file), options, providers=["CPUExecutionProvider"])
        self.tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        with np.load(folder / "joining.npz") as held:
            self.weights: dict[str, Floats] = {name: held[name] for name in held.files}
        numbers = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
        self.vocabulary = Vocabulary(numbers["tag"], numbers["dep"])
        self.limit, self.budget = 160, 160

    def readied(self, words: Words) -> Readied:
        features = {
            "shape": [shape(f) for f in words.form],
            "quote": quoted(words.form, words.block),
            "place": places(words.sentence, words.block),
            "tag": [self.vocabulary.tag.get(t, 0) for t in words.tag],
            "dep": [self.vocabulary.dep.get(d, 0) for d in words.dep],
            "edge": edges(words.dep, words.head),
            "head": list(words.head),
        }
        return Readied(words, piece_ids(self.tokenizer, words.form), features)

    def __call__(self, words: Words) -> list[Said]:
        """The attributions of one article, in the order of their cues."""
        if not words.form:
            return []
        item = self.readied(words)
        cuts = windows(item, self.limit)
        sizes = [sum(map(len, item.pieces[lo:hi])) for lo, hi in cuts]
        found: list[Said] = []
        for group in batches(sizes, self.budget):
            found += self._read(item, [cuts[n] for n in group])
        return sorted(found, key=lambda s: s.cue.piece)

    def _read(self, item: Readied, cuts: Sequence[tuple[int, int]]) -> Iterator[Said]:
        inputs = tensors(item, cuts)
        state, scores = self.session.run(None, inputs)
        for row, (lo, hi) in enumerate(cuts):
            here = scores[row, : hi - lo]
            tags, sure = viterbi(here, self.weights), marginals(here, self.weights)
            places_here = item.features["place"][lo:hi]
            for said in joined(to_pieces(tags), sure, state[row], places_here=places_here, weights=self.weights):
                yield _moved(said, lo)


def _padded(lists: Sequence[Sequence[int]]) -> Ints:
    found = np.zeros((len(lists), max(map(len, lists))), np.int64)
    for row, values in enumerate(lists):
        found[row, : len(values)] = values
    return found


def tensors(item: Readied, cuts: Sequence[tuple[int, int]]) -> dict[str, Ints]:
    """Padded inputs of some windows of an article."""
    ids = [[p for word in item.pieces[lo:hi] for p in word] for lo, hi in cuts]
    owner = [[n for n, word in enumerate(item.pieces[lo:hi]) for _ in word] for lo, hi in cuts]
    first = []
    for lo, hi in cuts:
        counts = [len(word) for word in item.pieces[lo:hi]]
        first.append([0, *np.cumsum(counts[:-1]).tolist()])
    found = {"ids": _padded(ids), "owner": _padded(owner), "first": _padded(first)}
    found["pieces"] = np.array([len(x) for x in ids], np.int64)
    found["words"] = np.array([hi - lo for lo, hi in cuts], np.int64)
    for name in FEATURES:
        lists = [item.features[name][lo:hi] for lo, hi in cuts]
        if name == "head":
            lists = [[i + h if 0 <= i + h < len(row) else i for i, h in enumerate(row)] for row in lists]
        found[name] = _padded(lists)
    return found


def viterbi(scores: Floats, weights: dict[str, Floats]) -> list[int]:
    """The likeliest tags of one window."""
    alpha = weights["begin"] + scores[0]
    backs = []
    for row in scores[1:]:
        ways = alpha[:, None] + weights["step"]
        backs.append(ways.argmax(0))
        alpha = ways.max(0) + row
    way = [int((alpha + weights["end"]).argmax())]
    for back in reversed(backs):
        way.append(int(back[way[-1]]))
    return way[::-1]


def _logsumexp(values: Floats) -> Floats:
    top = values.max(0)
    return np.asarray(top + np.log(np.exp(values - top).sum(0)), np.float32)


def marginals(scores: Floats, weights: dict[str, Floats]) -> Floats:
    """The probability of every tag of every word (forward and backward sums)."""
    ahead, back = np.empty_like(scores), np.empty_like(scores)
    ahead[0] = weights["begin"] + scores[0]
    for i in range(1, len(scores)):
        ahead[i] = _logsumexp(ahead[i - 1][:, None] + weights["step"]) + scores[i]
    back[-1] = weights["end"]
    turned = weights["step"].T
    for i in range(len(scores) - 2, -1, -1):
        back[i] = _logsumexp((back[i + 1] + scores[i + 1])[:, None] + turned)
    total = _logsumexp(ahead[-1] + weights["end"])
    return np.asarray(np.exp(ahead + back - total), np.float32)


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
    cue = np.maximum(_ends(cues, state) @ weights["cue_w"].T + weights["cue_b"], 0)
    ends = _ends(rest, state)
    both = []
    for k in range(2):
        child = np.maximum(ends @ weights[f"child{k}_w"].T + weights[f"child{k}_b"], 0)
        both.append(child @ weights[f"bilinear{k}"] @ cue.T)
    score = np.where(kind[:, None] == 0, both[0], both[1])
    place = (cue_at[None, :] < span_at[:, None]).sum(-1)
    off = np.clip(np.arange(len(cues))[None, :] - place[:, None], -NEAR, NEAR) + NEAR
    borders, paragraphs = (np.cumsum([p >= least for p in places_here]) for least in (1, 2))
    between = borders[cue_at][None, :] != borders[span_at][:, None]
    apart = paragraphs[cue_at][None, :] != paragraphs[span_at][:, None]
    score = score + weights["near"][(kind[:, None] * (2 * NEAR + 1) + off) * 3 + between.astype(int) + apart]
    score = np.exp(score - score.max(-1, keepdims=True))
    return np.asarray(score / score.sum(-1, keepdims=True), np.float32)


def _ends(pieces: Sequence[Piece], state: Floats) -> Floats:
    first, last = [p[0] for p in pieces], [p[1] - 1 for p in pieces]
    return np.concatenate([state[first], state[last]], -1)


def _moved(said: Said, by: int) -> Said:
    def move(one: Scored) -> Scored:
        begin, end, role = one.piece
        return Scored((begin + by, end + by, role), one.score)

    return Said(said.source and move(said.source), move(said.cue), tuple(map(move, said.content)), said.pairing)


def spans_of(said: Iterable[Said], start: Sequence[int], end: Sequence[int]) -> list[dict[str, Any]]:
    """Attributions as character spans by role."""

    def chars(one: Scored) -> tuple[int, int]:
        return start[one.piece[0]], end[one.piece[1] - 1]

    return [
        {
            "source": [chars(s.source)] if s.source else [],
            "cue": [chars(s.cue)],
            "content": [chars(c) for c in s.content],
        }
        for s in said
    ]
