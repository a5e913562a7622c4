"""Who rests on whom, from both ends."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord.model import Naming
from onrecord.tell.story import Story
from onrecord.tell.texts.rests import NOT_MADE_OUT, Rest, Tie, by_outlet, by_source
from tests.tell.claims.test_evidence import WIRE
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news("Rot shuts west pier", "May 4, 2031", *WIRE),
    "b.txt": news("West pier shut", "May 5, 2031", *WIRE, publisher="The Sundby Herald"),
    "c.txt": news(
        "Board to meet",
        "May 6, 2031",
        "The Sundby Herald, citing two board members, reported that the board would meet on Friday.",
    ),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("rests"), PAGES) as made:
        yield made


def under(rests: Sequence[Rest], *names: str) -> Rest:
    found = next(r for r in rests if r.name.removeprefix("The ") == names[0].removeprefix("The "))
    return under(found.under, *names[1:]) if names[1:] else found


def test_an_outlet_rests_on_the_agency_and_through_it_on_the_speaker(story: Story) -> None:
    agency = next(r for r in under(by_outlet(story), "The Sundby Herald").under if r.tie is Tie.AGENCY)
    assert agency.articles == 1
    assert under(agency.under, "Ada Lind").times >= 1


def test_a_chain_is_told_link_by_link(story: Story) -> None:
    herald = under(by_outlet(story), "The Eastmoor Herald")
    officials = under(herald.under, "The Sundby Herald", "two board members")
    assert officials.count == 2


def test_by_source_begins_with_the_speaker_and_counts_one_text_once(story: Story) -> None:
    lind = under(by_source(story), "Ada Lind")
    assert (lind.articles, lind.texts) == (2, 1)


def test_unnamed_sources_of_two_articles_are_not_one_for_being_called_the_same(tmp_path: Path) -> None:
    pages = {
        "a.txt": news("Pier shut", "May 4, 2031", "Officials said the west pier would be closed for a year."),
        "b.txt": news("Ferry sold", "May 6, 2031", "Officials said the ferry had been sold.", publisher="The Courier"),
    }
    with story_of(tmp_path, pages) as story:
        found = [r for r in by_source(story) if r.name.lower() == "officials"]
    assert [r.articles for r in found] == [1, 1]


def test_nobody_rests_on_themselves_and_names_are_bare(sample_story: Story) -> None:
    def walk(rest: Rest) -> None:
        assert rest.name == rest.name.strip(" ,;:")
        for below in rest.under:
            assert (below.name, below.naming, below.tie) != (rest.name, rest.naming, rest.tie)
            walk(below)

    for tree in (by_outlet(sample_story), by_source(sample_story)):
        for rest in tree:
            walk(rest)


def test_every_attribution_with_a_source_is_counted_but_for_notices(sample_story: Story) -> None:
    notices = {m.assertion.attribution for m in sample_story.assertions.values() if m.retracts}
    every = (a for r in sample_story.articles for a in r.attributions if a.naming is not Naming.NONE)
    said = sum(bool(a.source) and a.id not in notices for a in every)
    assert sum(rest.times for rest in by_outlet(sample_story)) == said


def test_pointing_words_are_told_as_one(sample_story: Story) -> None:
    assert not {"she", "it", "they"} & {r.name.lower() for r in by_source(sample_story)}
    assert any(r.name == NOT_MADE_OUT for r in by_source(sample_story))


def test_nobody_rests_on_themselves_and_an_earlier_version_is_no_source(tmp_path: Path) -> None:
    pages = {
        "a.txt": news(
            "Minister to quit",
            "May 7, 2031",
            "The trade minister, Jo Field, told us that she would resign, The Eastmoor Herald reported on Wednesday.",
            "“Nobody has told me anything,” said Ann Lee, her deputy.",
            "Correction, May 8: An earlier version of this article said that Jo Field had led the ministry since 2021.",
        )
    }
    with story_of(tmp_path, pages) as story:
        (outlet,) = by_outlet(story)
        named = {rest.name.casefold().removeprefix("the ") for rest in outlet.under}
        assert "ann lee" in named
        assert "eastmoor herald" not in named
        assert not any("earlier version" in name for name in named)


def test_no_outlet_rests_on_a_thing(tmp_path: Path) -> None:
    page = news("Pier shut", "May 4, 2031", "The shooting showed that the west pier was unsafe, Ada Lind said.")
    with story_of(tmp_path, {"a.txt": page}) as story:
        assert [r.name for r in by_source(story)] == ["Ada Lind"]
