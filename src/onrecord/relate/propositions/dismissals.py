"""Words that say of what somebody else put that it is not so: "that is simply untrue", "the charge a fairy tale"."""

import re
from functools import lru_cache

from onrecord.text import fold

PUT = (
    r"(?:claims?|accusations?|allegations?|assertions?|reports?|charges?|figures?|versions?|accounts?|stor(?:y|ies)|"
    r"suggestions?|insinuations?|rumou?rs?|statements?|notions?|ideas?|assumptions?|contentions?|descriptions?|"
    r"characteri[sz]ations?|theor(?:y|ies)|speculation|talk)"
)
"""Nouns for what somebody put."""
WHOSE = (
    r"(?:(?:the|an?|this|that|these|those|such|any|all|both|his|her|their|its) )?"
    r"(?:(?!not\b)[\w.-]+(?:[’']s|s[’']?) )?(?:[\w-]+ )??"
)
"""What may stand before them: "the ministry's latest"."""
_FALSE = (
    r"(?:false(?:hoods?)?|untrue|not true|no truth|inaccurate|incorrect|baseless|groundless|unfounded|nonsense|"
    r"nonsensical|rubbish|without (?:any )?(?:foundation|basis|substance)|lies?|fabrications?|fabricated|"
    r"fairy[- ]?tales?|fiction|fantasy|myths?|propaganda|hoax|inventions?|invented|slander|smears?|wishful thinking|"
    r"bogus|phon(?:y|ey)|made[- ]up)"
)
_POORLY = r"(?:wrong|mistaken|misleading|erroneous|absurd|ridiculous|ludicrous|preposterous|laughable)"
""" "It is wrong" may blame a deed; of what is put it says that it is not so."""
_IS = r"(?:is|was|are|[’']s|to be|has been|have been|had been)"
_HOW = (
    r"(?:(?:\w+ly|just|all|quite|so|an?|the|pure|sheer|utter|mere|total|outright|not(?= true)|"
    r"nothing (?:but|more than)|another|(?:piece|bunch|pack) of|\w+ and) )*"
)
_ENDS = (
    r"(?=$|[,;:.!?—–-]| (?:and|but|that|which|because|since|as|of|on|in|at|by|from|with|against|during|for|when|today|"
    r"yesterday)\b)"
)
"""What comes behind them: "the false witness" is none."""
_OF_IT = r"(?: (?P<of>(?:of|that|about|from|by|on|in|last|against) [^,;:.!?]{1,90}?))?"
_DISMISSED = re.compile(
    rf"(?:that )?(?:(?:this|that|it|these|those)(?: {_IS}| as)? {_HOW}{_FALSE}{_ENDS}(?: that (?P<what>[^;:.!?]+))?|"
    rf"{WHOSE}{PUT}(?: (?:{_IS}|were|as))? {_HOW}(?:{_FALSE}|{_POORLY}){_ENDS}|{WHOSE}{PUT}{_OF_IT}(?: (?:{_IS}"
    rf"|were))? {_HOW}(?:{_FALSE}|{_POORLY}){_ENDS}|{_HOW}{_FALSE}$)"
)
_MORE = re.compile(r"[;:.!?—–] *(?:[^ ]+ +){2}[^ ]|(?:[^ ]+ +){9}[^ ]")
"""Where as much is put besides, it is no denial alone."""
_POINTED = re.compile(rf"(?:this|that|it|so|(?:both|all|any) of (?:this|these|them)|{WHOSE}{PUT}(?: as .*)?)")
_OF_PUT = re.compile(rf"(?!.*\b(?:ideas?|notions?) of\b){WHOSE}{PUT} (?P<of>(?:of|that|about) .+)")
""" "The idea of a rise" is what somebody wants done."""
_BLAME = re.compile(
    r"everything|(?:having )?(?:(?:any|all|its|his|her|their) )?(?:such )?(?:wrongdoing|involvement|role|part|guilt|"
    r"responsibility|fault|blame|liability|links?|connection|knowledge)(?: (?:in|of|to|with|for) .*)?"
)
_WHO = re.compile(r"(?:(?:the|an?) )?([\w.-]+?)(?:[’']s|s[’'])\b")
_QUOTES = re.compile(r"[\"“”‘]|(?<!\w)[’']|[’'](?!\w)")


@lru_cache(maxsize=1 << 12)
def dismissed(wording: str) -> str | None:
    """What a wording says of that it is not so: "" where it only points to what was put before; None for no such words.

    Who calls it nonsense denies it as much as who denies it.
    """
    plain = _plain(wording)
    found = _DISMISSED.match(plain)
    if found is None or _MORE.search(plain, found.end()):
        return None
    return found["of"] or found["what"] or ""


def of_what(wording: str) -> str:
    """What a denial is of, where it has a noun for what was put: "talk of a sale", "the charge of a sale nonsense"."""
    found = _OF_PUT.fullmatch(_plain(wording))
    return dismissed(wording) or (found["of"] if found else "")


def points_back(wording: str) -> bool:
    """Whether a wording only points to what somebody put: "it", "the accusation", "the ministry's account"."""
    return bool(_POINTED.fullmatch(_plain(wording)))


def answers_blame(wording: str) -> bool:
    """Whether what is denied is to have had a part in something: "any wrongdoing", "her role in the sale"."""
    return bool(_BLAME.fullmatch(_plain(wording)))


def whose(wording: str) -> str:
    """The last word of the name of whoever it says put that, folded: "the ministry's account"; "" for nobody."""
    found = _WHO.match(_plain(wording))
    return found[1] if found else ""


def _plain(wording: str) -> str:
    return " ".join(_QUOTES.sub("", fold(wording)).split()).strip(" .,:;!?—–-")
