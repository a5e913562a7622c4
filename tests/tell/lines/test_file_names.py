"""File names and titles in brief."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tell.lines.file_names import briefly, titled


def test_a_hash_is_left_out_where_a_number_tells_files_apart() -> None:
    told = briefly(["000_9ad1c3f7732b51ee.txt", "001_77ab13ce42190ef1.txt"])
    assert list(told.values()) == ["000…txt", "001…txt"]


def test_a_short_name_is_told_in_full() -> None:
    assert briefly(["march-4-harbour.html"]) == {"march-4-harbour.html": "march…html"}
    assert briefly(["harbour.html"]) == {"harbour.html": "harbour.html"}


def test_names_that_differ_late_are_told_so_far() -> None:
    told = briefly(["harbour-board-meets-monday.txt", "harbour-board-meets-tuesday.txt"])
    assert set(told.values()) == {"harbour-board-meets-monday.txt", "harbour-board-meets-tuesday.txt"}


@given(st.lists(st.text(alphabet="ab-_.", min_size=1, max_size=40), unique=True, max_size=12))
def test_no_two_files_are_told_alike(names: list[str]) -> None:
    told = briefly(names)
    assert len(set(told.values())) == len(names)


def test_a_title_is_told_by_as_many_of_its_words_as_stand_beside_other_things() -> None:
    assert titled("Harbour board\u00a0meets") == "“Harbour board meets”"
    assert titled("Harbour board delays the vote on the west pier") == "“Harbour board delays the vote on the…”"
    assert titled("“No pier,” says board") == "“‘No pier,’ says board”"


def test_a_title_of_one_long_word_is_cut_within_it() -> None:
    assert titled("w" * 60) == f"“{'w' * 39}…”"
