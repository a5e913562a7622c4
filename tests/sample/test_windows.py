"""The windows of the sample story: floors under what is measured, raised as it gets better."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import onrecord
from onrecord.tell.deadlines import Entry, State, deadlines
from onrecord.tell.story import Story

EXPECTED: list[dict[str, Any]] = json.loads(
    (Path(onrecord.__file__).parent / "sample" / "expected.json").read_text("utf-8")
)["windows"]
LAST = date(2027, 5, 21)


def found(story: Story, wanted: dict[str, Any]) -> list[Entry]:
    """Our entries that cite characters of the expected quotation."""
    recorded = story.article(wanted["file"]) if wanted["file"] in {n for r in story.articles for n in r.names} else None
    recorded = recorded or next(r for r in story.articles if any(Path(n).name == wanted["file"] for n in r.names))
    quote = re.search(r"\s+".join(map(re.escape, wanted["quote"].split())), recorded.article.text)
    assert quote is not None
    return [
        entry
        for entry in deadlines(story, on=LAST)
        for q in entry.quotes
        if q.citation.article == recorded.article.id
        and q.citation.span.start < quote.end()
        and quote.start() < q.citation.span.end
    ]


def day(value: str | None) -> str | None:
    return value[:10] if value else None


def right(entry: Entry, wanted: dict[str, Any]) -> bool:
    return (day(entry.start), day(entry.end)) == (wanted["start"], wanted["end"])


def test_most_windows_are_found_with_start_and_end_right(sample_story: Story) -> None:
    hits = [any(right(e, wanted) for e in found(sample_story, wanted)) for wanted in EXPECTED]
    assert sum(hits) / len(hits) >= 0.76


def test_few_entries_are_of_nothing_that_is_listed(sample_story: Story) -> None:
    listed = {e.id for wanted in EXPECTED for e in found(sample_story, wanted)}
    assert len(deadlines(sample_story, on=LAST)) - len(listed) <= 18


def test_follow_ups_are_found_in_the_article_that_has_them_and_nowhere_else(sample_story: Story) -> None:
    names = {r.article.id: Path(r.names[0]).name[:2] for r in sample_story.articles}
    hits = []
    for wanted in EXPECTED:
        expected = set(re.findall(r"\((\d\d)\)", wanted["followed_up"] or ""))
        entries = [e for e in found(sample_story, wanted) if right(e, wanted)] or found(sample_story, wanted)
        ours = {names[f.citation.article] for e in entries[:1] for f in e.follow_ups}
        hits.append(bool(expected & ours) if expected else not ours)
    assert sum(hits) / len(hits) >= 0.5


def test_no_clock_runs_under_a_general_rule(sample_story: Story) -> None:
    (rule,) = [e for e in deadlines(sample_story, on=LAST) if any("90 days at a time" in q.quote for q in e.quotes)]
    assert rule.state is State.NO_CLOCK
