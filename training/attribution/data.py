"""Articles as windows of word pieces, and the gold pieces of every annotation file on the package's words."""

import gzip
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from training.attribution.features import Words, edges, places, quoted, shape
from training.attribution.labels import ROLES, Piece

LONGEST_WORD = 8
"""Word pieces kept of one word: addresses can have hundreds."""


@dataclass(slots=True)
class Gold:
    """One annotation file. ``spans`` and ``tokens`` are of the corpus's own tokens, the rest of our words."""

    annotator: str
    tokens: list[tuple[int, int]]
    spans: dict[str, set[tuple[int, int]]]
    pieces: list[Piece]
    cue_of: list[int]
    """For every piece the number of the piece that is its cue; -1 for a cue and where there is none."""
    attributions: list[dict[str, list[tuple[int, int]]]]


@dataclass(slots=True)
class Item:
    """An article ready for the net; lists run over words."""

    name: str
    text: str
    start: list[int]
    end: list[int]
    words: Words
    pieces: list[list[int]]
    features: dict[str, list[int]]
    gold: list[Gold] = field(default_factory=list)


class Cuttable(Protocol):
    """What can be cut into windows."""

    words: Words
    pieces: list[list[int]]


@dataclass(slots=True)
class Vocabulary:
    """Numbers of tags and dependency labels; 0 is for those never seen."""

    tag: dict[str, int]
    dep: dict[str, int]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def vocabulary(path: Path) -> Vocabulary:
    """All tags and labels of a prepared split, by name."""
    tags: set[str] = set()
    deps: set[str] = set()
    for row in rows(path):
        tags.update(row["tag"])
        deps.update(row["dep"])
    return Vocabulary({t: n for n, t in enumerate(sorted(tags), 1)}, {d: n for n, d in enumerate(sorted(deps), 1)})


def word_range(start: Sequence[int], end: Sequence[int], span: tuple[int, int]) -> tuple[int, int]:
    """The words that a stretch of characters touches."""
    return bisect_left(end, span[0] + 1), bisect_left(start, span[1])


def labelled_spans(labels: Sequence[str]) -> dict[str, set[tuple[int, int]]]:
    """The contiguous spans of BIO labels, by role."""
    spans: dict[str, set[tuple[int, int]]] = {role: set() for role in ROLES}
    begin, role = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if role and label != f"I-{role}":
            spans[role].add((begin, i))
            role = ""
        if label.startswith("B-"):
            begin, role = i, label[2:]
    return spans


def gold_of(row: dict[str, Any], start: Sequence[int], end: Sequence[int]) -> Gold:
    tokens = [(int(b), int(e)) for b, e in row["char"]]
    pieces: list[Piece] = []
    cue_of: list[int] = []
    attributions = []
    for said in row["attributions"]:
        chars = {role: [(tokens[b][0], tokens[e - 1][1]) for b, e in said[role]] for role in ROLES}
        attributions.append(chars)
        cue = -1
        for role in ("cue", "source", "content"):
            for span in chars[role]:
                begin, stop = word_range(start, end, span)
                if begin >= stop:
                    continue
                pieces.append((begin, stop, role))
                cue_of.append(-1 if role == "cue" else cue)
                if role == "cue" and cue < 0:
                    cue = len(pieces) - 1
    return Gold(row["annotator"], tokens, labelled_spans(row["labels"]), pieces, cue_of, attributions)


def piece_ids(tokenizer: Any, forms: Sequence[str]) -> list[list[int]]:
    """Word pieces of every word; a word that leaves nothing is unknown."""
    encoding = tokenizer.encode(list(forms), is_pretokenized=True, add_special_tokens=False)
    found: list[list[int]] = [[] for _ in forms]
    for number, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word is not None and len(found[word]) < LONGEST_WORD:
            found[word].append(number)
    unknown = tokenizer.token_to_id("[UNK]")
    return [ids or [unknown] for ids in found]


def item_of(row: dict[str, Any], tokenizer: Any, vocabulary: Vocabulary) -> Item:
    forms = [row["text"][b:e] for b, e in zip(row["start"], row["end"], strict=True)]
    words = Words(forms, row["tag"], row["dep"], row["head"], row["sentence"], row["block"])
    features = {
        "shape": [shape(f) for f in forms],
        "quote": quoted(forms, words.block),
        "place": places(words.sentence, words.block),
        "tag": [vocabulary.tag.get(t, 0) for t in words.tag],
        "dep": [vocabulary.dep.get(d, 0) for d in words.dep],
        "edge": edges(words.dep, words.head),
        "head": list(words.head),
    }
    return Item(row["article"], row["text"], row["start"], row["end"], words, piece_ids(tokenizer, forms), features)


def load(prepared: Path, data: Path, split: str, *, tokenizer: Any, vocabulary: Vocabulary) -> list[Item]:
    """All articles of a split that have words, with the gold of their annotators in order of name."""
    gold: dict[str, list[dict[str, Any]]] = {}
    labelled = data / f"{split}.jsonl.gz"
    for row in rows(labelled) if labelled.exists() else ():
        gold.setdefault(row["article"], []).append(row)
    items = []
    for row in rows(prepared / f"{split}.words.jsonl.gz"):
        item = item_of(row, tokenizer, vocabulary)
        for one in sorted(gold.get(item.name, ()), key=lambda r: str(r["annotator"])):
            item.gold.append(gold_of(one, item.start, item.end))
        items.append(item)
    return items


def windows(item: Cuttable, limit: int, first_limit: int | None = None) -> list[tuple[int, int]]:
    """Half-open word ranges of at most ``limit`` word pieces: whole paragraphs, else whole sentences, else words.

    ``first_limit`` makes the first window smaller, so that training sees the borders in other places every time.
    """
    sizes = [len(p) for p in item.pieces]
    found: list[tuple[int, int]] = []
    begin, used, room = 0, 0, first_limit or limit
    for lo, hi in _units(item, sizes, limit):
        size = sum(sizes[lo:hi])
        if used and used + size > room:
            found.append((begin, lo))
            begin, used, room = lo, 0, limit
        used += size
    if used:
        found.append((begin, len(sizes)))
    return found


def _units(item: Cuttable, sizes: Sequence[int], limit: int) -> Iterator[tuple[int, int]]:
    """Paragraphs, broken into sentences and then into words where they are longer than a window."""
    for lo, hi in _runs(item.words.block, 0, len(sizes)):
        if sum(sizes[lo:hi]) <= limit:
            yield lo, hi
            continue
        for begin, stop in _runs(item.words.sentence, lo, hi):
            if sum(sizes[begin:stop]) <= limit:
                yield begin, stop
            else:
                yield from ((i, i + 1) for i in range(begin, stop))


def _runs(keys: Sequence[int], lo: int, hi: int) -> Iterator[tuple[int, int]]:
    begin = lo
    for i in range(lo + 1, hi + 1):
        if i == hi or keys[i] != keys[begin]:
            if begin < i:
                yield begin, i
            begin = i


def batches(sizes: Iterable[int], budget: int) -> list[list[int]]:
    """Numbers of windows in groups of like size, each at most ``budget`` pieces when padded."""
    order = sorted(enumerate(sizes), key=lambda p: (p[1], p[0]))
    found: list[list[int]] = []
    group: list[int] = []
    for number, size in order:
        if group and size * (len(group) + 1) > budget:
            found.append(group)
            group = []
        group.append(number)
    if group:
        found.append(group)
    return found
