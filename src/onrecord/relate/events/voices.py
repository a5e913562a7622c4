"""Attributions by the words of a reading: in whose words each word stands, and to whose cue or source it belongs."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Manner, Stance
from onrecord.relate.events.lexicon import EVALUATING
from onrecord.relate.events.trees import Trees


@dataclass(frozen=True, slots=True)
class Voices:
    """For a word's index the id of the innermost attribution that has it in this role."""

    by_id: dict[str, Attribution]
    content: dict[int, str]
    cue: dict[int, str]
    source: dict[int, str]

    def speaker(self, word: int) -> Attribution | None:
        """In whose words the word stands; None for the article's own."""
        return self.by_id.get(self.content.get(word, ""))

    def tells_of(self, word: int) -> tuple[str, ...]:
        """The attributions in whose content the word stands, by the chain of outer ones."""
        found: list[str] = []
        at = self.content.get(word)
        while at is not None and at not in found and at in self.by_id:
            found.append(at)
            at = self.by_id[at].via
        return tuple(found)

    def denier(self, word: int) -> Attribution | None:
        """Who denies what the word tells, in their own words or in others': "denied claims that …"."""
        return next((a for i in self.tells_of(word) if (a := self.by_id[i]).stance is Stance.DENIES), None)


def voices_of(trees: Trees, said: Sequence[Attribution]) -> Voices:
    """Lay attributions out, wider contents first, so that the narrower ones are on top."""
    voices = Voices({a.id: a for a in said}, {}, {}, {})
    for attribution in sorted(said, key=lambda a: (-sum(len(s) for s in a.content), a.id)):
        for spans, role in (
            (() if _takes_for_granted(trees, attribution) else attribution.content, voices.content),
            (attribution.cue, voices.cue),
            (attribution.source, voices.source),
        ):
            for span in spans:
                role.update(dict.fromkeys(trees.within(span), attribution.id))
    return voices


def _takes_for_granted(trees: Trees, attribution: Attribution) -> bool:
    """Whether the content is but the thing that is condemned or praised."""
    if attribution.manner is not Manner.INDIRECT:
        return False
    cues = [i for span in attribution.cue for i in trees.within(span) if trees.words[i].tag.startswith("VB")]
    return any(trees.words[i].lemma in EVALUATING and trees.child(i, "ccomp", "xcomp") is None for i in cues)
