"""What stands beside a name and says an office."""

from pathlib import Path

import pytest

from onrecord.model import Span
from onrecord.tell.brief.people import roles_beside
from tests.tell.stories import news, story_of


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("A spokesman for Ann Lee said the pier was shut.", []),
        ("The harbour office asked Dr. Ann Lee about the pier.", []),
        ("Chief engineer Ann Lee said the pier was shut.", ["Chief engineer"]),
        (
            "Ann Lee, a spokeswoman for St. Brannock Harbour, said the pier was shut.",
            ["a spokeswoman for St. Brannock Harbour"],
        ),
        ("Ann Lee, the mayor of Eastmoor, said the pier was shut.", ["the mayor of Eastmoor"]),
    ],
)
def test_a_role_is_an_office_of_hers_told_whole(tmp_path: Path, sentence: str, roles: list[str]) -> None:
    with story_of(tmp_path, {"a.txt": news("Pier shut", "May 7, 2031", sentence)}) as story:
        (recorded,) = story.articles
        text = recorded.article.text
    start = text.index(sentence)
    name = text.index("Ann Lee", start)
    found = roles_beside(recorded, Span(name, name + len("Ann Lee")), Span(start, start + len(sentence)))
    assert [role.words for role in found] == roles
