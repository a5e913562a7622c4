"""Unnamed sources of one article: how they are described, how many, on what terms they speak, who of them are one."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute.page import Draft, Page
from onrecord.attribute.sources.anonymity import Terms, find_terms
from onrecord.attribute.sources.counting import count_of
from onrecord.attribute.sources.naming import Named
from onrecord.attribute.sources.source_words import FIRST_PERSON
from onrecord.attribute.sources.subjects import subject_of
from onrecord.english import SPELLED, any_of
from onrecord.model import UNNAMED_SOURCES, Described, Naming, Span
from onrecord.text import trimmed, word_set

_NUMBER = rf"(?:an?|another|{any_of(SPELLED)}|\d{{1,3}})"
_PARTS = re.compile(rf"(?:,? and |, )(?={_NUMBER}\s)", re.IGNORECASE)
_ENDS = re.compile(
    rf",(?!\d)(?! {_NUMBER}\s)(?!\s(?:\w+[,\s]+){{0,3}}and\b)|\s(?:who|whose|whom|speaking|granted|requesting|asking)\b"
    r"|\s(?:up)?on (?:the )?condition\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"^(?:the|those|these|that|this|both|all|same)\b", re.IGNORECASE)
_PART = re.compile(
    r"^(?:one|another|two|three|some|each|all|both|most) of (?:the|those|these)\b|^the other", re.IGNORECASE
)
_PART_WORDS = word_set("a an one another two three some each all both most other others of the those these that ,")
_POINTING = word_set("the those these that this both all same of")
_ANYBODY = word_set("source person people individual official one")
_SINGULAR = word_set("he she him her")
_PLURAL = word_set("they them both all each some several many most")
_RECENT = 60
"""Sources that a later phrase can point back to: an article that has more is a list."""
_NEAR = 6
"""Sentences before and after a statement in which the source that it is about is looked for."""
_FAR = 30
"""Sentences after it in which whoever is described more closely ("the former official") is looked for."""


@dataclass(slots=True, eq=False)
class _Source:
    """One unnamed source as far as the article lets tell: its descriptions and its terms."""

    lemma: str
    plural: bool
    words: frozenset[str]
    described: tuple[Described, ...]
    withheld: tuple[Span, ...] = ()
    because: tuple[Span, ...] = ()
    part_of: "_Source | None" = None

    @property
    def count(self) -> int | None:
        """How many they are, where each group of them is counted."""
        counts = [d.count for d in self.described]
        return sum(c or 0 for c in counts) if all(counts) else None


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What is known of the source of one draft beyond its name."""

    naming: Naming
    described: tuple[Described, ...] = ()
    withheld: tuple[Span, ...] = ()
    because: tuple[Span, ...] = ()


def unnamed_of(page: Page, drafts: Sequence[Draft], named: Sequence[Named]) -> list[Unnamed]:
    """For each draft what its unnamed source is; drafts are in text order.

    What is stated of a source once holds for all its attributions: "The officials spoke on condition of anonymity"
    speaks of whoever was called officials before. Who is said to hold back a name is anonymous.
    """
    sources: list[_Source] = []
    of_draft: list[_Source | None] = []
    for d, name in zip(drafts, named, strict=True):
        of_draft.append(_source_of(page, d, name, sources=sources))
    told = _Told(page, drafts, of_draft, defaultdict(list))
    for n, d in enumerate(drafts):
        told.by_sentence[_sentence(page, d)].append(n)
    for terms in find_terms(page):
        for found in _about(told, terms):
            found.withheld += (terms.withheld,) if terms.withheld is not None else ()
            found.because += (terms.because,) if terms.because is not None else ()
    return [_told(name, source) for name, source in zip(named, of_draft, strict=True)]


def _told(name: Named, source: _Source | None) -> Unnamed:
    if source is None:
        return Unnamed(name.naming)
    whole = source.part_of or source  # what holds for "the two officials" holds for "one of the officials"
    withheld, because = {*source.withheld, *whole.withheld}, {*source.because, *whole.because}
    naming = Naming.ANONYMOUS if withheld or because else name.naming
    return Unnamed(naming, source.described, tuple(sorted(withheld)), tuple(sorted(because)))


