"""A small record in memory: an implementation of ``Known`` for the tests of resolve and relate."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from onrecord.known import Asked, KnownArticle, KnownAssertion
from onrecord.model import Attribution, Related, Resolved


class MemoryKnown:
    """What has been added so far, in dictionaries."""

    def __init__(self) -> None:
        self._full: defaultdict[str, set[str]] = defaultdict(set)
        self._with: defaultdict[int, set[str]] = defaultdict(set)
        self._articles: dict[str, KnownArticle] = {}
        self._assertions: list[KnownAssertion] = []
        self.aliases: dict[str, str] = {}

    def add(self, resolved: Resolved, related: Related | None = None, attributions: Sequence[Attribution] = ()) -> None:
        article = resolved.reading.article
        self._articles[article.id] = KnownArticle.of(article)
        for short, full in resolved.short_names:
            self._full[short].add(full)
        for value, _ in resolved.prints:
            self._with[value].add(article.id)
        for alias in resolved.aliases:
            self.aliases[alias.short] = alias.full
        said = {a.id: a for a in attributions}
        for assertion in related.assertions if related else ():
            attribution = said.get(assertion.attribution or "")
            wording = assertion.wording.cut(article.text)
            begun = [s for s in resolved.reading.sentences if s.span.start <= assertion.wording.start]
            vector = begun[-1].vector if begun else b""
            self._assertions.append(KnownAssertion(assertion, self._articles[article.id], attribution, wording, vector))

    def standing_for(self, key: str) -> str:
        """The key at the end of the aliases."""
        while self.aliases.get(key):
            key = self.aliases[key]
        return key

    def full_names(self, short: str) -> frozenset[str]:
        return frozenset(self._full.get(short, ()))

    def sharing(self, prints: Collection[int], *, at_least: int, most: int) -> Mapping[str, int]:
        counts = Counter(i for value in sorted(set(prints)) for i in sorted(self._with.get(value, ())))
        return dict(sorted(((i, n) for i, n in counts.items() if n >= at_least), key=lambda p: (-p[1], p[0]))[:most])

    def article(self, article_id: str) -> KnownArticle:
        return self._articles[article_id]

    def akin(self, asked: Sequence[Asked], *, limit: int, nearest: int) -> list[tuple[KnownAssertion, ...]]:
        return [self._akin(set(terms), limit=limit, nearest=nearest) for terms, _ in asked]

    def _akin(self, asked: set[str], *, limit: int, nearest: int) -> tuple[KnownAssertion, ...]:
        scored = [(len(asked & set(k.assertion.terms)), k.assertion.id, k) for k in self._assertions]
        best = sorted((s for s in scored if s[0]), key=lambda s: (-s[0], s[1]))
        return tuple(k for _, _, k in best[: limit if len(best) <= limit else nearest])
