"""Looking things up: passages with the words that are asked for, the claims in them, and people and bodies by name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from onrecord.model import UNNAMED_SOURCES, Attribution, Span
from onrecord.record import Recorded
from onrecord.tell.lines.page_parts import part_in_words
from onrecord.tell.lines.quotes import speaker
from onrecord.tell.lines.told import Citation
from onrecord.tell.story import Actor, Claim, Story, first_day
from onrecord.tell.story.names import Names
from onrecord.tell.texts.reprints import stretches
from onrecord.text import fold, word_spans, words

MOST = 500
"""Sentences that are looked at, the best first by BM25."""
_MOST_WORDS = 16
"""Words of a question that count."""
_MOST_ALIKE = 3
_LEAST_ALIKE = 75
"""How alike, in per cent, a word of the record must be to one that is not, to be offered in its stead."""
_MONTH = len("2031-05")

OWN_VOICE = "in the article's own voice"
NAMED = "named source"
UNNAMED = "unnamed source"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked for: words, and "" or the one value of each facet that is wanted."""

    words: str
    kind: str = ""
    publisher: str = ""
    month: str = ""
    speaker: str = ""
    voice: str = ""


FACETS = ("kind", "publisher", "month", "speaker", "voice")
"""The facets of passages, by name of the field that holds their value."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that has words of the question. ``hits`` are where they stand in ``text``, which is on one line.

    ``kind`` says in what sort of block of the page it stands, ``voice`` whether somebody's words are in it, and whether
    they are named. ``every`` says that all the words stand in it.
    """

    citation: Citation
    text: str
    hits: tuple[Span, ...]
    kind: str
    publisher: str
    published: str
    month: str
    speaker: str
    voice: str
    every: bool

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it is a word that was asked for."""
        at = 0
        for hit in self.hits:
            if hit.start > at:
                yield self.text[at : hit.start], False
            yield hit.cut(self.text), True
            at = hit.end
        if at < len(self.text):
            yield self.text[at:], False


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a facet with how many passages have it, all other facets being as they are asked for."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. ``facets`` gives the values of each by its name; ``cut`` says that there may be more passages."""

    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    people: tuple[Actor, ...]
    facets: Mapping[str, tuple[Facet, ...]]
    cut: bool


@dataclass(frozen=True, slots=True)
class Instead:
    """A word of a question that found nothing: in how many sentences it stands, and words of the record like it."""

    word: str
    sentences: int
    alike: tuple[str, ...]


