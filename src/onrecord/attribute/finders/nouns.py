"""Attributions without a cue verb: "according to", cue nouns ("the claim that …"), "allegedly"."""

from collections.abc import Iterator

from onrecord.attribute.cues import EVIDENTIAL, LIGHT, NOUNS, Cue
from onrecord.attribute.page import Draft, Page
from onrecord.attribute.sources.subjects import agent_of, cue_words, noun_phrase, subject_of
from onrecord.model import Span, Stance

_RELATIVE = frozenset({"WP", "WDT", "WP$", "WRB", "VBG", "VBN"})
_SOURCE_PREPOSITIONS = frozenset({"from", "by", "among"})


def noun_drafts(page: Page) -> Iterator[Draft]:
    """Drafts in text order."""
    for i, word in enumerate(page.words):
        if page.trees.sentence[i] < 0:
            continue
        found: Draft | None = None
        if word.lemma in {"accord", "according"} and page.lower(i) == "according":
            found = _according(page, i)
        elif word.tag in {"NN", "NNS"} and word.lemma in NOUNS and word.dep != "compound":
            found = next((d for d in (_noun(page, i, entry) for entry in NOUNS[word.lemma]) if d is not None), None)
        elif word.tag == "RB" and word.lemma in EVIDENTIAL:
            found = _evidential(page, i)
        if found is not None:
            yield found


def _according(page: Page, i: int) -> Draft | None:
    trees = page.trees
    _, end = page.sentence_words(i)
    if i + 1 >= end or page.lower(i + 1) != "to":
        return None
    to = i + 1
    inside = trees.child(to, "pobj")
    if inside is None or inside <= to:
        inside = next((k for k in range(to + 1, min(end, to + 12)) if trees.words[k].tag[:2] in {"NN", "PR"}), None)
    if inside is None:
        return None
    first, last = noun_phrase(page, inside)
    first, last = to + 1, max(inside, last)
    last = _phrase_end(page, i, head=inside, last=last)
    ranges = _scope(page, i, last)
    source = page.trim(first, last)
    if source is None:
        return None
    cue = page.span(i, to)
    content = tuple(s for r in ranges for s in page.content(*r, i))
    content = tuple(s for s in content if not s.overlaps(cue) and not s.overlaps(page.span(*source)))
    if not content:
        return None
    return Draft(
        "according-to",
        f"“{cue.cut(page.text)}” names the source of the sentence",
        (cue,),
        (page.span(*source),),
        content,
        Stance.ASSERTS,
        head=i,
        source_head=inside,
    )


def _phrase_end(page: Page, start: int, *, head: int, last: int) -> int:
    """Opening the sentence, the phrase ends at the comma before the main clause, whatever the parser hung on it."""
    trees = page.trees
    begin, end = page.sentence_words(start)
    opening = all(
        page.edge(k) or page.lower(k) in {"but", "and", "still", "also", '"', "“"} for k in range(begin, start)
    )
    if not opening:
        return last
    for k in range(head + 1, min(end, last + 1)):
        if (
            page.lower(k) == ","
            and page.words[min(k + 1, end - 1)].tag not in _RELATIVE
            and any(
                trees.dep(m) in {"nsubj", "nsubjpass", "expl"} and not trees.within(m, head)
                for m in range(k + 1, min(end, k + 12))
            )
        ):
            return k - 1
    return last


def _scope(page: Page, i: int, last: int) -> list[tuple[int, int]]:
    """The words that "according to" speaks for: its sentence, or the clause that it stands inside of."""
    trees = page.trees
    begin, end = page.sentence_words(i)
    whole = [(begin, i - 1), (last + 1, end - 1)]
    if last + 2 >= end and i > begin:
        # At the end: of the whole sentence, unless an earlier part has a source of its own.
        whole = [(_after_other_source(page, begin, i), i - 1)]
    else:
        at = trees.heads[i]
        for _ in range(20):
            if trees.dep(at) == "relcl" and trees.first[at] <= i <= trees.last[at]:
                whole = [(trees.first[at], i - 1), (last + 1, trees.last[at])]
                break
            if trees.heads[at] == at:
                break
            at = trees.heads[at]
    return [r for r in whole if r[0] <= r[1] and page.trim(*r) is not None]


def _after_other_source(page: Page, begin: int, i: int) -> int:
    trees = page.trees
    for k in range(begin, i):
        if (
            trees.lemma(k) in {"say", "tell", "report", "write"}
            and trees.is_verb(k)
            and page.quote_of[k] < 0
            and trees.heads[k] == k
        ):
            for c in trees.children[k]:
                if trees.dep(c) == "conj" and c > k and trees.within(i, c):
                    return trees.first[c]
    return begin


# --- nouns ------------------------------------------------------------------------------------


