"""Positions over time: on each question who said what when, what of it changed, and who has said nothing."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import NothingFound
from onrecord.model import EntityKind
from onrecord.relate.origins.desk import folded_publisher
from onrecord.relate.propositions.terms import stem
from onrecord.tell.claims.standings import Standings
from onrecord.tell.lines.told import Told
from onrecord.tell.positions.puts import Put
from onrecord.tell.positions.questions import Grouped, content_of, questions
from onrecord.tell.positions.stances import Group, Statement, Taking, said_on, statement, takings
from onrecord.tell.positions.turns import Kind as Kind  # noqa: PLC0414  # of a change
from onrecord.tell.positions.turns import Spoken, Turn, told_on, turns
from onrecord.tell.positions.turns import span_of as span_of  # noqa: PLC0414  # drawn by days
from onrecord.tell.story import Story
from onrecord.tell.story.by_parts import Parts, in_parts, whole
from onrecord.text import words

_AT_ONCE = 10
"""Questions that are put together in one part of the work."""
_SHARED = 2
"""Words of content that somebody shares with a question from which they may speak of it."""

NO_POSITION = "no position stated"
SILENT = "declined, or did not say"


@dataclass(frozen=True, slots=True)
class Change:
    """A later statement that does not stand as an earlier one of the same actor did; both by id."""

    kind: Kind
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Position:
    """What one actor said on a question, in order of saying.

    ``note`` is "" unless nothing was stated; ``named_in`` are then the statements of others that name the actor.
    """

    actor: str
    name: str
    statements: tuple[Statement, ...]
    changes: tuple[Change, ...]
    note: str
    named_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A matter in the words of one of those who spoke on it; ``line`` says whose words, and cites them."""

    id: str
    words: str
    by: str
    line: Told
    positions: tuple[Position, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What all of them said, actor by actor."""
        return tuple(s for p in self.positions for s in p.statements)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What positions are cut down to: one actor, by any part of the name; questions told with all of these words."""

    who: str | None = None
    about: str | None = None


def positions(story: Story, wanted: Wanted = Wanted()) -> list[Question]:  # frozen
    """The questions on which there is more than one stance, those most spoken on first.

    Raises NothingFound where nobody of the name that is asked for has a position.
    """
    made = list(whole(story, asked_of))
    if wanted.about is not None:
        asked = {stem(w) for w in words(wanted.about)}
        made = [q for q in made if asked <= {stem(w) for s in q.statements for w in words(s.words)}]
    if wanted.who is None:
        return made
    asked = set(words(wanted.who))
    kept = [(q, tuple(p for p in q.positions if asked <= set(words(p.name)))) for q in made]
    shown = [Question(q.id, q.words, q.by, q.line, only) for q, only in kept if only]
    if not shown and wanted.about is None:
        raise NothingFound(f"nobody called {wanted.who!r} has a position here", fix="leave out --who to see everybody")
    return shown


def asked_of(story: Story) -> Parts[tuple[Question, ...]]:
    """All the questions, part by part."""
    standings = story.once(Standings)
    found = yield from in_parts(story, takings)
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for group in found:
        spoken[group[0].actor.key] |= content_of(group[0])
    grouped = yield from questions(story, found)
    matters = _Matters(grouped, found)
    yield 0, 1
    changed = turns(Spoken(found, tuple(said_on(g) for g in found), matters.of), standings)
    for turn in changed:
        matters.join(turn.before, turn.after)
    by_later: defaultdict[int, list[Turn]] = defaultdict(list)
    for turn in changed:
        by_later[turn.after].append(turn)
    made: list[Question] = []
    joined = list(matters.all())
    for done, matter in enumerate(joined):
        made.append(_question(matter, by_later, _parties(story, matter.grouped, spoken)))
        if done % _AT_ONCE == 0:
            yield done, len(joined)
    return tuple(sorted(made, key=lambda q: (-_changes(q), -len(q.statements), q.id)))


def _changes(question: Question) -> int:
    return sum(len(p.changes) for p in question.positions)


@dataclass(frozen=True, slots=True)
class _Matter:
    """Statements on one matter; ``places`` are those of its members in all that was said, in the same order."""

    grouped: Grouped
    places: tuple[int, ...]


class _Matters:
    """The matters of a story; those that a change of position ties become one, for it shows on one page or nowhere."""

    def __init__(self, grouped: Sequence[Grouped], found: Sequence[Group]) -> None:
        place = {group[0].assertion.id: n for n, group in enumerate(found)}
        self._found, self._grouped = found, grouped
        self.of = {place[g[0].assertion.id]: n for n, one in enumerate(grouped) for g in one.members}
        self._tied: dict[int, list[int]] = {}  # each statement to all that are tied to it, itself too
        for one in grouped:
            spots = [place[g[0].assertion.id] for g in one.members]
            self._tied.update(dict.fromkeys(spots, spots))

    def join(self, one: int, other: int) -> None:
        """Make the matters of two statements one, or a new one of them where they are on none."""
        mine, theirs = self._tied.setdefault(one, [one]), self._tied.setdefault(other, [other])
        if mine is not theirs:
            fewer, more = sorted((mine, theirs), key=len)
            more += fewer
            self._tied.update(dict.fromkeys(fewer, more))

    def all(self) -> Iterator[_Matter]:
        """The matters, by their first statement."""
        for spots in sorted(sorted(spots) for spots in {id(s): s for s in self._tied.values()}.values()):
            homes = Counter(self.of[s] for s in spots if s in self.of)
            head = self._found[spots[0]]
            if homes:
                head = self._grouped[min(homes, key=lambda n: (-homes[n], n))].head
            yield _Matter(Grouped(tuple(self._found[s] for s in spots), head), tuple(spots))


def _question(matter: _Matter, changed: Mapping[int, Sequence[Turn]], parties: Iterable[Position]) -> Question:
    by_actor: defaultdict[str, dict[int, Group]] = defaultdict(dict)
    for place, group in zip(matter.places, matter.grouped.members, strict=True):
        by_actor[group[0].actor.key][place] = group
    made = [_position(key, groups, changed) for key, groups in by_actor.items()]
    made.sort(key=lambda p: (-len(p.statements), p.name, p.actor))
    head = statement(matter.grouped.head)
    return Question(
        id=min(s.id for p in made for s in p.statements),
        words=head.words,
        by=matter.grouped.head[0].actor.name,
        line=head.line,
        positions=(*made, *parties),
    )


def _position(key: str, groups: Mapping[int, Group], changed: Mapping[int, Sequence[Turn]]) -> Position:
    """``changed`` are the changes by the later statement of each."""
    told = {place: statement(group) for place, group in groups.items()}
    return Position(
        actor=key,
        name=next(iter(groups.values()))[0].actor.name,
        statements=tuple(told.values()),
        changes=tuple(_change(t, told) for after in sorted(told) for t in changed.get(after, ()) if t.before in told),
        note=SILENT if all(s.put is Put.SILENT for s in told.values()) else "",
        named_in=(),
    )


def _change(turn: Turn, told: Mapping[int, Statement]) -> Change:
    before, after = told[turn.before], told[turn.after]
    steps = ", then ".join(f"{s.put.value} ({told_on(s.said, stated=s.dated)})" for s in (before, after))
    return Change(turn.kind, before.id, after.id, f"{turn.reason}: {steps}")


def _parties(story: Story, grouped: Grouped, spoken: Mapping[str, set[str]]) -> Iterator[Position]:
    """Those whom others name in what they say on the question, and who say nothing like it themselves.

    ``spoken`` are the words of content of all that each actor says.
    """
    spoke = {group[0].actor.key for group in grouped.members}
    houses = story.once(_houses)
    topic = Counter(word for group in grouped.members for word in content_of(group[0]))
    named: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for group in grouped.members:
        for key in sorted({story.entity(e) for t in group for e in t.assertion.entities} - spoke):
            named[key][min(t.assertion.id for t in group)] = None
        spoke |= {lead for t in group if (lead := _leading(story, t)) is not None}
    for key in sorted(named.keys() - spoke):
        actor = story.actors.get(key)
        if actor is None or actor.kind not in {EntityKind.PERSON, EntityKind.ORGANISATION} or key not in spoken:
            continue
        if folded_publisher(actor.name) in houses or _touches(spoken[key], topic):
            continue
        yield Position(key, actor.name, (), (), NO_POSITION, tuple(named[key]))


def _houses(story: Story) -> frozenset[str]:
    return frozenset(folded_publisher(story.publisher(r)) for r in story.articles)


def _leading(story: Story, taking: Taking) -> str | None:
    """Who leads the words: "the council puts the cost at …" tells what the council says, by whomever it is told."""
    recorded = taking.recorded
    first = bisect_left(recorded.mentions, taking.wording.start, key=lambda m: m.span.start)
    lead = next(iter(recorded.mentions[first : first + 1]), None)
    if lead is None or lead.span not in taking.wording:
        return None
    before = words(recorded.article.text[taking.wording.start : lead.span.start])
    return story.entity_of(recorded, lead.entity) if len(before) <= 1 else None


def _touches(spoken: set[str], topic: Mapping[str, int]) -> bool:
    """Whether something that somebody says may be on the question after all, so that nobody calls them silent."""
    shared = spoken & topic.keys()
    return len(shared) >= _SHARED or any(topic[word] > 1 for word in shared)


def counts(asked: Sequence[Question]) -> Counter[str]:
    """How many questions, statements and changes there are."""
    found: Counter[str] = Counter(questions=len(asked))
    for question in asked:
        found["statements"] += len(question.statements)
        found["changes"] += _changes(question)
    return found
