"""Decide what each line of a page is: by its containers, then by its words, then by its place."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from onrecord.clean.printed.bylines import read_bio, read_byline
from onrecord.clean.printed.credits import read_credit_line
from onrecord.clean.printed.dates import find_dates, says_only_when, words_beside_dates
from onrecord.clean.printed.furniture import known_furniture, opens_list
from onrecord.clean.printed.lines import Line, Verdict, tokens
from onrecord.clean.printed.pictures import leads_as_caption, picture_credit
from onrecord.clean.web.own import LIST_TAGS, Owned
from onrecord.clean.web.pieces import HEADINGS, Piece
from onrecord.clean.web.roles import Role
from onrecord.model import Evidence, Kind
from onrecord.text import fold

# In this order: a date in a comment is part of the comment.
_BY_ROLE = (
    (Role.COMMENTS, Kind.COMMENT_PROMPT),
    (Role.QUIZ, Kind.QUIZ_WIDGET),
    (Role.AUDIO, Kind.AUDIO_PLAYER),
    (Role.TEASER, Kind.TEASER),
    (Role.PROMO, Kind.PROMO),
    (Role.SHARE, Kind.SHARE),
    (Role.CREDIT, Kind.CREDIT),
    (Role.CAPTION, Kind.CAPTION),
    (Role.BYLINE, Kind.BYLINE),
    (Role.DATE, Kind.DATE_LINE),
)
_DETAILS = frozenset((Kind.BYLINE, Kind.DATE_LINE, Kind.CREDIT))
_NOT_TOLD = frozenset(
    (Kind.TEASER, Kind.PROMO, Kind.SHARE, Kind.AUDIO_PLAYER, Kind.COMMENT_PROMPT, Kind.QUIZ_WIDGET, Kind.UI_BOILERPLATE)
)
_SHORT = 14
_ASIDE = 40
_CAPTION = 60
_SURE = 0.85
_STANDFIRST = 8
_RIGHT_BELOW = 4
_LABELLED = re.compile(
    r"(?:read(?: more| next| also)?|more|also read|see also|related|watch|listen|must read)\s*[:|»]", re.IGNORECASE
)
_CITING = re.compile(r"(?:see also|further reading|read|more|watch|listen|on this|in )", re.IGNORECASE)
"""Headings over lists that an author may have made."""
_MOST_LINKED = 0.8
_ALL_LINKED = 0.9
_FEW_LINKS = 2
"""Links in a row, each a line of its own, between paragraphs; more of them are a list that belongs to the article."""
_FIGURE_DEPTH = 4
_FIGURE_SIZE = 50
"""Elements of a quotation that is set as a figure; it has a few."""
_ENDING = 3
"""Own lines at the end of a page among which it tells who the writer is."""


class KindJudge:
    """Judges the lines of one page; ``lines`` are the same lines as the pasted-text rules see them."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        owned: Sequence[Owned],
        lines: Sequence[Line],
        *,
        text: str,
        descriptions: Sequence[str],
    ) -> None:
        self._pieces = pieces
        self._owned = owned
        self._lines = lines
        self._text = text
        self._descriptions = frozenset(fold(told) for told in descriptions)
        self._listed = frozenset(_below_lists(pieces, lines))
        self._own_lines = [n for n, one in enumerate(owned) if one.own]
        self._leading_away = frozenset(_lone_links(self._own_lines, pieces, lines))

    def verdicts(self, title: int | None, shown_posts: frozenset[int]) -> list[Verdict]:
        """The kind of each line; ``title`` is the line of the headline, ``shown_posts`` the embeds that show a post."""
        body = self._first_prose(title)
        found = []
        for number, piece in enumerate(self._pieces):
            if number == title:
                found.append(_verdict(Kind.TITLE, 0.95, "the page's headline"))
            elif piece.post is not None:
                found.append(_of_post(piece.post in shown_posts))
            elif self._owned[number].own:
                found.append(self._own(number, title=title, body=body))
            else:
                found.append(self._left_out(number, title=title, body=body))
        return found

    def _first_prose(self, title: int | None) -> int:
        start = 0 if title is None else title + 1
        return next(
            (n for n in range(start, len(self._pieces)) if self._owned[n].own and self._lines[n].prose),
            len(self._pieces),
        )

    def _own(self, number: int, *, title: int | None, body: int) -> Verdict:
        piece, owned, line = self._pieces[number], self._owned[number], self._lines[number]
        if piece.tag not in LIST_TAGS and self._tells_who_wrote_it(number):
            return _verdict(Kind.BYLINE, 0.75, "tells at the end who the writer is")
        aside = self._aside(number, body=body)
        if aside is not None:
            return aside
        if title is not None and title < number <= body and Role.DEK in owned.roles:
            return _verdict(Kind.DEK, 0.9, f"its container holds {Role.DEK}")
        if piece.tag == "h1" and number < body:
            return _verdict(Kind.TITLE, 0.8, "main heading above the text")
        if piece.tag in HEADINGS:
            return _verdict(Kind.SUBHEAD, owned.score, f"{owned.reason}; a heading element")
        if line.words <= _SHORT and not line.terminated and piece.strong >= 0.9 * len(piece.text) and piece.tag == "p":
            return _verdict(Kind.SUBHEAD, 0.7, f"{owned.reason}; short and bold")
        return _verdict(Kind.TEXT, owned.score, owned.reason)

    def _tells_who_wrote_it(self, number: int) -> bool:
        """Whether a line at the end describes its writer, and not somebody of whom the text has told."""
        bio = read_bio(self._lines[number].look) if number in self._own_lines[-_ENDING:] else None
        if bio is None:
            return False
        told = {
            word for n in self._own_lines if n < number and self._lines[n].prose for word in tokens(self._lines[n].look)
        }
        name = tokens(bio[0])
        return "the" in name or sum(word in told for word in name) * 2 < len(name)

    def _aside(self, number: int, *, body: int) -> Verdict | None:
        """What a line that extraction keeps is if it is no part of the text all the same."""
        piece, line = self._pieces[number], self._lines[number]
        if piece.tag in LIST_TAGS:
            return None
        detail = self._detail(number)
        if detail is not None and (detail.kind is not Kind.DATE_LINE or number < body):
            return detail
        furniture = known_furniture(line) if line.words <= _ASIDE else None
        if furniture is not None and furniture.kind in _NOT_TOLD and furniture.evidence.score >= _SURE:
            return furniture
        if number in self._listed:
            return _verdict(Kind.TEASER, 0.85, "a link below a heading over links to other stories")
        if line.words <= _ASIDE and _LABELLED.match(line.look) and piece.linked >= 0.4 * len(piece.text):
            return _verdict(Kind.TEASER, 0.9, "a link to another story, labelled so")
        picture = self._picture(line)
        if picture is None and number in self._leading_away:
            return _verdict(Kind.TEASER, 0.75, "nothing but a link, between paragraphs")
        return picture

    def _picture(self, line: Line) -> Verdict | None:
        if line.words > _CAPTION:
            return None
        if leads_as_caption(line.text):
            return _verdict(Kind.CAPTION, 0.85, "begins as only captions do")
        credit = picture_credit(line.text[-300:])
        if credit is not None and not credit.wire and credit.whole.start == 0 and len(line.text) <= 300:
            return _verdict(Kind.CREDIT, 0.85, "nothing but a picture credit")
        return None

    def _left_out(self, number: int, *, title: int | None, body: int) -> Verdict:
        piece, owned, line = self._pieces[number], self._owned[number], self._lines[number]
        near = title is not None and title < number < body
        if near and Role.DEK in owned.roles and line.words >= 5 and piece.linked < 0.5 * len(piece.text):
            return _verdict(Kind.DEK, 0.85, f"its container holds {Role.DEK}")
        by_role = next(((role, kind) for role, kind in _BY_ROLE if role in owned.roles), None)
        if by_role is not None and by_role[1] not in _DETAILS:
            return _verdict(by_role[1], 0.85, f"its container holds {by_role[0]}")
        by_words = known_furniture(line)
        if by_words is not None:
            return by_words
        if by_role is not None:
            return _verdict(by_role[1], 0.85, f"its container holds {by_role[0]}")
        detail = self._detail(number)
        if detail is not None and Role.FURNITURE not in owned.roles:
            return detail
        if Role.FIGURE in owned.roles and self._is_quotation(number):
            return _verdict(Kind.TEXT, 0.7, "a quotation among the article's paragraphs, set as a figure")
        if Role.FIGURE in owned.roles:
            return _verdict(Kind.CAPTION, 0.7, f"its container holds a {Role.FIGURE}")
        if Role.FURNITURE in owned.roles:
            return _verdict(Kind.UI_BOILERPLATE, 0.8, f"its container holds {Role.FURNITURE}")
        if near and line.words >= _STANDFIRST and not piece.linked and self._is_standfirst(number, title or 0):
            return _verdict(Kind.DEK, 0.65, "stands between headline and text")
        if line.words >= 5 and piece.linked >= _MOST_LINKED * len(piece.text):
            return _verdict(Kind.TEASER, 0.6, "a link of several words outside the article's text")
        return _verdict(Kind.UI_BOILERPLATE, 0.6, owned.reason)

    def _is_quotation(self, number: int) -> bool:
        """Whether a line of a figure is what it quotes, and neither whom nor, once more, what the text says."""
        element = self._pieces[number].element
        if not self._own_lines or not self._own_lines[0] < number < self._own_lines[-1]:
            return False
        around = [element, *islice(element.iterancestors(), _FIGURE_DEPTH)]
        if any("pull" in (one.get("class") or "") for one in around):
            return False
        said = fold(self._lines[number].text)
        quoted = next((one for one in around if one.tag == "blockquote"), None)
        inside = [] if quoted is None else list(islice(quoted.iter(), _FIGURE_SIZE + 1))
        named = [fold(one.text_content()) for one in inside[:_FIGURE_SIZE] if one.tag in ("cite", "footer")]
        return 0 < len(inside) <= _FIGURE_SIZE and said not in named

    def _is_standfirst(self, number: int, title: int) -> bool:
        """Whether the page describes itself with the line, or it stands right below the headline."""
        if fold(self._lines[number].text) in self._descriptions:
            return True
        between = range(title + 1, number)
        return number - title <= _RIGHT_BELOW and not any(self._owned[n].own for n in between)

    def _detail(self, number: int) -> Verdict | None:
        """A byline, a date line or a credit line, known by its words."""
        line = self._lines[number]
        dates = find_dates(line.text) if line.words <= _SHORT else []
        if (dates and not words_beside_dates(line.text, dates)) or (line.words <= _SHORT and says_only_when(line.text)):
            return _verdict(Kind.DATE_LINE, 0.9, "nothing but a date")
        if line.words > 40:
            return None
        byline = read_byline(self._text, line.span)
        if byline is not None and byline.people:
            return _verdict(Kind.BYLINE, 0.9, "begins as bylines do and names people")
        if read_credit_line(self._text, line.span) is not None:
            return _verdict(Kind.CREDIT, 0.85, "says whose work this is")
        return None


