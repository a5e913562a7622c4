"""The sentences of a story in order of worth."""

from onrecord.tell.brief.candidates import Candidates, best_first
from onrecord.tell.brief.worth import Worth
from onrecord.tell.story import Story


def test_what_is_weighed_only_as_it_comes_up_is_in_the_order_of_all_weighed(sample_story: Story) -> None:
    candidates = Candidates(sample_story)
    whole, quick = Worth(candidates), Worth(candidates)
    ranked = sorted(candidates.all, key=lambda c: (-round(whole.of(c), 6), c.key))
    assert list(best_first(candidates.all, (quick.at_most, quick.nearly, quick.of))) == ranked


def test_no_sentence_is_worth_more_than_it_may_be_at_most(sample_story: Story) -> None:
    worth, exact = Worth(Candidates(sample_story)), Worth(Candidates(sample_story))
    for candidate in Candidates(sample_story).all:
        assert worth.at_most(candidate) >= worth.nearly(candidate) - 1e-9 >= exact.of(candidate) - 2e-9