def _sentence(page: Page, d: Draft) -> int:
    spans = d.source or d.cue or d.content
    return page.trees.sentence[max(0, page.word_at(spans[0].start))]


# --- which source -------------------------------------------------------------------------------


def _source_of(page: Page, d: Draft, name: Named, *, sources: list[_Source]) -> _Source | None:
    """The source of a draft among those told of before, or a new one, which is added."""
    if name.naming not in UNNAMED_SOURCES or not d.source or name.entity is not None:
        return None
    head = d.source_head
    low = page.lower(head) if head >= 0 else ""
    plural = name.naming is Naming.UNNAMED_GROUP or (head >= 0 and page.words[head].tag == "NNS")
    if low in FIRST_PERSON:
        known = [s for s in sources[-_RECENT:] if any(x.span.cut(page.text) in name.speaker for x in s.described)]
        return known[-1] if known else None
    if low in _SINGULAR | _PLURAL:
        near = [s for s in sources[-_RECENT:] if _sentence_gap(page, d, s) <= 1 and s.plural == (low in _PLURAL)]
        return near[-1] if near else None
    spans = _noun_spans(page, d)
    if not spans:
        return None
    lemma = page.trees.lemma(head) if head >= 0 else ""
    words = frozenset(page.lower(i) for i in page.words_in(spans[0]))
    again = [s for s in sources[-_RECENT:] if any(x.span.overlaps(spans[0]) for x in s.described)]
    if again:
        return again[-1]
    if _BACK.match(spans[0].cut(page.text)) or len(words) == 1:
        known = [s for s in sources[-_RECENT:] if s.plural == plural and _same(s, lemma, words)]
        known = [s for s in known if name.count in {None, s.count} or s.count is None]
        plainly = [s for s in known if s.words - _POINTING == words - _POINTING]
        if known:
            return (plainly or known)[-1]
    else:
        known = [s for s in sources[-_RECENT:] if s.words == words and s.plural == plural and not _counts_anew(words)]
        if known:
            return known[-1]
    made = _Source(lemma, plural, words, described(page, spans[0], count=name.count))
    if _PART.match(spans[0].cut(page.text)):
        made.part_of = next((s for s in reversed(sources[-_RECENT:]) if s.plural and _is_part(s, words)), None)
    sources.append(made)
    return made


def _is_part(whole: _Source, words: frozenset[str]) -> bool:
    """Whether all that describes some of them was said of the whole: "the other current official"."""
    held = words - _PART_WORDS
    return bool(held) and all({w, w + "s"} & whole.words for w in held)


def _counts_anew(words: frozenset[str]) -> bool:
    return bool(words & {"a", "an", "another", "one"})


def _same(known: _Source, lemma: str, words: frozenset[str]) -> bool:
    """Whether a phrase that points back can mean a source: the same noun, and no word that was not said of it.

    "The people" may be any of them, and "sources say", which points to nobody, none that is not called sources.
    """
    held = words - _POINTING - {lemma, lemma + "s", "people", "sources"}
    anybody = lemma in {"source", "person", "people", "individual"} and not words.isdisjoint(_POINTING)
    alike = known.lemma == lemma or anybody
    return alike and held <= known.words


def _sentence_gap(page: Page, d: Draft, source: _Source) -> int:
    last = source.described[-1].span.start if source.described else 0
    return abs(_sentence(page, d) - page.trees.sentence[max(0, page.word_at(last))])


def _noun_spans(page: Page, d: Draft) -> tuple[Span, ...]:
    """The source's words; for a relative pronoun those of the noun that it stands for."""
    if d.source_head >= 0 and page.words[d.source_head].tag in {"WP", "WDT"}:
        at = d.source_head
        for _ in range(4):
            if page.trees.dep(at) == "relcl":
                noun = page.trees.heads[at]
                kept = page.trim(page.trees.first[noun], d.source_head - 1) if noun < d.source_head else None
                return (page.span(*kept),) if kept else ()
            at = page.trees.heads[at]
        return ()
    return d.source


