"""What may stand in a section of the brief."""

from pathlib import Path

import pytest

from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.quarrels import Quarrel
from onrecord.tell.brief.sections import Sections
from tests.tell.stories import news, story_of

PUT = "The harbour board said 40 boats had sunk in the Tarn harbour on Monday."
AGAIN = "The harbour board said on May 20 that 40 boats had sunk in the Tarn harbour."
ANSWER = "Mayor Ana Ruiz told a meeting of fishermen that the board had counted rafts."


@pytest.mark.parametrize(("answered", "days"), [("May 5", {"2031-05-04"}), ("May 21", {"2031-05-04", "2031-05-20"})])
def test_nobody_answers_what_was_put_later(tmp_path: Path, answered: str, days: set[str]) -> None:
    pages = {
        "a.txt": news("Boats sink", "May 4, 2031", PUT),
        "b.txt": news("Harbour row", "May 20, 2031", AGAIN, publisher="Sundby Post"),
        "c.txt": news("Mayor answers", f"{answered}, 2031", ANSWER, publisher="Wend Radio"),
    }
    with story_of(tmp_path, pages) as story:
        sections = Sections(Candidates(story))
        first, second = (
            next(c for c in sections.candidates.all if c.words.startswith(words[:40])) for words in (PUT, ANSWER)
        )
        put = sections._put_so(Quarrel(first, second, follows=False))
        assert {sections.worth.day(c.recorded) for c in put} == days


def test_an_answer_is_not_told_as_what_it_answers_though_both_put_one_claim(tmp_path: Path) -> None:
    pages = {
        "a.txt": news("Boats sink", "May 4, 2031", PUT),
        "b.txt": news("Harbour row", "May 20, 2031", AGAIN, publisher="Sundby Post"),
    }
    with story_of(tmp_path, pages) as story:
        sections = Sections(Candidates(story))
        first, second = (
            next(c for c in sections.candidates.all if c.words.startswith(words[:40])) for words in (PUT, AGAIN)
        )
        assert first.main is not None
        assert second.main is not None
        assert sections.candidates.claim_of(first.main) is sections.candidates.claim_of(second.main)
        assert sections._put_so(Quarrel(first, second, follows=False)) == [first]


def test_what_probably_puts_one_thing_is_told_once(tmp_path: Path) -> None:
    pages = {
        "a.txt": news("Boats sink", "May 4, 2031", PUT),
        "b.txt": news("Harbour row", "May 20, 2031", AGAIN, publisher="Sundby Post"),
    }
    with story_of(tmp_path, pages) as story:
        sections = Sections(Candidates(story))
        both = [c for c in sections.candidates.all if "40 boats" in c.words]
        assert len(both) == 2
        assert len(sections.best(both, most=2, like=2.0, means=1.0)) == 1
