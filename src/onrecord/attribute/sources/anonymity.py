"""Where a text says that a name is held back, and why: "on condition of anonymity because they feared reprisals"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.attribute.page import Draft, Page
from onrecord.model import Span
from onrecord.text import trimmed


def _spaced(pattern: str) -> re.Pattern[str]:
    """The pattern with any white space where it has a space."""
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


_NAMES = r"(?:his|her|their|its) (?:full |real |last |own )?(?:names?|identit(?:y|ies))"
_HELD = _spaced(
    r"\b(?:(?:(?:agreed|agreeing|asked|asking|insisted|wished) to )?"
    r"(?:sp(?:oke|eak(?:ing)?|oken)|talk(?:ed|ing)?|discuss(?:ed|ing)|comment(?:ed|ing)|interviewed|quoted)"
    r"(?: \w+){0,5}? )?"
    r"(?:(?:up)?on (?:the )?(?:strict )?condition (?:of (?:strict )?anonymity|that (?:he|she|they|"
    + _NAMES
    + r") not be (?:named|identified|used|published|disclosed|revealed))|under (?:the )?condition of anonymity)"
    r"|\b(?:spoke|speaking|speak|talked|talking) (?:\w+ )?(?:anonymously|on background|not for attribution)"
    r"|\b(?:(?:was|were|been|being|are|is) )?(?:granted|given|promised|offered) (?:anonymity|confidentiality)"
    r"|\b(?:ask(?:ed|ing|s)?|request(?:ed|ing|s)?|insist(?:ed|ing)|want(?:ed|ing)?|wish(?:ed|ing)?|prefer(?:red|ring))"
    r" (?:(?:for |on )?anonymity|not to (?:be|have) (?:publicly )?(?:named|identified|quoted|" + _NAMES + r" \w+)"
    r"|(?:that )?(?:\w+ ){1,4}not (?:use|print|publish|give) (?:(?:a|any|his|her|their) )?(?:\w+ )?names?"
    r"|(?:that )?" + _NAMES + r" (?:not be \w+|be (?:withheld|kept \w+|protected))|to (?:remain|stay|be) anonymous"
    r"|to be identified only (?:as|by) \w+)"
    r"|\b(?:declin(?:ed|ing|es)|refus(?:ed|ing|es)|(?:did|do|does)(?: not|n[’']t) (?:want|wish)) to be "
    r"(?:publicly )?(?:named|identified|quoted)"
    r"|\b(?:cannot|can not|could not|can[’']t|couldn[’']t|must not|may not) be (?:publicly )?(?:named|identified)"
    r"|\b(?:declin(?:ed|ing) to|refus(?:ed|ing) to|would not|did not|wouldn[’']t|didn[’']t)"
    r" (?:give|provide|disclose|state|reveal) "
    + _NAMES
    + r"|\bwhose (?:names?|identit(?:y|ies)) (?:was|were|is|are|has been|have been|is being|are being) "
    r"(?:withheld|being withheld|not being \w+)",
)
_BARRED = _spaced(
    r"\b(?:(?:was|were|is|are|been|being)\s*)?(?:not|n[’']t|never) (?:been )?(?:\w+ly )?"
    r"(?:authori[sz]ed|permitted|allowed|cleared|empowered)(?: \w+ly)?(?: by [^,.;]{1,60}?)? to (?:\w+ly )?"
    r"(?:speak|discuss|talk|comment|brief|be (?:quoted|named|identified)|disclose|release|share|address|give|describe"
    r"|make|reveal|represent|go (?:public|on the record))\b"
    r"|\b(?:lacked|without) (?:the )?(?:authori[sz]ation|authority|permission|clearance) to"
    r" (?:speak|discuss|talk|comment)\b",
)
_WHY = re.compile(
    r"\s*,?\s*(?:(?:because|since|as (?=(?:he|she|they|the|it|no)\b)|for fear|out of|fearing|citing|given|due to"
    r"|owing to|in light of|in order to|so as to|so that|lest|over (?:fears?|concerns?)|to (?=[a-z]+\b)|and citing"
    r"|and feared|in view of|on account of|amid)\b)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\W{0,3}(?:because|since|citing|fearing|given|due to|owing to|out of|for fear|afraid of|worried about)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r",? and (?:also |both |all )?$", re.IGNORECASE)
_LOOSE = re.compile(r"(?:[\s.,;—–]|\s(?:and|but|or))+$")
_LONGEST = 400
"""Code points of the longest reason: past that the sentence has gone on to something else."""


@dataclass(frozen=True, slots=True)
class Terms:
    """One statement: on what terms somebody speaks. ``head`` is a word of it, to be looked up in the parse."""

    sentence: int
    head: int
    withheld: Span | None
    because: Span | None

    @property
    def span(self) -> Span:
        """From the first of the two to the end of the last."""
        spans = [s for s in (self.withheld, self.because) if s is not None]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


def find_terms(page: Page) -> Iterator[Terms]:
    """Every statement that a name is held back, or that somebody may not speak, in text order."""
    for number, sentence in enumerate(page.sentences):
        at = sentence.span.start
        while True:
            found = _next(page, number, at)
            if found is None:
                break
            yield found
            at = max(found.span.end, at + 1)


def without_terms(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that only tell the terms: "asked | not to be named", "citing | the sensitivity"."""
    spans = [t.span for t in find_terms(page)]
    starts = [s.start for s in spans]

    def tells(d: Draft) -> bool:
        if not d.cue:
            return False
        at = bisect_right(starts, d.cue[0].start) - 1
        return at >= 0 and all(c in spans[at] for c in d.cue)

    return [d for d in drafts if not tells(d)]