class Searching:
    """What can be looked up in one story; what is worked out for one question is kept for the next page of it.

    ``people`` gives those whose name has words that begin with each of some words, most mentioned first.
    """

    def __init__(self, story: Story) -> None:
        self._story = story
        self._passages = lru_cache(maxsize=8)(self._all)
        self._carrying = lru_cache(maxsize=8)(self._carried)
        self.people = lru_cache(maxsize=64)(self._people)

    def found(self, sought: Sought) -> Found:
        """All that is found, those with all of the words first, then by BM25."""
        everything = self._passages(sought.words)
        kept = _fitting(everything, sought)
        return Found(
            tuple(kept),
            self._carrying(sought.words),
            self.people(sought.words),
            {name: _counted(everything, sought, name) for name in FACETS},
            len(everything) >= MOST,
        )

    def _people(self, asked: str) -> tuple[Actor, ...]:
        """Those whose name has words that begin with each of the words, most mentioned first."""
        begins = words(asked)[:_MOST_WORDS]
        return tuple(self._story.once(Names).beginning(begins)) if begins else ()

    def instead(self, asked: str) -> list[Instead]:
        """Word by word what the record has, for a question that found nothing."""
        given = list(dict.fromkeys(words(asked)))[:_MOST_WORDS]
        spread = self._story.view.spread(given)
        return [Instead(w, spread.get(w, 0), () if spread.get(w) else self._alike(w)) for w in given]

    # --- passages -------------------------------------------------------------------------------

    def _all(self, asked: str) -> tuple[Passage, ...]:
        wanted = roots_of(asked)
        hits = self._story.view.found([w for w, _ in wanted], limit=MOST) if wanted else ()
        roots = {root for _, root in wanted}
        made = [self._passage(self._story.by_id[h.article], h.sentence, roots) for h in hits]
        found = [p for p in made if p is not None]
        quoted = _quotation(asked)
        if quoted:
            found = [p for p in found if quoted in fold(p.text)]
        return tuple(sorted(found, key=lambda p: not p.every))  # stable: by BM25 among equals

    def _passage(self, recorded: Recorded, number: int, roots: set[str]) -> Passage | None:
        article = recorded.article
        told = self._story.once(stretches).get(article.id, ())  # what else there is of a sentence is not asked for
        if number >= len(told):
            return None
        sentence = told[number]
        text = " ".join(sentence.span.cut(article.text).split())
        begins = {root[:1] for root in roots}
        # A root begins as its word does, so that of most words it need not be known.
        read = ((span, fold(span.cut(text))) for span in word_spans(text))
        spans = [(span, root_of(word)) for span, word in read if word[:1] in begins]
        hits = tuple(span for span, root in spans if root in roots)
        if not hits:
            return None
        said = self._speaking(recorded, sentence.span)
        name = speaker(self._story, recorded, said).strip(" ,;:") if said is not None else ""
        published = article.published.value if article.published else ""
        return Passage(
            citation=Citation(article.id, sentence.span),
            text=text,
            hits=hits,
            kind=part_in_words(sentence.kind),
            publisher=self._story.publisher(recorded),
            published=published,
            month=_month(published),
            speaker=name,
            voice=OWN_VOICE if said is None else UNNAMED if said.naming in UNNAMED_SOURCES else NAMED,
            every=roots <= {root for _, root in spans},
        )

    def _speaking(self, recorded: Recorded, span: Span) -> Attribution | None:
        """The innermost source whose words stand in the sentence."""
        held = [a for a in recorded.attributions if a.source and any(c.overlaps(span) for c in a.content)]
        return min(held, key=lambda a: (sum(map(len, a.content)), a.id), default=None)

    # --- claims, names --------------------------------------------------------------------------

    def _carried(self, asked: str) -> tuple[Claim, ...]:
        """The claims that one of their wordings puts in all of these words."""
        return tuple(self._claims(asked, self._passages(asked)))

    def _claims(self, asked: str, passages: Iterable[Passage]) -> Iterator[Claim]:
        roots = {root for _, root in roots_of(asked)}
        seen: set[str] = set()
        for passage in passages:
            if not passage.every:
                return
            recorded = self._story.by_id[passage.citation.article]
            at = passage.citation.span
            for assertion in recorded.assertions:
                put = assertion.wording
                if put.end <= at.start or at.end <= put.start or assertion.id not in self._story.claim_of:
                    continue
                claim = self._story.claim_of[assertion.id]
                wording = assertion.wording.cut(recorded.article.text)
                if claim.id not in seen and roots <= {root_of(w) for w in words(wording)}:
                    seen.add(claim.id)
                    yield claim

    @cached_property
    def _vocabulary(self) -> list[str]:
        """The words of names, of headlines, and of what is claimed: what people look for."""
        known = set(self._story.once(Names).words)
        for recorded in self._story.articles:
            known.update(words(recorded.article.title.value) if recorded.article.title else ())
            known.update(term for assertion in recorded.assertions for term in assertion.terms)
        return sorted(w for w in known if len(w) > 2)

    def _alike(self, word: str) -> tuple[str, ...]:
        from rapidfuzz import process  # noqa: PLC0415  # only what is misspelt needs it

        near = process.extract(word, self._vocabulary, limit=_MOST_ALIKE, score_cutoff=_LEAST_ALIKE)
        return tuple(found for found, _, _ in near)


def roots_of(asked: str) -> tuple[tuple[str, str], ...]:
    """The words of a question, each with what is left of it without its ending, as the index has it."""
    given = dict.fromkeys(words(asked))
    return tuple((w, root_of(w)) for w in list(given)[:_MOST_WORDS])


@lru_cache(maxsize=1 << 16)
def root_of(word: str) -> str:
    """A word without its ending, by the rules of the index."""
    return without_ending(fold(word))


@lru_cache(maxsize=1 << 16)
def without_ending(plain: str) -> str:
    """A folded word without its ending, by the rules of the index (Porter 1980)."""
    return str(_stemmer().stemWord(plain))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer  # noqa: PLC0415  # it loads the rules of every language it knows

    return snowballstemmer.stemmer("porter")


def _quotation(asked: str) -> str:
    """What stands in quotation marks, to be found just so; "" for none."""
    parts = fold(asked).split('"')
    return " ".join(parts[1].split()) if len(parts) >= 3 else ""


def _fitting(passages: Sequence[Passage], sought: Sought, *, without: str = "") -> Sequence[Passage]:
    """Those that have what is asked for of every facet but one."""
    asked = [(name, value) for name in FACETS if (value := getattr(sought, name)) and name != without]
    return [p for p in passages if all(getattr(p, name) == value for name, value in asked)] if asked else passages


def _counted(passages: Sequence[Passage], sought: Sought, name: str) -> tuple[Facet, ...]:
    counts = Counter(str(getattr(p, name)) for p in _fitting(passages, sought, without=name))
    asked = getattr(sought, name)
    if asked:
        counts[asked] += 0  # what is asked for can always be taken back
    order = (lambda v: v) if name == "month" else (lambda v: (-counts[v], v))
    return tuple(Facet(v, counts[v]) for v in sorted((v for v in counts if v), key=order))


def _month(published: str) -> str:
    day = first_day(published) if published else ""
    return day[:_MONTH] if len(day) >= _MONTH else ""
