"""Primitives over text that several stages share: folding, words, ids."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from onrecord.model import Span

_LOUD = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ -]{2,40}"
_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})\.?(?:,? \d{4})?"
DATELINE = re.compile(
    rf"(?:{_LOUD}, {_DAY}\. "
    rf"|(?:{_LOUD}(?:, [\w. ]{{1,20}}){{0,2}}|[A-ZÀ-ÖØ-Þ][\w.'’ -]{{1,40}}, {_DAY})"
    r"(?:(?: \([A-Z][^()\n]{1,40}\))? ?(?:[—–]|--?) | /[^/\n]{2,30}/ )"
    rf"|[A-ZÀ-ÖØ-Þ][\w.'’ -]{{1,40}}, {_DAY} \([A-Z][^()\n]{{1,40}}\): "
    r"|[A-ZÀ-ÖØ-Þ][\w.'’ -]{1,40} \([A-Z]{2,6}\) ?[—–-]{1,2} )"
    r"(?=[“‘\"'(]?[A-Z0-9])"
)
"""Where a report was filed, before its first word: "NEW HARBOUR, Jan. 3 (ABC) — The …"."""

_WORD = re.compile(r"\w+(?:[’'.,]\w+)*")

_PLAIN = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "–": "-",
    "—": "-",
    "−": "-",
    "\xa0": " ",
}
_NO_SPACE = "\u200b"

STEERING = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
"""For a class of a pattern: what steers a terminal or turns the direction of writing, tab and line ends left out."""
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_UNFIT = re.compile(f"[{STEERING}\ud800-\udfff\ufffe\uffff]")


def id_of(*parts: str) -> str:
    """Sixteen hexadecimal digits that follow from the parts alone, so that equal findings get equal ids."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def without_unshown(text: str) -> str:
    """The text without what shows nothing, such as control characters and marks that turn the direction of writing.

    Joiners stay: scripts and emoji need them.
    """
    return _UNSHOWN.sub("", text)


def one_line(text: str) -> str:
    """The text as a person would copy it by hand: on one line, without what shows nothing."""
    return " ".join(without_unshown(text).split())


def fit(text: str) -> str:
    """Text for other programs: what steers them and what XML cannot hold replaced, one for one, so that offsets count.

    JSON can hold it, but not what PROV, RDF or a database makes of it.
    """
    return _UNFIT.sub("\ufffd", text)


def address_parts(address: str) -> SplitResult:
    """An address taken apart; nothing but empty parts for what is none, whoever may have written it."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def first_day(edtf: str) -> str:
    """The earliest day an EDTF date or range begins with, for ordering; "9999" for an open one or an open year."""
    bare = edtf.strip("[]").split("..")[0].split("/")[0].rstrip("~?%")
    return "9999" if not bare or bare.startswith("X") else bare


def fold(text: str) -> str:
    """For comparing only: case, accents, typographic quotes and dashes, and runs of white space levelled."""
    if text.isascii() and text.isalnum():
        return text.lower()  # a plain word, which is asked for most
    return _folded_short(text) if len(text) <= _SHORT else _folded(text)


def levelled(text: str) -> str:
    """The same words with plain quotes, dashes and spaces, each character in its place."""
    for letter, plain in _PLAIN.items():  # in a fraction of the time that a table of letters takes
        text = text.replace(letter, plain)
    return text


def _folded(text: str) -> str:
    if not text.isascii():
        text = levelled(text).replace(_NO_SPACE, "")
        if not text.isascii():
            text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(text.split()).casefold()


_SHORT = 16
"""Characters of what is folded again and again: punctuation, numbers, words with accents."""
_folded_short = lru_cache(maxsize=1 << 14)(_folded)


def words(text: str) -> list[str]:
    """Folded words, punctuation left out."""
    return _WORD.findall(fold(text))


def word_set(listed: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(listed.split())


def word_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Spans of the words of ``text[start:end]``, in order."""
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Span(*found.span())


def found_words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The same as matches, for whoever needs the words themselves of many texts."""
    return _WORD.finditer(text, start, end)


def line_spans(text: str) -> list[Span]:
    """Spans of the lines, without their line ends, split at LF; a lone CR at the end of a line is left out."""
    spans = []
    start = 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line.removesuffix("\r"))))
        start += len(line) + 1
    return spans


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    cut = span.cut(text)
    lead = len(cut) - len(cut.lstrip())
    return Span(span.start + lead, span.start + max(lead, len(cut.rstrip())))


def whole_words(text: str, span: Span) -> Span:
    """The span with the rest of the written words that it begins or ends inside of.

    A parse parts "32m" and "don't", so what is cut by its words may end after "32", or say that they do.
    """
    start, end = span.start, span.end
    if _is_inside(text, start):
        start = next((i + 1 for i in range(start - 1, -1, -1) if not _goes_on(text, i)), 0)
    if _is_inside(text, end):
        end = next((i for i in range(end, len(text)) if not _goes_on(text, i)), len(text))
    kept = span.start - start <= _LONGEST_WORD and end - span.end <= _LONGEST_WORD
    return Span(start, end) if kept else span


_LONGEST_WORD = 40
"""Characters of a word that are looked for beyond a cut; text that runs on for longer parts no words by blanks."""


def _is_inside(text: str, at: int) -> bool:
    return 0 < at < len(text) and _goes_on(text, at - 1) and _goes_on(text, at)


def _goes_on(text: str, at: int) -> bool:
    """Whether a character is of a word: a letter, a digit, or the apostrophe between two."""
    if text[at] in "'’":
        return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
    return text[at].isalnum() or text[at] == "_"


def begin_alike(one: str, other: str) -> int:
    """With how many characters in common two texts begin."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def joined(spans: Iterable[Span], text: str) -> str:
    """What the spans cut out, with " … " where they leave something out."""
    return " … ".join(" ".join(s.cut(text).split()) for s in spans)


_ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "ies", "ers", "er", "ed", "es", "s", "ly", "al", "e", "y")


@lru_cache(maxsize=1 << 16)
def stem(term: str) -> str:
    """A term without its commonest endings, so that "injuries" meets "injured"."""
    if term.isdigit():
        return term
    for ending in _ENDINGS:
        if term.endswith(ending) and len(term) - len(ending) >= 4:
            return term[: -len(ending)]
    return term


def merged(spans: Iterable[Span], *, gap: int = 0) -> list[Span]:
    """The spans in order, those joined that overlap, or have no more than ``gap`` characters between them."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + gap:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
