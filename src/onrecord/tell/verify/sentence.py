"""The check of one sentence against what it cites."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Span
from onrecord.record import Recorded
from onrecord.tell.lines.held import contents_of
from onrecord.tell.lines.told import Citation
from onrecord.tell.story import Story
from onrecord.tell.verify.aligned import Aligned, Token, aligned, tokens
from onrecord.tell.verify.faults import Fault, FaultKind, changes_the_sense, sort_of
from onrecord.tell.verify.framing import Frame, frames
from onrecord.tell.verify.inserts import inserts_at
from onrecord.text import fold

_BRACKET = re.compile(r"\[([^\[\]]{1,200})\]")


@dataclass(frozen=True, slots=True)
class _Word:
    """A cited word: in which article, and as part of which citation."""

    token: Token
    recorded: Recorded
    citation: int


@dataclass(frozen=True, slots=True)
class _Bracket:
    """Words in brackets, and how many told words stand before them."""

    words: str
    at: int


def verify(sentence: str, cited: Sequence[Citation], story: Story) -> tuple[Fault, ...]:
    """What in a sentence is not in the characters it cites; empty when all of it is.

    Every word has to stand there, in its order, but for words in square brackets, which must be what the article gives
    at that place, and for saying whose report or words it is, as ``framing`` words it. What is left out of a cited
    stretch may be no negation, modal or number, and nobody whose words are told may be left out.
    """
    return tuple(dict.fromkeys(_Check(sentence, cited, story).faults()))


class _Check:
    def __init__(self, sentence: str, cited: Sequence[Citation], story: Story) -> None:
        self._story, self._cited, self._sentence = story, cited, sentence

    def faults(self) -> Iterator[Fault]:
        missing = [c for c in self._cited if not self._is_there(c)]
        if missing or not self._cited:
            yield Fault(FaultKind.CITATION, "it cites nothing that is in the record")
            return
        body, brackets = _unbracketed(self._sentence, self._cited_text())
        whole = len(tokens(body))
        body, frame = self._unframed(body)
        told = tokens(body)
        if frame is not None and frame.before:  # the places of brackets are counted without it too
            brackets = [_Bracket(b.words, b.at - (whole - len(told))) for b in brackets]
        words = self._words({fold(b.words) for b in brackets})
        laid = aligned(told, [w.token for w in words])
        yield from _unmatched(told, laid)
        yield from _left_out(words, laid)
        if not any(m is not None for m in laid.matches):
            return
        yield from self._brackets(brackets, words, laid)
        yield from self._attributions(brackets, words, laid, frame=frame)

    def _is_there(self, citation: Citation) -> bool:
        recorded = self._story.by_id.get(citation.article)
        return recorded is not None and citation.span.end <= len(recorded.article.text)

    def _cited_text(self) -> str:
        return " ".join(c.span.cut(self._story.by_id[c.article].article.text) for c in self._cited)

    def _words(self, bracketed: set[str]) -> list[_Word]:
        """The cited words; a citation inside another adds none, nor does one that is only there for a bracket."""
        kept: list[_Word] = []
        for n, citation in enumerate(self._cited):
            text = self._story.by_id[citation.article].article.text
            inside = any(
                o.article == citation.article and citation.span in o.span and (o.span != citation.span or m < n)
                for m, o in enumerate(self._cited)
                if m != n
            )
            if inside or fold(citation.span.cut(text)) in bracketed:
                continue
            found = tokens(text, citation.span.start, citation.span.end)
            kept.extend(_Word(t, self._story.by_id[citation.article], n) for t in found)
        return kept

    def _unframed(self, body: str) -> tuple[str, Frame | None]:
        """The sentence without the words that say whose report it is, and those."""
        for citation in self._cited:
            for frame in frames(self._story, self._story.by_id[citation.article], citation.span):
                bare = frame.off(body)
                if bare is not None:
                    return bare, frame
        return body, None

    def _brackets(self, brackets: Sequence[_Bracket], words: Sequence[_Word], laid: Aligned) -> Iterator[Fault]:
        for bracket in brackets:
            before = next((m for m in reversed(laid.matches[: bracket.at]) if m is not None), None)
            after = next((m for m in laid.matches[bracket.at :] if m is not None), None)
            near = words[before if before is not None else after or 0]
            low = words[before].token.span.end if before is not None else None
            high = words[after].token.span.start if after is not None else None
            if after is not None and before is not None and words[after].recorded is not words[before].recorded:
                high = None
            if bracket.words not in inserts_at(self._story, near.recorded, low=low, high=high):
                yield Fault(FaultKind.INSERT, f"[{bracket.words}] is not what the article gives there")

    def _attributions(
        self, brackets: Sequence[_Bracket], words: Sequence[_Word], laid: Aligned, *, frame: Frame | None
    ) -> Iterator[Fault]:
        """Law 4: nobody's words are told without them, nor without the word for what they do with them."""
        shown = _shown(words, laid)
        named = {fold(b.words) for b in brackets}
        for recorded, spans in shown:
            held = contents_of(self._story, recorded.article.id)
            for said in held.near(spans):
                if not said.source or not _tells(said, spans):
                    continue
                for one in (said, held.by_id.get(said.via or "")):
                    if one is not None and not _is_named(one, spans, bracketed=named, frame=frame):
                        who = one.speaker or "an unnamed source"
                        yield Fault(FaultKind.ATTRIBUTION, f"it tells words of {who} without saying so")
                if said.cue and not frame and not any(c.overlaps(s) for c in said.cue for s in spans):
                    cue = said.cue[0].cut(recorded.article.text)
                    yield Fault(FaultKind.STANCE, f"it leaves out “{cue}”")


