"""Which sources are outlets that no list has, by the kind of their name or by what they are called."""

import re

from onrecord.attribute.sources.source_words import PUBLISHER_NAME
from onrecord.model import Naming

_PAPER = re.compile(
    r"(?:^|[\w’'.-] )(?:banner|beacon|bugle|bulletin|citizen|clarion|courant|echo|enquirer|express|free press"
    r"|independent|intelligencer|mail|mercury|messenger|mirror|packet|press|record|standard|star|sun|today|wire)$",
    re.IGNORECASE,
)
"""How papers are called, and other things too: they are papers where they report."""
_MAKER = re.compile(
    r"\b(?:(?:news)?paper|tabloid|broadcaster|(?:news|press|wire) (?:agency|service|site|website|outlet|magazine)"
    r"|(?:radio|tv|television|news) (?:station|channel|network)) (?=(?:[A-Z][\w’'.&-]*[ ,]*)+$)"
)
"""What stands before the name of an outlet to say that it is one."""
_OBSERVING = re.compile(r"\b(?:reporter|correspondent|journalist|photographer|editor)s?\b", re.IGNORECASE)
_NAME = r"((?:[A-Z][\w’'.&-]* ){0,4}[A-Z][\w’.&-]*?)"
_REPORT = re.compile(
    rf"(?:(?:an?|the|one|another|[a-z]+) )*{_NAME}(?:['’]s?)? (?:(?:news|exclusive|television|radio) )?"
    r"(?:reports?|articles?|stor(?:y|ies)|dispatch(?:es)?)$|"
    r"(?:(?:an?|the|one|another|[a-z]+) )*(?:reports?|articles?|stor(?:y|ies)|dispatch(?:es)?) "
    rf"(?:published )?(?:by|in|from) (?:the )?{_NAME}$",
)
"""What an outlet has printed: "a Tarn Herald report", "a report in the Tarn Herald"."""
_KINDS = (
    r"(?:(?:news)?paper|magazine|tabloid|broadcaster|network|publication|website"
    r"|(?:news|press|wire) (?:agency|service))"
)
_BARE = re.compile(rf"(?:the|that) {_KINDS}", re.IGNORECASE)
_OF_KIND = re.compile(rf"(?:[Tt]he )?{_NAME} {_KINDS}(?: (?:in|of) (?:[A-Z]\w+ ?)+)?")
"""An outlet with its kind: "the Tarn Herald newspaper"."""
_LEARNED = re.compile(r"\b(?:journal|magazine) of\b", re.IGNORECASE)
_SEVERAL_WORDS = re.compile(r"(?:[A-Z][\w’'.-]* ){1,4}[A-Z][\w’'-]+")


def is_bare(speaker: str) -> bool:
    """Whether an outlet is called by its kind alone, as one that was named before: "the newspaper"."""
    return _BARE.fullmatch(speaker) is not None


def outlet_of(text: str, naming: Naming, speaker: str, *, reports: bool) -> str:
    """The name of the outlet that a source is; "" where it is none. ``speaker`` is what it was called so far."""
    text = text.rstrip(" ,")
    if naming is Naming.DOCUMENT:
        printed = _REPORT.match(text[:1].lower() + text[1:] if text.startswith(("A ", "An ", "The ")) else text)
        name = (printed[1] or printed[2]) if printed is not None else ""
        return name if PUBLISHER_NAME.search(name) and not _LEARNED.search(name) else ""
    maker = _MAKER.search(text)
    if maker is not None and not _OBSERVING.search(text) and speaker.endswith(text[maker.end() :]):
        return text[maker.end() :]
    if naming is Naming.PERSON:
        return ""
    kind = _OF_KIND.fullmatch(text) if naming is Naming.PUBLISHER else None
    if kind is not None and PUBLISHER_NAME.search(kind[1]):
        return kind[1]
    whole = text.removeprefix("The ").removeprefix("the ")
    if whole.endswith(f" {speaker}") and _SEVERAL_WORDS.fullmatch(whole) and PUBLISHER_NAME.search(whole):
        return whole  # "Tarn TV", of which only "TV" was taken for a name
    return speaker if naming is Naming.PUBLISHER or (reports and _PAPER.search(speaker)) else ""
