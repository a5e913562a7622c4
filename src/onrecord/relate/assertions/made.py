"""Which propositions an article puts, and by whom: one for each attribution and each sentence in its own voice."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import (
    Assertion,
    Attribution,
    EntityKind,
    Kind,
    Manner,
    Mention,
    Modality,
    Origin,
    Polarity,
    Quantity,
    Reading,
    Resolved,
    Sentence,
    Span,
    Stance,
    Timex,
)
from onrecord.relate.assertions.gaps import gap_in
from onrecord.relate.assertions.wholes import is_refused, proposition
from onrecord.relate.origins.background import Background, background_of
from onrecord.relate.origins.chains import chains_of, said_so_far
from onrecord.relate.origins.desk import is_agency, is_headed_as_correction, one_house, past_dateline, reporting
from onrecord.relate.origins.figures import FINDING, giver
from onrecord.relate.origins.first import origin_of, own_origin, taken_back
from onrecord.relate.origins.notices import takes_back
from onrecord.relate.origins.reporters import observed
from onrecord.relate.origins.scene import Scene, scene_of
from onrecord.relate.origins.speakers import Speakers, spelled_out
from onrecord.relate.origins.unnamed import as_before
from onrecord.relate.propositions.clauses import clauses
from onrecord.relate.propositions.deeds import deed_of
from onrecord.relate.propositions.dismissals import dismissed
from onrecord.relate.propositions.leavings import rests, states, told_alone
from onrecord.relate.propositions.moods import modality_of, polarity_of
from onrecord.relate.propositions.quantities import quantities_of
from onrecord.relate.propositions.set_off import is_set_off
from onrecord.relate.propositions.terms import terms_of
from onrecord.relate.propositions.times import about, days, said_on
from onrecord.text import id_of, joined, merged, trimmed, whole_words, word_set

_OWN = frozenset({Kind.TEXT, Kind.CAPTION})
_ABOVE = frozenset({Kind.TITLE, Kind.DEK, Kind.SUBHEAD, Kind.CAPTION})
"""Where a report gives in short what its text tells: whoever is unnamed there is one of those of the text."""
_FEWEST_WORDS = 3
"""A sentence in the article's own voice with fewer words puts no proposition that can be looked up."""
_TOLD = word_set("say tell speak claim insist maintain accord report announce put estimate blame official")
"""Verbs that show that even a reporter at the scene has it from somebody else."""
_LEAST_REST = 4
"""Words in a part of a sentence that no attribution covers, for the part to put a proposition of its own."""
_NEAR_WORDS = 12
"""Words between a content and the source or cue that lends it its words."""
_LONGEST_NOTICE = 400
"""Characters of a paragraph in which it says that it is a correction."""
_NESTED = 8
"""Sources that begin before a place of which one may hold it."""
_WIDEST_WORDING = 2_000
"""Characters of a wording that are looked at: a whole speech is no one proposition."""


@dataclass(frozen=True, slots=True)
class Put:
    """An assertion with the attribution it comes from."""

    assertion: Assertion
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class _Layout:
    """One article laid out for lookups by offset."""

    resolved: Resolved
    background: Background
    scene: Scene
    sources: list[tuple[Span, int, Attribution]]
    starts: list[int]
    sentences: list[int]
    times: list[int]
    mentions: list[int]
    posts: list[tuple[Span, str]]
    quantities: tuple[Quantity, ...]
    published: str

    @property
    def reading(self) -> Reading:
        return self.resolved.reading

    def words_in(self, span: Span) -> tuple[int, int]:
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def times_in(self, span: Span) -> Sequence[Timex]:
        found = self.reading.times[bisect_left(self.times, span.start) : bisect_left(self.times, span.end)]
        return [t for t in found if t.span in span]

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """The quantities of which a part stands in a span, that part alone."""
        first = max(0, bisect_left(self.quantities, span.start, key=lambda q: q.span.start) - 1)
        last = bisect_left(self.quantities, span.end, key=lambda q: q.span.start)
        found = (q for q in self.quantities[first:last] if q.span.overlaps(span))
        return tuple(replace(q, span=Span(max(q.span.start, span.start), min(q.span.end, span.end))) for q in found)

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        found = self.reading.mentions[bisect_left(self.mentions, span.start) : bisect_left(self.mentions, span.end)]
        return [m for m in found if m.span in span]

    def published_at(self, span: Span) -> str:
        """When what stands there was published: a post on its own day, where the page prints it."""
        at = bisect_right(self.posts, span.start, key=lambda p: p[0].start) - 1
        return self.posts[at][1] if at >= 0 and span in self.posts[at][0] else self.published

    def source_around(self, span: Span) -> Attribution | None:
        """The attribution in whose source a span stands, the first if there are several; sources nest little."""
        at = bisect_right(self.sources, span.start, key=lambda s: s[0].start)
        near = reversed(self.sources[max(0, at - _NESTED) : at])
        return next((attribution for source, _, attribution in near if span in source), None)

    def sentence_at(self, offset: int) -> Sentence | None:
        at = bisect_right(self.sentences, offset) - 1
        return self.reading.sentences[at] if at >= 0 else None


