"""Attributions by an adjective after "be": "is confident that …", "was opposed to …"."""

from collections.abc import Iterator

from onrecord.attribute.cues import ADJECTIVES, Cue
from onrecord.attribute.page import Draft, Page
from onrecord.attribute.sources.subjects import cue_words, is_negated, noun_phrase, subject_of
from onrecord.model import Span

_LINKS = frozenset({"be", "feel", "remain", "become", "seem", "appear", "sound", "grow"})


def adjective_drafts(page: Page) -> Iterator[Draft]:
    """Drafts in text order."""
    for i, word in enumerate(page.words):
        if word.lemma not in ADJECTIVES or word.dep not in {"acomp", "ROOT", "conj"} or page.trees.sentence[i] < 0:
            continue
        verb = page.trees.heads[i]
        if word.dep != "acomp" or page.trees.lemma(verb) not in _LINKS or verb >= i:
            continue
        for entry in ADJECTIVES[word.lemma]:
            draft = _draft(page, i, verb, entry=entry)
            if draft is not None:
                yield draft
                break


def _draft(page: Page, adjective: int, verb: int, *, entry: Cue) -> Draft | None:
    found = _complement(page, adjective, verb, entry=entry)
    if found is None:
        return None
    first, last, joins = found
    begin, _, top = cue_words(page, verb)
    subject = subject_of(page, top)
    if subject < 0 or page.lower(subject) in {"it", "there", "that", "this", "what"}:
        return None
    cue = page.span(begin, joins if joins == adjective + 1 else adjective)
    content = page.content(first, last, adjective)
    kept = page.trim(*noun_phrase(page, subject, but=verb))
    source: tuple[Span, ...] = (page.span(*kept),) if kept else ()
    if not content or any(s.overlaps(cue) or s.overlaps(content[0]) for s in source) or content[0].overlaps(cue):
        return None
    return Draft(
        "adjective",
        f"“{cue.cut(page.text)}” tells what somebody thinks or means to do",
        (cue,),
        source,
        content,
        entry.stance,
        head=adjective,
        source_head=subject,
        negated=is_negated(page, top, verb),
    )


def _complement(page: Page, adjective: int, verb: int, *, entry: Cue) -> tuple[int, int, int] | None:
    """First and last word of what the adjective takes, and the preposition that joins the cue, or -1."""
    trees = page.trees
    for c in sorted((*trees.children[adjective], *trees.children[verb])):
        if c <= adjective:
            continue
        infinitive = any(trees.words[k].tag == "TO" for k in trees.children[c])
        if trees.dep(c) in {"ccomp", "xcomp", "acl", "advcl"} and infinitive and entry.infinitive:
            return max(trees.first[c], adjective + 1), trees.last[c], -1
        if trees.dep(c) == "ccomp" and not infinitive and entry.clause:
            return max(trees.first[c], adjective + 1), trees.last[c], -1
        if (
            trees.dep(c) in {"prep", "agent"}
            and page.lower(c) in entry.prepositions
            and c == adjective + 1
            and trees.child(c, "pobj", "pcomp") is not None
        ):
            return c + 1, trees.last[c], c
    return None
