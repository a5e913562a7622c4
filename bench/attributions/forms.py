"""By which construction an attribution is made, and how far apart its parts stand: read off cue, source and content.

The same rules class answers and findings, so recall and precision can be told for each class.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bench.attributions.matching import Roles, manner_of_text
from onrecord.model import Reading, Span, Word


class Form(StrEnum):
    """How content hangs on its cue."""

    CLAUSE = "clause"  # said that …, "…, officials say, …"
    QUOTATION = "quotation"  # nothing but quoted words, whatever the cue
    NOUN_PHRASE = "noun_phrase"  # denied the claim, considered leaving
    PREPOSITION = "preposition"  # warned of …
    INFINITIVE = "infinitive"  # vowed to …
    NOUN_CUE = "noun_cue"  # her claim that …
    ADJECTIVE_CUE = "adjective_cue"  # confident that …, the alleged …
    ACCORDING_TO = "according_to"
    OTHER = "other"  # no verb, no noun, or no cue at all: reportedly, "Report: …"


BEYOND_CLAUSES = frozenset({Form.NOUN_PHRASE, Form.PREPOSITION, Form.INFINITIVE, Form.NOUN_CUE})
"""What a tool for quotations and reported clauses does not look for."""

_COPULAS = frozenset("be seem appear feel remain become stay sound".split())
_NOMINAL = ("NN", "PRP", "CD", "DT", "$", "EX", "WP")
_OBJECTS = frozenset({"dobj", "nsubjpass", "nsubj", "pobj", "attr", "oprd", "dative", "appos"})
_PREFERRED = (
    Form.ADJECTIVE_CUE,
    Form.NOUN_CUE,
    Form.CLAUSE,
    Form.INFINITIVE,
    Form.NOUN_PHRASE,
    Form.PREPOSITION,
    Form.OTHER,
)
"""Which form counts where a content has several parts: "asked the council to act", "blamed the mayor for it"."""


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a reading, with sentence and paragraph of each."""

    text: str
    words: Sequence[Word]
    starts: list[int]
    ends: list[int]
    children: list[list[int]]
    sentence: list[int]
    paragraph: list[int]

    def touched(self, spans: Collection[Span]) -> list[int]:
        """Numbers of the words that the spans touch, in order."""
        found: set[int] = set()
        for span in spans:
            found.update(range(bisect_left(self.ends, span.start + 1), bisect_left(self.starts, span.end)))
        return sorted(found)


def parse_of(reading: Reading) -> Parse:
    """Lay out a reading for classing."""
    words = reading.words
    children: list[list[int]] = [[] for _ in words]
    for i, word in enumerate(words):
        if word.head != i:
            children[word.head].append(i)
    sentence, paragraph = [-1] * len(words), [-1] * len(words)
    for number, held in enumerate(reading.sentences):
        for i in range(*held.words):
            sentence[i], paragraph[i] = number, held.block
    starts, ends = [w.span.start for w in words], [w.span.end for w in words]
    return Parse(reading.article.text, words, starts, ends, children, sentence, paragraph)


def classes_of(parse: Parse, roles: Roles) -> list[str]:
    """Every class an attribution counts in; the first is the one that all are in."""
    form = form_of(parse, roles)
    found = ["all", manner_of_text(parse.text, roles["content"]), form.value, *_distances(parse, roles)]
    return [*found, "beyond_clauses"] if form in BEYOND_CLAUSES else found


def _distances(parse: Parse, roles: Roles) -> Iterator[str]:
    cue, source, content = (parse.touched(roles[role]) for role in ("cue", "source", "content"))
    if not source:
        yield "no_source"
    else:
        yield "one_source"
        beside = {parse.sentence[i] for i in cue or content}
        yield "source_in_sentence" if beside & {parse.sentence[i] for i in source} else "source_elsewhere"
    if len({parse.paragraph[i] for i in content}) > 1:
        yield "content_over_paragraphs"
    elif len({parse.sentence[i] for i in content}) > 1:
        yield "content_over_sentences"
    else:
        yield "content_in_sentence"


