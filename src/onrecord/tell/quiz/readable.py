"""Words cut out of an article: whether a question can show them by themselves, and what they are about."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.english import FINITE_TAGS
from onrecord.model import Span
from onrecord.read.language import english
from onrecord.read.mentions.lexicon import INSTITUTIONS
from onrecord.tell.ask.meaning import root
from onrecord.tell.ask.passages import roots_of
from onrecord.text import fold, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

POINTS = re.compile(
    r"\b(?:it|its|this|that|these|those|he|she|they|his|her|their|him|them|here|there|again|later|such|so|then|both|same|we|our|i|my)\b",
    re.IGNORECASE,
)
"""Words by which a clause points to others."""
_LEAD = re.compile(r"(?:that|but that|and that)\s+(?=\S)")
_ASKS = re.compile(r"(?:how|why|whether|what|who|whom|whose|which|where)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”\n]+[”\n]|\"[^\"\n]+\"|‘[^‘’]+(?:’\w+[^‘’]*)*’(?!\w)")
_SENTENCE = re.compile(r"[.!?](?=\s+[A-Z“\"])")
_ENDS = " ,;:."
_OBJECTS = word_set("it them him her")
_POINTING = word_set("that this these those")
_TIMES = word_set("day night morning afternoon evening week weekend month year spring summer autumn fall winter")
_BEFORE_NOUNS = frozenset({"JJ", "DT", "PRP$", "WP$"})
_FINITE = FINITE_TAGS | {"MD"}
_JOINS = re.compile(r"\b(?:after|before|since|when|while|as|until|once|although|because|if)\b[^,;.]*$", re.IGNORECASE)
"""How a clause begins that what is said of the main one need not cover."""


@cache
def _plain_roots() -> frozenset[str]:
    from spacy.lang.en.stop_words import STOP_WORDS  # noqa: PLC0415  # half a second that `quiz --help` need not pay

    return frozenset(root(w) for w in STOP_WORDS)


@lru_cache(maxsize=1 << 14)
def tells(words: str) -> frozenset[str]:
    """The roots of the words that say what it is about: no "the", no "of"."""
    return roots_of(words) - _plain_roots()


@lru_cache(maxsize=1 << 13)
def _parsed(words: str) -> tuple[bool, bool, bool, bool, bool, bool]:
    """Whether there is a verb with a tense, whether it has a subject, whether that or its object is bare, whether an
    object points outside, and whether a noun is still to come.
    """
    doc = english().tokens(words)
    english().annotate([doc])
    roots = [t for t in doc if t.head.i == t.i]
    finite = any(
        t.tag_ in _FINITE or any(c.tag_ in _FINITE and c.dep_.startswith("aux") for c in t.children) for t in roots
    )
    subjects = [c for t in roots for c in t.children if c.dep_.startswith("nsubj")]
    objects = [c for t in roots for c in t.children if c.dep_ in {"dobj", "obj"}]
    outside = any(_points_outside(t) for t in doc)
    last = next((t for t in reversed(doc) if not t.is_punct), None)
    is_open = last is not None and last.tag_ in _BEFORE_NOUNS and last.dep_ in {"pobj", "dobj", "amod", "det", "poss"}
    return finite, bool(subjects), any(map(_is_bare, subjects)), any(map(_is_bare, objects)), outside, is_open


def _points_outside(word: "Token") -> bool:
    """Whether it is the "it" of "the board judged it a success": it is not the board, and nothing else is named yet.

    So is the "that" of "the mayor dismissed that claim".
    """
    if word.dep_ == "det" and word.lower_ in _POINTING and not _is_told_whole(word.head):
        word = word.head
    elif word.lower_ not in _OBJECTS:
        return False
    small = word.dep_ == "nsubj" and word.head.tag_.startswith("JJ")  # "it unsafe"
    if not small and word.dep_ not in {"dobj", "obj"}:
        return False
    verb = word.head.head if small else word.head
    own = {t.i for c in verb.children if c.dep_.startswith("nsubj") for t in c.subtree}
    return not any(t.tag_.startswith("NN") and t.i not in own for t in word.doc[: word.i])


def _is_bare(noun: "Token") -> bool:
    """Whether it is "the request" or "nine" and no more, which only those know who read what came before."""
    others = [c for c in noun.children if c.lower_ != "the"]
    if noun.tag_ == "CD":
        return not any(c.dep_ == "prep" for c in others)
    is_plain = noun.tag_ in {"NN", "NNS"} and fold(noun.text) not in INSTITUTIONS
    return is_plain and not others and any(c.lower_ == "the" for c in noun.children)


def _is_told_whole(noun: "Token") -> bool:
    """Whether it needs no pointing to: a time, or what is said of it behind it."""
    return noun.lower_ in _TIMES or any(c.dep_ in {"relcl", "acl", "prep"} for c in noun.children)


def is_clause(words: str) -> bool:
    """Whether the words have a verb of their own: "the order was printed", not "the order printed on Monday"."""
    return _parsed(words)[0]


def has_subject(words: str) -> bool:
    """Whether whoever does it is named before the verb."""
    return _parsed(words)[1]


def hangs(words: str) -> bool:
    """Whether its subject is named with "the" alone: "the request was renewed"."""
    return _parsed(words)[2]


def is_loose(words: str) -> bool:
    """Whether its subject or object is named with "the" alone: "she posted the picture"."""
    return any(_parsed(words)[2:4])


def lacks_object(words: str) -> bool:
    """Whether what somebody does something to is only pointed to, and stands elsewhere: "he entered them"."""
    return _parsed(words)[4]


def ends_open(words: str) -> bool:
    """Whether they stop before a noun that is still to come: "won a majority of regular"."""
    return _parsed(words)[5]


def asks(words: str) -> bool:
    """Whether reported words are a question and state nothing: "why the plan failed"."""
    return _ASKS.match(words) is not None


def is_verb(text: str, at: int) -> bool:
    """Whether the word that begins at an offset is a verb there."""
    doc = english().tokens(text)
    english().annotate([doc])
    return any(t.idx == at and t.tag_.startswith("VB") and t.tag_ != "VBG" for t in doc)


def is_set_aside(before: str) -> bool:
    """Whether what stands before a clause makes it a clause of time or reason: "after", "because"."""
    return _JOINS.search(before) is not None


def without_lead(text: str, span: Span) -> Span:
    """Reported words without the "that" before them and the comma behind them."""
    found = _LEAD.match(text, span.start, span.end)
    start = found.end() if found else span.start
    end = span.end
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    return Span(start, end)


def quotation(text: str, span: Span, *, most: int) -> Span | None:
    """What stands between the marks of the only quotation in a span: as many whole sentences as ``most`` words take."""
    found = list(_QUOTED.finditer(text, span.start, span.end))
    if len(found) != 1 or sum(text.count(q, span.start, span.end) for q in '“”"') > 2:  # more than its own
        return None
    start, end = found[0].start() + 1, found[0].end() - 1
    if len(text[start:end].split()) <= most:
        return Span(start, end)
    ends = (m.end() for m in _SENTENCE.finditer(text, start, end))
    fit = [e for e in ends if len(text[start:e].split()) <= most]
    return Span(start, fit[-1]) if fit else None
