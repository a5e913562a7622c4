"""Chains of sources: "A, citing B, wrote that C" is B's word by way of A."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.attribute.cues import CITING, VERBS
from onrecord.attribute.page import Draft, Page
from onrecord.attribute.sources.subjects import noun_phrase
from onrecord.model import Span, Stance
from onrecord.text import word_set

_SAYERS = word_set(
    """
    source sources official officials person people aide aides spokesman spokeswoman spokesperson police ministry
    department agency agencies minister president report reports document documents record records memo memos email
    emails letter letters filing filings data figure figures study studies media newspaper newspapers statement
    statements relative relatives authorities authority government military army intelligence organization
    organisation organizations organisations group groups attorney attorneys witness witnesses residents diplomat
    diplomats expert experts member members family families company council committee court union party
    administration presidency office interview tweet post video image images photos survey poll census research
    paper journal article book transcript statistics
    """
)
_AGENTS = re.compile(r"\w{3,}(?:eer|er|or|ist|ian|ant)s?")
_NO_AGENTS = word_set(
    """
    number numbers matter matters factor factors error errors barrier barriers order orders power powers danger
    dangers weather fear fears disaster disasters disorder cancer character behavior paper papers other others offer
    offers pressure chapter chapters letter answer answers former another border borders water winter quarter
    quarters labor labour terror humor rumor rumors honor favor restaurant plant plants grant grants
    """
)
_SAME_SOURCES = re.compile(
    r"^(?:the same |those |these |all (?:of )?(?:the |those |its )?\w+ (?:of )?|both )(?:\S+ ){0,4}?"
    r"(?:sources?|officials?|people|person)\b",
    re.IGNORECASE,
)


def citing_drafts(page: Page, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """For "citing S" beside an attribution, the attribution to S of the same content, by way of the outer one."""
    by_head = {d.head: d for d in drafts if d.head >= 0}
    trees = page.trees
    for i, word in enumerate(page.words):
        if word.lemma not in CITING or word.tag != "VBG" or trees.sentence[i] < 0:
            continue
        found = _cited(page, i)
        if found is None:
            continue
        cue, source, head = found
        for outer in _outers(page, i, by_head):
            content = tuple(s for s in outer.content if not s.overlaps(cue) and not s.overlaps(source))
            if content:
                reason = f"“{cue.cut(page.text)}” names the source behind the one that reports it"
                yield Draft(
                    "citing", reason, (cue,), (source,), content, Stance.ASSERTS, head=i, source_head=head, outer=outer
                )


def _cited(page: Page, i: int) -> tuple[Span, Span, int] | None:
    """Cue, source and the source's head of a "citing …"."""
    trees = page.trees
    head = trees.child(i, "dobj", "pobj")
    cue_last = i
    if head is not None and trees.lemma(head) in {
        "information",
        "evidence",
        "comment",
        "remark",
        "interview",
        "testimony",
    }:
        preposition = next((c for c in trees.children[head] if page.lower(c) in {"from", "by", "with"}), None)
        inside = trees.child(preposition, "pobj") if preposition is not None else None
        if preposition is not None and inside is not None:
            cue_last, head = preposition, inside
    if head is None or head < i:
        return None
    first, last = noun_phrase(page, head)
    first = max(first, cue_last + 1)
    kept = page.trim(first, last)
    if kept is None:
        return None
    source = page.span(*kept)
    if not _can_say(page, head, source):
        return None
    return page.span(i, cue_last), source, head


def _can_say(page: Page, head: int, source: Span) -> bool:
    """Whether what is cited can be a source: a name, a kind of person or paper, not "rising costs"."""
    word = page.lower(head)
    if page.words[head].tag.startswith("NNP") or word in _SAYERS:
        return True
    if word in _NO_AGENTS:
        return False
    if _AGENTS.fullmatch(word):
        return True
    return any(w in _SAYERS for w in source.cut(page.text).lower().split())


def _outers(page: Page, i: int, by_head: dict[int, Draft]) -> list[Draft]:
    """The attributions that "citing" hangs on: its governing cue verb and the verbs joined to that."""
    trees = page.trees
    at = i
    for _ in range(8):
        at = trees.heads[at]
        if at in by_head and at != i:
            found = [by_head[at]]
            found += [
                by_head[c]
                for c in trees.children[at]
                if trees.dep(c) == "conj" and c in by_head and by_head[c].source == by_head[at].source
            ]
            return [d for d in found if d.method != "evidential"]
        if trees.heads[at] == at:
            break
    begin, end = page.sentence_words(i)
    near = [d for h, d in by_head.items() if begin <= h < end and h != i and d.method not in {"evidential", "citing"}]
    if not near:
        return []
    return [min(near, key=lambda d: abs(d.head - i))]


