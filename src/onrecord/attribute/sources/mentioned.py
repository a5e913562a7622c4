"""Which name of the article a source goes by: the one it is headed by, or the one set beside that."""

import re
from bisect import bisect_left

from onrecord.attribute.page import Draft, Page
from onrecord.model import EntityKind, Mention, Span

_GOVERNS = re.compile(
    r"(?:\b(?:of|for|by|to|with|from|and|or|in|at|on|about|like|than|as|named|including)|[’']s?|[-–—/])$", re.IGNORECASE
)
_TITLES = re.compile(r"(?:\s+[A-Z][\w’'-]*\.?)+$")
_OWNS = re.compile(r"[’']s? ")


class Mentions:
    """The mentions of one page, asked by where they stand."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.in_order = sorted(page.reading.mentions, key=lambda m: (m.span.start, -len(m.span)))
        self._starts = [m.span.start for m in self.in_order]

    def of(self, draft: Draft) -> Mention | None:
        """The mention that holds the head of the source, or of the person whom the words beside it name."""
        head = draft.source_head
        if head < 0:
            return self._covering(draft.source[0])
        trees = self._page.trees
        found = self.holding(self._page.words[head].span)
        if found is not None and found.kind is EntityKind.PERSON:
            return found
        apposed = trees.child(head, "appos")
        named = self.holding(self._page.words[apposed].span) if apposed is not None else None
        if named is not None and named.kind is not EntityKind.PERSON:
            named = None
        if found is None:
            # "the company's chief executive, Ada Lind": the apposition names the person.
            return named or self._closing(draft)
        if named is not None and self._is_theirs(found, named):
            return named
        if found.kind is EntityKind.ORGANISATION:
            # "Harbour Party (HP) senator Ada Lind": the party is hers.
            closing = self._closing(draft)
            if closing is not None and "," not in self._page.text[found.span.end : closing.span.start]:
                return closing
        return found

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that lie in a span, in text order."""
        near = self.in_order[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [m for m in near if m.span in span]

    def called(self, name: str) -> int | None:
        """The entity of a name, None for one that is not mentioned."""
        return next((m.entity for m in self.in_order if m.name == name), None)

    def _is_theirs(self, found: Mention, person: Mention) -> bool:
        """Whether the person is set beside a body's officer, and not beside the body: "Acme's chief, Ada Lind"."""
        between = self._page.text[found.span.end : person.span.start]
        return found.kind is EntityKind.ORGANISATION and _OWNS.search(between) is not None

    def _closing(self, draft: Draft) -> Mention | None:
        """The person whose name closes the phrase: "one of the attorneys, Ada Lind,", "chief engineer Ada Lind".

        What is told of a single somebody may follow: "coach Ada Lind, who …", "the nominee, Ada Lind (Harbour Party)".
        """
        span = draft.source[-1]
        end = span.start + len(span.cut(self._page.text).rstrip(" ,"))
        single = self._page.words[draft.source_head].tag not in {"NNS", "NNPS"}
        for m in self.in_order[bisect_left(self._starts, span.start) : bisect_left(self._starts, end)]:
            before = self._page.text[span.start : m.span.start].rstrip()
            rest = self._page.text[m.span.end : end].lstrip()
            if m.kind is not EntityKind.PERSON:
                continue
            named = before.endswith(",") or (before and not _GOVERNS.search(before) and len(m.name.split()) > 1)
            if not rest and named:
                return m
            if single and rest[:1] in {"(", ","} and self._is_beside(draft, _TITLES.sub("", before)):
                return m
        return None

    def _is_beside(self, draft: Draft, before: str) -> bool:
        """Whether a name behind these words of the source stands right behind its head, or set off from that."""
        head = self._page.words[draft.source_head].span.end - draft.source[-1].start
        return len(before) >= head and before[head:] in {"", ","}

    def holding(self, span: Span) -> Mention | None:
        """The mention that a word stands in, the one that it ends if there are several."""
        at = bisect_left(self._starts, span.end) - 1
        held = [m for m in self.in_order[max(0, at - 7) : at + 1] if span in m.span]
        # The mention that ends with the word has it as its head.
        return next((m for m in reversed(held) if m.span.end == span.end), held[-1] if held else None)

    def _covering(self, source: Span) -> Mention | None:
        at = bisect_left(self._starts, source.start)
        return self.in_order[at] if at < len(self.in_order) and self.in_order[at].span in source else None
