"""Whether a sentence can be read by itself, and what has to be put in brackets for that."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model import EntityKind, Mention, Naming, Sentence, Span, Timex
from onrecord.record import Recorded
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.inserts import day_of, times_of
from onrecord.tell.presumed import own_day
from onrecord.tell.story import Story
from onrecord.tell.told import PRESUMED, Citation, Insert
from onrecord.text import DATELINE

_SHORTEST, _LONGEST = 6, 46
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\w)‘[^‘’]*(?:’(?=\w)[^‘’]*)*’(?!\w)")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_EXPLETIVE = re.compile(
    r"it (?:is|was|would be|will be|has been|had been) (?:too |not |also |no longer )*"
    r"(?!told|asked|given|shown|warned|informed|offered)(?:\w+ )(?:that|to"
    r"|whether|when|who|how)\b"
    r"|it (?:is|was) (?:not )?(?:clear|known|unclear|possible|likely)|it (?:would|will|could|can|may|might) take\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|yesterday|tomorrow|this (?:week|month"
    r"|morning|afternoon"
    r"|evening|year|weekend)|(?:last|next) (?:week|month|year|night|weekend|autumn|spring|summer|winter"
    r"|fall)|that (?:day|week"
    r"|night|noon|month|year)|earlier (?:this|that) \w+|the (?:next|following|same|previous) (?:day|week"
    r"|month|morning)"
    r"|this past \w+|recently|last (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_THE_TIME = re.compile(r"(?:at )?(?:the|that|this|a|the same) (?:time|moment|hour)$", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)\b|\d[:.]\d\d", re.IGNORECASE)
_SOFT = re.compile(r"\b(?:recently|this|tonight)\b", re.IGNORECASE)
_COUNTED = frozenset({"narrative", "event"})
"""What a time is counted from that stands in another sentence."""
_YEAR = 366
_OF_PEOPLE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_WHOSE = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
Bracket = tuple[int, int, Insert]
"""Where it stands, how many characters it stands instead of, and what."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a sentence is told, with its brackets in order, and how badly it wants what stands before it."""

    span: Span
    brackets: tuple[Bracket, ...]
    wants: float


def standing(story: Story, recorded: Recorded, sentence: Sentence) -> Standing | None:
    """How a sentence reads by itself; None when it does not."""
    text = recorded.article.text
    if lists.BULLET.match(sentence.span.cut(text)):
        return None
    span = _bare(text, sentence.span)
    words = span.cut(text)
    outside = _QUOTED.sub(lambda m: "“" + " " * (len(m[0]) - 2) + "”", words)
    if not _is_whole(words, outside) or lists.OWN_PAGE.search(words) or lists.SPEAKING.search(outside):
        return None
    if (
        lists.POINTING.match(words.lstrip("“\"‘'"))
        or lists.ELLIPTIC.search(outside)
        or lists.TWO_SENTENCES.search(words)
    ):
        return None
    named = _pronouns(recorded, span, outside)
    if named is None:
        return None
    dated = _days(story, recorded, span=span, words=words)
    if dated is None:
        return None
    nouns, loose = _nouns(recorded, span, outside)
    brackets = sorted((*named, *dated, *nouns), key=lambda b: (b[0], b[1], b[2].words))
    wants = 1.5 * loose + bool(lists.BACKWARD.search(outside)) + _hanging(words)
    wants += 0.8 * bool(re.match(r"[Tt]he [a-z]+ ", words)) * (not brackets)
    return Standing(span, tuple(brackets), wants)


def _bare(text: str, span: Span) -> Span:
    """The sentence without dateline, bullet, label, or link to the sentence before."""
    for _ in range(3):
        for opening in (DATELINE, lists.LABEL, _AGENCY, lists.CONNECTIVE):
            found = opening.match(text, span.start, span.end)
            if found and found.end() < span.end:
                span = Span(found.end(), span.end)
    return span


