"""Somebody who is named: what they are called, what they say, and who names them."""

from collections.abc import Iterator

import pytest

from onrecord.errors import NothingFound
from onrecord.model import EntityKind
from onrecord.tell.people.person import People, stood
from onrecord.tell.positions import positions
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Pier shut",
        "May 4, 2031",
        "“The west pier is rotten,” said Ada Lind, chair of the harbour board.",
        "Tom Brandt said that Ada Lind had known of it for a year.",
    ),
    "b.txt": news(
        "Lind steps down",
        "June 9, 2031",
        "“The west pier was never safe,” said Ada Lind, director of the museum. Lind said she would write a book.",
        publisher="The Sundby Herald",
    ),
    "c.txt": news(
        "Museum names a date",
        "June 20, 2031",
        "The west pier will open in August, Ms Lind said. “We are ready,” Lind said on Friday.",
        publisher="The Westmoor Post",
    ),
}


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    with story_of(tmp_path_factory.mktemp("person"), PAGES) as made:
        yield People(made)


def test_offices_come_with_the_days_on_which_articles_give_them_latest_first(people: People) -> None:
    called = people.called(people.story.actor("Ada Lind"))
    assert [(c.words, c.days) for c in called] == [
        ("director of the museum", ("2031-06-09",)),
        ("chair of the harbour board", ("2031-05-04",)),
    ]
    for role in called:
        for citation in role.citations:
            text = people.story.by_id[citation.article].article.text
            assert " ".join(citation.span.cut(text).split()) == role.words


def test_a_short_name_is_told_as_joined_with_its_reason(people: People) -> None:
    own, *joined = people.variants(people.story.actor("Ada Lind"))
    assert (own.name, own.joined) == ("Ada Lind", False)
    assert [v.name for v in joined] == ["Lind"]
    assert joined[0].reason
    assert len(joined[0].articles) == 1


def test_quotes_are_in_order_of_saying_and_of_nobody_else(people: People) -> None:
    actor = people.story.actor("Ada Lind")
    said = people.quotes(actor)
    assert [q.day for q in said] == sorted(q.day for q in said)
    assert len(said) == len(actor.attributions)
    assert {q.entity for q in said} == {actor.key}


def test_claims_are_those_that_rest_on_them(people: People) -> None:
    actor = people.story.actor("Ada Lind")
    for claim in people.claims(actor):
        assert actor.key in {people.story.entity(m.assertion.origin.key) for m in claim.members}
    assert people.claims(actor)


def test_who_else_names_them_leaves_out_themselves(people: People) -> None:
    namers = people.named_by(people.story.actor("Ada Lind"))
    assert "Tom Brandt" in {n.name for n in namers}
    assert "Ada Lind" not in {n.name for n in namers}


def test_positions_are_their_own(people: People) -> None:
    actor = people.story.actor("Ada Lind")
    for each in stood(positions(people.story)).get(actor.key, ()):
        assert each.position.actor == actor.key
        assert each.position.statements


def test_kinds_and_beginnings_of_names_narrow_the_list(people: People) -> None:
    assert {a.name for a in people.listed(EntityKind.PERSON, "li ad")} == {"Ada Lind"}
    assert people.kinds("lind")[EntityKind.PERSON] == 1


def test_a_joined_key_finds_whom_it_stands_for_and_an_unknown_one_says_so(people: People) -> None:
    actor = people.story.actor("Ada Lind")
    joined = next(v.key for v in people.variants(actor) if v.joined)
    assert people.find(joined) is actor
    with pytest.raises(NothingFound):
        people.find("person:nobody")


def test_everybody_can_be_told(people: People) -> None:
    story: Story = people.story
    for actor in story.actors.values():
        people.called(actor)
        assert people.variants(actor)
        people.named_by(actor)


def test_who_names_somebody_is_counted_as_a_look_at_every_assertion_counts(people: People) -> None:
    story = people.story
    for actor in story.actors.values():
        naming = [
            m
            for m in story.assertions.values()
            if actor.key in {story.entity(e) for e in m.assertion.entities} - {story.entity(m.assertion.origin.key)}
        ]
        named_by = people.named_by(actor)
        assert sum(n.times for n in named_by) == len(naming)
        assert {n.first.article for n in named_by} <= {m.recorded.article.id for m in naming}


def test_what_somebody_is_quoted_for_is_in_order_of_saying(people: People) -> None:
    for actor in people.story.actors.values():
        said = people.quotes(actor)
        assert len(said) == len(actor.attributions)
        assert [q.day or "9999" for q in said] == sorted(q.day or "9999" for q in said)
        assert {q.id for q in said} == {a.id for _, a in actor.attributions}
