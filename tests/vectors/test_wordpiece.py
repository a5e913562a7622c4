"""Word pieces."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord.vectors as package
from onrecord.vectors.wordpiece import LONGEST_WORD, WordPieces

LISTED = (Path(package.__file__).parent / "weights" / "pieces.txt").read_text("utf-8").splitlines()
PIECES = WordPieces(LISTED)


def named(form: str) -> list[str]:
    return [LISTED[n] for n in PIECES([form])[0]]


@pytest.mark.parametrize(
    ("form", "pieces"),
    [
        ("Harbour", ["harbour"]),
        ("São", ["sao"]),
        ("don’t", ["don", "’", "t"]),
        ("unsayable", ["un", "##say", "##able"]),
        ("☃", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("東京", ["東", "京"]),
    ],
)
def test_a_word_is_cut_as_the_vocabulary_has_it(form: str, pieces: list[str]) -> None:
    assert named(form) == pieces


@given(st.lists(st.text(min_size=1, max_size=300), max_size=8))
def test_every_word_has_some_pieces_but_not_too_many(forms: list[str]) -> None:
    found = PIECES(forms)
    assert len(found) == len(forms)
    assert all(1 <= len(pieces) <= LONGEST_WORD for pieces in found)


def test_it_agrees_with_the_library() -> None:
    tokenizers = pytest.importorskip("tokenizers")
    library = tokenizers.BertWordPieceTokenizer({piece: n for n, piece in enumerate(LISTED)}, lowercase=True)

    @given(st.text(st.characters(max_codepoint=0x5FF), min_size=1, max_size=30))
    def agrees(form: str) -> None:
        theirs = library.encode(form, add_special_tokens=False).ids[:LONGEST_WORD]
        assert PIECES([form])[0] == (theirs or [LISTED.index("[UNK]")])

    agrees()
