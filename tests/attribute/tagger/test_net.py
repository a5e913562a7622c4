"""The shipped net."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribute.tagger import Tagger, Words, net, shipped
from onrecord.attribute.tagger.features import features_of
from onrecord.attribute.tagger.net import LIMIT, Readied, tensors
from onrecord.attribute.tagger.windows import windows

WEIGHTS = Path(net.__file__).parent / "weights"
TAGS = st.sampled_from(["NN", "VBD", "NNP", "''", "never seen"])
DEPS = st.sampled_from(["nsubj", "ROOT", "ccomp", "never seen"])


@st.composite
def any_words(draw: st.DrawFn) -> Words:
    forms = draw(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=40))
    count = len(forms)
    heads = [draw(st.integers(-n, count - 1 - n)) for n in range(count)]
    borders = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    numbers = [sum(borders[: n + 1]) for n in range(count)]
    return Words(
        forms, draw(st.lists(TAGS, min_size=count, max_size=count)), [draw(DEPS)] * count, heads, numbers, numbers
    )


@settings(max_examples=40, deadline=None)
@given(any_words())
def test_any_words_give_pieces_that_lie_among_them(words: Words) -> None:
    for said in shipped()(words):
        parts = [p for p in (said.source, said.cue, *said.content) if p]
        assert all(0 <= p.piece[0] < p.piece[1] <= len(words.form) for p in parts)
        assert all(0 <= p.score <= 1.0001 for p in parts)
        assert 0 <= said.pairing <= 1.0001


def test_no_words_say_nothing() -> None:
    assert shipped()(Words([], [], [], [], [], [])) == []


def test_it_is_loaded_once() -> None:
    assert shipped() is shipped()


def test_another_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Tagger(tmp_path)


def test_a_long_article_is_read_in_windows_of_the_trained_size() -> None:
    class Sized:
        words = Words(["a"] * 1000, [""] * 1000, [""] * 1000, [0] * 1000, [0] * 1000, [0] * 1000)
        pieces = [[1]] * 1000

    assert max(hi - lo for lo, hi in windows(Sized(), LIMIT)) == LIMIT


def test_every_window_is_one_call_of_the_net() -> None:
    class Counting:
        def __init__(self, session: Any) -> None:
            self.session, self.calls, self.rows = session, 0, 0

        def run(self, names: None, given: dict[str, Any]) -> Any:
            self.rows += len(given["ids"])
            self.calls += 1
            return self.session.run(names, given)

    tagger = Tagger(WEIGHTS)
    counting = tagger._session = Counting(tagger._session)
    count = 3 * LIMIT
    tagger(Words(["ferry"] * count, ["NN"] * count, ["ROOT"] * count, [0] * count, [*range(count)], [*range(count)]))
    assert (counting.calls, counting.rows) == (3, 3)


def test_a_window_is_given_with_heads_inside_it() -> None:
    words = Words(["a", "b", "c", "d"], ["NN"] * 4, ["dep"] * 4, [1, 1, -2, -1], [0] * 4, [0] * 4)
    item = Readied(words, [[5], [6, 7], [8], [9]], features_of(words, {"tag": {}, "dep": {}}))
    found = tensors(item, 1, 3)
    assert found["ids"].tolist() == [[6, 7, 8]]
    assert found["owner"].tolist() == [[0, 0, 1]]
    assert found["first"].tolist() == [[0, 2]]
    assert found["head"].tolist() == [[1, 1]]