_AGENCY = re.compile(
    r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}(?:, [\w. ]{1,20})? \([A-Z]{2,8}\) ?(?:[—–]|--?) |"
    r"(?:[A-Z][\w’'.]+,? )?[A-Z][a-z]{2,8}\.? \d{1,2} \([A-Z]\w{1,12}\) ?(?:[—–]|--?) |"
    r"[A-Z]{3,}[A-Z ]*, [A-Z][a-z]+ \d{1,2}, [A-Z]\w+\. "
)
"""Where and by whom a report was filed: "Tamar City (AFP) – ", "Jan 27 (Reuters) - "."""


def _is_whole(words: str, outside: str) -> bool:
    long = len(words.split())
    if not _SHORTEST <= long <= _LONGEST or words.endswith((":", "?", "!", ",", ";", "…", "...", "?”", "!”")):
        return False
    if words.count("“") != words.count("”") or words.count('"') % 2 or words.count("(") != words.count(")"):
        return False
    if _unpaired_single(words) or not lists.VERB.search(outside) or "\n" in words or "?" in outside or "http" in words:
        return False
    head = words.lstrip("“\"‘'")
    if words[0] in "“\"‘'" and head[:1].islower():
        return False  # it goes on with what stood before
    return bool(head) and (head[0].isupper() or head[0].isdigit() or words[0] in '“"') and not words.isupper()


def _unpaired_single(words: str) -> bool:
    opened = len(re.findall(r"(?<!\w)‘", words))
    closed = len(re.findall(r"’(?!\w)", words))
    return opened > closed


def _hanging(words: str) -> float:
    """ "“It was not hidden,” he said": a quotation that is about what was said before."""
    opening = re.match(r"[“\"‘](?:it|that|this|they|he|she|these|those|there|no|yes|so)\b", words, re.IGNORECASE)
    return 1.5 if opening else 0.0


def _pronouns(recorded: Recorded, span: Span, outside: str) -> list[Bracket] | None:
    """Brackets for pronouns whose name stands before the sentence; None when one of them stays open."""
    text = recorded.article.text
    inside = list(_within(recorded.mentions, span))
    at = {m.span.start - span.start: m for m in inside}
    found: list[Bracket] = []
    named: set[int] = set()
    sources = [m.span() for m in lists.TOLD_BY.finditer(outside)]
    for place in sorted({m.start() for m in lists.PRONOUN.finditer(outside)} | set(at)):
        mention = at.get(place)
        pronoun = lists.PRONOUN.match(outside, place)
        if pronoun is None:
            if mention is not None and not lists.PRONOUN.fullmatch(mention.span.cut(text)):
                named.add(mention.entity)
            continue
        speaks = any(first <= place < last for first, last in sources)
        if mention is None:
            if speaks:
                return None
            if _EXPLETIVE.match(outside, place) or _has_noun(outside[:place], pronoun[0]):
                continue
            return None
        if mention.entity in named:
            continue
        bracket = _for_pronoun(recorded, mention)
        if bracket is None:
            if not speaks and _has_noun(outside[:place], pronoun[0]):
                continue
            return None
        named.add(mention.entity)
        found.append(bracket)
    return found


def _within(mentions: Sequence[Mention], span: Span) -> Iterator[Mention]:
    first = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    for mention in mentions[first:]:
        if mention.span.start >= span.end:
            return
        if mention.span in span:
            yield mention


def _has_noun(before: str, pronoun: str) -> bool:
    """Whether something a pronoun can stand for is told before it in the sentence."""
    bare = _QUOTED.sub(" ", before)
    nouns = re.findall(
        r"\b(?:the|a|an|its|their|his|her|[A-Z][\w’'-]+|\w+s|\d[\d,.]*)\s+[a-z][\w-]{2,}|\b[A-Z][\w-]{2,}", bare
    )
    if pronoun.lower() in {"he", "she", "him", "her", "his", "hers"}:
        return bool(
            re.search(
                r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+|\b(?:an?|the) (?:\w+ )?(?:man|woman|\w+er|\w+or|official|\w+ist)\b",
                bare,
            )
        )
    return bool(nouns)


def _for_pronoun(recorded: Recorded, mention: Mention) -> Bracket | None:
    full = fullest(recorded, mention)
    printed = mention.span.cut(recorded.article.text)
    of_people = printed.lower() in _OF_PEOPLE
    if full is None or lists.PRONOUN.fullmatch(full.name) or of_people != (full.kind is EntityKind.PERSON):
        return None
    name = full.name
    if printed.lower() in lists.OWNER:
        if printed.lower() == "her" and not _owns(recorded, mention):
            return None
        name += "’s"
    return mention.span.start, len(mention.span), Insert(Citation(recorded.article.id, full.span), name)


