"""The form of what a cue takes, read from any draft: infinitive, question, preposition, clause, quotation, object."""

from onrecord.attribute.page import Draft, Page

_QUESTION = frozenset({"whether", "if", "why", "how", "what", "who", "whom", "when", "where", "which", "whose"})
_PREPOSITIONS = frozenset({"for", "on", "upon", "about", "against", "of", "with", "over", "into", "at", "as", "to"})
_MUST = frozenset({"must", "shall", "should"})


def form_of(page: Page, draft: Draft) -> str:
    """``to``, ``hearer-to``, ``wh``, a preposition, ``subjunctive``, ``clause``, ``quote`` or ``object``."""
    first = _first_word(page, draft)
    if first < 0:
        return "object"
    joined = _joining_preposition(page, draft)
    if joined:
        return joined
    if page.words[first].tag == "TO":
        return "to"
    if page.lower(first) in _QUESTION or page.text[draft.content[-1].start : draft.content[-1].end].endswith("?"):
        return "wh"
    if page.quote_of[first] >= 0 and page.quotes[page.quote_of[first]].inner.start >= page.words[first].span.start - 1:
        return "quote"
    if page.words[first].tag in {"IN", "RP"} and page.lower(first) in _PREPOSITIONS:
        return page.lower(first)
    return _below(page, draft.head, first)


def _first_word(page: Page, draft: Draft) -> int:
    """The first word of the content after the cue, else of all of it; -1 for none."""
    after = [s for s in draft.content if s.start >= draft.cue[-1].end] or list(draft.content)
    words = page.words_in(after[0]) if after else range(0)
    return next((i for i in words if page.text[page.words[i].span.start].isalnum()), -1)


def _joining_preposition(page: Page, draft: Draft) -> str:
    """The preposition that ends the cue: "called for"."""
    words = page.words_in(draft.cue[-1])
    last = page.lower(words[-1]) if len(words) else ""
    return last if len(words) > 1 and words[-1] > draft.head and last in _PREPOSITIONS else ""


def _below(page: Page, head: int, first: int) -> str:
    """By the parse: an infinitive with somebody who is to do it, a clause in the subjunctive, any other clause."""
    trees = page.trees
    for c in trees.children[head]:
        if c <= head or trees.dep(c) not in {"xcomp", "ccomp", "advcl"}:
            continue
        own = {page.lower(k) for k in trees.children[c]}
        if any(trees.words[k].tag == "TO" for k in trees.children[c]):
            return "hearer-to"
        if trees.dep(c) == "ccomp":
            bare = trees.words[c].tag == "VB" and not any(trees.dep(k) == "aux" for k in trees.children[c])
            be = any(trees.dep(k) == "auxpass" and trees.words[k].tag == "VB" for k in trees.children[c])
            modal = any(trees.dep(k) == "aux" for k in trees.children[c])
            subjunctive = bare or (be and not modal) or bool(own & _MUST)
            return "subjunctive" if subjunctive else "clause"
    return "clause" if page.lower(first) == "that" else "object"
