"""Who a story names, under which name, how often, and what they say in it."""

from pathlib import Path

from onrecord.model import EntityKind
from tests.tell.stories import news, story_of


def test_an_actor_goes_by_the_fullest_name_and_has_all_mentions_articles_and_attributions(tmp_path: Path) -> None:
    first = "The clerk Ana Ruiz said on Monday that the quarry had been shut. Ruiz said that it would stay so."
    pages = {
        "a.txt": news("Quarry shut", "2031-06-02", first, publisher="The Brayford Herald"),
        "b.txt": news("Quarry stays shut", "2031-06-03", "Ana Ruiz said that forty people work there."),
    }
    with story_of(tmp_path, pages) as story:
        actor = story.actor("Ruiz")
        assert (actor.name, actor.kind) == ("Ana Ruiz", EntityKind.PERSON)
        assert actor.mentions >= 3
        assert set(actor.articles) == {r.article.id for r in story.articles}
        assert len(actor.attributions) == 3
        assert list(story.actors.values()) == sorted(story.actors.values(), key=lambda a: (-a.mentions, a.key))