def propose(said: Sequence[Attribution], resolved: Resolved) -> tuple[Put, ...]:
    """The assertions of one article in text order.

    An outer attribution of a chain is no proposition of its own: what it holds belongs to the innermost source.
    What somebody is told to have done, or is yet to say, is whoever's who tells of it.
    """
    reading = resolved.reading
    said = said_so_far(said, reading.words)
    background = background_of(resolved, said)
    layout = _Layout(
        resolved,
        background,
        scene_of(reading, said, background.desk),
        sorted((s, -n, a) for n, a in enumerate(said) for s in a.source),
        [w.span.start for w in reading.words],
        [s.span.start for s in reading.sentences],
        [t.span.start for t in reading.times],
        [m.span.start for m in reading.mentions],
        sorted((p.span, p.date) for p in reading.article.posts if p.date and days(p.date)),
        quantities_of(reading),
        reading.article.dated,
    )
    found = [*_attributed(layout, said), *_own_voice(layout, said)]
    return tuple(sorted(found, key=lambda p: (p.assertion.wording, p.assertion.id)))


def _attributed(layout: _Layout, said: Sequence[Attribution]) -> Iterator[Put]:
    chains = chains_of(said, layout.reading.words)
    silent = chains.passed_on() | chains.unsaid
    speakers = Speakers(layout.background, chains)
    unnamed: dict[str, Origin] = {}
    ended: set[tuple[int, str]] = set()
    for attribution in sorted(said, key=lambda a: (_place(a), a.id)):
        if not attribution.content or attribution.id in silent:
            continue
        teller = spelled_out(layout.background, chains.teller(attribution))
        notice = _is_notice(layout, attribution)
        content = _wording(layout, attribution)
        gap = gap_in(layout.reading.words, attribution, content, named=layout.mentions_in(content))
        if gap is not None and (another := origin_of(layout.background, gap.by)) is not None:
            content = gap.first
            yield Put(_assertion(layout, gap.then, another), None)
        wording = _whole(layout, attribution, content)
        for number, one in enumerate(teller.by_each()):
            origin = taken_back(layout.background) if notice else origin_of(layout.background, one)
            if origin is None or speakers.is_passed_on(attribution):
                origin = speakers.meant(attribution)
            elif attribution.source and not notice:
                here = layout.sentence_at(attribution.source[0].start)
                origin = as_before(origin, unnamed, headline=here is not None and here.kind in _ABOVE)
                speakers.hear(attribution, origin)
            if wording is None or (wording != content and (wording.end, origin.key) in ended):
                continue  # "the board said that it refused to pay" puts it already
            ended.add((wording.end, origin.key))
            for clause in _propositions(layout, wording, attribution):
                yield Put(_assertion(layout, clause, origin, attribution=attribution, number=number), attribution)


def _whole(layout: _Layout, attribution: Attribution, content: Span) -> Span | None:
    """The content, or more where it is no proposition by itself; who "calls it untrue" speaks of another."""
    if dismissed(content.cut(layout.reading.article.text)) is not None:
        return content
    return proposition(layout.reading.words, attribution, content, home=layout.sentence_at(content.start))


def _wording(layout: _Layout, attribution: Attribution) -> Span:
    """The content of an attribution as one span, without what stands before the text that it is of."""
    text = layout.reading.article.text
    wording = trimmed(text, Span(attribution.content[0].start, attribution.content[-1].end))
    return past_dateline(text, _past_headline(layout, wording))


def _past_headline(layout: _Layout, wording: Span) -> Span:
    """The wording without a headline that it begins in, where it goes on in the text."""
    sentences = layout.reading.sentences
    first = max(0, bisect_right(layout.sentences, wording.start) - 1)
    over = sentences[first : bisect_left(layout.sentences, wording.end)]
    if not over or over[0].kind in _OWN:
        return wording
    start = next((s.span.start for s in over if s.kind in _OWN), wording.start)
    return Span(max(start, wording.start), wording.end)