def _owns(recorded: Recorded, mention: Mention) -> bool:
    """Whether "her" stands before what is hers."""
    return bool(re.match(r"\s[a-z]", recorded.article.text[mention.span.end : mention.span.end + 2]))


def fullest(recorded: Recorded, mention: Mention) -> Mention | None:
    """The place where the article gives the full name of what a word stands for."""
    text = recorded.article.text
    same = (m for m in recorded.mentions if m.entity == mention.entity and m.span.cut(text) == mention.name)
    return next(
        (m for m in same if "-" not in {text[m.span.start - 1 : m.span.start], text[m.span.end : m.span.end + 1]}), None
    )


def _days(story: Story, recorded: Recorded, *, span: Span, words: str) -> list[Bracket] | None:
    """The days of "Monday" and its like; None when one of them has none."""
    text = recorded.article.text
    found: list[Bracket] = []
    settled: list[Span] = []
    days: set[str] = set()
    times, presumed = times_of(story, recorded)
    for timex in (t for t in times if t.span in span):
        printed = timex.span.cut(text)
        if (timex.anchor in _COUNTED and _CLOCK.search(printed)) or _THE_TIME.match(printed):
            continue
        day = day_of(timex)
        if not timex.anchor and not _RELATIVE.search(printed):
            settled.append(timex.span)
        elif day is None:
            if timex.anchor in _COUNTED or _is_loose(printed):
                return None
        elif _is_awry(recorded, timex.first, words=words, printed=printed):
            return None
        else:
            settled.append(timex.span)
            shown = _shown(timex, day, printed=printed) + (PRESUMED if presumed else "")
            told = f"{timex.first}{timex.last}" in days
            days.add(f"{timex.first}{timex.last}")
            if timex.value[:4] not in printed and not told:
                found.append((timex.span.end, 0, Insert(Citation(recorded.article.id, timex.span), shown)))
    for relative in _RELATIVE.finditer(words):
        place = Span(span.start + relative.start(), span.start + relative.end())
        if not any(place.overlaps(s) for s in settled) and not _SOFT.search(relative[0]):
            return None
    return found


def _is_loose(printed: str) -> bool:
    """Whether it says nothing without the day it is counted from."""
    return bool(_RELATIVE.search(printed)) and not _SOFT.search(printed)


def _shown(timex: Timex, day: str, *, printed: str) -> str:
    """The day, or only its year where the rest is printed."""
    return timex.value[:4] if _MONTH.search(printed) else day


def _is_awry(recorded: Recorded, first: str | None, *, words: str, printed: str) -> bool:
    """Whether a day cannot be right: after its article's, where nothing is to come, before it, where something is,
    or more than a year off with no year printed.
    """
    out = own_day(recorded)
    if out is None or first is None or len(first) < 10:
        return False
    if abs((date.fromisoformat(first[:10]) - out).days) > _YEAR and first[:4] not in printed:
        return True
    if first[:10] > out.isoformat():
        return not lists.AHEAD.search(words)
    return first[:7] < out.isoformat()[:7] and bool(
        re.search(r"\b(?:is|are|will) (?:to )?(?:be|go|take|come|end)\b", words)
    )


def _nouns(recorded: Recorded, span: Span, outside: str) -> tuple[list[Bracket], int]:
    """Names behind "the agency", and how many such words stay without."""
    found: list[Bracket] = []
    loose = 0
    known = {m.span.start: m for m in _within(recorded.mentions, span)}
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
        bracket = _for_noun(recorded, mention) or _for_source(recorded, Span(place, place + len(starts[place][0])))
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


def _for_noun(recorded: Recorded, mention: Mention | None) -> Bracket | None:
    if mention is None or mention.kind not in _WHOSE:
        return None
    full = fullest(recorded, mention)
    if full is None or full.span == mention.span or not full.name[:1].isupper():
        return None
    return mention.span.end, 0, Insert(Citation(recorded.article.id, full.span), full.name)


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
