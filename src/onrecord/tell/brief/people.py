"""The key actors of a story, with what articles call them, in the articles' words."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from onrecord.model import EntityKind, EventKind, Kind, Mention, Naming, Part, Span
from onrecord.record import Recorded
from onrecord.relate.origins.desk import folded_publisher
from onrecord.tell.brief.candidates import Candidate, Candidates
from onrecord.tell.brief.nouns import KeyActor, Role
from onrecord.tell.brief.sections import Sections
from onrecord.tell.lines.told import Citation
from onrecord.tell.story import Actor, Located, Story
from onrecord.tell.story.houses import pointers_of
from onrecord.text import fold

_AFTER = re.compile(
    r",\s+((?:(?:the|a|an|its|his|her|their|until now the)\s+)?(?:[\w’'.-]+\s+){0,7}?(?:president|minister|secretary"
    r"|director|officer|executive|chair\w*|head|leader|mayor|governor|senator|engineer|professor|doctor|spokes\w+"
    r"|analyst|coroner|sheriff|manager|chief|commissioner|general|owner|founder|editor|lawyer|judge|auditor|ambassador"
    r"|deputy|member|head|boss|convenor|teacher|chemist|author|surgeon|foreman|candidate|nominee)(?:\s+(?:of|at|for"
    r"|in)\s+(?:\b(?:St|Mt|Dr|Mr|Mrs|Ms|No|[A-Z])\.|[^,.;:“”()]){2,60})?)(?=[,.;])",
    re.IGNORECASE,
)
"""What stands after a name between commas and says an office."""
_BEFORE = re.compile(
    r"(?<!\w)((?:[A-Z][\w’'.&-]+\s+|of\s+|for\s+|and\s+|the\s+(?=[A-Z])|(?!said|says|told|added|that|by|with|from|and"
    r"|to|as|when|while)[a-z]+\s+(?=(?:minister|secretary|director|executive|engineer|leader|spokes\w+|head|officer"
    r"|chief|professor|chair\w*|manager|president|coroner|sheriff|candidate|nominee|presidential \w+"
    r"|gubernatorial \w+)\s)|(?:president|minister|secretary|director|executive|engineer|leader|chief|professor"
    r"|chair\w*|manager|sheriff|coroner|mayor|governor|senator|spokes\w+|head|boss|candidate|nominee)\s+){1,9})$"
)
_OFFICE = re.compile(
    r"\b(?:president|minister|secretary|director|executive|engineer|leader|chief|professor|chair\w*|manager|sheriff"
    r"|coroner|mayor|governor|gov|senator|sen|rep|spokes\w+|head|boss|general|judge|auditor|commissioner|convenor|dr"
    r"|prof|captain|capt|candidate|nominee)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:of|for|and|the|But|And|On|In|For|By|As|At|The|Still|Meanwhile|After|Before|Its|His|Her|Their"
    r"|Is|Was|Are|Were|Will|Would|Can|Could|Did|Does|Do|Has|Have|Had|Should|Maybe|Perhaps|If|When|While|Then|Even|Yet"
    r"|So|That|Now|Later|Earlier|Today|Yesterday|With|From|To|Like|Unlike|Because|Since|Until)\s+)+"
)
_GENERIC = frozenset(
    "ministry front state government council agency party court company board committee parliament senate union army"
    " police mission department office commission university".split()
)
"""Names that say what sort of body it is, and not which."""
_BARE = re.compile(
    r"(?:(?:dr|prof|professor|captain|capt|general|secretary|minister|director|leader|executive|manager|chair\w*)\.?"
    r"|.*\b(?:of|for|the)|Enter\b.*)",
    re.IGNORECASE,
)
"""A form of address without an office, an office that is one only of something, words that end before it is told of
what ("a spokesman for Jo Field"), or an office that somebody may come to: "Enter President Lee"."""
_LOOSE = re.compile(
    r"\b(?:said|which|who|its|his|her|their|he|she|they|it)\b"
    r"|\bthe (?:company|agency|group|firm|ministry|paper|university|city|country|region)’s\b"
)
"""What makes a role that of two, or of somebody not named in it."""
_ADDRESS = re.compile(
    r"(?: (?:Commander|Commodore|Constable|Captain|Colonel|Major|General|Doctor|Sir"
    r"|(?:Const|Cmdr|Rep|Sen|Lt|Sgt|Capt|Col|Maj|Gen|Adm|Dr|Mr|Mrs|Ms)\.?))+$"
)
"""A form of address between an office and the name: "navy spokesman Commander (Jo Lee)"."""
_OWNER = re.compile(r"the [a-z]+[’']s ")
_HEADLINES = frozenset({Kind.TITLE, Kind.SUBHEAD})
_ONCE = re.compile(r"\b(?:[Ff]ormer|[Tt]hen|[Ee]x|[Ll]ate|[Aa]cting|[Dd]eputy|[Oo]utgoing|[Ii]ncoming)[ -]\Z")
"""What stands before an office and says that it is no longer, not yet or not quite somebody's."""
_MOST = 5
_OFTEN = 3
"""Times that somebody must be quoted to be told of without a role or a line."""
_LATEST = 2.0
"""How much it counts that an actor's line is of the last day of the coverage."""
_OPENS = 40
"""Characters from the beginning of a sentence in which stands who it is about."""
_TITLED = re.compile(
    r"(?:mr|mrs|ms|miss|dr|prof|professor|cllr|sen|rep|gov|judge|sir|dame|lord|lady)\.?\s+\S+$", re.IGNORECASE
)
"""A surname with a title: nobody knows who, where two of that name are in the story."""
_LOOKED_AT = 40
"""Mentions of one actor at which a role is looked for, and articles in which it is seen what they do."""
_SPEAKING = 0.15
"""Share of the mentions of somebody written about at which they must be quoted, to be a key actor by what they say."""
_WRITTEN_ABOUT = 0.2
"""How little more somebody does than is done to them, who is no key actor unless they are quoted often."""