def described(page: Page, source: Span, *, count: int | None) -> tuple[Described, ...]:
    """The words of a source that describe it, group by group where each is counted; ``count`` is of all."""
    cut = source.cut(page.text)
    end = _ENDS.search(cut)
    whole = trimmed(page.text, Span(source.start, source.start + (end.start() if end and end.start() else len(cut))))
    text = whole.cut(page.text).rstrip(" ,")
    if not text:
        return ()
    whole = Span(whole.start, whole.start + len(text))
    starts = [0, *(m.end() for m in _PARTS.finditer(text))]
    ends = [*(m.start() for m in _PARTS.finditer(text)), len(text)]
    parts = [Span(whole.start + a, whole.start + b) for a, b in zip(starts, ends, strict=True) if b > a]
    counts = [count_of(p.cut(page.text), plural=False) for p in parts]
    if len(parts) > 1 and all(counts) and sum(c or 0 for c in counts) == count:
        return tuple(Described(p, c) for p, c in zip(parts, counts, strict=True))
    return (Described(whole, count),)


# --- on what terms ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    """The drafts of a page with their sources, by sentence."""

    page: Page
    drafts: Sequence[Draft]
    of_draft: Sequence[_Source | None]
    by_sentence: defaultdict[int, list[int]]


def _about(told: _Told, terms: Terms) -> list[_Source]:
    """Whom a statement is about: whose phrase it stands in, whose verb it hangs on, whoever that points to.

    "They and the former official spoke …" is about two.
    """
    page, of_draft = told.page, told.of_draft
    here = told.by_sentence.get(terms.sentence, [])
    holders = [n for n in here if any(terms.span.overlaps(s) for s in told.drafts[n].source)]
    subject = _subject(page, terms)
    if not holders and subject >= 0:
        holders = [n for n in here if any(page.words[subject].span in s for s in told.drafts[n].source)]
    own = [source for n in holders if (source := of_draft[n]) is not None]
    if holders:
        return own[:1]
    if subject >= 0 and page.words[subject].tag[:2] in {"NN", "PR", "DT", "CD"}:
        subjects = [subject, *page.trees.all(subject, "conj")]
        pointed = [_pointed(told, each, terms.sentence) for each in subjects]
        found = [source for n, source in enumerate(pointed) if source is not None and source not in pointed[:n]]
        if found or not here or page.words[subject].tag.startswith("NN"):
            return found  # where a noun is meant that speaks nowhere here, nobody else is
    return [source for n in here if (source := of_draft[n]) is not None][:1]


def _subject(page: Page, terms: Terms) -> int:
    """Who speaks on these terms, as far as the parse tells; a relative pronoun's noun."""
    trees = page.trees
    at = terms.head
    for _ in range(8):
        if trees.is_verb(at):
            subject = trees.child(at, "nsubj", "nsubjpass")
            subject = subject_of(page, at) if subject is None else subject
            if subject >= 0:
                relative = page.words[subject].tag in {"WP", "WDT"} and trees.dep(at) == "relcl"
                return trees.heads[at] if relative else subject
            if trees.dep(at) in {"acl", "relcl"}:
                return trees.heads[at]
        if trees.heads[at] == at:
            return -1
        at = trees.heads[at]
    return -1


def _pointed(told: _Told, subject: int, sentence: int) -> _Source | None:
    """For "The officials spoke …" or "He asked …" the nearest source before, else after, that can be meant."""
    page = told.page
    low, lemma = page.lower(subject), page.trees.lemma(subject)
    plural = page.words[subject].tag == "NNS" or low in _PLURAL | {"people"}
    said_of = {page.lower(c) for c in page.trees.children[subject] if c < subject} - _PART_WORDS
    before = range(sentence, sentence - _NEAR - 1, -1)
    reach = _FAR if said_of else _NEAR  # "the former official" can be none but the next one called so
    for place in (*before, *range(sentence + 1, sentence + reach + 1)):
        found = told.by_sentence.get(place, [])
        for n in reversed(found) if place <= sentence else found:
            source = told.of_draft[n]
            if source is None or source.plural != plural:
                continue
            told_of = source.words - _PART_WORDS - {lemma, f"{lemma}s"}
            alike = source.lemma == lemma and (said_of <= source.words or (place > sentence and told_of <= said_of))
            if low in _SINGULAR | _PLURAL or alike or (lemma in _ANYBODY and not said_of):
                return source
    return None
