"""Who may stand beside whom as a choice: people beside people, bodies beside bodies of their sort, in one form."""

import re
from collections.abc import Iterator

from onrecord.english import HE_OR_SHE
from onrecord.model import EntityKind
from onrecord.read.mentions.lexicon import (
    CORPORATE_TAILS,
    GIVEN_HE,
    GIVEN_SHE,
    INSTITUTIONS,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    PRESS_TAILS,
    TITLES,
)
from onrecord.tell.lines.told import Citation
from onrecord.tell.story import Actor, Story
from onrecord.text import fold

_PLAIN = re.compile(r"(?<!\w)[a-z]\w+")
_ARTICLES = frozenset("the el la le les los las il lo gli der die das den het de al".split())
"""With which names of outlets and places begin."""
_WHICH = re.compile(r",? which\b| boss\b")
_OF_BODIES = ORGANISATION_HEADS | INSTITUTIONS | CORPORATE_TAILS | PRESS_TAILS | PLACE_HEADS
"""Words that companies, outlets or places are called by."""
_SORTS = tuple(
    frozenset(words.split())
    for words in (
        "government administration cabinet ministry department treasury presidency secretariat office",
        "parliament senate congress assembly council house commons committee commission",
        "court tribunal judiciary prosecution",
        "agency authority inspectorate board bureau regulator service directorate administration",
        "army navy military force forces guard police marines command group fleet brigade",
        "party movement front alliance coalition labour union federation league",
        "hospital clinic university college school institute laboratory museum",
        "bank fund exchange",
    )
)
"""Last words of the names of bodies, a sort a line: one of a sort can stand where another does."""


def is_person(story: Story, actor: Actor) -> bool:
    """Whether the record leaves no doubt that it is one person, called by first and last name without a title."""
    words = [fold(w).strip(".,") for w in actor.name.split()]
    if actor.kind is not EntityKind.PERSON or len(words) < 2 or words[0] in TITLES or actor.key in story.once(_bodies):
        return False
    called = words[0] in GIVEN_HE | GIVEN_SHE
    if not called and (set(words[1:]) & _OF_BODIES or words[0] in _ARTICLES or words[0] in story.once(_plain_words)):
        return False
    return bool(actor.attributions) or actor.key in story.once(_pronounced)


def _plain_words(story: Story) -> frozenset[str]:
    """Words that stand in the articles without a capital: "supervisor", which is a title before a name."""
    return frozenset(w for r in story.articles for w in _PLAIN.findall(r.article.text))


def _pronounced(story: Story) -> frozenset[str]:
    """Those who are "he" or "she" somewhere."""
    return frozenset(key for key, words, _, _ in _mentioned(story) if fold(words) in HE_OR_SHE)


def _bodies(story: Story) -> frozenset[str]:
    """Whatever is "it" or "which" somewhere, or "the …", or puts out articles."""
    outlets = {fold(story.publisher(r)).removeprefix("the ") for r in story.articles}
    return frozenset(
        key
        for key, words, before, after in _mentioned(story)
        if fold(words) in {"it", "its"} | outlets or before.endswith("the ") or _WHICH.match(after)
    )


def _mentioned(story: Story) -> Iterator[tuple[str, str, str, str]]:
    """Of every mention the entity's key, its words, and a few characters before and after them."""
    for recorded in story.articles:
        text = recorded.article.text
        for mention in recorded.mentions:
            key, span = story.entity_of(recorded, mention.entity), mention.span
            if key is not None:
                yield (
                    key,
                    span.cut(text),
                    text[max(0, span.start - 8) : span.start].casefold(),
                    text[span.end : span.end + 8],
                )


def sort_of(actor: Actor) -> int | None:
    """The sort of a body by the last word of its name; None where it does not show."""
    if actor.kind is not EntityKind.ORGANISATION:
        return None
    words = [fold(w).strip(".,") for w in actor.name.split()]
    if words[-1] in PRESS_TAILS:
        return len(_SORTS)
    if words[-1] in CORPORATE_TAILS:
        return len(_SORTS) + 1
    return next((n for n, sort in enumerate(_SORTS) if words[-1] in sort), None)


def form(story: Story, actor: Actor, place: Citation | None) -> tuple[bool, bool]:
    """What a sentence shows of a name that is left out of it: whether "the" goes before it, and whether it is many."""
    text = story.by_id[place.article].article.text if place else ""
    before = text[max(0, place.span.start - 4) : place.span.start].casefold() if place else ""
    return before == "the ", actor.name[-1:].casefold() == "s"
