"""The timeline: what the coverage says happened or will happen, on the day it speaks of."""

from dataclasses import dataclass

from onrecord.model import Modality, Polarity
from onrecord.tell.story import Claim, Located, Story, first_day
from onrecord.tell.told import Citation


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said about one day. ``status`` is told, denied, planned …; ``speaker`` is "" for the article itself."""

    day: str
    status: str
    words: str
    speaker: str
    publisher: str
    said: str
    claim: str
    articles: int
    citation: Citation


def timeline(story: Story) -> list[Entry]:
    """One entry for each claim that says when, by that date; a claim of several articles is entered once."""
    entries = []
    for claim in story.claims:
        dated = [m for m in claim.members if first_day(m.assertion.about) != "9999"]
        if dated:
            # The most precise date is the longest in ISO form; of those, the one said first.
            best = max(dated, key=lambda m: (len(first_day(m.assertion.about)), -len(m.words), m.assertion.id))
            entries.append(_entry(story, best, claim))
    return sorted(entries, key=lambda e: (first_day(e.day), e.day, e.said, e.claim))


def _entry(story: Story, found: Located, claim: Claim) -> Entry:
    said = found.attribution
    return Entry(
        day=found.assertion.about,
        status=_status(found),
        words=found.words,
        speaker=said.speaker if said else "",
        publisher=story.publisher(found.recorded),
        said=found.assertion.said,
        claim=claim.id,
        articles=claim.articles,
        citation=Citation(found.recorded.article.id, found.assertion.wording),
    )


def _status(found: Located) -> str:
    if found.assertion.modality is Modality.ASSERTED:
        if found.assertion.polarity is Polarity.NEGATIVE:
            return "told as not so"
        return "told" if found.attribution else "told as fact"
    return found.assertion.modality.value
