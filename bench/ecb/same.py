"""Whether two tellings are of one event: signs from deed, participants, words and times, weighed by a few numbers.

For the measure alone: a timeline joins what it tells by rules that need no parse (decision 0006).
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.model import EventKind, Part, Reading, Span
from onrecord.relate.events.kin import are_kin
from onrecord.relate.events.lexicon import LIGHT, deed_of, is_event_noun
from onrecord.relate.events.parts import participants_of, subject_of
from onrecord.relate.events.status import put_of
from onrecord.relate.events.trees import Trees
from onrecord.relate.events.triggers import Trigger
from onrecord.relate.propositions.terms import stem
from onrecord.text import fold

_WEIGHTS = Path(__file__).parent / "weights" / "same_event.json"
_ROOT = 4
"""Letters that words of one family share."""
_INNER = frozenset({"compound", "amod", "nmod", "poss", "nummod", "conj"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
_CONTENT = ("NN", "VB", "JJ", "CD")
_SAYING = frozenset({"say", "tell", "report", "announce", "confirm", "accord", "state", "add", "statement", "note"})


@dataclass(frozen=True, slots=True)
class Put:
    """One telling of an event as it is compared; words are stems, names the names of entities, folded.

    ``words`` are those of the telling itself, ``around`` those of its sentence beside them. ``status`` is "" where no
    word of the reading stands in the telling.
    """

    article: str
    sentence: int
    words: frozenset[str]
    head: str
    deed: str
    verb: bool
    status: str
    subject: frozenset[str]
    object: frozenset[str]
    other: frozenset[str]
    names: frozenset[str]
    around: frozenset[str]
    days: frozenset[tuple[str, str]]

    @property
    def arguments(self) -> frozenset[str]:
        """Stems of all that takes part."""
        return self.subject | self.object | self.other


def put_at(reading: Reading, trees: Trees, spans: tuple[Span, ...]) -> Put:
    """The telling at these spans of an article."""
    text, words = reading.article.text, trees.words
    inside = sorted({i for span in spans for i in trees.within(span)})
    if not inside:
        told = frozenset(stem(w) for span in spans for w in fold(span.cut(text)).split())
        head = " ".join(sorted(told))
        none: frozenset[str] = frozenset()
        return Put(reading.article.id, -1, told, head, head, False, "", none, none, none, none, none, frozenset())
    head_word = next((i for i in inside if trees.heads[i] not in inside or trees.heads[i] == i), inside[0])
    verb = words[head_word].tag.startswith("VB")
    trigger = Trigger(head_word, head_word if verb else -1, _deed(trees, inside, head_word), EventKind.DEED)
    subject, objects, other = _arguments(trees, trigger)
    named = {p.entity for p in participants_of(reading, trees, trigger) if p.part is not Part.OTHER}
    number = trees.sentence[head_word]
    sentence = trees.sentences[number] if number >= 0 else None
    around = range(*sentence.words) if sentence else range(0)
    return Put(
        article=reading.article.id,
        sentence=number,
        words=frozenset(stem(fold(words[i].span.cut(text))) for i in inside),
        head=stem(words[head_word].lemma),
        deed=trigger.deed,
        verb=verb,
        status=put_of(trees, trigger)[0].value,
        subject=frozenset(subject),
        object=frozenset(objects),
        other=frozenset(other),
        names=frozenset(fold(m.name) for m in reading.mentions if m.entity in named),
        around=frozenset(stem(words[i].lemma) for i in around if i not in inside and words[i].tag.startswith(_CONTENT)),
        days=frozenset(
            (t.first, t.last) for t in reading.times if sentence and t.first and t.last and t.span in sentence.span
        ),
    )


def _deed(trees: Trees, inside: list[int], head: int) -> str:
    lemma = trees.words[head].lemma
    told = [trees.words[i].lemma for i in inside if trees.words[i].tag.startswith("NN")]
    noun = next((n for n in reversed(told) if is_event_noun(n)), None)
    if noun is not None and lemma in LIGHT:
        return deed_of(noun, noun=True)
    particle = next((trees.words[i].lemma for i in inside if trees.words[i].dep == "prt"), "")
    whole = f"{lemma}_{particle}" if particle else lemma
    return deed_of(whole, noun=not trees.words[head].tag.startswith("VB"))


def _arguments(trees: Trees, trigger: Trigger) -> tuple[set[str], set[str], set[str]]:
    """Stems of subject, object and what else hangs on the telling, by the grammar of what was done and to whom."""
    subject, objects, other = set[str](), set[str](), set[str]()
    word = trigger.word
    verb = trigger.verb
    above = trees.heads[word]
    if verb < 0 and above != word and trees.words[above].tag.startswith("VB"):
        verb = above if trees.words[word].dep in {"dobj", "nsubj", "nsubjpass"} else -1
    if verb >= 0:
        passive = trees.child(verb, "nsubjpass", "auxpass") is not None
        doer = subject_of(trees, verb)
        if doer is not None and doer != word:
            (objects if passive else subject).update(_phrase(trees, doer))
    for at in {word, verb} - {-1}:
        for child in trees.children[at]:
            dep = trees.words[child].dep
            if dep in _OBJECTS and child != word:
                objects |= _phrase(trees, child)
            elif dep in {"prep", "agent"}:
                things = [c for c in trees.children[child] if trees.words[c].dep == "pobj" and c != word]
                for thing in things:
                    (subject if dep == "agent" else other).update(_phrase(trees, thing))
            elif dep in _INNER and at == word:
                other |= _phrase(trees, child)
    return subject, objects, other


def _phrase(trees: Trees, top: int) -> set[str]:
    found = {stem(trees.words[top].lemma)}
    for child in trees.children[top]:
        if trees.words[child].dep in _INNER:
            found.add(stem(trees.words[child].lemma))
        elif trees.words[child].dep == "prep":
            found.update(stem(trees.words[c].lemma) for c in trees.children[child] if trees.words[c].dep == "pobj")
    return found


def is_comparable(one: Put, other: Put) -> bool:
    """Whether two tellings have enough in common to be compared at all."""
    return bool(
        _near(one, other) or are_kin(one.deed, other.deed) or one.words & other.words or one.arguments & other.arguments
    )


def _near(one: Put, other: Put) -> bool:
    return one.deed == other.deed or one.head == other.head or one.words == other.words


def signs(one: Put, other: Put, *, rarity: Mapping[str, float]) -> dict[str, float]:
    """What bears on whether two tellings are of one event; ``rarity`` weighs the words around and the deeds."""
    near = float(_near(one, other))
    around = _overlap(one.around, other.around, rarity)
    here = one.article == other.article
    found = {
        "same_words": float(one.words == other.words),
        "same_head": float(one.head == other.head),
        "same_deed": float(one.deed == other.deed),
        "shared_words": len(one.words & other.words) / max(1, len(one.words | other.words)),
        "family": float(not near and one.head[:_ROOT] == other.head[:_ROOT]),
        "neither": 1 - near,
        "kin": float(not near and are_kin(one.deed, other.deed)),
        "around_kin": around * float(not near and are_kin(one.deed, other.deed)),
        "around": around,
        "around_near": around * near,
        "same_status": float(one.status == other.status),
        "verbs": float(one.verb and other.verb),
        "nouns": float(not one.verb and not other.verb),
        "nested": float(one.head in other.arguments or other.head in one.arguments),
        "same_article": float(here),
        "same_sentence": float(here and one.sentence == other.sentence),
        "same_article_near": float(here) * near,
        "saying": float(one.deed in _SAYING and other.deed in _SAYING),
        "saying_near": float(one.deed in _SAYING and other.deed in _SAYING) * near,
        "rare_near": near * min(rarity.get(one.deed, 0.0), rarity.get(other.deed, 0.0)),
    }
    for name in ("subject", "object", "other", "arguments", "names", "days"):
        mine, others = getattr(one, name), getattr(other, name)
        share = len(mine & others) / min(len(mine), len(others)) if mine and others else 0.0
        apart = float(bool(mine and others) and not mine & others)
        found |= {name: share, f"{name}_apart": apart, f"{name}_near": share * near, f"{name}_apart_near": apart * near}
    return found


def _overlap(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Cosine of two sets of words, each word weighed by rarity."""
    shared = math.fsum(sorted(rarity.get(w, 1.0) ** 2 for w in one & other))
    sizes = [math.fsum(sorted(rarity.get(w, 1.0) ** 2 for w in words)) for words in (one, other)]
    return shared / math.sqrt(sizes[0] * sizes[1]) if shared else 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over signs; ``joins_from`` is the mean chance from which tellings are of one event."""

    of: Mapping[str, float]
    bias: float
    joins_from: float

    def chance(self, found: Mapping[str, float]) -> float:
        """The chance, from 0 to 1, that two tellings with these signs are of one event."""
        score = self.bias + math.fsum(weight * found[name] for name, weight in self.of.items())
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


@cache
def weights() -> Weights:
    """The weights beside this module; their card says what they were trained on."""
    told = json.loads(_WEIGHTS.read_text("utf-8"))
    return Weights(told["weights"], told["bias"], told["joins_from"])
