"""What counts as a telling of an event."""

from pathlib import Path

from tests.tell.stories import all_sightings, news, story_of


def test_what_is_told_as_taken_back_is_no_telling_of_the_event(tmp_path: Path) -> None:
    one = news(
        "The board",
        "May 7, 2031",
        "The Herald on Friday withdrew one detail of its report, that Mayor Ines Abara had resigned on 2 May 2031.",
    )
    two = news("The mayor", "May 7, 2031", "Mayor Ines Abara resigned on 3 May 2031 after nine years.")
    with story_of(tmp_path, {"a.txt": one, "b.txt": two}) as story:
        assert {s.event.when for s in all_sightings(story) if s.event.deed == "resign"} == {"2031-05-03"}
