"""Mutate paragraphs of real articles and look for any that break reading or attribution.

``python scripts/fuzz.py FOLDER --paragraphs 100000``: FOLDER holds text files. Prints what broke, with the seed and
number that make it again; exit status 1 when anything did. A paragraph breaks when a stage raises, when a span does not
cut out words of the text, when ids repeat or chains go round, or when a text is read differently the second time.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from onrecord.attribute import attribute
from onrecord.model import Article, Attribution, Block, Evidence, Kind, Span
from onrecord.read import read
from onrecord.text import line_spans, trimmed

TOGETHER = 12
"""Paragraphs an article: enough for attributions that run over paragraphs."""

ODD = (
    *"“”\"‘’«»()[]—-:;,.?!@#\u200b\u200f\u202e\u00ad\ufeff\u0301\x00\x1b🙂ﬁİß東\u2028\r\t",
    "''", "``", "...", "مرحبا", "A" * 400, "https://a.example/" + "b/" * 90, "(a.example)", "Report: ", " — Ada Lind",
    " said ", " according to ", " that ", " citing ", " he ", " not ",
)  # fmt: skip


def mutated(paragraph: str, chance: random.Random) -> str:
    """The paragraph after up to eight small accidents."""
    text = paragraph
    for _ in range(chance.randint(0, 8)):
        at = chance.randint(0, len(text))
        to = min(len(text), at + chance.choice((1, 1, 2, 5, 20, 80)))
        kind = chance.randint(0, 5)
        if kind == 0:
            text = text[:at] + text[to:]
        elif kind == 1:
            text = text[:at] + chance.choice(ODD) + text[at:]
        elif kind == 2:
            text = text[:at] + text[at:to] * chance.randint(2, 4) + text[to:]
        elif kind == 3:
            text = text[:at] + text[at:to].swapcase() + text[to:]
        elif kind == 4:
            words = text.split(" ")
            one, other = chance.randrange(len(words)), chance.randrange(len(words))
            words[one], words[other] = words[other], words[one]
            text = " ".join(words)
        else:
            text = text[to:] + text[:at]
    return text.replace("\n", " ")


def article_of(paragraphs: Sequence[str]) -> Article:
    text = "\n".join(paragraphs)
    why = Evidence("line", 1.0, "every line is a paragraph")
    kinds = (Kind.TITLE, *[Kind.TEXT] * len(paragraphs))
    spans = [s for s in (trimmed(text, line) for line in line_spans(text)) if len(s)]
    blocks = tuple(Block(s, kinds[min(n, 1)], why) for n, s in enumerate(spans))
    return Article("a", "a", text, "en", None, None, None, (), (), (), blocks)


def faults(article: Article, *, twice: bool) -> list[str]:
    """What is wrong with the findings of one article, read ``twice`` or once."""
    reading = read(article)
    found = attribute(reading)
    wrong = []
    if twice and attribute(read(article)) != found:
        wrong.append("it is read differently the second time")
    ids = [a.id for a in found]
    if len(set(ids)) != len(ids):
        wrong.append("two attributions have one id")
    outer = {a.id: a.via for a in found}
    wrong += [f"the chain of {a.id} goes round" for a in found if goes_round(a, outer)]
    wrong += [f"{a.id} has no content" for a in found if not a.content]
    wrong += [f"{a.id} scores {a.evidence.score}" for a in found if not 0 <= a.evidence.score <= 1]
    spans = [s for a in found for s in (*a.source, *a.cue, *a.content)]
    spans += [m.span for m in reading.mentions] + [t.span for t in reading.times]
    return wrong + [f"{s} cuts out nothing" for s in spans if not sound(s, article.text)]


def goes_round(attribution: Attribution, outer: dict[str, str | None]) -> bool:
    at, steps = attribution.via, 0
    while at is not None and steps <= len(outer):
        at, steps = outer[at], steps + 1
    return steps > len(outer)


def sound(span: Span, text: str) -> bool:
    cut = span.cut(text)
    return bool(cut) and span.end <= len(text) and cut == cut.strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--paragraphs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=int, default=400, help="characters taken of a paragraph")
    given = parser.parse_args()
    files = sorted(given.folder.rglob("*.txt"))
    every = [line for f in files for line in f.read_text("utf-8", "replace").splitlines() if line.strip()]
    if not every:
        sys.exit(f"error: no text in {given.folder}\ntry: a folder with .txt files")
    broken, began = 0, time.perf_counter()
    for start in range(0, given.paragraphs, TOGETHER):
        chance = random.Random(f"{given.seed} {start}")  # noqa: S311  # not for secrets
        many = min(TOGETHER, given.paragraphs - start)
        article = article_of([mutated(chance.choice(every)[: given.longest], chance) for _ in range(many)])
        try:
            wrong = faults(article, twice=start % (20 * TOGETHER) == 0)
        except Exception as error:  # what it looks for
            wrong = [f"{type(error).__name__}: {error}"]
        for fault in wrong:
            broken += 1
            print(f"seed {given.seed}, paragraphs {start} to {start + many}: {fault}", flush=True)
        if start % 1200 == 0 and sys.stderr.isatty():
            print(f"\r{start:,} of {given.paragraphs:,}", end="", file=sys.stderr)
    print(f"{given.paragraphs:,} paragraphs, {broken} faults, {time.perf_counter() - began:.0f} s")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