def form_of(parse: Parse, roles: Roles) -> Form:
    """The construction. A parse may err, so the classes are a little blurred, for answers and findings alike."""
    cue, content = ([i for i in parse.touched(roles[r]) if _is_word(parse, i)] for r in ("cue", "content"))
    if any(parse.words[i].span.cut(parse.text).lower() == "according" for i in cue):
        return Form.ACCORDING_TO
    if content and manner_of_text(parse.text, roles["content"]) == "direct":
        return Form.QUOTATION
    if not cue or not content:
        return Form.OTHER
    inside = set(content)
    heads = [i for i in content if _is_top(parse, i, inside)]
    # In "was accused of lying" the content's other part says more than the subject does.
    heads = [i for i in heads if parse.words[i].dep != "nsubjpass"] or heads
    linked = [(head, *joint) for head in heads if (joint := _joint(parse, head, set(cue))) is not None]
    if not linked:
        top = _cue_head(parse, cue)
        linked = [(head, top, False) for head in heads]
    found = {_form(parse, joint, set(cue)) for joint in linked}
    return next(form for form in _PREFERRED if form in found)


def _is_word(parse: Parse, i: int) -> bool:
    return any(c.isalnum() for c in parse.words[i].span.cut(parse.text))


def _is_top(parse: Parse, i: int, inside: Collection[int]) -> bool:
    head = parse.words[i].head
    return head == i or head not in inside


def _joint(parse: Parse, i: int, cue: Collection[int]) -> tuple[int, bool] | None:
    """The word of the cue that governs content word ``i``, and whether by a preposition; None where none does."""
    by_preposition = False
    for _ in range(4):
        head = parse.words[i].head
        if head == i:
            return None
        if parse.words[head].tag in {"IN", "TO"}:
            by_preposition = True
        elif parse.words[head].tag != "RP":
            return (head, by_preposition) if head in cue else None
        i = head
    return None


def _cue_head(parse: Parse, cue: Sequence[int]) -> int:
    """The word a cue turns on where the parse does not hang the content on it: its verb, noun or adjective."""
    tops = [i for i in cue if _is_top(parse, i, cue)]
    for kind in ("VB", "NN", "JJ"):
        for i in (*tops, *cue):
            if parse.words[i].tag.startswith(kind):
                return i
    return tops[0] if tops else cue[0]


def _form(parse: Parse, joint: tuple[int, int, bool], cue: Collection[int]) -> Form:
    head, governor, by_preposition = joint
    word = parse.words[governor]
    if word.tag.startswith("NN"):
        return Form.NOUN_CUE
    if word.tag.startswith("JJ") or (word.tag.startswith("VB") and word.dep == "amod"):
        return Form.ADJECTIVE_CUE
    if not word.tag.startswith("VB"):
        return Form.OTHER
    if word.lemma in _COPULAS:
        for i in parse.children[governor]:
            if i in cue and parse.words[i].dep in {"acomp", "attr", "oprd"}:
                return Form.NOUN_CUE if parse.words[i].tag.startswith("NN") else Form.ADJECTIVE_CUE
    return Form.PREPOSITION if by_preposition else _complement(parse, head)


def _complement(parse: Parse, head: int) -> Form:
    """What kind of complement the content word ``head`` leads."""
    word = parse.words[head]
    below = parse.children[head]
    if word.tag in {"IN", "TO", "RP"}:
        return Form.PREPOSITION
    subject = any(parse.words[i].dep in {"nsubj", "nsubjpass", "expl", "csubj"} for i in below)
    if word.tag.startswith("VB"):
        if any(parse.words[i].tag == "TO" and parse.words[i].dep == "aux" for i in below):
            return Form.INFINITIVE
        return Form.NOUN_PHRASE if word.tag == "VBG" and not subject and word.dep != "ROOT" else Form.CLAUSE
    if word.dep in _OBJECTS:
        return Form.NOUN_PHRASE
    if subject:
        return Form.CLAUSE
    return Form.NOUN_PHRASE if word.tag.startswith(_NOMINAL) else Form.OTHER
