"""The relations between claims as they are told."""

from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from shutil import copyfile

from onrecord.model import Relation, Standing
from onrecord.record import View, keep_decisions
from onrecord.relate.pairs.grounds import ground
from onrecord.tell.claims.standings import Standings, Stands
from onrecord.tell.deciding import VERBS, signed
from onrecord.tell.story import Story
from onrecord.tell.story.able import able_to_contradict, may_contradict, may_show, sets_right
from onrecord.tell.story.between import Between
from onrecord.tell.story.sides import facts_in
from onrecord.tell.story.weighed import Weighing
from tests.tell.stories import news, story_of


def test_what_cannot_show_a_standing_shows_none(sample_story: Story) -> None:
    facts = dict(chain.from_iterable(facts_in(r, {}).items() for r in sample_story.articles))
    pairs = [(facts[r.one], facts[r.other]) for r in sample_story.relations]
    silent = [(one, other) for one, other in pairs if not may_show(one.assertion, other.assertion)]
    assert 0 < len(silent) < len(pairs)
    assert [ground(one, other) for one, other in silent] == [None] * len(silent)


def test_claims_asked_for_one_by_one_stand_as_they_do_all_together(sample_story: Story) -> None:
    together = Weighing(sample_story)
    told = together.relations
    one_by_one = Weighing(sample_story)
    found = {pair: one_by_one.of(pair) for claim in reversed(sample_story.claims) for pair in one_by_one.pairs(claim)}
    between = [r for r in told if len(set(together.pair_of(r.one, r.other))) == 2]
    assert sorted(chain.from_iterable(found.values()), key=order) == between


def test_a_correction_is_found_without_weighing_the_rest(sample_story: Story) -> None:
    standings = Standings(sample_story)
    corrected = {c.id for c in sample_story.claims if any(t.stands is Stands.CORRECTS for t in standings.ties(c))}
    assert corrected <= Weighing(sample_story).corrected


def test_what_cannot_contradict_shows_no_contradiction(sample_story: Story) -> None:
    facts = dict(chain.from_iterable(facts_in(r, {}).items() for r in sample_story.articles))
    pairs = [(facts[r.one], facts[r.other]) for r in sample_story.relations]
    shown = [g.standing for a, b in pairs if not may_contradict(a.assertion, b.assertion) and (g := ground(a, b))]
    assert shown
    assert Standing.CONTRADICTS not in shown


def test_which_relations_may_contradict_is_seen_of_all_at_once_as_of_each(sample_story: Story) -> None:
    put = sample_story.assertions
    expected = [
        r.standing is Standing.CONTRADICTS
        or may_contradict(put[r.one].assertion, put[r.other].assertion)
        or sets_right(put[r.one], put[r.other])
        for r in sample_story.relations
    ]
    assert able_to_contradict(sample_story).tolist() == expected
    assert 0 < sum(expected) < len(expected)


def test_no_update_or_other_scope_is_told_where_the_words_of_the_two_show_another_standing(sample_story: Story) -> None:
    facts = dict(chain.from_iterable(facts_in(r, {}).items() for r in sample_story.articles))
    weighing = Weighing(sample_story)
    newer_or_apart = {Standing.REVISES, Standing.DIFFERENT_SCOPE}
    held = [r for r in weighing.relations if r.standing in newer_or_apart]
    between = [r for r in held if len(set(weighing.pair_of(r.one, r.other))) == 2]
    grounds = [(r, ground(facts[r.one], facts[r.other])) for r in between]
    assert [r.standing for r, shown in grounds if shown] == [shown.standing for _, shown in grounds if shown]
    silent = [r for r, shown in grounds if not shown]
    assert any(shown for _, shown in grounds)
    assert {r.standing for r in silent} <= {Standing.REVISES}
    assert all(facts[r.one].assertion.polarity is facts[r.other].assertion.polarity for r in silent)


def test_what_one_negates_is_updated_by_no_number_of_the_other(tmp_path: Path) -> None:
    pages = {
        "a.txt": news("Sluices", "May 3, 2031", "The Eastmoor alarm sounded for 20 minutes, the river board said."),
        "b.txt": news("Again", "May 6, 2031", "The Eastmoor alarm never sounded for 60 minutes, Mayor Ann Lee said."),
        "c.txt": news("Late", "May 8, 2031", "The Eastmoor alarm sounded for 40 minutes, the fire service said."),
    }
    with story_of(tmp_path, pages) as story:
        revised = [r for r in Weighing(story).relations if r.standing is Standing.REVISES]
        ends = [{story.assertions[i].words[:30] for i in (r.one, r.other)} for r in revised]
    assert ends
    assert not any("never" in words for pair in ends for words in pair)


def test_contradictions_are_found_without_weighing_the_rest(sample_story: Story) -> None:
    told = [r for r in Weighing(sample_story).relations if r.standing is Standing.CONTRADICTS]
    assert list(Weighing(sample_story).contradictions) == told


def test_whether_a_claim_is_disputed_or_out_of_date_is_seen_without_its_standings(sample_story: Story) -> None:
    whole, quick = Standings(sample_story), Standings(sample_story)
    for claim in sample_story.claims:
        stands = {t.stands for t in whole.ties(claim)}
        assert bool(quick.disputed(claim)) == bool(stands & {Stands.CONTRADICTS, Stands.DENIES, Stands.DENIED})
        assert Standings(sample_story).is_disputed(claim) == bool(quick.disputed(claim))
        assert quick.is_outdated(claim) == bool(stands & {Stands.UPDATES, Stands.CORRECTS})


def test_what_a_person_decides_about_two_assertions_leaves_how_others_of_their_claims_stand(
    sample_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "story.onrecord"
    copyfile(sample_file, path)
    with View(path) as view:
        story = Story(view)
        before = Weighing(story)
        pairs = {before.pair_of(r.one, r.other) for r in story.relations}
        found = {pair: story.once(Between).relations(pair) for pair in pairs if pair[0] != pair[1]}
        pair, held = next((p, h) for p, h in sorted(found.items()) if len(h) > 1 and before.of(p) != tuple(h))
        told = before.of(pair)
        drafts = VERBS["reject"].make(story, (held[0].one, held[0].other))
        made = signed(drafts, (), who="Mia Lund", why="read both", now=datetime(2027, 5, 1, tzinfo=UTC))
    keep_decisions(path, made)
    with View(path) as view:
        after = Weighing(Story(view)).of(pair)
    rejected = {held[0].one, held[0].other}
    assert after == tuple(r for r in told if {r.one, r.other} != rejected)


def order(relation: Relation) -> tuple[str, str, str]:
    return relation.one, relation.other, relation.standing
