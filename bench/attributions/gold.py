"""Our attributions, and other tools', against a folder of hand-made answers."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.attributions.answers import Answered, AnswerTally, answered
from bench.attributions.cost import measured
from bench.attributions.peers import PEERS
from bench.result import Result
from onrecord.attribute import attribute
from onrecord.clean.pasted.page import read_paste
from onrecord.read import read


def run_gold(data: Path) -> Result:
    """Score a folder of answers. Other tools have columns of their own, where a figure can be told of them."""
    articles = answered(data)
    tally = AnswerTally()
    for article in articles:
        tally.add(article, attribute(read(read_paste(article.text, capture_id=article.name, name=article.name))))
    figures = tally.figures()
    theirs = [_recalls(articles, peer.finder) if peer.version() else {} for peer in PEERS]
    rows = [
        (name.replace("_", " "), f"{value:.4f}", *(_cell(held, name) for held in theirs), str(tally.size(name)))
        for name, value in figures.items()
    ]
    rows += [(name, value, *("" for _ in PEERS), "") for name, value in _told(tally)]
    for peer, held in zip(PEERS, theirs, strict=True):
        figures |= {f"{peer.name}_{name}": value for name, value in held.items()}
    columns = ("measure", "onrecord", *(peer.title() for peer in PEERS), "of")
    return Result("attribution", figures, {}, columns, tuple(rows))


def _recalls(articles: Sequence[Answered], finder: str) -> dict[str, float]:
    tally = AnswerTally()
    run = measured(finder, [article.text for article in articles])
    for article, found in zip(articles, run.found, strict=True):
        tally.add_roles(article, found)
    return tally.recalls()


def _cell(held: dict[str, float], name: str) -> str:
    return f"{held[name]:.4f}" if name in held else ""


def _told(tally: AnswerTally) -> Iterator[tuple[str, str]]:
    """How sources of each kind were named, and how often a count was told where the answers have none."""
    yield "counts told where the answers have none", str(tally.counts["counts invented"])
    for kind in sorted({kind for kind, _ in tally.named}):
        named = sorted((-n, naming) for (k, naming), n in tally.named.items() if k == kind)
        yield f"named, where the answer is {kind}", ", ".join(f"{naming} {-n}" for n, naming in named)
