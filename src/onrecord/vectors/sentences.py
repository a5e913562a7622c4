"""The exported sentence encoder in onnxruntime, and its vectors as bytes."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from onrecord.vectors.wordpiece import shipped_pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIZE = 384
"""Numbers in a vector."""

LONGEST = 80
"""Word pieces of a text that are read, as in training; nine of ten sentences of news are shorter."""

_FIRST, _LAST = 101, 102  # [CLS] and [SEP] of the vocabulary

_MOST_KNOWN = 1 << 12
"""Sentences whose vectors are kept, six megabytes: copies of one text follow each other through a process."""

Floats: TypeAlias = "NDArray[np.float32]"
# numpy takes a tenth of a second to load, which commands that compare nothing need not pay.


def vectors_of(texts: Sequence[str]) -> "Floats":
    """Unit vectors, (len(texts), SIZE); a text without a word gets zeros. Time grows with the words.

    A text has the same bytes on one machine whatever stands beside it; another processor may round another way.
    """
    import numpy as np  # noqa: PLC0415

    pieces = shipped_pieces()
    found = np.zeros((len(texts), SIZE), np.float32)
    for row, text in zip(found, texts, strict=True):
        ids = [piece for word in pieces(text.split()) for piece in word][: LONGEST - 2]
        if ids:
            row[:] = _vector(tuple(ids))
    return found


@lru_cache(maxsize=_MOST_KNOWN)
def _vector(ids: tuple[int, ...]) -> "Floats":
    """The vector of one text. Several a call would be padded to one width, which costs more than the calls do.

    They would also share the range that int8 is spread over, so that a text's vector hung on its neighbours.
    """
    import numpy as np  # noqa: PLC0415

    row = np.array([[_FIRST, *ids, _LAST]], np.int64)
    vector: Floats = _session().run(None, {"ids": row, "mask": np.ones_like(row)})[0][0]
    return vector


def loaded() -> None:
    """Load the net now rather than with the first text."""
    _session()
    shipped_pieces()


@cache
def _session() -> Any:  # onnxruntime has no types
    """The net that comes with the package, loaded once a process."""
    import onnxruntime  # noqa: PLC0415  # a fifth of a second, which commands that only read a record need not pay

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # articles run beside each other instead
    options.log_severity_level = 3
    path = Path(__file__).parent / "weights" / "sentences.onnx"
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def packed(vectors: "Floats") -> list[bytes]:
    """Each row as SIZE signed bytes, its largest number as 127; b"" for zeros. Only the direction is kept."""
    import numpy as np  # noqa: PLC0415

    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=0.0)
    rows = np.rint(vectors * 127 / np.where(largest > 0, largest, 1)).astype(np.int8)
    return [row.tobytes() if top else b"" for row, top in zip(rows, largest[:, 0], strict=True)]


def unpacked(rows: Sequence[bytes]) -> "Floats":
    """Unit vectors again, (len(rows), SIZE), zeros for b""."""
    import numpy as np  # noqa: PLC0415

    found = _whole(rows)
    norms = np.sqrt((found * found).sum(axis=1, keepdims=True))
    return (found / np.where(norms > 0, norms, 1)).astype(np.float32)


def _whole(rows: Sequence[bytes]) -> "Floats":
    """The whole numbers that vectors are packed in, zeros for b""."""
    import numpy as np  # noqa: PLC0415

    missing = bytes(SIZE)
    joined = b"".join([row or missing for row in rows])
    return np.frombuffer(joined, np.int8).reshape(len(rows), SIZE).astype(np.float32)


@lru_cache(maxsize=1 << 12)  # whoever asks for two sentences asks for the same ones again soon
def cosine(one: bytes, other: bytes) -> float:
    """How close two packed vectors lie, -1 to 1; 0 where one of them is missing."""
    if not one or not other:
        return 0.0
    import numpy as np  # noqa: PLC0415

    a, b = np.frombuffer(one, np.int8).astype(np.int32), np.frombuffer(other, np.int8).astype(np.int32)
    return float(a @ b / np.sqrt(float(a @ a) * float(b @ b)))


def cosines(
    ones: Sequence[bytes], others: Sequence[bytes], pairs: "tuple[NDArray[np.int64], NDArray[np.int64]]"
) -> "NDArray[np.float64]":
    """What ``cosine`` gives for pairs of places in the two lists, to the last bit."""
    import numpy as np  # noqa: PLC0415

    tables = [_whole(rows) for rows in (ones, others)]
    # Sums of whole numbers, so that they are the same in any order. Without BLAS, whose threads cost more than they
    # bring where several processes share a few cores.
    squares = [np.einsum("ij,ij->i", table, table).astype(np.float64) for table in tables]
    both = np.einsum("ij,ij->i", tables[0][pairs[0]], tables[1][pairs[1]]).astype(np.float64)
    lengths = np.sqrt(squares[0][pairs[0]] * squares[1][pairs[1]])
    return np.asarray(np.divide(both, lengths, out=np.zeros(len(both)), where=lengths > 0))
