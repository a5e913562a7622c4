"""Who said it: words of a named source, to be told from others who are quoted or named in the story."""

import re
from collections.abc import Iterator

from onrecord.model import Attribution, EntityKind, Manner, Naming, Span, Stance
from onrecord.record import Recorded
from onrecord.tell.ask.passages import roots_of
from onrecord.tell.quiz.items import Choice, Draft, Item, Sort
from onrecord.tell.quiz.making import Making
from onrecord.tell.quiz.near import share_words
from onrecord.tell.quotes import speaker
from onrecord.tell.story import Actor
from onrecord.tell.told import Told, cite, faults

_LONG = (6, 45)
"""Words of a quotation that can be recognised and read."""
_POINTS = re.compile(r"^[“\"‘']?(?:it|this|that|these|those|he|she|they|so|but|and)\b", re.IGNORECASE)
_OPENS = frozenset("“\"‘'")
_KINDS = {Naming.PERSON: EntityKind.PERSON, Naming.ORGANISATION: EntityKind.ORGANISATION}
_LEAST = 0.5
"""Score of an attribution below which it makes no question."""
_SAYS = frozenset({Stance.ASSERTS, Stance.DENIES, Stance.CONFIRMS, Stance.WARNS, Stance.DEMANDS, Stance.PREDICTS})


def who_said(making: Making) -> Iterator[Item]:
    """Questions on direct and indirect speech, direct first, each speaker once before any twice."""
    found = [
        (recorded, attribution)
        for recorded in making.story.articles
        for attribution in recorded.attributions
        if _fits(recorded, attribution)
    ]
    found.sort(key=lambda f: (f[1].manner is not Manner.DIRECT, -f[1].evidence.score, f[1].id))
    asked: set[str] = set()
    for round_ in (0, 1):
        for recorded, attribution in found:
            key = making.story.entity_of(recorded, attribution.entity) or ""
            if (key in asked) == bool(round_):
                item = _item(making, recorded, attribution)
                if item is not None:
                    asked.add(key)
                    yield item


def _fits(recorded: Recorded, said: Attribution) -> bool:
    """Whether a named source says something that can be read by itself, and nobody passes it on."""
    if said.naming not in _KINDS or said.via is not None or said.stance not in _SAYS or said.entity is None:
        return False
    if said.evidence.score < _LEAST or len(said.content) != 1 or said.manner is Manner.INDIRECT:
        return False
    words = said.content[0].cut(recorded.article.text)
    long = len(words.split())
    balanced = words.count("“") == words.count("”") and words.count('"') % 2 == 0
    whole = words[:1] in _OPENS or words[:1].isupper()
    return _LONG[0] <= long <= _LONG[1] and balanced and whole and "\n" not in words and not _POINTS.match(words)


def _item(making: Making, recorded: Recorded, said: Attribution) -> Item | None:
    story = making.story
    actor = story.actors.get(story.entity_of(recorded, said.entity) or "")
    if actor is None or actor.kind is not _KINDS[said.naming] or actor.name != speaker(story, recorded, said):
        return None
    words = " ".join(said.content[0].cut(recorded.article.text).split())
    if any(r in roots_of(words) for r in roots_of(actor.name)):
        return None
    line = _line(recorded, said)
    if faults(line, story):
        return None
    others = [a for a in _others(making, actor) if not _may_have_said(a, words)]
    wrong = [
        Choice(
            a.name,
            False,
            f"{a.name} is {'quoted for other words' if a.attributions else 'named, and not quoted for this'}",
            making.place_of(a),
        )
        for a in others[:3]
    ]
    if len(wrong) < 2:
        return None
    key = Choice(actor.name, True, f"{actor.name} is the source of these words", line.citations[0])
    return making.item(
        Draft(
            Sort.WHO_SAID,
            "Whose words are these?" if said.manner is Manner.DIRECT else "Who said so?",
            f"{words}",
            (key, *wrong),
            (line,),
            explanation=f"{actor.name}: {_quoted(words)} — {making.told_in(recorded)}",
            difficulty=1 if len(actor.attributions) > 3 else 2,
        )
    )


def _quoted(words: str) -> str:
    return words.rstrip(" ,;") if words[:1] in _OPENS else f"“{words.rstrip(' ,;')}”"


def _line(recorded: Recorded, said: Attribution) -> Told:
    """The words with source and cue, in text order."""
    spans: list[Span] = []
    for span in sorted({*said.source, *said.cue, *said.content}):
        if not any(span.overlaps(s) for s in spans):
            spans.append(span)
    return Told(tuple(cite(recorded, s) for s in spans))


def _others(making: Making, actor: Actor) -> list[Actor]:
    """Others of the same kind, those who are quoted first, no two of which could be one and the same."""
    kept: list[Actor] = []
    for other in sorted(
        making.actors(actor.kind), key=lambda a: (not a.attributions, making.shuffled(f"{actor.key}:{a.key}"))
    ):
        if other.key != actor.key and not any(share_words(other.name, k.name) for k in (actor, *kept)):
            kept.append(other)
    return kept


def _may_have_said(actor: Actor, words: str) -> bool:
    """Whether somebody is the source of, or passed on, words much like these."""
    mine = roots_of(words)
    for recorded, said in actor.attributions:
        theirs = roots_of(" ".join(c.cut(recorded.article.text) for c in said.content))
        if len(mine & theirs) >= 0.5 * min(len(mine), max(4, len(theirs))):
            return True
    return False
