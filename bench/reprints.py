"""Reprints against hand-made pairs: DATA holds folders with article-N.txt and gold.json (``near_duplicates``).

``near_duplicates`` lists [file, file, kind]. Found means: judged same for verbatim, truncated and reledded; judged same
or unsure for press_release and the rewritten kinds. Pairs that share a quotation only, and pairs that are not listed,
must be judged neither.
"""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path

from bench.result import Result
from onrecord.model import Article, Block, Evidence, Judgement, Kind, Reading, Resolved, Stated
from onrecord.resolve import resolve
from onrecord.text import id_of, line_spans
from tests.known import MemoryKnown

_COPIED = {"verbatim", "truncated", "reledded"}
_NOT = {"shared_quote_only", "none"}


def _article(path: Path, publisher: str) -> Article:
    text = path.read_text("utf-8")
    lines = [s for s in line_spans(text) if len(s)]
    evidence = Evidence("bench", 1.0, "each line counts as own text, the first one as title")
    blocks = tuple(Block(s, Kind.TEXT if n else Kind.TITLE, evidence) for n, s in enumerate(lines))
    stated = Stated(publisher, (), evidence) if publisher else None
    return Article(id_of(text), path.name, text, "en", None, stated, None, (), (), (), blocks)


def _judgements(folder: Path, files: dict[str, str]) -> dict[frozenset[str], Judgement]:
    known = MemoryKnown()
    names: dict[str, str] = {}
    found: dict[frozenset[str], Judgement] = {}
    for file, publisher in files.items():
        article = _article(folder / file, publisher)
        resolved: Resolved = resolve(Reading(article, (), (), (), ()), known)
        for reprint in resolved.reprints:
            found[frozenset({file, names[reprint.other]})] = reprint.judgement
        names[article.id] = file
        known.add(resolved)
    return found


def run(data: Path, *, split: str | None) -> Result:  # noqa: ARG001  # the stories have no parts
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    called: Counter[str] = Counter()
    for gold_path in sorted(data.glob("*/gold.json")):
        gold = json.loads(gold_path.read_text("utf-8"))
        kinds = {frozenset({a, b}): kind for a, b, kind in gold["near_duplicates"]}
        files = {a["file"]: a["publisher"] for a in gold["articles"]}
        found = _judgements(gold_path.parent, files)
        for pair in map(frozenset, combinations(sorted(files), 2)):
            kind = kinds.get(pair, "none")
            judgement = found.get(pair, Judgement.DIFFERENT)
            total[kind] += 1
            right[kind] += _is_right(kind, judgement)
            if judgement is Judgement.SAME:
                called["same"] += 1
                called["same, rightly"] += kind not in _NOT
    copied = sum(total[k] for k in _COPIED)
    figures = {f"found_{kind}": right[kind] / total[kind] for kind in sorted(total)}
    figures["found_copied"] = sum(right[k] for k in _COPIED) / copied if copied else 1.0
    figures["precision_same"] = called["same, rightly"] / called["same"] if called["same"] else 1.0
    rows = tuple((kind, f"{right[kind]}/{total[kind]}") for kind in sorted(total))
    return Result("reprints", figures, columns=("kind of pair", "judged rightly"), rows=rows)


def _is_right(kind: str, judgement: Judgement) -> bool:
    if kind in _NOT:
        return judgement is Judgement.DIFFERENT
    if kind in _COPIED:
        return judgement is Judgement.SAME
    return judgement is not Judgement.DIFFERENT
