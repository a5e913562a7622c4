"""What an article tells of a thing in passing, where somebody only takes a stand on the thing."""

from dataclasses import replace

from onrecord.attribute.cues import VERBS
from onrecord.attribute.page import Draft, Page

_TAKEN = frozenset({"nsubjpass", "dobj"})
_MARKS = frozenset({",", "—", "–", "--"})
_TOLD = frozenset({"relcl", "appos", "acl"})


def without_aside(page: Page, draft: Draft) -> Draft:
    """The draft without ", which killed 14," of "the attack, which killed 14, was condemned by S".

    What stands in quotation marks is left, and what belongs to the thing without a comma.
    """
    trees = page.trees
    if draft.head < 0 or len(draft.content) != 1 or not _takes_a_stand(page, draft.head):
        return draft
    (content,) = draft.content
    inside = page.words_in(content)
    thing = next((c for c in trees.children[draft.head] if trees.dep(c) in _TAKEN and c in inside), None)
    if thing is None or page.quote_of[thing] >= 0 or inside.start != trees.first[thing]:
        return draft
    if any(page.lower(i) == "," and page.words[i + 1].tag == "CC" for i in inside[:-1]):
        return draft  # "his wife, Ada, and his father"
    for aside in trees.children[thing]:
        if aside < thing or trees.dep(aside) not in _TOLD or trees.first[aside] not in inside:
            continue
        first = trees.first[aside]
        if page.lower(first) == "that":
            continue  # "a claim, that shots were fired,": what is claimed
        kept = page.trim(inside.start, first - 1)
        set_off = page.lower(first - 1) in _MARKS
        behind = range(trees.last[aside] + 1, inside.stop)
        if len(behind) > 1 and page.lower(behind[0]) in _MARKS:
            continue  # "Lind, who owns the mill, of theft" goes on
        if set_off and kept is not None and all(page.quote_of[i] < 0 for i in range(first, inside.stop)):
            return replace(draft, content=(page.span(*kept),))
    return draft


def _takes_a_stand(page: Page, verb: int) -> bool:
    """Whether a verb is of a stand on things ("condemned", "welcomed"), and tells no clause of its own."""
    entries = VERBS.get(page.trees.lemma(verb), ()) if page.trees.is_verb(verb) else ()
    return any(e.object for e in entries) and not any(e.clause for e in entries)
