"""What the source does with the content, from the cue's lexicon entry and what stands around it."""

from onrecord.attribute.cues import COMMENT_WORDS, SILENT_VERBS
from onrecord.attribute.page import Draft, Page
from onrecord.model import Manner, Span, Stance


def stance_of(page: Page, draft: Draft) -> Stance:
    """The stance of the draft. "did not say" is silence, "declined to answer" declines, "said it would" is said."""
    head = draft.head
    lemma = page.trees.lemma(head) if head >= 0 else ""
    cue = " ".join(s.cut(page.text).lower() for s in draft.cue)
    if draft.stance is Stance.DECLINES:
        follows = _first_verb(page, draft)
        return Stance.DECLINES if follows in COMMENT_WORDS or lemma == "decline" else Stance.DENIES
    if any(
        cue.startswith(w) or f" {w} " in f" {cue} " for w in ("declined to", "refused to", "refuses to", "declines to")
    ):
        return Stance.DECLINES if lemma in COMMENT_WORDS else draft.stance
    if draft.negated and lemma in SILENT_VERBS:
        return Stance.SILENT
    if draft.negated and draft.stance is Stance.CONFIRMS:
        return Stance.SILENT
    return draft.stance


def _first_verb(page: Page, draft: Draft) -> str:
    if not draft.content:
        return ""
    for i in page.words_in(draft.content[0]):
        if page.trees.is_verb(i):
            return page.trees.lemma(i)
    return ""


def manner_of(page: Page, content: tuple[Span, ...]) -> Manner:
    """Direct where nine tenths of the content stand in quotation marks, indirect where nothing does."""
    total = sum(len(s) for s in content)
    quoted = 0
    for span in content:
        at = page.quote_near(span.end)
        while at is not None and at >= 0 and page.quotes[at].span.end > span.start:
            part = page.quotes[at].span
            quoted += max(0, min(part.end, span.end) - max(part.start, span.start))
            at -= 1
    if not quoted:
        return Manner.INDIRECT
    lead = 5 if content and len(content[0]) > 5 else 0  # "that “…”"
    return Manner.DIRECT if quoted >= 0.9 * max(1, total - lead) else Manner.MIXED
