"""Reprints: whether this article and one on record carry one text, judged by the passages both have.

Words inside quotation marks do not count: two reporters who heard one speech share the quotation, not the report.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.known import Known, KnownArticle
from onrecord.model import Article, Evidence, Judgement, Kind, Passage, Reprint, Span
from onrecord.resolve.align import Seeds, align, are_inside, quoted_spans, seeds_of
from onrecord.resolve.fingerprints import Folded, Print, folded_words
from onrecord.resolve.rewrites import Facts, facts_of, judged_rewriting

_COMPARED = 10
"""Most candidates that are aligned; one agency text has more carriers than need be told one by one."""
_KEPT = 1 << 15
"""Texts kept, of some 7 to 12 KB each: what many articles share a phrase with is asked for again and again."""
_SHARED_PRINTS = 3
"""Fingerprints that any common run of ``_LEAST_WORDS`` words leaves on both sides."""
_SHARED_FACTS = 1
_SAME_FROM = 0.5
_UNSURE_FROM = 0.25
_LEAST_WORDS = 20
"""Fewer shared words outside quotations are a phrase, not a passage."""
_WHOLE_FROM = 0.85
_LEAD_WORDS = 12
_PRINTED_KINDS = frozenset({Kind.TEXT})


@dataclass(frozen=True, slots=True)
class Text:
    """The words of an article's own text, and its runs of words; ``quoted`` has 1 for each in quotation marks, else 0.

    As small as can be, since those of many articles are kept.
    """

    id: str
    folded: Folded
    quoted: bytes
    seeds: Seeds

    @property
    def words(self) -> tuple[str, ...]:
        """The words, folded."""
        return self.folded.words


def own_spans(article: Article) -> tuple[Span, ...]:
    """Spans of the paragraphs that fingerprints are taken from, those left out that repeat an earlier one."""
    return tuple(b.span for b in article.blocks if b.kind in _PRINTED_KINDS and b.repeats is None)


def text_of(article_id: str, text: str, folded: Folded) -> Text:
    """The words of a text, ready to be compared."""
    return Text(article_id, folded, are_inside(folded.starts, quoted_spans(text)), seeds_of(folded.words))


def find_reprints(article: Article, known: Known, *, prints: Iterable[Print], facts: Iterable[Print]) -> list[Reprint]:
    """Judgements on the recorded articles that share most with this one, closest first.

    ``prints`` are of runs of words; ``facts`` of figures with names, by which rewritten texts are found.
    """
    found: dict[str, Reprint] = {}
    here = KnownArticle.of(article)
    carriers = _candidates(article.id, known, prints, at_least=_SHARED_PRINTS)
    if carriers:
        # Kept where it has paragraphs of its own: when it is on record it will be asked for in the same way.
        mine = _known_text(here) if here.own else text_of(article.id, article.text, folded_words(article.text, ()))
        for other in carriers:
            reprint = _judged(mine, _known_text(known.article(other)))
            if reprint is not None:
                found[other] = reprint
    told = _known_facts(here) if here.own else facts_of(article.text, (), here.publisher, published=here.published)
    for other in _candidates(article.id, known, facts, at_least=_SHARED_FACTS):
        judged = found.get(other)
        if judged is None or judged.judgement is Judgement.DIFFERENT:
            verdict = judged_rewriting(told, _known_facts(known.article(other)))
            if verdict is not None:
                passages = judged.passages if judged else ()
                found[other] = Reprint(other, judged.share if judged else 0.0, verdict[0], passages, verdict[1])
    return sorted(found.values(), key=lambda r: (-r.share, r.other))


def _candidates(own_id: str, known: Known, prints: Iterable[Print], *, at_least: int) -> list[str]:
    """The recorded articles that share most fingerprints with one of this id, most first."""
    sharing = known.sharing({p for p, _ in prints}, at_least=at_least, most=_COMPARED + 1)
    return [i for i in sharing if i != own_id][:_COMPARED]


def _known_spans(article: KnownArticle) -> tuple[Span, ...]:
    return article.own or (Span(0, len(article.text)),)


@lru_cache(maxsize=_KEPT)
def _known_facts(article: KnownArticle) -> Facts:
    return facts_of(article.text, _known_spans(article), article.publisher, published=article.published)


@lru_cache(maxsize=_KEPT)
def _known_text(article: KnownArticle) -> Text:
    return text_of(article.id, article.text, folded_words(article.text, _known_spans(article)))


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share: passages of the first and the second, and how many words."""

    passages: tuple[tuple[Span, Span], ...]
    words: int
    plain: int  # of these, outside quotation marks
    leads: bool  # whether the longer passages begin where both texts begin


def overlap_of(one: Text, other: Text) -> Overlap:
    """The passages that both texts have, in the order of the first."""
    aligned = align(one.words, other.words, seeds=one.seeds, other_seeds=other.seeds)
    passages = tuple(
        (_over(one, p[0].i, p[-1].i + p[-1].length), _over(other, p[0].j, p[-1].j + p[-1].length)) for p in aligned
    )
    runs = [run for passage in aligned for run in passage]
    plain = sum(one.quoted[run.i : run.i + run.length].count(0) for run in runs)
    leads = any(run.i < _LEAD_WORDS and run.j < _LEAD_WORDS for run in runs)
    return Overlap(passages, sum(run.length for run in runs), plain, leads)


def _over(text: Text, first: int, end: int) -> Span:
    return Span(text.folded.starts[first], text.folded.ends[end - 1])


def _judged(mine: Text, other: Text) -> Reprint | None:
    # A pair is always aligned in one direction, so that the answer does not depend on which article came first.
    if mine.id <= other.id:
        overlap = overlap_of(mine, other)
        passages = [Passage(a, other.id, b) for a, b in overlap.passages]
    else:
        overlap = overlap_of(other, mine)
        passages = [Passage(b, other.id, a) for a, b in overlap.passages]
    if overlap.words < _LEAST_WORDS:
        return None
    sizes = sorted((mine.quoted.count(0), other.quoted.count(0)))
    share = min(1.0, overlap.plain / sizes[0]) if sizes[0] else 0.0
    judgement, evidence = _verdict(overlap, share, overlap.plain / sizes[1] if sizes[1] else 0.0)
    ordered = tuple(sorted(passages, key=lambda p: (p.span, p.other_span)))
    return Reprint(other.id, round(share, 4), judgement, ordered, evidence)


def _verdict(overlap: Overlap, share: float, share_of_longer: float) -> tuple[Judgement, Evidence]:
    part = f"{share:.0%} of the shorter text stands word for word in the other"
    if overlap.plain < _LEAST_WORDS:
        reason = f"they share {overlap.words} words, nearly all of them one quotation: no reprint"
        return Judgement.DIFFERENT, Evidence("shared-quotation", 0.9, reason)
    if share >= _SAME_FROM:
        if share_of_longer >= _WHOLE_FROM:
            how = "verbatim"
        elif not overlap.leads:
            how = "under another lead"
        else:
            how = "cut" if share >= _WHOLE_FROM else "edited"
        return Judgement.SAME, Evidence("shared-passages", round(0.5 + share / 2, 4), f"{how}: {part}")
    if share >= _UNSURE_FROM:
        reason = f"{part}: one may rest on the other, or both on a third text"
        return Judgement.UNSURE, Evidence("shared-passages", round(share, 4), reason)
    reason = f"they share {overlap.plain} words outside quotations, but only {part}"
    return Judgement.DIFFERENT, Evidence("shared-passages", round(1 - share, 4), reason)