def _unbracketed(sentence: str, cited: str) -> tuple[str, list[_Bracket]]:
    """The sentence without what it puts in brackets; brackets of the article itself stay."""
    body, brackets, at = "", [], 0
    for found in _BRACKET.finditer(sentence):
        if found[0] in cited:
            continue
        body += sentence[at : found.start()]
        brackets.append(_Bracket(found[1], len(tokens(body))))
        at = found.end()
    return " ".join((body + sentence[at:]).split()), brackets


def _unmatched(told: Sequence[Token], laid: Aligned) -> Iterator[Fault]:
    for n, (token, match) in enumerate(zip(told, laid.matches, strict=False)):
        if match is None:
            yield Fault(sort_of(token.words, first=n == 0), f"“{token.words}” does not stand there in what it cites")


def _left_out(words: Sequence[_Word], laid: Aligned) -> Iterator[Fault]:
    """What is left out of a stretch that is told in part."""
    told = {words[m].citation for m in laid.matches if m is not None}
    for n in laid.left_out:
        word = words[n]
        if word.citation in told and changes_the_sense(word.token.words):
            yield Fault(sort_of(word.token.words), f"it leaves out “{word.token.words}”")


def _shown(words: Sequence[_Word], laid: Aligned) -> list[tuple[Recorded, list[Span]]]:
    """For each article the stretches that are told of it, as long as they run on."""
    found: dict[str, tuple[Recorded, list[Span]]] = {}
    last: int | None = None
    for match in laid.matches:
        if match is None:
            continue
        word = words[match]
        spans = found.setdefault(word.recorded.article.id, (word.recorded, []))[1]
        if last is not None and match == last + 1 and words[last].citation == word.citation and spans:
            spans[-1] = Span(spans[-1].start, word.token.span.end)
        else:
            spans.append(word.token.span)
        last = match
    return list(found.values())


def _tells(said: Attribution, spans: Sequence[Span]) -> bool:
    """Whether all that is told is inside its content, or all of its content is told."""
    inside = any(s in c for s in spans for c in said.content if 2 * len(s) >= max(map(len, spans)))
    return inside or any(_most(c, s) for s in spans for c in said.content)


def _most(content: Span, told: Span) -> bool:
    return len(content) > 0 and 10 * content.shared(told) >= 9 * len(content)


def _is_named(said: Attribution, spans: Sequence[Span], *, bracketed: set[str], frame: Frame | None) -> bool:
    if not said.source or fold(said.speaker) in bracketed:
        return True
    if frame is not None and said.id in frame.names:
        return True
    return any(2 * s.shared(x) >= len(s) for s in said.source for x in spans)
