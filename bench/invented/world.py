"""Whom and what invented stories are about: words from syllables, used as unevenly as words are.

A few names and terms stand in every tenth article or more, most in a handful. Everything follows from the seed.
"""

from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from random import Random

_OPENINGS = "b br c ch d dr f fl g gr h j k kl l m n p pr qu r s sk sh st t tr v w z".split()
_VOWELS = "a e i o u ai ea io ou".split()
_CLOSINGS = "b ck d g l ll m n nd ng nt p r rd rn s sk st t th v x".split()
_NAMES, _NOUNS = 20_000, 30_000
_UNEVEN = 1.0
"""Exponent of Zipf's law: the n-th commonest word is used 1/n as often as the first."""

Cast = dict[str, str]
"""A filler for each slot."""


class Drawn:
    """Words of which the n-th is drawn 1/n as often as the first."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._sums = list(accumulate(1 / n**_UNEVEN for n in range(1, len(words) + 1)))

    def one(self, dice: Random) -> str:
        """One of them."""
        return self.words[min(bisect(self._sums, dice.random() * self._sums[-1]), len(self.words) - 1)]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a story: which family of paragraphs tells it, of whom and what."""

    family: int
    cast: Cast


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its facts, those told most often first, and the week it plays in."""

    facts: tuple[Fact, ...]
    week: int


class World:
    """Words to draw from, and the stories so far."""

    def __init__(self, dice: Random, *, families: int) -> None:
        self._dice = dice
        self._families = families
        made: set[str] = set()
        self._sur = Drawn(self._words(made, _NAMES))
        self._given = Drawn(self._words(made, 800))
        self._town = Drawn(self._words(made, 8_000))
        self._place = Drawn(self._words(made, 120))
        self._org = Drawn(self._words(made, 5_000))
        self._noun = Drawn(self._words(made, _NOUNS))
        self.stories: list[Story] = []
        self.outlets = [f"The {w.title()} {kind}" for w in self._words(made, 60) for kind in ("Herald", "Post", "News")]

    def _words(self, made: set[str], count: int) -> list[str]:
        dice = self._dice
        found: list[str] = []
        while len(found) < count:
            parts = range(dice.choice((1, 2, 2, 2, 3)))
            word = "".join(dice.choice(_OPENINGS) + dice.choice(_VOWELS) for _ in parts) + dice.choice(_CLOSINGS)
            if word not in made and len(word) > 3:
                made.add(word)
                found.append(word)
        return found

    def begin(self) -> int:
        """The number of a new story with a cast of its own, some of whom are in other stories too."""
        dice = self._dice
        people = [(self._given.one(dice).title(), self._sur.one(dice).title()) for _ in range(6)]
        places, towns = ([d.one(dice).title() for _ in range(3)] for d in (self._place, self._town))
        orgs = [self._org.one(dice).title() for _ in range(3)]
        nouns = [self._noun.one(dice) for _ in range(24)]
        facts = []
        for _ in range(dice.randint(12, 40)):
            given, sur = dice.choice(people)
            thing, things, matter, trade = dice.sample(nouns, 4)
            cast = {"Given": given, "Sur": sur, "Place": dice.choice(places), "Town": dice.choice(towns)}
            cast |= {"Org": dice.choice(orgs), "num": self._number(), "trade": trade}
            cast |= {"thing": thing, "things": f"{things}s", "matter": matter}
            cast |= {"Capital": self._place.words[0].title(), "Head": self._given.words[0].title()}
            facts.append(Fact(dice.randrange(self._families), cast | {"Chief": self._sur.words[0].title()}))
        self.stories.append(Story(tuple(facts), dice.randrange(150)))
        return len(self.stories) - 1

    def own_words(self) -> Cast:
        """Fillers that one report chooses for itself."""
        own, other = (self._noun.words[self._dice.randrange(_NOUNS)] for _ in range(2))
        return {"own": own, "other": other, "Other": other.title()}

    def _number(self) -> str:
        """Small numbers oftener than large ones, round ones oftener than others."""
        dice = self._dice
        value = int(10 ** dice.uniform(1, 4.5))
        size = 10 ** max(0, len(str(value)) - 2)
        return f"{value // size * size if dice.random() < 0.6 else value:,}"
