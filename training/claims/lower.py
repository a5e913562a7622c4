"""The states that the tagger's lower layers give the pieces of sentences: what ``training.claims.head`` begins from.

    python -m training.claims.lower WORDS.jsonl.gz OUT

WORDS are articles as ``training.attribution.prepare`` or ``training.claims.stories`` wrote them. Runs in the training
environment, on the net that the package keeps. OUT is a folder; it gets ``states.npy`` (pieces, 768) in half precision,
of each piece its own embedding and behind that its state after a lower layer, ``rows.npz`` (where each row's pieces
end, their numbers, its story) and ``texts.json``. A sentence is one row as it stands in its article, among its
neighbours; those of every sixth article without a story are one more without parse and neighbours, as questions come.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray

from onrecord.attribute import tagger
from onrecord.attribute.tagger import Words
from onrecord.attribute.tagger.features import features_of
from onrecord.attribute.tagger.net import LIMIT, Readied, tensors
from onrecord.attribute.tagger.windows import windows
from onrecord.vectors import shipped_pieces
from training.attribution.data import rows

AFTER = 3
"""The tagger's layer whose states are taken; after 2 or 4 the vectors were a little worse before any training."""

LONGEST = 78
"""Pieces of a sentence that are read: with the two that stand for its ends as many as the encoder reads."""

_STATES = f"/net/encoder/layers.{AFTER - 1}/norm2/LayerNormalization_output_0"
_OWN = "/net/encoder/word/Gather_output_0"
_BARE_EVERY = 6
_BARE = re.compile(r"\w+|[^\w\s]")

Floats = NDArray[np.float32]


@dataclass(slots=True)
class Told:
    """An article's words, and the text of each of its sentences by number."""

    story: str
    words: Words
    texts: dict[int, str]


def told(row: dict[str, Any]) -> Told:
    """A row of a prepared file."""
    text, start, end, number = row["text"], row["start"], row["end"], row["sentence"]
    words = Words([text[a:b] for a, b in zip(start, end, strict=True)], row["tag"], row["dep"], row["head"], number,
                  row["block"])  # fmt: skip
    runs = ((n, list(run)) for n, run in groupby(range(len(number)), key=number.__getitem__))
    return Told(row.get("story", ""), words, {n: text[start[run[0]] : end[run[-1]]] for n, run in runs})


def bare(article: Told) -> Iterator[Told]:
    """Each of its sentences by itself, without parse."""
    for text in article.texts.values():
        forms = _BARE.findall(text)[:LONGEST]
        none, zero = [""] * len(forms), [0] * len(forms)
        if forms:
            yield Told(article.story, Words(forms, none, none, zero, zero, zero), {0: text})


class Lower:
    """The package's tagger, asked for its lower states."""

    def __init__(self) -> None:
        folder = Path(tagger.__file__).parent / "weights"
        model = onnx.load(folder / "tagger.onnx")
        shape = ["rows", "long", 384]
        for name in (_OWN, _STATES):
            model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        with tempfile.TemporaryDirectory() as made:
            onnx.save(model, f"{made}/lower.onnx")
            self._session = onnxruntime.InferenceSession(f"{made}/lower.onnx", options)
        self._numbers = json.loads((folder / "vocabulary.json").read_text("utf-8"))

    def __call__(self, words: Words) -> Iterator[tuple[int, Floats, list[int]]]:
        """Number, states and pieces of each sentence."""
        item = Readied(words, shipped_pieces()(words.form), features_of(words, self._numbers))
        cut = windows(item, LIMIT)
        if not cut:
            return
        found = [self._session.run([_OWN, _STATES], tensors(item, lo, hi)) for lo, hi in cut]
        states = np.concatenate([np.concatenate([own[0], lower[0]], 1) for own, lower in found])
        ids = [piece for word in item.pieces for piece in word]
        owner = [n for n, word in zip(words.sentence, item.pieces, strict=True) for _ in word]
        for number, run in groupby(range(len(ids)), key=owner.__getitem__):
            some = list(run)[:LONGEST]
            yield number, states[some], [ids[i] for i in some]


@dataclass(slots=True)
class Kept:
    """What is written, row by row."""

    states: list[NDArray[np.float16]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    story: list[str] = field(default_factory=list)

    def add(self, lower: Lower, article: Told) -> None:
        for number, states, ids in lower(article.words):
            self.states.append(states.astype(np.float16))
            self.ids += ids
            self.ends.append(len(self.ids))
            self.texts.append(article.texts[number])
            self.story.append(article.story)


def main() -> None:
    path, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    lower, kept = Lower(), Kept()
    for number, article in enumerate(map(told, rows(path))):
        kept.add(lower, article)
        if not article.story and number % _BARE_EVERY == 0:
            for one in bare(article):
                kept.add(lower, one)
    np.save(out / "states.npy", np.concatenate(kept.states))
    np.savez(out / "rows.npz", ends=np.array(kept.ends), ids=np.array(kept.ids, np.int32), story=np.array(kept.story))
    (out / "texts.json").write_text(json.dumps(kept.texts), encoding="utf-8")


if __name__ == "__main__":
    main()
