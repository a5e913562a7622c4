"""Where articles put what was corrected or taken back since, and where they say that it was."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Span
from onrecord.tell.claims import Claims
from onrecord.tell.story import Story
from onrecord.tell.told import Citation


def withdrawn(story: Story) -> Mapping[str, Sequence[Span]]:
    """The wordings of all that no longer stands, notices of it included, by the id of the article."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    standings = story.once(Claims).standings
    for claim in story.claims:
        gone = standings.withdrawn(claim)
        for member in claim.members:
            if member.retracts or member.assertion.id in gone:
                found[member.recorded.article.id].append(member.assertion.wording)
    return dict(found)


def cites_withdrawn(story: Story, citations: Iterable[Citation]) -> bool:
    """Whether any of these characters put what no longer stands."""
    gone = story.once(withdrawn)
    return any(c.span.overlaps(span) for c in citations for span in gone.get(c.article, ()))
