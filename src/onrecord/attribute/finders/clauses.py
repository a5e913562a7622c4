"""Attributions by a cue verb, read from the dependency parse."""

from collections.abc import Iterator

from onrecord.attribute.cues import ISSUING, REQUESTS, UNANSWERED, VERBS, Cue
from onrecord.attribute.finders.complements import Found, active_complement, passive_complement
from onrecord.attribute.page import Draft, Page
from onrecord.attribute.sources.source_words import DOCUMENT
from onrecord.attribute.sources.subjects import (
    SPEAKS,
    agent_of,
    cue_words,
    is_negated,
    noun_phrase,
    stranded_subject,
    subject_of,
)
from onrecord.model import Span


def verb_drafts(page: Page) -> Iterator[Draft]:
    """One draft for every cue verb with something said, in text order."""
    for verb, word in enumerate(page.words):
        if not word.tag.startswith("VB") or word.dep in {"aux", "auxpass", "amod", "compound"}:
            continue
        if page.trees.sentence[verb] < 0:
            continue
        for entry in _entries(page, verb):
            draft = _draft(page, verb, entry)
            if draft is not None:
                yield draft
                break


def _entries(page: Page, verb: int) -> tuple[Cue, ...]:
    """What the lexicon has on the verb, with its particle where it has one ("rule_out")."""
    particle = page.trees.child(verb, "prt")
    lemma = page.trees.lemma(verb)
    if lemma in UNANSWERED and is_negated(page, cue_words(page, verb)[2], verb) and _is_request(page, verb):
        return (UNANSWERED[lemma],)
    if particle is not None:
        found = VERBS.get(f"{lemma}_{page.lower(particle)}")
        if found is not None:
            return found
    return VERBS.get(lemma, ())


def _is_request(page: Page, verb: int) -> bool:
    if page.trees.lemma(verb) != "return":
        return True
    thing = page.trees.child(verb, "dobj")
    return thing is not None and any(page.lower(k) in REQUESTS for k in range(verb + 1, page.trees.last[thing] + 1))


def _is_passive(page: Page, verb: int) -> bool:
    trees = page.trees
    if trees.child(verb, "auxpass") is not None:
        return True
    bare = trees.child(verb, "aux", "nsubj") is None and page.words[verb].tag in {"VBN", "VBD"}
    if trees.dep(verb) == "acl":
        return bare and page.words[verb].tag == "VBN"
    # "Asked about …, he said", "when asked about …": a participle beside the clause it belongs to.
    fronted = trees.heads[verb] > verb or any(page.lower(c) == "when" for c in trees.children[verb])
    return bare and trees.dep(verb) == "advcl" and fronted and trees.child(verb, "mark") is None


def _draft(page: Page, verb: int, entry: Cue) -> Draft | None:
    first, last, top = cue_words(page, verb)
    passive = _is_passive(page, verb)
    subject = agent_of(page, verb) if passive else subject_of(page, top)
    if subject < 0 and not passive and page.words[verb].tag != "VB":
        subject = stranded_subject(page, verb)
    if not passive:
        subject = _behind(page, verb, entry, subject=subject)
    if subject >= 0 and page.lower(subject) == "there" and not passive:
        return None
    found = passive_complement(page, verb, entry) if passive else active_complement(page, verb, entry, subject=subject)
    if found is None:
        return None
    if found.joins >= 0 and found.joins == last + 1:
        last = found.joins
    if _is_thing_found(page, verb, found):
        return None
    issuer = _issuer(page, subject, verb)
    if issuer is not None:
        subject, first = issuer
    source = _source(page, subject, verb, found=found)
    if not source and (not passive or found.method == "passive-object"):
        return None  # hardly ever an attribution
    if found.method in {"verb-object", "verb-preposition"} and _is_purpose(page, top):
        return None
    spans = _content(page, found, verb, avoid=[page.span(first, last), *source])
    if not spans:
        return None
    return Draft(
        found.method,
        found.reason or f"“{page.span(first, last).cut(page.text)}” with {found.method.replace('-', ' ')}",
        (page.span(first, last),),
        source,
        spans,
        entry.stance,
        head=verb,
        source_head=subject,
        negated=is_negated(page, top, verb),
    )


def _behind(page: Page, verb: int, entry: Cue, *, subject: int) -> int:
    """Who says it in "Nine dead, say police", whom the parser may take for what is said; else the subject given."""
    who = page.trees.child(verb, "dobj")
    says = entry.clause and entry.quote and not (entry.object or entry.hearer)
    if who is None or not says or page.trees.first[who] != verb + 1 or page.lower(verb - 1) != ",":
        return subject
    return who if page.trees.lemma(who) in SPEAKS else subject


def _is_thing_found(page: Page, verb: int, found: Found) -> bool:
    """ "The lamp finds what is open at the surface": a thing, and nothing said."""
    first = found.ranges[0][0]
    return page.trees.lemma(verb) in {"find", "see"} and page.lower(first) in {"what", "whatever"}


def _issuer(page: Page, subject: int, verb: int) -> tuple[int, int] | None:
    """For "The office issued a statement saying …" who issued it, and the first word of the longer cue."""
    trees = page.trees
    if subject < 0 or trees.dep(verb) != "acl" or trees.heads[verb] != subject or trees.dep(subject) != "dobj":
        return None
    issuing = trees.heads[subject]
    if trees.lemma(issuing) not in ISSUING or trees.lemma(subject) not in DOCUMENT or verb - issuing > 6:
        return None
    who = subject_of(page, issuing)
    return (who, cue_words(page, issuing)[0]) if 0 <= who < issuing else None


def _is_purpose(page: Page, verb: int) -> bool:
    """ "a plan to support …", "came to praise …": a purpose, nothing said."""
    trees = page.trees
    to = any(page.words[c].tag == "TO" for c in trees.children[verb])
    return to and trees.dep(verb) in {"advcl", "acl", "relcl"}


def _source(page: Page, subject: int, verb: int, *, found: Found) -> tuple[Span, ...]:
    if subject < 0:
        return ()
    first, last = noun_phrase(page, subject, but=verb)
    for low, high in found.ranges:  # the content never belongs to the source's phrase
        if first <= low <= last and low > subject:
            last = low - 1
        if first <= high <= last and high < subject:
            first = high + 1
    kept = page.trim(first, last)
    if kept is None or not kept[0] <= subject <= kept[1]:
        return (page.words[subject].span,)
    span = page.span(*kept)
    # An apposition before the verb is closed by a comma, which annotators count in.
    after = kept[1] + 1
    if after < verb and kept[1] < last + 1 and page.lower(after) == "," and "," in span.cut(page.text):
        span = Span(span.start, page.words[after].span.end)
    return (span,)


def _content(page: Page, found: Found, verb: int, *, avoid: list[Span]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for low, high in found.ranges:
        for piece in _without(page, (low, high), avoid):
            for span in page.content(*piece, verb):
                if not any(span.overlaps(s) for s in (*spans, *avoid)):
                    spans.append(span)
    return tuple(sorted(spans))


def _without(page: Page, words: tuple[int, int], avoid: list[Span]) -> list[tuple[int, int]]:
    """The range with the words of source and cue taken out."""
    pieces: list[tuple[int, int]] = []
    begin = -1
    for i in range(words[0], words[1] + 1):
        out = any(page.words[i].span.overlaps(s) for s in avoid)
        if not out and begin < 0:
            begin = i
        if out and begin >= 0:
            pieces.append((begin, i - 1))
            begin = -1
    if begin >= 0:
        pieces.append((begin, words[1]))
    return [p for p in pieces if page.trim(*p)]
