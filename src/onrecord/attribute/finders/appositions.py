"""Sources that begin with words of what they say: "… on the pier, the only one left, the Board said"."""

import re
from dataclasses import replace

from onrecord.attribute.page import Draft, Page
from onrecord.attribute.sources.source_words import ORGANISATION, SHELTERED

_GAP = re.compile(r"[\s,“”\"'’]*")
_NAMED = frozenset({"NNP", "NNPS", "DT", "IN", "CC", "POS", "HYPH"})
_SPEAKER = re.compile(r".*(?:man|woman|person|er|or|ist|ian|ant|ent|ee|chief|head|secretary|boss|aide|source)s?")
"""Nouns that may be somebody who speaks: such a phrase is left to its name, "the harbour master, Jo Field said"."""
_FEWEST = 3


def without_apposition(page: Page, draft: Draft) -> Draft:
    """The draft without what its source begins with that belongs to the words before it.

    A name in apposition is closed by a second comma; where there is none, the name alone is who says it, and the
    phrase before it goes with what is said.
    """
    if len(draft.source) != 1 or not draft.content or not draft.cue:
        return draft
    (source,) = draft.source
    if draft.content[-1].end > source.start or draft.cue[0].start < source.end:
        return draft
    behind = page.text[source.end : draft.cue[0].start]
    if not _GAP.fullmatch(page.text, draft.content[-1].end, source.start) or behind.strip():
        return draft
    inside = page.words_in(source)
    commas = [i for i in inside if page.words[i].lemma == ","]
    if not commas or commas[-1] - inside.start < _FEWEST:
        return draft
    name = range(commas[-1] + 1, inside.stop)
    if not _is_name(page, name) or _may_speak(page, range(inside.start, commas[-1])):
        return draft
    return replace(draft, source=(page.span(name.start, name.stop - 1),), source_head=name.stop - 1)


def _is_name(page: Page, words: range) -> bool:
    """Whether the words are one name, with an article or without."""
    tags = [page.words[i].tag for i in words]
    if not tags or not tags[-1].startswith("NNP") or not set(tags) <= _NAMED or tags.count("DT") > 1:
        return False
    return tags[0] == "DT" or "CC" not in tags


def _may_speak(page: Page, words: range) -> bool:
    """Whether the first noun of a phrase can be somebody, or the phrase does not begin as a description does."""
    nouns = [i for i in words if page.words[i].tag.startswith("NN")]
    first = next((i for i in nouns if i + 1 not in nouns), -1)
    if first < 0 or page.words[words.start].tag not in {"DT", "PRP$", "CD"} or page.words[first].tag.startswith("NNP"):
        return True
    noun = page.lower(first)
    return noun in ORGANISATION or bool(SHELTERED.fullmatch(noun) or _SPEAKER.fullmatch(noun))
