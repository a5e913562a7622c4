"""What names look like: people, news agencies, outlets, platforms."""

import re

from onrecord.clean.printed.dates import find_dates
from onrecord.model import Span
from onrecord.text import fold, word_set

_AGENCIES = {
    "Associated Press": ("ap", "associated press"),
    "Agence France-Presse": ("afp", "agence france-presse", "agence france presse"),
    "Reuters": ("reuters", "thomson reuters"),
    "United Press International": ("upi", "united press international"),
    "dpa": ("dpa", "deutsche presse-agentur"),
    "EFE": ("efe", "agencia efe"),
    "ANSA": ("ansa",),
    "Press Trust of India": ("pti", "press trust of india"),
    "Asian News International": ("ani", "asian news international"),
    "Indo-Asian News Service": ("ians", "indo-asian news service"),
    "Xinhua": ("xinhua", "xinhua news agency"),
    "TASS": ("tass",),
    "Interfax": ("interfax",),
    "Kyodo News": ("kyodo", "kyodo news"),
    "Yonhap": ("yonhap", "yonhap news agency"),
    "Anadolu": ("aa", "anadolu", "anadolu agency"),
    "Bloomberg": ("bloomberg", "bloomberg news"),
    "The Canadian Press": ("cp", "canadian press"),
    "PA Media": ("pa", "pa media", "press association"),
    "Australian Associated Press": ("aap", "australian associated press"),
    "Tribune News Service": ("tns", "tribune news service"),
    "Tribune Content Agency": ("tca", "tribune content agency", "tribune content agency, llc"),
    "CNN": ("cnn", "cnn wire", "cnn newsource", "cable news network"),
    "States Newsroom": ("states newsroom",),
    "PR Newswire": ("pr newswire", "prnewswire"),
    "Business Wire": ("business wire", "businesswire"),
    "GlobeNewswire": ("globe newswire", "globenewswire"),
}
_AGENCY_NAME = {short: name for name, shorts in _AGENCIES.items() for short in shorts}
# Shorts that also stand for other things: an agency only where an agency is expected.
_AMBIGUOUS = frozenset({"aa", "cp", "pa", "ani", "aap", "tca"})

