"""Words inside a content that say how sure it is or on what condition, told by the parse and not by spelling alone."""

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.attribute.page import Draft, Page
from onrecord.english import NOT
from onrecord.model import Caveat, CaveatKind, Span
from onrecord.text import word_set

_MODALS = frozenset({"may", "might", "could"})
_ADVERBS = {
    CaveatKind.POSSIBLE: word_set("perhaps possibly maybe potentially conceivably"),
    CaveatKind.PROBABLE: word_set("likely probably presumably apparently seemingly evidently"),
    CaveatKind.HEARSAY: word_set("reportedly allegedly purportedly supposedly ostensibly reputedly"),
}
_ATTRIBUTES = {
    CaveatKind.POSSIBLE: word_set("possible potential"),
    CaveatKind.PROBABLE: word_set("probable apparent presumed"),
    CaveatKind.HEARSAY: word_set("alleged purported reputed suspected supposed"),
}
_SAID_TO_BE = {
    CaveatKind.HEARSAY: word_set("believe think say report understand rumor rumour allege suspect presume hear"),
    CaveatKind.EXPECTED: word_set("expect anticipate predict project forecast schedule slate poise"),
}
_SEEM = word_set("seem appear")
_AHEAD = word_set("due set poised expected slated scheduled bound")
_ROUGHLY = word_set("about around roughly approximately nearly almost some circa estimated")
_ROUGH_PHRASES = frozenset(
    {
        ("more", "than"),
        ("less", "than"),
        ("fewer", "than"),
        ("at", "least"),
        ("up", "to"),
        ("close", "to"),
        ("at", "most"),
    }
)
_IF = word_set("if unless provided assuming lest")
_PENDING = word_set("pending barring depending")
_PHRASES = (
    ("subject", "to"), ("contingent", "on"), ("contingent", "upon"), ("conditional", "on"), ("dependent", "on"),
    ("as", "long", "as"), ("so", "long", "as"), ("on", "condition", "that"), ("on", "the", "condition", "that"),
    ("in", "case"), ("in", "the", "event"),
)  # fmt: skip
_ASKING = word_set("ask wonder inquire enquire question know say see tell determine decide learn check")


class Caveats:
    """The caveats of one page, found once; each content takes those that stand in it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found = sorted(_conditions(page), key=lambda c: c.span) if page.words else []
        self._found = sorted({*self._found, *_hedges(page)}, key=lambda c: (c.span, c.kind))
        self._starts = [c.span.start for c in self._found]

    def of(self, draft: Draft) -> tuple[Caveat, ...]:
        """Those in the draft's content, in text order; the "if" of "asked if …" is none."""
        made: list[Caveat] = []
        for content in draft.content:
            low, high = bisect_left(self._starts, content.start), bisect_left(self._starts, content.end)
            for c in self._found[low:high]:
                if c.kind is CaveatKind.CONDITION and self._is_asked(draft, c.span.start):
                    continue
                end = min(c.span.end, content.end)
                kept = Span(c.span.start, c.span.start + len(self._page.text[c.span.start : end].rstrip(" ,.;—–”\"'’")))
                made.append(Caveat(kept, c.kind))
        return tuple(dict.fromkeys(made))

    def _is_asked(self, draft: Draft, start: int) -> bool:
        """Whether the clause hangs on the cue itself, a word for asking or not saying."""
        trees = self._page.trees
        opens = self._page.word_at(start)
        asks = draft.head >= 0 and opens >= 0 and trees.lemma(draft.head) in _ASKING
        return asks and trees.heads[trees.heads[opens]] == draft.head and self._page.lower(opens) == "if"


def _hedges(page: Page) -> Iterator[Caveat]:
    for i in range(len(page.words)):
        if page.trees.sentence[i] < 0:
            continue
        found = _hedge(page, i)
        if found is not None:
            first, last, kind = found
            yield Caveat(page.span(first, last), kind)


def _hedge(page: Page, i: int) -> tuple[int, int, CaveatKind] | None:
    """First and last word of the hedge that word ``i`` is or heads."""
    trees, word = page.trees, page.words[i]
    low = page.lower(i)
    if word.tag == "MD":
        return (i, i, CaveatKind.POSSIBLE) if low in _MODALS and _is_hedging(page, i) else None
    if low in _ROUGHLY and _before_number(page, i + 1):
        return i, i, CaveatKind.APPROXIMATE
    if i + 1 < len(page.words) and (low, page.lower(i + 1)) in _ROUGH_PHRASES and _before_number(page, i + 2):
        return i, i + 1, CaveatKind.APPROXIMATE
    if word.tag.startswith("RB") or low == "maybe" or (low == "likely" and trees.dep(i) == "advmod"):
        return next(((i, i, kind) for kind, words in _ADVERBS.items() if low in words), None)
    if word.tag.startswith("JJ") or trees.dep(i) == "amod":
        return _adjective(page, i, low)
    return _verb(page, i) if trees.is_verb(i) else None


def _is_hedging(page: Page, modal: int) -> bool:
    """A modal before its verb; "could not find" tells of a failure, and a question leaves nothing open."""
    trees = page.trees
    verb = trees.heads[modal]
    if trees.dep(modal) != "aux" and verb != modal:
        return False
    subject = trees.child(verb, "nsubj", "nsubjpass", "expl")
    if subject is not None and modal < subject:
        return False  # "Could you …?", "May they …"
    negated = any(trees.dep(c) == "neg" and c > modal for c in trees.children[verb]) or (
        modal + 1 < len(page.words) and page.lower(modal + 1) in NOT
    )
    return page.lower(modal) != "could" or not negated


