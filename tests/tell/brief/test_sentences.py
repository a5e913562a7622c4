"""The sentences of a story in columns, beside what each is by itself."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.sentences import Sentences, ranges
from onrecord.tell.story import Located, Story


@pytest.fixture
def sentences(sample_story: Story) -> Sentences:
    return sample_story.once(Candidates).sentences


def overlap(sentences: Sentences, number: int, put: Located) -> int:
    one, other = sentences.stretches[number].span, put.assertion.wording
    return min(one.end, other.end) - max(one.start, other.start)


def test_each_sentence_has_the_assertions_of_which_words_stand_in_it(sample_story: Story, sentences: Sentences) -> None:
    for number in range(len(sentences)):
        recorded = sample_story.articles[sentences.home[number]]
        wanted = {a.id for a in recorded.assertions if a.wording.overlaps(sentences.stretches[number].span)}
        assert {m.assertion.id for m in sentences.inside(number)} == wanted


def test_the_main_assertion_makes_up_most_of_its_sentence(sentences: Sentences) -> None:
    for number in range(len(sentences)):
        inside, main = sentences.inside(number), sentences.main_of(number)
        assert (main is None) == (not inside)
        if main is not None:
            assert overlap(sentences, number, main) == max(overlap(sentences, number, m) for m in inside)


def test_what_turns_on_a_sentence_is_the_weight_of_the_terms_in_it(sentences: Sentences) -> None:
    names = sentences.terms.names
    for number in range(len(sentences)):
        put = {m.assertion.id for m in sentences.inside(number)}
        at = [n for n, m in enumerate(sentences.put) if m.assertion.id in put and m in sentences.inside(number)]
        terms = {names[code] for code in sentences.terms.of(np.array(at, np.int64))[1].tolist()}
        assert sentences.term_counts[number] == len(terms)
        assert sentences.turns[number] == pytest.approx(sum(sentences.weights.get(t, 0.0) for t in terms))


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=8))
def test_ranges_stand_one_behind_another(bounds: list[tuple[int, int]]) -> None:
    first, end = (np.array([b[n] for b in bounds], np.int64) for n in (0, 1))
    of, numbers = ranges(first, end)
    assert list(zip(of.tolist(), numbers.tolist(), strict=True)) == [
        (n, k) for n, (a, b) in enumerate(bounds) for k in range(a, b)
    ]
    assert all(a <= b for a, b in pairwise(of.tolist()))
