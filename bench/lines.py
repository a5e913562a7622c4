"""How well the lines of pasted pages are told apart.

The folder has an ``articles.json`` as in ``gold/story``: for each article its file, the lines that are not its own text
(``not_own_text``: kind and 1-based lines; entries with ``part_of`` lie inside another one), title, dek, subheads,
authors, publisher and date. The article files lie in ``../../seeds``; those that are not there are skipped.

A line counts as left out when every block on it is of a kind that is not the article's own. Details are title, dek,
subheads, date, authors and publisher; of an article without a printed date, none or an inferred one that begins on the
reference date is right.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.result import Result, f1
from onrecord.clean.pasted.page import read_paste
from onrecord.model import OWN_KINDS, Article, Kind


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over the lines and details of one article."""

    name: str
    hits: int
    found: int
    gold: int
    kinds: int
    details: dict[str, bool]
    missed: tuple[int, ...]
    wrong: tuple[int, ...]


def run(data: Path, *, split: str | None) -> Result:
    """Figures: precision, recall and F1 of left-out lines; shares of kinds right among the hits, and of details."""
    articles = json.loads((data / "articles.json").read_text(encoding="utf-8"))["articles"]
    seeds = data.resolve().parent.parent / "seeds"
    scores = []
    for gold in articles:
        file = seeds / gold["file"]
        if file.exists() and (split is None or gold["id"] == split):
            text = file.read_bytes().decode("utf-8")
            scores.append(score(gold, read_paste(text, capture_id=gold["sha256"], name=gold["file"])))
    hits, found, wanted = (sum(getattr(s, name) for s in scores) for name in ("hits", "found", "gold"))
    kinds = sum(s.kinds for s in scores)
    details = [right for s in scores for right in s.details.values()]
    return Result(
        "lines",
        {
            "articles": len(scores),
            "left_out_f1": f1(hits, found, wanted),
            "left_out_precision": hits / found if found else 1.0,
            "left_out_recall": hits / wanted if wanted else 1.0,
            "kind_right": kinds / hits if hits else 1.0,
            "details_right": sum(details) / len(details) if details else 1.0,
        },
        columns=(
            "article",
            "F1",
            "precision",
            "recall",
            "kind",
            "details",
            "missed lines",
            "wrongly left out",
            "wrong details",
        ),
        rows=tuple(row(s) for s in scores),
    )


def score(gold: dict[str, Any], article: Article) -> Score:
    kinds = kinds_by_line(article)
    ours = {line for line, on_it in kinds.items() if OWN_KINDS.isdisjoint(on_it)}
    wanted: dict[int, str] = {}
    for entry in gold["not_own_text"]:
        for line in range(entry["line_start"], entry["line_end"] + 1):
            if line in kinds and ("part_of" not in entry or line not in wanted):
                wanted[line] = entry["kind"]
    hits = ours & set(wanted)
    return Score(
        name=gold["id"],
        hits=len(hits),
        found=len(ours),
        gold=len(wanted),
        kinds=sum(wanted[line] in kinds[line] for line in hits),
        details=details(gold, article, kinds),
        missed=tuple(sorted(set(wanted) - ours)),
        wrong=tuple(sorted(ours - set(wanted))),
    )


def kinds_by_line(article: Article) -> dict[int, list[Kind]]:
    found: dict[int, list[Kind]] = {}
    for block in article.blocks:
        found.setdefault(article.text.count("\n", 0, block.span.start) + 1, []).append(block.kind)
    return found


def details(gold: dict[str, Any], article: Article, kinds: dict[int, list[Kind]]) -> dict[str, bool]:
    dek = {line for line, on_it in kinds.items() if Kind.DEK in on_it}
    subheads = {line for line, on_it in kinds.items() if Kind.SUBHEAD in on_it}
    return {
        "title": (article.title.value if article.title else None)
        == (plain(gold["title"]["text"]) if gold["title"] else None),
        "dek": dek == ({gold["dek"]["line"]} if gold["dek"] else set()),
        "subheads": subheads == {s["line"] for s in gold["subheads"]},
        "date": date_right(gold["published"], article),
        "authors": [a.value for a in article.authors] == [plain(name(a)) for a in gold["authors"]],
        "publisher": (article.publisher.value if article.publisher else None)
        == (name(gold["publisher"]) if gold["publisher"] else None),
    }


def date_right(gold: dict[str, Any], article: Article) -> bool:
    ours = article.published
    if gold["value"] is not None and not gold["inferred"]:
        return ours is not None and ours.value == gold["value"] and not ours.inferred
    reference = gold.get("reference_date") or gold["value"]
    return ours is None or (ours.inferred and ours.value.lstrip("[").startswith(str(reference)))


def name(stated: Any) -> str:
    return (
        str(stated.get("name") or stated.get("text") or stated.get("value"))
        if isinstance(stated, dict)
        else str(stated)
    )


def plain(text: str) -> str:
    return " ".join(text.split())


def row(one: Score) -> tuple[str, ...]:
    precision = one.hits / one.found if one.found else 1.0
    recall = one.hits / one.gold if one.gold else 1.0
    return (
        one.name,
        f"{f1(one.hits, one.found, one.gold):.3f}",
        f"{precision:.3f}",
        f"{recall:.3f}",
        f"{one.kinds}/{one.hits}",
        f"{sum(one.details.values())}/{len(one.details)}",
        ", ".join(map(str, one.missed)),
        ", ".join(map(str, one.wrong)),
        ", ".join(what for what, right in one.details.items() if not right),
    )