def _next(page: Page, number: int, start: int) -> Terms | None:
    end = page.sentences[number].span.end
    held, barred = _HELD.search(page.text, start, end), _BARRED.search(page.text, start, end)
    if barred is not None and (held is None or barred.start() < held.start()):
        return _barred(page, number, barred.span(), held=held.span() if held else None)
    if held is None:
        return None
    withheld = Span(*held.span())
    because = _why(page, number, withheld.end) or _opening(page, number, withheld.start)
    return Terms(number, _word(page, withheld), withheld, because)


def _barred(page: Page, number: int, barred: tuple[int, int], *, held: tuple[int, int] | None) -> Terms:
    """ "was not authorised to speak", which is a reason by itself, and of "… and spoke on condition of anonymity"."""
    reason = _clause(page, number, Span(*barred))
    if held is not None and reason.end > held[0]:
        reason = trimmed(page.text, Span(reason.start, held[0]))
        reason = Span(reason.start, reason.start + len(_JOINS.sub("", reason.cut(page.text) + " ").rstrip()))
    joined = held is not None and _JOINS.search(page.text[reason.end : held[0]] or " and ") is not None
    return Terms(number, _word(page, reason), Span(*held) if held and joined else None, reason)


def _word(page: Page, span: Span) -> int:
    """The word of the span that stands highest in the parse."""
    words = page.words_in(span)
    return next((i for i in words if not words.start <= page.trees.heads[i] < words.stop), page.word_at(span.start))


def _why(page: Page, number: int, start: int) -> Span | None:
    match = _WHY.match(page.text, start, page.sentences[number].span.end)
    if match is None:
        return None
    begin = match.start() + len(match.group()) - len(match.group().lstrip(" ,\n"))
    return _clause(page, number, Span(begin, match.end()))


def _clause(page: Page, number: int, opening: Span) -> Span:
    """The clause that these words open, to the comma or the mark that ends it."""
    limit = min(page.sentences[number].span.end, opening.start + _LONGEST)
    words = page.words_in(opening)
    last = max((_reach(page, i, words.start) for i in words), default=words.start)
    if last + 1 < len(page.words) and page.words[last + 1].tag == "RB":
        last += 1  # "to speak publicly | said": the parser may give the adverb to the verb that follows
    end = max(opening.end, min(page.words[last].span.end, limit))
    # A parse that runs on over ", the officials said" is cut at the comma.
    for i in range(words.stop, last + 1):
        closes = page.lower(i) in {",", ";", "—", "–", ")", "”", '"'}
        if closes and page.words[i].span.start >= opening.end and not _goes_on(page, i, last):
            end = page.words[i].span.start
            break
    kept = trimmed(page.text, Span(opening.start, min(end, limit)))
    return Span(kept.start, kept.start + max(1, len(_LOOSE.sub("", kept.cut(page.text)))))


def _reach(page: Page, i: int, floor: int) -> int:
    """The last word of all that hangs below what the word governs or belongs to, staying right of ``floor``."""
    trees = page.trees
    top = trees.heads[i] if trees.dep(i) in {"mark", "aux", "auxpass", "neg", "advmod", "nsubj", "nsubjpass"} else i
    return int(trees.last[top]) if trees.first[top] >= floor - 2 else int(trees.last[i])


def _goes_on(page: Page, comma: int, last: int) -> bool:
    """Whether the reason goes on past the comma: "…, and because …", "the safety, health and pay of …"."""
    follows = page.lower(comma + 1) if comma < last else ""
    subject = any(page.trees.dep(k) in {"nsubj", "nsubjpass"} for k in range(comma + 1, min(comma + 6, last + 1)))
    return page.lower(comma) == "," and (follows in {"and", "or", "including", "such"} or not subject) and comma < last


def _opening(page: Page, number: int, before: int) -> Span | None:
    """A reason that opens the sentence: "Citing the sensitivity of the talks, the officials asked not to be named"."""
    span = page.sentences[number].span
    match = _OPENS.match(page.text, span.start, before)
    comma = page.text.find(",", span.start, before)
    if match is None or comma < 0:
        return None
    kept = trimmed(page.text, Span(span.start, comma))
    lead = len(kept.cut(page.text)) - len(kept.cut(page.text).lstrip("“\"'‘ "))
    return Span(kept.start + lead, kept.end)
