"""Whose report an article is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice

from onrecord.model import OWN_KINDS, Article, CreditKind, Evidence, Kind, Sentence, Span
from onrecord.text import DATELINE, fold, word_set

# What agencies are called when they are spelled out, so that both spellings make one key.
_AGENCIES = {
    "the associated press": "ap",
    "associated press": "ap",
    "agence france-presse": "afp",
    "agence france presse": "afp",
    "thomson reuters": "reuters",
    "deutsche presse-agentur": "dpa",
    "press association": "pa",
    "pa media": "pa",
    "united press international": "upi",
    "australian associated press": "aap",
    "the canadian press": "canadian press",
    "press trust of india": "pti",
    "asian news international": "ani",
    "kyodo news": "kyodo",
    "xinhua news agency": "xinhua",
    "agencia efe": "efe",
}
_AGENCY_NAMES = frozenset({*_AGENCIES, *_AGENCIES.values(), "bloomberg", "anadolu", "tass"})
# How a text is headed that its maker hands out: what it tells in its own voice, the maker tells.
_RELEASE = re.compile(
    r"^(?:news|press|media) (?:release|statement)\b|\b(?:news|press|media) (?:release|statement)(?:$| *[:,(-])|"
    r"^for immediate release\b|/prnewswire/|/business wire/",
    re.MULTILINE,
)
_LABEL = re.compile(
    r"^(?:(?:press|media|news) (?:note|information|notice)\b|(?:joint )?communique\b|"
    r"(?:\w+ )?(?:statement|announcement)(?:$| *[:,-]))",
    re.MULTILINE,
)
# The same for a page of which no other publisher is stated; of a paper they may be headlines.
_HEADING = re.compile(
    r"^(?:(?:\w+ )?statement (?:by|of|from|on|no|to|regarding|concerning)\b|"
    r"(?:report |executive )?summary(?:$| *[:,]| of (?:an?|the|our) (?:report|study|review|inquiry)\b)|"
    r"summary for the press\b|key findings(?:$| *[:,])|situation (?:summary|report|update)\b|"
    r"clarification (?:to|of|on) our\b|open letter\b|resolution \d|"
    r"(?:[\w' ]{1,40} )?(?:preliminary|interim) (?:findings|statement)(?:$| *[:,]| (?:by|of|from|on|to)\b)|"
    r"(?:\w+ )?notice(?:$| *[:,]| no\b| to (?:the |all |our )?(?:press|\w+s)\b)).*",
    re.MULTILINE,
)
_ANNOUNCED = re.compile(r"\b(?:today|is pleased to|are pleased to|is proud to|has today) announced?\b")
_WISHES = re.compile(
    r"\bwish(?:es)? to (?:inform|clarify|state|correct|assure|thank)\b|\bwe (?:have learned|regret|apologi[sz]e|note)\b"
)
_QUESTION = re.compile(r"^[^\S\n]*(?:Q(?:UESTION|uestion)?\s*[:.]\s|Q(?=[A-Z][a-z']* ))", re.MULTILINE)
_QUESTIONS = 2
_SPEECH = re.compile(
    r"\bmy fellow \w+|\bgod bless (?:you|america|the)\b|"
    r"\b(?:(?:here|below|this|what follows|following) is|(?:edited|condensed|full)) (?:\w+ ){0,3}transcript of\b|"
    r"\binterview (?:has been|was) (?:\w+ )?(?:edited|condensed)\b"
)
_OF_ONESELF = re.compile(
    r"\bmy (?:own )?(?:childhood|boyhood|youth|life|career|mother|father|parents|wife|husband|sons?|daughters?|kids?|"
    r"children|family|brother|sister|friends?|heart|mind|mood|opinion|view|hero|recovery)\b|"
    r"\bi (?:really |still |do |also )?(?:think|believe|feel|love|hope|wish|guess|suppose|confess|laughed|cried)\b|"
    r"\b(?:like|dear|as) you\b"
)
"""Words by which a text shows to be somebody's own story or view, where a report would tell of others."""
_YOU = re.compile(r"\byour?\b")
_OFTEN = 6
"""Times that a text speaks to its reader, for it to be no report."""
_SELDOM = 200
"""Words of a text to one time that it does."""
_QUOTED = re.compile(r"“[^“”\n]*”?|\"[^\"\n]*\"?")
_SAID = re.compile(r"\b(?:sa(?:id|ys)|told|according to)\b")
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")
_OPENING = 600
"""Characters of the body in which its maker announces something, or speaks to its readers."""
# The whole line, or what stands before a colon: "Column of smoke rises" is news.
_OPINION = re.compile(
    r"^(?:(?:guest )?opinion|commentary|editorial|comment|analysis|op-ed|viewpoint|(?:guest )?column|"
    r"letters?(?: to the editor)?)(?:$| *[:|/(-]| by\b)|\bguest essay\b|\bcommentary by\b",
    re.MULTILINE,
)
_COLUMNIST = re.compile(
    r"\bis a columnist\b|\bthe (?:author|writer) is\b|\bopinions? (?:are|is) (?:his|her|their) own\b"
)
_CORRECTION = re.compile(
    r"(?:corrections?|clarifications?|corrections and clarifications|retractions?|(?:an )?apology)(?:$|\s*[:—–|-])|"
    r"(?:correction|corrected|retracted):|.*(?::|—|–) (?:an apology|a correction|a clarification)$"
)
_EARLIER_VERSION = re.compile(r"\ban? (?:earlier|previous) version of this (?:article|story|report)\b")
_HEAD_LINES = 6
"""Blocks of its own, from the top, in which a page says what sort of text it is."""
_LONGEST_HEAD = 120
"""Characters of such a line; a longer one is a paragraph."""
_INDENT = 40
"""Characters before a dateline in which its paragraph begins."""
_LONGEST_NOTE = 400
"""Characters at the end of a page in which it says that it was changed."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who answers for an article's own voice; ``key`` compares."""

    key: str
    name: str
    evidence: Evidence
    opinion: bool
    release: bool
    spoken: bool = False
    """A speech, an interview or a story of one's own: who tells what "I saw" is no reporter."""

    @property
    def observes(self) -> bool:
        """Whether who speaks in its own voice is a reporter, who may have been there."""
        return not (self.opinion or self.spoken)


