"""Every limit in time of one article, put together from the bounds of its sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import Assertion, Attribution, Kind, Resolved, Span, Window, WindowKind
from onrecord.relate.propositions.ahead import lies_ahead
from onrecord.relate.propositions.times import days_at_most, past_datelines
from onrecord.relate.windows.accept import is_over, kind_of, may_still_run
from onrecord.relate.windows.bounds import Bound, Role, bounds_of
from onrecord.relate.windows.count import ahead
from onrecord.relate.windows.lexicon import BEGINS, MOVES, STARTERS
from onrecord.relate.windows.lines import LONGEST, Line, Sort, line_of
from onrecord.relate.windows.make import Draft, Maker
from onrecord.relate.windows.moods import Mood
from onrecord.relate.windows.starts import Read, begun, opened

_KINDS = frozenset({Kind.TEXT, Kind.TITLE, Kind.DEK, Kind.SUBHEAD, Kind.SOCIAL_POST, Kind.CAPTION})
_LENGTHS = frozenset({Role.WITHIN, Role.FOR, Role.EXTEND, Role.NOUN, Role.GIVEN, Role.BEYOND})
_STEPS = 3
"""Verbs from a new day up to the one that it is joined to."""
_AHEAD_ROLES = frozenset({Role.BY, Role.BEFORE, Role.UNTIL, Role.DEADLINE})


def find_windows(
    resolved: Resolved, said: Sequence[Attribution], assertions: Sequence[Assertion]
) -> tuple[Window, ...]:
    """The limits in time of one article, in text order.

    Attributions and assertions are those of the article; a window names the innermost that it stands in. Time grows
    with the length of the article.
    """
    reading = resolved.reading
    published = reading.article.dated
    covered = days_at_most(published) if published else None
    about = (covered[0].isoformat(), covered[1].isoformat()) if covered else None
    reads = tuple(_reads(resolved, about))
    moved = {t.span: t for read in reads for b in read.bounds for t in b.moment.times}
    times = tuple(moved.get(t.span, t) for t in reading.times)
    maker = Maker(resolved, said, assertions, published=published, times=times)
    found: dict[str, Window] = {}
    for number, read in enumerate(reads):
        for draft in _drafts(reads, number, about):
            window = maker.window(read, draft)
            if draft.sure or _still_runs(window, about):
                found.setdefault(window.id, window)
    return tuple(sorted(found.values(), key=lambda w: (w.rule, w.id)))


def _reads(resolved: Resolved, published: tuple[str, str] | None) -> Iterator[Read]:
    reading = resolved.reading
    times = past_datelines(reading)
    at = 0
    for sentence in reading.sentences:
        while at < len(times) and times[at].span.start < sentence.span.start:
            at += 1
        last = at
        while last < len(times) and times[last].span.start < sentence.span.end:
            last += 1
        here = times[at:last] if sentence.kind in _KINDS and sentence.words[1] - sentence.words[0] <= LONGEST else []
        line = line_of(reading, sentence, here)
        bounds = bounds_of(line)
        if published is not None:
            bounds = tuple(_turned_ahead(line, b, published[0]) for b in bounds)
        yield Read(line, bounds)


def _turned_ahead(line: Line, bound: Bound, published: str) -> Bound:
    """The bound with the days of the next year, where its clause is still ahead and they were placed in the last."""
    if not _lies_ahead(line, bound):
        return bound
    times = tuple(ahead(bound.moment.times, bound.moment.span, published=published, text=line.reading.article.text))
    return bound if times == bound.moment.times else replace(bound, moment=replace(bound.moment, times=times))


def _lies_ahead(line: Line, bound: Bound) -> bool:
    """Whether the clause says that the time is still to come."""
    lemma = line.words[bound.verb].lemma if bound.verb is not None else ""
    if bound.mood is Mood.AHEAD or lemma in MOVES:
        if lemma in MOVES or bound.role in _AHEAD_ROLES:
            return True
        return bound.verb is not None and lies_ahead(line.words, lambda i: line.kids.get(i, ()), bound.verb)
    if bound.mood is Mood.UNSURE:
        return bound.role in _AHEAD_ROLES
    if bound.mood is not Mood.PRESENT:
        return False
    finite = bound.verb is not None and line.words[bound.verb].tag in {"VBZ", "VBP"}
    opens = finite and (lemma in BEGINS or is_over(line, bound.verb))
    return opens or bound.role in _AHEAD_ROLES | {Role.RANGE, Role.FROM}


def _drafts(reads: Sequence[Read], number: int, published: tuple[str, str] | None) -> Iterator[Draft]:
    read = reads[number]
    used: set[Span] = set()
    # What lasts takes the days of its sentence as its start and end; what is left is a window of its own.
    for bound, kind, sure in sorted(_kinds(read, published), key=lambda k: (_rank(k[0], k[1]), k[0].first)):
        if bound.moment.span in used:
            continue
        draft = replace(_draft(reads, number, (bound, kind)), sure=sure)
        used.add(bound.moment.span)
        if sure:
            old = _old_end(read) if bound.role is Role.EXTEND else None  # the term that is extended is one of its own
            used.update(s for s in (draft.begins, draft.ends) if s is not None and s != old)
        yield draft


def _kinds(read: Read, published: tuple[str, str] | None) -> list[tuple[Bound, WindowKind, bool]]:
    """The bounds that are limits, and whether that is sure: what was begun lately is one only if it still runs."""
    found: list[tuple[Bound, WindowKind, bool]] = []
    kinds = [(bound, kind_of(read.line, bound, published)) for bound in read.bounds]
    opened = [bound for bound, kind in kinds if kind is not None and bound.role is Role.FROM]
    for bound, kind in kinds:
        if kind is not None:
            found.append((bound, kind, True))
        elif bound.role is Role.FOR and _beside(bound, opened):
            found.append((bound, WindowKind.TERM, True))
        elif may_still_run(read.line, bound):
            found.append((bound, WindowKind.TERM, False))
    return found


def _beside(bound: Bound, opened: Sequence[Bound]) -> bool:
    """ "Will walk out from Monday for two weeks", "for two weeks beginning Monday"."""
    return any(0 <= bound.first - o.last <= 1 or 0 <= o.first - bound.last <= 1 for o in opened)


def _still_runs(window: Window, published: tuple[str, str] | None) -> bool:
    if window.start is None or window.end is None or published is None:
        return False
    return window.start[:10] <= published[1] and published[0] <= window.end[:10]


def _rank(bound: Bound, kind: WindowKind) -> int:
    if bound.role in _LENGTHS:
        return 0
    if bound.role is Role.ON and kind is WindowKind.TERM:
        return 1  # what is over on a day takes the day on which it began
    return 2 if bound.role in {Role.ON, Role.FROM} else 1


def _draft(reads: Sequence[Read], number: int, found: tuple[Bound, WindowKind]) -> Draft:
    bound, kind = found
    read, span = reads[number], bound.moment.span
    if bound.role is Role.EXTEND:
        old, new = _old_end(read), _new_end(read, bound)
        if kind is not WindowKind.TERM:
            if kind is WindowKind.SCHEDULED:
                return Draft(kind, bound, new, new, span, None)
            return Draft(kind, bound, None, new, None if new else span, None)
        since = None if old or new else begun(reads, number, bound)
        return Draft(kind, bound, old or (since.begins if since else None), new, span, since)
    if bound.role in _LENGTHS:
        since = begun(reads, number, bound) if kind is not WindowKind.LIMIT else None
        return Draft(kind, bound, since.begins if since else None, None, span, since)
    if bound.role is Role.RANGE:
        parts = [t.span for t in bound.moment.times[1:3]]
        begins, ends = (parts[0], parts[1]) if len(parts) == 2 else (span, span)
        return Draft(kind, bound, begins, ends, None, None)
    if bound.role is Role.FROM and is_over(read.line, bound.verb):
        return Draft(kind, bound, None, span, None, None)
    if bound.role is Role.FROM:
        open_end = _until_further(read.line)
        return Draft(WindowKind.TERM if open_end else kind, bound, span, None, None, None)
    if kind is WindowKind.SCHEDULED and bound.role in {Role.ON, Role.UNTIL}:
        return Draft(kind, bound, span, span, None, None)
    if bound.role is Role.UNTIL:
        return Draft(kind, bound, _start_beside(read, bound) or opened(reads, number, bound), span, None, None)
    opens = _start_beside(read, bound) if bound.role is Role.ON else None  # "opens on Friday and closes on 23 October"
    return Draft(kind, bound, opens, span, None, None)


def _start_beside(read: Read, bound: Bound) -> Span | None:
    """The "from" that belongs to an "until"."""
    for other in read.bounds:
        if other.role is Role.FROM and (other.verb == bound.verb or 0 <= bound.first - other.last <= 2):
            return other.moment.span
    for other in read.bounds:
        if other.role is Role.ON and other.verb is not None and bound.verb is not None and other.first < bound.first:
            same = read.line.subject(other.verb) is not None and read.line.subject(other.verb) == read.line.subject(
                bound.verb
            )
            if same and read.line.words[other.verb].lemma in BEGINS:
                return other.moment.span
            granted = read.line.words[other.verb]  # "the injunction, granted on Thursday, stands until"
            if granted.dep == "acl" and granted.lemma in STARTERS and granted.head == read.line.subject(bound.verb):
                return other.moment.span
    return None


def _old_end(read: Read) -> Span | None:
    """When what is lengthened would have been over: "prolong the pause, which expires on Monday, by a week"."""
    return next((b.moment.span for b in read.bounds if b.role is Role.ON and is_over(read.line, b.verb)), None)


def _new_end(read: Read, bound: Bound) -> Span | None:
    """ "By 30 days, to 14 May"."""
    ends = {Role.UNTIL, Role.DEADLINE, Role.BY}
    near = (b for b in read.bounds if b.role in ends and b.verb == bound.verb and b.moment.sort is Sort.MOMENT)
    return next((b.moment.span for b in near), None) or _set_anew(read, bound)


def _set_anew(read: Read, bound: Bound) -> Span | None:
    """ "Put off by a week and is now to begin on the 27th"."""
    words = read.line.words
    later = (b for b in read.bounds if b.role is Role.ON and b.first > bound.last and b.moment.sort is Sort.MOMENT)
    for other in later:
        at = other.verb
        for _ in range(_STEPS):
            if at is None or words[at].head == at:
                break
            if words[at].dep == "conj" and words[at].head == bound.verb and other.mood is Mood.AHEAD:
                return other.moment.span
            at = words[at].head
    return None


def _until_further(line: Line) -> bool:
    lower = [line.lower(i) for i in range(*line.range)]
    return any(lower[i : i + 2] in (["until", "further"], ["till", "further"]) for i in range(len(lower)))
