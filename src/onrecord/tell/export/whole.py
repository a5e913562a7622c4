"""The whole record as JSON: what is in it, not when it was put there, so that equal coverage gives equal bytes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from onrecord.model import Relation
from onrecord.record import Recorded
from onrecord.tell.claims import Claims
from onrecord.tell.claims.standings import Standings
from onrecord.tell.export.citing import cite
from onrecord.tell.export.fitting import safe_json
from onrecord.tell.export.ground import Ground
from onrecord.tell.story import Claim, Story


def export(story: Story) -> dict[str, Any]:
    """Articles with their findings, texts they share, claims with origins, relations, and what could not be read."""
    return {
        "onrecord": 1,
        "articles": [article_json(story.by_id[key]) for key in sorted(story.by_id)],
        **_beside_articles(story, story.once(Standings).told),
    }


def pieces(ground: Ground) -> Iterator[bytes]:
    """The same, in the bytes of ``to_json(export(story))``, written article by article."""
    yield b'{\n  "onrecord": 1,\n  "articles": '
    yield from _listed(article_json(recorded) for recorded in ground.by_id("writing the record"))
    for name, value in _beside_articles(ground.story, ground.relations).items():
        yield f",\n  {to_json(name)}: ".encode() + _indented(value, 2)
    yield b"\n}\n"


def _listed(values: Iterable[Any]) -> Iterator[bytes]:
    empty = True
    for value in values:
        yield b"[\n    " if empty else b",\n    "
        yield _indented(value, 4)
        empty = False
    yield b"[]" if empty else b"\n  ]"


def _indented(value: Any, by: int) -> bytes:
    # Line ends inside strings are escaped, so every one here is layout.
    return to_json(value).encode().replace(b"\n", b"\n" + b" " * by)


def _beside_articles(story: Story, relations: Sequence[Relation]) -> dict[str, Any]:
    claims, standings = story.once(Claims), story.once(Standings)
    return {
        "entities": {key: actor.name for key, actor in sorted(story.actors.items())},
        "shared_texts": [{"one": one} | msgspec.to_builtins(shared) for one, shared in story.shared_texts],
        "claims": [claim_json(claims, claim) for claim in story.claims_by_id.values()],
        "relations": [msgspec.to_builtins(r) | {"told": standings.is_told(r)} for r in relations],
        "decisions": msgspec.to_builtins(story.rulings),
        "refusals": msgspec.to_builtins(story.view.refusals()),
    }


def article_json(recorded: Recorded) -> dict[str, Any]:
    """An article with what was found in it alone: what two articles share is told beside the articles."""
    alone = msgspec.to_builtins(recorded)
    del alone["reprints"], alone["relations"]
    return dict(alone)


def claim_json(claims: Claims, claim: Claim) -> dict[str, Any]:
    """A claim with where it is put in its words, the ids of its assertions, the count of its origins, how it stands."""
    told, standings = claim.told, claims.standings
    least, most = standings.still(claim)
    return {
        "id": claim.id,
        "wording": claim.wording,
        "citation": cite(told.recorded, told.assertion.wording).as_dict(),
        "assertions": [m.assertion.id for m in claim.members],
        "articles": sorted({m.recorded.article.id for m in claim.members}),
        "origins": msgspec.to_builtins(claim.count),
        "decided": msgspec.to_builtins(claim.because),
        "marks": [mark.value for mark in claims.marks(claim)],
        "retracted": any(m.retracts for m in claim.members),
        "withdrawn": standings.withdrawn(claim),
        "still": {"minimum": least, "maximum": most},
    }


def to_json(value: Any) -> str:
    """Two-space JSON, as printed by every command that has ``--json``."""
    return msgspec.json.format(safe_json(value), indent=2).decode()
