"""What kind of source it is, how many unnamed people it claims to be, and what to call it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.attribute.page import Draft, Page
from onrecord.attribute.sources.counting import core_of, count_of
from onrecord.attribute.sources.mentioned import Mentions
from onrecord.attribute.sources.outlets import is_bare, outlet_of
from onrecord.attribute.sources.parties import parties_in
from onrecord.attribute.sources.source_words import (
    ABSTRACT,
    COLLECTIVE,
    DOCUMENT,
    EVERYBODY,
    FIRST_PERSON,
    GATHERED,
    INANIMATE,
    OFFICE,
    OFFICIALS,
    ORGANISATION,
    OWN_SITE,
    PERSON_PRONOUNS,
    PUBLISHER_NAME,
    PUBLISHING,
    PUBLISHING_HEADS,
    QUALIFIED,
    SHELTERED,
    SOMEBODY,
    SOURCES,
    THINGS,
    WITHHELD,
)
from onrecord.attribute.sources.subjects import is_nobody
from onrecord.model import EntityKind, Mention, Naming, Party, Span
from onrecord.text import joined, word_set

_INDEFINITE = EVERYBODY | word_set("they we")
_REPORTS = word_set("report write publish reveal quote cite")
_SPEAKS = word_set("say announce add state tell write report confirm deny declare insist")
_NAME_FIRST = re.compile(r"((?:[A-Z][\w’'.-]* ){1,3}[A-Z][\w’'-]+), (?:an?|the|who|whose)\b")
_NAME_ONLY = re.compile(r"(?:[A-Z][\w’'.-]* ){1,4}[A-Z][\w’'-]+\.?")
_POSSESSED = re.compile(r"^(?:his|her|my|your|its|their|[\w.’' -]{1,40}[’']s?)\s", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(?:officials|sources|people|aides|diplomats|officers|persons)\b", re.IGNORECASE)
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
        self._mentions = Mentions(page)
        self._publisher = page.article.publisher.value.casefold() if page.article.publisher else ""
        self._surnames = _surnames(self._mentions.in_order)

    def named(self, drafts: Sequence[Draft]) -> list[Named]:
        """Who the source of each draft is.

        "Officials" without more are taken to be held back where the same words were said to be elsewhere in the
        article ("U.S. officials who spoke on condition of anonymity").
        """
        found = [self._named(d) for d in drafts]
        found = self._pointing(drafts, found)
        sheltered = {w for n in found if n.naming is Naming.ANONYMOUS for w in _words(n.speaker)} | _FILLERS
        return [
            replace(n, naming=Naming.ANONYMOUS)
            if n.naming in {Naming.UNNAMED_GROUP, Naming.UNNAMED_PERSON}
            and SHELTERED.search(n.speaker)
            and all(w in sheltered for w in _words(n.speaker))
            else n
            for n in found
        ]

    def parties(self, draft: Draft, named: Named) -> tuple[Party, ...]:
        """The single sources of a draft whose source is several, none where it is one."""
        if named.naming not in _SPLIT or not draft.source:
            return ()
        page, span = self._page, draft.source[0]
        within, inside = page.words_in(span), self._mentions.inside(span)
        parts = parties_in(page.text, page.words, span, within=(within.start, within.stop), named=inside)
        return tuple(self._party(draft, part) for part in parts)

    def _party(self, draft: Draft, part: Span) -> Party:
        within = self._page.words_in(part)
        head = next((i for i in within if self._page.words[i].head not in within), within.start)
        named = self._named(replace(draft, source=(part,), source_head=head))
        return Party(part, named.naming, named.speaker, named.entity)

    def is_somebody(self, draft: Draft) -> bool:
        """Whether the source can have said anything, as no thing and nobody can."""
        return self._named(draft).naming is not Naming.NONE

    def _pointing(self, drafts: Sequence[Draft], found: list[Named]) -> list[Named]:
        """ "I" and "we" inside somebody's words are that speaker; "it" is the body or paper that spoke last."""
        found = [self._outlet(d, n) for d, n in zip(drafts, found, strict=True)]
        by_draft = {id(d): n for d, n in zip(drafts, found, strict=True)}
        made: list[Named] = []
        last: tuple[Draft, Named] | None = None
        outlet: Named | None = None
        for d, first in zip(drafts, found, strict=True):
            named = first
            low = self._page.lower(d.source_head) if d.source_head >= 0 and d.source else ""
            if low in FIRST_PERSON and named.entity is None:
                named = _speaker_of(d, by_draft) or self._author(d, low) or named
            elif low in THINGS and named.entity is None:
                near = last is not None and self._near(last[0], d)
                named = replace(last[1], count=None) if last is not None and near and low == "it" else named
            if named.naming is Naming.PUBLISHER:
                outlet = named if outlet is None or not is_bare(named.speaker) else outlet
                named = replace(outlet, count=None) if is_bare(named.speaker) else named
            if named.naming in _BODIES and d.source:
                last = d, named
            made.append(named)
        return made

    def _outlet(self, draft: Draft, named: Named) -> Named:
        """The same as an outlet by its bare name, where it is one."""
        if named.naming not in _OUTLETS or not draft.source:
            return named
        reports = draft.head >= 0 and self._page.trees.lemma(draft.head) in _REPORTS
        name = outlet_of(joined(draft.source, self._page.text), named.naming, named.speaker, reports=reports)
        if not name:
            return named
        entity = named.entity if named.speaker.endswith(name) else None
        return replace(named, naming=Naming.PUBLISHER, speaker=name, entity=entity)

    def _near(self, before: Draft, d: Draft) -> bool:
        """Whether it stands in the same sentence or the one before."""
        sentence = self._page.trees.sentence
        one, other = (sentence[self._page.word_at(x.source[0].start)] for x in (before, d))
        return before.source[0].end <= d.source[0].start and 0 <= other - one <= 1

    def _author(self, d: Draft, low: str) -> Named | None:
        """The writer, for an "I" outside every quotation of an article with one byline."""
        authors = self._page.article.authors
        if low != "i" or len(authors) != 1 or self._page.quote_of[d.source_head] >= 0:
            return None
        name = authors[0].value
        return Named(Naming.PERSON, name, self._mentions.called(name))

    def _named(self, draft: Draft) -> Named:
        if draft.method == "embedded-post":
            return Named(Naming.SOCIAL_POST, draft.speaker)
        if draft.method == "turn":
            return Named(Naming.PERSON, draft.speaker, self._mentions.called(draft.speaker))
        if draft.method == "inline-citation":
            return Named(Naming.PUBLISHER, draft.speaker)
        if not draft.source:
            return Named(Naming.NONE, "")
        draft, text = self._resolved(draft)
        if is_nobody(self._page, draft.source_head):
            return Named(Naming.NONE, text)
        mention = self._mentions.of(draft)
        if mention is not None and mention.kind is EntityKind.PERSON:
            return self._of_mention(text, mention)
        named = _NAME_FIRST.match(text) if mention is None else None
        if named is not None:
            return Named(Naming.PERSON, named.group(1))
        unnamed = self._held_back(draft, text, mention)
        if unnamed is not None:
            return unnamed
        if mention is not None and not self._gathers(draft.source_head):
            single = mention.kind is EntityKind.GROUP and re.match(r"(?:an?|one|another)\s", text, re.IGNORECASE)
            return Named(Naming.UNNAMED_PERSON, text, None, 1) if single else self._of_mention(text, mention)
        return self._of_phrase(draft, text)

    def _joins_others(self, head: int) -> bool:
        """ "the mayor and her aides", but not "the former mayor and senator", who is one."""
        trees, words = self._page.trees, self._page.words
        other = trees.child(head, "conj")
        if other is None or words[other].tag[:2] not in {"NN", "PR"} or words[other].tag.startswith("NNP"):
            return False
        own = trees.child(other, "det", "poss", "nummod") is not None or words[other].tag in {"NNS", "PRP"}
        return own and not {trees.lemma(head), trees.lemma(other)} & ORGANISATION

    def _gathers(self, head: int) -> bool:
        """Whether the head is a word for many people that a plural follows: "a group of doctors"."""
        if head < 0:
            return False
        of = next((c for c in self._page.trees.children[head] if self._page.lower(c) == "of"), None)
        inside = self._page.trees.child(of, "pobj") if of is not None else None
        many = inside is not None and self._page.words[inside].tag == "NNS"
        return many and self._page.trees.lemma(head) in GATHERED | COLLECTIVE

    def _held_back(self, draft: Draft, text: str, mention: Mention | None) -> Named | None:
        """Anonymous where the phrase says so, counts its officials, or an outlet speaks for them."""
        if mention is not None and not SHELTERED.search(_but_for(self._page, mention, draft.source)):
            return None
        head = draft.source_head
        if head >= 0 and mention is None and self._is_thing(head, text):
            return None
        plural = self._plural(head, text)
        said_so = bool(WITHHELD.search(text) or SOURCES.search(text))
        count = count_of(text, plural=plural)
        common = head >= 0 and self._page.words[head].tag in {"NN", "NNS"} and not self._gathers(head)
        # The parser may take "military" for the head of "military and intelligence officials": the last word is.
        nouns = f"{self._page.lower(head)} {core_of(text).split()[-1]}" if common else text
        official = SHELTERED.search(nouns) is not None
        # "her former adviser" is somebody, "a senior adviser" need not be.
        ranked = OFFICIALS.search(nouns) is not None and bool(QUALIFIED.search(text))
        ranked = ranked and (plural or not _POSSESSED.match(text))
        spoken_for = draft.method == "citing" or (draft.outer is not None and self._is_publisher(draft.outer))
        counted = count is not None and (plural or count > 1)
        if said_so or (official and (counted or spoken_for or ranked)):
            return Named(Naming.ANONYMOUS, text, None, count)
        return None

    def _is_thing(self, head: int, text: str) -> bool:
        """A paper or an outlet, whoever is told of in the rest of its phrase."""
        low, lemma = self._page.lower(head), self._page.trees.lemma(head)
        if lemma in DOCUMENT or low in DOCUMENT:
            return not SOURCES.search(low)
        return bool(PUBLISHING.search(text)) and lemma in PUBLISHING_HEADS

    def _is_publisher(self, draft: Draft) -> bool:
        if draft.method == "inline-citation":
            return False  # it vouches for the whole sentence, whoever speaks there
        return bool(draft.source) and bool(PUBLISHER_NAME.search(joined(draft.source, self._page.text)))

    def _of_phrase(self, draft: Draft, text: str) -> Named:
        head = draft.source_head
        word = self._page.words[head] if head >= 0 else None
        lemma = word.lemma if word else ""
        low = self._page.lower(head) if head >= 0 else text.casefold()
        if low in THINGS:
            body = low == "it" and draft.head >= 0 and self._page.trees.lemma(draft.head) in _SPEAKS
            return Named(Naming.ORGANISATION if body else Naming.NONE, text)
        outlet = PUBLISHING.search(text) and not OWN_SITE.search(text)
        if outlet and (lemma in PUBLISHING_HEADS or low in PUBLISHING_HEADS):
            return Named(Naming.PUBLISHER, text)
        if lemma in DOCUMENT or low in DOCUMENT:
            return Named(Naming.DOCUMENT, text)
        if word is not None and (word.tag.startswith("NNP") or _NAME_ONLY.fullmatch(text)):
            return self._of_name(text.rstrip("."))
        plural = self._plural(head, text)
        many = head >= 0 and (self._gathers(head) or lemma in COLLECTIVE or self._joins_others(head))
        if many or (lemma in ORGANISATION and word is not None and word.tag == "NNS" and low not in _BODIES_PLURAL):
            count = count_of(text, plural=True) if lemma not in COLLECTIVE and lemma not in ORGANISATION else None
            return Named(Naming.UNNAMED_GROUP, text, None, count if count and count > 1 else None)
        if lemma in ORGANISATION:
            return Named(Naming.ORGANISATION, text)
        if low in PERSON_PRONOUNS:
            return Named(Naming.UNNAMED_PERSON, text)
        if (
            word is not None
            and word.tag in {"NN", "NNS"}
            and _is_inanimate(lemma)
            and not _PEOPLE.search(core_of(text))
        ):
            return Named(Naming.NONE, text)
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
        if last in OFFICE and words[0] in {"the", "a", "an"}:
            return Named(Naming.UNNAMED_PERSON, text)
        if last in ORGANISATION or words[:1] == ["the"] or (text.isupper() and len(text) < 7):
            return Named(Naming.ORGANISATION, text)
        return Named(Naming.PERSON, text)

    def _of_mention(self, text: str, mention: Mention) -> Named:
        name = mention.name or text
        person = self._surnames.get(name.casefold())
        if mention.kind is not EntityKind.PERSON and person is not None and name[:1].isupper():
            return Named(Naming.PERSON, person.name, person.entity)
        if mention.kind is EntityKind.PERSON:
            return Named(Naming.PERSON, name, mention.entity)
        if PUBLISHER_NAME.search(name) or (self._publisher and name.casefold() in self._publisher):
            return Named(Naming.PUBLISHER, name, mention.entity)
        if set(_words(name)) & DOCUMENT - ORGANISATION:
            return Named(Naming.DOCUMENT, name, mention.entity)
        if mention.kind is EntityKind.GROUP:
            return Named(Naming.UNNAMED_GROUP, name, mention.entity)
        return Named(Naming.ORGANISATION, name, mention.entity)

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
                return self._somebody(pronoun, trees.heads[at])
            at = trees.heads[at]
        return pronoun

    def _somebody(self, pronoun: int, noun: int) -> int:
        """The noun above a body's name: it is the expert who speaks in "an expert at the Harbour Institute, who"."""
        trees, mention = self._page.trees, self._mentions.holding(self._page.words[noun].span)
        if self._page.lower(pronoun) != "who" or mention is None or mention.kind is not EntityKind.ORGANISATION:
            return noun
        above = trees.heads[trees.heads[noun]] if trees.dep(noun) == "pobj" else noun
        return above if self._page.words[above].tag in {"NN", "NNS", "NNP"} and above < noun else noun

    def _plural(self, head: int, text: str) -> bool:
        if head >= 0 and (
            self._page.words[head].tag in {"NNS", "NNPS"}
            or self._page.lower(head) in {"people", "police", "both", "all"}
        ):
            return True
        return bool(_PEOPLE.search(core_of(text)))