def _before_number(page: Page, i: int) -> bool:
    if i < len(page.words) and page.lower(i) in {"$", "£", "€", "us$"}:
        i += 1
    return i < len(page.words) and page.words[i].tag == "CD"


def _adjective(page: Page, i: int, low: str) -> tuple[int, int, CaveatKind] | None:
    trees = page.trees
    predicate = trees.dep(i) in {"acomp", "oprd", "ccomp", "ROOT", "conj", "xcomp"}
    if low in {"likely", "unlikely"}:
        return (i, i, CaveatKind.PROBABLE) if predicate else None  # not "likely voters"
    if low in _AHEAD and predicate:
        return _infinitive_after(page, i, CaveatKind.EXPECTED)
    if low == "possible" and i and page.lower(i - 1) == "as":
        return None  # "as soon as possible"
    if predicate and low not in {"possible", "probable", "apparent"}:
        return None
    return next(((i, i, kind) for kind, words in _ATTRIBUTES.items() if low in words), None)


def _verb(page: Page, i: int) -> tuple[int, int, CaveatKind] | None:
    trees, lemma = page.trees, page.trees.lemma(i)
    if lemma in _SEEM:
        taken = trees.child(i, "xcomp", "oprd", "ccomp", "acomp")
        return (i, i, CaveatKind.PROBABLE) if taken is not None or lemma == "seem" else None
    passive = trees.child(i, "auxpass") is not None or (page.words[i].tag == "VBN" and trees.dep(i) == "acl")
    if not passive and not (lemma in {"set", "expect"} and page.words[i].tag == "VBN"):
        return None
    kinds = (kind for kind, verbs in _SAID_TO_BE.items() if lemma in verbs)
    kind = CaveatKind.EXPECTED if lemma == "set" else next(kinds, None)
    return _infinitive_after(page, i, kind) if kind is not None else None


def _infinitive_after(page: Page, i: int, kind: CaveatKind) -> tuple[int, int, CaveatKind] | None:
    """ "is expected | to": with the form of be before it, where "to" and a verb follow."""
    end = page.sentence_words(i)[1]
    if i + 2 >= end or page.words[i + 1].tag != "TO" or not page.words[i + 2].tag.startswith(("VB", "RB")):
        return None
    first = next((k for k in range(max(0, i - 2), i) if page.trees.lemma(k) == "be"), i)
    return first, i + 1, kind


# --- conditions ---------------------------------------------------------------------------------


def _conditions(page: Page) -> Iterator[Caveat]:
    at = 0
    while at < len(page.words):
        last = _condition(page, at) if page.trees.sentence[at] >= 0 else -1
        if last >= at:
            yield Caveat(page.span(at, last), CaveatKind.CONDITION)
        at = max(at, last) + 1


def _condition(page: Page, i: int) -> int:
    """The last word of the condition that begins at word ``i``, or -1."""
    trees, low = page.trees, page.lower(i)
    end = page.sentence_words(i)[1]
    for phrase in _PHRASES:
        fits = low == phrase[0] and i + len(phrase) < end
        fits = fits and all(page.lower(i + k) == word for k, word in enumerate(phrase))
        if fits and page.words[i + len(phrase)].tag != "CD":  # "as long as two years"
            return _clause_end(page, i, i + len(phrase) - 1)
    if low in _PENDING and trees.dep(i) in {"prep", "advcl", "acl", "pcomp"}:
        return trees.last[i] if trees.last[i] > i else -1
    if low in {"provided", "providing"} and page.lower(min(i + 1, end - 1)) == "that":
        return trees.last[i] if trees.last[i] > i + 1 else -1
    if low in _IF and trees.dep(i) in {"mark", "advcl", "prep", "advmod"}:
        before = page.lower(i - 1) if i else ""
        if before in {"even", "as"} or (low == "if" and page.lower(min(i + 1, end - 1)) in {"not", "only", "any"}):
            return -1
        verb = trees.heads[i] if trees.dep(i) == "mark" else i
        if trees.dep(verb) in {"ccomp", "csubj"} and trees.lemma(trees.heads[verb]) in _ASKING:
            return -1
        return trees.last[verb] if trees.last[verb] > i else -1
    opens = low in {"should", "were", "had"} and trees.dep(i) in {"aux", "auxpass"} and _inverted(page, i)
    return trees.last[trees.heads[i]] if opens else -1


def _clause_end(page: Page, first: int, last: int) -> int:
    """The end of what the words of a phrase such as "in case" govern."""
    trees = page.trees
    reach = [trees.last[k] for k in range(first, last + 1) if trees.first[k] >= first]
    verb = trees.heads[last]
    if trees.dep(last) == "mark" and verb > last:
        reach.append(trees.last[verb])
    end = max(reach, default=last)
    if end > last:
        return end
    stop = page.sentence_words(first)[1]
    return next((k - 1 for k in range(last + 1, stop) if page.edge(k)), stop - 1)


def _inverted(page: Page, i: int) -> bool:
    """ "Should the talks fail, …": the auxiliary opens a clause that hangs on another, before its subject."""
    trees = page.trees
    verb = trees.heads[i]
    subject = trees.child(verb, "nsubj", "nsubjpass")
    return trees.dep(verb) == "advcl" and subject is not None and i < subject and trees.first[verb] == i
