"""Where articles put what was corrected or taken back since, and where they say that it was."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Span
from onrecord.record import Recorded
from onrecord.relate.origins.desk import is_headed_as_correction
from onrecord.tell.claims.rows import Claims
from onrecord.tell.lines.told import Citation
from onrecord.tell.story import Story
from onrecord.text import stem, words

_LONG_TITLE = 4
"""Words of a headline by which it is known again."""
_MOST_OF = 0.5
"""Share of the words of a headline that something has which the headline tells."""
_RETRACTING = re.compile(
    r"\b(?:withdr\w+|retract\w*|apolog\w+|in error|wrong(?:ly)?|incorrect\w*|corrected|regret|should have"
    r"|did not mention|not, as stated|can no longer stand)\b",
    re.IGNORECASE,
)


def withdrawn(story: Story) -> Mapping[str, Sequence[Span]]:
    """The wordings of all that no longer stands, notices of it included, by the id of the article.

    With what an article states goes the headline that tells it, and with an article that was taken back all of it.
    """
    found: defaultdict[str, list[Span]] = defaultdict(list)
    standings = story.once(Claims).standings
    for claim in story.claims_by_id.values():
        gone = standings.withdrawn(claim)
        for member in claim.members:
            if member.retracts or member.assertion.id in gone:
                found[member.recorded.article.id].append(member.assertion.wording)
    for article, spans in found.items():
        spans.extend(headlines_of(story.by_id[article], spans))
    for article in story.once(retracted):
        found[article].append(Span(0, len(story.by_id[article].article.text)))
    return dict(found)


def headlines_of(recorded: Recorded, spans: Iterable[Span]) -> Sequence[Span]:
    """The headline of an article, where it tells what stands in one of these spans; nothing where it does not."""
    title, text = recorded.article.title, recorded.article.text
    if title is None or not title.spans:
        return ()
    titled = _stems(title.value)
    told = any(len(titled & _stems(span.cut(text))) >= _MOST_OF * len(titled) for span in spans)
    return title.spans if titled and told else ()


def retracted(story: Story) -> Mapping[str, str]:
    """Articles that a correction in the record names by their headline, with the id of the correction."""
    titles = {
        " ".join(words(r.article.title.value)): r.article.id
        for r in story.articles
        if r.article.title is not None and len(words(r.article.title.value)) >= _LONG_TITLE
    }
    found: dict[str, str] = {}
    for recorded in story.articles:
        text = recorded.article.text
        if not is_headed_as_correction(text) or not _RETRACTING.search(text):
            continue
        said = " ".join(words(text))
        home = " ".join(words(recorded.article.title.value)) if recorded.article.title else ""
        found |= {a: recorded.article.id for t, a in titles.items() if t != home and f" {t} " in f" {said} "}
    return found


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words(text) if len(w) > 2)


def cites_withdrawn(story: Story, citations: Iterable[Citation]) -> bool:
    """Whether any of these characters put what no longer stands."""
    gone = story.once(withdrawn)
    return any(c.span.overlaps(span) for c in citations for span in gone.get(c.article, ()))
