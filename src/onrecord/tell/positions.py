"""Positions over time: on each question who said what when, what of it changed, and who has said nothing."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.errors import NothingFound
from onrecord.model import EntityKind, Modality, Stance
from onrecord.relate.desk import folded_publisher
from onrecord.relate.terms import stem
from onrecord.relate.times import days
from onrecord.tell.puts import FIRM, Put
from onrecord.tell.questions import Grouped, concept, content_of, is_bare, questions
from onrecord.tell.stances import Group, Statement, Taking, statement, takings
from onrecord.tell.standings import Standings
from onrecord.tell.story import Story
from onrecord.tell.told import Told, date_in_words
from onrecord.text import words

_LOOK_BACK = 12
"""Earlier statements of an actor on a question that a later one is held against, nearest first."""
_SHARED, _SHARE = 2, 0.5
"""Words of content that two statements have in common before they can be opposed: how many, and of the shorter one."""
_APART = 7
"""Days between the times spoken of from which two statements are not of one time."""
_LATER = frozenset({Modality.PLANNED, Modality.PREDICTED, Modality.REQUESTED, Modality.OFFERED, Modality.CONDITIONAL})

Days = tuple[date, date]

NO_POSITION = "no position stated"
SILENT = "declined, or did not say"


class Kind(StrEnum):
    """What changed."""

    DENIED = "now denies it"
    PUT_FORWARD = "denied it before"
    NUMBER = "another number"
    SPOKE = "had not said before"


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
    made = list(story.once(_questions))
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


def _questions(story: Story) -> tuple[Question, ...]:
    standings, found = story.once(Standings), takings(story)
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for group in found:
        spoken[group[0].actor.key] |= content_of(group[0])
    made = [_question(grouped, standings, _parties(story, grouped, spoken)) for grouped in questions(story, found)]
    return tuple(sorted(made, key=lambda q: (-len(q.statements), q.id)))


def span_of(edtf: str) -> Days | None:
    """First and last day that a day of saying can be; an open range is open. None where there is none."""
    inner = edtf.strip("[]").replace("..", "/")
    found = days(inner.strip("/"))
    if found is None:
        return None
    return date.min if inner.startswith("/") else found[0], date.max if inner.endswith("/") else found[1]


def _question(grouped: Grouped, standings: Standings, parties: Iterable[Position]) -> Question:
    by_actor: defaultdict[str, list[Group]] = defaultdict(list)
    for group in grouped.members:
        by_actor[group[0].actor.key].append(group)
    made = [_position(key, groups, standings) for key, groups in by_actor.items()]
    made.sort(key=lambda p: (-len(p.statements), p.name, p.actor))
    head = statement(grouped.head)
    return Question(
        id=min(s.id for p in made for s in p.statements),
        words=head.words,
        by=grouped.head[0].actor.name,
        line=head.line,
        positions=(*made, *parties),
    )


def _position(key: str, groups: Sequence[Group], standings: Standings) -> Position:
    told = tuple(statement(g) for g in groups)
    return Position(
        actor=key,
        name=groups[0][0].actor.name,
        statements=told,
        changes=tuple(_changes(groups, told, standings)),
        note=SILENT if all(s.put is Put.SILENT for s in told) else "",
        named_in=(),
    )


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


# --- changes ------------------------------------------------------------------------------------


def _changes(groups: Sequence[Group], told: Sequence[Statement], standings: Standings) -> Iterator[Change]:
    """Where a statement does not stand as the nearest earlier one that is comparable did."""
    when = [span_of(t.said) for t in told]
    for at, later in enumerate(groups):
        for back in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
            if not _is_later(when[back], when[at]) or not _are_sure(groups[back], later):
                continue
            found = _number(groups[back], later, standings) or _turn(groups[back], later)
            if found is not None:
                kind, why = found
                if kind is not None:
                    dates = f"{_by(told[back])}, then {_by(told[at])}"
                    yield Change(kind, told[back].id, told[at].id, f"{why}: {dates}")
                break


def _by(told: Statement) -> str:
    return f"{told.put.value} ({'' if told.dated else 'told '}{date_in_words(told.said)})"


def _is_later(before: Days | None, after: Days | None) -> bool:
    """Whether all of the one lies before all of the other; what has no day is neither earlier nor later."""
    return before is not None and after is not None and before[1] < after[0]


def _are_sure(*groups: Group) -> bool:
    return not any(g[0].second_hand or is_bare(g) for g in groups)


Found = tuple[Kind | None, str]


def _number(before: Group, after: Group, standings: Standings) -> Found | None:
    """Another number of the same thing, as the record holds it; none where they have a number in common."""
    for one in after:
        for other in before:
            values = [{q.value for q in t.assertion.quantities} for t in (one, other)]
            ahead = {t.assertion.modality in _LATER for t in (one, other)}
            if not all(values) or values[0] & values[1] or len(ahead) > 1:
                continue
            relation = standings.revision(one.assertion.id, other.assertion.id)
            if relation is not None:
                return Kind.NUMBER, relation.evidence.reason.partition(";")[0]
    return None


def _turn(before: Group, after: Group) -> Found | None:
    """What the later statement makes of the earlier; None where the two cannot be compared."""
    one, other = before[0], after[0]
    shared = content_of(one) & content_of(other)
    least = min(len(content_of(one)), len(content_of(other)))
    if len(shared) < _SHARED or len(shared) < _SHARE * least or not _is_one_time(one, other):
        return None
    why = f"both speak of “{', '.join(_printed(other, shared))}”"
    if one.put is Put.SILENT:
        return (None if other.put is Put.SILENT else Kind.SPOKE), why
    if _is_mixed(one) or _is_mixed(other):
        return None
    if one.put in FIRM and other.put is Put.DENIES:
        return Kind.DENIED, why
    if one.put is Put.DENIES and other.put in FIRM:
        return Kind.PUT_FORWARD, why
    return None, why


def _is_one_time(one: Taking, other: Taking) -> bool:
    """Whether they may speak of one time, and give no two numbers."""
    a, b = days(one.assertion.about), days(other.assertion.about)
    if a and b and max((a[0] - b[1]).days, (b[0] - a[1]).days) > _APART:
        return False
    values = [{q.value for q in t.assertion.quantities} for t in (one, other)]
    return not all(values) or bool(values[0] & values[1])


def _is_mixed(taking: Taking) -> bool:
    """Whether it may take two stances at once: several sentences, or a denial of something negated."""
    inside = sum(1 for s in taking.recorded.sentences if s.span.overlaps(taking.wording))
    return inside > 1 or (taking.stance is Stance.DENIES and taking.negated)


def _printed(taking: Taking, shared: Iterable[str]) -> list[str]:
    wanted = set(shared)
    return [w for w in dict.fromkeys(words(taking.words)) if concept(w) in wanted]


def counts(asked: Sequence[Question]) -> Counter[str]:
    """How many questions, statements and changes there are."""
    found: Counter[str] = Counter(questions=len(asked))
    for question in asked:
        found["statements"] += len(question.statements)
        found["changes"] += sum(len(p.changes) for p in question.positions)
    return found
