"""The exported net in onnxruntime: words in, attributions out."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.tagger.decode import Floats, Said, decoded, moved
from onrecord.attribute.tagger.features import FEATURES, Words, features_of
from onrecord.attribute.tagger.windows import windows
from onrecord.vectors import shipped_pieces

LIMIT = 160
"""Word pieces that the net sees at a time, as it was trained."""

_TOGETHER = 32
"""Windows whose scores are held at a time."""

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Readied:
    """An article as the windows need it; lists run over words."""

    words: Words
    pieces: list[list[int]]
    features: dict[str, list[int]]


class Tagger:
    """The net of a folder that ``training.attribution.export`` wrote. Raises FileNotFoundError for another folder."""

    def __init__(self, folder: Path, *, limit: int = LIMIT) -> None:
        # A fifth of a second, which commands that only read a record need not pay.
        import onnxruntime  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # articles run beside each other instead
        options.log_severity_level = 3
        if not (folder / "tagger.onnx").is_file():
            raise FileNotFoundError(folder / "tagger.onnx")
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"]
        )
        with np.load(folder / "joining.npz") as held:
            self._weights: dict[str, Floats] = {name: held[name] for name in held.files}
        self._numbers: dict[str, dict[str, int]] = json.loads((folder / "vocabulary.json").read_text("utf-8"))
        self._pieces = shipped_pieces()
        self._limit = limit

    def __call__(self, words: Words) -> list[Said]:
        """The attributions of one article, in the order of their cues. Time grows with the number of words."""
        if not words.form:
            return []
        item = Readied(words, self._pieces(words.form), features_of(words, self._numbers))
        cut = windows(item, self._limit)
        some = (cut[at : at + _TOGETHER] for at in range(0, len(cut), _TOGETHER))
        return sorted((said for ranges in some for said in self._read(item, ranges)), key=lambda s: s.cue.piece)

    def _read(self, item: Readied, ranges: Sequence[tuple[int, int]]) -> Iterator[Said]:
        # One window a call: padding several to one length costs more than the calls do.
        found = [self._session.run(None, tensors(item, lo, hi)) for lo, hi in ranges]
        places = [item.features["place"][lo:hi] for lo, hi in ranges]
        read = decoded([(scores[0], state[0]) for state, scores in found], places, weights=self._weights)
        for (lo, _), here in zip(ranges, read, strict=True):
            yield from (moved(said, lo) for said in here)


@cache
def shipped() -> Tagger:
    """The tagger that comes with the package, loaded once a process."""
    return Tagger(Path(__file__).parent / "weights")


def tensors(item: Readied, lo: int, hi: int) -> dict[str, Ints]:
    """The inputs of one window of an article, as a batch of one row."""
    counts = np.array([len(word) for word in item.pieces[lo:hi]], np.int64)
    ids = [piece for word in item.pieces[lo:hi] for piece in word]
    found = {"ids": _row(ids), "owner": np.repeat(np.arange(hi - lo), counts)[None, :]}
    found["first"] = (np.cumsum(counts) - counts)[None, :]
    found["words"] = np.array([hi - lo], np.int64)
    found |= {name: _row(item.features[name][lo:hi]) for name in FEATURES}
    heads = found["head"] + np.arange(hi - lo)
    found["head"] = np.where((heads >= 0) & (heads < hi - lo), heads, np.arange(hi - lo))
    return found


def _row(values: Sequence[int]) -> Ints:
    return np.array(values, np.int64)[None, :]
