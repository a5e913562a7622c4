"""Decide what stands below the running text: closing credits, other stories, keywords, comments."""

from onrecord.clean.pasted.sheet import Sheet
from onrecord.clean.printed.bylines import read_bare_byline, read_bio, read_byline
from onrecord.clean.printed.datelines import read_dateline
from onrecord.clean.printed.furniture import is_count, opens_list, opens_tags, speaks_of_quiz
from onrecord.clean.printed.lines import Line, share_known
from onrecord.clean.printed.signatures import SIGNED, is_signature
from onrecord.model import Kind
from onrecord.text import fold

_HEADS = 3
"""Lines at the beginning of the text that may have its dateline."""
_NOTES = (
    "correction:",
    "correction (",
    "correction -",
    "corrections:",
    "editor's note",
    "editors' note",
    "clarification:",
    "update:",
    "this article was",
    "this story was",
    "this article has",
    "this story has",
    "note:",
    "disclosure:",
    "(corrects ",
    "(adds ",
    "(updates ",
    "(recasts ",
    "(refiles ",
)


def judge_foot(sheet: Sheet) -> None:
    """Judge the lines below the running text; sets ``sheet.foot``."""
    _judge_counted(sheet)
    sheet.foot = _find_foot(sheet)
    _judge_trailing(sheet)
    scope = ""
    _judge_quiz(sheet)
    for line in sheet.lines[sheet.foot :]:
        if opens_tags(line):
            scope = "tags"
        elif opens_list(line) or sheet.kind(line.index) is Kind.TEASER:
            scope = "stories"
        elif sheet.kind(line.index) is Kind.COMMENT_PROMPT:
            scope = "comments"
        if sheet.kind(line.index) in {Kind.BYLINE, Kind.DATE_LINE} and sheet.kind(line.index - 1) is Kind.TEASER:
            sheet.judge(line, (Kind.TEASER, 0.8), "byline or date of another story")
        if sheet.is_open(line.index):
            _judge_one(sheet, line, scope)
            scope = "stories" if sheet.kind(line.index) is Kind.TEASER else scope


def _judge_counted(sheet: Sheet) -> None:
    """A headline, a bare number and a summary are another story with the number of its comments."""
    for line in list(sheet.open(sheet.body)):
        above, below = line.index - 1, line.index + 1
        if not (is_count(line) and sheet.is_open(above) and _is_headline(sheet.lines[above])):
            continue
        if below < len(sheet.lines) and is_count(sheet.lines[below]):
            continue  # a row of numbers is a table
        sheet.judge(line, (Kind.TEASER, 0.85), "count of comments at a link to another story")
        sheet.judge(above, (Kind.TEASER, 0.9), "headline of another story, with a count of comments below it")
        if sheet.is_open(above - 1) and is_heading(sheet.lines[above - 1]) and not is_count(sheet.lines[above - 1]):
            sheet.judge(above - 1, (Kind.TEASER, 0.85), "label or picture of a link to another story")
        if sheet.is_open(below) and sheet.lines[below].terminated:
            sheet.judge(below, (Kind.TEASER, 0.85), "summary of another story, below its headline and count")


def _is_headline(line: Line) -> bool:
    return is_heading(line) and line.words >= 4 and not is_count(line)


def _find_foot(sheet: Sheet) -> int:
    goes_on = _last_of_text(sheet)
    for line in sheet.lines[max(sheet.body, goes_on) + 1 :]:
        if _closes(sheet, line):
            return _after_last_sentence(sheet, _back_over_headings(sheet, line.index))
    return _after_last_sentence(sheet, len(sheet.lines))


def _last_of_text(sheet: Sheet) -> int:
    """The last line that is running text beyond doubt: the second sentence's line in a row without a heading between,
    or one that takes up the words of the text above it and has no headline right above."""
    found = sheet.body
    told: set[str] = set()
    run, headline = 0, False
    for line in sheet.open(sheet.body):
        if line.prose and not read_bio(line.look):
            run += 1
            if run >= 2 or (not headline and share_known(line, told) >= 0.5):
                found = line.index
            told |= line.stems
            headline = False
        elif is_heading(line):
            run, headline = 0, line.words >= 5
    return found


def _after_last_sentence(sheet: Sheet, end: int) -> int:
    """Headings with no text below them stand below the text."""
    texts = (line.index for line in sheet.open(sheet.body, end) if line.terminated or line.prose or line.bullet)
    last = max(texts, default=None)
    return end if last is None else last + 1


def _closes(sheet: Sheet, line: Line) -> bool:
    verdict = sheet.verdicts[line.index]
    kind = verdict.kind if verdict else None
    if kind is Kind.CREDIT:
        return verdict is not None and verdict.evidence.method != "caption"
    if kind is Kind.TEASER:
        return opens_list(line) or is_count(line)
    return kind in {Kind.COMMENT_PROMPT, Kind.QUIZ_WIDGET} or opens_tags(line)


def _back_over_headings(sheet: Sheet, at: int) -> int:
    if not is_count(sheet.lines[at]):
        return at
    while at > sheet.body and sheet.kind(at - 1) is Kind.TEASER:
        at -= 1
    return at


