"""Whether a sentence can be read by itself, and what has to be put in brackets for that."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from onrecord.model import EntityKind, EventKind, Mention, Naming, Span
from onrecord.record import Recorded, Stretch
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.pronouns import QUOTED, fullest, pronouns, whole_name, within
from onrecord.tell.brief.when import Bracket, moments
from onrecord.tell.lines.meant import is_plain
from onrecord.tell.lines.told import FIRST_PERSON, Citation, Insert
from onrecord.tell.story import Story
from onrecord.text import DATELINE

_SHORTEST, _LONGEST = 6, 54
_WHOSE = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a sentence is told, with its brackets in order, and how badly it wants what stands before it.

    ``open`` says that a time in it ("last week") is to be read from the day of its report.
    """

    span: Span
    brackets: tuple[Bracket, ...]
    wants: float
    open: bool = False


def standing(story: Story, recorded: Recorded, sentence: Stretch, *, follows: bool = False) -> Standing | None:
    """How a sentence reads by itself, or right after the one that it ``follows``; None when it does not."""
    text = recorded.article.text
    if lists.BULLET.match(sentence.span.cut(text)):
        return None
    span = _bare(text, sentence.span)
    words = span.cut(text)
    outside = QUOTED.sub(lambda m: "“" + " " * (len(m[0]) - 2) + "”", words)
    if not _is_whole(recorded, span, outside, follows=follows) or lists.OWN_PAGE.search(words):
        return None
    reporters = _reporters(recorded, span, outside)
    if reporters is None or (not follows and _points_back(words, outside)):
        return None
    named = pronouns(story, recorded, span=span, outside=outside, follows=follows)
    dated = moments(story, recorded, span=span, words=words)
    if named is None or dated is None:
        return None
    nouns, loose = _nouns(story, recorded, span=span, outside=outside)
    brackets = sorted((*named, *dated.brackets, *nouns, *reporters), key=lambda b: (b[0], b[1], b[2].words))
    wants = 1.5 * loose + bool(lists.BACKWARD.search(outside)) + _hanging(words)
    wants += 0.8 * bool(_BARE_NOUN.match(words)) * (not brackets)
    return Standing(span, tuple(brackets), wants, dated.open)


_BARE_NOUN = re.compile(
    r"[Tt]he [a-z]+ (?!(?:[\w’'-]+ ){0,3}?(?:of|at|in|for|on|behind|between|against|to|by) )"
    r"(?!(?:[a-z’'-]+ ){0,2}[A-Z])"
)
"""A subject that says only what sort of thing it is: "The draft was …"."""


def _points_back(words: str, outside: str) -> bool:
    opening = words.lstrip("“\"‘'")
    return bool(lists.POINTING.match(opening) or lists.ELLIPTIC.search(outside) or lists.THAT_AFTER.match(outside))


def _reporters(recorded: Recorded, span: Span, outside: str) -> list[Bracket] | None:
    """Brackets for the writer's "I" and "we"; None where "you" is meant, or it is not a report of what was seen."""
    found: list[Bracket] = []
    for place in lists.SPEAKING.finditer(outside):
        word = place[0].casefold()
        seen = (
            lists.SAW.match(outside, place.end())
            if word in {"i", "we"}
            else lists.TO_REPORTER.search(outside[: place.start()])
        )
        who = FIRST_PERSON.get(word)
        if who is None or not seen:
            return None
        if place.start() == 0:
            who = who[:1].upper() + who[1:]
        at = Span(span.start + place.start(), span.start + place.end())
        found.append((at.start, len(at), Insert(Citation(recorded.article.id, at), who)))
    return found


def _bare(text: str, span: Span) -> Span:
    """The sentence without dateline, bullet, label, or link to the sentence before."""
    for _ in range(3):
        for opening in (_NUMBER, DATELINE, lists.LABEL, _AGENCY, lists.CONNECTIVE):
            found = opening.match(text, span.start, span.end)
            if found and found.end() < span.end and not _HALF_QUOTED.match(text, found.end()):
                span = Span(found.end(), span.end)
    return span


_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-hivx]{1,4})[.)] (?=[A-Z“\"])")
"""The number of an entry of a list."""


_HALF_QUOTED = re.compile(r"[“\"‘][a-z]")
"""Quoted words that go on with what stands before them."""


_AGENCY = re.compile(
    r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}(?:, [\w. ]{1,20})? \([A-Z]{2,8}\) ?(?:[—–]|--?) |"
    r"(?:[A-Z][\w’'.]+,? )?[A-Z][a-z]{2,8}\.? \d{1,2} \([A-Z]\w{1,12}\) ?(?:[—–]|--?) |"
    r"[A-Z]{3,}[A-Z ]*, [A-Z][a-z]+ \d{1,2}, [A-Z]\w+\. "
)
"""Where and by whom a report was filed: "Tamar City (AFP) – ", "Jan 27 (Reuters) - "."""


