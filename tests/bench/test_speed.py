"""The articles that speed is measured on."""

import re
from pathlib import Path

from bench.speed import WORDS, articles

SAMPLE = Path(__file__).parents[2] / "src" / "onrecord" / "sample" / "articles"


def test_articles_have_the_length_asked_for_and_are_the_same_in_every_run() -> None:
    made = list(articles(SAMPLE))
    assert len(made) > 3
    assert all(WORDS <= len(text.split()) <= 2 * WORDS for text in made)
    assert made == list(articles(SAMPLE))


def test_no_sentence_stands_in_two_articles() -> None:
    seen: set[str] = set()
    for text in articles(SAMPLE):
        body = text.strip().split("\n\n")[2:]
        here = {s for p in body for s in re.split(r"(?<=[.!?”])\s+", p)}
        assert seen.isdisjoint(here)
        seen |= here