def is_heading(line: Line) -> bool:
    """Whether the line is no sentence, as headings, labels and links are."""
    return not line.prose and (not line.terminated or line.text.endswith("?")) and line.words <= 30


def _judge_quiz(sheet: Sheet) -> None:
    """Short lines beside a quiz widget that speak of quizzes are part of it."""
    for line in list(sheet.open(sheet.body)):
        beside = {sheet.kind(line.index - 1), sheet.kind(line.index + 1)}
        if Kind.QUIZ_WIDGET in beside and (speaks_of_quiz(line) or beside == {Kind.QUIZ_WIDGET}):
            sheet.judge(line, (Kind.QUIZ_WIDGET, 0.8), "stands beside the words of a quiz widget")


def _judge_trailing(sheet: Sheet) -> None:
    """Without any mark of a foot, headings with no text below them are links to other stories."""
    tags = False
    houses = _houses(sheet)
    listed = sheet.foot > 0 and sheet.lines[sheet.foot - 1].text.endswith(":")
    for line in sheet.lines[sheet.foot :]:
        if not sheet.is_open(line.index):
            tags, listed = opens_tags(line), False
        elif fold(line.look[:60]).startswith(_NOTES):
            sheet.judge(line, (Kind.TEXT, 0.85), "a note of the editors")
        elif is_signature(line.text, houses):
            sheet.judge(line, (Kind.CREDIT, 0.8), "a house signs the report at its end", method=SIGNED)
        elif listed and line.tight:
            sheet.judge(line, (Kind.TEXT, 0.7), "item of a list that the text leads into")
        elif not tags and _is_trailing_headline(sheet, line):
            sheet.judge(line, (Kind.TEASER, 0.75), "a headline with no text of this article below it")


def _houses(sheet: Sheet) -> frozenset[str]:
    """The folded names of the agencies in the dateline."""
    heads = (read_dateline(sheet.text, line.span) for line in sheet.lines[sheet.body : sheet.body + _HEADS])
    return frozenset(fold(head.agency.cut(sheet.text)) for head in heads if head is not None and head.agency)


def _is_trailing_headline(sheet: Sheet, line: Line) -> bool:
    if "|" in line.text or not is_heading(line) or line.words < 5:
        return False
    return read_bare_byline(sheet.text, line.span) is None


def _judge_one(sheet: Sheet, line: Line, scope: str) -> None:
    if fold(line.look[:60]).startswith(_NOTES):
        sheet.judge(line, (Kind.TEXT, 0.85), "a note of the editors")
    elif _is_byline(sheet, line, scope):
        sheet.judge(line, (Kind.BYLINE, 0.8), "names the writer at the end", method="byline")
    elif is_count(line):
        sheet.judge(line, (Kind.UI_BOILERPLATE, 0.7), "a bare number")
    elif line.prose or (line.terminated and line.words >= 6):
        _judge_sentence(sheet, line, scope)
    elif scope == "tags":
        sheet.judge(line, (Kind.UI_BOILERPLATE, 0.8), "one of the keywords of the page")
    elif line.text.count("|") > 1 or (line.text.count("|") == 1 and line.words <= 12):
        sheet.judge(line, (Kind.UI_BOILERPLATE, 0.75), "links of the site in one line")
    elif scope in {"stories", "comments"} or line.words >= 5 or _before_teaser(sheet, line.index):
        sheet.judge(line, (Kind.TEASER, 0.7), "part of a link to another story")
    else:
        sheet.judge(line, (Kind.UI_BOILERPLATE, 0.6), "a few words below the text")


def _judge_sentence(sheet: Sheet, line: Line, scope: str) -> None:
    if sheet.kind(line.index - 1) is Kind.TEASER:
        sheet.judge(line, (Kind.TEASER, 0.75), "summary below the headline of another story")
    elif scope == "comments":
        sheet.judge(line, (Kind.COMMENT_PROMPT, 0.5), "stands among the comments")
    elif scope == "tags":
        sheet.judge(line, (Kind.PROMO, 0.5), "stands below the keywords of the page")
    else:
        sheet.judge(line, (Kind.TEXT, 0.6), "a sentence below the text, such as a note")


def _is_byline(sheet: Sheet, line: Line, scope: str) -> bool:
    if read_bio(line.look):
        return True
    if line.words > 14:
        return False
    read = read_byline(sheet.text, line.span)
    if read is None and scope == "" and not sheet.speaks_of(line.look) and not _is_one_of_many(sheet, line):
        read = read_bare_byline(sheet.text, line.span)
    return read is not None and (bool(read.people) or bool(read.roles)) and not _before_teaser(sheet, line.index)


def _is_one_of_many(sheet: Sheet, line: Line) -> bool:
    """Whether short lines stand on both sides, as in a list of keywords or of links."""
    beside = [sheet.lines[i] for i in (line.index - 1, line.index + 1) if sheet.foot <= i < len(sheet.lines)]
    return len(beside) == 2 and all(is_heading(one) and one.words <= 5 for one in beside)


def _before_teaser(sheet: Sheet, at: int) -> bool:
    return sheet.kind(at + 1) is Kind.TEASER and not opens_list(sheet.lines[at + 1])
