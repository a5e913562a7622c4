from dataclasses import replace
from pathlib import Path

from onrecord.ingest.formats import capture_of
from onrecord.pipeline import study_all
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.story import Story
from onrecord.tell.texts.edits import Edit, edits

AT = "https://herald.example/pier"


def page(*paragraphs: str, menu: str = "Home News Sport") -> bytes:
    held = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!doctype html><html><head><title>Pier to close</title></head><body><nav>{menu}</nav>"
        f"<article><h1>Pier to close</h1>{held}</article></body></html>"
    ).encode()


FIRST = "The harbour office said on Monday that the pier at Eastmoor will close in June for good."
SECOND = "“It is old and the piles are rotten,” said Tom Lee, who has run the port for nine years."


def found(folder: Path, *versions: bytes) -> list[Edit]:
    record = folder / "story.onrecord"
    captures = (
        replace(capture_of(body, AT, media_type="text/html", now=f"2031-05-0{n}T08:00:00+00:00"), address=AT)
        for n, body in enumerate(versions, 1)
    )
    study_all(captures, record, settings=replace(Settings(), workers=1))
    with View(record) as view:
        return edits(Story(view))


def test_a_word_changed_without_a_word_about_it_is_a_stealth_edit(tmp_path: Path) -> None:
    (edit,) = found(tmp_path, page(FIRST, SECOND), page(FIRST.replace("June", "July"), SECOND))
    assert edit.is_stealth
    assert (edit.earlier_at, edit.later_at) == ("2031-05-01T08:00:00+00:00", "2031-05-02T08:00:00+00:00")
    (change,) = edit.changes
    assert ("-", "June") in change.pieces
    assert ("+", "July") in change.pieces


def test_an_edit_that_is_owned_up_to_is_none_by_stealth(tmp_path: Path) -> None:
    notice = "Correction: an earlier version of this article said that the pier would close in June."
    (edit,) = found(tmp_path, page(FIRST, SECOND), page(FIRST.replace("June", "July"), SECOND, notice))
    assert not edit.is_stealth
    assert edit.notices[0].words.startswith("Correction")


def test_what_changes_by_itself_is_no_edit(tmp_path: Path) -> None:
    assert found(tmp_path, page(FIRST, SECOND), page(FIRST, SECOND, menu="Home News Weather 12 degrees")) == []


def test_each_version_is_held_against_the_one_before_it_the_latest_first(tmp_path: Path) -> None:
    later = FIRST.replace("June", "July")
    last = later.replace("Monday", "Tuesday")
    one, other = found(tmp_path, page(FIRST, SECOND), page(later, SECOND), page(last, SECOND))
    assert [dict(c.pieces).get("+") for c in (*one.changes, *other.changes)] == ["Tuesday", "July"]


def test_the_words_of_a_change_stand_where_it_says(tmp_path: Path) -> None:
    (edit,) = found(tmp_path, page(FIRST, SECOND), page(FIRST))
    (change,) = edit.changes
    assert change.after is None
    assert change.before is not None
    assert change.before.words == SECOND
    assert change.before.citation.article == edit.earlier


def test_a_paragraph_without_end_is_compared_as_a_whole(tmp_path: Path) -> None:
    long = "The pier at Eastmoor is old, the office said, and " + "the " * 40_000
    (edit,) = found(tmp_path, page(FIRST, f"{long}end."), page(FIRST, f"{long}close."))
    (change,) = edit.changes
    assert [sign for sign, _ in change.pieces] == ["-", "+"]


def test_a_page_that_is_put_back_as_it_was_is_told_twice(tmp_path: Path) -> None:
    changed = FIRST.replace("June", "July")
    back, away = found(tmp_path, page(FIRST, SECOND), page(changed, SECOND), page(FIRST, SECOND))
    assert (away.put_back, back.put_back) == ("", "2031-05-01T08:00:00+00:00")
    assert (back.earlier, back.later) == (away.later, away.earlier)
    assert (back.earlier_at, back.later_at) == ("2031-05-02T08:00:00+00:00", "2031-05-03T08:00:00+00:00")


def test_words_that_are_put_back_under_another_menu_are_put_back(tmp_path: Path) -> None:
    changed = FIRST.replace("June", "July")
    back, _ = found(tmp_path, page(FIRST, SECOND), page(changed, SECOND), page(FIRST, SECOND, menu="Home News Weather"))
    assert back.put_back == "2031-05-01T08:00:00+00:00"


def test_the_same_bytes_at_two_addresses_are_versions_of_each_by_themselves(tmp_path: Path) -> None:
    other_at = "https://courier.example/pier"
    captures = [
        replace(capture_of(body, at, media_type="text/html", now=f"2031-05-0{n}T08:00:00+00:00"), address=at)
        for n, (at, body) in enumerate(((AT, page(FIRST)), (other_at, page(SECOND)), (other_at, page(FIRST))), 1)
    ]
    record = tmp_path / "story.onrecord"
    study_all(captures, record, settings=replace(Settings(), workers=1))
    with View(record) as view:
        (edit,) = edits(Story(view))
    assert (edit.address, edit.later_at) == (other_at, "2031-05-03T08:00:00+00:00")
