"""Who does what a clause tells that is cut off from its subject: "[Northlake Ferries] would run a second ship"."""

import re
from bisect import bisect_left

from onrecord.model import Part, Span
from onrecord.record import Recorded

_NOUNS = re.compile(r"(?:the|a|an|its|their|his|her|all|some|no|any|each|every)\b|\W|\d", re.IGNORECASE)
"""How words begin that have a noun of their own in front."""
_LEAD = 16
"""Characters of helping verbs before the verb itself."""
_REACH = 12
"""Mentions before the clause among which its doer is looked for."""


def doer_of(recorded: Recorded, span: Span) -> str:
    """The one somebody or something named that does it, where the clause begins with its verb; else ""."""
    told = span.cut(recorded.article.text)
    if not told[:1].islower() or _NOUNS.match(told):
        return ""
    inside = [e for e in recorded.events if e.trigger in span]
    if not inside or inside[0].trigger.start - span.start > _LEAD:
        return ""
    actors = {p.entity for p in inside[0].participants if p.part is Part.ACTOR}
    if len(actors) != 1:
        return ""
    mentions = recorded.mentions
    last = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    before = [m for m in mentions[max(0, last - _REACH) : last] if m.entity in actors]
    return before[-1].name if before and not any(m.span in span for m in mentions if m.entity in actors) else ""
