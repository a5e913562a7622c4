"""Reading + Known → Resolved: every "is it the same?", of entities and of texts, in the light of the record."""

from onrecord.known import Known
from onrecord.model import Reading, Resolved
from onrecord.resolve.entities import find_aliases, find_resolutions, find_short_names
from onrecord.resolve.fingerprints import folded_words, prints_of
from onrecord.resolve.names import short_keys_of
from onrecord.resolve.reprints import find_reprints, own_spans
from onrecord.resolve.rewrites import fact_prints

__all__ = ["VERSION", "resolve", "short_keys_of"]

VERSION: int = 3


def resolve(reading: Reading, known: Known) -> Resolved:
    """Entities under their keys, what short names stand for, and which recorded articles carry the same text."""
    article = reading.article
    resolutions = find_resolutions(reading)
    short_names = find_short_names(reading, resolutions)
    folded = folded_words(article.text, own_spans(article))
    prints = prints_of(folded)
    facts = fact_prints(article.text, own_spans(article))
    return Resolved(
        reading=reading,
        resolutions=resolutions,
        aliases=find_aliases(resolutions, short_names, known),
        reprints=tuple(find_reprints(article, folded, known, prints=prints, facts=facts)),
        prints=(*prints, *facts),
        short_names=short_names,
    )
