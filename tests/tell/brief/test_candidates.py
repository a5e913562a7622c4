"""The sentences of a story in order of worth."""

from onrecord.model import Kind
from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.ranking import best_first
from onrecord.tell.brief.worth import Worth
from onrecord.tell.story import Story


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
    assert [c.number for c in found] == list(range(len(found)))
    assert [c.key for c in found] == sorted(c.key for c in found)
    for candidate in found:
        spans = [s.span for s in candidate.recorded.sentences if s.kind is Kind.TEXT]
        assert candidate.sentence.span in spans
