"""Reading + Known → Resolved: every "is it the same?", of entities and of texts, in the light of the record."""

from dataclasses import dataclass

from onrecord.known import Known
from onrecord.model import Reading, Resolution, Resolved
from onrecord.resolve.entities import find_aliases, find_resolutions, find_short_names
from onrecord.resolve.fingerprints import Print, folded_words, prints_of
from onrecord.resolve.names import short_keys_of
from onrecord.resolve.reprints import find_reprints, own_spans
from onrecord.resolve.rewrites import fact_prints

__all__ = ["VERSION", "Named", "named_in", "resolve", "short_keys_of"]

VERSION: int = 11


@dataclass(frozen=True, slots=True)
class Named:
    """What an article is looked up by: its entities, its full names by their short ones, and its fingerprints.

    ``prints`` are of runs of words, ``facts`` of figures with names.
    """

    resolutions: tuple[Resolution, ...]
    short_names: tuple[tuple[str, str], ...]
    prints: tuple[Print, ...]
    facts: tuple[Print, ...]


def named_in(reading: Reading) -> Named:
    """The part of ``resolve`` that sees one article and nothing else: pure, so it runs anywhere."""
    article = reading.article
    resolutions = find_resolutions(reading)
    own = own_spans(article)
    return Named(
        resolutions=resolutions,
        short_names=find_short_names(reading, resolutions),
        prints=prints_of(folded_words(article.text, own)),
        facts=fact_prints(article.text, own),
    )


def resolve(reading: Reading, known: Known, *, named: Named | None = None) -> Resolved:
    """Entities under their keys, what short names stand for, and which recorded articles carry the same text.

    ``named`` is what ``named_in`` makes of the reading, for whoever has it already; then no word of it is asked for.
    """
    named = named or named_in(reading)
    return Resolved(
        reading=reading,
        resolutions=named.resolutions,
        aliases=find_aliases(named.resolutions, named.short_names, known),
        reprints=tuple(find_reprints(reading.article, known, prints=named.prints, facts=named.facts)),
        prints=(*named.prints, *named.facts),
        short_names=named.short_names,
    )