def _below_lists(pieces: Sequence[Piece], lines: Sequence[Line]) -> Iterator[int]:
    """Lines that are nothing but links, right below a heading such as "You may also like"."""
    listed = False
    for number, (piece, line) in enumerate(zip(pieces, lines, strict=True)):
        if opens_list(line) and not _CITING.match(line.text):
            listed = True
        elif piece.linked < _ALL_LINKED * len(piece.text):
            listed = False
        elif listed:
            yield number


def _lone_links(own: Sequence[int], pieces: Sequence[Piece], lines: Sequence[Line]) -> Iterator[int]:
    """Lines of the article that are nothing but a headline which leads away from it, unless they make a list."""

    def leads_away(number: int) -> bool:
        piece, line = pieces[number], lines[number]
        if piece.tag in LIST_TAGS or piece.tag in HEADINGS or not 5 <= line.words <= _ASIDE or line.terminated:
            return False
        return piece.linked >= _ALL_LINKED * len(piece.text)

    for away, run in groupby(own, leads_away):
        found = list(run)
        if away and len(found) <= _FEW_LINKS:
            yield from found


def _of_post(shown: bool) -> Verdict:
    if shown:
        return _verdict(Kind.SOCIAL_POST, 0.97, "stands in an embedded post")
    return _verdict(Kind.TRUNCATED_EMBED, 0.9, "what is left of an embedded post")


def _verdict(kind: Kind, score: float, reason: str) -> Verdict:
    return Verdict(kind, Evidence("markup", score, reason))
