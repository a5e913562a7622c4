"""What was done: a sentence without the verb of a decision or an answer, and verbs that say something else."""

import re
from collections.abc import Iterator

from onrecord.model import Span
from onrecord.tell.ask.passages import Passage
from onrecord.tell.lines.told import Citation, Told
from onrecord.tell.quiz.clozes import blanked, difficulty_of, explained, is_cited, sentences
from onrecord.tell.quiz.items import Choice, Draft, Item, Sort
from onrecord.tell.quiz.making import Making
from onrecord.tell.quiz.readable import is_loose

_OTHERS = {
    "denied": "confirmed admitted announced",
    "rejected": "accepted welcomed proposed",
    "confirmed": "denied disputed questioned",
    "approved": "rejected postponed amended",
    "authorized": "forbade postponed limited",
    "authorised": "forbade postponed limited",
    "condemned": "welcomed defended excused",
    "criticised": "praised defended welcomed",
    "criticized": "praised defended welcomed",
    "welcomed": "condemned criticised ignored",
    "praised": "criticised condemned mocked",
    "suspended": "extended renewed approved",
    "extended": "shortened suspended ended",
    "retracted": "defended republished confirmed",
    "cancelled": "confirmed announced approved",
    "postponed": "cancelled confirmed hastened",
    "imposed": "lifted eased suspended",
    "banned": "allowed promoted required",
    "vetoed": "signed proposed praised",
    "convicted": "acquitted released pardoned",
    "acquitted": "convicted charged sentenced",
    "detained": "released cleared promoted",
    "arrested": "released cleared warned",
    "released": "detained charged sentenced",
    "dismissed": "promoted praised reinstated",
}
"""Verbs of deciding and answering, with others of which none can be true where the one is."""
_VERB = re.compile(rf"(?<![\w’'-])(?:{'|'.join(_OTHERS)})(?![\w’'-])")
_DONE = re.compile(
    r"\b(?:not|never|n[’']t|nor|nobody|no one|would|could|may|might|if|whether|to|almost|nearly)\b[\w ]{0,20}$"
)
"""What stands before a verb of something that was not done, or is not known to be."""


def deeds(making: Making) -> Iterator[Item]:
    """Sentences with such a verb left out, no verb twice."""
    asked: set[str] = set()
    for passage, told in sentences(making):
        if is_loose(told.text):
            continue
        found = list(_VERB.finditer(passage.text))
        if len(found) != 1 or found[0][0] in asked or _is_within_marks(passage.text, found[0].start()):
            continue
        item = _deed(making, (passage, told), found[0])
        if item is not None:
            asked.add(found[0][0])
            yield item


def _deed(making: Making, place: tuple[Passage, Told], found: "re.Match[str]") -> Item | None:
    passage, told = place
    span = Span(passage.span.start + found.start(), passage.span.start + found.end())
    cut = blanked(told, found[0])
    if cut is None or not is_cited(told, span) or _DONE.search(passage.text[: found.start()]):
        return None
    if not any(e.trigger.overlaps(span) for e in passage.events) and not any(
        c.overlaps(span) for a in passage.attributions for c in a.cue
    ):
        return None  # no verb here, but "the wanted list"
    others = _OTHERS[found[0]].split()
    near = " ".join(p.text.casefold() for p in making.ground.near(passage))
    if any(re.search(rf"\b{_stem(o)}", near) for o in others):
        return None  # the record tells of that too
    wrong = (Choice(o, False, "no article says so of this") for o in others)
    key = Choice(found[0], True, "as the article gives it", Citation(passage.recorded.article.id, span))
    return making.item(Draft(
        Sort.DEED, "Which word is left out?", cut, (key, *wrong), (told,),
        explanation=explained(making, passage, told), difficulty=difficulty_of(making, told),
    ))  # fmt: skip


def _stem(verb: str) -> str:
    """What the forms of a verb have in common."""
    return re.escape(verb.removesuffix("ed").removesuffix("t")[:7])


def _is_within_marks(text: str, at: int) -> bool:
    """Whether an offset stands between quotation marks."""
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1
