"""The order in which attributions are found, linked and named."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.finders.adjectives import adjective_drafts
from onrecord.attribute.finders.appositions import without_apposition
from onrecord.attribute.finders.asides import without_aside
from onrecord.attribute.finders.chains import citing_drafts, leave_out_outer_sources, link, link_same_sources
from onrecord.attribute.finders.clauses import verb_drafts
from onrecord.attribute.finders.combined import combined
from onrecord.attribute.finders.direct import quote_drafts
from onrecord.attribute.finders.layout import layout_drafts, signed_drafts, without_dateline, without_signed
from onrecord.attribute.finders.nouns import noun_drafts
from onrecord.attribute.finders.turns import turn_drafts, without_turns
from onrecord.attribute.page import Draft, Page, page_of
from onrecord.attribute.reliability import evidence_of
from onrecord.attribute.sources.anonymity import without_terms
from onrecord.attribute.sources.naming import Namer
from onrecord.attribute.sources.unnamed import unnamed_of
from onrecord.attribute.stances.hedges import Caveats
from onrecord.attribute.stances.measures import is_measured
from onrecord.attribute.stances.stance import manner_of, stance_of
from onrecord.attribute.stances.unsaid import is_deed, is_of_a_day, is_supposed
from onrecord.model import Attribution, Reading, Span
from onrecord.settings import Settings
from onrecord.text import id_of

_DEFAULTS = Settings()


def attribute(reading: Reading, *, settings: Settings = _DEFAULTS) -> tuple[Attribution, ...]:
    """Every attribution of the article, in the order of their first words.

    Conventions are PolNeAR's: auxiliaries and adverbs belong to the cue, "that" to the content, who is spoken to
    to nothing, the source is the whole noun phrase. Beyond PolNeAR, attributions nest: an inner one has the outer
    one's id as ``via``. Time grows with the length of the article.
    """
    page = page_of(reading)
    drafts = find_drafts(page, least=settings.least_attribution_score / 100)
    return finished(page, drafts)


def find_drafts(page: Page, *, least: float) -> list[Draft]:
    """Source, cue and content: the tagger says what is an attribution, the rules complete it.

    ``least`` is the score that a finding of the tagger needs.
    """
    drafts = combined(page, ruled_drafts(page), least=least)
    drafts = [d for d in drafts if not any(none(page, d) for none in (is_measured, is_deed, is_supposed, is_of_a_day))]
    signed = list(signed_drafts(page))
    drafts = without_signed(drafts, signed) + signed if signed else drafts
    turns = list(turn_drafts(page))
    drafts = without_turns(drafts, turns) + turns
    drafts += quote_drafts(page, drafts)
    drafts = [without_aside(page, without_apposition(page, d)) for d in drafts]
    return [replace(d, content=without_dateline(page, d.content)) for d in drafts if d.content]


def ruled_drafts(page: Page) -> list[Draft]:
    """What the rules find by the parse and the lexicon of cues."""
    return [*verb_drafts(page), *noun_drafts(page), *adjective_drafts(page)]


def finished(page: Page, drafts: list[Draft]) -> tuple[Attribution, ...]:
    """Add what stands in layout and chains, then say of each draft who, how and why."""
    drafts = [*drafts, *layout_drafts(page)]
    cited = list(citing_drafts(page, drafts))
    places = {d.head for d in cited}
    drafts = [d for d in drafts if d.head not in places] + cited
    drafts = without_terms(page, _unique(drafts))
    leave_out_outer_sources(page, drafts)
    link(drafts)
    link_same_sources(page, drafts)
    namer, caveats = Namer(page), Caveats(page)
    ids = {id(d): _id(page, d) for d in drafts}
    found = []
    drafts = sorted(drafts, key=_place)
    names = namer.named(drafts)
    for d, named, unnamed in zip(drafts, names, unnamed_of(page, drafts, names), strict=True):
        found.append(
            Attribution(
                id=ids[id(d)],
                source=d.source,
                cue=d.cue,
                content=d.content,
                via=ids.get(id(d.outer)) if d.outer is not None else None,
                manner=manner_of(page, d.content),
                naming=unnamed.naming,
                stance=stance_of(page, d),
                entity=named.entity,
                speaker=named.speaker,
                count=named.count,
                evidence=evidence_of(d),
                described=unnamed.described,
                withheld=unnamed.withheld,
                withheld_because=unnamed.because,
                caveats=caveats.of(d),
                parties=namer.parties(d, named),
            )
        )
    return tuple(found)


def _place(d: Draft) -> tuple[int, tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    return min(s.start for s in (*d.source, *d.cue, *d.content)), d.content, d.cue, d.source


def _unique(drafts: Sequence[Draft]) -> list[Draft]:
    seen: dict[tuple[tuple[Span, ...], ...], Draft] = {}
    for d in drafts:
        seen.setdefault((d.source, d.cue, d.content), d)
    return list(seen.values())


def _id(page: Page, d: Draft) -> str:
    roles = (";".join(f"{s.start}-{s.end}" for s in role) for role in (d.source, d.cue, d.content))
    return id_of(page.article.id, *roles)
