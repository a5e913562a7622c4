"""Walk a page as a reader's eye does: its visible lines in document order, each with what its containers say."""

import re
from dataclasses import dataclass, field

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from onrecord.clean.web.posts import EMBED_TAGS, network_of
from onrecord.clean.web.roles import Role, RoleReader
from onrecord.clean.web.tree import is_read_aloud, is_shown
from onrecord.text import without_unshown

BLOCK_TAGS = frozenset(
    [
        "html",
        "body",
        "address",
        "article",
        "aside",
        "blockquote",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        *EMBED_TAGS,
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CELLS = frozenset(("td", "th"))
_CELL_CHARS = 80
"""Cells of a data table are short; a longer one stands for itself, as in pages laid out with tables."""
_ROW_CHARS = 4000
"""A row that is longer goes on in another line: each cell that joins it costs a copy of those before."""

_TOO_LITTLE = 600
"""Characters; a page with an article shows more."""

_SPACE = re.compile(r"[ \t\r\f\n\x0b\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")

_INVISIBLE = " \u180e\u200c\u200d\u200e\u200f\u2061\u2062\u2063\u2064"

Held = tuple[tuple[Role, int], ...]
"""Roles of the containers around a line, from the outermost in, each with the number of its container."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A visible line of the page.

    ``tag`` is that of the block it stands in, ``parent`` the number of the container around that block; ``linked`` and
    ``strong`` count characters in links and in bold; ``post`` numbers the embedded post that it belongs to.
    """

    text: str
    tag: str
    parent: int
    held: Held
    linked: int
    strong: int
    post: int | None
    element: HtmlElement
    row: int | None


@dataclass(slots=True)
class _Frame:
    """An open block element."""

    element: HtmlElement
    number: int
    parent: int
    held: Held
    row: int | None
    post: int | None


@dataclass(slots=True)
class _Line:
    """The line that is being gathered; ``aloud`` is what is only read aloud of it, and how much of that in links."""

    parts: list[str] = field(default_factory=list)
    held: dict[Held, int] = field(default_factory=dict)
    linked: int = 0
    strong: int = 0
    broken: bool = False
    last: str = ""
    aloud: list[tuple[str, Held, int]] = field(default_factory=list)

    def settle(self) -> None:
        """Where nothing is to be seen on the line, it is what is read aloud."""
        if self.held or not self.aloud:
            return
        for text, held, linked in self.aloud:
            self.parts += (" ", text)
            self.held[held] = self.held.get(held, 0) + len(text)
            self.linked += linked


def find_pieces(root: HtmlElement) -> tuple[list[Piece], list[HtmlElement]]:
    """The visible lines of a page, and the elements that hold embedded posts.

    Where nearly all text is marked as hidden until a script shows it, hidden elements are taken as shown.
    """
    walk = PieceWalk(root)
    if sum(len(piece.text) for piece in walk.pieces) < _TOO_LITTLE:
        unhidden = PieceWalk(root, hidden=True)
        if sum(len(piece.text) for piece in unhidden.pieces) > 3 * _TOO_LITTLE:
            return unhidden.pieces, unhidden.embeds
    return walk.pieces, walk.embeds


class PieceWalk:
    """One walk over a page. ``pieces`` are its visible lines; ``embeds`` the elements that hold embedded posts."""

    def __init__(self, root: HtmlElement, *, hidden: bool = False) -> None:
        self._hidden = hidden
        self.pieces: list[Piece] = []
        self.embeds: list[HtmlElement] = []
        self._roles = RoleReader()
        self._line = _Line()
        self._frames = [_Frame(root, 0, 0, (), None, None)]
        self._inline: list[Held] = []
        self._count = 0
        self._depths = {"a": 0, "strong": 0}
        self._aloud = 0
        self._walk(root)

    def _walk(self, root: HtmlElement) -> None:
        walker = iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walker:
            if event == "end":
                if element is skipped:
                    skipped = None
                else:
                    self._close(element)
                self._add(element.tail)
            elif not is_shown(element, hidden=self._hidden):
                skipped = element
                walker.skip_subtree()
            else:
                self._open(element)
                self._add(element.text)
        self._flush()

    def _open(self, element: HtmlElement) -> None:
        tag = element.tag
        above = self._frames[-1]
        if tag == "br":
            self._break()
            return
        if tag in BLOCK_TAGS:
            self._flush()
            self._count += 1
            held = above.held + tuple((role, self._count) for role in self._roles_of(element))
            row = self._count if tag == "tr" else None if tag == "table" else above.row
            post = above.post if above.post is not None else self._post_of(element)
            self._frames.append(_Frame(element, self._count, above.number, held, row, post))
            return
        self._step_inline(element, 1)

    def _close(self, element: HtmlElement) -> None:
        if element.tag in BLOCK_TAGS:
            self._flush()
            self._frames.pop()
        elif element.tag != "br":
            self._step_inline(element, -1)

    def _step_inline(self, element: HtmlElement, step: int) -> None:
        tag = "strong" if element.tag == "b" else element.tag
        if tag in self._depths:
            self._depths[tag] += step
        self._aloud += step * is_read_aloud(element)
        if step < 0:
            self._inline.pop()
        else:
            self._count += 1
            inner = tuple((role, self._count) for role in self._roles_of(element))
            self._inline.append((self._inline[-1] if self._inline else ()) + inner)
        if element.tag not in ("sub", "sup"):
            self._line.parts.append("")  # a seam: see _joined

    def _roles_of(self, element: HtmlElement) -> tuple[Role, ...]:
        return () if element.tag in ("html", "body") else self._roles.roles_of(element)

    def _post_of(self, element: HtmlElement) -> int | None:
        if network_of(element) is None:
            return None
        self.embeds.append(element)
        return len(self.embeds) - 1

    def _add(self, text: str | None) -> None:
        if not text:
            return
        bare = text.strip()
        held = self._frames[-1].held + (self._inline[-1] if self._inline else ())
        if self._aloud and bare:
            self._line.aloud.append((text, held, len(bare) if self._depths["a"] else 0))
            return
        if bare and self._line.broken:
            self._settle_break(bare)
        line = self._line
        line.parts.append(text)
        if not bare:
            return
        line.last = bare[-1]
        size = len(bare)
        line.held[held] = line.held.get(held, 0) + size
        if self._depths["a"]:
            line.linked += size
        if self._depths["strong"]:
            line.strong += size

    def _break(self) -> None:
        self._line.parts.append(" ")
        self._line.broken = not any(frame.element.tag in HEADINGS for frame in self._frames[-2:])

    def _settle_break(self, after: str) -> None:
        """A line break ends the line, unless a sentence runs on over it."""
        before = self._line.last
        self._line.broken = False
        if not (after[0].islower() and (before.isalnum() or before == ",")):
            self._flush()

    def _flush(self) -> None:
        line, self._line = self._line, _Line()
        line.settle()
        if not line.held:
            return
        frame = self._frames[-1]
        text = _joined(line.parts)
        if not text:
            return
        held = max(line.held, key=lambda h: line.held[h])
        piece = Piece(
            text=text,
            tag=str(frame.element.tag),
            parent=frame.parent,
            held=held,
            linked=line.linked,
            strong=line.strong,
            post=frame.post,
            element=frame.element,
            row=frame.row,
        )
        if piece.row is not None and self._joins_row(piece):
            self.pieces[-1] = _with_cell(self.pieces[-1], piece)
        else:
            self.pieces.append(piece)

    def _joins_row(self, piece: Piece) -> bool:
        last = self.pieces[-1] if self.pieces else None
        return (
            last is not None
            and last.row == piece.row
            and last.tag in _CELLS
            and piece.tag in _CELLS
            and last.element is not piece.element
            and len(piece.text) <= _CELL_CHARS
            and len(last.text) <= _ROW_CHARS
            and len(last.text.rsplit("\t", 1)[-1]) <= _CELL_CHARS
        )


def _with_cell(row: Piece, cell: Piece) -> Piece:
    return Piece(
        text=f"{row.text}\t{cell.text}",
        tag=row.tag,
        parent=row.parent,
        held=row.held,
        linked=row.linked + cell.linked,
        strong=row.strong + cell.strong,
        post=row.post,
        element=cell.element,
        row=row.row,
    )


def _joined(parts: list[str]) -> str:
    """The text of a line; at a seam between inline elements a space is put where the words would else run together."""
    out: list[str] = []
    last = ""
    seam = False
    for part in parts:
        if not part:
            seam = True
            continue
        if seam and last and _runs_together(last, part[0]):
            out.append(" ")
        out.append(part)
        last, seam = part[-1], False
    return _SPACE.sub(" ", without_unshown("".join(out))).strip(_INVISIBLE)


def _runs_together(before: str, after: str) -> bool:
    """Whether a capital or a digit follows a small letter, a digit or a full stop, as "SmithReporter" would."""
    if after.isupper():
        return before.islower() or before.isdigit() or before in ".!?)"
    return after.isdigit() and before.isalpha()
