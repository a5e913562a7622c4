"""Whom "he", "she" and a few kinds of "it" refer to, where the article leaves little doubt.

A deterministic sieve over agreement, distance and grammatical role, after Lee et al., "Deterministic Coreference
Resolution Based on Entity-Centric, Precision-Ranked Rules", Computational Linguistics 39(4), 2013. No link is better
than a wrong one: a doubtful pronoun stays without referent.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.english import SUBJECT_DEPS
from onrecord.model import EntityKind, Evidence, Sentence
from onrecord.read.mentions.lexicon import FEMININE, MASCULINE, PERSON_ROLES, SAYING
from onrecord.read.mentions.page import Page
from onrecord.read.mentions.trail import Step, Trail

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_SOMEBODY = (
    PERSON_ROLES | MASCULINE | FEMININE | frozenset({"friend", "colleague", "aide", "family", "parent", "child"})
)
"""Nouns for people, whom "he" may mean rather than their relations."""
_BACK = 3
"""Sentences a pronoun looks back; what is further away is named again in news."""
_FAR = 12
"""Sentences looked back over for who goes on speaking: quotations run long."""
_PARAGRAPHS = 2
"""Paragraphs between somebody and the "he said" that goes on from them."""
_DEEPEST = 4
"""Words between a name and the noun that it hangs on: "a lawyer for the family of Lind"."""
_BEHIND = 8
"""Words behind a quotation in which its speaker is named."""
_NEW = frozenset({"a", "an", "one", "another"})
_OTHER_PARAGRAPH = 1.0
"""What a mention loses that stands in another paragraph than the pronoun."""
_LEAST_LEAD = 1.0
"""By how much the best candidate must lead the second."""


def gender_of(form: str) -> str:
    """The gender a pronoun shows, "" for any other word."""
    return "he" if form in _HE else "she" if form in _SHE else ""


def person_meant(trail: Trail, word: int) -> tuple[int, Evidence] | None:
    """The person a pronoun refers to, as number of a group."""
    page = trail.page
    gender = gender_of(page.lower[word])
    settled = _ahead(trail, word, gender) or _goes_on(trail, word, gender)
    if settled is not None:
        return settled
    scores = _scores(trail, word, gender)
    ranked = sorted(scores.values(), key=lambda s: (-s[0], s[1].group))
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAST_LEAD):
        return None
    score, step = ranked[0]
    if (page.quoted[word] and score < 1.5) or _is_led_by_another(trail, step, word):
        return None
    trail.gender.setdefault(step.group, gender)
    return step.group, _evidence(trail, step, word, alone=len(ranked) == 1)


def _scores(trail: Trail, word: int, gender: str) -> dict[int, tuple[float, Step]]:
    """How well each person mentioned before fits, by group, with the mention that fits best.

    Who is named in the pronoun's own paragraph goes first. Well before it only who said or did something counts, or
    has the pronoun's gender; and nobody, once the paragraph has brought in somebody without a name.
    """
    page = trail.page
    start = page.paragraph_range(word)[0]
    new = _newcomers(trail)
    is_own = bisect_left(new, start) < bisect_left(new, word)
    told_of, speaker = _told_of(trail, word), _speaker_behind(trail, word)
    scores: dict[int, tuple[float, Step]] = {}
    for step, distance in trail.back(word, sentences=_BACK):
        if trail.groups[step.group].kind is not EntityKind.PERSON or step.group in told_of:
            continue
        known = trail.gender.get(step.group, "")
        if known not in {"", gender} or not _can_be(page, step, word, speaker=speaker):
            continue
        score = 2.0 - distance + _weight(page, step, word, is_sure=_is_sure(trail, step)) + (1.5 if known else 0)
        if step.words[0] < start:
            is_plain = known or (_is_sure(trail, step) and trail.role_of(step) in SUBJECT_DEPS)
            if is_own or (distance > 1 and not is_plain):
                continue
            score -= _OTHER_PARAGRAPH
        if step.group not in scores or score > scores[step.group][0]:
            scores[step.group] = (score, step)
    return scores


def _evidence(trail: Trail, step: Step, word: int, *, alone: bool) -> Evidence:
    page = trail.page
    back = page.sentence_at[word] - step.sentence
    where = "in the same sentence" if back == 0 else "in the sentence before" if back == 1 else "shortly before"
    name = trail.groups[step.group].name
    if alone:
        return Evidence("pronoun", 0.8, f"{name} is the only person “{page.forms[word]}” can mean {where}")
    role = "subject" if trail.role_of(step) in SUBJECT_DEPS else "nearest fit"
    return Evidence("pronoun", 0.65, f"{name} is the {role} {where}")


def _can_be(page: Page, step: Step, word: int, *, speaker: int | None) -> bool:
    """Whether grammar lets a pronoun mean somebody mentioned before it."""
    entry = page.words[word]
    mine = page.words[step.head]
    same_clause = mine.head == entry.head and step.head != entry.head
    if same_clause and entry.tag == "PRP" and not page.lower[word].endswith("self"):
        return False  # "Doe told him": him is not Doe
    if page.quoted[word] and not page.quoted[step.head]:
        # Whoever speaks says "I" of themselves.
        if step.group == speaker:
            return False
        speaks = mine.dep in SUBJECT_DEPS and page.words[mine.head].lemma in SAYING
        return not (speaks or (page.sentence_at[word] == step.sentence and _is_topic(page, step.head)))
    return True


def _newcomers(trail: Trail) -> Sequence[int]:
    """The words by which the article brings in somebody without a name, in order."""
    if trail.newcomers is None:
        trail.newcomers = [i for i in range(len(trail.page.words)) if _is_somebody_new(trail, i)]
    return trail.newcomers


def _is_somebody_new(trail: Trail, word: int) -> bool:
    """ "A tutor said …", "an inmate who fled": somebody without a name, whom "he" or "she" may mean."""
    page = trail.page
    children = page.children(word)
    if page.words[word].tag != "NN" or word in trail.named_at or not any(page.lower[c] in _NEW for c in children):
        return False
    clauses = [c for c in children if page.words[c].dep == "relcl"]
    return _speaks(page, word) or any(page.lower[s] == "who" for c in clauses for s in _subjects(page, c))


def _is_led_by_another(trail: Trail, step: Step, word: int) -> bool:
    """Whether somebody without a name is what the text before the pronoun is about: "Lind's father agreed. He …"."""
    page = trail.page
    covered = {s.head for s, _ in trail.back(word, sentences=1)}
    somebody = _SOMEBODY - (FEMININE if gender_of(page.lower[word]) == "he" else MASCULINE)
    low = page.sentence_range(word)[0]
    if page.is_first(word) or _speaks(page, word):
        low = page.sentence_range(max(0, low - 1))[0]
    for i in range(max(low, page.paragraph_range(word)[0]), word):
        if page.words[i].tag != "NN" or page.lower[i] not in somebody or page.quoted[i]:
            continue
        if i < step.head and not _is_under(page, step.head, i):
            continue
        is_named = i in covered or i in trail.named_at or any(page.words[c].dep == "appos" for c in page.children(i))
        if _is_topic(page, i) and not is_named:
            return True
    return False


def _is_under(page: Page, name: int, noun: int) -> bool:
    """Whether a name only says whose somebody is: "a spokesman for Lind"."""
    for _ in range(_DEEPEST):
        name = page.words[name].head
        if name == noun:
            return True
    return False


def _speaker_behind(trail: Trail, word: int) -> int | None:
    """Who is named right behind the quotation that a word stands in as its speaker: "“He saw it,” Lind said"."""
    page, end = trail.page, trail.page.paragraph_range(word)[1]
    at = word
    while at < end and page.quoted[at]:
        at += 1
    for i in range(at, min(end, at + _BEHIND) if at > word else at):
        if i in trail.named_at and page.words[i].dep in SUBJECT_DEPS and page.words[page.words[i].head].lemma in SAYING:
            return trail.named_at[i]
    return None


def _weight(page: Page, step: Step, word: int, *, is_sure: bool) -> float:
    """What the grammatical role of an earlier mention adds to it."""
    score = 0.25 if step.words[1] > word - 3 else 0.0
    score -= 0.0 if is_sure else 1.5
    dep = page.words[step.head].dep
    if dep in SUBJECT_DEPS:
        score += 2.0 if page.words[page.words[step.head].head].dep == "ROOT" else 1.5
        if _speaks(page, word) and _speaks(page, step.head):
            score += 1.0
    elif dep == "poss" and _owns_subject(page, step.head):
        score += 2.0  # "Lind's remarks were …" is about Lind
    elif dep in {"poss", "compound", "nmod"}:
        score -= 0.5
    return score


def _owns_subject(page: Page, word: int) -> bool:
    """Whether somebody's own thing, and nobody else, is the subject of the main clause."""
    thing = page.words[word].head
    if page.words[thing].dep not in SUBJECT_DEPS or page.words[page.words[thing].head].dep != "ROOT":
        return False
    return page.words[thing].lemma not in _SOMEBODY


