"""Paragraphs with slots, read once by the stages that see one article, to be filled in as often as is wanted."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.attribute import attribute
from onrecord.model import Article, Attribution, Block, Evidence, Kind, Mention, Reading, Span, Stated, Word
from onrecord.read import read
from onrecord.settings import Settings
from onrecord.text import id_of

DAY = "2027-03-10"
"""The day on which every paragraph was read; a Wednesday."""

# One plain filler for each slot, so that the reading is of ordinary English.
FILLERS = {
    "Given": "Martin",
    "Sur": "Oldridge",
    "Head": "Helen",
    "Chief": "Farrow",
    "Place": "Norland",
    "Town": "Eastmoor",
    "Capital": "Vallemar",
    "Org": "Harbour",
    "num": "48",
    "thing": "bridge",
    "things": "trucks",
    "matter": "dispute",
    "trade": "transport",
    "own": "old",
    "other": "large",
    "Other": "Senior",
}
EVIDENCE = Evidence("bench", 1.0, "invented")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Template:
    """One paragraph as it was read; ``slots`` are (start, end, name) in ``text``."""

    text: str
    kind: Kind
    slots: tuple[tuple[int, int, str], ...]
    reading: Reading
    attributions: tuple[Attribution, ...]
    lead: int  # where the paragraph begins in the text that was read

    @cached_property
    def names(self) -> frozenset[str]:
        """The slots it has."""
        return frozenset(name for _, _, name in self.slots)

    @cached_property
    def words(self) -> tuple[tuple[int, Word], ...]:
        """Its words with their numbers in the reading."""
        return tuple((n, w) for n, w in enumerate(self.reading.words) if self.has(w.span))

    @cached_property
    def mentions(self) -> tuple[tuple[Mention, str], ...]:
        """Its mentions, each with its name in which slots stand again."""
        return tuple((m, slotted(m.name)) for m in self.reading.mentions if self.has(m.span))

    def has(self, span: Span) -> bool:
        """Whether a span of the reading is part of the paragraph."""
        return span.start >= self.lead


def slotted(text: str) -> str:
    """A text with slots where fillers stand."""
    back = {filler: slot for slot, filler in FILLERS.items()}
    return re.sub(r"\w+", lambda w: f"{{{back[w.group()]}}}" if w.group() in back else w.group(), text)


def templates(paragraphs: tuple[str, ...], *, kind: Kind = Kind.TEXT) -> tuple[Template, ...]:
    """Each paragraph, read under a headline of its own."""
    return tuple(_template(p, kind) for p in paragraphs)


def _template(paragraph: str, kind: Kind) -> Template:
    lead = "" if kind is Kind.TITLE else "News of the day\n\n"
    text, slots, at = lead, [], 0
    for found in _SLOT.finditer(paragraph):
        text += paragraph[at : found.start()]
        slots.append((len(text), len(text) + len(FILLERS[found[1]]), found[1]))
        text += FILLERS[found[1]]
        at = found.end()
    text += paragraph[at:]
    head = (Block(Span(0, len("News of the day")), Kind.TITLE, EVIDENCE),) if lead else ()
    blocks = (*head, Block(Span(len(lead), len(text)), kind, EVIDENCE))
    published = Stated(DAY, (), EVIDENCE, inferred=True)
    article = Article(id_of(text), id_of(text), text, "en", None, None, published, (), (), (), blocks)
    reading = read(article)
    said = tuple(a for a in attribute(reading, settings=Settings()) if _all_after(a, len(lead)))
    known = {a.id for a in said}
    said = tuple(a if a.via in known else replace(a, via=None) for a in said)
    return Template(text, kind, tuple(slots), reading, said, len(lead))


def _all_after(said: Attribution, lead: int) -> bool:
    return all(s.start >= lead for s in (*said.source, *said.cue, *said.content))
