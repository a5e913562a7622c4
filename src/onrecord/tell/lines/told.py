"""A told line: words cut from articles, with marked inserts, and the check that nothing else got in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.english import MONTH_NAMES
from onrecord.model import Attribution, Span
from onrecord.record import Recorded
from onrecord.relate.propositions.times import days
from onrecord.tell.lines.held import contents_of
from onrecord.tell.story import Story
from onrecord.text import fold, joined, merged

PRESUMED = ", presumed"
"""How a day is marked that rests on a day presumed for its article."""
FIRST_PERSON = {"i": "the reporter", "me": "the reporter", "we": "the reporters", "us": "the reporters"}
"""What may stand for an article's own word for whoever wrote it, outside quotations."""
_FULL_DAY = len("2031-05-04")
_PASSIVE = re.compile(r"(?:(?:has|have|had) been|is|are|was|were) (?!not\b|n[o']t\b)(?=\w)", re.IGNORECASE)
_BY = re.compile(r"\s*by\s*(?:the\s*)?", re.IGNORECASE)
_SAID = frozenset({":", "said", "says", "say", "told", "", "has said", "have said", "had said", "added", "adds"})
_HANGING = re.compile(r"(?:according to|citing|quoting)\b", re.IGNORECASE)
_GAP = 12
"""Characters between two stretches that are cited as one: what a bracket stands instead of, or a label takes."""
_WORD_INSIDE = re.compile(r"\w")
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]\.$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|[ap]\.m)\.$")


def cue_told(attribution: Attribution, text: str) -> str:
    """What the source did, as it is told behind their name: of "was condemned by Field" that is "condemned"."""
    cue = joined(attribution.cue, text)
    found = _PASSIVE.match(cue)
    if found is None or not attribution.source:
        return cue
    between = text[attribution.cue[-1].end : attribution.source[0].start]
    named = cue.lower().endswith(" by") and not between.strip()
    if not named and not _BY.fullmatch(between):
        return cue
    return cue[found.end() : len(cue) - 3 * named]


def is_plain(cue: str) -> bool:
    """Whether a cue says no more than that somebody spoke."""
    return fold(cue) in _SAID or hangs_on(cue)


def hangs_on(cue: str) -> bool:
    """Whether a cue hangs what is said on the source, and so is no deed of theirs: "according to officials"."""
    return _HANGING.match(cue) is not None


@dataclass(frozen=True, slots=True)
class Citation:
    """Characters of an article."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cited:
    """Words told exactly as they stand, white space apart."""

    citation: Citation
    words: str


@dataclass(frozen=True, slots=True)
class Insert:
    """What a word of the article stands for, told in square brackets: the name behind "she", the day behind "Monday".

    ``citation`` is where the article says so: a fuller mention of the same entity, or the time expression itself.
    """

    citation: Citation
    words: str


@dataclass(frozen=True, slots=True)
class Framed:
    """Words of ours that say whose report or words a line is; ``tell.verify.framing`` makes them, and knows the truth.

    ``before`` tells them ahead of the line, with a colon; ``names`` are the sources they name.
    """

    citation: Citation
    words: str
    before: bool = False
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """One told line. ``support`` is how many origins the line's claim has, at least and at most, if it is one."""

    parts: tuple[Cited | Insert | Framed, ...]
    claim: str | None = None
    support: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The line as people read it: a capital at its beginning, a full stop at its end."""
        line = ""
        for part in self.parts:
            if isinstance(part, Framed):
                continue
            words = f"[{part.words}]" if isinstance(part, Insert) else part.words
            glue = "" if not line or words[:1] in ",.;:!?’'”)" or line.endswith("(") else " "
            line += glue + words
        line = line.rstrip(" ,;:—–-")
        line = line[:1].upper() + line[1:]
        for part in self.parts:
            if isinstance(part, Framed):
                line = _framed(line, part)
        return line + ("" if line.endswith((".", "!", "?", ".”", "?”", "!”", '."', "…")) else ".")

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the line rests on, in its order."""
        return tuple(dict.fromkeys(part.citation for part in self.parts))


def cite(recorded: Recorded, span: Span) -> Cited:
    """The words of a span, on one line."""
    return Cited(Citation(recorded.article.id, span), " ".join(span.cut(recorded.article.text).split()))


def run_together(spans: Iterable[Span]) -> list[Span]:
    """The stretches told, those that all but touch as one."""
    return merged(spans, gap=_GAP)


def characters(spans: Iterable[Span]) -> str:
    """Where in an article something stands, for people: "characters 120–310, 902–1,010"."""
    return "characters " + ", ".join(f"{s.start:,}–{s.end:,}" for s in spans)


def _framed(line: str, frame: Framed) -> str:
    if frame.before:
        return f"{frame.words[:1].upper()}{frame.words[1:]}: {line}"
    bare = line if _ABBREVIATED.search(line) else line.removesuffix(".")
    return f"{bare}, {frame.words}"


def faults(told: Told, story: Story) -> list[str]:
    """Why a line may not be told; empty when it may."""
    return list(_faults(told, story))


def _faults(told: Told, story: Story) -> Iterator[str]:
    if not any(isinstance(part, Cited) for part in told.parts):
        yield "it cites nothing"
    for part in told.parts:
        recorded = story.by_id.get(part.citation.article)
        if recorded is None:
            yield f"it cites article {part.citation.article}, which is not in the record"
        elif part.citation.span.end > len(recorded.article.text):
            yield "it cites characters past the end of the article"
        elif isinstance(part, Insert):
            yield from _insert_faults(part, recorded, story)
        elif isinstance(part, Cited):
            yield from _cited_faults(part, recorded)
    yield from _unattributed(told, story)