_SPLIT = frozenset({Naming.PERSON, Naming.ORGANISATION, Naming.UNNAMED_PERSON, Naming.ANONYMOUS, Naming.UNNAMED_GROUP})
_BODIES = frozenset({Naming.ORGANISATION, Naming.PUBLISHER, Naming.DOCUMENT})
_OUTLETS = frozenset({Naming.ORGANISATION, Naming.PERSON, Naming.PUBLISHER, Naming.DOCUMENT})
_BODIES_PLURAL = word_set("authorities police forces services")


def _is_inanimate(lemma: str) -> bool:
    """Whether a noun is that of a thing, a deed or a state, which says nothing: "the shooting", "signs"."""
    return lemma not in SOMEBODY and (lemma in INANIMATE or ABSTRACT.fullmatch(lemma) is not None)


def _but_for(page: Page, mention: Mention, source: Sequence[Span]) -> str:
    """A source's words without the name of the organisation in it: "Business Insider" is no insider."""
    if mention.kind is not EntityKind.ORGANISATION:
        return joined(source, page.text)
    parts = [Span(s.start, min(s.end, mention.span.start)) for s in source if s.start < mention.span.start]
    parts += [Span(max(s.start, mention.span.end), s.end) for s in source if s.end > mention.span.end]
    return joined(parts, page.text)


def _surnames(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """The last words of full names of persons, where only one person of the article has it."""
    found: dict[str, Mention] = {}
    shared: set[str] = set()
    for m in mentions:
        words = m.name.split()
        if m.kind is EntityKind.PERSON and len(words) > 1:
            last = words[-1].casefold()
            if found.setdefault(last, m).entity != m.entity:
                shared.add(last)
    return {last: m for last, m in found.items() if last not in shared}


def _speaker_of(draft: Draft, named: Mapping[int, Named]) -> Named | None:
    """Whoever speaks the words in which a first person stands."""
    outer = draft.outer
    for _ in range(6):
        if outer is None or outer is draft:
            return None
        found = named.get(id(outer))
        if found is not None and found.speaker and found.speaker.casefold() not in FIRST_PERSON:
            return replace(found, count=None)
        outer = outer.outer
    return None


def _words(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]