_SITE = re.compile(r"(?:www\.)?([\w-]+)(?:\.[a-z]{2,3})?\.[a-z]{2,}")
"""The address of a site, which is often its name: "tarnherald.com"."""


def folded_publisher(name: str) -> str:
    """A publisher or agency as a key, without its article or its address's end, long names of agencies shortened."""
    bare = fold(name).strip(" .,()—-")
    bare = _AGENCIES.get(bare, bare).removeprefix("the ").removesuffix(" news agency")
    site = _SITE.fullmatch(bare)
    return (site[1] if site else bare) or "?"


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency."""
    return fold(name) in _AGENCY_NAMES


def reporting(name: str) -> str:
    """The origin key of a publisher's own reporting, without spaces, as the address of its site has its name."""
    return "reporting:" + folded_publisher(name).replace(" ", "")


def one_house(short: str, full: str) -> bool:
    """Whether one of two names of publishers or agencies is the other, or a part of it: "the Sound", "Tarn Sound"."""
    one, other = (word_set(folded_publisher(name)) for name in (short, full))
    return one <= other or other <= one


def desk_of(article: Article, sentences: tuple[Sentence, ...]) -> Desk:
    """The credited agency or first publisher, else the publisher, else the article itself."""
    key, name, evidence = _whose(article)
    lines = [fold(span.cut(article.text)).strip() for span in heads_of(article)]
    top = "\n".join(lines)
    labels = "\n".join(line for line in lines if not line.endswith("."))
    opinion = bool(_OPINION.search(top) or _COLUMNIST.search(top) or _COLUMNIST.search(fold(article.text[-300:])))
    credited = any(c.kind in {CreditKind.AGENCY, CreditKind.ORIGINAL} for c in article.credits)
    release = bool(_RELEASE.search(labels)) or (
        not is_correction(article.text)
        and not article.authors
        and not credited
        and (bool(_LABEL.search(top)) or _opens_as_handed_out(article, sentences, top))
    )
    return Desk(
        key=key,
        name=name,
        evidence=evidence,
        opinion=opinion,
        release=release,
        spoken=_is_spoken(article.text),
    )