PLATFORMS = word_set(
    "x twitter instagram facebook tiktok youtube telegram threads bluesky linkedin reddit whatsapp snapchat vimeo "
    "flickr weibo vk rumble mastodon"
)
OUTLET_WORDS = word_set(
    "times post herald tribune gazette journal chronicle news press observer guardian telegraph register sentinel "
    "star sun globe daily weekly courier dispatch examiner ledger bulletin monitor record standard review "
    "reporter mail express independent inquirer enterprise republic radio tv television broadcasting network "
    "media magazine online newspaper newsroom today wire pilot advocate beacon mercury argus echo argonaut banner "
    "bee leader citizen constitution democrat republican union voice world outlook digest report gazette agency "
    "courant packet clarion intelligencer spectator statesman bugle advertiser mirror picayune"
)
_ROLE_CORES = word_set(
    "editor reporter reporters correspondent correspondents writer writers columnist staff contributor "
    "contributors producer journalist journalists bureau photographer photojournalist anchor intern desk newsroom "
    "author critic commentator agencies services team board redaccion"
)
_NOT_IN_A_NAME = (
    OUTLET_WORDS - word_set("star sun bee banner leader world voice mercury record post mail press herald")
    | _ROLE_CORES
    | word_set(
        "the a an and or in on at of for to with from by this that our your my is are was were how why what when where "
        "who more read photo image video update updated live breaking exclusive analysis opinion watch share search "
        "menu home comments subscribe related topics key facts background timeline reuters afp ap getty images "
        "university college institute council department ministry company inc police party committee foundation center "
        "centre school hospital church bank group city county state states street road government court senate "
        "congress parliament president minister social sharing links link trail breadcrumb contact site map policy "
        "statement support customer terms privacy cookies account newsletter newsletters products advertise "
        "accessibility help faq careers jobs"
    )
)
_PARTICLES = word_set("de da di do dos das del della der den van von bin ibn al el la le du y e ter ten af av zu")
_NAME_TOKEN = re.compile(r"^(?:[^\W\d_]\.){1,3}$|^[^\W\d_][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?$")
_POSTNOMINAL = re.compile(r"^(?:ph\.?d|m\.?d|j\.?d|r\.?n|jr|sr|ii|iii|iv|esq|cpa|mba|mp|qc|kc)\.?$", re.IGNORECASE)
_ABBREVIATION = re.compile(
    r"^(?:st|mt|ft|jr|sr|co|inc|ltd|corp|llc|u\.s|u\.k|dr|mr|mrs|ms|no|vol|[a-z])\.?$", re.IGNORECASE
)
_STATION = re.compile(r"^(?:[WK][A-Z]{2,3}|C[BFHIJK][A-Z]{1,2})(?:[-\s](?:TV|FM|AM|DT|LD|\d{1,2}))?$")
_NUMBERED_STATION = re.compile(r"^(?:channel|radio|television|tv|fm|kanal)\s\d{1,3}\b", re.IGNORECASE)
_WIRE = re.compile(
    r"\b(?:newswire|news wire|wire service|wire|(?:news|press|wire) (?:agency|service|association)|"
    r"(?:features|reporting) service|press trust|byr[aå])$",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"^(?:news |press |media |customer |public )?(?:note|notice|release|statement|communiqu[eé]|advisory|bulletin)\b",
    re.IGNORECASE,
)
_NOT_AFTER_ABBREVIATION = frozenset({"all", "this", "visit", "distributed", "see", "any", "for", "no", "published"})
_RUN_TOGETHER = re.compile(r"^(?!Ma?c[A-Z])[A-Z][a-z]+(?:[A-Z][a-z]+)+$")
_CONNECTORS = word_set("of the and & for de la y del")


def agency_name(printed: str, *, expected: bool = True) -> str | None:
    """The full name of a known news agency; shorts with other meanings count only where one is ``expected``."""
    key = fold(printed).removeprefix("the ").strip(" .,")
    if key in _AMBIGUOUS and not expected:
        return None
    return _AGENCY_NAME.get(key)


def is_person_name(printed: str) -> bool:
    """Whether two to five words look like somebody's name."""
    parts = printed.split()
    if not 2 <= len(parts) <= 7 or len(printed) > 60:
        return False
    if not all(_NAME_TOKEN.match(part) for part in parts):
        return False
    folded = [fold(part).strip(".") for part in parts if not (part.endswith(".") and len(part) == 2)]
    if any(word in _NOT_IN_A_NAME for word in folded):
        return False
    core = [part for part in parts if fold(part) not in _PARTICLES]
    return 2 <= len(core) <= 4 and all(part[0].isupper() for part in core) and len(core[-1].rstrip(".")) > 1


def is_capitalised_name(printed: str) -> bool:
    """Whether every word has a capital and none is a word of headings or sentences."""
    return all(part[0].isupper() and fold(part).strip(".,") not in _NOT_IN_A_NAME for part in printed.split())


def names_outlet(printed: str) -> bool:
    """Whether it has a word that outlets are called by, or begins with the call sign of a station."""
    parts = printed.split()
    return bool(parts) and (not OUTLET_WORDS.isdisjoint(fold(p).strip(".,") for p in parts) or is_station(parts[0]))


def is_postnominal(printed: str) -> bool:
    """Whether it only follows a name ("Jr.", "M.D.")."""
    return _POSTNOMINAL.match(printed.strip()) is not None


def is_masthead(printed: str) -> bool:
    """Whether a short line is an outlet's name: two to six words, one of them a word that outlets are called by."""
    if not may_be_house(printed):
        return False
    words_ = [fold(w).strip(".,") for w in printed.split()]
    if _NUMBERED_STATION.match(printed) and len(words_) <= 4:
        return True
    return len(words_) >= 2 and not OUTLET_WORDS.isdisjoint(words_) and is_outlet(printed)