def _noun(page: Page, noun: int, entry: Cue) -> Draft | None:
    found = _noun_content(page, noun, entry)
    if found is None:
        return None
    first, last, preposition = found
    source = _noun_source(page, noun)
    content = page.content(first, last, noun)
    cue = _noun_cue(page, noun, preposition)
    if not content or any(content[0].overlaps(c) for c in cue):
        return None
    spans: tuple[Span, ...] = ()
    head = -1
    if source is not None:
        head, (low, high) = source
        kept = page.trim(low, high)
        if kept is not None:
            span = page.span(*kept)
            if not span.overlaps(content[0]) and not any(span.overlaps(c) for c in cue):
                spans = (span,)
    if not spans:
        head = -1
        there = page.trees.dep(noun) == "attr" and page.trees.child(page.trees.heads[noun], "expl") is not None
        if _carrier(page, noun) < 0 and not there and (preposition >= 0 or page.lower(first) != "that"):
            return None  # "the decision to …" without anybody who decides
    method = "noun-preposition" if preposition >= 0 else "noun-clause"
    reason = f"“{cue[0].cut(page.text)}” is a word for something said or meant"
    return Draft(method, reason, cue, spans, content, entry.stance, head=noun, source_head=head)


def _noun_content(page: Page, noun: int, entry: Cue) -> tuple[int, int, int] | None:
    trees = page.trees
    for c in trees.children[noun]:
        if c < noun:
            continue
        if trees.dep(c) in {"acl", "ccomp", "relcl"}:
            opens = page.lower(trees.first[c])
            if opens == "that" and entry.clause and trees.dep(trees.first[c]) == "mark":
                return trees.first[c], trees.last[c], -1
            if opens == "to" and entry.infinitive:
                return trees.first[c], trees.last[c], -1
        if trees.dep(c) == "prep" and page.lower(c) in entry.prepositions and c == noun + 1:
            inside = trees.child(c, "pobj", "pcomp")
            if inside is not None:
                return c + 1, trees.last[c], c
    return None


def _noun_cue(page: Page, noun: int, preposition: int) -> tuple[Span, ...]:
    """The noun, with the light verb that carries it when they stand together."""
    trees = page.trees
    first, last = noun, noun
    if preposition == noun + 1:
        last = preposition
    there = trees.child(trees.heads[noun], "expl") if trees.dep(noun) == "attr" else None
    if there is not None and there < noun:
        return (page.span(there, last),)  # "there has been speculation"
    carrier = _carrier(page, noun) if trees.child(noun, "poss") is None else -1
    if carrier >= 0 and carrier < noun and noun - carrier <= 4:
        first = cue_words(page, carrier)[0]
    elif carrier > noun:
        return (page.span(first, last), page.span(cue_words(page, carrier)[0], carrier))
    else:
        while first - 1 >= 0 and trees.heads[first - 1] == noun and trees.dep(first - 1) in {"amod", "det"}:
            first -= 1
    return (page.span(first, last),)


def _carrier(page: Page, noun: int) -> int:
    trees = page.trees
    at = noun
    for _ in range(3):
        if trees.dep(at) != "conj":
            break
        at = trees.heads[at]
    head = trees.heads[at]
    if trees.dep(at) in {"dobj", "nsubjpass", "attr"} and trees.lemma(head) in LIGHT:
        return head if at == noun or trees.dep(at) == "dobj" else -1
    return -1


def _noun_source(page: Page, noun: int) -> tuple[int, tuple[int, int]] | None:
    trees = page.trees
    owner = trees.child(noun, "poss")
    if owner is not None:
        first, last = noun_phrase(page, owner)
        while last > owner and trees.dep(last) == "case":
            last -= 1
        return owner, (first, last)
    for c in trees.children[noun]:
        if trees.dep(c) in {"prep", "agent"} and page.lower(c) in _SOURCE_PREPOSITIONS:
            inside = trees.child(c, "pobj")
            if inside is not None:
                first, last = noun_phrase(page, inside)
                for k in trees.children[noun]:  # "an offer from S to do it"
                    if k > c:
                        last = min(last, trees.first[k] - 1)
                cut = next((k for k in range(inside + 1, last + 1) if trees.words[k].tag == "TO"), last + 1)
                return inside, (first, max(inside, cut - 1))
    carrier = _carrier(page, noun)
    if carrier >= 0:
        passive = trees.child(carrier, "auxpass") is not None
        subject = agent_of(page, carrier) if passive else subject_of(page, carrier)
        if subject >= 0 and page.lower(subject) not in {"it", "there"} and not trees.within(noun, subject):
            return subject, noun_phrase(page, subject, but=carrier)
    return None


# --- adverbs ----------------------------------------------------------------------------------


def _evidential(page: Page, i: int) -> Draft | None:
    """ "allegedly", "reportedly": the clause it modifies is somebody's word, we are not told whose."""
    trees = page.trees
    verb = trees.heads[i]
    if verb == i or (not trees.is_verb(verb) and trees.words[verb].tag[:2] not in {"NN", "JJ", "CD"}):
        return None
    low, high = trees.first[verb], trees.last[verb]
    subject = trees.child(verb, "nsubj", "nsubjpass")
    if trees.dep(verb) == "relcl" and subject is not None and page.words[subject].tag in {"WDT", "WP"}:
        low = subject + 1
    cue = page.words[i].span
    content = tuple(
        s for r in ((low, i - 1), (i + 1, high)) if r[0] <= r[1] for s in page.content(*r, i) if not s.overlaps(cue)
    )
    if not content:
        return None
    reason = f"“{cue.cut(page.text)}” says that it is somebody's word, not whose"
    return Draft("evidential", reason, (cue,), (), content, Stance.ASSERTS, head=i)