def _cited_faults(part: Cited, recorded: Recorded) -> Iterator[str]:
    text, span = recorded.article.text, part.citation.span
    if " ".join(span.cut(text).split()) != part.words:
        yield f"“{part.words}” is not what it cites"
    for edge in (span.start, span.end):
        if 0 < edge < len(text) and _WORD_INSIDE.match(text[edge - 1]) and _WORD_INSIDE.match(text[edge]):
            yield "it cuts a word in two"


def _insert_faults(part: Insert, recorded: Recorded, story: Story) -> Iterator[str]:
    span, text = part.citation.span, recorded.article.text
    there = [m for m in recorded.mentions if m.span.overlaps(span)]
    names = {m.name for m in there} | {m.span.cut(text) for m in there if m.span == span}
    keys = (story.entity_of(recorded, m.entity) for m in there)
    names |= {story.actors[key].name for key in keys if key in story.actors}
    times = [t for t in recorded.times if t.span == span]
    days = {words for t in times for words in (date_in_words(t.value), t.value[:4])}
    days |= {date_in_words(t.first) for t in times if t.first is not None and t.first == t.last}
    if part.words.endswith(PRESUMED) and len(recorded.article.dated) != 10:
        return  # of an article without a day of its own; ``tell.verify`` knows which day is presumed for it
    told = part.words.removesuffix("’s")
    if FIRST_PERSON.get(fold(span.cut(text))) == told.casefold():
        return
    if told not in names | days and fold(part.words) != fold(span.cut(text)):
        yield f"the insert [{part.words}] is neither a name nor a day that the article gives there"


def _unattributed(told: Told, story: Story) -> Iterator[str]:
    """Law 4: what stands inside somebody's words is never told without saying whose words they are."""
    for part in told.parts:
        recorded = story.by_id.get(part.citation.article)
        if recorded is None or not isinstance(part, Cited):
            continue
        said = contents_of(story, recorded.article.id)
        for attribution in said.near((part.citation.span,)):
            if _holds(attribution, part.citation.span) and not _names(told, attribution, recorded.article.id):
                yield f"it tells words of {attribution.speaker or 'an unnamed source'} without saying so"
            outer = said.by_id.get(attribution.via or "")
            if outer and _covers(part.citation.span, attribution) and not _names(told, outer, recorded.article.id):
                yield f"it leaves out that {outer.speaker or 'another source'} told it"


def _holds(attribution: Attribution, span: Span) -> bool:
    return any(span in content for content in attribution.content) and bool(attribution.source)


def _covers(span: Span, attribution: Attribution) -> bool:
    return any(content in span for content in attribution.content)


def _names(told: Told, attribution: Attribution, article: str) -> bool:
    """Whether the line shows the source, as it stands or by a name in brackets."""
    shown = [p.citation.span for p in told.parts if p.citation.article == article]
    inserts = {p.words for p in told.parts if isinstance(p, Insert)}
    framed = {name for p in told.parts if isinstance(p, Framed) for name in p.names}
    return (
        not attribution.source
        or attribution.speaker in inserts
        or attribution.id in framed
        or any(s.overlaps(x) for s in attribution.source for x in shown)
    )


def date_in_words(edtf: str) -> str:
    """An EDTF day, month, year or range as people read it: 4 November 2025, November 2025, 2025, 4 to 9 May 2025.

    Of a day whose year is open: 4 November (year not stated).
    """
    first, dots, last = edtf.strip("[]").rstrip("~?%").partition(".." if ".." in edtf else "/")
    if not dots:
        return _one(first)
    if not first or not last:
        return f"from {_one(first)}" if first else f"until {_one(last)}"
    one, other = _one(first), _one(last)
    return other if one == other else f"{_unshared(one, other)} to {other}"


def when_in_words(edtf: str) -> str:
    """A day with the word that it needs before it: "on 4 May 2031", "in May 2031", "between May and June 2031"."""
    if not edtf:
        return "on a day that is not known"
    told = date_in_words(edtf)
    if edtf.startswith("["):  # one of these days
        first, _, last = edtf.strip("[]").partition("..")
        if first and last:
            return f"between {told.replace(' to ', ' and ')}" if " to " in told else f"in {told}"
        return f"on or {'after' if first else 'before'} {date_in_words(first or last)}"
    if not edtf.replace("-", "").isdigit():
        return told if told.startswith(("from ", "until ")) else f"from {told}"
    return f"on {told}" if len(edtf) == _FULL_DAY else f"in {told}"


def not_apart(first: str, last: str) -> str:
    """The range, EDTF, in which both days lie, where one is told as a range and both may be one day; else ""."""
    one, other = days(first), days(last)
    if one is None or other is None or other[0] > one[1]:
        return ""
    both = min(one[0], other[0]), max(one[1], other[1])
    if both in (one, other):
        return first if both == one else last
    return f"[{both[0].isoformat()}..{both[1].isoformat()}]"


def _unshared(one: str, other: str) -> str:
    """The first end of a range without the month and year that the last has, too."""
    near, far = one.split(), other.split()
    if len(near) != len(far) or not near[-1].isdigit():
        return one
    while len(near) > 1 and near[-1] == far[-1]:
        near.pop()
        far.pop()
    return " ".join(near)


def _one(iso: str) -> str:
    parts = iso.rstrip("~?%").split("-")
    if parts[0] == "XXXX" and len(parts) == 3 and all(p.isdigit() for p in parts[1:]) and 1 <= int(parts[1]) <= 12:
        return f"{int(parts[2])} {MONTH_NAMES[int(parts[1]) - 1]} (year not stated)"
    if not all(p.isdigit() for p in parts) or len(parts) > 3 or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return iso
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTH_NAMES[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)
