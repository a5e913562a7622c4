"""Whether the best passages answer a question, and if not, for want of what."""

from collections.abc import Iterator, Sequence

from onrecord.tell.ask.answer import Refused
from onrecord.tell.ask.cues import STRICT
from onrecord.tell.ask.match import Match
from onrecord.tell.ask.meaning import root, roots
from onrecord.tell.ask.question import Expect, Question, Role

_COVERED = 0.62
"""Share of a question's words, by weight, that its answer has at least."""
_LOOSELY = 0.5
"""The same where the vectors are near or the answer is of a kind that is hard to mistake."""
_NEAR = 0.62
"""Cosine from which a sentence says much the same as a question asks."""
_DONE = 0.6
_HALF = 0.5
"""Share of the words other than names: a passage that has the names alone is about something else."""
_OF_SOMEBODY = frozenset({Expect.NUMBER, Expect.DURATION})
"""Kinds of question that ask of whoever is named: what is told of another is no answer."""
_WITHOUT_DEED = 0.85
"""Cover from which a number is told although the deed is not: "how many votes did she receive"."""
_LACKS = {
    Expect.NUMBER: Refused.NO_NUMBER,
    Expect.DURATION: Refused.NO_NUMBER,
    Expect.WHEN: Refused.NO_DAY,
    Expect.WHY: Refused.NO_REASON,
    Expect.WHO: Refused.NO_NAME,
    Expect.WHERE: Refused.NO_PLACE,
}
_DEED_TOLD = frozenset({Expect.WHEN, Expect.WHY, Expect.WHETHER, Expect.WHO, Expect.WHERE})
"""Kinds of question that take it for granted that something was done."""


def judged(question: Question, matches: Sequence[Match]) -> Refused | None:
    """Why there is no answer, None where there is one."""
    if not question.terms and not question.by:
        return Refused.UNCLEAR
    if not matches:
        return Refused.NOTHING
    return None if any(fits(question, m) for m in matches) else _reason(question, matches)


def fits(question: Question, found: Match) -> bool:
    """Whether one passage answers by itself."""
    if not found.found or found.source < _DONE or not found.timely or found.topic < _HALF:
        return False
    if question.expect is Expect.WHETHER and found.topic <= _HALF:
        return False  # it has the deed, and not what that was done to
    if question.expect in _DEED_TOLD and (found.deed < _DONE or found.subject < 0.5):
        return False
    if question.copular and found.deed < _DONE:
        return False
    if question.expect in _OF_SOMEBODY and found.of_another:
        return False
    if question.expect is Expect.NUMBER and question.deed and found.deed == 0 and found.cover < _WITHOUT_DEED:
        return False
    other = any(root(word) in roots(STRICT) for word in found.missing)
    near = found.alike >= _NEAR and found.deed > 0 and not other
    return found.cover >= (_LOOSELY if near else _COVERED)


def _reason(question: Question, matches: Sequence[Match]) -> Refused:
    best = max(matches, key=lambda m: m.cover)
    if best.cover < _COVERED / 2:
        return Refused.NOTHING
    if question.by and all(m.source < _DONE for m in matches):
        return Refused.NOT_BY
    if question.expect in _DEED_TOLD and all(m.deed < _DONE for m in matches if m.cover >= _LOOSELY):
        return Refused.NOT_TOLD
    if not best.found:
        return _LACKS.get(question.expect, Refused.NOT_SAID)
    return Refused.NOT_SAID


def why_not(question: Question, matches: Sequence[Match]) -> Iterator[str]:
    """What the nearest passages are without, in words."""
    if not matches:
        return
    held = matches[0]
    words = [t.word for t in question.terms if t.role is not Role.KIND and t.word in held.missing]
    if words:
        yield f"the nearest passage has nothing on: {', '.join(words)}"