def _is_sure(trail: Trail, step: Step) -> bool:
    """Whether the article does more than drop a single word that looked like a person."""
    group = trail.groups[step.group]
    return bool(group.titles or group.roles) or any(" " in surface for surface in group.surfaces)


def _speaks(page: Page, word: int) -> bool:
    return page.words[word].dep in SUBJECT_DEPS and page.words[page.words[word].head].lemma in SAYING


def _ahead(trail: Trail, word: int, gender: str) -> tuple[int, Evidence] | None:
    """The subject of the main clause, when the pronoun stands in a clause before it ("Before she left, Doe said")."""
    page = trail.page
    clause = page.words[word].head
    for _ in range(4):  # a subordinate clause hangs a few words above its pronoun at most
        if page.words[clause].dep in {"advcl", "prep", "pcomp"}:
            break
        clause = page.words[clause].head
    main = page.words[clause].head
    if page.words[clause].dep not in {"advcl", "prep"} or main <= word or page.words[main].dep not in {"ROOT", "ccomp"}:
        return None
    low = page.sentence_range(word)[0]
    if any(step.sentence == page.sentence_at[word] for step, distance in trail.back(word, sentences=0) if not distance):
        return None
    for subject in _subjects(page, main):
        group = trail.named_at.get(subject)
        if group is None or subject < word or trail.groups[group].kind is not EntityKind.PERSON:
            continue
        if trail.gender.get(group, gender) == gender and word - low < 8:
            trail.gender.setdefault(group, gender)
            name = trail.groups[group].name
            reason = f"{name} is the subject of the main clause that follows"
            return group, Evidence("pronoun", 0.75, reason)
    return None