def _propositions(layout: _Layout, wording: Span, attribution: Attribution | None) -> tuple[Span, ...]:
    """The coordinated clauses of a wording; words in quotation marks stay whole."""
    quoted = attribution is not None and attribution.manner is not Manner.INDIRECT
    within = layout.words_in(wording)
    if quoted or within[1] - within[0] < 2 * _LEAST_REST:
        return (wording,)
    text = layout.reading.article.text
    found = [whole_words(text, trimmed(text, s)) for s in clauses(layout.reading.words, within)]
    kept = [s for s in found if not _is_short(layout, s)]
    return tuple(kept) if len(kept) > 1 else (wording,)


def _is_short(layout: _Layout, wording: Span) -> bool:
    """Whether it has too few words to put a proposition by itself."""
    first, last = layout.words_in(wording)
    return last - first < _FEWEST_WORDS


def _is_notice(layout: _Layout, attribution: Attribution) -> bool:
    """Whether the publisher takes back what it is said to have printed."""
    article = layout.reading.article
    text = article.text
    if attribution.via is not None:
        outer = layout.background.said.get(attribution.via)
        return outer is not None and outer.via is None and _is_notice(layout, outer)
    if not attribution.source:
        return False
    start = attribution.source[0].start
    block = text.rfind("\n", max(0, start - _WIDEST_WORDING), start) + 1
    end = text.find("\n", block, block + _LONGEST_NOTICE)
    around = text[block : end if end >= 0 else block + _LONGEST_NOTICE]
    return takes_back(
        joined(attribution.source, text),
        joined(attribution.cue, text),
        around,
        publisher=article.publisher.value if article.publisher else "",
        headed=is_headed_as_correction(text),
    )


def _place(attribution: Attribution) -> Span:
    return (attribution.source or attribution.cue or attribution.content)[0]


def _own_voice(layout: _Layout, said: Sequence[Attribution]) -> Iterator[Put]:
    """Sentences, and longer parts of sentences with a verb of their own, that no attribution covers."""
    covered = merged(span for a in said for span in (*a.cue, *a.content))
    starts = [s.start for s in covered]
    text, desk = layout.reading.article.text, layout.background.desk
    for sentence in layout.reading.sentences:
        if sentence.kind not in _OWN:
            continue
        first = max(0, bisect_right(starts, sentence.span.start) - 1)
        over = [s for s in covered[first : bisect_left(starts, sentence.span.end)] if s.overlaps(sentence.span)]
        for rest in rests(sentence.span, over):
            wording = _alone(layout, past_dateline(text, trimmed(text, rest))) if over else past_dateline(text, rest)
            origin = _teller_of_rest(layout, wording) if over else own_origin(layout.background, first_hand=False)
            if origin is None or _is_short(layout, wording):
                continue
            if origin.key == desk.key and (other := _other_observer(layout, sentence.span)):
                origin = observed(other)
            elif origin.key == desk.key and desk.observes and _saw(layout, wording, sentence, alone=not over):
                origin = own_origin(layout.background, first_hand=True)
            for clause in _propositions(layout, wording, None):
                yield Put(_assertion(layout, clause, _of_giver(layout, clause) or origin), None)


def _saw(layout: _Layout, wording: Span, sentence: Sentence, *, alone: bool) -> bool:
    """Whether a reporter perceived it: the sentence says so, or it is told as their own next to one that does.

    What stands beside somebody's words in a sentence, or is called an official figure, is not told as their own.
    """
    if sentence.kind is Kind.CAPTION:
        return False
    words = layout.reading.words[slice(*layout.words_in(wording))]
    own = alone and _TOLD.isdisjoint(w.lemma for w in words)
    return (own and layout.scene.holds(wording, sentence.block, told=words)) or layout.scene.saw(sentence.span)


def _other_observer(layout: _Layout, sentence: Span) -> str:
    """The one other house whose reporter perceived what a sentence tells; "" where none is named, or several are."""
    houses = layout.scene.others(sentence)
    if len(houses) != 1:
        return ""
    bodies = (m.name for m in layout.mentions_in(sentence) if m.kind is EntityKind.ORGANISATION)
    return houses[0] if is_agency(houses[0]) or any(one_house(houses[0], body) for body in bodies) else ""


