from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.resolve.fingerprints import RUN, WINDOW, folded_words, prints_of, winnow
from onrecord.text import words

WORDS = st.lists(st.sampled_from(["tide", "ferry", "lock", "weir", "quay", "buoy"]), max_size=40)


def prints(text_words: list[str]) -> set[int]:
    text = " ".join(text_words)
    return {value for value, _ in prints_of(folded_words(text, [Span(0, len(text))]))}


@given(WORDS, WORDS, st.lists(st.sampled_from("abcdefgh"), min_size=RUN + WINDOW - 1, max_size=20))
def test_a_long_shared_run_gives_a_shared_print(before: list[str], after: list[str], shared: list[str]) -> None:
    assert prints(before + shared) & prints(shared + after)


@given(st.lists(st.integers(0, 50), max_size=60))
def test_every_window_keeps_one_hash(hashes: list[int]) -> None:
    kept = winnow(hashes)
    assert kept == sorted(set(kept))
    for start in range(len(hashes) - WINDOW + 1):
        assert any(start <= k < start + WINDOW for k in kept)


def test_prints_fit_in_52_bits_and_ignore_case_accents_and_quotes() -> None:
    sentence = "The Harbour Master said: the “Wéir” would not open before the spring tide."
    plain = prints(words("the harbour master said the weir would not open before the spring tide"))
    styled = {value for value, _ in prints_of(folded_words(sentence, [Span(0, len(sentence))]))}
    assert plain == styled
    assert all(0 <= value < 2**52 for value in plain)


def test_a_short_text_has_no_prints() -> None:
    assert prints(["too", "short"]) == set()