def may_be_house(printed: str) -> bool:
    """Whether a line can be the name of a house: one to six words with capitals, and no number of a document or day."""
    words_ = printed.split()
    if not 1 <= len(words_) <= 6 or len(printed) > 60 or not set("|:;?!›»").isdisjoint(printed) or " - " in printed:
        return False
    if _PAPERS.match(printed) or printed.endswith((".", ",")) or find_dates(printed):
        return False
    return all(w[0].isupper() or w[0].isdigit() or fold(w) in _CONNECTORS for w in words_)


def is_run_together(printed: str) -> bool:
    """Whether it is one word made of two, as some outlets write their names; surnames such as "McAllen" are not."""
    return _RUN_TOGETHER.match(printed) is not None and fold(printed) not in PLATFORMS


def is_wire(printed: str) -> bool:
    """Whether a name says of itself that it is a news agency ("… Newswire", "… Press Agency"), or is a known one."""
    return agency_name(printed, expected=False) is not None or (
        len(printed.split()) >= 2 and _WIRE.search(fold(printed).strip(" .,")) is not None
    )


def initials_of(printed: str) -> str:
    """The first letters of the words of a name that begin with a capital."""
    return "".join(word[0] for word in printed.split() if word[0].isupper())


def is_station(printed: str) -> bool:
    """Whether it is the call sign of a station in North America ("WXYZ", "KXYZ-TV")."""
    return _STATION.match(printed) is not None


def is_role(printed: str) -> bool:
    """Whether it says what somebody is at a newsroom ("Science editor", "from our city desk")."""
    parts = fold(printed).replace("-", " ").split()
    return bool(parts) and len(parts) <= 7 and not _ROLE_CORES.isdisjoint(parts)


def is_outlet(printed: str) -> bool:
    """Whether a capitalised name has a word that outlets are called by, or is spelled like a station."""
    parts = printed.split()
    if not 1 <= len(parts) <= 7 or not (parts[0][0].isupper() or parts[0][0].isdigit() or "." in parts[0]):
        return False
    folded = [fold(part).strip(".,") for part in parts]
    small = {"of", "the", "and", "&", "for", "de", "la", "del"}
    if any(p[0].islower() and f not in small and "." not in p for p, f in zip(parts, folded, strict=True)):
        return False
    return any(w in OUTLET_WORDS for w in folded) or is_call_sign(parts[0])


def is_call_sign(word: str) -> bool:
    """Whether it is spelled as stations and agencies are: three to six capitals, perhaps with digits or dashes."""
    bare = word.strip(".,")
    return 2 < len(bare) < 9 and bare.isupper() and bare.replace("-", "").isalnum() and bare[0].isalpha()


def proper_name(text: str, start: int, stop: int) -> Span | None:
    """The capitalised name or web address that begins at ``start``, up to a full stop or the first plain word."""
    end = start
    kept = start
    for match in re.finditer(r"\S+", text[start : min(stop, start + 90)]):
        raw = match[0]
        word = raw.rstrip(".,;:!?)”\"'’»|")
        plain = fold(word)
        capital = (
            word[:1].isupper() or word[:1].isdigit() or (kept == start and ("." in word or any(map(str.isupper, word))))
        )
        if not word or not (capital or (plain in _CONNECTORS and end > start) or plain == "the"):
            break
        end = start + match.start() + len(word)
        if capital:
            kept = end
        if raw != word and not _goes_on(raw, text[end : end + 14]):
            break
        if raw != word:
            end += 1
    return Span(start, kept) if kept > start else None


def _goes_on(word: str, rest: str) -> bool:
    """Whether a name goes on after a word with a stop: "St. Louis", but not "Media Inc. All rights"."""
    following = rest[1:].split()
    if not _ABBREVIATION.match(word) or not following or not following[0][0].isupper():
        return False
    return fold(following[0]).strip(".,") not in _NOT_AFTER_ABBREVIATION
