"""Sentences that have words in common."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tell.quiz.near import Ground, Words
from onrecord.tell.story import Story

some_words = st.frozensets(st.sampled_from("abcdef"))


@settings(deadline=None)
@given(st.lists(some_words, max_size=8), some_words)
def test_the_share_of_words_is_that_of_the_shorter_one(sentences: list[frozenset[str]], words: frozenset[str]) -> None:
    expected = [len(words & s) / max(1, min(len(words), len(s))) for s in sentences]
    assert Words(sentences).shared(words).tolist() == expected


def test_what_is_near_a_sentence_is_itself_and_what_shares_its_words_or_its_meaning(sample_story: Story) -> None:
    ground = Ground(sample_story)
    for passage in ground.passages[::40]:
        near = ground.near(passage)
        assert passage in near
        for other in set(ground.passages) - set(near):
            shared = passage.roots & other.roots
            assert len(shared) < 0.4 * max(1, min(len(passage.roots), len(other.roots)))
