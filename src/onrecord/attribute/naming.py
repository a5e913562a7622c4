"""What kind of source it is, how many unnamed people it claims to be, and what to call it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.attribute.counting import count_of
from onrecord.attribute.cues import word_set
from onrecord.attribute.page import Draft, Page
from onrecord.attribute.source_words import (
    DOCUMENT,
    ORGANISATION,
    PERSON_PRONOUNS,
    PUBLISHER_NAME,
    PUBLISHING,
    QUALIFIED,
    SHELTERED,
    SOURCES,
    WITHHELD,
)
from onrecord.model import EntityKind, Mention, Naming, Span
from onrecord.text import joined

_INDEFINITE = word_set("all many most some several others few both those they we none these")
_FILLERS = word_set("the a an of and some several multiple many other two three four both same those these all")
_WORD = re.compile(r"[\w.’'-]*\w\.?")


@dataclass(frozen=True, slots=True)
class Named:
    """The answer: kind, name, the article's entity number and how many unnamed people."""

    naming: Naming
    speaker: str
    entity: int | None = None
    count: int | None = None


class Namer:
    """Answers for the drafts of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._mentions = sorted(page.reading.mentions, key=lambda m: (m.span.start, -len(m.span)))
        self._starts = [m.span.start for m in self._mentions]
        self._publisher = page.article.publisher.value.casefold() if page.article.publisher else ""

    def named(self, drafts: Sequence[Draft]) -> list[Named]:
        """Who the source of each draft is.

        "Officials" without more are taken to be held back where the same words were said to be elsewhere in the
        article ("U.S. officials who spoke on condition of anonymity").
        """
        found = [self._named(d) for d in drafts]
        sheltered = {w for n in found if n.naming is Naming.ANONYMOUS for w in _words(n.speaker)} | _FILLERS
        return [
            replace(n, naming=Naming.ANONYMOUS)
            if n.naming in {Naming.UNNAMED_GROUP, Naming.UNNAMED_PERSON}
            and SHELTERED.search(n.speaker)
            and all(w in sheltered for w in _words(n.speaker))
            else n
            for n in found
        ]

    def _named(self, draft: Draft) -> Named:
        if draft.method == "embedded-post":
            return Named(Naming.SOCIAL_POST, draft.speaker)
        if draft.method == "inline-citation":
            return Named(Naming.PUBLISHER, draft.speaker)
        if not draft.source:
            return Named(Naming.NONE, "")
        draft, text = self._resolved(draft)
        mention = self._head_mention(draft)
        if mention is not None and mention.kind is EntityKind.PERSON:
            return self._of_mention(text, mention)
        unnamed = self._held_back(draft, text, mention)
        if unnamed is not None:
            return unnamed
        if mention is not None:
            return self._of_mention(text, mention)
        return self._of_phrase(draft, text)

    def _held_back(self, draft: Draft, text: str, mention: Mention | None) -> Named | None:
        """Anonymous where the phrase says so, counts its officials, or an outlet speaks for them."""
        if mention is not None and not SHELTERED.search(text):
            return None
        plural = self._plural(draft.source_head, text)
        said_so = bool(WITHHELD.search(text) or SOURCES.search(text))
        count = count_of(text, plural=plural)
        official = SHELTERED.search(text) is not None
        spoken_for = draft.method == "citing" or (draft.outer is not None and self._is_publisher(draft.outer))
        counted = count is not None and (plural or count > 1)
        if said_so or (official and (counted or spoken_for or QUALIFIED.search(text))):
            return Named(Naming.ANONYMOUS, text, None, count)
        return None

    def _is_publisher(self, draft: Draft) -> bool:
        if draft.method == "inline-citation":
            return False  # it vouches for the whole sentence, whoever speaks there
        return bool(draft.source) and bool(PUBLISHER_NAME.search(joined(draft.source, self._page.text)))

    def _of_phrase(self, draft: Draft, text: str) -> Named:
        head = draft.source_head
        word = self._page.words[head] if head >= 0 else None
        lemma = word.lemma if word else ""
        low = self._page.lower(head) if head >= 0 else text.casefold()
        if PUBLISHING.search(text) and (lemma in PUBLISHING_HEADS or low in PUBLISHING_HEADS):
            return Named(Naming.PUBLISHER, text)
        if draft.method == "headline-source" and low in {"report", "reports"}:
            return Named(Naming.PUBLISHER, text)
        if lemma in DOCUMENT or low in DOCUMENT:
            return Named(Naming.DOCUMENT, text)
        if word is not None and word.tag.startswith("NNP"):
            return self._of_name(text)
        if lemma in ORGANISATION:
            return Named(Naming.ORGANISATION, text)
        plural = self._plural(head, text)
        if low in PERSON_PRONOUNS:
            return Named(Naming.UNNAMED_PERSON, text)
        count = count_of(text, plural=plural)
        if plural or low in _INDEFINITE:
            return Named(Naming.UNNAMED_GROUP, text, None, count if count and count > 1 else None)
        return Named(Naming.UNNAMED_PERSON, text, None, count)

    def _of_name(self, text: str) -> Named:
        """A name that is no mention: by its form."""
        if PUBLISHER_NAME.search(text):
            return Named(Naming.PUBLISHER, text)
        words = [w.casefold() for w in text.split()]
        last = words[-1].strip(".,") if words else ""
        if last in DOCUMENT or (set(words) & DOCUMENT and words[0] == "the"):
            return Named(Naming.DOCUMENT, text)
        if last in ORGANISATION or words[:1] == ["the"] or (text.isupper() and len(text) < 7):
            return Named(Naming.ORGANISATION, text)
        return Named(Naming.PERSON, text)

    def _of_mention(self, text: str, mention: Mention) -> Named:
        name = mention.name or text
        if mention.kind is EntityKind.PERSON:
            return Named(Naming.PERSON, name, mention.entity)
        if PUBLISHER_NAME.search(name) or (self._publisher and name.casefold() in self._publisher):
            return Named(Naming.PUBLISHER, name, mention.entity)
        if set(_words(name)) & DOCUMENT - ORGANISATION:
            return Named(Naming.DOCUMENT, name, mention.entity)
        if mention.kind is EntityKind.GROUP:
            return Named(Naming.UNNAMED_GROUP, name, mention.entity)
        return Named(Naming.ORGANISATION, name, mention.entity)

    def _head_mention(self, draft: Draft) -> Mention | None:
        """The mention that holds the head of the source; for a relative pronoun, of the noun it stands for."""
        head = draft.source_head
        if head < 0:
            return self._covering(draft.source[0])
        trees = self._page.trees
        found = self._holding(self._page.words[head].span)
        if found is None and self._page.words[head].tag[:2] == "NN":
            # "the company's chief executive, Ada Lind": the apposition names the person.
            apposed = trees.child(head, "appos")
            named = self._holding(self._page.words[apposed].span) if apposed is not None else None
            if named is not None and named.kind is EntityKind.PERSON:
                return named
        return found

    def _resolved(self, draft: Draft) -> tuple[Draft, str]:
        """For a relative pronoun the noun that it stands for, with its words before the pronoun."""
        head = draft.source_head
        if head >= 0 and self._page.words[head].tag in {"WP", "WDT"}:
            noun = self._antecedent(head)
            if noun < head:
                kept = self._page.trim(self._page.trees.first[noun], head - 1)
                if kept is not None:
                    return replace(draft, source_head=noun), " ".join(
                        self._page.span(*kept).cut(self._page.text).split()
                    )
        return draft, joined(draft.source, self._page.text)

    def _antecedent(self, pronoun: int) -> int:
        trees = self._page.trees
        at = trees.heads[pronoun]
        for _ in range(4):
            if trees.dep(at) == "relcl":
                return trees.heads[at]
            at = trees.heads[at]
        return pronoun

    def _holding(self, span: Span) -> Mention | None:
        at = bisect_left(self._starts, span.end) - 1
        held = [m for m in self._mentions[max(0, at - 7) : at + 1] if span in m.span]
        # The mention that ends with the word has it as its head.
        return next((m for m in reversed(held) if m.span.end == span.end), held[-1] if held else None)

    def _covering(self, source: Span) -> Mention | None:
        at = bisect_left(self._starts, source.start)
        return self._mentions[at] if at < len(self._mentions) and self._mentions[at].span in source else None

    def _plural(self, head: int, text: str) -> bool:
        if head >= 0 and (
            self._page.words[head].tag in {"NNS", "NNPS"}
            or self._page.lower(head) in {"people", "police", "both", "all"}
        ):
            return True
        return bool(
            re.search(r"\b(?:officials|sources|people|aides|diplomats|officers|persons)\b", text, re.IGNORECASE)
        )


PUBLISHING_HEADS = word_set(
    """
    newspaper outlet outlets paper magazine broadcaster network reporter media press tabloid website journal newsletter
    blog daily weekly reporting publication journalist station channel organization organisation agency site service
    """
)


def _words(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]
