"""The exported sentence encoder in onnxruntime, and its vectors as bytes."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.vectors.wordpiece import shipped_pieces

SIZE = 384
"""Numbers in a vector."""

LONGEST = 80
"""Word pieces of a text that are read, as in training; nine of ten sentences of news are shorter."""

_BATCH = 16
_FIRST, _LAST, _PAD = 101, 102, 0  # [CLS], [SEP] and [PAD] of the vocabulary

Floats = NDArray[np.float32]


def vectors_of(texts: Sequence[str]) -> Floats:
    """Unit vectors, (len(texts), SIZE); a text without a word gets zeros. Time grows with the words.

    The same list of texts gives the same bytes on one machine; another processor may round another way.
    """
    pieces = shipped_pieces()
    ids = [[piece for word in pieces(text.split()) for piece in word][: LONGEST - 2] for text in texts]
    found = np.zeros((len(texts), SIZE), np.float32)
    # Texts of like length go together: padding costs as much as words do.
    order = sorted((i for i in range(len(ids)) if ids[i]), key=lambda i: (len(ids[i]), i))
    for at in range(0, len(order), _BATCH):
        batch = order[at : at + _BATCH]
        found[batch] = _session().run(None, _tensors([ids[i] for i in batch]))[0]
    return found


def _tensors(ids: Sequence[Sequence[int]]) -> dict[str, NDArray[np.int64]]:
    width = max(map(len, ids)) + 2
    table = np.full((len(ids), width), _PAD, np.int64)
    for row, pieces in zip(table, ids, strict=True):
        row[: len(pieces) + 2] = [_FIRST, *pieces, _LAST]
    return {"ids": table, "mask": (np.arange(width)[None, :] < [[len(p) + 2] for p in ids]).astype(np.int64)}


@cache
def _session() -> Any:  # onnxruntime has no types
    """The net that comes with the package, loaded once a process."""
    import onnxruntime  # noqa: PLC0415  # a fifth of a second, which commands that only read a record need not pay

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # articles run beside each other instead
    options.log_severity_level = 3
    path = Path(__file__).parent / "weights" / "sentences.onnx"
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def packed(vectors: Floats) -> list[bytes]:
    """Each row as SIZE signed bytes, its largest number as 127; b"" for zeros. Only the direction is kept."""
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=0.0)
    rows = np.rint(vectors * 127 / np.where(largest > 0, largest, 1)).astype(np.int8)
    return [row.tobytes() if top else b"" for row, top in zip(rows, largest[:, 0], strict=True)]


def unpacked(rows: Sequence[bytes]) -> Floats:
    """Unit vectors again, (len(rows), SIZE), zeros for b""."""
    found = np.zeros((len(rows), SIZE), np.float32)
    for at, row in enumerate(rows):
        if row:
            found[at] = np.frombuffer(row, np.int8)
    norms = np.sqrt((found * found).sum(axis=1, keepdims=True))
    return (found / np.where(norms > 0, norms, 1)).astype(np.float32)


def cosine(one: bytes, other: bytes) -> float:
    """How close two packed vectors lie, -1 to 1; 0 where one of them is missing."""
    if not one or not other:
        return 0.0
    a, b = np.frombuffer(one, np.int8).astype(np.int32), np.frombuffer(other, np.int8).astype(np.int32)
    return float(a @ b / np.sqrt(float(a @ a) * float(b @ b)))
