"""Who speaks for whom."""

from pathlib import Path

import pytest

from onrecord.tell.story.houses import of_one_house
from tests.tell.stories import news, story_of


@pytest.mark.parametrize(
    ("sentence", "one_house"),
    [
        ("Ada Lind, managing director of Norrland Lines, said the ferry was safe.", True),
        ("Ada Lind, who runs Norrland Lines, said the ferry was safe.", True),
        ("Norrland Lines chief executive Ada Lind said the ferry was safe.", True),
        ("Norrland Lines’ technical director, Ada Lind, said the ferry was safe.", True),
        ("Ada Lind criticised the managers of Norrland Lines over the ferry.", False),
        ("Norrland Lines was fined on Monday. Minister Ada Lind said the ferry was safe.", False),
    ],
)
def test_a_person_is_of_the_house_that_they_are_said_to_lead(tmp_path: Path, sentence: str, one_house: bool) -> None:
    text = news("Ferry is safe", "May 4, 2031", sentence, "Lind spoke on the quay. Norrland Lines has two ferries.")
    with story_of(tmp_path, {"a.txt": text}) as story:
        keys = {a.name: key for key, a in story.actors.items()}
        assert of_one_house(story, keys["Ada Lind"], keys["Norrland Lines"]) is one_house
