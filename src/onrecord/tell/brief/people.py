"""The key actors of a story, with what articles call them, in the articles' words."""

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.model import EntityKind, Mention, Naming, Span
from onrecord.record import Recorded
from onrecord.relate.desk import folded_publisher
from onrecord.tell.brief.candidates import Candidate, ranked
from onrecord.tell.brief.nouns import KeyActor, Role
from onrecord.tell.brief.sections import Sections
from onrecord.tell.story import Actor, Story
from onrecord.tell.told import Citation
from onrecord.text import fold

_AFTER = re.compile(
    r",\s+((?:(?:the|a|an|its|his|her|their|until now the)\s+)?(?:[\w’'.-]+\s+){0,7}?"
    r"(?:president|minister|secretary|director|officer|executive|chair\w*|head|leader|mayor|governor|senator|engineer"
    r"|professor|doctor|spokes\w+|analyst|coroner|sheriff|manager|chief|commissioner|general|owner|founder"
    r"|editor|lawyer"
    r"|judge|auditor|ambassador|deputy|member|head|boss|convenor|teacher|chemist|author|surgeon|foreman)"
    r"(?:\s+(?:of|at|for|in)\s+[^,.;:“”()]{2,60})?)(?=[,.;])",
    re.IGNORECASE,
)
"""What stands after a name between commas and says an office."""
_BEFORE = re.compile(
    r"(?<!\w)((?:[A-Z][\w’'.&-]+\s+|of\s+|for\s+|and\s+|the\s+(?=[A-Z])|(?!said|says|told|added|that|by"
    r"|with|from|and|to|as|when|while)[a-z]+\s+(?=(?:minister|secretary|director|executive|engineer"
    r"|leader|spokes\w+|head|officer|chief|professor|chair\w*|manager|president|coroner|sheriff)\s)"
    r"|(?:president|minister|secretary|director|executive|engineer|leader|chief|professor|chair\w*|manager"
    r"|sheriff|coroner"
    r"|mayor|governor|senator|spokes\w+|head|boss)\s+){1,9})$"
)
_OFFICE = re.compile(
    r"\b(?:president|minister|secretary|director|executive|engineer|leader|chief|professor|chair\w*"
    r"|manager|sheriff|coroner|mayor"
    r"|governor|gov|senator|sen|rep|spokes\w+|head|boss|general|judge|auditor|commissioner|convenor|dr"
    r"|prof|captain|capt)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:of|for|and|the|But|And|On|In|For|By|As|At|The|Still|Meanwhile|After|Before|Its|His|Her|Their)\s+)+"
)
_GENERIC = frozenset(
    "ministry front state government council agency party court company board committee parliament senate union army"
    " police mission department office commission university".split()
)
"""Names that say what sort of body it is, and not which."""
_LOOSE = re.compile(
    r"\b(?:said|which|who|its|his|her|their)\b"
    r"|\bthe (?:company|agency|group|firm|ministry|paper|university|city|country|region)’s\b"
)
"""What makes a role that of two, or of somebody not named in it."""
_MOST = 5
_LOOKED_AT = 40
"""Mentions of one actor at which a role is looked for."""


def key_actors(sections: Sections) -> Iterator[KeyActor]:
    """Those who are quoted in most articles, each with a line of what they did or said that is not told yet."""
    story = sections.candidates.story
    for actor in _ranked(story)[:_MOST]:
        by = [c for c in sections.candidates.all if _is_by(actor, c, story)]
        kept = [c for c in by if sections.may_tell(c)]
        lines = sections.best(ranked([(c.score - sections.staleness(c), c) for c in kept]), most=1, like=0.6, wants=0.9)
        yield KeyActor(
            actor.name,
            role_of(story, actor),
            len({r.article.id for r, _ in actor.attributions}),
            len(actor.attributions),
            tuple(lines),
        )


def _ranked(story: Story) -> list[Actor]:
    outlets = {folded_publisher(story.publisher(r)) for r in story.articles}
    kept = [
        a
        for a in story.actors.values()
        if a.attributions
        and a.kind in {EntityKind.PERSON, EntityKind.ORGANISATION}
        and folded_publisher(a.name) not in outlets
        and 2 * sum(said.naming is Naming.PUBLISHER for _, said in a.attributions) < len(a.attributions)
        and (" " in a.name or (a.kind is EntityKind.ORGANISATION and fold(a.name) not in _GENERIC))
    ]
    return sorted(kept, key=lambda a: (-_weight(story, a), -a.mentions, a.key))


def _weight(story: Story, actor: Actor) -> float:
    texts = {story.texts[r.article.id] for r, _ in actor.attributions}
    return len(texts) + 0.2 * len(actor.attributions) + 0.5 * (actor.kind is EntityKind.PERSON)


def _is_by(actor: Actor, candidate: Candidate, story: Story) -> bool:
    main = candidate.main
    if main is None or main.attribution is None:
        return False
    return story.entity_of(main.recorded, main.attribution.entity) == actor.key


def role_of(story: Story, actor: Actor) -> Role | None:
    """The role most articles give, of equals the fullest; None where none does."""
    found: dict[str, list[Role]] = {}
    looked = 0
    for recorded in story.articles:
        if recorded.article.id not in actor.articles or looked > _LOOKED_AT:
            continue
        for mention in recorded.mentions:
            if (
                story.entity_of(recorded, mention.entity) != actor.key
                or len(mention.span.cut(recorded.article.text)) < 4
            ):
                continue
            looked += 1
            for role in _roles(recorded, mention):
                found.setdefault(fold(role.words), []).append(role)
    if not found:
        return None
    count = Counter({words: len(roles) for words, roles in found.items()})
    best = min(count, key=lambda w: (len(w.split()) < 2, -count[w], -len(w), w))
    return min(found[best], key=lambda r: (r.citation.article, r.citation.span))


def _roles(recorded: Recorded, mention: Mention) -> Iterator[Role]:
    text = recorded.article.text
    home = next((s.span for s in recorded.sentences if mention.span in s.span), None)
    if home is None:
        return
    after = _AFTER.match(text, mention.span.end, home.end)
    if after and not re.match(r"(?:its|his|her|their|until)\b", after[1]) and not _LOOSE.search(after[1]):
        yield Role(" ".join(after[1].split()), Citation(recorded.article.id, Span(*after.span(1))))
    lead = text[max(home.start, mention.span.start - 90) : mention.span.start]
    before = _BEFORE.search(lead)
    if before is None:
        return
    words = before[1]
    cut = _OPENING.match(words)
    start = mention.span.start - len(lead) + before.start(1) + (cut.end() if cut else 0)
    span = Span(start, start + len(text[start : mention.span.start].rstrip()))
    if (
        len(span) > 2
        and _OFFICE.search(span.cut(text))
        and not re.search(r"\band\b", span.cut(text))
        and not _LOOSE.search(span.cut(text))
    ):
        yield Role(" ".join(span.cut(text).split()), Citation(recorded.article.id, span))
