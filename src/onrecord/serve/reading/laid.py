"""What the pages on claims, people and sources share: what was asked for, on whose word, and where it stands."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast
from urllib.parse import quote

from onrecord.model import NAMED_ACTORS, Stance
from onrecord.serve.asked import Asked, Page
from onrecord.serve.reading.cites import place
from onrecord.tell.claims import Mark
from onrecord.tell.lines.quotes import NO_SOURCE
from onrecord.tell.lines.told import Citation, is_plain, when_in_words
from onrecord.tell.lines.wording import Worded
from onrecord.tell.story import Story
from onrecord.text import fold

Told = TypeVar("Told")
Made = TypeVar("Made")

SHAPES = {
    Mark.DISPUTED: "≠",
    Mark.DENIED: "✕",
    Mark.CORRECTED: "⊘",
    Mark.UPDATED: "↻",
    Mark.SINGLE: "①",
    Mark.UNSOURCED: "○",
}
"""What is shown before the word of each mark, so that no mark is told by its colour alone."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it. ``speaker`` is "" for the article's own voice; ``through`` has the nearest to the speaker first.

    ``behind`` is who is meant by a bare description; ``outlet`` is "" where it is named already. ``key`` is that of a
    speaker who is told under the name the record knows, else "". ``leads`` is whether speaker and cue stand before the
    words, so that what is rejected is not read as put.
    """

    speaker: str
    behind: str
    cue: str
    through: tuple[str, ...]
    outlet: str
    key: str = ""
    leads: bool = False


def voice(told: Worded) -> Voice:
    """On whose word a claim is told."""
    speaker = told.speaker.rstrip(" ,;:")
    if not speaker:
        return Voice("", "", "", (), told.outlet)
    cue = "" if is_plain(told.cue) else told.cue
    if told.stance is Stance.DENIES and not cue:
        cue = "denied"
    through = [name.rstrip(" ,;:") for name in dict.fromkeys(told.through) if name != told.speaker]
    known = {speaker, *through}
    leads = bool(cue) and speaker != NO_SOURCE and fold(cue) not in fold(told.words)
    outlet = "" if told.outlet in known else told.outlet
    return Voice(speaker, told.behind, cue, tuple(reversed(through)), outlet, leads=leads)


def asked_for(query: Mapping[str, str], *names: str) -> dict[str, str]:
    """What the query gives under these names, without blanks around it and without what is empty."""
    found = {name: query.get(name, "").strip() for name in names}
    return {name: value for name, value in found.items() if value}


def laid(asked: Asked) -> dict[str, Any]:
    """What ``claim_parts.html`` needs: how a voice and a day are told, the shapes of marks, the place of a citation."""

    keys = asked.edition.told(_keys)

    def place_of(citation: Citation) -> str:
        return place(asked.site, citation.article, [citation.span])

    def voiced(told: Worded) -> Voice:
        said = voice(told)
        return replace(said, key=keys.get(said.speaker, "")) if told.naming in NAMED_ACTORS else said

    return {"voice": voiced, "when": when_in_words, "shapes": SHAPES, "place": place_of}


def _keys(story: Story) -> dict[str, str]:
    """The key of everybody by name; of several of one name that of whoever is mentioned most."""
    return {actor.name: key for key, actor in reversed(story.actors.items())}


class _Held:
    """What is made of other things that an edition has told, by what makes it."""

    def __init__(self, _: Story) -> None:
        self.made: dict[Hashable, object] = {}


def made_of(asked: Asked, make: Callable[[Told], Made], told: Callable[[Story], Told]) -> Made:
    """What ``make`` makes of what the edition has ``told``, once; other rooms that tell the same share that."""
    held = asked.edition.told(_Held).made
    if make not in held:
        held[make] = make(asked.edition.told(told))
    return cast("Made", held[make])


def first_of(page: Page[Any], size: int = 50) -> int:
    """The number that the first row of a page has in its list."""
    return (page.number - 1) * size + 1 if page.rows else 0


def attachment(name: str) -> str:
    """The header that has a browser keep a file under this name, whatever letters are in it (RFC 6266)."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_. ") else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
