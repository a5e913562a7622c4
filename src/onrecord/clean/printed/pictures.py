"""Know picture captions, and the credit that a caption ends with."""

import re
from dataclasses import dataclass

from onrecord.clean.printed.dates import find_dates
from onrecord.clean.printed.outlets import PLATFORMS, agency_name, is_masthead, is_outlet, is_person_name, is_wire
from onrecord.model import Span
from onrecord.text import fold, word_set

_IMAGE_WORDS = word_set(
    "photo photos photograph image images getty shutterstock alamy unsplash pexels istock pixabay screenshot "
    "screengrab handout courtesy file via illustration graphic still epa imago dreamstime adobe wikimedia commons "
    "pool archive archives press"
)
_SMALL = word_set(
    "for of the via and by from on in & de la at / staff file photo photos handout courtesy screenshot photographer"
)
_NO_SOURCE = frozenset({"photos", "images", "photo", "image", "photo gallery", "with photos", "press"})
_LEAD = re.compile(
    r"^\W{0,2}(?:(?:photo|image|picture|illustration|graphic|video|feature[sd]? image|lead image)?\s?(?:credits?"
    r"|source)\s?(?::|\.\.\.|…|,|/|by\b)|(?:photo(?:s|graph|graphs|graphy)?|image|picture|illustration|graphic|foto"
    r"|screenshot|video)\s?(?::|\||/|by\b|courtesy(?: of)?\b|from\b|via\b)|(?:photo |image |picture )?courtesy(?: of"
    r"|:)?\b|©|\(c\)|via\b)\s*",
    re.IGNORECASE,
)
_LEAD_INSIDE = re.compile(
    r"(?:photo(?:graph)?s?(?: credit)?|image(?: credit| source)?|picture(?: credit)?|credit|illustration|graphic|foto"
    r"|screenshot)\s?(?::|\.\.\.|\|)|(?:image|photo|picture) (?:source|credit),|(?:photo(?:graph)?s?|image|picture|"
    r"illustration) (?:by|courtesy(?: of)?|via) |courtesy of |©|\[",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r",?\s*(?:purchase licensing rights|opens new tab|buy photo|enlarge|hide caption|toggle caption|\[file(?: "
    r"photo)?\])\b.*$",
    re.IGNORECASE,
)
_CAPTION_LEAD = re.compile(
    r"^(?:image caption|caption|file(?: photo| pic(?:ture)?| image)?|photos?|picture|pictured(?: above| here| below)?"
    r"|foto|above|(?:from )?(?:top )?left(?: to right)?|from left|clockwise from [a-z ]{1,20})\s*(?:[:|]|\s[-–—])|"
    r"^(?:image caption|from left|left to right|clockwise from [a-z ]{1,20}),|^in (?:this (?:[\w.,'’-]+ ){0,8}"
    r"|an? (?:[\w.'’-]+ ){0,4})(?:photo|image|frame grab|screenshot|photograph)\b|^(?:this|an? (?:undated|aerial|file"
    r"|handout|satellite|combination|general|drone)) (?:[\w-]+ ){0,2}?(?:photo|image|picture|view|photograph|frame"
    r"|screenshot) (?:of|shows?|from|by|provided|released|taken|combination)\b|^\d{1,3} of \d{1,3}\s*\|",
    re.IGNORECASE,
)
_CAPTION_WORDS = re.compile(
    r"\b(?:pictured|seen here|(?:is|are) seen (?:in|at|on|during|here|above|after|near|outside|inside)|file "
    r"photo|file picture|"
    r"poses? for|undated (?:photo|image)|in this (?:photo|image|picture)|\(file\)|on the left|at left|at right)\b",
    re.IGNORECASE,
)
_OF_PICTURES = re.compile(  # as captions say, but so does a report on what pictures show
    r"\b(?:photo|image|picture|video)s? (?:shows?|showing|provided|released|taken)\b", re.IGNORECASE
)
_TELLS = re.compile(r"\b(?:said|says|told|according to|announced)\b|[“\"”]", re.IGNORECASE)
_STOP = re.compile(r"[.!?…][\"”’')]*\s+(?=[A-Z©])")
_PARTY = re.compile(r"^[A-Z]{1,3}[-–]")


@dataclass(frozen=True, slots=True)
class PictureCredit:
    """A picture credit inside a line: ``whole`` with its brackets and label, ``name`` without; ``wire`` when it is
    nothing but the name of a news agency, which may as well end a report."""

    whole: Span
    name: Span
    wire: bool


def picture_credit(line: str) -> PictureCredit | None:
    """The credit at the end of a caption, or the whole line where it is nothing else. Spans are into ``line``."""
    trailing = _TRAILING.search(line, max(0, len(line) - 100))
    end = len(line[: trailing.start() if trailing else len(line)].rstrip(" *"))
    if end < 1:
        return None
    for find in (_in_brackets, _after_label, _after_stop):
        found = find(line, end)
        if found is not None:
            return found
    return _whole_line(line, end)


