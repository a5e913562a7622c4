"""The words of the code, not of templates, that pages on claims, people and sources show: for the catalogue."""

from collections.abc import Iterator

from onrecord.model import EntityKind, Stance
from onrecord.serve.ahead import Doing
from onrecord.serve.reading import claims, deadlines, disputes, people, search, sources
from onrecord.tell.claims import Mark
from onrecord.tell.claims.course import Turn
from onrecord.tell.deadlines import NOT_FOLLOWED_UP, State
from onrecord.tell.deadlines.outcomes import Outcome
from onrecord.tell.export.formats import FORMATS
from onrecord.tell.lines.page_parts import parts_in_words
from onrecord.tell.positions.puts import Put
from onrecord.tell.search import NAMED, OWN_VOICE, UNNAMED


def spoken() -> Iterator[str]:
    """Each of them, some twice."""
    for words in (Mark, Turn, State, Outcome, Put, EntityKind, Doing):
        yield from (word.value for word in words)
    yield from (stance.value.replace("_", " ") for stance in Stance)
    yield from (name for _, name in (*people.KINDS.values(), *sources.NAMINGS.values()))
    for table in (claims.HEADS, deadlines.KINDS, disputes.VERBS, sources.LEADS, sources.HEARD, search.HEADS):
        yield from table.values()
    yield from (NOT_FOLLOWED_UP, NAMED, UNNAMED, OWN_VOICE, *parts_in_words())
    for format_ in FORMATS:
        yield from (format_.doc, format_.reader)