_ENDED = re.compile(r"[.!?…][”\"’')\]]{0,2}$")


def _is_whole(recorded: Recorded, span: Span, outside: str, *, follows: bool) -> bool:
    words = span.cut(recorded.article.text)
    long = len(words.split())
    if not (_SHORTEST - 2 * follows) <= long <= _LONGEST or words.endswith(
        (":", "?", "!", ",", ";", "…", "...", "?”", "!”")
    ):
        return False
    if words.count("“") != words.count("”") or words.count('"') % 2 or words.count("(") != words.count(")"):
        return False
    if "\n" in words or "?" in outside or "http" in words or words.isupper():
        return False
    if not _ENDED.search(words):
        return False  # an entry of a list, the head of a paragraph
    if not lists.VERB.search(outside) and not _tells_a_deed(recorded, span, outside):
        return False
    if _HALF_QUOTED.match(words):
        return False  # it goes on with what stood before
    cut = span.start > 0 and recorded.article.text[span.start - 1] in ", " and words[0].islower()
    head = words.lstrip("“\"‘'")
    return bool(head) and (head[0].isupper() or head[0].isdigit() or words[0] in '“"' or cut)


def _tells_a_deed(recorded: Recorded, span: Span, outside: str) -> bool:
    """Whether a verb that the reader found to tell a deed stands outside what is quoted."""
    first = bisect_left(recorded.events, span.start, key=lambda e: e.trigger.start)
    for event in recorded.events[first : first + _LONGEST]:
        if event.trigger.start >= span.end:
            return False
        if event.kind is not EventKind.NAMED and outside[event.trigger.start - span.start].isalpha():
            return True
    return False


def _hanging(words: str) -> float:
    """ "“It was not hidden,” he said": a quotation that is about what was said before."""
    opening = re.match(r"[“\"‘](?:it|that|this|they|he|she|these|those|there|no|yes|so)\b", words, re.IGNORECASE)
    return 1.5 if opening else 0.0


def _nouns(story: Story, recorded: Recorded, *, span: Span, outside: str) -> tuple[list[Bracket], int]:
    """Names behind "the agency", and how many such words stay without."""
    found: list[Bracket] = []
    loose = 0
    known = {m.span.start: m for m in within(recorded.mentions, span)}
    text = recorded.article.text
    told: set[int] = set()
    starts = {span.start + m.start(): m for m in lists.LOOSE_NOUN.finditer(outside)}
    for place in sorted({*starts, *known}):
        mention = known.get(place)
        if place not in starts:
            if mention is not None and not lists.PRONOUN.fullmatch(mention.span.cut(text)):
                told.add(mention.entity)
            continue
        if mention is not None and mention.entity in told:
            continue
        bracket = _for_noun(story, recorded, mention) or _for_source(
            recorded, Span(place, place + len(starts[place][0]))
        )
        if bracket is not None:
            found.append(bracket)
            if mention is not None:
                told.add(mention.entity)
        elif not _named_before(outside[: place - span.start]):
            loose += 1
    return found, loose


def _named_before(before: str) -> bool:
    """Whether a name stands earlier in the sentence, which the word may well stand for."""
    return bool(re.search(r"\b[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+)|\b[A-Z]{2,}\b", before))


def _for_noun(story: Story, recorded: Recorded, mention: Mention | None) -> Bracket | None:
    if mention is None or mention.kind not in _WHOSE:
        return None
    full = fullest(recorded, mention)
    if full is None or full.span == mention.span or not full.name[:1].isupper():
        return None
    key, printed = story.entity_of(recorded, mention.entity) or "", mention.span.cut(recorded.article.text)
    if not is_plain(story, recorded, place=mention.span.start, printed=f"the {printed}", key=key):
        return None
    if recorded.article.text[mention.span.end : mention.span.end + 2] in {"’s", "'s"}:
        owner = Insert(Citation(recorded.article.id, full.span), f"{whole_name(story, recorded, full)}’s")
        return mention.span.start, len(mention.span) + 2, owner
    return mention.span.end, 0, Insert(Citation(recorded.article.id, full.span), whole_name(story, recorded, full))


def _for_source(recorded: Recorded, noun: Span) -> Bracket | None:
    """ "The person [a person with direct knowledge of the plan]": how an unnamed source is described elsewhere."""
    text = recorded.article.text
    for said in recorded.attributions:
        if said.naming not in {Naming.ANONYMOUS, Naming.UNNAMED_PERSON} or len(said.described) != 1 or not said.source:
            continue
        own, far = said.source[0], said.described[0].span
        if (
            own.start <= noun.start
            and noun.end <= own.end + 1
            and not far.overlaps(own)
            and own in Span(noun.start, noun.end + 1)
        ):
            words = " ".join(far.cut(text).split())
            if re.match(r"(?:an?|two|three|four|five|six)\b", words, re.IGNORECASE):
                return own.end, 0, Insert(Citation(recorded.article.id, far), words[:1].lower() + words[1:])
    return None
