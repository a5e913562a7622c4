"""Whether it is plain whom a word without a name means: of a fitting kind, and nobody else in reach."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from onrecord.attribute.stances.unsaid import PEOPLE
from onrecord.english import HE_OR_SHE
from onrecord.model import EntityKind
from onrecord.read.mentions.lexicon import PERSON_ROLES
from onrecord.record import Recorded
from onrecord.relate.propositions.terms import stem
from onrecord.tell.story import Story
from onrecord.text import fold, word_set, words

_REACH = 2
"""Sentences before its own in which somebody else may be meant."""
_OF_US = frozenset("i we me us my our who which that this these those one".split())
_BODIES = frozenset(
    "company firm group maker operator builder supplier carrier airline bank lender agency ministry bureau council "
    "authority department government administration court tribunal party union association federation league club team "
    "board panel committee commission institute university school hospital clinic force army navy police service "
    "office organisation organization charity foundation institution body newspaper paper station broadcaster network "
    "outlet magazine museum church parliament senate congress".split()
)
_OF_NEWS = frozenset("newspaper paper station broadcaster network outlet magazine agency service".split())
_PLACED = frozenset("government country city town state republic province region".split())
_BODY_KINDS = frozenset({EntityKind.ORGANISATION})
_PERSON = frozenset({EntityKind.PERSON})
_PRONOUN = re.compile(
    r"(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|himself|herself|itself|i|we|me|us|my|our)$",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:in|at|near|outside|around|through) (?:the )?$", re.IGNORECASE)
_THE = re.compile(r"\bthe $", re.IGNORECASE)
_NOUN = re.compile(
    r" (?:river|stream|creek|lake|reservoir|dam|valley|hills?|forest|coast|island|islands|delta|pit|mine|quarry|field|"
    r"fields|site|plant|bridge|tunnel|road|line|port|harbou?r|airport|base|barracks|camp|prison|district|province|region|"
    r"area|county|border|market|square|village|plateau|ridge|ward|strait|sound|bay)\b"
)
_BEFORE = 14
_OTHERS = word_set(
    """actor adviser aide author bishop brother builder caretaker cleaner clerk coach colleague cook cyclist daughter
    deputy director engineer farmer farmhand father fisher husband lawyer manager miner minister mother owner partner
    pilot priest prosecutor referee rider secretary singer sister son spokesperson surgeon tenant victim wife writer"""
)
_PEOPLE = "|".join(sorted(map(re.escape, PERSON_ROLES | PEOPLE | _OTHERS)))
_UNNAMED = re.compile(
    rf"\b(?:an?|the|his|her|their|its|one|another) (?:[\w’'-]+ ){{0,3}}?(?:{_PEOPLE}|[a-z]+(?:man|woman|ist|teacher))\b"
    r"(?!,? (?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Somebody told of by a noun with no name behind it."""
_BESIDE_NAME = re.compile(r"^,? (?:who|an?|the|its|his|her) [^,.;]*,")
_PLACED_SHARE = 0.2
"""Share of its mentions that speak of it as a place, from which a body may be one."""


def is_plain(story: Story, recorded: Recorded, *, place: int, printed: str, key: str) -> bool:
    """Whether what is ``printed`` at a place of an article plainly means the entity with this key.

    It does where their kinds fit beyond doubt and no other of that kind is named in the sentences before, or where
    of those named there this one alone has the noun in its name. Precision goes before recall.
    """
    low = words(fold(printed))
    actor = story.actors.get(key)
    if not low or actor is None or low[0] in _OF_US:
        return False
    noun = _noun(low)
    kinds = _fitting(low, noun)
    if actor.kind not in kinds or (kinds is _BODY_KINDS and key in story.once(_doubtful)):
        return False
    if noun not in _OF_NEWS and key in story.once(_publishers):
        return False
    others = {k for k in _named_before(story, recorded, place=place, kinds=kinds) if k != key}
    with_noun = {k for k in (*others, key) if noun and stem(noun) in map(stem, words(fold(story.actors[k].name)))}
    if low[0] in HE_OR_SHE and _has_unnamed(story, recorded, place=place, key=key):
        return False
    return with_noun == {key} if with_noun else not others


def _has_unnamed(story: Story, recorded: Recorded, *, place: int, key: str) -> bool:
    """Whether somebody without a name ("a nurse") stands between a place and where the entity is told of before it.

    What the name itself stands for is nobody else: "Ann Lee, the mayor, …".
    """
    text, end = recorded.article.text, 0
    for mention in recorded.mentions:
        if mention.span.end > place:
            break
        if story.entity_of(recorded, mention.entity) == key and not _PRONOUN.match(mention.span.cut(text)):
            end = mention.span.end
    between = _BESIDE_NAME.sub("", text[end:place])
    return _UNNAMED.search(between) is not None


def _noun(low: list[str]) -> str:
    """The noun that a description ends in, "" for a bare pronoun; of "the head of the union" the head."""
    before = low[: low.index("of")] if "of" in low else low
    return before[-1] if len(before) > 1 else ""


def _fitting(low: list[str], noun: str) -> frozenset[EntityKind]:
    if low[0] in HE_OR_SHE:
        return _PERSON
    if noun in _PLACED:
        return frozenset({EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP})
    if noun in _BODIES or not noun:
        return _BODY_KINDS
    return _PERSON


def _doubtful(story: Story) -> frozenset[str]:
    """Bodies that may be none: taken for something else in an article, or spoken of as a place ("in Ost", "the Ost
    stream")."""
    kinds: dict[str, set[EntityKind]] = {}
    named, placed = Counter[str](), Counter[str]()
    for recorded in story.articles:
        text = recorded.article.text
        for resolution in recorded.resolutions:
            kinds.setdefault(story.entity(resolution.entity), set()).add(resolution.kind)
        for mention in recorded.mentions:
            key = story.entity_of(recorded, mention.entity)
            if key is not None and mention.span.cut(text)[:1].isupper():
                named[key] += 1
                at = mention.span
                before, after = text[max(0, at.start - _BEFORE) : at.start], text[at.end : at.end + _BEFORE]
                placed[key] += bool(_AT.search(before) or (_THE.search(before) and _NOUN.match(after)))
    mixed = {key for key, found in kinds.items() if len(found) > 1}
    return frozenset(mixed | {key for key, number in placed.items() if number >= _PLACED_SHARE * named[key] and number})


def _publishers(story: Story) -> frozenset[str]:
    """The keys of what is named as the outlets of the story are."""
    outlets = {frozenset(words(fold(story.publisher(r)))) - {"the"} for r in story.articles}
    return frozenset(
        key for key, actor in story.actors.items() if frozenset(words(fold(actor.name))) - {"the"} in outlets
    )


def _named_before(story: Story, recorded: Recorded, *, place: int, kinds: frozenset[EntityKind]) -> Iterator[str]:
    """The keys of those named in reach before a place who are of one of the kinds, outlets left out."""
    at = bisect_right(recorded.sentences, place, key=lambda s: s.span.start) - 1
    start = recorded.sentences[max(0, at - _REACH)].span.start if at >= 0 else 0
    mentions, text = recorded.mentions, recorded.article.text
    outlets = story.once(_publishers)
    for mention in mentions[bisect_left(mentions, start, key=lambda m: m.span.start) :]:
        if mention.span.end > place:
            return
        key = story.entity_of(recorded, mention.entity)
        if key is None or key not in story.actors or _PRONOUN.match(mention.span.cut(text)):
            continue
        if story.actors[key].kind in kinds and key not in outlets:
            yield key
