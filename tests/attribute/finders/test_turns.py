"""Who speaks in a transcript."""

from tests.attribute.articles import found

INTRO = "Senator Jo Field spoke with Tom Tapper of Tarn Radio on Sunday.\n\n"


def said(text: str) -> list[tuple[str, str]]:
    """(speaker, content) of the turns."""
    return [(s.speaker, s.content) for s in found(text) if s.method == "turn"]


def test_a_turn_is_theirs_whose_name_stands_before_the_colon() -> None:
    text = f"{INTRO}TAPPER: Will it close?\n\nFIELD: No. It stays.\n\nTAPPER: Why?\n\nFIELD: We have money."
    assert said(text) == [
        ("Tom Tapper", "Will it close?"),
        ("Jo Field", "No. It stays."),
        ("Tom Tapper", "Why?"),
        ("Jo Field", "We have money."),
    ]


def test_answers_are_theirs_who_alone_is_named_most_before_the_first_question() -> None:
    intro = "Jo Field is a senator. Jo Field spoke with us on Sunday.\n\n"
    text = f"{intro}Q: Will it close?\n\nA: No. It stays.\n\nQ: Why?\n\nA: We have money."
    assert said(text) == [("Jo Field", "No. It stays."), ("Jo Field", "We have money.")]


def test_whose_answers_they_are_stays_open_where_two_may_be_asked() -> None:
    text = f"{INTRO}Q: Will it close?\n\nA: No. It stays.\n\nQ: Why?\n\nA: We have money."
    assert said(text) == []


def test_labels_that_never_come_again_make_no_transcript() -> None:
    text = f"{INTRO}Field: 50 votes.\n\nTapper: 40 votes.\n\nLee: 9 votes.\n\nMarlow: 3 votes."
    assert said(text) == []


def test_a_list_of_figures_is_no_transcript() -> None:
    text = f"{INTRO}Field: 1,769.\n\nTapper: 1,501.\n\nField: 547.\n\nTapper: 48."
    assert said(text) == []
