"""What was corrected since: it opens no brief, and a report that was corrected itself is told as any other."""

from pathlib import Path

import pytest

from onrecord.tell.brief import brief
from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.lines import Lines
from onrecord.tell.brief.words import tail_of
from tests.tell.stories import news, story_of

HURT = "Forty nurses were hurt when a tram left the rails in Tarn on Friday"
PAGES = {
    "a.txt": news(
        "Tram derails",
        "May 3, 2031",
        f"{HURT}, the tram board said.",
        "The line was built in 1974, the tram board said.",
    ),
    "b.txt": news(
        "Forty nurses hurt in Tarn tram crash", "May 4, 2031", f"{HURT}, Mayor Ann Lee said.", publisher="Sundby Post"
    ),
}
NOTICE = news(
    "Correction: Tram derails",
    "May 5, 2031",
    "Correction: An article on Saturday said that forty nurses were hurt when a tram left the rails in Tarn. "
    "Fourteen nurses were hurt.",
)
COUNTED = news(
    "Tram board corrects number of hurt",
    "May 5, 2031",
    "Fourteen nurses were hurt when a tram left the rails in Tarn on Friday, the tram board said, "
    "correcting an earlier figure of forty.",
    publisher="Norland Times",
)


@pytest.mark.parametrize("later", [NOTICE, COUNTED])
def test_a_figure_that_no_longer_stands_opens_no_brief_though_another_gives_it_still(
    tmp_path: Path, later: str
) -> None:
    with story_of(tmp_path, PAGES | {"c.txt": later}) as story:
        told = brief(story)
        opening = [line.text for line in told.lead] + ([told.headline.text] if told.headline else [])
    assert opening
    assert not any("Forty" in text for text in opening)


@pytest.mark.parametrize(
    ("later", "by"),
    [
        (NOTICE, "corrected since by The Eastmoor Herald on 5 May 2031"),
        (COUNTED, "updated since by the tram board, in Norland Times on 5 May 2031"),
    ],
)
def test_what_another_still_puts_of_a_corrected_claim_says_who_corrected_it(
    tmp_path: Path, later: str, by: str
) -> None:
    with story_of(tmp_path, PAGES | {"c.txt": later}) as story:
        lines = Lines(Candidates(story))
        mayor = next(c for c in Candidates(story).all if "Mayor Ann Lee" in c.words)
        line = lines.line(mayor)
        assert line is not None
        assert line.since == by
        assert tail_of(line, labelled=True).endswith(by)
    with story_of(tmp_path / "before", PAGES) as story:
        mayor = next(c for c in Candidates(story).all if "Mayor Ann Lee" in c.words)
        line = Lines(Candidates(story)).line(mayor)
        assert line is not None
        assert line.since == ""


def test_a_report_with_a_note_at_its_end_is_told_but_for_the_note(tmp_path: Path) -> None:
    page = news(
        "Fire at Tarn tram depot kills three workers",
        "May 4, 2031",
        "Three workers died in a fire that destroyed 20 trams at the Tarn tram depot on Friday, the tram board said.",
        "Some 200 firefighters fought the fire at the Tarn tram depot until dawn on Saturday.",
        "Correction: An earlier version of this story said the depot was built in 1931. It was built in 1951 by Lomax.",
    )
    with story_of(tmp_path, {"a.txt": page}) as story:
        held = Candidates(story)
        opinions = {c.words[:10]: held.is_opinion(c) for c in held.all}
        headline = brief(story).headline
    assert opinions["Some 200 f"] is False
    assert opinions["It was bui"] is True
    assert headline is not None
    assert "three workers" in headline.text
