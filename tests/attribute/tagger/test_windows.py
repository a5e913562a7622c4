"""Windows and batches of the tagger."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.tagger.features import Words
from onrecord.attribute.tagger.windows import windows
from training.attribution.data import Item, batches, labelled_spans, word_range


def item_of(sizes: list[int], blocks: list[int]) -> Item:
    count = len(sizes)
    words = Words(["x"] * count, [""] * count, [""] * count, [0] * count, blocks, blocks)
    return Item("a", "", list(range(count)), list(range(1, count + 1)), words, [[7] * s for s in sizes], {})


@given(st.lists(st.tuples(st.integers(1, 8), st.booleans()), min_size=1, max_size=60), st.integers(8, 40))
def test_windows_cover_every_word_once_and_stay_small(words: list[tuple[int, bool]], limit: int) -> None:
    blocks: list[int] = []
    for _, new in words:
        blocks.append((blocks[-1] if blocks else 0) + int(new))
    item = item_of([size for size, _ in words], blocks)
    cuts = windows(item, limit, max(1, limit // 3))
    assert [i for lo, hi in cuts for i in range(lo, hi)] == list(range(len(words)))
    assert all(sum(map(len, item.pieces[lo:hi])) <= limit for lo, hi in cuts)


def test_a_paragraph_that_fits_is_never_cut() -> None:
    item = item_of([5, 5, 5, 5], [0, 0, 1, 1])
    assert windows(item, 12) == [(0, 2), (2, 4)]


@given(st.lists(st.integers(1, 50), max_size=40), st.integers(50, 200))
def test_batches_hold_every_window_once_within_the_budget(sizes: list[int], budget: int) -> None:
    found = batches(sizes, budget)
    assert sorted(n for group in found for n in group) == list(range(len(sizes)))
    assert all(max(sizes[n] for n in group) * len(group) <= budget for group in found)


def test_a_stretch_of_characters_finds_the_words_it_touches() -> None:
    assert word_range([0, 4, 9], [3, 8, 12], (5, 10)) == (1, 3)


def test_labels_give_contiguous_spans() -> None:
    labels = ["B-cue", "O", "B-content", "I-content", "B-content", "I-source"]
    assert labelled_spans(labels) == {"source": set(), "cue": {(0, 1)}, "content": {(2, 4), (4, 5)}}
