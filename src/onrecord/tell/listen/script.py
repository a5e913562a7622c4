"""What is spoken of a brief, chapter by chapter: its lines, with whose words they are said before them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Span
from onrecord.record import Recorded
from onrecord.tell.brief import Brief, KeyActor
from onrecord.tell.brief.lines import Line
from onrecord.tell.brief.words import ACTORS, KNOWN, actor_in_words, counted, headline_in_words, origins_in_words
from onrecord.tell.lines.told import Citation, Cited, Framed, Told, date_in_words
from onrecord.tell.listen.aloud import aloud
from onrecord.tell.story import Story
from onrecord.tell.verify.framing import according, desk_name, reported

OPENING = "In short"
_PROMISE = (
    "Every sentence you hear is cut from an article and checked against it. Words between quote and end quote are in"
    " quotation marks there. Nothing here says what is true."
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said in one go. ``printed`` is how it is read, ``cited`` where it stands; nowhere for our words."""

    spoken: str
    printed: str
    cited: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the brief; its title is said first."""

    title: str
    utterances: tuple[Utterance, ...]


def script(made: Brief, story: Story) -> tuple[Chapter, ...]:
    """The chapters of a brief; those without a line are left out."""
    chapters = [Chapter(OPENING, tuple(_opening(made, story)))]
    for part in made.parts:
        lines = [line for entry in part.entries for line in entry.lines]
        chapters.append(Chapter(part.heading, tuple(_told(lines, story))))
    actors = tuple(u for actor in made.actors for u in _actor(actor.name, actor, story))
    chapters.append(Chapter(ACTORS, actors))
    chapters.append(Chapter(KNOWN, tuple(_ours(w) for w in (*_known(made), _PROMISE))))
    return tuple(c for c in chapters if c.utterances)


def _opening(made: Brief, story: Story) -> Iterator[Utterance]:
    if made.headline is not None:
        words, recorded = headline_in_words(made), story.by_id[made.headline.citations[0].article]
        yield Utterance(aloud(f"A headline of {desk_name(story, recorded)}: {words}"), words, made.headline.citations)
    yield from _told(made.lead, story)


def _actor(name: str, actor: KeyActor, story: Story) -> Iterator[Utterance]:
    role = f", {actor.role.words}" if actor.role else ""
    words = f"{name}{role}, {actor_in_words(actor)}."
    yield Utterance(aloud(words), words, (actor.role.citation,) if actor.role else ())
    yield from _told(actor.lines, story)


def _told(lines: Sequence[Line], story: Story) -> Iterator[Utterance]:
    for line in lines:
        yield Utterance(aloud(heard(line.told, story)), line.text, line.told.citations)
        origins = origins_in_words(line)
        if origins:
            yield _ours(f"On the word of {origins}.")
        if line.since:
            yield _ours(f"This was {line.since}.")


def _known(made: Brief) -> Iterator[str]:
    """Counts over the record, a sentence each: a list of them is lost on the ear."""
    known = made.known
    yield f"This rests on {counted(known.articles, 'article')}."
    if known.first_day:
        first, last = date_in_words(known.first_day), date_in_words(known.last_day)
        dated = (
            f"The first is of {first}, the last of {last}." if first != last else f"All that are dated are of {first}."
        )
        yield dated + (f" {known.undated} of them give no day of their own." if known.undated else "")
    if known.copies:
        yield f"{known.copies} of them carry the text of another and are left out of the counts."
    yield f"{counted(known.origins, 'origin')} can be told apart."
    yield f"Of {counted(known.attributions, 'attribution')}, {known.unnamed} are to unnamed sources."


def _ours(words: str) -> Utterance:
    return Utterance(aloud(words), words)


def heard(told: Told, story: Story) -> str:
    """The line with whose report or words it is said ahead of it, which print may say after it."""
    bare = Told(tuple(p for p in told.parts if not isinstance(p, Framed)))
    frames = [p.words for p in told.parts if isinstance(p, Framed)] or _named_late(bare, story)
    frames = frames or _own_voice(bare, story)
    line = bare.text
    for words in frames:
        line = f"{words[:1].upper()}{words[1:]}: {line}"
    return line


def _named_late(told: Told, story: Story) -> list[str]:
    """Whose words a line opens with that names them only after: "according to Ann Lee"."""
    cited = [p.citation for p in told.parts if isinstance(p, Cited)]
    recorded = story.by_id[cited[0].article]
    span = Span(cited[0].span.start, max(c.span.end for c in cited if c.article == cited[0].article))
    late = [a for a in recorded.attributions if _is_late(a, span)]
    outermost = [a for a in late if not any(a.via == o.id for o in late)]
    frames = [f for a in outermost[:1] if (f := according(story, recorded, a)) is not None]
    return [] if _says_early(recorded, span) else [f.words for f in frames]


def _own_voice(told: Told, story: Story) -> list[str]:
    """Whose report a line is in which nobody is named as a source; print says so in a note, which is not heard."""
    cited = [p.citation for p in told.parts if isinstance(p, Cited)]
    recorded = story.by_id[cited[0].article]
    named = (s for a in recorded.attributions for s in (*a.source, *a.cue))
    spans = [c.span for c in cited if c.article == recorded.article.id]
    return [] if any(n.overlaps(s) for n in named for s in spans) else [reported(story, recorded)]


def _is_late(said: Attribution, span: Span) -> bool:
    """Whether its words open the line, and its source stands behind them."""
    if not said.source or not said.content:
        return False
    first, source = min(said.content), min(said.source)
    return first in span and first.start - span.start <= _EDGE and first.end <= source.start < span.end


def _says_early(recorded: Recorded, span: Span) -> bool:
    """Whether somebody is named as a source before any words of the line."""
    early = Span(span.start, min(span.end, span.start + _EDGE))
    return any(s.overlaps(early) for a in recorded.attributions for s in a.source)


_EDGE = 4
"""Characters that may stand before the words of a source that open a line: a quotation mark, a dash."""