def key_actors(sections: Sections) -> Iterator[KeyActor]:
    """Those on whom most of the coverage turns, each with a line of what they did or said that is not told yet."""
    story = sections.candidates.story
    main = _main(story)
    told = _by_actor(sections.candidates, {actor.key for actor in main})
    for actor in main:
        theirs = _latest_first(sections, told[actor.key])
        lines = sections.best(theirs, most=1, like=0.6, wants=0.9)
        role = role_of(story, actor, sections.worth.recency_of) if actor.kind is EntityKind.PERSON else None
        if lines or role is not None or len(actor.attributions) >= _OFTEN:
            articles = len({r.article.id for r, _ in actor.attributions})
            yield KeyActor(actor.name, role, articles, len(actor.attributions), tuple(lines))


def _by_actor(candidates: Candidates, wanted: Collection[str]) -> Mapping[str, Sequence[Candidate]]:
    """The sentences that tell what somebody said or did, by the key of whoever that is."""
    story, pointers = candidates.story, candidates.story.once(pointers_of)
    starts = {article: [p.start for p in theirs] for article, theirs in pointers.items()}
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    held = candidates.sentences
    for number, (home, sentence) in enumerate(zip(held.home.tolist(), held.stretches, strict=True)):
        recorded = story.articles[home]
        article = recorded.article.id
        at = _opening(sentence.span.start, starts.get(article, ()))
        opening = None if at is None else story.entity_of(recorded, pointers[article][at].entity)
        for key in {*_speakers(story, held.main_of(number)), opening}:
            if key is not None and key in wanted:
                found[key].append(candidates.candidate(number))
    return found


