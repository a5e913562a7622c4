"""Who denies what another puts in the same claim, by the words of both; a denial of something else is a claim apart."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.relate.claims.standings import MOST
from onrecord.relate.pairs.facts import Facts, likeness
from onrecord.relate.pairs.grounds import denies
from onrecord.tell.story.asserted import Located, opposed
from onrecord.tell.story.houses import of_one_house
from onrecord.tell.story.sides import laid_out

if TYPE_CHECKING:
    from onrecord.tell.story.story import Story


class Denials:
    """The denials of one story, held against what they stand beside."""

    def __init__(self, story: "Story") -> None:
        self._story = story
        self._facts_of: dict[str, Facts] = {}

    def pairs(self, members: Sequence[Located]) -> Iterator[tuple[Located, Located]]:
        """Of the assertions of one claim who puts it and who denies just that, nearest in words first."""
        denying = opposed(members)[:MOST]
        putting = [m for m in members if not m.denies and not m.declines][:MOST] if denying else []
        found = [
            (-likeness(self.facts(a.assertion.id), self.facts(d.assertion.id)), a.assertion.id, d.assertion.id, a, d)
            for d in denying
            for a in putting
            if self._denies(d, a)
        ]
        return ((a, d) for *_, a, d in sorted(found, key=lambda f: f[:3]))

    def parted(self, group: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """A group of assertions, by id, without the denials that deny nothing in it, and those apart.

        What a person put together stays together.
        """
        members = [self._story.assertions[i] for i in group] if len(group) > 1 else []
        denying = opposed(members)
        if not denying:
            yield group
            return
        putting = [m for m in members if not m.denies and not m.declines]
        joined = self._story.decided.joined
        if all(any(m.assertion.id in joined for m in side) for side in (denying, putting)):
            yield group
            return
        apart = {d.assertion.id for d in denying if not any(self._denies(d, a) for a in putting[:MOST])}
        yield tuple(i for i in group if i not in apart)
        if apart:
            yield tuple(i for i in group if i in apart)

    def facts(self, assertion: str) -> Facts:
        """An assertion, by its id, laid out for comparing."""
        if assertion not in self._facts_of:
            put = self._story.assertions[assertion]
            self._facts_of[assertion] = laid_out(
                put.recorded, put.assertion, attribution=put.attribution, aliases=self._story.full_keys
            )
        return self._facts_of[assertion]

    def one_source(self, one: Located, other: Located) -> bool:
        """Whether both are told as one person's or body's, or as of one house, whatever their articles call it."""
        keys = [self._story.voice_of(m) for m in (one, other)]
        homes = [key or self._story.entity(m.assertion.origin.key) for key, m in zip(keys, (one, other), strict=True)]
        if keys[0] is not None and keys[0] == keys[1]:
            return True
        return of_one_house(self._story, *homes)

    def _denies(self, denier: Located, other: Located) -> bool:
        against, put = denier.assertion.id, other.assertion.id
        return not self.one_source(other, denier) and denies(self.facts(against), self.facts(put))
