"""Which lines are the article's own: what extraction keeps, less what containers disown, plus what it overlooks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.clean.web.align import shares
from onrecord.clean.web.pieces import HEADINGS, Piece
from onrecord.clean.web.roles import Role
from onrecord.text import words

_KEPT = 0.5
"""Share of a line's words that extraction has to keep for the line to count as kept."""
_PRESENT = 0.8
"""The same for the articleBody of JSON-LD, which is the whole text or nothing."""
_MAIN_SHARE = 0.3
"""A role that this share of the article stands under says nothing: its container holds the article."""
_PROSE_WORDS = 12
_ALIKE = 0.1
_TOGETHER = 0.2
_LONG_PROSE = 30
_TEASER_LINKED = 0.2
"""A box of links to other stories has at least this share of its characters in links."""

_DISOWNING = frozenset(
    {
        Role.AUDIO,
        Role.BYLINE,
        Role.CAPTION,
        Role.COMMENTS,
        Role.CREDIT,
        Role.FURNITURE,
        Role.PROMO,
        Role.QUIZ,
        Role.SHARE,
        Role.TEASER,
    }
)
_FAR = frozenset((Role.FURNITURE, Role.COMMENTS, Role.TEASER, Role.PROMO))
_FOREIGN = _DISOWNING | {Role.DATE, Role.FIGURE}
LIST_TAGS = frozenset(("li", "dd", "dt", "td", "th"))
_TEXT_TAGS = frozenset(("p", "div", "blockquote", "pre", "section", "article"))

Reason = str


@dataclass(frozen=True, slots=True)
class Owned:
    """Whether a line is the article's own, with how sure that is and why. ``roles`` are those that say something."""

    own: bool
    score: float
    reason: Reason
    roles: frozenset[Role]


def find_own(pieces: Sequence[Piece], kept: str, body: str) -> list[Owned]:
    """For each line of a page whether it is the article's own.

    ``kept`` is the text that extraction keeps, ``body`` the articleBody of JSON-LD or "".
    """
    return _Sorting(pieces, kept, body).sorted_out()


@dataclass(slots=True)
class _Box:
    """A container: its characters, those of them in links, and its words that extraction keeps."""

    chars: int = 0
    linked: int = 0
    owned: int = 0

    def add(self, piece: Piece, owned: int) -> None:
        """Count a line of it."""
        self.chars += len(piece.text)
        self.linked += piece.linked
        self.owned += owned


