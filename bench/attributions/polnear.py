"""PolNeAR as it is shipped, or any folder of brat standoff: texts, annotations, and labels of tokens where given."""

import gzip
import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
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

    @property
    def answers(self) -> list[Roles]:
        """The first annotator's attributions."""
        return self.annotations[min(self.annotations)] if self.annotations else []


def load(data: Path, split: str) -> list[PolnearArticle]:
    """The articles of a split, by name.

    ``text`` and ``attributions`` stand in a folder of the split's name or in ``data`` itself; or texts (``*.txt``) and
    annotations lie there side by side. An annotation is named as its text, or that with ``_ANNOTATOR`` behind. Labels
    of tokens are read where ``<split>.jsonl.gz`` has them. Raises FileNotFoundError when the folder has another shape.
    """
    folder = data / split if (data / split).is_dir() else data
    beside = folder / "text" if (folder / "text").is_dir() else folder
    answers = folder / "attributions" if (folder / "attributions").is_dir() else beside
    texts = {
        path.name.removesuffix(".txt"): path
        for path in sorted(beside.iterdir())
        if path.suffix == ".txt" or (beside != folder and path.suffix != ".ann")
    }
    if not texts:
        raise FileNotFoundError(f"no texts under {beside}: neither text/* nor *.txt beside *.ann")
    labelled = _all_labelled(data / f"{split}.jsonl.gz")
    annotations: dict[str, dict[str, list[Roles]]] = {name: {} for name in texts}
    for path in sorted(answers.glob("*.ann")):
        name, _, annotator = (path.stem, "", "") if path.stem in texts else path.stem.rpartition("_")
        if name in annotations:
            annotations[name][annotator] = _brat(path)
    return [
        # Line ends stay as they are: offsets count them.
        PolnearArticle(name, path.read_bytes().decode("utf-8"), annotations[name], labelled.get(name, []))
        for name, path in texts.items()
    ]


def _all_labelled(path: Path) -> dict[str, list[Labelled]]:
    labelled: dict[str, list[Labelled]] = {}
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                labelled.setdefault(row["article"], []).append(_labelled(row))
    return labelled


# --- brat standoff ----------------------------------------------------------------------------


def _brat(path: Path) -> list[Roles]:
    """The attributions of a file: its events, or without any the spans that relations join."""
    spans: dict[str, tuple[str, list[Span]]] = {}
    events: list[list[str]] = []
    relations: list[list[str]] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        fields = line.rstrip("\r").split("\t")
        if len(fields) < 2:
            continue  # the text of a span may hold a line end
        if fields[0].startswith("T"):
            label, _, ranges = fields[1].partition(" ")
            spans[fields[0]] = (label, [Span(*map(int, r.split())) for r in ranges.split(";")])
        elif fields[0].startswith("E"):
            events.append(fields[1].split())
        elif fields[0].startswith("R"):
            relations.append([argument.partition(":")[2] for argument in fields[1].split()[1:]])
    # A span may stand after the event that has it.
    given = [[(role, name) for role, _, name in (a.partition(":") for a in event)] for event in events]
    given = given or [[(spans[name][0], name) for name in group if name in spans] for group in _joined(relations)]
    # An event may have lost all its spans.
    return [roles for roles in (_roles(arguments, spans) for arguments in given) if any(roles.values())]


def _joined(relations: Sequence[Sequence[str]]) -> list[list[str]]:
    """Names that relations connect, directly or through others, each group in the order of the file."""
    group_of: dict[str, list[str]] = {}
    for relation in relations:
        merged = list(dict.fromkeys(name for given in relation for name in group_of.get(given, [given])))
        for name in merged:
            group_of[name] = merged
    return list({id(group): group for group in group_of.values()}.values())


def _roles(arguments: Sequence[tuple[str, str]], spans: Mapping[str, tuple[str, list[Span]]]) -> Roles:
    roles: dict[str, set[Span]] = {role: set() for role in ROLES}
    for label, name in arguments:
        role = label.rstrip("0123456789").lower()
        if role in roles and name in spans:
            roles[role].update(spans[name][1])
    return {role: tuple(sorted(held)) for role, held in roles.items()}


# --- labels of tokens ---------------------------------------------------------------------------


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
