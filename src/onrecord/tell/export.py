"""The whole record as JSON: what is in it, not when it was put there, so that equal coverage gives equal bytes."""

from typing import Any

import msgspec

from onrecord.record import Recorded
from onrecord.tell.story import Claim, Story


def export(story: Story) -> dict[str, Any]:
    """Articles with their findings, texts they share, claims with origins, relations, and what could not be read."""
    return {
        "onrecord": 1,
        "articles": [article_json(story.by_id[key]) for key in sorted(story.by_id)],
        "entities": {key: actor.name for key, actor in sorted(story.actors.items())},
        "shared_texts": [{"one": one} | msgspec.to_builtins(shared) for one, shared in story.shared_texts],
        "claims": [claim_json(claim) for claim in sorted(story.claims, key=lambda c: c.id)],
        "relations": msgspec.to_builtins(story.relations),
        "refusals": msgspec.to_builtins(story.view.refusals()),
    }


def article_json(recorded: Recorded) -> dict[str, Any]:
    """An article with what was found in it alone: what two articles share is told beside the articles."""
    alone = msgspec.to_builtins(recorded)
    del alone["reprints"], alone["relations"]
    return dict(alone)


def claim_json(claim: Claim) -> dict[str, Any]:
    """A claim with the ids of its assertions and the count of its origins."""
    return {
        "id": claim.id,
        "wording": claim.wording,
        "assertions": [m.assertion.id for m in claim.members],
        "articles": sorted({m.recorded.article.id for m in claim.members}),
        "origins": msgspec.to_builtins(claim.count),
    }


def to_json(value: Any) -> str:
    """Two-space JSON, as printed by every command that has ``--json``."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
