"""To which named organisation whoever is described without a name belongs: "lawyers for the Harbour Board"."""

from collections.abc import Iterator, Sequence

from onrecord.model import EntityKind, Mention, Resolution, Span, Word
from onrecord.relate.origins.background import Background
from onrecord.relate.propositions.clauses import words_in
from onrecord.text import fold, trimmed, word_set, word_spans, words

_BESIDE = frozenset({"compound", "amod", "nmod", "poss", "npadvmod"})
_BELONGS = frozenset({"of", "at", "for", "from", "with", "in", "within", "inside"})
_BY = frozenset({"by"})
"""By whom a paper is made."""
# What an organisation has of its own, so that whoever is of it is the organisation's: "the head of its press office".
_PARTS = word_set(
    "office department service board embassy delegation mission ministry team staff division unit branch arm "
    "headquarters management bureau desk website security research sales marketing communications operations finance "
    "safety engineering"
)
_OVER_AGAINST = frozenset({"union", "regulator", "watchdog", "opposition"})
"""Whose leaders at a company are not the company's."""
_NAMED = frozenset({"name", "call", "identify", "know"})
_JOINING = frozenset({"IN", "TO", "WP", "WDT", "DT", "CC", "PRP$"})
_BETWEEN = word_set("the a an and or")
_HOUSES = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE})
_DEEPEST = 8
"""Nouns over each other that are followed from a name to what the description is built on."""


def house_of(background: Background, span: Span, *, paper: bool = False) -> Resolution | None:
    """The organisation that the noun a description is built on, or a part of that organisation, is said to belong to.

    It owns it, stands before it or after "of", "at", "for"; of a ``paper`` also after "by". Whom somebody sues,
    protests against or was hired by is another.
    """
    text, listed = background.reading.article.text, background.reading.words
    within = words_in(listed, span)
    spans = list(word_spans(text, span.start, span.end))
    parts = [fold(s.cut(text)).removesuffix("'s") for s in spans]
    for name, entity in background.organisations.items():
        for at in _places(words(name), parts):
            run = Span(spans[at].start, spans[at + len(words(name)) - 1].end)
            if _joined_to_another(background, listed, run):
                return None
            if _belongs(listed, within, run, ties=_BELONGS | _BY if paper else _BELONGS):
                return background.keys[entity]
    return None


def _joined_to_another(background: Background, listed: Sequence[Word], name: Span) -> bool:
    """Whether two are named of whom a description may speak for either: "officials in Norland and Tarn"."""
    inside = words_in(listed, name)
    heads = {i for i in inside if listed[i].dep == "pobj"}
    near = range(inside.stop, min(inside.stop + _DEEPEST, len(listed)))
    joined = {i for i in near if listed[i].dep == "conj" and listed[i].head in heads}
    joined |= {listed[i].head for i in inside if listed[i].dep == "conj" and listed[listed[i].head].dep == "pobj"}
    return any(m.kind in _HOUSES for i in joined - {*inside} for m in background.mentions_at(listed[i].span))


def _places(name: Sequence[str], parts: Sequence[str]) -> Iterator[int]:
    """Where a name stands in a description by whole words."""
    return (at for at in range(len(parts) - len(name) + 1) if name and parts[at : at + len(name)] == name)


def _belongs(listed: Sequence[Word], within: range, name: Span, *, ties: frozenset[str]) -> bool:
    """Whether the tree leads from a name to the top of a description by nothing but ties of belonging."""
    inside = [i for i in within if listed[i].span.overlaps(name)]
    at = next((i for i in inside if listed[i].head not in inside or listed[i].head == i), None)
    for _ in range(_DEEPEST):
        if at is None:
            return False
        above = listed[at].head
        if listed[at].dep == "pobj" and listed[above].lemma in ties:
            above = listed[above].head
        elif listed[at].dep not in _BESIDE:
            return False
        while listed[above].dep == "conj" and within.start <= listed[above].head < above:
            above = listed[above].head
        if above not in within:
            return False
        if _is_top(listed, within, above):
            apart = (i for i in within if listed[i].head == above and i not in inside)
            return not any(listed[i].lemma in _OVER_AGAINST for i in apart)
        at = above if listed[above].lemma in _PARTS else None
    return False


def _is_top(listed: Sequence[Word], within: range, at: int) -> bool:
    """Whether a word is what the words of a range are built on."""
    return listed[at].head not in within or listed[at].head == at


def without_deeds(background: Background, span: Span) -> Span:
    """A description without what its bearer does or is done to: "police" of "police investigating the company"."""
    text, listed = background.reading.article.text, background.reading.words
    within = words_in(listed, span)
    for i in within:
        if listed[i].dep == "acl" and listed[i].tag in {"VBG", "VBN"} and _is_top(listed, within, listed[i].head):
            return trimmed(text, Span(span.start, max(span.start, listed[i].span.start)))
    return span


def beside(background: Background, span: Span) -> int | None:
    """Whose name ends a source that was taken for a description: "the harbour master, Jo Field"."""
    text = background.reading.article.text
    last = max((m for m in background.mentions_at(span) if m.span in span), key=lambda m: m.span.end, default=None)
    if last is None or last.kind not in {EntityKind.PERSON, EntityKind.ORGANISATION}:
        return None
    before = text[span.start : last.span.start].rstrip()
    if text[last.span.end : span.end].strip(" ,") or not before or before.endswith(("'s", "’s", "'", "’")):
        return None
    return last.entity if _stands_by(background, last) else None


def stands_before_noun(background: Background, name: Mention) -> bool:
    """Whether a name only says which of something it is: "its Harbour Board vans"."""
    listed = background.reading.words
    inside = words_in(listed, name.span)
    return any(listed[i].dep in _BESIDE and listed[i].head not in inside for i in inside)


def _stands_by(background: Background, name: Mention) -> bool:
    """Whether a name follows what its bearer is, and no preposition, and no verb of which it is the object."""
    listed = background.reading.words
    inside = words_in(listed, name.span)
    word = listed[inside.start - 1]
    if name.kind is EntityKind.ORGANISATION and any(listed[i].dep in {"dobj", "pobj"} for i in inside):
        return False
    if word.tag.startswith("VB"):
        return word.lemma in _NAMED
    return word.lemma == "as" or not (word.tag in _JOINING or word.lemma in _BETWEEN)