def _goes_on(trail: Trail, word: int, gender: str) -> tuple[int, Evidence] | None:
    """Whom the last sentence outside quotation marks was about, for the "he" of "“…,” he said".

    A person who has just come in speaks next, whether or not their given name shows a gender.
    """
    page = trail.page
    says, opens = _speaks(page, word), page.is_first(word) and _is_topic(page, word)
    if page.quoted[word] or not (says or opens) or any(_unquoted(trail, word, page.sentence_at[word])):
        return None
    before = _sentence_before(page, word, paragraphs=_PARAGRAPHS if says else 0)
    if before is None:
        return None
    people = list(_unquoted(trail, word, before))
    step = next((s for s in people if _is_topic(page, s.head)), None)
    told_of = _told_of(trail, word)
    if step is None or step.group in told_of or not _is_sure(trail, step):
        return None
    if trail.gender.get(step.group, gender) != gender:
        return None
    others = {s.group for s in people} - {step.group} - told_of
    if any(trail.gender.get(other) == gender for other in others) and step.group not in trail.gender:
        return None
    trail.gender.setdefault(step.group, gender)
    name = trail.groups[step.group].name
    return step.group, Evidence("pronoun", 0.75, f"{name} is the subject of the sentence before, and goes on")


def _unquoted(trail: Trail, word: int, sentence: int) -> Iterator[Step]:
    """People whom a sentence mentions outside quotation marks before a word."""
    page = trail.page
    for step, _ in trail.back(word, sentences=_FAR):
        is_person = trail.groups[step.group].kind is EntityKind.PERSON
        if is_person and step.sentence == sentence and not page.quoted[step.head]:
            yield step


def _sentence_before(page: Page, word: int, *, paragraphs: int) -> int | None:
    """The last sentence before that is not all quotation, in this paragraph or so many before."""
    here = page.sentences[page.sentence_at[word]]
    for number in range(page.sentence_at[word] - 1, -1, -1):
        sentence = page.sentences[number]
        if here.block - sentence.block > paragraphs or sentence.kind is not here.kind:
            return None
        if not _is_quotation(page, sentence):
            return number
    return None


def _is_quotation(page: Page, sentence: Sentence) -> bool:
    return all(page.quoted[i] or not page.forms[i][0].isalnum() for i in range(*sentence.words))


def _is_topic(page: Page, word: int) -> bool:
    """Whether a word is the subject of its sentence's main clause."""
    return page.words[word].dep == "nsubj" and page.words[page.words[word].head].dep == "ROOT"


def _told_of(trail: Trail, word: int) -> frozenset[int]:
    """Whom the quotation before an "he said" names or means, and so hardly quotes."""
    page = trail.page
    if page.quoted[word] or not _speaks(page, word):
        return frozenset()
    low = page.sentence_range(word)[0]
    first, _ = page.paragraph_range(word)
    while low > first and page.quoted[low - 1]:
        low -= 1
    return frozenset(s.group for s, _ in trail.back(word, sentences=_FAR) if s.words[0] >= low and page.quoted[s.head])


def _subjects(page: Page, verb: int) -> Iterator[int]:
    return (c for c in page.children(verb) if page.words[c].dep in SUBJECT_DEPS)


def body_meant(trail: Trail, word: int) -> tuple[int, Evidence] | None:
    """The organisation that "it" means as one who says something, or "its" behind the sentence's own subject."""
    page = trail.page
    entry = page.words[word]
    if page.quoted[word]:
        return None
    if page.lower[word] == "it":
        if entry.dep not in SUBJECT_DEPS or page.words[entry.head].lemma not in SAYING:
            return None
        steps = [(s, d) for s, d in trail.back(word, sentences=1) if trail.role_of(s) in SUBJECT_DEPS]
    else:
        steps = [(s, d) for s, d in trail.back(word, sentences=0) if trail.role_of(s) in SUBJECT_DEPS and d == 0]
    bodies = {s.group: s for s, _ in steps if trail.groups[s.group].kind is EntityKind.ORGANISATION}
    if len(bodies) != 1 or len({s.group for s, _ in steps}) != 1:
        return None
    group = next(iter(bodies))
    name = trail.groups[group].name
    return group, Evidence("pronoun", 0.6, f"{name} is the only subject “{page.forms[word]}” can take up")