def _alone(layout: _Layout, rest: Span) -> Span:
    """What attributions leave of a sentence, as it can be told by itself; inside a source, as it stands."""
    if layout.source_around(rest) is not None:
        return rest
    words, within = layout.reading.words, layout.words_in(rest)
    at = bisect_left(layout.sources, rest.end, key=lambda s: s[0].start)
    near = (layout.words_in(s) for s, _, _ in layout.sources[max(0, at - _NESTED) : at] if s in rest)
    first, last = told_alone(words, within, [s for s in near if not states(words, s, _TOLD)])
    return Span(words[first].span.start, words[last - 1].span.end) if first < last else Span(rest.start, rest.start)


def _teller_of_rest(layout: _Layout, wording: Span) -> Origin | None:
    """Who tells a part of a sentence that is in no content; None where it puts no proposition of its own.

    What a source's description says they said ("Field, who put the damage at a million, …") is theirs.
    """
    words = layout.reading.words[slice(*layout.words_in(wording))]
    if len(words) < _LEAST_REST:
        return None
    told = any(w.lemma in _TOLD and w.tag.startswith("VB") for w in words)
    source = layout.source_around(wording)
    if source is not None:
        return origin_of(layout.background, source) if told else None
    # "…, the Post reported" is what is left of an attribution, not a proposition.
    stated = states(layout.reading.words, layout.words_in(wording), _TOLD)
    return own_origin(layout.background, first_hand=False) if stated else None


def _of_giver(layout: _Layout, clause: Span) -> Origin | None:
    """Who gives or finds out what a clause tells; what its own voice or its paper finds is its own."""
    by = giver(layout.reading.words, layout.words_in(clause), layout.mentions_in(clause))
    if by is None:
        return None
    found = by.evidence.method == FINDING
    if found and layout.scene.saw(clause):
        return None
    origin, desk = origin_of(layout.background, by), layout.background.desk
    if found and origin is not None and reporting(origin.name) == desk.key:
        return own_origin(layout.background, first_hand=desk.observes)
    return origin


def _context(layout: _Layout, within: tuple[int, int], attribution: Attribution | None) -> tuple[int, int]:
    """The words to look a proposition up by: to an infinitive ("to file in May") belongs its subject, the source."""
    words = layout.reading.words
    if attribution is None or within[0] == within[1] or words[within[0]].tag != "TO":
        return within
    around = [layout.words_in(s) for s in (*attribution.source[:1], *attribution.cue[:1])]
    near = [r for r in around if r[0] < r[1] and min(abs(r[0] - within[1]), abs(within[0] - r[1])) <= _NEAR_WORDS]
    return min([within[0], *(r[0] for r in near)]), max([within[1], *(r[1] for r in near)])


def _modality(layout: _Layout, within: tuple[int, int], stance: Stance | None) -> Modality:
    return modality_of(layout.reading.words, within, stance) if within[1] > within[0] else Modality.ASSERTED


def _assertion(
    layout: _Layout, wording: Span, origin: Origin, *, attribution: Attribution | None = None, number: int = 0
) -> Assertion:
    reading = layout.reading
    article = reading.article
    looked_at = Span(wording.start, min(wording.end, wording.start + _WIDEST_WORDING))
    within, near = layout.words_in(looked_at), layout.times_in(wording)
    given = layout.quantities_in(looked_at)
    quantities = tuple(q for q in given if not is_set_off(article.text, q.span.start))
    cue = attribution.cue[0] if attribution and attribution.cue else None
    home = layout.sentence_at(cue.start) if cue else None
    refused = attribution is not None and is_refused(reading.words, attribution)
    stance = attribution.stance if attribution and not refused else None
    untrue = dismissed(wording.cut(article.text)) is not None
    keys = layout.background.keys
    return Assertion(
        id=id_of(
            article.id,
            attribution.id if attribution else "",
            f"{wording.start}-{wording.end}",
            str(number) if number else "",
        ),
        attribution=attribution.id if attribution else None,
        wording=wording,
        polarity=Polarity.POSITIVE if untrue else polarity_of(reading.words, within),
        modality=Modality.DENIED if untrue else _modality(layout, within, stance),
        said=said_on(
            layout.times_in(home.span) if home else (),
            attribution=attribution,
            published=layout.published_at(wording),
            words=reading.words,
        ),
        about=about(near, wording),
        quantities=quantities,
        entities=tuple(sorted({keys[m.entity].entity for m in layout.mentions_in(wording) if m.entity in keys})),
        terms=terms_of(article.text, reading.words, within=_context(layout, within, attribution), quantities=given),
        origin=origin,
        deed=deed_of(reading.words, within),
    )
