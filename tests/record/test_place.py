from pathlib import Path

import pytest

from onrecord.errors import NotARecord
from onrecord.record.place import Database, place_of


def test_a_name_is_a_path_unless_it_is_the_address_of_a_database() -> None:
    assert place_of("stories/harbour.onrecord") == Path("stories/harbour.onrecord")
    assert place_of("postgresql.onrecord") == Path("postgresql.onrecord")
    assert place_of("postgresql://desk@db.example/news#harbour") == Database(
        "postgresql://desk@db.example/news", "harbour"
    )
    assert place_of("postgres:///news?host=/run#a-1_b").stem == "a-1_b"


@pytest.mark.parametrize("story", ["", "Harbour", "a b", "a'b", 'a"b', "-a", "a" * 51, "é", "a#b"])
def test_a_database_needs_a_story_named_plainly(story: str) -> None:
    with pytest.raises(NotARecord) as caught:
        place_of(f"postgresql://desk@db.example/news#{story}")
    assert "#" in caught.value.fix


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("postgresql://desk:open%20sesame@db.example/news#harbour", "postgresql://desk:***@db.example/news#harbour"),
        ("postgresql://desk:@db.example/news#harbour", "postgresql://desk:***@db.example/news#harbour"),
        (
            "postgresql:///news?user=desk&password=sesame&x=1#harbour",
            "postgresql:///news?user=desk&password=***&x=1#harbour",
        ),
        ("postgresql://desk@db.example:5433/news#harbour", "postgresql://desk@db.example:5433/news#harbour"),
        ("postgresql://[::1]:5433/news#harbour", "postgresql://[::1]:5433/news#harbour"),
    ],
)
def test_a_password_is_never_shown(given: str, shown: str) -> None:
    place = place_of(given)
    assert str(place) == shown
    assert "sesame" not in repr(place)


def test_nor_where_no_story_is_named() -> None:
    with pytest.raises(NotARecord) as caught:
        place_of("postgresql://desk:sesame@db.example/news")
    assert "sesame" not in caught.value.message + caught.value.fix


@pytest.mark.parametrize("given", ["a" * 300, "x/" * 3_000])
def test_what_no_file_can_be_called_is_no_place(given: str) -> None:
    with pytest.raises(NotARecord, match="can be the name of no record"):
        place_of(given)
