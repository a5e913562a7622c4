"""Quotations without a cue in the parse: those beside "S said" in the line, and those that only go on."""

from collections.abc import Sequence

from onrecord.attribute.cues import VERBS
from onrecord.attribute.page import Draft, Page
from onrecord.attribute.page.quotes import Quote
from onrecord.attribute.sources.subjects import cue_words, is_negated, noun_phrase, subject_of
from onrecord.attribute.stances.stance import stance_of
from onrecord.model import Span

_REACH = 30
"""Words within which a cue belongs to the quotation beside it."""


def is_speech(page: Page, quote: Quote) -> bool:
    """Whether a quotation is somebody's sentence rather than a phrase in quotation marks."""
    inner = quote.inner.cut(page.text).strip()
    if not quote.closed or quote.continues:
        return True
    count = len(page.words_in(quote.inner))
    if count >= 9:
        return True
    return count >= 2 and inner[:1].isupper() and inner[-1:] in {".", ",", "?", "!"}


def quote_drafts(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Give every quotation that no draft has to a cue beside it, or to the draft it continues.

    Drafts of the list are changed where they get one more span; new drafts are returned.
    """
    by_head = {d.head: d for d in drafts if d.head >= 0}
    new: list[Draft] = []
    owners: list[Draft | None] = [None] * len(page.quotes)
    for d in sorted(drafts, key=_length, reverse=True):
        for number in _quotes_in(page, d):
            owners[number] = d
    for number, quote in enumerate(page.quotes):
        if owners[number] is not None or not len(page.words_in(quote.span)):
            continue
        owner = _beside(page, number, by_head) or _after_colon(page, number, by_head)
        if owner is not None:
            if owner.head not in by_head:
                by_head[owner.head] = owner
                new.append(owner)
        elif is_speech(page, quote):
            owner = _going_on(page, number, owners=owners, new=new)
        owners[number] = owner
    return new


def _length(draft: Draft) -> int:
    return sum(len(c) for c in draft.content)


def _quotes_in(page: Page, draft: Draft) -> list[int]:
    found = []
    for span in draft.content:
        at = page.quote_near(span.end)
        while at is not None and at >= 0 and page.quotes[at].span.end > span.start:
            if page.quotes[at].span in span:
                found.append(at)
            at -= 1
    return found


def _beside(page: Page, number: int, by_head: dict[int, Draft]) -> Draft | None:
    """ "…,” S said", "…,” said S", "S said, “…"."""
    quote = page.quotes[number]
    inside = page.words_in(quote.span)
    begin, _ = page.sentence_words(inside.start)
    # A fragment late in its sentence belongs to the clause it completes, not to the "S said" after that.
    fragment = inside.start - begin > 3 and not is_speech(page, quote)
    verb = None if fragment else _verb_after(page, inside.stop, quote)
    if verb is None:
        verb = _verb_before(page, inside.start)
        if verb is None:
            return None
    return _joined(page, verb, quote, by_head=by_head)


def _verb_after(page: Page, start: int, quote: Quote) -> int | None:
    """The cue verb that follows the closing mark, with nothing but its own subject between."""
    ends_open = page.text[max(0, quote.inner.end - 1) : quote.inner.end] in {",", "?", "!", "-", "—", ".", "…"}
    at = start
    limit = min(len(page.words), start + _REACH)
    while limit > start and _block(page, limit - 1) != quote.block:
        limit -= 1
    while at < limit and page.lower(at) in {",", "—", "-", "–"}:
        ends_open = True
        at += 1
    if not ends_open or at >= limit or page.words[at].span.start - quote.span.end > 4:
        return None
    begin = at
    while at < limit:
        if page.quote_of[at] >= 0 or page.lower(at) in {".", "?", "!", ";", ":"}:
            return None
        if page.trees.is_verb(at) and page.lower(at) != "being":
            if _may_quote(page, at):
                if at == begin:
                    return at
                subject = subject_of(page, at)
                if subject >= begin and page.trees.sentence[subject] == page.trees.sentence[at]:
                    return at
            if page.trees.dep(at) not in {"relcl", "acl", "aux", "auxpass", "xcomp", "appos"}:
                return None
        at += 1
    return None


def _verb_before(page: Page, start: int) -> int | None:
    """The cue verb before the opening mark, with only whom, where and when between."""
    at = start - 1
    limit = max(-1, start - 14)
    seen_comma = False
    while at > limit and page.trees.sentence[at] == page.trees.sentence[start]:
        cut = page.lower(at)
        if page.quote_of[at] >= 0 or cut in {".", "?", "!", ";"}:
            return None
        seen_comma = seen_comma or cut in {",", ":"}
        if page.trees.is_verb(at):
            if _may_quote(page, at) and (seen_comma or start - at <= 2):
                return at
            return None
        at -= 1
    return None


def _after_colon(page: Page, number: int, by_head: dict[int, Draft]) -> Draft | None:
    """The sentence before ends with a colon: it introduces the quotation."""
    quote = page.quotes[number]
    before = page.words_in(quote.span).start - 1
    if before < 0 or page.lower(before) not in {":", ","}:
        return None
    begin, _ = page.sentence_words(before)
    for at in range(before - 1, max(begin - 1, before - _REACH), -1):
        if page.quote_of[at] >= 0:
            return None
        if page.trees.is_verb(at) and page.trees.dep(at) != "amod" and _may_quote(page, at):
            return _joined(page, at, quote, by_head=by_head)
    return None


def _joined(page: Page, verb: int, quote: Quote, *, by_head: dict[int, Draft]) -> Draft | None:
    """The quotation as content of this cue: a new draft, or one more span of the cue's own draft."""
    known = by_head.get(verb)
    if known is not None:
        gap = min(abs(quote.span.start - s.end) for s in known.content)
        if known.method in {"verb-object", "verb-preposition"} and not any(
            s.overlaps(quote.span) for s in known.content
        ):
            known.content = (quote.span,)
            known.method = "quote-cue"
        elif gap < 200 or quote.span.start > known.content[-1].end:
            known.content = _with(known.content, quote.span)
        return known
    first, last, top = cue_words(page, verb)
    subject = subject_of(page, top)
    if subject < 0:
        subject = _near_subject(page, verb)
    source: tuple[Span, ...] = ()
    if subject >= 0:
        kept = page.trim(*noun_phrase(page, subject, but=verb))
        if kept is not None and not page.span(*kept).overlaps(quote.span):
            source = (page.span(*kept),)
    cue = page.span(first, last)
    if cue.overlaps(quote.span) or any(s.overlaps(cue) for s in source):
        cue = page.words[verb].span
    if any(s.overlaps(cue) for s in source):
        source = ()
    return Draft(
        "quote-cue",
        f"a quotation stands beside “{cue.cut(page.text)}”",
        (cue,),
        source,
        (quote.span,),
        VERBS[page.trees.lemma(verb)][0].stance,
        head=verb,
        source_head=subject if source else -1,
        negated=is_negated(page, top, verb),
    )


def _with(content: Sequence[Span], span: Span) -> tuple[Span, ...]:
    """Content with one more span, which takes in what of it was there."""
    over = [s for s in content if s.overlaps(span)]
    whole = Span(min(s.start for s in (*over, span)), max(s.end for s in (*over, span)))
    return tuple(sorted({*(s for s in content if s not in over), whole}))


def _near_subject(page: Page, verb: int) -> int:
    """After "said" the next noun, when the parser saw no subject."""
    begin, end = page.sentence_words(verb)
    near: list[int] = [*range(verb + 1, min(end, verb + 8)), *range(verb - 1, max(begin - 1, verb - 4), -1)]
    heads: list[int] = page.trees.heads
    for at in near:
        if page.quote_of[at] < 0 and page.words[at].tag in {"NNP", "NN", "NNS", "PRP", "NNPS"}:
            inside = page.trees.dep(at) == "compound" and at < heads[at] < end
            return heads[at] if inside else at
    return -1


def _going_on(page: Page, number: int, *, owners: list[Draft | None], new: list[Draft]) -> Draft | None:
    """A quotation without a cue goes on with the one before it, in its paragraph or from the paragraph before."""
    quote = page.quotes[number]
    if number == 0 or owners[number - 1] is None:
        return None
    before, owner = page.quotes[number - 1], owners[number - 1]
    assert owner is not None  # noqa: S101 - narrows for the type checker
    if before.block == quote.block:
        between = page.text[before.span.end : quote.span.start]
        if len(between) < 250 and _stands_alone(page, quote):
            owner.content = _with(owner.content, quote.span)
            return owner
        return None
    follows = before.block == quote.block - 1 and _is_paragraph(page, quote) and is_speech(page, before)
    if (quote.continues or follows) and owner.cue:
        left_open = "the quotation of the paragraph before was left open and goes on here"
        alone = "the paragraph is all quotation and follows one with a quotation and its source"
        follow = Draft(
            "quote-continues" if quote.continues else "quote-follows",
            left_open if quote.continues else alone,
            owner.cue,
            owner.source,
            (quote.span,),
            stance_of(page, owner),
            source_head=owner.source_head,
            speaker=owner.speaker,
        )
        new.append(follow)
        return follow
    return None


def _is_paragraph(page: Page, quote: Quote) -> bool:
    block = page.article.blocks[quote.block].span
    return not page.text[block.start : quote.span.start].strip() and not page.text[quote.span.end : block.end].strip()


def _stands_alone(page: Page, quote: Quote) -> bool:
    """Whether the quotation is a sentence of its own: nothing before or after it in its sentence."""
    inside = page.words_in(quote.span)
    begin, _ = page.sentence_words(inside.start)
    return inside.start <= begin + 1


def _block(page: Page, i: int) -> int:
    number = page.trees.sentence[i]
    return page.sentences[number].block if number >= 0 else -1


def _may_quote(page: Page, verb: int) -> bool:
    if verb and page.lower(verb - 1) == "-":
        return False  # a "so-called" thing is nobody's word
    return any(entry.quote for entry in VERBS.get(page.trees.lemma(verb), ()))
