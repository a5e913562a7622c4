"""What the origins of one article are told from: its desk, entities, affiliations and attributions."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, EntityKind, Mention, Naming, Reading, Resolution, Resolved, Span
from onrecord.relate.origins.affiliations import affiliations, executives
from onrecord.relate.origins.desk import Desk, desk_of, heads_of, one_house
from onrecord.relate.origins.offices import titles
from onrecord.text import fold, word_set, words

# Institutions that are often called by their kind alone: "police said", "the government", "the union".
INSTITUTIONS = word_set("""
    police government ministry department presidency army military navy cabinet parliament senate court prosecutor
    prosecutors council commission agency authority authorities union company firm university hospital bank board
    committee church party coalition office bureau service federation association organisers organizers opposition
    administration embassy coroner sheriff military mission manufacturer maker airline operator club school charity
    journal regulator front group institute prosecution headquarters management force
    forces brigade guard corps services
    airport museum port mine hotel theatre theater gallery zoo prison jail consulate palace cooperative co-operative
    society league alliance organisation organization ngo foundation trust fund watchdog state diocese archdiocese
    academy laboratory lab clinic station newspaper broadcaster network utility railway shipyard insurer lender
    exchange registry tribunal panel squad regiment division battalion unit crew defence defense consortium secretariat
    campaign center centre jury
    chancellery inspectorate directorate institute observatory courts registrar ombudsman auditors investigators
    """)
# Kinds of business: "the company" is the organisation that the article is most about.
BUSINESSES = word_set(
    "company firm manufacturer maker airline operator group retailer carmaker drugmaker bank publisher supplier"
)
_LONGEST_NAME = 200
"""Characters of the longest mention that is looked for around a place."""


@dataclass(frozen=True, slots=True)
class Background:
    """What the origins of one article are told from."""

    reading: Reading
    desk: Desk
    keys: Mapping[int, Resolution]
    houses: Mapping[int, tuple[int, str]]
    executives: frozenset[int]
    titles: Mapping[int, str]
    organisations: Mapping[str, int]
    """Folded name → entity number, in order of first mention."""
    businesses: Sequence[int]
    """Organisations that somebody may call "the company", those that speak first, then those named most."""
    starts: Sequence[int]
    said: Mapping[str, Attribution]
    issuer: Resolution | None
    """Who hands out the text of a page that is handed out."""

    @property
    def business(self) -> Resolution | None:
        """The organisation that "the company" is where no other is named."""
        return self.keys[self.businesses[0]] if self.businesses else None

    def mentions_at(self, span: Span) -> Sequence[Mention]:
        """Mentions that overlap the span; none is longer than the look back."""
        first = bisect_left(self.starts, span.start - _LONGEST_NAME)
        near = self.reading.mentions[max(0, first) : bisect_left(self.starts, span.end)]
        return [m for m in near if m.span.overlaps(span)]


def background_of(resolved: Resolved, said: Sequence[Attribution]) -> Background:
    """Lay out one article's desk, entities, affiliations and attributions."""
    reading = resolved.reading
    keys = {r.local: r for r in resolved.resolutions}
    desk = desk_of(reading.article, reading.sentences)
    organisations: dict[str, int] = {}
    counts: dict[int, int] = {}
    for mention in reading.mentions:
        if mention.kind is EntityKind.ORGANISATION and mention.entity in keys:
            organisations.setdefault(fold(mention.name).removeprefix("the "), mention.entity)
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    return Background(
        reading=reading,
        desk=desk,
        keys=keys,
        houses=affiliations(reading),
        executives=executives(reading),
        titles=titles(reading),
        organisations=organisations,
        businesses=_businesses(resolved, counts, said, desk=desk),
        starts=[m.span.start for m in reading.mentions],
        said={a.id: a for a in said},
        issuer=_issuer(reading, keys, said) if desk.release else None,
    )


def _businesses(
    resolved: Resolved, counts: Mapping[int, int], said: Sequence[Attribution], *, desk: Desk
) -> Sequence[int]:
    """Organisations that may be called a company: none named as something else, and no outlet that reports."""
    names = {r.local: r.name for r in resolved.resolutions}
    publisher = resolved.reading.article.publisher
    houses = [desk.name, *([publisher.value] if publisher else [])]
    reports = {a.entity for a in said if a.naming is Naming.PUBLISHER}
    speaks = {a.entity for a in said}
    other = INSTITUTIONS - BUSINESSES
    fit = (e for e in counts if e not in reports and other.isdisjoint(words(names[e])))
    own = (e for e in fit if not any(one_house(names[e], house) for house in houses))
    return sorted(own, key=lambda e: (e not in speaks, -counts[e]))


def _issuer(reading: Reading, keys: Mapping[int, Resolution], said: Sequence[Attribution]) -> Resolution | None:
    """The organisation in the head of a text that is handed out, else named first in its body, else in its title.

    Out of the head it must speak, or open a sentence: a company's notice of a judgment is not the court's.
    """
    article = reading.article
    title = article.title.spans if article.title else ()
    named = [m for m in reading.mentions if m.kind is EntityKind.ORGANISATION]
    inside = [m for m in named if not any(m.span.overlaps(t) for t in title)] or named
    spoke = Counter(a.entity for a in said if a.entity is not None)
    inside.sort(key=lambda m: -spoke[m.entity])  # who speaks most in it made it; else the order of the text
    heads = heads_of(article)
    signed = [m for m in inside if any(m.span in h for h in heads if not h.cut(article.text).rstrip().endswith("."))]
    opening = {s.span.start for s in reading.sentences}
    acting = [m for m in inside if spoke[m.entity] or {m.span.start, m.span.start - len("The ")} & opening]
    return next((keys[m.entity] for m in (*signed, *acting) if m.entity in keys), None)
