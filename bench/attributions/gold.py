"""Hand-made answers (JSON beside the raw articles): core attributions, chains, kinds of source, counts."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.attributions.matching import Roles, Tokens, matched, tokens_of
from bench.result import Result
from onrecord.attribute import attribute
from onrecord.clean.paste import read_paste
from onrecord.model import Attribution, Naming, Span
from onrecord.read import read

_KINDS: dict[str, frozenset[Naming]] = {
    "person": frozenset({Naming.PERSON}),
    "organisation": frozenset({Naming.ORGANISATION}),
    "outlet": frozenset({Naming.PUBLISHER}),
    "document": frozenset({Naming.DOCUMENT}),
    "social_post": frozenset({Naming.SOCIAL_POST}),
    "anonymous": frozenset({Naming.ANONYMOUS}),
    "collective": frozenset({Naming.UNNAMED_GROUP}),
    "unnamed_person": frozenset({Naming.UNNAMED_PERSON}),
    "unnamed_group": frozenset({Naming.UNNAMED_GROUP}),
}


@dataclass(slots=True)
class _Story:
    """One article with its answers and what was found."""

    text: str
    gold: list[dict[str, Any]]
    found: tuple[Attribution, ...]
    pairs: dict[int, int] = field(default_factory=dict)


def run_gold(data: Path) -> Result:
    """Score a folder of answers; the articles stand in ``../../seeds`` from it, named as the answers say."""
    counts: Counter[str] = Counter()
    for path in sorted(data.glob("*.json")):
        answers = json.loads(path.read_text(encoding="utf-8"))
        raw = (data / ".." / ".." / "seeds" / answers["file"]).read_bytes().decode("utf-8")
        article = read_paste(raw, capture_id=answers["file"], name=answers["file"])
        story = _Story(raw, answers["attributions"], attribute(read(article)))
        _count(counts, story)
    figures = {
        "core_recall": _share(counts, "core found", "core"),
        "core_precision": _share(counts, "core found", "core predicted"),
        "precision": _share(counts, "found", "predicted"),
        "recall": _share(counts, "found", "given"),
        "chains_right": _share(counts, "chains found", "chains"),
        "naming_right": _share(counts, "naming right", "naming"),
        "counts_right": _share(counts, "counts right", "counts"),
    }
    rows = [(name, f"{value:.3f}") for name, value in figures.items()]
    rows += [(name, str(value)) for name, value in sorted(counts.items())]
    return Result("attribution", figures, {}, ("measure", "hand-made answers"), tuple(rows))


def _share(counts: Counter[str], part: str, whole: str) -> float:
    return counts[part] / counts[whole] if counts[whole] else 0.0


def _spans(given: Any) -> tuple[Span, ...]:
    if not given:
        return ()
    items = given if isinstance(given, list) else [given]
    return tuple(Span(s["start"], s["end"]) for s in items)


def _count(counts: Counter[str], story: _Story) -> None:
    gold: list[Roles] = [{r: _spans(a.get(r)) for r in ("source", "cue", "content")} for a in story.gold]
    ours: list[Roles] = [{"source": a.source, "cue": a.cue, "content": a.content} for a in story.found]
    theirs: list[Tokens] = tokens_of(story.text, gold)
    # Core answers first, so that an answer outside the core never takes a core one's match.
    story.pairs = matched(tokens_of(story.text, ours), theirs)
    extended = [j for j in story.pairs if story.gold[j]["tier"] != "core"]
    counts["given"] += len(gold)
    counts["found"] += len(story.pairs)
    counts["predicted"] += len(ours)
    counts["core"] += sum(a["tier"] == "core" for a in story.gold)
    counts["core found"] += len(story.pairs) - len(extended)
    counts["core predicted"] += len(ours) - len(extended)
    _count_details(counts, story)


def _count_details(counts: Counter[str], story: _Story) -> None:
    by_id = {str(a["id"]): j for j, a in enumerate(story.gold)}
    for j, answer in enumerate(story.gold):
        said = story.found[story.pairs[j]] if j in story.pairs else None
        outer = by_id.get(str(answer.get("via") or ""))
        if outer is not None:
            counts["chains"] += 1
            held = story.found[story.pairs[outer]] if outer in story.pairs else None
            counts["chains found"] += said is not None and held is not None and said.via == held.id
        if answer.get("anonymous_count"):
            counts["counts"] += 1
            counts["counts right"] += said is not None and said.count == answer["anonymous_count"]
        if said is not None:
            wanted = _KINDS.get(str(answer["source_kind"]), frozenset())
            if not answer.get("source"):
                wanted = frozenset({Naming.NONE})
            counts["naming"] += 1
            counts["naming right"] += said.naming in wanted
