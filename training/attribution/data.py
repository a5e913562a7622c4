"""Articles as windows of word pieces, and the gold pieces of every annotation file on the package's words."""

import gzip
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from onrecord.attribute.tagger.features import Words, features_of
from onrecord.attribute.tagger.labels import ROLES, Piece
from onrecord.vectors.wordpiece import WordPieces


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


def item_of(row: dict[str, Any], word_pieces: WordPieces, vocabulary: Vocabulary) -> Item:
    forms = [row["text"][b:e] for b, e in zip(row["start"], row["end"], strict=True)]
    words = Words(forms, row["tag"], row["dep"], row["head"], row["sentence"], row["block"])
    features = features_of(words, asdict(vocabulary))
    return Item(row["article"], row["text"], row["start"], row["end"], words, word_pieces(forms), features)


def load(prepared: Path, data: Path, split: str, *, word_pieces: WordPieces, vocabulary: Vocabulary) -> list[Item]:
    """All articles of a split that have words, with the gold of their annotators in order of name."""
    gold: dict[str, list[dict[str, Any]]] = {}
    labelled = data / f"{split}.jsonl.gz"
    for row in rows(labelled) if labelled.exists() else ():
        gold.setdefault(row["article"], []).append(row)
    items = []
    for row in rows(prepared / f"{split}.words.jsonl.gz"):
        item = item_of(row, word_pieces, vocabulary)
        for one in sorted(gold.get(item.name, ()), key=lambda r: str(r["annotator"])):
            item.gold.append(gold_of(one, item.start, item.end))
        items.append(item)
    return items


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