def leads_as_caption(line: str) -> bool:
    """Whether the line begins as only captions do ("FILE -", "Pictured:", "In this photo provided by …")."""
    return _CAPTION_LEAD.match(line[:200]) is not None


def caption_score(line: str) -> float:
    """How much a line without a credit reads like a caption, from 0 to 1."""
    look = line[:600]
    score = 0.6 if _CAPTION_WORDS.search(look) else 0.3 if _OF_PICTURES.search(look) else 0.0
    dates = find_dates(look)
    if dates and len(look.split()) <= 45 and (dates[-1].value or "")[4:]:
        score += 0.3 if dates[-1].span.end >= len(look.rstrip(" .")) - 1 else 0.15
    if _TELLS.search(look):
        score -= 0.4
    return max(0.0, min(1.0, score))


def is_picture_source(said: str, *, after_stop: bool = True) -> bool:
    """Whether a short string names a photographer, an agency, a picture library or a platform."""
    if not 1 <= len(said) <= 100 or len(said.split()) > 12 or said.endswith((".", "!", "?")) or _PARTY.match(said):
        return False
    if not (said[0].isupper() or said[0] in "@©" or said[0].isdigit()) or fold(said) in _NO_SOURCE:
        return False
    if fold(said) in PLATFORMS or agency_name(said, expected=False):
        return True
    if not _is_names_only(said):
        return False
    parts = [part.strip() for part in said.split("/")]
    if len(parts) > 1 and all(parts):
        if any(part[0].isdigit() for part in parts[1:]):
            return False  # the number of a document
        return any(_is_somebody(part) for part in parts)
    words = set(fold(said).replace(",", " ").split())
    return not _IMAGE_WORDS.isdisjoint(words) or (after_stop and (is_person_name(said) or is_masthead(said)))


def _is_somebody(part: str) -> bool:
    words = set(fold(part).split())
    return (
        is_person_name(part)
        or agency_name(part) is not None
        or is_outlet(part)
        or not words.isdisjoint(PLATFORMS)
        or not words.isdisjoint(_IMAGE_WORDS)
    )


def _is_names_only(said: str) -> bool:
    words = said.replace("/", " / ").replace(",", " ").split()
    return all(w[0].isupper() or not w[0].isalpha() or fold(w) in _SMALL for w in words)


def _named(line: str, whole: Span, inside: Span) -> PictureCredit:
    lead = _LEAD.match(line[inside.start : inside.end])
    start = inside.start + (lead.end() if lead else 0)
    name = line[start : inside.end].rstrip(" ]")
    name_span = Span(start, start + len(name))
    return PictureCredit(whole, name_span, not lead and (agency_name(name) is not None or is_wire(name)))


def _in_brackets(line: str, end: int) -> PictureCredit | None:
    if line[end - 1] not in ")]":
        return None
    start = max(line.rfind("(", 0, end), line.rfind("[", 0, end))
    if start < 0 or end - start > 140:
        return None
    inside = Span(start + 1, end - 1)
    said = inside.cut(line).strip()
    lead = _LEAD.match(said)
    bare = said[lead.end() :] if lead else said
    before = line[:start].rstrip()
    stopped = not before or before[-1] in '.!?…"”’'
    if (lead and bare and len(bare) <= 90 and _is_names_only(bare)) or is_picture_source(bare, after_stop=stopped):
        return _named(line, Span(start, end), inside)
    return None


def _after_label(line: str, end: int) -> PictureCredit | None:
    floor = max(0, end - 140)
    last = None
    for found in _LEAD_INSIDE.finditer(line, floor, end):
        if found.start() == 0 or not line[found.start() - 1].isalnum():
            last = found
    if last is None:
        return None
    name = line[last.end() : end].strip().rstrip(".")
    if not name or len(name.split()) > 9 or not _is_names_only(name) or not (name[0].isupper() or name[0] == "@"):
        return None
    if last.start() == 0 and not (is_picture_source(name) or is_outlet(name) or len(name.split()) <= 4):
        return None
    start = line.index(name, last.end())
    return PictureCredit(Span(last.start(), end), Span(start, start + len(name)), wire=False)


def _after_stop(line: str, end: int) -> PictureCredit | None:
    floor = max(0, end - 120)
    stops = [m.end() for m in _STOP.finditer(line, floor, end)]
    if not stops:
        return None
    said = line[stops[-1] : end]
    if not is_picture_source(said, after_stop=False):
        return None
    return _named(line, Span(stops[-1], end), Span(stops[-1], end))


def _whole_line(line: str, end: int) -> PictureCredit | None:
    said = line[:end].strip("-–—()[] ")
    if not said or end > 120 or agency_name(said) or fold(said) in PLATFORMS:
        return None
    words = fold(said).replace("/", " ").split()
    library = not {"photo", "getty", "shutterstock", "alamy", "handout", "courtesy", "via", "epa", "images"}.isdisjoint(
        words
    )
    slashed = "/" in said and is_picture_source(said, after_stop=False)
    if not (slashed or (library and is_picture_source(said, after_stop=False))):
        return None
    start = line.index(said)
    return PictureCredit(Span(0, end), Span(start, start + len(said)), wire=False)
