"""What every form of a brief says in words of its own: counts, notes, how the story is known."""

from dataclasses import dataclass

from onrecord.model import Span
from onrecord.tell.brief.lines import Line
from onrecord.tell.brief.nouns import Brief, KeyActor
from onrecord.tell.lines.headlines import headline
from onrecord.tell.lines.told import PRESUMED, Told, characters, date_in_words, run_together
from onrecord.tell.story import Story

ACTORS = "Key actors"
KNOWN = "How we know"
PROMISE = (
    "Every sentence is cut from an article and checked against it; words in [brackets] are what the article's own words"
    " stand for. Nothing here says what is true."
)


@dataclass(frozen=True, slots=True)
class Note:
    """An article that is cited, with the characters that are told of it, in order."""

    number: int
    article: str
    title: str
    outlet: str
    date: str
    name: str
    spans: tuple[Span, ...]

    @property
    def offsets(self) -> str:
        """ "characters 120–310, 902–1010"."""
        return characters(self.spans)

    @property
    def source(self) -> str:
        """Title, outlet, date and file on one line."""
        return f"{self.title} — {self.outlet}, {self.date} ({self.name})"


def notes(brief: Brief, story: Story) -> list[Note]:
    """The articles a brief cites, by number."""
    found: dict[str, set[Span]] = {}
    for told in brief.lines:
        for citation in told.citations:
            found.setdefault(citation.article, set()).add(citation.span)
    for actor in brief.actors:
        if actor.role is not None:
            found.setdefault(actor.role.citation.article, set()).add(actor.role.citation.span)
    return [_note(story, article, number=number, spans=found[article]) for article, number in brief.notes.items()]


def _note(story: Story, article: str, *, number: int, spans: set[Span]) -> Note:
    recorded = story.by_id[article]
    stated = recorded.article.published
    return Note(
        number,
        article,
        headline(recorded.article),
        story.publisher(recorded),
        date_in_words(stated.value) if stated else "no date",
        recorded.names[0],
        tuple(run_together(spans)),
    )


def numbers(told: Told, brief: Brief) -> tuple[int, ...]:
    """The numbers of the articles a line cites."""
    return tuple(dict.fromkeys(brief.notes[c.article] for c in told.citations))


def cited_at(told: Told, article: str) -> str:
    """The characters of one article that a line cites: "characters 120–310"."""
    spans = [c.span for c in told.citations if c.article == article]
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    near = [s for s in spans if last - first < 1000 or s is spans[0]]
    return f"characters {min(s.start for s in near):,}–{max(s.end for s in near):,}"


def label_of(line: Line) -> str:
    """The day of the report, as it stands before a line: "4 March 2027"; "" where the article has none.

    An article that only shows from which day on it can be says so: "From 4 March 2027".
    """
    told = date_in_words(_day_stated(line))
    return told[:1].upper() + told[1:] + PRESUMED * line.presumed if told else ""


def _day_stated(line: Line) -> str:
    """The day of its article, as a range that is open where the article's own is."""
    stated = line.candidate.recorded.article.published
    return stated.value if stated is not None and stated.value.endswith("..]") else line.day


def origins_in_words(line: Line) -> str:
    """ "3 origins", "2–3 origins", "one origin, carried by 4 articles"; "" where it is one article's alone."""
    if line.most > 1:
        return f"{line.least} origins" if line.least == line.most else f"{line.least}–{line.most} origins"
    if line.most == 1 and line.articles > 1:
        return f"one origin, carried by {line.articles} articles"
    return ""


def tail_of(line: Line, *, labelled: bool) -> str:
    """What stands behind a line: its origins, its day where it needs one and has no label, who corrected it since."""
    label = label_of(line) if line.open and not labelled else ""
    return ", ".join(filter(None, (origins_in_words(line), _told_on(label), line.since)))


def _told_on(label: str) -> str:
    return f"told {label[:1].lower()}{label[1:]}" if label.startswith("From ") else f"told on {label}" if label else ""


def role_note(actor: KeyActor, brief: Brief) -> int | None:
    """The number of the article that gives the role; None where a line of the actor cites it already."""
    if actor.role is None:
        return None
    article = actor.role.citation.article
    told = any(c.article == article for line in actor.lines for c in line.told.citations)
    return None if told else brief.notes[article]


def actor_in_words(actor: KeyActor) -> str:
    """ "quoted 12 times in 5 articles"."""
    times = "once" if actor.quoted == 1 else f"{actor.quoted} times"
    return f"quoted {times} in {counted(actor.articles, 'article')}"


def known_in_words(brief: Brief) -> str:
    """How many articles, of what days, how many copies left out, on whose word."""
    known = brief.known
    days = ""
    if known.first_day:
        first, last = date_in_words(known.first_day), date_in_words(known.last_day)
        days = f" of {first}" if first == last else f" of {first} to {last}"
        if known.undated:
            days = f", {known.articles - known.undated}{days} and {known.undated} that give no day of their own"
    copies = {0: "no two with one text", 1: "1 of which carries the text of another and is left out of the counts"}.get(
        known.copies, f"{known.copies} of which carry the text of another and are left out of the counts"
    )
    days = days or ", none dated"
    return (
        f"{counted(known.articles, 'article')}{days}, {copies}; "
        f"{counted(known.origins, 'origin')} that can be told apart; "
        f"{counted(known.attributions, 'attribution')}, {known.unnamed} of them to unnamed sources."
    )


def counted(number: int, what: str) -> str:
    """A number with its noun, singular or plural."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def headline_in_words(brief: Brief) -> str:
    """The headline without its full stop."""
    if brief.headline is not None:
        return brief.headline.text.rstrip(".")
    return "The record"
