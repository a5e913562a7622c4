"""A brief as plain text, as Markdown, and as a page of HTML that needs nothing else."""

import re
from collections.abc import Iterator
from enum import StrEnum
from html import escape
from textwrap import fill

from onrecord.tell.brief.lines import Line
from onrecord.tell.brief.made import tweet_citation
from onrecord.tell.brief.nouns import Brief, KeyActor, Length
from onrecord.tell.brief.sheet import SHEET
from onrecord.tell.brief.words import (
    ACTORS,
    KNOWN,
    PROMISE,
    actor_in_words,
    cited_at,
    headline_in_words,
    known_in_words,
    label_of,
    notes,
    numbers,
    role_note,
    tail_of,
)
from onrecord.tell.lines.told import Told
from onrecord.tell.story import Story
from onrecord.text import STEERING

_WIDTH = 100
"""Widest line of plain text."""
_A_DAY = len("2031-01-01")
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_CONTROL = re.compile(f"[{STEERING}\r\ufffe\uffff]")


class Form(StrEnum):
    """What a brief is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


def written(brief: Brief, story: Story, form: Form, *, width: int = _WIDTH) -> str:
    """The brief in a form, ending in a line end. Control characters of articles are left out.

    Plain text is wrapped to ``width``, where that is less than is easy to read.
    """
    if form is Form.TEXT:
        made = _text(brief, story, min(width, _WIDTH))
    else:
        made = (_markdown if form is Form.MARKDOWN else _html)(brief, story)
    return _CONTROL.sub("", "\n".join(made).rstrip() + "\n")


# --- plain text ---------------------------------------------------------------------------------


def _text(brief: Brief, story: Story, width: int) -> Iterator[str]:
    if brief.length is Length.TWEET:
        yield from (f"{line.text} {tweet_citation(story, line.told)}" for line in brief.lead)
        return
    if brief.headline is not None:
        yield fill(f"{headline_in_words(brief)} {_refs(brief.headline, brief)}", width)
        yield ""
    for line in brief.lead:
        yield fill(_labelled(line) + _plain(line, brief, labelled=True), width)
        yield ""
    for part in brief.parts:
        yield part.heading
        for entry in part.entries:
            label = _labelled(entry.lines[0]) if part.dated else ""
            yield _bullet(label + " ".join(_plain(line, brief, labelled=part.dated) for line in entry.lines), width)
        yield ""
    if brief.actors:
        yield ACTORS
        for actor in brief.actors:
            yield _bullet(
                f"{_actor(actor, brief)}{' '.join(_plain(line, brief) for line in actor.lines)}".rstrip(" :"), width
            )
        yield ""
    if brief.length is Length.PAGE:
        yield KNOWN
        yield fill(f"{known_in_words(brief)} {PROMISE}", width)
    for note in notes(brief, story):
        yield fill(f"[{note.number}] {note.source}: {note.offsets}", width, subsequent_indent="    ")


def _actor(actor: KeyActor, brief: Brief) -> str:
    number = role_note(actor, brief)
    role = f", {actor.role.words}" + (f" [{number}]" if number else "") if actor.role else ""
    return f"{actor.name}{role} ({actor_in_words(actor)}): "


def _bullet(words: str, width: int) -> str:
    return fill(words, width, initial_indent="• ", subsequent_indent="  ")


def _refs(told: Told, brief: Brief) -> str:
    return f"[{', '.join(map(str, numbers(told, brief)))}]"


def _labelled(line: Line) -> str:
    return f"{label_of(line)}: " if label_of(line) else ""


def _plain(line: Line, brief: Brief, *, labelled: bool = False) -> str:
    tail = tail_of(line, labelled=labelled)
    return f"{line.text} {_refs(line.told, brief)}" + (f" ({tail})" if tail else "")


# --- Markdown -----------------------------------------------------------------------------------


def _markdown(brief: Brief, story: Story) -> Iterator[str]:
    if brief.length is Length.TWEET:
        yield from (_marked(f"{line.text} {tweet_citation(story, line.told)}") for line in brief.lead)
        return
    if brief.headline is not None:
        yield f"# {_marked(headline_in_words(brief))} {_links(brief.headline, brief)}"
        yield ""
    for line in brief.lead:
        yield _label_in_markdown(line) + _in_markdown(line, brief, labelled=True)
        yield ""
    for part in brief.parts:
        yield f"## {part.heading}\n"
        for entry in part.entries:
            label = _label_in_markdown(entry.lines[0]) if part.dated else ""
            yield "- " + label + " ".join(_in_markdown(line, brief, labelled=part.dated) for line in entry.lines)
        yield ""
    if brief.actors:
        yield f"## {ACTORS}\n"
        for actor in brief.actors:
            number = role_note(actor, brief)
            role = f", {_marked(actor.role.words)}" if actor.role else ""
            role += f" [\\[{number}\\]](#note-{number})" if number else ""
            said = " ".join(_in_markdown(line, brief) for line in actor.lines)
            yield f"- **{_marked(actor.name)}**{role} ({actor_in_words(actor)})" + (f": {said}" if said else "")
        yield ""
    if brief.length is Length.PAGE:
        yield f"## {KNOWN}\n"
        yield f"{known_in_words(brief)} {_marked(PROMISE)}\n"
    for note in notes(brief, story):
        yield f'{note.number}. <a id="note-{note.number}"></a>{_marked(note.source)}: {note.offsets}'


def _marked(words: str) -> str:
    return _MARKS.sub(r"\\\1", words)


def _links(told: Told, brief: Brief) -> str:
    of = {brief.notes[c.article]: c.article for c in told.citations}
    return " ".join(f'[\\[{n}\\]](#note-{n} "{cited_at(told, of[n])}")' for n in numbers(told, brief))


def _label_in_markdown(line: Line) -> str:
    return f"**{label_of(line)}:** " if label_of(line) else ""


def _in_markdown(line: Line, brief: Brief, *, labelled: bool = False) -> str:
    tail = tail_of(line, labelled=labelled)
    return f"{_marked(line.text)} {_links(line.told, brief)}" + (f" *({tail})*" if tail else "")


# --- HTML ---------------------------------------------------------------------------------------


def _html(brief: Brief, story: Story) -> Iterator[str]:
    title = escape(headline_in_words(brief))
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
        " base-uri 'none'; form-action 'none'\">"
    )
    yield f"<title>{title}</title>\n<style>{SHEET}</style>\n</head>\n<body>\n<main>"
    yield from html_body(brief, story)
    yield "</main>\n</body>\n</html>"


def html_body(brief: Brief, story: Story) -> Iterator[str]:
    """The brief without the page around it. Every word of an article in it is escaped."""
    if brief.headline is not None:
        yield f"<h1>{escape(headline_in_words(brief))} {_anchors(brief.headline, brief)}</h1>"
    else:
        yield '<h1 class="quiet">Brief</h1>'
    for line in brief.lead:
        yield f'<p class="lead">{_label_in_html(line)}{_in_html(line, brief, labelled=True)}</p>'
    for part in brief.parts:
        yield f"<section>\n<h2>{escape(part.heading)}</h2>\n<ul>"
        for entry in part.entries:
            label = _label_in_html(entry.lines[0]) if part.dated else ""
            told = " ".join(_in_html(line, brief, labelled=part.dated) for line in entry.lines)
            yield f"<li>{label}{told}</li>"
        yield "</ul>\n</section>"
    if brief.actors:
        yield f'<section>\n<h2>{ACTORS}</h2>\n<dl class="people">'
        yield from (_person(actor, brief) for actor in brief.actors)
        yield "</dl>\n</section>"
    yield f'<section class="known">\n<h2>{KNOWN}</h2>'
    if brief.length is Length.PAGE:
        yield f"<p>{escape(known_in_words(brief))} {escape(PROMISE)}</p>"
    yield '<ol class="notes">'
    for note in notes(brief, story):
        yield (
            f'<li id="note-{note.number}">{escape(note.title)}. <cite>{escape(note.outlet)}</cite>, {escape(note.date)}'
            f' <span class="where">({escape(note.name)}: {escape(note.offsets)})</span></li>'
        )
    yield "</ol>\n</section>"


def _person(actor: KeyActor, brief: Brief) -> str:
    number = role_note(actor, brief)
    role = f'<span class="role">{escape(actor.role.words)}</span>' if actor.role else ""
    role += f'<a class="ref" href="#note-{number}" aria-label="note {number}">[{number}]</a>' if number else ""
    said = " ".join(_in_html(line, brief) for line in actor.lines)
    times = f'<span class="times">{escape(actor_in_words(actor))}</span>'
    return f"<div><dt>{escape(actor.name)} {role}</dt><dd>{said} {times}</dd></div>"


def _anchors(told: Told, brief: Brief) -> str:
    of = {brief.notes[c.article]: c.article for c in told.citations}
    made = []
    for n in numbers(told, brief):
        where = escape(cited_at(told, of[n]))
        made.append(f'<a class="ref" href="#note-{n}" title="{where}" aria-label="note {n}, {where}">[{n}]</a>')
    return "".join(made)


def _label_in_html(line: Line) -> str:
    label = label_of(line)
    if not label:
        return ""
    if len(line.day) == _A_DAY:
        return f'<time class="day" datetime="{escape(line.day)}">{escape(label)}:</time> '
    return f'<span class="day">{escape(label)}:</span> '  # HTML knows no range of days


def _in_html(line: Line, brief: Brief, *, labelled: bool = False) -> str:
    tail = tail_of(line, labelled=labelled)
    told = f' <span class="origins">{escape(tail)}</span>' if tail else ""
    return f"{_brackets(escape(line.text))}&nbsp;{_anchors(line.told, brief)}{told}"


def _brackets(words: str) -> str:
    """Bracketed words set apart for the eye; the brackets stay for those who hear or copy it."""
    return re.sub(r"\[([^\[\]]*)\]", r'<span class="insert">[\1]</span>', words)
