"""The sentences of a story in columns, beside what each is by itself."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.sentences import Sentences, Terms, ranges
from onrecord.tell.brief.worth import Worth
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


def test_of_two_that_make_up_as_much_of_a_sentence_that_of_the_higher_id_is_its_main_one(sentences: Sentences) -> None:
    for number in range(len(sentences)):
        main = sentences.main_of(number)
        found = ((overlap(sentences, number, m), m.assertion.id) for m in sentences.inside(number))
        assert (main and main.assertion.id) == max(found, default=(0, None))[1]


@pytest.mark.parametrize("pattern", [lists.UNANSWERED, lists.CONSEQUENCE])
def test_the_sentences_in_which_a_pattern_finds_something_are_all_of_them(
    sentences: Sentences, pattern: lists.AnyCase
) -> None:
    found = sentences.finding(pattern).tolist()
    assert found == [n for n in range(len(sentences)) if pattern.search(sentences.words(n))]
    odd = np.arange(len(sentences)) % 2 == 1
    assert sentences.finding(pattern, odd).tolist() == [n for n in found if n % 2]


def test_what_is_worked_out_in_columns_is_that_of_each_sentence(sample_story: Story) -> None:
    candidates = Candidates(sample_story)
    worth = Worth(candidates)
    for candidate in candidates.all:
        assert worth.recencies[candidate.number] == worth.recency(candidate)
        assert worth.centrals[candidate.number] == worth.central(candidate)
        assert worth._retelling[candidate.number] == worth._retold(candidate)


@given(st.lists(st.lists(st.sampled_from("abcde")), max_size=5))
def test_each_term_of_an_owner_is_told_once_in_order(told: list[list[str]]) -> None:
    terms = Terms(told)
    of, codes = terms.apart(*terms.of(np.arange(len(told))))
    pairs = list(zip(of.tolist(), map(terms.names.__getitem__, codes.tolist()), strict=True))
    assert pairs == [(n, term) for n, some in enumerate(told) for term in sorted(set(some))]
