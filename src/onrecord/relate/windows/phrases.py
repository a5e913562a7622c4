"""The words for what a window limits, who grants or demands it, and by what paper."""

from onrecord.model import Span
from onrecord.relate.origins.desk import past_dateline
from onrecord.relate.propositions.conditions import condition_at
from onrecord.relate.windows.bounds import Bound
from onrecord.relate.windows.lexicon import GRANTS, INSTRUMENTS, MOVES, TERMS
from onrecord.relate.windows.lines import Line

_ASIDE = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis", "mark"})
_PRONOUNS = frozenset({"it", "he", "she", "they", "which", "that", "who", "this", "these", "those", "we", "i", "you"})
_NEAR = 22
"""Words from a subject to its verb that still read as one phrase."""
_LONGEST = 40
_CLAUSES_UP = 3
"""Clauses above that of a time in which the condition is looked for that it stands under."""
_LOOSE = frozenset(
    {"of", "on", "for", "by", "at", "as", "until", "from", "to", "in", "than", "and", "or", "noon", "is", "was"}
)
_EDGES = frozenset({"and", "but", "that", "if", "to", "for", "•"})
_SPOKEN = frozenset({"say", "tell", "announce", "report", "add"})


def noun_phrase(line: Line, head: int) -> tuple[int, int]:
    """The words of a noun with what stands before it and its prepositional phrases, clauses left out; half open."""
    inside = line.subtree(head, without=_ASIDE)
    first = last = inside.index(head)
    while first > 0 and inside[first - 1] >= inside[first] - 2 and _small_gap(line, inside[first - 1], inside[first]):
        first -= 1
    while last + 1 < len(inside) and inside[last + 1] == inside[last] + 1:
        last += 1
    return inside[first], inside[last] + 1


def _small_gap(line: Line, left: int, right: int) -> bool:
    """Words in a row, or with a hyphen between them ("45 - day")."""
    return right - left == 1 or line.lower(left + 1) in {"-", "‑", "–"}


def antecedent(line: Line, head: int, verb: int | None) -> int:
    """For "which" and "that" the noun that the relative clause describes."""
    if line.lower(head) not in {"which", "that", "who"} or verb is None:
        return head
    for _ in range(5):
        above = line.words[verb].head
        if not line.range[0] <= above < line.range[1] or above == verb:
            return head
        if line.words[verb].dep == "relcl":
            return _lasting(line, above)
        verb = above
    return head


def _lasting(line: Line, noun: int) -> int:
    """Of "a permit for a camp on the square, which runs until June" the noun that can run: the permit."""
    at = noun
    for _ in range(6):
        if line.words[at].lemma in TERMS | INSTRUMENTS:
            return at
        above = line.words[at].head
        if above == at or line.words[at].dep not in {"pobj", "prep"}:
            return noun
        at = above
    return noun


def subject_phrase(line: Line, verb: int, before: int) -> tuple[int, int] | None:
    """The subject of a verb as words up to ``before``."""
    subject = line.subject(verb)
    if subject is None:
        return None
    head = antecedent(line, subject, verb)
    first, last = noun_phrase(line, head)
    if line.words[first].span.start < past_dateline(line.reading.article.text, line.sentence.span).start:
        return None
    return _trimmed(line, first, min(last, before)) if first < before else None


def deed_phrase(line: Line, bound: Bound, cut: int) -> tuple[int, int]:
    """What is to be done: the clause up to ``cut``, before the time, or the one after a time that comes first."""
    first, last = line.range
    verb = bound.verb
    if verb is None:
        return _around_noun(line, bound)
    if verb >= bound.last:
        return _after(line, bound.last, last)
    begin = verb
    while begin - 1 >= first and line.words[begin - 1].head == verb and line.words[begin - 1].dep in {
        "aux", "auxpass", "neg", "advmod"
    }:  # fmt: skip
        begin -= 1
    end = max([cut if cut > verb else bound.first, *_behind(line, bound)])
    subject = line.subject(verb)
    if line.words[verb].dep == "acl" and line.range[0] <= line.words[verb].head < begin:
        begin = noun_phrase(line, line.words[verb].head)[0]
    own = line.words[verb].dep != "conj" or (subject is not None and line.words[subject].head == verb)
    if own and subject is not None and line.lower(subject) in {"which", "that", "who"}:
        subject = antecedent(line, subject, verb)
    if own and subject is not None and subject < verb and line.lower(subject) not in _PRONOUNS:
        left, right = noun_phrase(line, subject)
        if verb - left <= _NEAR and not any(line.words[i].lemma in _SPOKEN for i in range(right, verb)):
            begin = min(begin, left)
    opening = past_dateline(line.reading.article.text, line.sentence.span).start
    while begin < end - 1 and line.words[begin].span.start < opening:
        begin += 1
    return _trimmed(line, max(begin, end - _LONGEST), end)


