"""Phrases that look like a source and are none: "according to plan", "handled according to the rules"."""

from onrecord.attribute.page import Draft, Page
from onrecord.attribute.sources.source_words import COLLECTIVE, DOCUMENT, ORGANISATION
from onrecord.text import word_set

_YARDSTICKS = word_set(
    """
    rule law plan regulation procedure protocol schedule script custom tradition principle standard formula guideline
    requirement wish need manual instruction timetable calendar term type size kind sort ability means age rank merit
    weight season demand taste budget criterion order convention practice norm recipe rota design specification
    """
)
_TOLD = word_set("information intelligence police hearsay rumour rumor legend lore folklore gossip counsel word press")
_OPENS = frozenset({",", "(", "—", "–", "-", ";", ":", "“", '"'})


def is_measured(page: Page, draft: Draft) -> bool:
    """Whether "according to" says by what measure a thing is done, not on whose word it is told.

    So it is with a bare noun ("according to need") and, where no comma sets the phrase apart, with a yardstick.
    """
    if draft.head < 0 or page.lower(draft.head) != "according" or draft.source_head < 0:
        return False
    head, trees = draft.source_head, page.trees
    if not page.words[head].tag.startswith("NN") or page.words[head].tag.startswith("NNP"):
        return False
    if any(trees.dep(c) in {"acl", "relcl", "prep", "appos"} and c > head for c in trees.children[head]):
        return False  # "a plan seen by the paper"
    bare = all(trees.dep(c) in {"cc", "conj", "punct"} for c in trees.children[head])
    if bare and page.words[head].tag == "NN" and trees.lemma(head) not in _SPOKEN:
        return True
    return trees.lemma(head) in _YARDSTICKS and not _is_set_off(page, draft.head)


_SPOKEN = DOCUMENT - _YARDSTICKS | COLLECTIVE | ORGANISATION | _TOLD


def _is_set_off(page: Page, according: int) -> bool:
    """Whether the phrase opens its sentence or stands behind a mark, as a source does."""
    begin, _ = page.sentence_words(according)
    return according == begin or page.lower(according - 1) in _OPENS
