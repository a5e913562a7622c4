"""Pronouns in a sentence: whom each stands for, told in brackets, or that it stays open."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.english import HE_OR_SHE
from onrecord.model import EntityKind, Mention, Span
from onrecord.record import Recorded
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.when import Bracket
from onrecord.tell.lines.meant import is_plain
from onrecord.tell.lines.told import Citation, Insert
from onrecord.tell.story import Story
from onrecord.text import fold

QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\w)‘[^‘’]*(?:’(?=\w)[^‘’]*)*’(?!\w)")
_EXPLETIVE = re.compile(
    r"it (?:is|was|would be|will be|has been|had been) (?:too |not |also |no longer )*(?!told|asked|given|shown|warned"
    r"|informed|offered|supposed|meant|due|expected|going|able|set)(?:\w+ )(?:that|to|whether|when|who|how)\b|it (?:is"
    r"|was) (?:not )?(?:clear|known|unclear|possible|likely)|it (?:would|will|could|can|may|might) take\b",
    re.IGNORECASE,
)
_OF_THINGS = frozenset({"it", "its", "them"})


def pronouns(story: Story, recorded: Recorded, *, span: Span, outside: str, follows: bool) -> list[Bracket] | None:
    """Brackets for pronouns whose name stands before the sentence; None when one of them stays open."""
    reading = _Pronouns(story, recorded, span=span, outside=outside, follows=follows)
    return reading.brackets if all(reading.reads(place) for place in reading.places) else None


class _Pronouns:
    """The names and pronouns of one sentence, read in order. ``outside`` is the sentence with quotations blanked."""

    def __init__(self, story: Story, recorded: Recorded, *, span: Span, outside: str, follows: bool) -> None:
        self._story, self._recorded, self._span = story, recorded, span
        self._outside, self._follows = outside, follows
        text = recorded.article.text
        inside = list(within(recorded.mentions, span))
        self._at = {m.span.start - span.start: m for m in inside}
        self._whole = {m.entity for m in inside if not lists.PRONOUN.fullmatch(m.span.cut(text))}
        self._cues = [m.span() for m in lists.TOLD_BY.finditer(outside)]
        self._named: set[int] = set()
        self.brackets: list[Bracket] = []
        self.places = sorted({m.start() for m in lists.PRONOUN.finditer(outside)} | set(self._at))

    def reads(self, place: int) -> bool:
        """Whether what stands there is clear, by itself or with a bracket."""
        mention, pronoun = self._at.get(place), lists.PRONOUN.match(self._outside, place)
        if pronoun is None:
            if mention is not None and not lists.PRONOUN.fullmatch(mention.span.cut(self._recorded.article.text)):
                bracket = self._in_full(mention) if mention.entity not in self._named else None
                if bracket is not None and self._outside[place : place + 1].strip():
                    self.brackets.append(bracket)
                self._named.add(mention.entity)
            return True
        low = pronoun[0].lower()
        if self._needs_none(place, low, mention) or (mention is not None and mention.entity in self._named):
            return True
        bracket = _for_pronoun(self._story, self._recorded, mention) if mention is not None else None
        if mention is None or bracket is None:
            speaks = self._speaks(place)
            expletive = mention is None and _EXPLETIVE.match(self._outside, place)
            return not speaks and bool(expletive or _has_noun(self._outside[:place], low))
        self._named.add(mention.entity)
        self.brackets.append(bracket)
        return True

    def _in_full(self, mention: Mention) -> Bracket | None:
        """The whole name behind a surname that several people have, and behind "the Mission"."""
        full = fullest(self._recorded, mention)
        printed = mention.span.cut(self._recorded.article.text)
        if full is None or printed == full.name or not full.name.endswith(f" {printed.split()[-1]}"):
            return None
        bare = _TITLED.sub("", printed)
        if full.kind is EntityKind.PERSON:
            several = self._story.once(_surnames)[fold(bare)] > 1
            needed = " " not in bare and several and full.name.split()[0] not in printed
        else:
            needed = full.kind is EntityKind.ORGANISATION and " " not in printed and not self._is_whole(mention)
        name = whole_name(self._story, self._recorded, full)
        if not needed or " " not in _TITLED.sub("", name):
            return None
        if name != full.name or not name.endswith(f" {printed}"):
            return mention.span.end, 0, Insert(Citation(self._recorded.article.id, full.span), name)
        if self._is_joined(mention):
            return None  # "anti-Lee"
        before = Span(full.span.start, full.span.start + len(name) - len(printed) - 1)
        return mention.span.start, 0, Insert(Citation(self._recorded.article.id, before), name[: len(before)])

    def _is_joined(self, mention: Mention) -> bool:
        text, span = self._recorded.article.text, mention.span
        return "-" in {text[span.start - 1 : span.start], text[span.end : span.end + 1]}

    def _is_whole(self, mention: Mention) -> bool:
        """Whether the whole name stands elsewhere in the sentence, or the word is an abbreviation, or has its owner."""
        text = self._recorded.article.text
        after = text[mention.span.end : mention.span.end + 2]
        alone = not text[: mention.span.start].casefold().endswith("the ")
        return alone or mention.span.cut(text).isupper() or after in {"’s", "'s"}

    def _needs_none(self, place: int, low: str, mention: Mention | None) -> bool:
        """Whether it is part of a title, or what it stands for is told just before, or just after."""
        if _TITLE.match(self._outside, place) or (self._follows and place > 0 and low in _OF_THINGS):
            return True
        # "At her office the mayor, Ann Lee, said": whose it is follows
        return mention is not None and low in lists.OWNER and mention.entity in self._whole

    def _speaks(self, place: int) -> bool:
        return any(first <= place < last for first, last in self._cues)


_TITLE = re.compile(r"(?:His|Her|Their) (?:Excellency|Majesty|Highness|Holiness|Honou?r)\b")


def within(mentions: Sequence[Mention], span: Span) -> Iterator[Mention]:
    """The mentions that stand within a span; ``mentions`` are in order."""
    first = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    for mention in mentions[first:]:
        if mention.span.start >= span.end:
            return
        if mention.span in span:
            yield mention


def _has_noun(before: str, pronoun: str) -> bool:
    """Whether something a pronoun can stand for is told before it in the sentence."""
    bare = QUOTED.sub(" ", before)
    nouns = re.findall(
        r"\b(?:[Tt]he|[Aa]n?|its|their|his|her|[A-Z][\w’'-]+|\w+s|\d[\d,.]*)\s+[a-z][\w-]{2,}|\b[A-Z][\w-]{2,}", bare
    )
    if pronoun.lower() in {"he", "she", "him", "her", "his", "hers"}:
        return bool(
            re.search(
                r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+|\b(?:an?|the) (?:\w+ )?(?:man|woman|\w+er|\w+or|official|\w+ist)\b",
                bare,
            )
        )
    return bool(nouns)


_TITLED = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|professor|cllr|sen|senator|rep|gov|governor|judge|sir|dame|lord|lady|president)\.? ",
    re.IGNORECASE,
)


_NEXT = re.compile(r"\s([a-z]+)")


def _surnames(story: Story) -> Counter[str]:
    """How many people of the story have each surname."""
    people = (a for a in story.actors.values() if a.kind is EntityKind.PERSON and " " in _TITLED.sub("", a.name))
    return Counter(fold(a.name.split()[-1]) for a in people)


def _for_pronoun(story: Story, recorded: Recorded, mention: Mention) -> Bracket | None:
    full = fullest(recorded, mention)
    printed = mention.span.cut(recorded.article.text)
    of_people = printed.lower() in HE_OR_SHE
    if full is None or lists.PRONOUN.fullmatch(full.name) or of_people != (full.kind is EntityKind.PERSON):
        return None
    name = whole_name(story, recorded, full)
    if (of_people or printed.lower() in lists.OWNER) and not is_plain(
        story, recorded, place=mention.span.start, printed=printed, key=story.entity_of(recorded, mention.entity) or ""
    ):
        return None
    if printed.lower() in lists.OWNER:
        if printed.lower() == "her" and not _owns(recorded, mention):
            return None
        name += "’s"
    return mention.span.start, len(mention.span), Insert(Citation(recorded.article.id, full.span), name)


def _owns(recorded: Recorded, mention: Mention) -> bool:
    """Whether "her" stands before what is hers, and not as in "saw her in May"."""
    after = _NEXT.match(recorded.article.text, mention.span.end)
    return after is not None and after[1] not in lists.AFTER_OBJECT


def fullest(recorded: Recorded, mention: Mention) -> Mention | None:
    """The place where the article gives the full name of what a word stands for."""
    text = recorded.article.text
    same = (m for m in recorded.mentions if m.entity == mention.entity and m.span.cut(text) == mention.name)
    return next(
        (m for m in same if "-" not in {text[m.span.start - 1 : m.span.start], text[m.span.end : m.span.end + 1]}), None
    )


def whole_name(story: Story, recorded: Recorded, full: Mention) -> str:
    """The article's fullest name; that of the record where the article's is the end of it ("Harbour Agency")."""
    key = story.entity_of(recorded, full.entity)
    name = story.actors[key].name if key in story.actors else ""
    return name if name.endswith(f" {full.name}") else full.name
