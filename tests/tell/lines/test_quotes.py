"""Which attributions are asked for, and how they are gathered by source."""

from collections.abc import Iterator

import pytest

from onrecord.errors import NothingFound
from onrecord.model import CaveatKind, Naming, Stance
from onrecord.tell.lines.quotes import Wanted, quotes, summary, voices
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Pier to close",
        "May 4, 2031",
        "Two current and two former port officials said the pier would close. The officials"
        " spoke on condition of anonymity because they were not authorized to discuss the plan.",
        "“We have decided nothing,” said Ada Lind, the mayor. She denied that the pier was unsafe.",
    ),
    "b.txt": news(
        "Mayor speaks again",
        "May 9, 2031",
        "The pier may reopen if the board agrees, said Ada Lind, the mayor.",
        "Fishermen said the pier should stay.",
        publisher="Sundby Post",
    ),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("quotes"), PAGES) as made:
        yield made


def contents(story: Story, wanted: Wanted) -> set[str]:
    return {q.content for q in quotes(story, wanted)}


def test_unnamed_sources_come_with_description_count_and_reason(story: Story) -> None:
    held = next(q for q in quotes(story, Wanted(unnamed=True)) if q.naming is Naming.ANONYMOUS)
    assert [(d.words, d.count) for d in held.described] == [("Two current", 2), ("two former port officials", 2)]
    assert held.count == 4
    assert held.withheld == "spoke on condition of anonymity"
    assert held.withheld_because == "because they were not authorized to discuss the plan"
    assert not any(q.speaker == "Ada Lind" for q in quotes(story, Wanted(unnamed=True)))


def test_caveats_are_told_with_the_words(story: Story) -> None:
    (said,) = [q for q in quotes(story) if "may reopen" in q.content]
    assert [(c.words, c.kind) for c in said.caveats] == [
        ("may", CaveatKind.POSSIBLE),
        ("if the board agrees", CaveatKind.CONDITION),
    ]


def test_quotes_are_asked_for_by_day(story: Story) -> None:
    early, late = contents(story, Wanted(until="2031-05-05")), contents(story, Wanted(since="2031-05-06"))
    assert early
    assert late
    assert not early & late
    assert early | late == contents(story, Wanted(since="2031", until="2031-05")) == contents(story, Wanted())
    assert contents(story, Wanted(since="2032")) == set()


@pytest.mark.parametrize("day", ["yesterday", "2031-13", "2031-02-30", "31", "2031-5-4", ""])
def test_what_is_no_day_is_said_to_be_none(story: Story, day: str) -> None:
    with pytest.raises(NothingFound, match="is no day"):
        quotes(story, Wanted(since=day, until="2031") if day else Wanted(since="x"))


def test_days_in_the_wrong_order_are_told(story: Story) -> None:
    with pytest.raises(NothingFound, match="is before"):
        quotes(story, Wanted(since="2031-05", until="2030"))


def test_quotes_are_asked_for_by_words_kind_and_stance(story: Story) -> None:
    assert contents(story, Wanted(search="decided NOTHING")) == {"“We have decided nothing,”"}
    assert all(q.stance is Stance.DENIES for q in quotes(story, Wanted(stance=Stance.DENIES)))
    assert any("unsafe" in c for c in contents(story, Wanted(stance=Stance.DENIES)))
    assert {q.naming for q in quotes(story, Wanted(naming=Naming.UNNAMED_GROUP))} == {Naming.UNNAMED_GROUP}


def test_a_person_is_one_source_over_articles(story: Story) -> None:
    (mayor,) = [v for v in voices(quotes(story)) if v.name == "Ada Lind"]
    assert mayor.articles == 2
    attributions, sources, unnamed = summary(quotes(story))
    assert attributions == len(quotes(story))
    assert sources == len([v for v in voices(quotes(story)) if v.name])
    assert 2 <= unnamed < sources


def test_what_is_asked_is_told_in_words() -> None:
    asked = Wanted(by="Lind", stance=Stance.DENIES, since="2031", unnamed=True).in_words()
    assert asked == "by 'Lind', of the stance 'denies', by unnamed sources, since 2031"
