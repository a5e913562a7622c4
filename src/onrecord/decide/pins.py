"""Content keys: how a page, an assertion or an entity is told to the log, and found again in another build."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from zlib import crc32

from onrecord.model import Assertion, Kind, Named, Page, Quotation, Span
from onrecord.record import Recorded
from onrecord.relate.origins.desk import reporting
from onrecord.text import address_parts, fold, id_of, words

OUTLET = "reporting:"
"""How the key of an outlet begins, which is that of its own reporting."""
_BEFORE = 40
"""Characters before a quotation that tell it from the same words elsewhere on the page."""
_OVERLAP = 0.5
"""Share of the characters of both that quotation and assertion must have in common, once a stage cuts otherwise."""
_RUN, _SAMPLE, _FEWEST = 4, 32, 16
"""Words of a run; how many runs a page is known by once it is edited, at most, and at least."""
_STILL = 0.5
"""Share of the runs of both that an edited page must have kept."""
_PLACES = 64
"""Places of one quotation that are looked at: what stands oftener says nothing."""
_MARKS = str.maketrans("“”„«»’‘ʼ–—−", '"""""\'\'\'---')
_SHOWN = 60


class NotFound(LookupError):
    """What a decision is about is not in this record; the message says what of it."""


def named_of(key: str, name: str) -> Named:
    """An entity as the log tells it."""
    return Named(key, " ".join(name.split()))


def page_of(recorded: Recorded) -> Page:
    """A page as the log tells it."""
    article = recorded.article
    return Page(
        capture=article.capture,
        words=own_words(recorded),
        address=min(recorded.addresses, default=""),
        name=min(recorded.names, default=""),
        title=article.title.value if article.title else "",
        publisher=article.publisher.value if article.publisher else "",
        published=article.published.value if article.published else "",
        sample=" ".join(sample_of(recorded)),
    )


def own_words(recorded: Recorded) -> str:
    """A hash over the words of the article's own paragraphs: menus, dates of printing and notices do not count."""
    return id_of(*_own(recorded))


def _own(recorded: Recorded) -> list[str]:
    article = recorded.article
    own = (b.span.cut(article.text) for b in article.blocks if b.kind is Kind.TEXT and b.repeats is None)
    return [word for paragraph in own for word in words(paragraph)]


def sample_of(recorded: Recorded) -> list[str]:
    """The smallest hashes of runs of its own words: of two texts as many are common as they have runs in common.

    Source: Broder, "On the resemblance and containment of documents", 1997.
    """
    own = _own(recorded)
    runs = {" ".join(own[at : at + _RUN]) for at in range(len(own) - _RUN + 1)}
    return sorted(f"{crc32(run.encode('utf-8', 'surrogatepass')):08x}" for run in runs)[:_SAMPLE]


def quotation_of(recorded: Recorded, assertion: Assertion) -> Quotation:
    """An assertion as the log tells it."""
    text, wording = recorded.article.text, assertion.wording
    words_now = " ".join(wording.cut(text).split())
    return Quotation(page_of(recorded), words_now, _before(text, wording), assertion.origin.name)


def _before(text: str, wording: Span) -> str:
    return " ".join(text[max(0, wording.start - 2 * _BEFORE) : wording.start].split())[-_BEFORE:]


