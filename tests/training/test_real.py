"""The judged pairs of real coverage: references that point into their piles, and the figures made of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from training.claims.corpora import text_of
from training.claims.real import Judged, Place, figures, judged, piles


def test_each_statement_is_of_an_article_of_its_pile_and_each_pair_of_two_articles() -> None:
    files = {name: set(listed) for name, listed in piles().items()}
    for pair in judged():
        assert {pair.one.file, pair.other.file} <= files[pair.pile]
        assert pair.one.article != pair.other.article
        assert pair.one.start < pair.one.end
        assert pair.other.start < pair.other.end
        assert pair.each > 0


def test_no_pile_is_both_learned_from_and_judged_by_and_no_pair_is_there_twice() -> None:
    halves = {(pair.pile, pair.half) for pair in judged()}
    assert len(halves) == len(piles()) == len(dict(halves))
    assert {half for _, half in halves} == {"learn", "judge"}
    assert len({frozenset((pair.one, pair.other)) for pair in judged()}) == len(judged())


def test_a_pair_counts_once_and_for_as_many_as_it_stands_for() -> None:
    place = Place("a.txt", "a", 0, 1)
    right = Judged("pile", "judge", place, place, True, "one proposition", "merged", 3.0)
    wrong = replace(right, same=False, why="another fact", each=1.0)
    found = figures([(right, True), (wrong, True), (right, False)])
    assert (found["precision"], found["precision_of_all"]) == (0.5, 0.75)
    assert (found["recall"], found["recall_of_all"]) == (0.5, 0.5)


def test_a_file_of_no_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a corpus"):
        text_of(tmp_path, "elsewhere/a.txt")
