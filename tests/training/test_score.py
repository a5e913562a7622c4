"""The scorer of the tagger."""

from training.attribution.score import exact_counts, f1, relation_counts

TEXT = 'Ada Vell said taxes would fall. "They will," Bo Lund replied.'


def said(source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int]) -> dict[str, list[tuple[int, int]]]:
    return {"source": [source], "cue": [cue], "content": [content]}


FIRST = said((0, 8), (9, 13), (14, 30))
SECOND = said((45, 52), (53, 60), (32, 44))


def test_the_same_answers_score_full_marks() -> None:
    assert relation_counts(TEXT, [FIRST, SECOND], [FIRST, SECOND])["all"] == (2, 2, 2, 2)


def test_half_of_the_words_is_enough_and_less_is_not() -> None:
    half = said((4, 8), (9, 13), (20, 30))
    less = said((0, 8), (9, 13), (26, 30))
    assert relation_counts(TEXT, [half], [FIRST])["all"][0] == 1
    assert relation_counts(TEXT, [less], [FIRST])["all"][0] == 0


def test_one_answer_matches_one_attribution_only() -> None:
    assert relation_counts(TEXT, [FIRST], [FIRST, FIRST])["all"] == (1, 1, 1, 2)


def test_a_content_in_quotation_marks_is_direct() -> None:
    assert relation_counts(TEXT, [SECOND], [SECOND])["direct"] == (1, 1, 1, 1)
    assert relation_counts(TEXT, [FIRST], [FIRST])["indirect"] == (1, 1, 1, 1)


def test_spans_are_exact_when_they_touch_the_same_tokens() -> None:
    tokens = [(0, 3), (4, 8), (9, 13)]
    gold = {"source": {(0, 2)}, "cue": {(2, 3)}, "content": set()}
    ours = {"source": [(0, 7)], "cue": [(4, 13)], "content": []}
    counts = exact_counts(tokens, gold, ours)
    assert counts == {"source": (1, 1, 1), "cue": (0, 1, 1), "content": (0, 0, 0)}


def test_f1_of_nothing_is_nothing() -> None:
    assert f1(0, 0, 0) == 0.0
    assert f1(1, 1, 3) == 0.5