def leave_out_outer_sources(page: Page, drafts: Sequence[Draft]) -> None:
    """Whoever speaks for a whole attribution is no part of its content, nor are the words of saying.

    "Officials want a deal, according to two aides": what the officials want ends before the comma. "They understand,
    she said, that it will close": they do not understand that she said so.
    """
    wholes = sorted((d for d in drafts if d.cue and d.source and _is_of_saying(page, d)), key=_tag_start)
    starts = [_tag_start(d) for d in wholes]
    for d in drafts:
        if not d.cue:
            continue
        for whole in [w for s in d.content for w in wholes[bisect_left(starts, s.start) : bisect_left(starts, s.end)]]:
            if d.cue[0].start < _tag_start(whole) and all(whole.covers(c) for c in d.cue):
                d.content = _without_tag(page, d.content, whole) or d.content


def _is_of_saying(page: Page, d: Draft) -> bool:
    if d.method == "according-to" or d.cue[0].cut(page.text).casefold() == "according to":
        return True
    return d.head >= 0 and any(entry.clause and entry.quote for entry in VERBS.get(page.trees.lemma(d.head), ()))


def _tag_start(d: Draft) -> int:
    return min(d.cue[0].start, d.source[0].start)


def _without_tag(page: Page, content: Sequence[Span], whole: Draft) -> tuple[Span, ...]:
    """Content without the words of another attribution's source and cue that stand in it."""
    tag = {i for span in (*whole.source, *whole.cue) for i in page.words_in(span)}
    if all(span.end <= _tag_start(whole) for span in whole.content):  # nothing behind it is said by anybody
        tag |= set(range(min(tag), page.sentence_words(min(tag))[1]))
    kept: list[Span] = []
    for span in content:
        words = page.words_in(span)
        cuts = [words.start - 1, *(i for i in words if i in tag), words.stop]
        if len(cuts) == 2:
            kept.append(span)
            continue
        pieces = (page.trim(low + 1, high - 1) for low, high in pairwise(cuts))
        kept += [page.span(*piece) for piece in pieces if piece is not None]
    return tuple(kept)


def link(drafts: Sequence[Draft]) -> None:
    """Set ``outer`` where a draft stands inside another's content: the innermost one that holds its cue and source."""
    ordered = sorted(drafts, key=lambda d: (_anchor(d), -_size(d)))
    spans = sorted(
        ((s, d) for d in ordered for s in d.content),
        key=lambda p: (p[0].start, -p[0].end),
    )
    starts = 0
    open_: list[tuple[Span, Draft]] = []
    for d in ordered:
        if d.outer is not None:
            continue
        at = _anchor(d)
        while starts < len(spans) and spans[starts][0].start <= at:
            open_.append(spans[starts])
            starts += 1
        open_ = [p for p in open_ if p[0].end > at]
        holders = [o for s, o in open_ if o is not d and _holds(s, o, d) and not _circular(o, d)]
        if holders:
            d.outer = min(holders, key=lambda o: (_size(o), o.content))


def _anchor(d: Draft) -> int:
    if d.cue:
        return d.cue[0].start
    return d.content[0].start if d.content else 0


def _size(d: Draft) -> int:
    return sum(len(s) for s in d.content)


def _holds(span: Span, outer: Draft, d: Draft) -> bool:
    """Whether ``d`` stands in content that ``span`` is a part of: "Ms Lind was quoted by the paper as saying …"."""
    if d.method in {"quote-continues", "quote-follows"} or not d.cue:
        return bool(d.content) and d.content[0] in span and len(d.content[0]) < len(span)
    return all(any(part in s for s in outer.content) for part in (*d.cue, *d.source))


def _circular(outer: Draft, d: Draft) -> bool:
    at: Draft | None = outer
    for _ in range(30):
        if at is None:
            return False
        if at is d:
            return True
        at = at.outer
    return True


def link_same_sources(page: Page, drafts: Sequence[Draft]) -> None:
    """ "The same sources said": they speak by way of whoever cited them last."""
    reporter: Draft | None = None
    for d in sorted(drafts, key=_anchor):
        if d.method == "citing" and d.outer is not None:
            reporter = d.outer
        elif reporter is not None and d is not reporter and d.outer is None and _same_sources(page, d):
            d.outer = reporter
            d.scores_as = "same-sources"


def _same_sources(page: Page, d: Draft) -> bool:
    return bool(d.source) and _SAME_SOURCES.match(d.source[0].cut(page.text)) is not None
