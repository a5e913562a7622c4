"""What may stand in a section of the brief."""

from pathlib import Path

from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.sections import Sections
from tests.tell.stories import news, story_of


def test_nobody_answers_what_was_put_later(tmp_path: Path) -> None:
    put = "The harbour board said 40 boats had sunk in the Tarn harbour on Monday."
    again = "The harbour board said on May 20 that 40 boats had sunk in the Tarn harbour."
    pages = {
        "a.txt": news("Boats sink", "May 4, 2031", put),
        "b.txt": news("Harbour row", "May 20, 2031", again, publisher="Sundby Post"),
    }
    with story_of(tmp_path, pages) as story:
        sections = Sections(Candidates(story))
        first = next(c for c in sections.candidates.all if c.words.startswith(put[:40]))
        days = [
            {sections.worth.day(c.recorded) for c in sections._put_so(first, upto=upto)} for upto in ("2031-05-05", "")
        ]
    assert days == [{"2031-05-04"}, {"2031-05-04", "2031-05-20"}]
