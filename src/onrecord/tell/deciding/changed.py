"""What a decision changes in what is told: two states of one story, compared."""

from collections.abc import Iterable, Iterator

from onrecord.model import DecisionStatus, Relation
from onrecord.tell.deciding.verbs import STANDS, in_words
from onrecord.tell.lines.headlines import opening
from onrecord.tell.story import Claim, Story

_SHORT = 8
_BECOMES = {
    DecisionStatus.HOLDS: "holds now",
    DecisionStatus.ALREADY: "is already so",
    DecisionStatus.OVERRULED: "is overruled",
    DecisionStatus.GONE: "no longer applies",
}
_LOST = frozenset({DecisionStatus.OVERRULED, DecisionStatus.GONE})


def changes(before: Story, after: Story) -> tuple[str, ...]:
    """Each thing that is told otherwise, as one line: names, texts, relations, claims with their origins.

    First what becomes of earlier decisions, which may have rested on one that is taken back.
    """
    parts = (_decisions, _names, _outlets, _texts, _relations, _claims)
    return tuple(line for part in parts for line in part(before, after))


def _decisions(before: Story, after: Story) -> Iterator[str]:
    was = {ruling.decision.id: ruling.status for ruling in before.decided.rulings}
    for ruling in after.decided.rulings:
        key, now = ruling.decision.id, ruling.status
        if now in _BECOMES and was.get(key, now) is not now:
            why = f": {ruling.reason}" if now in _LOST else ""
            yield f"decision {key[:_SHORT]}, {in_words(ruling.decision)}, {_BECOMES[now]}{why}"


def _names(before: Story, after: Story) -> Iterator[str]:
    for key, actor in before.actors.items():
        now = after.actors.get(key)
        if now is None:
            told = after.actors.get(after.entity(key))
            yield f"“{actor.name}” is told as “{told.name}”" if told else f"“{actor.name}” is told no more"
        elif now.name != actor.name:
            yield f"“{actor.name}” is called “{now.name}”"
        elif now.mentions != actor.mentions:
            yield f"“{now.name}” is named {_times(now.mentions)} (was: {_times(actor.mentions)})"
        elif len(now.attributions) != len(actor.attributions):
            spoke, speaks = _times(len(actor.attributions)), _times(len(now.attributions))
            yield f"“{now.name}” is the source of something {speaks} (was: {spoke})"
    for key, actor in after.actors.items():
        if key not in before.actors:
            yield f"“{actor.name}” is told as an entity of its own, named {_times(actor.mentions)}"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _outlets(before: Story, after: Story) -> Iterator[str]:
    told = {(before.publisher(r), after.publisher(after.by_id[r.article.id])) for r in before.articles}
    yield from (f"the outlet “{was}” is told as “{now}”" for was, now in sorted(told) if was != now)


def _texts(before: Story, after: Story) -> Iterator[str]:
    was, now = ({(one, other) for one, other, _ in story.reprints} for story in (before, after))
    for one, other in sorted(was ^ now):
        what = "one text" if (one, other) in now else "no longer one text"
        yield f"{_title(after, one)} and {_title(after, other)}: {what}"


def _title(story: Story, article: str) -> str:
    recorded = story.by_id[article]
    title = recorded.article.title
    called = f"“{title.value}”" if title else opening(recorded.article) or next(iter(recorded.names), article)
    return f"{called} ({story.publisher(recorded)})"


def _relations(before: Story, after: Story) -> Iterator[str]:
    was, now = _standings(before.relations), _standings(after.relations)
    for pair in sorted(was.keys() | now.keys()):
        if was.get(pair) != now.get(pair):
            stood, stands = (_sentence(pair, x.get(pair)) for x in (was, now))
            yield f"{stands} (was: {stood})"


def _sentence(pair: tuple[str, str], held: tuple[str, str, str] | None) -> str:
    """ "12ab34cd corrects 56ef78ab": how two assertions stand, read in its direction."""
    if held is None:
        return f"nothing between {pair[0][:_SHORT]} and {pair[1][:_SHORT]}"
    one, other, standing = held
    return f"{one[:_SHORT]} {STANDS[standing]} {other[:_SHORT]}"


def _standings(relations: Iterable[Relation]) -> dict[tuple[str, str], tuple[str, str, str]]:
    """How each pair stands, by the pair in order of ids: from which, to which, how."""
    return {(min(x.one, x.other), max(x.one, x.other)): (x.one, x.other, x.standing.value) for x in relations}


def _claims(before: Story, after: Story) -> Iterator[str]:
    was, now = before.claims_by_id, after.claims_by_id
    for key in sorted(was.keys() - now.keys()):
        yield f"claim {key[:_SHORT]} is part of claim {after.claim_of[key].id[:_SHORT]}"
    for key in sorted(now.keys() - was.keys()):
        home = before.claim_of.get(key)
        out_of = f", out of claim {home.id[:_SHORT]}" if home else ""
        yield f"claim {key[:_SHORT]} is new{out_of}: {_size(now[key])}"
    for key in sorted(was.keys() & now.keys()):
        old, new = was[key], now[key]
        if _size(old) != _size(new):
            yield f"claim {key[:_SHORT]}: {_size(new)} (was: {_size(old)})"
        elif old.count.groups != new.count.groups:
            yield f"claim {key[:_SHORT]}: {_size(new)}, otherwise shared out among its assertions"
        elif old.count.steps != new.count.steps:
            yield f"claim {key[:_SHORT]}: other names or reasons behind its {_size(new)}"
        if old.wording != new.wording:
            yield f"claim {key[:_SHORT]} is worded “{new.wording}”"


def _size(claim: Claim) -> str:
    least, most = claim.count.minimum, claim.count.maximum
    origins = f"{least} to {most} origins" if least != most else f"{least} origin{'s' * (least != 1)}"
    members = len(claim.members)
    return f"{members} assertion{'s' * (members != 1)}, {origins}"