class Pins:
    """Finds again what the log tells of, among the articles of one record."""

    def __init__(self, articles: Sequence[Recorded]) -> None:
        self._articles = articles
        self._wordings: dict[str, dict[str, list[Assertion]]] = {}

    def pages(self, page: Page) -> tuple[str, ...]:
        """Ids of the articles that are the page, sorted. Raises NotFound."""
        found = self._pages(page)
        if not found:
            raise NotFound(f"the page {_called(page)} is not in this record")
        return tuple(sorted(r.article.id for r in found))

    def _pages(self, page: Page) -> list[Recorded]:
        """By its bytes or address; else by its own words; else by title with file name, with publisher and day, or with
        most of its words.

        A file name says something only where one page has it; what another outlet put out is never the page.
        """
        exact = (*self._by_capture.get(page.capture, ()), *self._by_address.get(page.address, ()))
        if exact:
            return list({r.article.id: r for r in exact}.values())
        return self._alike(page)

    def _alike(self, page: Page) -> list[Recorded]:
        same = self._by_words.get(page.words, []) if page.words != _NO_WORDS else []
        own = [r for r in same if not _is_anothers(page, r)]
        if own:  # another publisher's page with these words is a reprint, not the page
            return _nearest(page, own)
        stated = page.title, page.publisher, page.published
        dated = [r for r in self._articles if all(stated) and _stated(r) == stated and _may_be(page, r)]
        named = [r for r in self._named(page) if page.title and _stated(r)[0] == page.title]
        return dated or named or self._edited(page)

    def _named(self, page: Page) -> list[Recorded]:
        """The one article with the page's file name: in a folder for each outlet many are called alike."""
        named = self._by_name.get(page.name, [])
        return [r for r in named if len(named) == 1 and _may_be(page, r)]

    def _edited(self, page: Page) -> list[Recorded]:
        """The one article under the page's title, or without one as the page is, that has most of its words."""
        known = set(page.sample.split())
        under = [r for r in self._by_title.get(page.title, []) if len(known) >= _FEWEST and _may_be(page, r)]
        found = [r for r in under if _resemblance(known, set(sample_of(r))) >= _STILL]
        return found if len(found) == 1 else []

    def _titled(self, page: Page) -> list[Recorded]:
        """The one article with the page's title: of a page without publisher or day not much more is known."""
        titled = self._by_title.get(page.title, []) if page.title else []
        return [r for r in titled if len(titled) == 1 and _may_be(page, r)]

    @cached_property
    def _by_title(self) -> dict[str, list[Recorded]]:
        return _index((_stated(r)[0], r) for r in self._articles)

    @cached_property
    def _by_name(self) -> dict[str, list[Recorded]]:
        return _index((name, r) for r in self._articles for name in r.names)

    @cached_property
    def _by_capture(self) -> dict[str, list[Recorded]]:
        return _index((r.article.capture, r) for r in self._articles)

    @cached_property
    def _by_address(self) -> dict[str, list[Recorded]]:
        return _index((address, r) for r in self._articles for address in r.addresses)

    @cached_property
    def _by_words(self) -> dict[str, list[Recorded]]:
        return _index((own_words(r), r) for r in self._articles)

    def assertion(self, quotations: Iterable[Quotation]) -> tuple[str, ...]:
        """Ids of the assertions that the first of the quotations to be found stands for; one for each copy of its page.

        Raises NotFound.
        """
        missing = NotFound("it quotes nothing")
        for quotation in quotations:
            try:
                return self._quoted(quotation)
            except NotFound as error:
                missing = error
        raise missing

    def _quoted(self, quotation: Quotation) -> tuple[str, ...]:
        pages = self._pages(quotation.page)
        if not pages:  # the words must be there too, so that a file's name will do, or a title
            pages = self._named(quotation.page) or self._titled(quotation.page)
        if not pages:
            raise NotFound(f"the page {_called(quotation.page)} is not in this record")
        found = [a.id for r in pages if (a := self._assertion_of(r, quotation)) is not None]
        if found:
            return tuple(sorted(found))
        page = _called(quotation.page)
        if any(_places(r.article.text, quotation.words) for r in pages):
            raise NotFound(f"nobody is read as asserting “{_short(quotation.words)}” on the page {page} any more")
        raise NotFound(f"“{_short(quotation.words)}” does not stand on the page {page} any more")

    def _assertion_of(self, recorded: Recorded, quotation: Quotation) -> Assertion | None:
        """The assertion in these words; where a stage now cuts otherwise, the one that has most of them."""
        article = recorded.article
        if article.id not in self._wordings:
            found: defaultdict[str, list[Assertion]] = defaultdict(list)
            for assertion in recorded.assertions:
                found[fold(assertion.wording.cut(article.text))].append(assertion)
            self._wordings[article.id] = dict(found)
        same = self._wordings[article.id].get(fold(quotation.words))
        if same:
            return max(same, key=lambda a: _likeness(recorded, a, quotation))
        near = [
            (share, a)
            for place in _places(article.text, quotation.words)
            for a in recorded.assertions
            if (share := _shared(a.wording, place)) >= _OVERLAP
        ]
        return max(near, key=lambda x: (x[0], *_likeness(recorded, x[1], quotation)))[1] if near else None

    def entity(self, named: Named) -> str:
        """The key of an entity. Raises NotFound."""
        if named.key in self._names or named.key in self._outlets:
            return named.key
        if named.key.startswith(OUTLET) and (outlet := self.outlets_of(named.name)):
            return outlet[0]
        keys = sorted(key for key, names in self._names.items() if fold(named.name) in names)
        if len(keys) == 1:
            return keys[0]
        many = f"{len(keys)} are called" if keys else "nobody is called"
        raise NotFound(f"{many} “{_short(named.name)}” in this record")

    def keys_of(self, name: str) -> tuple[str, ...]:
        """Keys of the entities that some article calls by this name, sorted."""
        return tuple(sorted(key for key, names in self._names.items() if fold(name) in names))

    def outlets_of(self, name: str) -> tuple[str, ...]:
        """The key of the outlet that is called so, if there is one."""
        key = reporting(name)
        return (key,) if key in self._outlets else ()

    @cached_property
    def _outlets(self) -> frozenset[str]:
        """The keys of those who put out an article, or are told of as having reported something."""
        own = {reporting(r.article.publisher.value) for r in self._articles if r.article.publisher}
        told = {a.origin.key for r in self._articles for a in r.assertions}
        return frozenset(own | {key for key in told if key.startswith(OUTLET)})

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """The folded names of every entity, by key."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for recorded in self._articles:
            for resolution in recorded.resolutions:
                found[resolution.entity].add(fold(resolution.name))
        return dict(found)


_NO_WORDS = id_of()


def _index(pairs: Iterable[tuple[str, Recorded]]) -> dict[str, list[Recorded]]:
    found: defaultdict[str, list[Recorded]] = defaultdict(list)
    for key, recorded in pairs:
        found[key].append(recorded)
    return dict(found)


def _stated(recorded: Recorded) -> tuple[str, str, str]:
    article = recorded.article
    title, publisher, published = (s.value if s else "" for s in (article.title, article.publisher, article.published))
    return title, publisher, published


def _resemblance(one: set[str], other: set[str]) -> float:
    """The share of runs that two texts have in common, as far as their samples tell."""
    sample = sorted(one | other)[:_SAMPLE]
    return sum(run in one and run in other for run in sample) / len(sample) if sample else 0.0


def _is_anothers(page: Page, recorded: Recorded) -> bool:
    """Whether somebody else put the article out: by the publishers, where both are stated, else by their hosts."""
    publisher = _stated(recorded)[1]
    if page.publisher and publisher:
        return reporting(page.publisher) != reporting(publisher)
    hosts = {_host(address) for address in recorded.addresses}
    return bool(page.address and hosts) and _host(page.address) not in hosts


def _may_be(page: Page, recorded: Recorded) -> bool:
    """Whether an article in other words may still be the page: nobody else's, and not from another address."""
    elsewhere = bool(page.address and recorded.addresses) and page.address not in recorded.addresses
    return not elsewhere and not _is_anothers(page, recorded)