def _behind(line: Line, bound: Bound) -> list[int]:
    """Where what is moved stands behind its new time it ends there: "postponed until Tuesday **any action on it**"."""
    if bound.verb is None or bound.verb >= bound.first or line.words[bound.verb].lemma not in MOVES:
        return []
    things = (k for k in line.kids.get(bound.verb, ()) if line.words[k].dep == "dobj")
    return [noun_phrase(line, k)[1] for k in things if bound.last <= k < bound.last + _CLAUSES_UP]


def with_condition(line: Line, bound: Bound, phrase: tuple[int, int]) -> tuple[int, int]:
    """The phrase and the "if …" without which it is not told so; an "unless …" behind the time stands in the rule."""
    inside = condition_of(line, bound)
    return _trimmed_end(line, min(phrase[0], inside[0]), max(phrase[1], inside[-1] + 1)) if inside else phrase


def condition_of(line: Line, bound: Bound) -> list[int]:
    """The words of the condition that a time stands under, those of an "unless …" behind it left out."""
    verb = bound.verb
    for _ in range(_CLAUSES_UP):
        if verb is None:
            break
        subject = line.subject(verb)
        kids = (*line.kids.get(verb, ()), *(line.kids.get(subject, ()) if subject is not None else ()))
        for top in (verb, *kids):
            mark = _condition(line, top)
            if mark is not None and (line.lower(mark) != "unless" or mark < bound.first):
                return line.subtree(top)
        head = line.words[verb].head
        verb = head if line.words[verb].dep in {"conj", "xcomp", "ccomp"} and head != verb else None
    return []


def _condition(line: Line, top: int) -> int | None:
    """The "if", "unless" or "provided" that opens a condition."""
    return condition_at(line.words, lambda at: line.kids.get(at, ()), top)


def handed_phrase(line: Line, bound: Bound) -> tuple[int, int] | None:
    """Who is given time for what: "the ministry has until noon to commit itself"; None where nothing follows."""
    tail = _after_time(line, bound)
    if tail is None or bound.verb is None:
        return tail
    subject = line.subject(bound.verb)
    first = bound.verb
    if subject is not None and subject < bound.verb and line.lower(subject) not in _PRONOUNS:
        first = noun_phrase(line, subject)[0]
    return _trimmed(line, min(first, tail[0]), tail[1]) if tail[1] - first <= _LONGEST else tail


def _after_time(line: Line, bound: Bound) -> tuple[int, int] | None:
    """What follows the time: "14 days to **find it**"."""
    begin = bound.last
    for n in range(begin, min(begin + 8, line.range[1])):
        if line.lower(n) == "to" and line.words[n].tag == "TO":
            begin = n + 1
            break
    return _after(line, begin, line.range[1]) if begin < line.range[1] - 1 else None


def _after(line: Line, begin: int, last: int) -> tuple[int, int]:
    """The clause that follows a time, up to "…, the agency said"."""
    end = begin
    while end < last and end - begin < _LONGEST:
        if line.lower(end) in {";", ".", "”", '"'} or (line.lower(end) == "," and end > begin and _spoken(line, end)):
            break
        end += 1
    return _trimmed(line, begin, max(end, begin + 1))


def _spoken(line: Line, comma: int) -> bool:
    return any(line.words[i].lemma in _SPOKEN for i in range(comma + 1, min(comma + 8, line.range[1])))


def _around_noun(line: Line, bound: Bound) -> tuple[int, int]:
    if bound.noun is not None:
        return _without(line, noun_phrase(line, bound.noun), bound)
    first = line.range[0]
    if bound.first > first:
        return _trimmed(line, max(first, bound.first - _LONGEST), bound.first)
    return _after(line, bound.last, line.range[1]) if bound.last < line.range[1] else (bound.first, bound.last)


def thing_phrase(line: Line, bound: Bound, head: int) -> tuple[int, int]:
    """A noun that lasts, with what describes it, the time of it left out."""
    first, last = noun_phrase(line, head)
    return _trimmed(line, first, last) if bound.last <= head else _without(line, (first, last), bound)