class _Sorting:
    """The state of one decision over all lines of a page."""

    def __init__(self, pieces: Sequence[Piece], kept: str, body: str) -> None:
        self.pieces = pieces
        self.words = [words(piece.text) for piece in pieces]
        self.reasons: dict[int, tuple[float, Reason]] = {}
        self._seed(kept, body)
        self._seed_main_container()
        self.roles = self._telling_roles()

    def sorted_out(self) -> list[Owned]:
        """Disown, then take in, then say so for each line."""
        why_not: dict[int, tuple[float, Reason]] = {}
        for number in list(self.reasons):
            why = self._disowned(number)
            if why:
                del self.reasons[number]
                why_not[number] = (0.85, why)
        self._take_in_alike()
        self._take_in_lists()
        self._take_in_headings()
        left = (0.8, "extraction leaves it out")
        return [
            Owned(n in self.reasons, *(self.reasons.get(n) or why_not.get(n) or left), self.roles[n])
            for n in range(len(self.pieces))
        ]

    # --- seeds -----------------------------------------------------------------------

    def _seed(self, kept: str, body: str) -> None:
        for number, share in enumerate(shares(self.words, _worded_lines(kept))):
            if share >= _KEPT:
                self.reasons[number] = (0.9, "extraction keeps it")
        told = _worded_lines(body)
        size = sum(map(len, told))
        if size < 80:
            return
        present = shares(self.words, told)
        covered = sum(share * len(self.words[n]) for n, share in enumerate(present))
        if covered < 0.6 * size:
            return  # cut short, or the words of another version
        for number, share in enumerate(present):
            if share >= _PRESENT:
                self.reasons.setdefault(number, (0.9, "JSON-LD articleBody has it"))

    def _seed_main_container(self) -> None:
        """Where extraction went astray and kept little: the prose of the container with most of it."""
        prose = [n for n in range(len(self.pieces)) if self._is_prose(n)]
        weights: Counter[int] = Counter()
        for number in prose:
            piece = self.pieces[number]
            if not any(role in _FAR for role, _ in piece.held):
                weights[piece.parent] += len(self.words[number])
        if not weights:
            return
        main, weight = max(weights.items(), key=lambda item: (item[1], -item[0]))
        owned = sum(len(self.words[n]) for n in self.reasons)
        inside = sum(len(self.words[n]) for n in self.reasons if self.pieces[n].parent == main)
        if weight > 2 * owned and inside < 0.3 * weight:
            for number in prose:
                if self.pieces[number].parent == main:
                    self.reasons[number] = (0.7, "prose of the container that has most of it")

    def _is_prose(self, number: int) -> bool:
        piece = self.pieces[number]
        return len(self.words[number]) >= _PROSE_WORDS and piece.linked < 0.3 * len(piece.text) and piece.post is None

    def _telling_roles(self) -> list[frozenset[Role]]:
        """For each line the roles of its containers that say something of it."""
        total = sum(len(self.words[n]) for n in self.reasons) or 1
        by_role: Counter[Role] = Counter()
        boxes: dict[int, _Box] = {}
        for number, piece in enumerate(self.pieces):
            size = len(self.words[number]) if number in self.reasons else 0
            for role in {role for role, _ in piece.held}:
                by_role[role] += size
            for box in {box for _, box in piece.held}:
                boxes.setdefault(box, _Box()).add(piece, size)
        silent = {role for role, count in by_role.items() if count >= _MAIN_SHARE * total}
        return [
            frozenset(
                role
                for role, box in piece.held
                if boxes[box].owned < _MAIN_SHARE * total
                and (role not in silent or number not in self.reasons)
                and (role is not Role.TEASER or boxes[box].linked >= _TEASER_LINKED * boxes[box].chars)
            )
            for number, piece in enumerate(self.pieces)
        ]

    # --- out, and in -------------------------------------------------------------------

    def _disowned(self, number: int) -> Reason:
        piece = self.pieces[number]
        if piece.post is not None:
            return "stands in an embedded post"
        for role in sorted(self.roles[number] & _DISOWNING):
            if role is Role.PROMO and self._is_long_prose(number):
                continue
            return f"its container holds {role}"
        return ""

    def _is_long_prose(self, number: int) -> bool:
        """Offers are short; a class of a paragraph says as often that the text is not free."""
        return len(self.words[number]) >= _LONG_PROSE and not self.pieces[number].linked

    def _is_foreign(self, number: int) -> bool:
        return self.pieces[number].post is not None or not _FOREIGN.isdisjoint(self.roles[number])

    def _bounds(self) -> tuple[int, int]:
        prose = [n for n in self.reasons if len(self.words[n]) >= 8]
        return (min(prose), max(prose)) if prose else (0, -1)

    def _take_in_alike(self) -> None:
        """Prose that stands in the page just as the article's paragraphs do, or among them in one container."""
        low, high = self._bounds()
        alike: Counter[tuple[str, ...]] = Counter()
        together: Counter[int] = Counter()
        for number in self.reasons:
            alike[_place(self.pieces[number])] += len(self.words[number])
            together[self.pieces[number].parent] += len(self.words[number])
        total = sum(alike.values())
        for number, piece in enumerate(self.pieces):
            if number in self.reasons or piece.tag not in _TEXT_TAGS or self._is_foreign(number):
                continue
            if not self._is_prose(number):
                continue
            if low <= number <= high and alike[_place(piece)] >= _ALIKE * total:
                self.reasons[number] = (0.75, "prose placed as the article's paragraphs are")
            elif together[piece.parent] >= _TOGETHER * total:
                self.reasons[number] = (0.7, "prose in the container of the article's paragraphs")

    def _take_in_lists(self) -> None:
        """Items of a list that follows on the article's text, or goes on from an item that was kept."""
        low, high = self._bounds()
        going = False
        for number in range(low, high + 1):
            piece = self.pieces[number]
            if number in self.reasons:
                going = True
            elif self._is_foreign(number) or not self.words[number]:
                continue
            elif piece.tag in LIST_TAGS and going and piece.linked < 0.5 * len(piece.text):
                self.reasons[number] = (0.7, "item of a list in the article")
            else:
                going = piece.tag in HEADINGS and going

    def _take_in_headings(self) -> None:
        """Headings right above the article's text."""
        low, high = self._bounds()
        above = False
        for number in range(high, low - 1, -1):
            piece = self.pieces[number]
            if number in self.reasons:
                above = True
            elif self._is_foreign(number):
                continue
            elif piece.tag in HEADINGS and piece.tag != "h1" and above and piece.linked < 0.8 * len(piece.text):
                self.reasons[number] = (0.75, "heading over the article's text")
            else:
                above = False


def _worded_lines(text: str) -> list[list[str]]:
    return [words(line) for line in text.split("\n")]


def _place(piece: Piece) -> tuple[str, ...]:
    """What a line shares with others that stand in the page as it does."""
    above = piece.element.getparent()
    if above is None:
        return (piece.tag,)
    return (piece.tag, str(above.tag), above.get("class") or "")
