"""Who said it: words of a named source, to be told from others who are quoted or named in the story."""

import re
from collections.abc import Iterator
from itertools import islice

from onrecord.model import Attribution, EntityKind, Manner, Naming, Span, Stance
from onrecord.record import Recorded
from onrecord.tell.ask.passages import roots_of
from onrecord.tell.lines.quotes import speaker
from onrecord.tell.lines.told import Told, cite, faults
from onrecord.tell.quiz.items import Choice, Draft, Item, Sort
from onrecord.tell.quiz.making import Making
from onrecord.tell.quiz.near import points_outside, share_words
from onrecord.tell.quiz.readable import has_subject, is_clause, lacks_object, quotation, tells, without_lead
from onrecord.tell.story import Actor

_LONG = (6, 45)
"""Words of a quotation that can be recognised and read."""
_POINTS = re.compile(
    r"^[“\"‘']?(?:it|this|that|these|those|he|she|they|so|but|and|both|neither"
    r"|the (?:other|rest|latter|former|same))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:about|as|at|because|by|for|from|in|into|like|of|on|over|than|that|to|under|which|who|whose|with)\b"
)
"""How words begin, in a small letter, that go on with a sentence of which the rest is not quoted."""
_KINDS = {Naming.PERSON: EntityKind.PERSON, Naming.ORGANISATION: EntityKind.ORGANISATION}
_TELLING = 3
"""Words of a quotation that say what it is about, at least."""
_LEAST = 0.5
"""Score of an attribution below which it makes no question."""
_SAYS = frozenset({Stance.ASSERTS, Stance.DENIES, Stance.CONFIRMS, Stance.WARNS, Stance.DEMANDS, Stance.PREDICTS})


def who_said(making: Making) -> Iterator[Item]:
    """Questions on direct and indirect speech, direct first, each speaker once before any twice."""
    found = [
        (recorded, attribution, words)
        for recorded in making.story.articles
        for attribution in recorded.attributions
        if (words := _words(recorded, attribution)) is not None
    ]
    found.sort(key=lambda f: (f[1].manner is not Manner.DIRECT, -f[1].evidence.score, f[1].id))
    asked: set[str] = set()
    for round_ in (0, 1):
        for recorded, attribution, words in found:
            key = making.story.entity_of(recorded, attribution.entity) or ""
            if (key in asked) == bool(round_):
                item = _item(making, (recorded, attribution), words)
                if item is not None:
                    asked.add(key)
                    yield item


def _words(recorded: Recorded, said: Attribution) -> Span | None:
    """What stands between quotation marks of a named source, where nobody passes it on and it reads by itself."""
    if said.naming not in _KINDS or said.via is not None or said.stance not in _SAYS or said.entity is None:
        return None
    if said.evidence.score < _LEAST or said.manner is not Manner.DIRECT:
        return None
    text = recorded.article.text
    cut = (quotation(text, without_lead(text, c), most=_LONG[1]) for c in said.content)
    return next((span for span in cut if span is not None and _fits(span.cut(text))), None)


def _fits(words: str) -> bool:
    """Whether the words of a quotation are known again, and mean something without what stands around them."""
    if not _LONG[0] <= len(words.split()) <= _LONG[1] or "\n" in words or len(tells(words)) < _TELLING:
        return False
    if _POINTS.match(words) or _GOES_ON.match(words) or points_outside(words):
        return False
    return is_clause(words) and has_subject(words) and not lacks_object(words)


def _item(making: Making, place: tuple[Recorded, Attribution], span: Span) -> Item | None:
    story, (recorded, said) = making.story, place
    actor = story.actors.get(story.entity_of(recorded, said.entity) or "")
    if (
        actor is None
        or not making.stands(actor)
        or actor.kind is not _KINDS[said.naming]
        or actor.name != speaker(story, recorded, said)
    ):
        return None
    words = " ".join(span.cut(recorded.article.text).split())
    if any(r in roots_of(words) for r in roots_of(actor.name)):
        return None
    line = _line(recorded, said)
    if faults(line, story):
        return None
    others = (a for a in _others(making, actor) if not _may_have_said(a, words))
    wrong = [
        Choice(
            a.name,
            False,
            f"{a.name} is {'quoted for other words' if a.attributions else 'named, and not quoted for this'}",
            making.place_of(a),
        )
        for a in islice(others, 3)
    ]
    if len(wrong) < 2:
        return None
    key = Choice(actor.name, True, f"{actor.name} is the source of these words", line.citations[0])
    return making.item(
        Draft(
            Sort.WHO_SAID,
            "Whose words are these?",
            f"“{words.rstrip(' ,;')}”",
            (key, *wrong),
            (line,),
            explanation=f"{actor.name}: “{words.rstrip(' ,;')}” — {making.told_in(recorded)}",
            difficulty=1 if len(actor.attributions) > 3 else 2,
        )
    )


def _line(recorded: Recorded, said: Attribution) -> Told:
    """The words with source and cue, in text order."""
    spans: list[Span] = []
    for span in sorted({*said.source, *said.cue, *said.content}):
        if not any(span.overlaps(s) for s in spans):
            spans.append(span)
    return Told(tuple(cite(recorded, s) for s in spans))


def _others(making: Making, actor: Actor) -> Iterator[Actor]:
    """Others of the same kind, those who are quoted first, no two of which could be one and the same."""
    kept: list[Actor] = []
    for other in sorted(
        making.actors(actor.kind), key=lambda a: (not a.attributions, making.shuffled(f"{actor.key}:{a.key}"))
    ):
        if (
            other.key != actor.key
            and making.alike(actor, other)
            and not any(share_words(other.name, k.name) for k in (actor, *kept))
        ):
            kept.append(other)
            yield other


def _may_have_said(actor: Actor, words: str) -> bool:
    """Whether somebody is the source of, or passed on, words much like these."""
    mine = roots_of(words)
    for recorded, said in actor.attributions:
        theirs = roots_of(" ".join(c.cut(recorded.article.text) for c in said.content))
        if len(mine & theirs) >= 0.5 * min(len(mine), max(4, len(theirs))):
            return True
    return False
