"""Making a brief: the sections in order, then as much of them as its length allows."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import UNNAMED_SOURCES
from onrecord.record import uncollected
from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.headline import headline
from onrecord.tell.brief.lines import Line
from onrecord.tell.brief.nouns import Brief, Known, Length, Part
from onrecord.tell.brief.people import key_actors
from onrecord.tell.brief.sections import Sections
from onrecord.tell.lines.told import Told, date_in_words
from onrecord.tell.story import Story
from onrecord.tell.texts.presumed import own_day
from onrecord.tell.verify.framing import NO_NAME, desk_name

MATTERS = "Why this matters"
FACTS = "Core facts"
DISPUTED = "What is disputed"
PLANNED = "What is planned and by when"
UNANSWERED = "What nobody has answered"
_REST = (UNANSWERED, PLANNED, DISPUTED, MATTERS)
_CUTS: tuple[tuple[tuple[str, ...], int, int, int], ...] = (
    (_REST, 2, 5, 4),
    ((FACTS,), 6, 5, 3),
    ((UNANSWERED, MATTERS), 1, 4, 3),
    ((FACTS,), 5, 4, 2),
    (_REST, 1, 4, 2),
    ((FACTS,), 4, 3, 2),
    ((FACTS,), 3, 3, 1),
    ((*_REST, FACTS), 1, 2, 0),
)
"""What is cut first: sections down to so many entries, actors to so many, and lines of all but the first actors."""
_ENOUGH = 3
"""Actors of whom something is told, from which on those of whom only the name is are not shown."""
_FACTS = 8
"""Core facts at most."""
PARAGRAPH_WORDS = 120
TWEET_CHARACTERS = 280
_PAGE_WORDS, _NOTE_WORDS = 540, 9
"""Words that fit on a printed page with headings and roles, and what a note takes of them."""


def brief(story: Story, length: Length = Length.PAGE) -> Brief:
    """The brief of a story. The same record gives the same brief; no line is told that fails the check."""
    with uncollected():  # many small things are looked at, and hardly any kept
        return story.once(_made, length)


class _Chosen:
    """What a story's brief is made of, whatever its length."""

    def __init__(self, story: Story) -> None:
        self.sections = sections = Sections(story.once(Candidates))
        self.lead = sections.lead()
        disputed, planned = sections.disputed(3), sections.planned(3)
        matters, facts = sections.matters(), sections.facts(_FACTS)
        parts = [
            Part(MATTERS, matters),
            Part(FACTS, facts, dated=True),
            Part(DISPUTED, disputed),
            Part(PLANNED, planned, dated=True),
            Part(UNANSWERED, sections.unanswered(3)),
        ]
        self.parts = tuple(p for p in parts if p.entries)
        self.headline = headline(story, sections, self.lead)
        self.known = known(story, sections)


def _made(story: Story, length: Length) -> Brief:
    chosen = story.once(_Chosen)
    whole = Brief(length, chosen.headline, chosen.lead, chosen.parts, (), chosen.known)
    if length is Length.PAGE:
        sections = chosen.sections.further()
        actors = tuple(key_actors(sections))
        whole = replace(whole, actors=actors, known=replace(chosen.known, left_out=len(sections.lines.refused)))
    if length is Length.TWEET:
        return _tweet(whole, story)
    return _page(whole) if length is Length.PAGE else _paragraph(whole)


def known(story: Story, sections: Sections | None = None) -> Known:
    """Counts over the record."""
    said = [a for r in story.articles for a in r.attributions]
    days = sorted(d.isoformat() for r in story.articles if (d := own_day(r)) is not None)
    origins = {
        story.entity(m.assertion.origin.key)
        for m in story.assertions.values()
        if not m.declines and m.assertion.origin.certain
    }
    return Known(
        articles=len(story.articles),
        undated=len(story.articles) - len(days),
        copies=len(story.articles) - len(set(story.texts.values())),
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
        attributions=len(said),
        unnamed=sum(1 for a in said if a.naming in UNNAMED_SOURCES),
        origins=len(origins),
        left_out=len(sections.lines.refused) if sections else 0,
    )


def _words(line: Line) -> int:
    return len(line.text.split())


def _page(whole: Brief) -> Brief:
    """The whole, less the last entries of the longest sections until it fits on a page."""
    parts = {p.heading: list(p.entries) for p in whole.parts}
    actors = list(whole.actors)

    def total() -> int:
        everything = [x for entries in parts.values() for e in entries for x in e.lines]
        everything += [*whole.lead, *(x for a in actors for x in a.lines)]
        cited = {c.article for x in everything for c in x.told.citations}
        return sum(_words(x) for x in everything) + _NOTE_WORDS * len(cited)

    for headings, floor, people, speaking in _CUTS:
        for heading in headings:
            while total() > _PAGE_WORDS and len(parts.get(heading, ())) > floor:
                parts[heading].remove(max(parts[heading], key=lambda e: e.rank))
        while total() > _PAGE_WORDS and len(actors) > people:
            actors.pop()
        for at in range(len(actors) - 1, speaking - 1, -1):
            if total() > _PAGE_WORDS and actors[at].lines:
                bare = replace(actors[at], lines=())
                actors[at : at + 1] = [bare] if bare.role is not None else []  # a name and no more says nothing
    kept = tuple(replace(p, entries=tuple(parts[p.heading])) for p in whole.parts if parts[p.heading])
    telling = [a for a in actors if a.lines or a.role is not None]
    shown = telling if len(telling) >= _ENOUGH else actors
    return Brief(whole.length, whole.headline, whole.lead, kept, tuple(shown), whole.known)


def _in_order(whole: Brief) -> Iterator[Line]:
    """The lines a short brief takes, the most telling first."""
    yield from whole.lead
    by_heading = {p.heading: sorted(p.entries, key=lambda e: e.rank) for p in whole.parts}
    ranks = max((len(e) for e in by_heading.values()), default=0)
    for n in range(ranks):
        for heading in (FACTS, DISPUTED, PLANNED, MATTERS):
            entries = by_heading.get(heading, [])
            if n < len(entries) and len(entries[n].lines) == 1:
                yield entries[n].lines[0]


def _paragraph(whole: Brief) -> Brief:
    """Lines up to 120 words."""
    chosen: list[Line] = []
    left = PARAGRAPH_WORDS
    for line in _in_order(whole):
        if _words(line) <= left and line not in chosen and line.wants == 0:
            chosen.append(line)
            left -= _words(line)
    return Brief(whole.length, None, tuple(chosen), (), (), whole.known)


def _tweet(whole: Brief, story: Story) -> Brief:
    """The most telling line that fits with its citation."""
    for line in _in_order(whole):
        if len(line.text) + len(tweet_citation(story, line.told)) + 1 <= TWEET_CHARACTERS and line.wants == 0:
            return Brief(whole.length, None, (line,), (), (), whole.known)
    return Brief(whole.length, None, (), (), (), whole.known)


def tweet_citation(story: Story, told: Told) -> str:
    """ "[The Herald, 4 March 2027]"."""
    recorded = story.by_id[told.citations[0].article]
    day = own_day(recorded)
    name = desk_name(story, recorded)
    known = (name if name != NO_NAME else "", date_in_words(day.isoformat()) if day else "")
    return f"[{', '.join(filter(None, known)) or NO_NAME}]"
