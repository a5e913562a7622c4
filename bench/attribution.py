"""Attributions against PolNeAR, another folder of brat standoff, or hand-made answers.

``--data`` is PolNeAR's folder (``<split>/text``, ``<split>/attributions``, ``<split>.jsonl.gz``), texts with brat
files (then without exact spans), or a folder of answers in JSON. Exact span F1 follows CofeNet's protocol; a relation
is right when source, cue and content each overlap by half or more of both sides with one of the first annotator's.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.attributions.cost import Run, measured
from bench.attributions.gold import run_gold
from bench.attributions.peers import PEERS
from bench.attributions.polnear import PolnearArticle, load
from bench.attributions.reliability import Bin, bins_of, calibration_error
from bench.attributions.scored import Scored, score, score_others, score_people
from bench.result import Result

PUBLISHED = {
    "CofeNet BERT (COLING 2022), PolNeAR test": {
        "source_exact_f1": 0.832, "cue_exact_f1": 0.753, "content_exact_f1": 0.729
    },
    "BERT+CRF (COLING 2022), PolNeAR test": {
        "source_exact_f1": 0.822, "cue_exact_f1": 0.749, "content_exact_f1": 0.710
    },
    "BERT (COLING 2022), PolNeAR test": {
        "source_exact_f1": 0.811, "cue_exact_f1": 0.740, "content_exact_f1": 0.689
    },
    "BiLSTM-2+Cofe (COLING 2022), PolNeAR test": {
        "source_exact_f1": 0.733, "cue_exact_f1": 0.662, "content_exact_f1": 0.636
    },
    "CRF with features (COLING 2022), PolNeAR test": {
        "source_exact_f1": 0.506, "cue_exact_f1": 0.534, "content_exact_f1": 0.286
    },
    "rules (COLING 2022), PolNeAR test": {
        "source_exact_f1": 0.107, "cue_exact_f1": 0.228, "content_exact_f1": 0.056
    },
}  # fmt: skip
"""Wang et al., CofeNet: Context and Former-Label Enhanced Net for Complicated Quotation Extraction, COLING 2022, with
the detailed tables of its repository."""

_OURS = "bench.attributions.ours:find"

Row = tuple[str, ...]


def run(data: Path, *, split: str | None) -> Result:
    """Score the folder. ``split`` is ``dev`` unless given."""
    return run_gold(data) if any(data.glob("*.json")) else _corpus(data, split or "dev")


def _corpus(data: Path, split: str) -> Result:
    articles = load(data, split)
    texts = [article.text for article in articles]
    cost = measured(_OURS, texts)
    scored = score(articles)
    bins = bins_of(scored.judged)
    figures = scored.figures() | _cost_figures(cost)
    figures["words_per_second_without_parse"] = sum(len(t.split()) for t in texts) / max(1e-9, scored.seconds)
    figures["calibration_error"] = calibration_error(bins)
    for peer in PEERS:
        if peer.version() is not None:
            theirs = measured(peer.finder, texts)
            others = score_others(articles, scored.parses, theirs.found).figures() | _cost_figures(theirs)
            figures |= {f"{peer.name}_{name}": value for name, value in others.items()}
    figures |= _people(articles, scored)
    columns = ("measure", "onrecord", *(peer.title() for peer in PEERS), "of", "others")
    rows = [*_rows(figures, [peer.name for peer in PEERS], scored), *(_bin_row(b, len(PEERS)) for b in bins)]
    return Result("attribution", figures, dict(PUBLISHED), columns, tuple(rows))


def _cost_figures(cost: Run) -> dict[str, float]:
    return {
        "words_per_second": cost.words_per_second,
        "start_up_seconds": cost.start_up_seconds,
        "peak_memory_mib": cost.peak_memory_mib,
    }


def _people(articles: Sequence[PolnearArticle], scored: Scored) -> dict[str, float]:
    tally = score_people(articles, scored.parses)
    if not tally.counts["all"].answers:
        return {}
    several = sum(len(article.annotations) > 1 for article in articles)
    return {"people_relation_f1": tally.counts["all"].f1, "people_articles": float(several)}


# --- the table for people -----------------------------------------------------------------------


def _rows(figures: Mapping[str, float], peers: Sequence[str], scored: Scored) -> Iterator[Row]:
    """A row a figure, with what is published beneath; F1 and recall of a class of attributions share one."""
    apart = ("relation_recall_", "people_", *(f"{peer}_" for peer in peers))
    blank = [""] * (len(peers) + 2)
    for name in figures:
        if name.startswith(apart):
            continue
        cells = [_cell(figures, prefix + name) for prefix in ("", *(f"{peer}_" for peer in peers))]
        kind = name.removeprefix("relation_f1_") if name.startswith("relation_f1_") else ""
        yield ((f"F1 / recall, {kind}" if kind else name).replace("_", " "), *cells, _of(name, kind, scored), "")
        if name == "content_exact_f1":
            for system, held in PUBLISHED.items():
                yield (f"  {system}", *blank, "\n".join(f"{n.split('_')[0]} {f:.3f}" for n, f in held.items()))
        if name == "relation_f1" and "people_relation_f1" in figures:
            where = f"  one annotator against another ({figures['people_articles']:.0f} articles)"
            yield (where, *blank, _cell(figures, "people_relation_f1"))


def _of(name: str, kind: str, scored: Scored) -> str:
    """How many answers a figure rests on; for the precision, how many findings."""
    counts = scored.tally.counts[kind or "all"]
    return str(counts.findings if name == "relation_precision" else counts.answers) if "relation" in name else ""


def _bin_row(held: Bin, peers: int) -> Row:
    label = f"right of those scored {held.low:.2f} to {held.high:.2f}, mean {held.score:.2f}"
    return (label, f"{held.right:.4f}", *[""] * peers, str(held.size), "")


def _cell(figures: Mapping[str, float], name: str) -> str:
    """The figure as printed, or "" where it was not measured."""
    if name not in figures:
        return ""
    value, recall = figures[name], name.replace("relation_f1_", "relation_recall_")
    if recall != name:
        return f"{value:.4f} / {figures[recall]:.4f}"
    if name.endswith(("_mib", "_second", "_parse")):
        return f"{value:,.0f}"
    return f"{value:.2f}" if name.endswith("_seconds") else f"{value:.4f}"
