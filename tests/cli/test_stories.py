"""``onrecord stories``: the stories of a pile, and a record of one of them."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_commands import onrecord
from tests.tell.texts.test_by_story import PAGES


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pile")
    (made / "pages").mkdir()
    for name, text in PAGES.items():
        (made / "pages" / name).write_text(text, "utf-8")
    done = onrecord("build", "pages", "-o", "pile.onrecord", cwd=made)
    assert done.returncode == 0, done.stderr
    return made


def test_the_stories_are_listed_largest_first_with_what_is_left(pile: Path) -> None:
    page = onrecord("stories", "pile.onrecord", cwd=pile)
    assert page.returncode == 0, page.stderr
    assert page.stdout.index("3 articles of 2 outlets, from 4 to 7 May 2031") < page.stdout.index("2 articles")
    assert "2 stories in 5 articles; 1 article of no story with another." in page.stdout
    found = json.loads(onrecord("stories", "pile.onrecord", "--json", cwd=pile).stdout)
    assert [len(one["articles"]) for one in found["stories"]] == [3, 2]
    rows = list(csv.DictReader(io.StringIO(onrecord("stories", "pile.onrecord", "--csv", cwd=pile).stdout)))
    assert len(rows) == len(PAGES)
    assert [row["name"] for row in rows if not row["story"]] == ["choir.txt"]


def test_one_story_is_shown_with_its_articles_and_why_they_are_of_it(pile: Path) -> None:
    page = onrecord("stories", "pile.onrecord", "--article", "bank2.txt", cwd=pile, COLUMNS="200")
    assert "Corvo Bank chief steps down — The Eastmoor Herald, 4 May 2031 (bank1.txt)" in page.stdout
    assert "like bank2.txt: both name" in page.stdout
    assert "dam1.txt" not in page.stdout


def test_a_record_of_one_story_is_that_of_its_pages_alone(pile: Path, tmp_path: Path) -> None:
    done = onrecord("stories", "pile.onrecord", "--article", "dam1.txt", "-o", str(tmp_path / "dam.onrecord"), cwd=pile)
    assert done.returncode == 0, done.stderr
    assert "3 articles recorded" in done.stderr
    pages = [f"pages/dam{n}.txt" for n in (1, 2, 3)]
    onrecord("build", *pages, "-o", str(tmp_path / "built.onrecord"), cwd=pile)
    told = [onrecord("claims", f"{name}.onrecord", "--json", cwd=tmp_path).stdout for name in ("dam", "built")]
    assert told[0] == told[1]
    again = onrecord(
        "stories", "pile.onrecord", "--article", "dam2.txt", "-o", str(tmp_path / "dam.onrecord"), cwd=pile
    )
    assert "0 articles recorded (nothing new)" in again.stderr


def test_what_was_decided_goes_along(pile: Path, tmp_path: Path) -> None:
    (tmp_path / "pile.onrecord").write_bytes((pile / "pile.onrecord").read_bytes())
    decided = onrecord("decide", "pile.onrecord", "different", "Marta Reyes", "Ivo Lant", "--why", "two", cwd=tmp_path)
    assert decided.returncode == 0, decided.stderr
    made = onrecord("stories", "pile.onrecord", "--article", "bank1.txt", "-o", "bank.onrecord", cwd=tmp_path)
    assert "1 decision laid over it" in made.stderr


def test_an_article_of_no_story_says_so_and_may_have_a_record_too(pile: Path, tmp_path: Path) -> None:
    done = onrecord("stories", "pile.onrecord", "--article", "choir.txt", cwd=pile)
    assert done.returncode == 8
    assert done.stderr.startswith("no article is of one story with")
    made = onrecord("stories", "pile.onrecord", "--article", "choir.txt", "-o", str(tmp_path / "c.onrecord"), cwd=pile)
    assert "1 article recorded" in made.stderr


def test_a_record_is_made_of_one_story_at_a_time(pile: Path, tmp_path: Path) -> None:
    done = onrecord("stories", "pile.onrecord", "-o", str(tmp_path / "all.onrecord"), cwd=pile)
    assert done.returncode == 2
    assert "--article" in done.stderr
    assert not (tmp_path / "all.onrecord").exists()


def test_a_pile_of_one_article_has_no_stories(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGES["dam1.txt"], "utf-8")
    onrecord("build", "page.txt", "-o", "one.onrecord", cwd=tmp_path)
    done = onrecord("stories", "one.onrecord", cwd=tmp_path)
    assert done.returncode == 8
    assert done.stderr.startswith("no two articles are of one story")
    assert json.loads(onrecord("stories", "one.onrecord", "--json", cwd=tmp_path).stdout)["stories"] == []
