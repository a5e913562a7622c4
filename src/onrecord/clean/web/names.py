"""Take names of authors out of what pages write where authors are named."""

import re
from collections.abc import Iterable

from onrecord.clean.printed.outlets import agency_name, is_masthead, is_person_name
from onrecord.english import SHORT_MONTHS, any_of
from onrecord.text import fold, word_set

_LEAD = re.compile(
    r"^\W*(?:(?:article |story |words |text |report |reporting |posted |published |written |reviewed |edited |created "
    r"|analysis )*by|authors?|written|words|from|por|von|par|di|contributors?)\b\s*[:.]?\s+(?=\S)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*([;|•·⋅∙\n\t]|\s[/–—]\s|\s-\s|,?\s+(?:and|And|AND|und|y|et|with|With)\s+(?=[^\W\d_a-z])|\s*&\s*|,|(?<=\w)\.\s+—)\s*"
)
_TAIL = re.compile(
    r"\s*(?:\b(?:published|updated|posted|last updated|modified)\b|\b(?:for|in|on|at|special to|via)\s+\S|@|https?://|\(|\[|\d{1,2}[:/.]\d).*$",
    re.IGNORECASE,
)
_BUTTONS = re.compile(
    r"\s+(?:follow|profile|email|e-mail|website|bio|twitter|linkedin|more|verified|subscribe)$", re.IGNORECASE
)
_DATE = re.compile(
    rf"\b(?:\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?,?\s*$|(?:{any_of(SHORT_MONTHS)})[a-z]*\.?\s+\d)", re.IGNORECASE
)
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_SPACE = re.compile(r"\s+")
_ROLES = word_set(  # reads as a list of words
    "editor reporter writer correspondent columnist contributor journalist producer author staff chief "
    "director manager founder cofounder co-founder ceo cto cmo president officer expert specialist consultant "
    "analyst critic photographer intern fellow professor lecturer strategist marketer engineer developer head "
    "lead senior freelance freelancer reviewer dietitian nutritionist physician doctor nurse attorney lawyer "
    "coach trainer therapist host guest executive associate assistant researcher scientist economist educator "
    "counselor copywriter blogger designer owner partner advisor"
)
NOBODY = frozenset(
    ("", "admin", "administrator", "author", "authors", "staff", "editor", "unknown", "guest", "null", "none",
     "undefined", "user", "by", "view more posts", "about the author", "more", "follow", "read more",
     "see all posts", "view all posts")
)  # fmt: skip
"""What stands in the place of a name where nobody is named."""
_MOST = 20


def names_in(written: str, *, marked: bool) -> list[str]:
    """The names in a byline or in an author field, in order, each once.

    ``marked`` says that the markup marks it as the name of an author, so that one word is enough.
    """
    line = _SPACE.sub(" ", _EMAIL.sub(" ", written[:1000])).strip()
    led = _LEAD.match(line)
    while led:
        line = line[led.end() :]
        led = _LEAD.match(line)
    found: list[str] = []
    parts = _SPLIT.split(line)
    beside = False  # in a list of where somebody works, or of what the piece is filed under
    for number in range(0, len(parts), 2):
        name = _cleaned(parts[number], first=not found)
        listed = number > 0 and parts[number - 1] == ","
        beside = beside and listed
        house = bool(found) and _is_house(name, last=listed and number == len(parts) - 1)
        if not beside and not house and _is_author(name, marked=marked, first=not found):
            found.append(name)
            if len(found) == _MOST:
                break
        beside = beside or bool(found and (is_role(name) or _TAIL.search(parts[number])))
    return distinct(found)


def _is_author(name: str, *, marked: bool, first: bool) -> bool:
    if fold(name) in NOBODY or len(name) > 60 or len(name.split()) > 6:
        return False
    return looks_like_name(name) or (first and marked and _may_be_alone(name))


def _is_house(name: str, *, last: bool) -> bool:
    """Whether a name behind another is that of the house; "Post" may be somebody's name, unless it ends the list."""
    return agency_name(name) is not None or (is_masthead(name) and (last or not is_person_name(name)))


def _cleaned(part: str, *, first: bool) -> str:
    name = _LEAD.sub("", part.strip(" ,.;:*†\"'“”–—-"))
    cut = _TAIL.sub("", name)
    name = cut if cut.strip() else name
    date = _DATE.search(name)
    if date and date.start() > 2:
        name = name[: date.start()]
    name = _BUTTONS.sub("", name).strip(" ,;:*†\"'“”–—-")
    words = name.split()
    if len(words) >= (3 if first else 4) and is_role(words[-1]) and looks_like_name(" ".join(words[:2])):
        return " ".join(words[:2])  # "Jane Doe Senior Science Reporter"; behind a name "City Hall Reporter" is a role
    return name


def _may_be_alone(name: str) -> bool:
    """Whether it can stand where a name is marked: a word or more, none of them a date or a sentence."""
    return len(name) > 1 and not name[0].isdigit() and sum(c.isdigit() for c in name) <= len(name) // 2


def is_role(name: str) -> bool:
    """Whether it says what somebody does."""
    return any(word in _ROLES for word in fold(name).split())


def looks_like_name(name: str) -> bool:
    """Whether it is two to five words that begin as names do."""
    parts = name.split()
    if not 2 <= len(parts) <= 5 or any(c.isdigit() for c in name):
        return False
    particles = {"de", "la", "van", "der", "von", "bin", "al", "el", "da", "di", "le", "den", "ter", "dos", "du"}
    return all(part[0].isupper() or part in particles for part in parts) and not is_role(name)


def distinct(names: Iterable[str]) -> list[str]:
    """The names without repetition; of two that fold alike the first."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name).replace(".", ""), name)
    return list(seen.values())