def _without(line: Line, phrase: tuple[int, int], bound: Bound) -> tuple[int, int]:
    """The phrase cut before or after a time that stands at its edge; a time inside it stays."""
    first, last = phrase
    if first < bound.first < last <= bound.last + 1:
        last = bound.first
    return _trimmed(line, first, last) if first < last else phrase


def _trimmed_end(line: Line, first: int, last: int) -> tuple[int, int]:
    """Without punctuation at its end."""
    while last - 1 > first and not line.lower(last - 1)[:1].isalnum() and line.lower(last - 1) not in {"%", ")"}:
        last -= 1
    return first, last


def _trimmed(line: Line, first: int, last: int) -> tuple[int, int]:
    """Without punctuation and conjunctions at either end."""
    first, last = _trimmed_end(line, first, last)
    while last - 1 > first and line.lower(last - 1) in _LOOSE and line.words[last - 1].tag != "RP":
        last -= 1
    while first < last - 1 and (not line.lower(first)[:1].isalnum() or line.lower(first) in _EDGES):
        first += 1
    return first, last


def whole_clause(line: Line, bound: Bound) -> tuple[int, int]:
    """The sentence around a time, where it is short; else the words nearest to it."""
    first, last = line.range
    if last - first > _LONGEST:
        first, last = max(first, bound.first - _LONGEST // 2), min(last, bound.last + _LONGEST // 2)
    return _trimmed(line, first, last)


def grantor_of(line: Line, bound: Bound) -> Span | None:
    """Who grants or demands it, by the sentence: the subject of the granting verb, or "by …" after a passive one."""
    verb = bound.verb
    for _ in range(4):
        if verb is None:
            return None
        if line.words[verb].lemma in GRANTS:
            found = _agent(line, verb)
            if found is not None:
                return found
        head = line.words[verb].head
        verb = head if head != verb and line.range[0] <= head < line.range[1] else None
    return None


def _agent(line: Line, verb: int) -> Span | None:
    for kid in line.kids.get(verb, ()):
        word = line.words[kid]
        if word.dep == "agent":
            objects = [k for k in line.kids.get(kid, ()) if line.words[k].dep == "pobj" and not _tells_time(line, k)]
            return line.span(*noun_phrase(line, objects[0])) if objects else None
    passive = any(line.words[k].dep in {"nsubjpass", "auxpass"} for k in line.kids.get(verb, ()))
    subject = None if passive else line.subject(verb)
    if (
        subject is None
        or subject > verb
        or line.words[subject].span.start < past_dateline(line.reading.article.text, line.sentence.span).start
    ):
        return None
    head = antecedent(line, subject, verb)
    if line.lower(head) in {"which", "that", "who"}:
        return None
    return line.span(*noun_phrase(line, head))


def _tells_time(line: Line, i: int) -> bool:
    return any(m.words[0] <= i < m.words[1] for m in line.moments)


def signer_of(line: Line, head: int) -> Span | None:
    """Who signed or issued the thing: the subject of a relative clause on it."""
    for kid in line.kids.get(head, ()):
        word = line.words[kid]
        if word.dep == "relcl" and word.lemma in {"sign", "issue", "grant", "declare", "impose", "order", "approve"}:
            subject = line.subject(kid)
            if subject is not None and line.lower(subject) not in _PRONOUNS:
                return line.span(*noun_phrase(line, subject))
    return None


def instrument_of(line: Line, bound: Bound) -> Span | None:
    """The paper it rests on: "under the order", or a law, order or permit that is the subject."""
    for i in range(*line.range):
        word = line.words[i]
        if line.lower(i) == "under" and word.dep in {"prep", "ROOT"}:
            for kid in line.kids.get(i, ()):
                if line.words[kid].dep == "pobj" and _is_paper(line, kid):
                    return line.span(*noun_phrase(line, kid))
    subject = line.subject(bound.verb) if bound.verb is not None else None
    if subject is not None:
        head = antecedent(line, subject, bound.verb)
        if _is_paper(line, head):
            return line.span(*noun_phrase(line, head))
    return None


def _is_paper(line: Line, noun: int) -> bool:
    return line.words[noun].lemma.lower() in INSTRUMENTS or (
        line.words[noun].tag == "NNP" and line.lower(noun) in INSTRUMENTS
    )