def _is_spoken(text: str) -> bool:
    """Whether a text is for the most part what one person says: an interview, a speech, their own story, advice."""
    own = fold(_QUOTED.sub(" ", text))
    of_oneself = len(_OF_ONESELF.findall(own)) >= _QUESTIONS or _is_to_readers(own)
    return of_oneself or len(_QUESTION.findall(text)) >= _QUESTIONS or bool(_SPEECH.search(own))


def _is_to_readers(own: str) -> bool:
    """Whether a text speaks to its reader again and again, as a guide, a review or a letter does and no report."""
    times = len(_YOU.findall(own))
    return times >= _OFTEN and times * _SELDOM >= own.count(" ")


def _opens_as_handed_out(article: Article, sentences: tuple[Sentence, ...], top: str) -> bool:
    """Whether a heading or the opening is of a text handed out; where a publisher is stated, of one named with it."""
    signs = [found[0] for found in _HEADING.finditer(top)]
    for line in _own_words(article, sentences):
        signs += [line] if _ANNOUNCED.search(line) or _WISHES.search(line) else []
    publisher = folded_publisher(article.publisher.value) if article.publisher is not None else ""
    return any(publisher in sign for sign in signs)


def _own_words(article: Article, sentences: tuple[Sentence, ...]) -> Iterator[str]:
    """The first sentences of the body without quotations; what others are said to announce is none of them."""
    at = 0
    for _, paragraph in groupby((s for s in sentences if s.kind is Kind.TEXT), key=lambda s: s.block):
        spans = [s.span for s in paragraph]
        whole = fold(_QUOTED.sub(" ", article.text[spans[0].start : spans[-1].end]))
        yield from (line for line in _SENTENCE_END.split(whole) if not _SAID.search(line))
        at += len(whole)
        if at > _OPENING:
            return


def heads_of(article: Article) -> list[Span]:
    """The short lines that head a page: the first of its own blocks, and the line above them; no menus."""
    own = list(islice((n for n, b in enumerate(article.blocks) if b.kind in OWN_KINDS), _HEAD_LINES))
    above = [own[0] - 1] if own and own[0] else []
    spans = (article.blocks[n].span for n in (*above, *own))
    return [span for span in spans if len(span) <= _LONGEST_HEAD]


@lru_cache(maxsize=1 << 17)  # asked for each assertion of an article, whose text is kept anyway
def is_correction(text: str) -> bool:
    """Whether a text is headed as a correction, a clarification or an apology, or says that it was changed."""
    return is_headed_as_correction(text) or bool(note_of_change(text))


def is_headed_as_correction(text: str) -> bool:
    """Whether all of a text is a correction."""
    return bool(_CORRECTION.match(fold(text.lstrip()[:_LONGEST_HEAD].partition("\n")[0])))


@lru_cache(maxsize=1 << 12)
def note_of_change(text: str) -> str:
    """The words, folded, at the end of a text from where it says what an earlier version had; "" without such."""
    end = fold(text[-_LONGEST_NOTE:])
    found = _EARLIER_VERSION.search(end)
    return end[found.start() :] if found else ""


def _whose(article: Article) -> tuple[str, str, Evidence]:
    for wanted, words in ((CreditKind.AGENCY, "credited to the agency"), (CreditKind.ORIGINAL, "first published by")):
        for credit in article.credits:
            if credit.kind is wanted:
                return (
                    reporting(credit.name),
                    credit.name,
                    Evidence("credit", 0.9, f"the page is {words} {credit.name}"),
                )
    if article.publisher is not None:
        name = article.publisher.value
        return reporting(name), name, Evidence("publisher", 0.8, f"the publisher {name} tells it in its own voice")
    return (
        "reporting:" + article.id,
        "this article",
        Evidence("own-voice", 0.5, "told in the article's own voice; no publisher or agency is stated"),
    )


def past_dateline(text: str, span: Span) -> Span:
    """The span without the place and the agency that open a report: "EASTMOOR, May 4 (AP) — "."""
    opens = not text[text.rfind("\n", max(0, span.start - _INDENT), span.start) + 1 : span.start].strip()
    found = DATELINE.match(text, span.start, span.end) if opens else None
    return Span(found.end(), span.end) if found and found.end() < span.end else span
