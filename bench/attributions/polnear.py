"""PolNeAR as it is shipped: brat standoff beside the text, and tokens with BIO labels in ``<split>.jsonl.gz``."""

import gzip
import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.attributions.matching import ROLES, Roles
from onrecord.model import Span

Exact = set[tuple[int, int]]
"""Spans as half-open ranges of token numbers."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The tokens of one annotation file: offsets into the text, and the labelled spans of each role."""

    starts: list[int]
    ends: list[int]
    spans: dict[str, Exact]


@dataclass(frozen=True, slots=True)
class PolnearArticle:
    """One article; ``annotations`` and ``labelled`` by annotator, in the order of their names."""

    name: str
    text: str
    annotations: dict[str, list[Roles]]
    labelled: list[Labelled]


def load(data: Path, split: str) -> list[PolnearArticle]:
    """The articles of a split, by name. Raises FileNotFoundError when the folder has another shape."""
    labelled: dict[str, list[Labelled]] = {}
    with gzip.open(data / f"{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            labelled.setdefault(row["article"], []).append(_labelled(row))
    articles = []
    for path in sorted((data / split / "text").iterdir()):
        name = path.name.removesuffix(".txt")
        # Line ends stay as they are: offsets count them.
        text = path.read_bytes().decode("utf-8")
        files = sorted((data / split / "attributions").glob(f"{_escaped(name)}_*.ann"))
        annotations = {f.stem.removeprefix(f"{name}_"): _brat(f) for f in files}
        articles.append(PolnearArticle(name, text, annotations, labelled.get(name, [])))
    return articles


def _escaped(name: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", name)


def _brat(path: Path) -> list[Roles]:
    spans: dict[str, list[Span]] = {}
    events: list[str] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        fields = line.rstrip("\r").split("\t")
        if len(fields) < 2:
            continue  # the text of a span may hold a line end
        if fields[0].startswith("T"):
            _, _, ranges = fields[1].partition(" ")
            spans[fields[0]] = [Span(*map(int, r.split())) for r in ranges.split(";")]
        elif fields[0].startswith("E"):
            events.append(fields[1])
    return [_roles(event, spans) for event in events]  # a span may stand after the event that has it


def _roles(event: str, spans: dict[str, list[Span]]) -> Roles:
    roles: dict[str, set[Span]] = {role: set() for role in ROLES}
    for argument in event.split():
        role, _, name = argument.partition(":")
        role = role.rstrip("0123456789").lower()
        if role in roles:
            roles[role].update(spans.get(name, ()))
    return {role: tuple(sorted(held)) for role, held in roles.items()}


def _labelled(row: dict[str, Any]) -> Labelled:
    labels = [str(label) for label in row["labels"]]
    spans: dict[str, Exact] = {role: set() for role in ROLES}
    begin, role = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if role and label != f"I-{role}":
            spans[role].add((begin, i))
            role = ""
        if label.startswith("B-"):
            begin, role = i, label[2:]
    chars = [(int(s), int(e)) for s, e in row["char"]]
    return Labelled([s for s, _ in chars], [e for _, e in chars], spans)


def exact_counts(labelled: Labelled, predicted: Sequence[Roles], role: str) -> tuple[int, int, int]:
    """CofeNet's protocol for one annotation file: (right, predicted, given) contiguous spans of a role."""
    ours: Exact = set()
    for one in predicted:
        for span in one[role]:
            first = bisect_left(labelled.ends, span.start + 1)
            last = bisect_left(labelled.starts, span.end)
            if first < last:
                ours.add((first, last))
    return len(ours & labelled.spans[role]), len(ours), len(labelled.spans[role])