def _host(address: str) -> str:
    return (address_parts(address).hostname or "").removeprefix("www.") or address


def _nearest(page: Page, found: list[Recorded]) -> list[Recorded]:
    """Of several articles those of the page's publisher and day, of these those of its file name."""
    stated = page.publisher, page.published
    found = [r for r in found if _stated(r)[1:] == stated] or found
    return [r for r in found if page.name in r.names] or found


def _likeness(recorded: Recorded, assertion: Assertion, quotation: Quotation) -> tuple[bool, bool, int, str]:
    before = fold(_before(recorded.article.text, assertion.wording))
    return (
        before == fold(quotation.before),
        fold(assertion.origin.name) == fold(quotation.voice),
        -assertion.wording.start,
        assertion.id,
    )


def _shared(one: Span, other: Span) -> float:
    both = one.shared(other)
    return both / (len(one) + len(other) - both) if both else 0.0


def _places(text: str, quoted: str) -> list[Span]:
    """The first places where the words stand, however they are spaced, with straight or curly marks."""
    asked = _level(quoted)[0].strip()
    levelled, offsets = _level(text)
    places: list[Span] = []
    at = levelled.find(asked) if asked else -1
    while at >= 0 and len(places) < _PLACES:
        places.append(Span(offsets[at], offsets[at + len(asked) - 1] + 1))
        at = levelled.find(asked, at + len(asked))
    return places


def _level(text: str) -> tuple[str, list[int]]:
    """The text with one space for each run of white space and one form of each mark; and where each character was."""
    kept: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text.translate(_MARKS)):
        if not character.isspace():
            kept.append(character)
        elif kept and kept[-1] == " ":
            continue
        else:
            kept.append(" ")
        offsets.append(offset)
    return "".join(kept), offsets


def _called(page: Page) -> str:
    """A page as people know it."""
    title = f"“{_short(page.title)}”" if page.title else page.name or page.address or page.capture[:8]
    return f"{title} ({page.publisher})" if page.publisher else title


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
