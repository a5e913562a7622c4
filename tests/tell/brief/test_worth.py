"""What a newsroom would put first."""

from pathlib import Path

from onrecord.tell.brief import brief
from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.worth import Worth
from onrecord.tell.story import Story
from onrecord.text import stem, words
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Cracks found in Eastmoor bridge",
        "March 4, 2027",
        "Engineers have found cracks in 14 hangers of the Eastmoor bridge, the roads agency said on Wednesday.",
        "Dora Finch sells tea beside the Eastmoor bridge from a blue van with two windows.",
    ),
    "b.txt": news(
        "Eastmoor bridge closes to all traffic",
        "April 6, 2027",
        "The Eastmoor bridge closed to all traffic on Monday, the roads agency said.",
        "The cracks in the hangers of the Eastmoor bridge were found in March, the roads agency said.",
        publisher="The Westmoor Gazette",
    ),
    "c.txt": news(
        "Eastmoor bridge reopens to cars",
        "May 20, 2027",
        "The Eastmoor bridge reopened to cars on Wednesday, the roads agency said.",
        "Paul Kerr resigned on Tuesday as head of Norrland Works, which built the hangers of the Eastmoor bridge.",
        publisher="The Northmoor Post",
    ),
}


def test_news_outweighs_a_scene(tmp_path: Path) -> None:
    with story_of(tmp_path, PAGES) as story:
        candidates = Candidates(story)
        worth = Worth(candidates)
        by_words = {c.words[:12]: worth.of(c) for c in candidates.all}
    assert by_words["Engineers ha"] > by_words["Dora Finch s"]


def test_the_latest_leads_and_the_turns_of_the_story_stand_in_their_order(tmp_path: Path) -> None:
    with story_of(tmp_path, PAGES) as story:
        made = brief(story)
    assert made.lead[0].day == "2027-05-20"
    told = [line.text for line in made.lead] + [
        x.text for p in made.parts if p.dated for e in p.entries for x in e.lines
    ]
    assert any("closed to all traffic" in text for text in told)
    assert any("resigned" in text for text in told)
    days = [e.lines[0].day for p in made.parts if p.heading == "Core facts" for e in p.entries]
    assert days == sorted(days)


def test_the_headline_is_that_of_the_latest_news(tmp_path: Path) -> None:
    with story_of(tmp_path, PAGES) as story:
        headline = brief(story).headline
    assert headline is not None
    assert headline.text.startswith("Eastmoor bridge reopens")


def test_how_much_of_its_headline_a_sentence_tells_is_seen_by_its_words_alone(sample_story: Story) -> None:
    """What is skipped because too few words of the headline stand in it would tell nothing of it."""
    worth, candidates = Worth(sample_story.once(Candidates)), sample_story.once(Candidates)
    headed = 0
    for candidate in candidates.all:
        title = candidate.recorded.article.title
        if title is None or candidate.recorded.article.id in candidates.corrected.notices:
            continue
        ours, theirs = (
            {stem(w) for w in words(t) if len(w) > 3 or w.isdigit()} for t in (candidate.words, title.value)
        )
        shared = len(ours & theirs)
        share = min(1.0, shared / min(6, len(theirs))) if shared > 1 else 0.0
        assert worth._of_title(candidate) == share
        headed += bool(share)
    assert headed


def test_a_sentence_without_end_or_without_its_name_yet_is_worth_less(tmp_path: Path) -> None:
    long = "The harbour board said that the pier was rotten" + ", that another plank had gone" * 9 + " on Monday."
    short = "The harbour board said that the pier was rotten, that another plank had gone on Monday."
    owned = "Her mother said that Ann Lee had left the rotten pier of Eastmoor on Monday."
    named = "The mother said that Ann Lee had left the rotten pier of Eastmoor on Monday."
    for better, worse in ((short, long), (named, owned)):
        worths = []
        for n, told in enumerate((better, worse)):
            folder = tmp_path / f"{len(told)}-{n}"
            folder.mkdir()
            with story_of(folder, {"a.txt": news("Pier shut", "May 7, 2031", told)}) as story:
                held = Candidates(story)
                worths.append(Worth(held).of(next(c for c in held.all if c.words.startswith(told[:20]))))
        assert worths[0] > worths[1]
