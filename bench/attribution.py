"""Attributions against PolNeAR (``<split>/text``, ``attributions``, ``<split>.jsonl.gz``) or hand-made answers."""

import time
from collections.abc import Sequence
from pathlib import Path

from bench.attributions.gold import run_gold
from bench.attributions.matching import ROLES, Roles, manner_of_text, matched, tokens_of
from bench.attributions.polnear import PolnearArticle, exact_counts, load
from bench.result import Result, f1
from onrecord.attribute import attribute
from onrecord.model import Article, Attribution, Block, Evidence, Kind, Reading
from onrecord.read import read
from onrecord.text import line_spans, trimmed

PUBLISHED: dict[str, object] = {
    "CofeNet BERT (COLING 2022), PolNeAR test": {
        "source_exact_f1": 0.832, "cue_exact_f1": 0.753, "content_exact_f1": 0.729
    },
    "BERT+CRF, PolNeAR test": {"source_exact_f1": 0.822, "cue_exact_f1": 0.749, "content_exact_f1": 0.710},
    "BERT, PolNeAR test": {"source_exact_f1": 0.811, "cue_exact_f1": 0.740, "content_exact_f1": 0.689},
    "BiLSTM-2+Cofe, PolNeAR test": {"source_exact_f1": 0.733, "cue_exact_f1": 0.662, "content_exact_f1": 0.636},
    "CRF with features, PolNeAR test": {"source_exact_f1": 0.506, "cue_exact_f1": 0.534, "content_exact_f1": 0.286},
    "rules (COLING 2022), PolNeAR test": {"source_exact_f1": 0.107, "cue_exact_f1": 0.228, "content_exact_f1": 0.056},
}  # fmt: skip


def run(data: Path, *, split: str | None) -> Result:
    if any(data.glob("*.json")):
        return run_gold(data)
    return _polnear(data, split or "dev")


def reading_of(name: str, text: str) -> Reading:
    """The text as one article, every line a paragraph of its own."""
    why = Evidence("line", 1.0, "every line of the corpus is article text")
    spans = (trimmed(text, s) for s in line_spans(text))
    blocks = tuple(Block(s, Kind.TEXT, why) for s in spans if len(s))
    return read(Article(name, name, text, "en", None, None, None, (), (), (), blocks))


def outermost(found: Sequence[Attribution]) -> list[Roles]:
    """What an annotator of PolNeAR would have marked: no attribution inside another, continued quotations joined."""
    merged: dict[tuple[object, ...], Roles] = {}
    for n, said in enumerate(found):
        if said.via is not None:
            continue
        key: tuple[object, ...] = (said.source, said.cue) if said.cue else (n,)
        if key in merged:
            merged[key]["content"] = tuple(sorted({*merged[key]["content"], *said.content}))
        else:
            merged[key] = {"source": said.source, "cue": said.cue, "content": said.content}
    return list(merged.values())


def _polnear(data: Path, split: str) -> Result:
    articles = load(data, split)
    exact = {role: [0, 0, 0] for role in ROLES}
    relation: dict[str, list[int]] = {m: [0, 0, 0, 0] for m in ("all", "direct", "mixed", "indirect")}
    words, reading_time, finding_time = 0, 0.0, 0.0
    for article in articles:
        started = time.process_time()  # others may be using the machine
        reading = reading_of(article.name, article.text)
        between = time.process_time()
        found = attribute(reading)
        reading_time += between - started
        finding_time += time.process_time() - between
        words += len(article.text.split())
        predicted = outermost(found)
        for labelled in article.labelled:
            for role in ROLES:
                one = exact_counts(labelled, predicted, role)
                exact[role] = [a + b for a, b in zip(exact[role], one, strict=True)]
        _add_relations(relation, article, predicted)
    figures = {f"{role}_exact_f1": f1(*exact[role]) for role in ROLES}
    for manner, counts in relation.items():
        name = "relation_f1" if manner == "all" else f"relation_f1_{manner}"
        figures[name] = _f1(counts)
    figures["relation_precision"] = relation["all"][0] / max(1, relation["all"][1])
    figures["relation_recall"] = relation["all"][2] / max(1, relation["all"][3])
    figures["words_per_second"] = words / max(1e-9, reading_time + finding_time)
    figures["words_per_second_without_parse"] = words / max(1e-9, finding_time)
    rows = tuple((name, f"{value:.4f}" if value <= 1 else f"{value:,.0f}") for name, value in figures.items())
    return Result("attribution", figures, PUBLISHED, ("measure", f"PolNeAR {split}"), rows)


def _f1(counts: Sequence[int]) -> float:
    hits, predicted, gold_hits, gold = counts
    precision = hits / predicted if predicted else 0.0
    recall = gold_hits / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _add_relations(relation: dict[str, list[int]], article: PolnearArticle, predicted: Sequence[Roles]) -> None:
    gold = article.annotations[min(article.annotations)] if article.annotations else []
    pairs = matched(tokens_of(article.text, predicted), tokens_of(article.text, gold))
    hit = set(pairs.values())
    for n, one in enumerate(predicted):
        for manner in ("all", manner_of_text(article.text, one["content"])):
            relation[manner][0] += n in hit
            relation[manner][1] += 1
    for n, one in enumerate(gold):
        for manner in ("all", manner_of_text(article.text, one["content"])):
            relation[manner][2] += n in pairs
            relation[manner][3] += 1