def _latest_first(sections: Sections, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The latest of weight first."""
    worth = sections.worth
    theirs = sections.candidates.of(found)
    most = _LATEST * worth.recencies[theirs.numbers]
    return sections.scored(theirs, lambda c: _LATEST * worth.recency(c), most=most)


def _ranked(story: Story) -> list[Actor]:
    outlets = {folded_publisher(story.publisher(r)) for r in story.articles}
    surnames = story.once(_surnames)
    kept = [
        a
        for a in story.actors.values()
        if a.attributions
        and a.kind in {EntityKind.PERSON, EntityKind.ORGANISATION}
        and folded_publisher(a.name) not in outlets
        and 2 * sum(said.naming is Naming.PUBLISHER for _, said in a.attributions) < len(a.attributions)
        and (" " in a.name or (a.kind is EntityKind.ORGANISATION and fold(a.name) not in _GENERIC))
        and not (_TITLED.match(a.name) and surnames[_surname(a.name)] > 1)
    ]
    return sorted(kept, key=lambda a: (-_weight(story, a), -a.mentions, a.key))


def _surnames(story: Story) -> Counter[str]:
    """How many people of the story have one surname."""
    return Counter(_surname(a.name) for a in story.actors.values() if a.kind is EntityKind.PERSON and " " in a.name)


def _main(story: Story) -> list[Actor]:
    """Those of most weight who act, and are not only written about: a victim is named in every article.

    What somebody does is looked up only for those whom it can bring among the first.
    """
    found: list[tuple[float, int, Actor]] = []
    for place, actor in enumerate(_ranked(story)):
        most = _weight(story, actor)
        if len(found) == _MOST and -found[-1][0] >= most:
            break
        acting = _acting(story, actor)
        quoted = len(actor.attributions) >= max(_OFTEN, _SPEAKING * actor.mentions)
        if acting > _WRITTEN_ABOUT or quoted:
            found = sorted([*found, (-_weight(story, actor, acting), place, actor)], key=lambda f: f[:2])[:_MOST]
    return [actor for _, _, actor in found]


def _acting(story: Story, actor: Actor) -> float:
    """How much more somebody says and does than is done to them, of all three: 1 for what only acts, never below 0."""
    did, had = len(actor.attributions), 0
    for recorded in [r for r in story.articles if r.article.id in actor.articles][-_LOOKED_AT:]:
        for event in recorded.events:
            if event.kind is EventKind.SAYING:
                continue
            for part in event.participants:
                if story.entity_of(recorded, part.entity) == actor.key:
                    did += part.part is Part.ACTOR
                    had += part.part is Part.AFFECTED
    return max(0.0, (did - had) / (did + had))


def _surname(name: str) -> str:
    return fold(name.rsplit(maxsplit=1)[-1])


def _weight(story: Story, actor: Actor, acting: float = 1.0) -> float:
    """By in how many texts somebody speaks, and is named as one who acts; a person before a house."""
    texts = {story.texts[r.article.id] for r, _ in actor.attributions}
    named = {story.texts[a] for a in actor.articles}
    return (
        len(texts) + 0.5 * len(named) * acting + 0.1 * len(actor.attributions) + 0.5 * (actor.kind is EntityKind.PERSON)
    )


def _opening(start: int, starts: Sequence[int]) -> int | None:
    """The number of the mention that a sentence opens with: it tells what they did who are named there."""
    at = bisect_left(starts, start)
    return None if at == len(starts) or starts[at] - start > _OPENS else at


def _speakers(story: Story, main: Located | None) -> tuple[str, ...]:
    """The keys of those who put what makes up most of a sentence."""
    if main is None or main.attribution is None:
        return ()
    return story.entities_of(main.recorded, main.attribution)


def role_of(story: Story, actor: Actor, recency: Callable[[Recorded], float]) -> Role | None:
    """What the latest articles call somebody, of equals the role that most give; None where none does."""
    found: dict[str, list[Role]] = {}
    latest: dict[str, float] = {}
    looked = 0
    shared = story.once(_surnames)[_surname(actor.name)] > 1  # "President Lee" may be the other Lee
    for recorded in story.articles:
        if recorded.article.id not in actor.articles or looked > _LOOKED_AT:
            continue
        for mention in recorded.mentions:
            if (
                story.entity_of(recorded, mention.entity) != actor.key
                or len(called := mention.span.cut(recorded.article.text)) < 4
                or (shared and " " not in called)
            ):
                continue
            looked += 1
            for role in roles_at(recorded, mention):
                words = fold(role.words)
                found.setdefault(words, []).append(role)
                latest[words] = max(latest.get(words, 0.0), recency(recorded))
    if not found:
        return None
    best = min(found, key=lambda w: (len(w.split()) < 2, -round(latest[w], 6), -len(found[w]), -len(w), w))
    return min(found[best], key=lambda r: (r.citation.article, r.citation.span))


def roles_at(recorded: Recorded, mention: Mention) -> Iterator[Role]:
    """What stands beside a mention and says an office: before the name, or after it between commas."""
    home = next((s for s in recorded.sentences if mention.span in s.span), None)
    if home is not None and home.kind not in _HEADLINES:  # where "Enter President Lee" is printed as a name is
        yield from roles_beside(recorded, mention.span, home.span)


def roles_beside(recorded: Recorded, name: Span, home: Span) -> Iterator[Role]:
    """The same of a name that stands in the sentence ``home``."""
    text = recorded.article.text
    after = _AFTER.match(text, name.end, home.end)
    if after and not re.match(r"(?:its|his|her|their|until)\b", after[1]):
        owner = _OWNER.match(after[1])  # "the agency’s acting director": whose, the article says elsewhere
        span = Span(after.start(1) + (owner.end() if owner else 0), after.end(1))
        if not _LOOSE.search(span.cut(text)):
            yield Role(" ".join(span.cut(text).split()), Citation(recorded.article.id, span))
    lead = text[max(home.start, name.start - 90) : name.start]
    before = _BEFORE.search(lead)
    if before is None:
        return
    words = before[1]
    cut = _OPENING.match(words)
    start = name.start - len(lead) + before.start(1) + (cut.end() if cut else 0)
    once = _ONCE.search(text, home.start, start)
    start = once.start() if once else start
    span = Span(start, start + len(text[start : name.start].rstrip()))
    address = _ADDRESS.search(span.cut(text))
    if address is not None and _OFFICE.search(span.cut(text)[: address.start()]):
        span = Span(start, start + address.start())
    if (
        len(span) > 2
        and not _BARE.fullmatch(span.cut(text))
        and _OFFICE.search(span.cut(text))
        and not re.search(r"\band\b", span.cut(text))
        and not _LOOSE.search(span.cut(text))
    ):
        yield Role(" ".join(span.cut(text).split()), Citation(recorded.article.id, span))
