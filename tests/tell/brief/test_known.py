"""What a brief says of how it is known."""

from pathlib import Path

from onrecord.tell.brief import brief
from onrecord.tell.brief.words import known_in_words
from tests.tell.stories import news, story_of


def test_articles_without_a_day_of_their_own_are_said_to_have_none(tmp_path: Path) -> None:
    pages = {
        "a.txt": news(
            "Pier shut", "May 4, 2031", "The harbour board said the west pier of Eastmoor was shut for the winter."
        ),
        "b.txt": "Pier talk\n\nThe west pier has always been the town's own, said Ada Lind, who fishes from it.\n",
    }
    with story_of(tmp_path, pages) as story:
        told = known_in_words(brief(story))
    assert told.startswith("2 articles, 1 of 4 May 2031 and 1 that give no day of their own, ")
