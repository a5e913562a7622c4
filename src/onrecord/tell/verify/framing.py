"""Whose report or whose words a line is, said in a few words of ours that can be checked against the record."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from onrecord.model import UNNAMED_SOURCES, Attribution, CreditKind, Naming, Span, Stance
from onrecord.record import Recorded
from onrecord.relate.origins.desk import folded_publisher
from onrecord.relate.propositions.numerals import number
from onrecord.tell.lines.quotes import speaker
from onrecord.tell.lines.told import date_in_words
from onrecord.tell.story import UNNAMED_PUBLISHER, Story
from onrecord.tell.texts.presumed import own_day

_DEPTH = 6
"""Outer attributions that a frame names; what is passed on through more is not told so."""
_ARTICLE = re.compile(r"(?:the|these|those|its|their|his|her|all)\s+", re.IGNORECASE)
_SPELT: "WeakKeyDictionary[Story, Mapping[str, set[str]]]" = WeakKeyDictionary()
"""How the publishers of a story are spelt, by folded name; asked for each line."""
NO_NAME = "one article"
"""What a report is called whose publisher is not known; the note says which it is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Words of ours, told after the line ("…, according to Ann Lee.") or before it ("The Herald reported: …").

    ``names`` are the attributions whose source it tells.
    """

    words: str
    before: bool = False
    names: frozenset[str] = frozenset()

    def off(self, line: str) -> str | None:
        """The line without the frame; None where it has none such."""
        if self.before:
            head = f"{self.words[:1].upper()}{self.words[1:]}: "
            return line.removeprefix(head) if line.startswith(head) else None
        bare, tail = line.rstrip("."), f", {self.words}".rstrip(".")
        return bare.removesuffix(tail) if bare.endswith(tail) else None


def frames(story: Story, recorded: Recorded, span: Span) -> Iterator[Frame]:
    """Every frame that is true of these characters of an article."""
    for words in dict.fromkeys((reported(story, recorded), reported(story, recorded, dated=False))):
        yield Frame(words)
        yield Frame(words, before=True)
    for said in recorded.attributions:
        if any(span in content for content in said.content):
            frame = according(story, recorded, said)
            if frame is not None:
                yield frame
        if said.naming is Naming.PUBLISHER and said.source:
            passed = relayed(story, recorded, said)
            inner = (a for a in recorded.attributions if a.via == said.id)
            if passed is not None and any(c.overlaps(span) for a in inner for c in a.content):
                yield passed


def relayed(story: Story, recorded: Recorded, outer: Attribution) -> Frame | None:
    """ "Bay News reported", of an outlet that passes on words whose own source the line tells; None for any other."""
    name = speaker(story, recorded, outer) if outer.naming is Naming.PUBLISHER and outer.via is None else ""
    if not name[:1].isupper() or outer.stance not in {Stance.ASSERTS, Stance.CONFIRMS}:
        return None
    return Frame(f"{name} reported", names=frozenset({outer.id}))


def reported(story: Story, recorded: Recorded, *, dated: bool = True) -> str:
    """Whose report an article is and of which day: "The Herald reported on 4 March 2027"."""
    day = own_day(recorded) if dated else None
    told = date_in_words(day.isoformat()) if day else ""
    return f"{desk_name(story, recorded)} reported" + (f" on {told}" if told else "")


def desk_name(story: Story, recorded: Recorded) -> str:
    """The agency or first publisher whose report it is, else the publisher, in the spelling most of the record has."""
    name = story.publisher(recorded)
    for kind in (CreditKind.AGENCY, CreditKind.ORIGINAL):
        for credit in recorded.article.credits:
            if credit.kind is kind and not _is_of(name, credit.name):
                return _spelt(story, credit.name)
    return NO_NAME if name == UNNAMED_PUBLISHER else _spelt(story, name)


def _is_of(publisher: str, credited: str) -> bool:
    """Whether a credit names the house of the publisher: "Eastmoor Herald Press" for "The Eastmoor Herald"."""
    own = set(folded_publisher(publisher).split())
    return publisher != UNNAMED_PUBLISHER and own <= set(folded_publisher(credited).split())


def _spelt(story: Story, name: str) -> str:
    """Of the publishers' spellings of one name that which is not all capitals."""
    if story not in _SPELT:
        spellings: defaultdict[str, set[str]] = defaultdict(set)
        for publisher in {story.publisher(r) for r in story.articles}:
            spellings[folded_publisher(publisher)].add(publisher)
        _SPELT[story] = spellings
    spelt: set[str] = {*_SPELT[story].get(folded_publisher(name), ()), name}
    return min(spelt, key=lambda n: (n.isupper() and len(n) > 5, n != name, n))


def according(story: Story, recorded: Recorded, said: Attribution) -> Frame | None:
    """ "according to two unnamed current officials cited by Bay News"; None where that would not be all of it."""
    if said.stance not in {Stance.ASSERTS, Stance.CONFIRMS} or not said.source:
        return None
    by_id = {a.id: a for a in recorded.attributions}
    who, names, outer = [source_in_words(story, recorded, said)], [said.id], said
    for _ in range(_DEPTH):
        held = by_id.get(outer.via or "")
        if held is None:
            return Frame(f"according to {' cited by '.join(who)}", names=frozenset(names)) if all(who) else None
        if held.stance not in {Stance.ASSERTS, Stance.CONFIRMS} or held.id in names:
            return None
        who.append(source_in_words(story, recorded, held))
        names.append(held.id)
        outer = held
    return None


def source_in_words(story: Story, recorded: Recorded, said: Attribution) -> str:
    """A source by name, or as the article describes it with "unnamed"; "" for one that cannot be told by itself."""
    if said.naming not in UNNAMED_SOURCES:
        name = speaker(story, recorded, said)
        return name if name[:1].isupper() else ""
    text = recorded.article.text
    own = " ".join(" ".join(s.cut(text).split()) for s in said.source)
    parts = [" ".join(d.span.cut(text).split()) for d in said.described] or [own]
    bare = [_ARTICLE.sub("", p, count=1) for p in parts]
    return " and ".join(_with_unnamed(p) for p in bare) if all(bare) else ""


def _with_unnamed(words: str) -> str:
    """ "two current officials" → "two unnamed current officials"; "a driver" → "an unnamed driver"."""
    first, _, rest = words.partition(" ")
    if first.lower() in {"a", "an"}:
        return f"an unnamed {rest}"
    return f"{first.lower()} unnamed {rest}" if rest and number(first) is not None else f"unnamed {words}"
