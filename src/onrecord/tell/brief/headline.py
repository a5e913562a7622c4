"""The headline of a brief: that of the article which tells most of the latest news, if it can stand over a story."""

import re
from functools import partial

from onrecord.model import Span
from onrecord.record import Recorded
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.lines import Line
from onrecord.tell.brief.sections import Sections
from onrecord.tell.claims.withdrawn import headlines_of
from onrecord.tell.lines.told import Told, cite, faults
from onrecord.tell.story import Story
from onrecord.tell.verify import verify
from onrecord.text import stem, words

_SHORTEST = 5
"""Words of a headline at least."""
_LATEST = 1.5
"""How much it counts that an article is of the last day of the coverage and not of the first."""
_ASKING = 1.0
_ASKS = re.compile(r"\b(?:what|how|why|who|where)\b", re.IGNORECASE)
"""A headline that promises an answer and tells nothing."""
_OF_LEAD = 0.6
"""How much it counts that the lead is from the article."""


def headline(story: Story, sections: Sections, lead: tuple[Line, ...]) -> Told | None:
    """A headline as it stands: of the newest articles that which names most of what the coverage turns on."""
    leading = lead[0].candidate.recorded.article.id if lead else ""
    ranked = sorted(
        story.articles,
        key=lambda r: (-round(_weight(sections, r) + _OF_LEAD * (r.article.id == leading), 6), r.article.id),
    )
    for recorded in filter(partial(_can_head, sections), ranked):
        line = Told((cite(recorded, _title(recorded)),))
        if not faults(line, story) and not verify(line.text, line.citations, story):
            return line
    return None


def _title(recorded: Recorded) -> Span:
    title = recorded.article.title
    return title.spans[0] if title is not None and title.spans else Span(0, 0)


def _can_head(sections: Sections, recorded: Recorded) -> bool:
    """Whether its headline says something by itself, in sentence case, that still stands and judges nothing."""
    told = _title(recorded).cut(recorded.article.text)
    shouted = sum(c.isupper() for c in told) > 0.5 * sum(c.isalpha() for c in told)
    held = sections.candidates
    if shouted or told.endswith(("?", "!")) or "|" in told or len(told.split()) < _SHORTEST:
        return False
    if recorded.article.id in held.corrected.notices or recorded.article.id in held.corrected.retracted:
        return False
    if held.desk(recorded.article.id).opinion or lists.JUDGING.search(told) or lists.SPEAKING.search(told):
        return False
    return not _tells_what_fell(sections, recorded)


def _tells_what_fell(sections: Sections, recorded: Recorded) -> bool:
    """Whether most of a headline is what its article states and what was corrected, taken back or updated since."""
    held = sections.candidates
    fell = (a for a in recorded.assertions if held.corrected.has_fallen(held.story.claim_of[a.id]))
    return bool(headlines_of(recorded, (a.wording for a in fell)))


def _weight(sections: Sections, recorded: Recorded) -> float:
    """How much of the coverage it names, and how late it is."""
    stemmed = sections.candidates.stemmed
    told = [stem(w) for w in words(_title(recorded).cut(recorded.article.text)) if len(w) > 2]
    central = sum(sorted(stemmed.get(w, 0.0) for w in set(told))) / (3 + len(told))
    return (
        central
        - _ASKING * bool(_ASKS.search(_title(recorded).cut(recorded.article.text)))
        + _LATEST * sections.worth.recency_of(recorded)
    )
