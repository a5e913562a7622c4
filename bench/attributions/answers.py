"""Hand-made answers of one kind: core attributions, chains, kinds of source, counts, what stands in the layout."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.attributions.matching import ROLES, Roles, Tokens, agree, matched, tokens_of
from onrecord.model import Attribution, Naming, Span

_KINDS = {
    "person": Naming.PERSON,
    "organisation": Naming.ORGANISATION,
    "outlet": Naming.PUBLISHER,
    "document": Naming.DOCUMENT,
    "social_post": Naming.SOCIAL_POST,
    "anonymous": Naming.ANONYMOUS,
    "collective": Naming.UNNAMED_GROUP,
    "unnamed_person": Naming.UNNAMED_PERSON,
    "unnamed_group": Naming.UNNAMED_GROUP,
    "no source": Naming.NONE,
}
_LAYOUT = {"posts": "embedded_post", "citations": "citation", "headlines": "headline", "captions": "caption"}
"""Figure → ``form`` of the answers for what stands in the layout of a page rather than in its sentences."""
_WHOLES = {
    "core_recall": "core",
    "core_recall_any_cue": "core",
    "core_precision": "predicted core",
    "recall": "given",
    "precision": "predicted",
}

Answer = dict[str, Any]
"""One attribution as the files have it; fields that a file lacks are not scored."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One raw article with its answers."""

    name: str
    text: str
    answers: list[Answer]


def answered(data: Path) -> list[Answered]:
    """The articles of a folder of answers; the texts stand in ``../../seeds`` from it, named as the answers say."""
    articles = []
    for path in sorted(data.glob("*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        # Line ends stay as they are: offsets count them.
        text = (data / ".." / ".." / "seeds" / held["file"]).read_bytes().decode("utf-8")
        articles.append(Answered(held["file"], text, held["attributions"]))
    return articles


@dataclass(slots=True)
class AnswerTally:
    """Counts over articles; ``named`` by kind of source in the answers and by how we named it."""

    counts: Counter[str] = field(default_factory=Counter)
    named: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, article: Answered, found: Sequence[Attribution]) -> None:
        """Count one article of ours."""
        roles: list[Roles] = [{"source": a.source, "cue": a.cue, "content": a.content} for a in found]
        pairs = self.add_roles(article, roles)
        said = {j: found[i] for j, i in pairs.items()}
        self._add_chains(article.answers, said)
        self._add_details(article.answers, said)

    def add_roles(self, article: Answered, found: Sequence[Roles]) -> dict[int, int]:
        """Count one article of any finder: which answers are found. Gives number of answer → number of finding."""
        answers, counts = article.answers, self.counts
        theirs = tokens_of(article.text, [{role: _spans(a.get(role)) for role in ROLES} for a in answers])
        ours = tokens_of(article.text, found)
        pairs = matched(ours, theirs)
        loose = matched(ours, theirs, _agree_but_for_cue)
        counts["predicted"] += len(found)
        counts["predicted core"] += len(found) - sum(answers[j]["tier"] != "core" for j in pairs)
        counts["found core with any cue"] += sum(answers[j]["tier"] == "core" for j in loose)
        for j, answer in enumerate(answers):
            for name in _classes(answer):
                counts[name] += 1
                counts[f"found {name}"] += j in pairs
        return pairs

    def _add_chains(self, answers: Sequence[Answer], said: dict[int, Attribution]) -> None:
        """Links of the answers with both ends found; and of the links told between answers, those that are right."""
        numbers = {str(a["id"]): j for j, a in enumerate(answers)}
        for j, answer in enumerate(answers):
            outer = numbers.get(str(answer.get("via") or ""))
            told = j in said and said[j].via is not None
            right = told and outer in said and said[outer].id == said[j].via
            self.counts["chains"] += outer is not None
            self.counts["chains right"] += right
            self.counts["chains_told"] += told
            self.counts["chains_told right"] += right

    def _add_details(self, answers: Sequence[Answer], said: dict[int, Attribution]) -> None:
        for j, answer in enumerate(answers):
            count = answer.get("anonymous_count")
            self.counts["counts"] += bool(count)
            self.counts["counts right"] += bool(count) and j in said and said[j].count == count
            if j in said:
                self.counts["counts invented"] += said[j].count is not None and not count
                kind = str(answer.get("source_kind")) if answer.get("source") else "no source"
                self.named[kind, said[j].naming.value] += 1
                self.counts["naming"] += 1
                self.counts["naming right"] += said[j].naming is _KINDS.get(kind)

    def figures(self) -> dict[str, float]:
        """Everything, for our own findings."""
        details = ("chains", "chains_told", "naming", "counts")
        return self.recalls() | {f"{name}_right": self._share(f"{name} right", name) for name in details}

    def recalls(self) -> dict[str, float]:
        """What can be told of any finder."""
        figures = {
            "core_recall": self._share("found core", "core"),
            "core_precision": self._share("found core", "predicted core"),
            "precision": self._share("found given", "predicted"),
            "recall": self._share("found given", "given"),
            "core_recall_any_cue": self._share("found core with any cue", "core"),
        }
        classes = sorted(name for name in self.counts if name.startswith("recall_"))
        return figures | {name: self._share(f"found {name}", name) for name in classes}

    def size(self, figure: str) -> int:
        """How many answers a figure rests on; findings, for a precision."""
        return self.counts[_WHOLES.get(figure, figure.removesuffix("_right"))]

    def _share(self, part: str, whole: str) -> float:
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0


def _classes(answer: Answer) -> list[str]:
    """What an answer counts in, beside all."""
    kind = answer.get("source_kind")
    form = "embedded_post" if kind == "social_post" else answer.get("form")
    classes = ["given", "core" if answer["tier"] == "core" else "recall_beyond_core"]
    classes.append(f"recall_source_{kind}" if answer.get("source") else "recall_no_source")
    classes += [f"recall_{answer['type']}"] if answer.get("type") else []
    classes += ["recall_nested"] if answer.get("via") else []
    return classes + [f"recall_{name}" for name, told in _LAYOUT.items() if told == form]


def _agree_but_for_cue(one: Tokens, other: Tokens) -> bool:
    """Cues differ by auxiliaries and adverbs between annotators: here one common word is enough."""
    cues = bool(one["cue"] & other["cue"]) or not (one["cue"] or other["cue"])
    return cues and bool(other["content"]) and all(agree(one[role], other[role]) for role in ("source", "content"))


def _spans(given: Any) -> tuple[Span, ...]:
    if not given:
        return ()
    items = given if isinstance(given, list) else [given]
    return tuple(Span(s["start"], s["end"]) for s in items)
