"""Printed words as they are read aloud: quotation marks, brackets, abbreviations and numbers put in words."""

import re
import unicodedata

from onrecord.english import MONTH_NAMES, MONTH_OF, MONTHS, any_of
from onrecord.tell.lines.told import PRESUMED

_OPENING, _CLOSING = "“", "”"
_STRAIGHT = '"'
_QUOTE, _END_QUOTE = ", quote, ", ", end quote,"
_MARKS = re.compile(r'([,.!?]?”|“|[,.!?]"(?!\w)|")')
_INSERT = re.compile(r"(?P<before>\w+ )?\[(?P<words>[^\[\]]{1,200})\]")
_DAY = re.compile(r"\d{4}$")
_MONTHS = {short: MONTH_NAMES[n - 1] for short, n in MONTH_OF.items() if short not in MONTHS}
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:No|Nr)\. ?(?=\d)"), "number "),
    (re.compile(r"\bvs?\. "), "versus "),
    (re.compile(r"\be\.g\.,? "), "for example, "),
    (re.compile(r"\bi\.e\.,? "), "that is, "),
    (re.compile(r"\betc\."), "and so on"),
    (re.compile(r"\bc\. (?=\d{4})"), "circa "),
    (re.compile(r"(?<=\d)\.(?=[0-5]\d ?[ap]\.?m\b)"), ":"),  # "9.45 p.m."
    (re.compile(r"(?<=\d) ?bn\b"), " billion"),
    (re.compile(r"(?<=\d) ?tn\b"), " trillion"),
    (re.compile(r"(?<=\d) ?sq ?(?=km|m\b|ft|mi)"), " square "),
    (re.compile(r"(?<=\d) ?km/h\b"), " kilometres an hour"),
    (re.compile(r"(?<=\d)(?: ?per cent|%)"), " percent"),
    (re.compile(r"(?<=\w)/(?=\w)"), " "),
    (re.compile(r"\s*[–—]\s+|\s+[–—]\s*|\s+-\s+"), ", "),
    (re.compile(r"(?<=\d)[–—-](?=\d+ (?!\w+day))"), " to "),
    (re.compile(r"…|\.{3,}"), ", "),
    (re.compile(r"\((?:https?://)?(?:www\.)?([\w-]+)\.([a-z]{2,4})\)"), r", \1 dot \2,"),
    (re.compile(r"https?://\S+"), "an address"),
)
_MONTH = re.compile(rf"\b({any_of(_MONTHS)})\. ?(?=\d)", re.IGNORECASE)
_SILENT = re.compile(r"[*_#<>|~^{}\[\]\\`]|\(\s*\)")
_SPACED = re.compile(r"\s+([,.;:!?])")
_DOUBLED = re.compile(r"([,;:])(?:\s*[,;:])+")
_BEFORE_STOP = re.compile(r"[,;:]\s*([.!?])")


def aloud(text: str) -> str:
    """A told line as a reader would say it to somebody who cannot see it. Never fewer words than the line has."""
    said = _quotations(_inserts(text))
    said = _MONTH.sub(lambda m: f"{_MONTHS[m[1].casefold()]} ", said)
    for pattern, words in _WORDS:
        said = pattern.sub(words, said)
    said = "".join(c for c in said if unicodedata.category(c)[0] not in {"S", "C"} or c in "$£€¥+=°§" or c == "\n")
    said = _SILENT.sub(" ", said).replace("(", ", ").replace(")", ", ")
    said = " ".join(said.split())
    said = _BEFORE_STOP.sub(r"\1", _DOUBLED.sub(r"\1", _SPACED.sub(r"\1", said)))
    said = said.strip(" ,;:")
    return said if not said or said[-1] in ".!?" else f"{said}."


def _inserts(text: str) -> str:
    """Brackets: a name stands where a pronoun stood, a day after the word it explains."""

    def heard(found: re.Match[str]) -> str:
        words, before = found["words"], found["before"] or ""
        told = words.removesuffix(PRESUMED)
        told = f"presumably {told}" if told != words else told
        return f"{before}, {told}, " if before and _DAY.search(told) else f"{before}{told}"

    return _INSERT.sub(heard, text)


def _quotations(text: str) -> str:
    """Quotation marks as "quote" and "end quote", in pairs: what is not closed is closed where the line ends."""
    opens = text.find(_CLOSING) >= 0 and not any(m in text[: text.find(_CLOSING)] for m in (_OPENING, _STRAIGHT))
    said = [_QUOTE] if opens else []
    for part in _MARKS.split(text):
        if part[-1:] == _CLOSING or (part[-1:] == _STRAIGHT and opens):
            # A stop inside the marks ends what is quoted; it is said after "end quote", where the voice may fall.
            said.append(f"{_END_QUOTE}{part[:-1]}" if opens else part[:-1])
            opens = False
        elif part in {_OPENING, _STRAIGHT}:
            said.append("" if opens else _QUOTE)
            opens = True
        else:
            said.append(part)
    return "".join(said).rstrip(" .") + _END_QUOTE if opens else "".join(said)
