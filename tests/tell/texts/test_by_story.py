"""A pile by the stories in it: what comes apart, what stays together, and what each story is called."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import NothingFound
from onrecord.pipeline import build
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.story import Story
from onrecord.tell.texts.by_story import ByStory, by_story
from tests.tell.stories import news, story_of

PAGES = {
    "dam1.txt": news(
        "Dam above Orvik gives way",
        "May 4, 2031",
        "The Lysse dam above Orvik gave way on Saturday night after three days of rain, and 40 houses were flooded.",
        "“We had ten minutes,” said the mayor of Orvik, Berit Solheim. The Lysse Power Company owns the dam.",
    ),
    "dam2.txt": news(
        "Orvik counts its losses after the flood",
        "May 5, 2031",
        "Rescuers went from door to door in Orvik on Sunday, a day after the Lysse dam broke and flooded 40 houses.",
        "Mayor Berit Solheim said two people were missing. The Lysse Power Company would not comment.",
        publisher="The Sundby Herald",
    ),
    "dam3.txt": news(
        "Cracks in Lysse dam were known, engineer says",
        "May 7, 2031",
        "An engineer warned the Lysse Power Company of cracks in the Lysse dam a year before it flooded Orvik.",
        "“I wrote it down,” Tor Eikeland said. Mayor Berit Solheim called for an inquiry into the dam.",
    ),
    "bank1.txt": news(
        "Corvo Bank chief steps down",
        "May 4, 2031",
        "Marta Reyes, the chief executive of Corvo Bank, resigned on Sunday over losses of 300 million dollars.",
        "The board of Corvo Bank in Almeda thanked Reyes. Shares of the bank fell by 12 percent.",
    ),
    "bank2.txt": news(
        "Who follows Reyes at Corvo Bank?",
        "May 6, 2031",
        "Corvo Bank in Almeda is looking for a chief executive after Marta Reyes resigned over losses of 300 million.",
        "Its chairman, Ivo Lant, said on Tuesday that Reyes would leave in June.",
        publisher="The Sundby Herald",
    ),
    "choir.txt": "The village choir of Tamworth sings on Fridays. New singers are welcome, said its leader.\n",
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("pile"), PAGES) as made:
        yield made


def test_two_stories_and_what_is_of_neither_come_apart(story: Story) -> None:
    found = by_story(story)
    assert [[piece.name for piece in one.articles] for one in found.stories] == [
        ["dam1.txt", "dam2.txt", "dam3.txt"],
        ["bank1.txt", "bank2.txt"],
    ]
    assert [piece.name for piece in found.alone] == ["choir.txt"]


def test_a_story_has_the_title_of_an_article_its_days_its_outlets_and_whom_it_names(story: Story) -> None:
    dam, bank = by_story(story).stories
    assert story.by_id[dam.titled].names[0].startswith("dam")
    assert dam.title == story.by_id[dam.titled].article.title.value  # type: ignore[union-attr]  # all have one
    assert (dam.first, dam.last) == ("2031-05-04", "2031-05-07")
    assert set(dam.outlets) == {"The Eastmoor Herald", "The Sundby Herald"}
    assert "Berit Solheim" in dam.names
    assert "Marta Reyes" in bank.names
    assert "The Sundby Herald" not in (*dam.names, *bank.names)


def test_an_article_says_with_which_other_it_is_of_the_story_and_why(story: Story) -> None:
    for one in by_story(story).stories:
        ids = {piece.article for piece in one.articles}
        assert one.id == min(ids)
        for piece in one.articles:
            assert piece.like in ids - {piece.article}
            assert "both name" in piece.why
            assert 0 < piece.score <= 1


def test_a_story_goes_by_any_of_its_articles(story: Story) -> None:
    (one,) = by_story(story, "dam3.txt").stories
    assert by_story(story, one.id).stories == (one,)
    assert by_story(story, "choir.txt").stories == ()
    assert [piece.name for piece in by_story(story, "choir.txt").alone] == ["choir.txt"]
    with pytest.raises(NothingFound):
        by_story(story, "nothing.txt")


def test_one_article_and_none_make_no_story(tmp_path: Path) -> None:
    with story_of(tmp_path / "one", {"only.txt": PAGES["dam1.txt"]}) as one:
        found = by_story(one)
        assert found.stories == ()
        assert [piece.like for piece in found.alone] == [""]
    build([], tmp_path / "none.onrecord", settings=Settings())
    with View(tmp_path / "none.onrecord") as none:
        assert by_story(Story(none)) == ByStory((), ())


def test_the_order_and_the_names_of_files_change_nothing(story: Story, tmp_path: Path) -> None:
    turned = {f"{n}.txt": text for n, text in enumerate(reversed(PAGES.values()))}
    with story_of(tmp_path, turned) as other:
        assert [[p.article for p in s.articles] for s in by_story(other).stories] == [
            [p.article for p in s.articles] for s in by_story(story).stories
        ]


def test_articles_of_invented_stories_that_are_mixed_come_apart(tmp_path: Path) -> None:
    stories = Path(__file__).parents[3] / "training" / "stories"
    pile = tmp_path / "pile"
    pile.mkdir()
    for name in ("a08-virelix-trial", "c02-talvik-hurdler"):
        for path in (stories / name).glob("article-*"):
            shutil.copy(path, pile / f"{name}-{path.name}")
    build([str(pile)], tmp_path / "pile.onrecord", settings=replace(Settings(), workers=1))
    with View(tmp_path / "pile.onrecord") as view:
        found = by_story(Story(view))
    mixed = [{piece.name[:3] for piece in one.articles} for one in found.stories]
    assert sorted(mixed, key=min) == [{"a08"}, {"c02"}]
    assert found.alone == ()
