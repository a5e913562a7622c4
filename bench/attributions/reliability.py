"""How far the scores of findings are probabilities of being right: bins, expected calibration error, a plot.

``python -m bench.attributions.reliability --data FOLDER [--split S] OUT.svg`` draws the plot.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

from bench.attributions.polnear import load
from bench.attributions.scored import score

BINS = 10
_SIDE, _LEFT, _TOP = 320, 60, 40
_MAKE = ElementMaker(namespace="http://www.w3.org/2000/svg", nsmap={None: "http://www.w3.org/2000/svg"})

Judged = tuple[float, bool]
"""The score of a finding, and whether it is right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Findings of neighbouring scores: lowest, highest and mean score, share that is right, how many."""

    low: float
    high: float
    score: float
    right: float
    size: int


def bins_of(judged: Sequence[Judged], number: int = BINS) -> list[Bin]:
    """At most ``number`` bins of equal size, by score.

    Findings with one score all count as right to the same share, so that which of them falls into which bin is no
    matter of order.
    """
    by_score: defaultdict[float, list[bool]] = defaultdict(list)
    for value, right in judged:
        by_score[value].append(right)
    levelled = [(value, sum(by_score[value]) / len(by_score[value])) for value, _ in sorted(judged)]
    bins = []
    for n in range(number):
        part = levelled[n * len(levelled) // number : (n + 1) * len(levelled) // number]
        if part:
            mean, right = (sum(x) / len(part) for x in zip(*part, strict=True))
            bins.append(Bin(part[0][0], part[-1][0], mean, right, len(part)))
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: distance of mean score and share right, weighted by size (Naeini et al. 2015)."""
    return sum(b.size * abs(b.score - b.right) for b in bins) / max(1, sum(b.size for b in bins))


def plot(bins: Sequence[Bin], title: str) -> bytes:
    """The reliability plot as SVG: share right over mean score, area of a dot by size, the diagonal for comparison."""
    most = max((b.size for b in bins), default=1)
    drawn = [
        _MAKE.rect(x=str(_LEFT), y=str(_TOP), width=str(_SIDE), height=str(_SIDE), fill="none", stroke="#888"),
        _line((0, 0), (1, 1), "#888"),
        *(_line((a.score, a.right), (b.score, b.right), "#1f5fa8") for a, b in pairwise(bins)),
    ]
    for b in bins:
        x, y = _place(b.score, b.right)
        tip = _MAKE.title(f"score {b.low:.2f} to {b.high:.2f}: {b.right:.0%} of {b.size} right")
        drawn.append(_MAKE.circle(tip, cx=x, cy=y, r=f"{6 * (b.size / most) ** 0.5:.1f}", fill="#1f5fa8"))
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        drawn.append(_text(f"{tick:.1f}", *_place(tick, -0.06)))
        drawn.append(_text(f"{tick:.1f}", *_place(-0.06, tick - 0.01)))
    drawn += [_text("score", *_place(0.5, -0.14)), _text(title, *_place(0.5, 1.05))]
    x, y = _place(-0.14, 0.5)
    turned = _text("share right", x, y)
    turned.set("transform", f"rotate(-90 {x} {y})")
    box = f"0 0 {_LEFT + _SIDE + 20} {_TOP + _SIDE + 60}"
    return etree.tostring(_MAKE.svg(*drawn, turned, viewBox=box), pretty_print=True, encoding="utf-8")


def _place(x: float, y: float) -> tuple[str, str]:
    return f"{_LEFT + x * _SIDE:.1f}", f"{_TOP + (1 - y) * _SIDE:.1f}"


def _line(begin: tuple[float, float], end: tuple[float, float], colour: str) -> etree._Element:
    (x1, y1), (x2, y2) = _place(*begin), _place(*end)
    return _MAKE.line(x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour)


def _text(words: str, x: str, y: str) -> etree._Element:
    return _MAKE.text(words, {"x": x, "y": y, "text-anchor": "middle", "font-size": "12", "font-family": "sans-serif"})


def main() -> None:
    """Find, judge and draw."""
    parser = argparse.ArgumentParser(description="Draw the reliability plot of our attributions.")
    parser.add_argument("--data", type=Path, required=True, help="folder as for `bench attribution`, with brat files")
    parser.add_argument("--split", default="dev")
    parser.add_argument("out", type=Path, help="the SVG to write")
    asked = parser.parse_args()
    bins = bins_of(score(load(asked.data, asked.split)).judged)
    asked.out.write_bytes(plot(bins, f"calibration error {calibration_error(bins):.3f}"))


if __name__ == "__main__":
    main()
