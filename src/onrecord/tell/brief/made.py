"""Making a brief: the sections in order, then as much of them as its length allows."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import Naming
from onrecord.relate.desk import is_correction
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.lines import Line
from onrecord.tell.brief.nouns import Brief, Known, Length, Part
from onrecord.tell.brief.people import key_actors
from onrecord.tell.brief.sections import Sections
from onrecord.tell.framing import desk_name
from onrecord.tell.presumed import own_day
from onrecord.tell.story import Story
from onrecord.tell.told import Told, cite, date_in_words, faults
from onrecord.tell.verify import verify

MATTERS = "Why this matters"
FACTS = "Core facts"
DISPUTED = "What is disputed"
PLANNED = "What is planned and by when"
UNANSWERED = "What nobody has answered"
_UNNAMED = frozenset({Naming.ANONYMOUS, Naming.UNNAMED_PERSON, Naming.UNNAMED_GROUP})
_REST = (UNANSWERED, PLANNED, DISPUTED, MATTERS)
_CUTS: tuple[tuple[tuple[str, ...], int, int, int], ...] = (
    (_REST, 2, 5, 4),
    ((FACTS,), 4, 4, 3),
    ((*_REST, FACTS), 3, 4, 2),
    ((MATTERS, UNANSWERED, PLANNED, DISPUTED), 1, 3, 1),
    ((*_REST, FACTS), 1, 2, 0),
)
"""What is cut first: sections down to so many entries, actors to so many, and lines of all but the first actors."""
PARAGRAPH_WORDS = 120
TWEET_CHARACTERS = 280
_PAGE_WORDS, _NOTE_WORDS = 520, 9
"""Words that fit on a printed page with headings and roles, and what a note takes of them."""


def brief(story: Story, length: Length = Length.PAGE) -> Brief:
    """The brief of a story. The same record gives the same brief; no line is told that fails the check."""
    sections = Sections(Candidates(story))
    lead = sections.lead()
    parts = [
        Part(MATTERS, sections.matters()),
        Part(FACTS, sections.facts(5)),
        Part(DISPUTED, sections.disputed(3)),
        Part(PLANNED, sections.planned(3)),
        Part(UNANSWERED, sections.unanswered(3)),
    ]
    actors = tuple(key_actors(sections)) if length is Length.PAGE else ()
    order = (MATTERS, FACTS, DISPUTED, PLANNED, UNANSWERED)
    kept = sorted((p for p in parts if p.entries), key=lambda p: order.index(p.heading))
    whole = Brief(length, _headline(story, sections, lead), lead, tuple(kept), actors, known(story, sections))
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
        unnamed=sum(1 for a in said if a.naming in _UNNAMED),
        origins=len(origins),
        left_out=len(sections.lines.refused) if sections else 0,
    )


def _headline(story: Story, sections: Sections, lead: tuple[Line, ...]) -> Told | None:
    """The title of the article the lead is from, else of another that is told, else the newest that can be."""
    first = [line.candidate.recorded for line in lead] + [c.recorded for c in sections.told]
    for recorded in dict.fromkeys(r.article.id for r in (*first, *reversed(story.articles))):
        held = story.by_id[recorded]
        title = held.article.title
        if title is None or not title.spans or sections.candidates.desk(recorded).opinion:
            continue
        words = title.spans[0].cut(held.article.text)
        shouted = sum(c.isupper() for c in words) > 0.5 * sum(c.isalpha() for c in words)
        if (
            shouted
            or words.endswith(("?", "!"))
            or "|" in words
            or is_correction(held.article.text)
            or recorded in sections.candidates.retracted
            or len(words.split()) < 5
            or lists.JUDGING.search(words)
        ):
            continue
        inside = [a for a in held.assertions if a.wording.overlaps(title.spans[0])]
        gone = any(a.id in sections.candidates.standings.withdrawn(story.claim_of[a.id]) for a in inside)
        line = Told((cite(held, title.spans[0]),))
        if (
            not gone
            and not lists.SPEAKING.search(words)
            and not faults(line, story)
            and not verify(line.text, line.citations, story)
        ):
            return line
    return None


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
                parts[heading].pop()
        while total() > _PAGE_WORDS and len(actors) > people:
            actors.pop()
        for at in range(len(actors) - 1, speaking - 1, -1):
            if total() > _PAGE_WORDS and actors[at].lines:
                actors[at] = replace(actors[at], lines=())
    kept = tuple(Part(p.heading, tuple(parts[p.heading])) for p in whole.parts if parts[p.heading])
    return Brief(whole.length, whole.headline, whole.lead, kept, tuple(actors), whole.known)


def _in_order(whole: Brief) -> Iterator[Line]:
    """The lines a short brief takes, the most telling first."""
    yield from whole.lead
    by_heading = {p.heading: p.entries for p in whole.parts}
    ranks = max((len(e) for e in by_heading.values()), default=0)
    for n in range(ranks):
        for heading in (FACTS, DISPUTED, PLANNED, MATTERS):
            entries = by_heading.get(heading, ())
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
    return f"[{name}, {date_in_words(day.isoformat())}]" if day else f"[{name}]"
