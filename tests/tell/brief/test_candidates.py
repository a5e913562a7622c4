"""The sentences of a story in order of worth."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Kind
from onrecord.tell.brief.candidates import Candidates, _Words
from onrecord.tell.brief.ranking import best_first
from onrecord.tell.brief.worth import Worth
from onrecord.tell.story import Story
from onrecord.text import words


def test_what_is_weighed_only_as_it_comes_up_is_in_the_order_of_all_weighed(sample_story: Story) -> None:
    candidates = Candidates(sample_story)
    whole, quick = Worth(candidates), Worth(candidates)
    ranked = sorted(candidates.all, key=lambda c: (-round(whole.of(c), 6), c.key))
    assert list(best_first(candidates.all, quick.at_most, (quick.of,))) == ranked


def test_no_sentence_is_worth_more_than_it_may_be_at_most(sample_story: Story) -> None:
    candidates = Candidates(sample_story)
    worth = Worth(candidates)
    assert all(worth.at_most[c.number] >= worth.of(c) - 1e-9 for c in candidates.all)


def test_sentences_are_numbered_in_their_order_and_stand_where_the_articles_have_them(sample_story: Story) -> None:
    found = Candidates(sample_story).all
    order = {article: n for n, article in enumerate(sample_story.by_id)}
    assert [c.number for c in found] == list(range(len(found)))
    places = [(order[c.recorded.article.id], c.sentence.span.start) for c in found]
    assert places == sorted(places)
    assert len({c.key for c in found}) == len(found)
    for candidate in found:
        spans = [s.span for s in candidate.recorded.sentences if s.kind is Kind.TEXT]
        assert candidate.sentence.span in spans


def test_a_sentence_is_made_out_once_and_only_when_it_is_looked_at(sample_story: Story) -> None:
    candidates = Candidates(sample_story)
    some = candidates.all[3:6]
    assert candidates._made == {}
    assert [c.number for c in some] == [3, 4, 5]
    assert list(some) == [candidates.all[n] for n in (3, 4, 5)]
    assert candidates.at(some[0].recorded.article.id, some[0].sentence.span.start) is some[0]
    assert candidates.at("nowhere", 0) is None


def test_of_several_sentences_an_assertion_stands_in_the_one_that_it_makes_most_of(sample_story: Story) -> None:
    candidates = Candidates(sample_story)
    found: dict[str, int] = {}
    for candidate in sorted(candidates.all, key=lambda c: c.key):
        for located in candidate.inside:
            if located.assertion.id not in found or located is candidate.main:
                found[located.assertion.id] = candidate.number
    assert candidates.told_at == found


PIECES = st.lists(st.sampled_from(["The bridge", "bridge,", "opened", "“at 9.30”", "\n", "Åre’s", "it  is", "IT IS"]))


@given(st.lists(PIECES.map(" ".join), max_size=4), PIECES.map(" ".join))
def test_a_sentence_is_found_by_its_words_however_it_begins(told: list[str], asked: str) -> None:
    assert _Words(told).has(asked) == any(words(asked) == words(sentence) for sentence in told)
