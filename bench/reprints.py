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
from onrecord.resolve.reprints import own_spans
from onrecord.resolve.rewrites import Facts, facts_of
from onrecord.text import id_of, line_spans
from tests.known import MemoryKnown

_COPIED = {"verbatim", "truncated", "reledded"}
NOTHING, QUOTATION = "none", "shared_quote_only"
_NOT = {QUOTATION, NOTHING}


def kinds_of(folder: Path) -> dict[frozenset[str], str]:
    """What the gold calls each pair of a story's articles that it names, by their file names."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    return {frozenset({one, other}): kind for one, other, kind in gold["near_duplicates"]}


def articles_of(folder: Path) -> dict[str, Article]:
    """The articles of a story by file name, with the publishers and days that the gold gives them."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    return {a["file"]: _article(folder / a["file"], a["publisher"], a["published"]) for a in gold["articles"]}


def texts_of(folder: Path) -> dict[str, Facts]:
    """What is compared of each article of a story, by file name."""
    return {
        file: facts_of(
            a.text,
            own_spans(a),
            a.publisher.value if a.publisher else "",
            published=a.published.value if a.published else "",
        )
        for file, a in articles_of(folder).items()
    }


def _article(path: Path, publisher: str, published: str) -> Article:
    text = path.read_text("utf-8")
    lines = [s for s in line_spans(text) if len(s)]
    evidence = Evidence("bench", 1.0, "each line counts as own text, the first one as title")
    blocks = tuple(Block(s, Kind.TEXT if n else Kind.TITLE, evidence) for n, s in enumerate(lines))
    stated, day = (Stated(told, (), evidence) if told else None for told in (publisher, published))
    return Article(id_of(text), path.name, text, "en", None, stated, day, (), (), (), blocks)


def _judgements(folder: Path) -> dict[frozenset[str], Judgement]:
    known = MemoryKnown()
    names: dict[str, str] = {}
    found: dict[frozenset[str], Judgement] = {}
    for file, article in articles_of(folder).items():
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
        kinds, found = kinds_of(gold_path.parent), _judgements(gold_path.parent)
        for pair in map(frozenset, combinations(sorted(articles_of(gold_path.parent)), 2)):
            kind = kinds.get(pair, NOTHING)
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
