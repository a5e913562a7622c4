from collections import defaultdict

from onrecord.tell.export.ground import Ground
from tests.tell.export.making import rows


def test_every_assertion_of_the_record_is_in_the_table(ground: Ground) -> None:
    held = {a.id for recorded in ground.story.articles for a in recorded.assertions}
    assert held
    assert {row["id"] for row in rows(ground)} == held


def test_a_quotation_is_cut_from_the_article_by_its_offsets(ground: Ground) -> None:
    by_id = ground.story.by_id
    for row in rows(ground):
        recorded = by_id[str(row["article_id"])]
        assert recorded.article.text[row["start"] : row["end"]] == row["quotation"]
        assert row["sha256"] == recorded.article.capture
        assert row["path"] == recorded.names[0]


def test_offsets_count_code_points_past_emoji(ground: Ground) -> None:
    found = [row for row in rows(ground) if str(row["quotation"]).startswith("it had not been asked")]
    assert len(found) == 2
    assert all("🐟🐟" in str(row["speaker"]) for row in found)


def test_origins_are_grouped_as_the_count_of_the_claim_has_them(ground: Ground) -> None:
    origin = {row["id"]: row["origin_id"] for row in rows(ground)}
    for claim in ground.story.claims:
        groups = claim.count.groups
        assert all(len({origin[i] for i in group}) == 1 for group in groups)
        assert len({origin[group[0]] for group in groups}) == len(groups)


def test_what_one_origin_puts_in_two_claims_has_one_origin_id(ground: Ground) -> None:
    claims = defaultdict(set)
    for row in rows(ground):
        if row["origin"] == "Tom Lee":
            claims[row["origin_id"]].add(row["claim_id"])
    assert len(claims) == 1
    assert all(len(found) > 1 for found in claims.values())


def test_a_chain_runs_from_the_publisher_to_the_speaker(ground: Ground) -> None:
    chains = [row["chain"] for row in rows(ground) if str(row["quotation"]).startswith("that the harbour board")]
    assert chains == [["The Westmoor Courier", "Eastmoor Herald", "two officials who spoke on condition of anonymity"]]


def test_entities_are_counted_as_the_whole_story_counts_them(ground: Ground) -> None:
    counted = {row["id"]: (row["mentions"], row["articles"], row["sayings"]) for row in rows(ground, "entities")}
    actors = {
        key: (actor.mentions, len(actor.articles), len(actor.attributions))
        for key, actor in ground.story.actors.items()
        if actor.mentions
    }
    assert counted == actors


def test_the_day_told_is_that_of_the_newest_article(ground: Ground) -> None:
    assert ground.last_day == "2031-05-13"
