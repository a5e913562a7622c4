"""Own text, title, authors and date of web pages, beside trafilatura's on the same pages.

``--data`` is a folder of WCXB's shape (``ground-truth/ID.json`` beside ``html/ID.html.gz``) or of Fundus's
(``COUNTRY/Publisher.json`` beside ``Publisher_YYYY_MM_DD.html.gz``). A page's body is its subheads and text with the
standfirst; the measure is the F1 of its bag of words, averaged over pages (WCXB's own ``word_f1``). Titles, dates and
sets of author names are compared exactly, after case, accents, quotes, dashes and white space are levelled.
"""

import gzip
import hashlib
import json
import logging
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trafilatura

from bench.result import Result, f1
from onrecord.clean import clean
from onrecord.errors import OnRecordError
from onrecord.model import Article, Capture, Kind
from onrecord.text import fold

_BODY = frozenset((Kind.TEXT, Kind.SUBHEAD, Kind.DEK))
_NAME_BREAK = re.compile(r"[;,/|&\n]|\band\b")
_LEAD = re.compile(r"^(?:by|from|the|dr|prof)\s+")
_ROLE = re.compile(
    r"\b(?:expert|editor|ceo|reporter|writer|founder|director|columnists?|specialist|coordinator|staff)\b"
)
_WORST = 12


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its gold. What is "" or empty is not stated there."""

    name: str
    html: bytes
    address: str | None
    title: str
    authors: tuple[str, ...]
    date: str
    body: str


@dataclass(slots=True)
class _Tally:
    bodies: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)
    exact: dict[str, list[bool]] = field(default_factory=dict)
    seconds: float = 0.0
    their_seconds: float = 0.0
    failed: int = 0
    names: list[str] = field(default_factory=list)

    def check(self, what: str, gold: object, found: object) -> None:
        """Count one detail of a page, if the gold has it."""
        if gold:
            self.exact.setdefault(what, []).append(gold == found)

    def share(self, what: str) -> float:
        """The share of pages with the detail right."""
        marks = self.exact.get(what, [])
        return sum(marks) / len(marks) if marks else 0.0


def run(data: Path, *, split: str | None) -> Result:
    """Measure every page of a folder; ``split`` keeps the pages whose name begins with it."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tally = _Tally()
    for page in read_pages(data):
        if split is None or page.name.startswith(split):
            _measure(page, tally)
    pages = len(tally.bodies)
    if not pages:
        raise SystemExit(f"no pages under {data}: neither ground-truth/*.json nor */*.json beside *.html.gz")
    figures = {
        "body_f1": sum(tally.bodies) / pages,
        "body_f1_trafilatura": sum(tally.theirs) / pages,
        "title_exact": tally.share("title"),
        "date_exact": tally.share("date"),
        "author_exact": tally.share("author"),
        "pages": float(pages),
        "failed": float(tally.failed),
        "ms_per_page": tally.seconds * 1000 / pages,
        "ms_per_page_trafilatura": tally.their_seconds * 1000 / pages,
    }
    published: dict[str, object] = {"trafilatura wcxb article dev": 0.926, "rs-trafilatura": 0.932}
    return Result("pages", figures, published, ("measure", "onrecord", "trafilatura"), _rows(figures, tally))


def _rows(figures: dict[str, float], tally: _Tally) -> tuple[tuple[str, ...], ...]:
    rows = [
        ("body word F1", f"{figures['body_f1']:.4f}", f"{figures['body_f1_trafilatura']:.4f}"),
        *(
            (f"{what} exact ({len(marks)} pages)", f"{tally.share(what):.4f}", "")
            for what, marks in tally.exact.items()
        ),
        ("ms a page", f"{figures['ms_per_page']:.1f}", f"{figures['ms_per_page_trafilatura']:.1f}"),
    ]
    worst = sorted(zip(tally.bodies, tally.names, tally.theirs, strict=True))[:_WORST]
    rows.extend((f"  lowest: {name}", f"{ours:.3f}", f"{theirs:.3f}") for ours, name, theirs in worst)
    return tuple(rows)


def _measure(page: Page, tally: _Tally) -> None:
    start = time.process_time()
    kept = trafilatura.extract(page.html, include_comments=False) or ""
    middle = time.process_time()
    article = _cleaned(page)
    tally.seconds += time.process_time() - middle
    tally.their_seconds += middle - start
    tally.failed += article is None
    tally.names.append(page.name)
    tally.theirs.append(word_f1(kept, page.body))
    tally.bodies.append(word_f1(body_of(article), page.body))
    tally.check("title", fold(page.title), fold(article.title.value) if article and article.title else "")
    tally.check("date", page.date, article.published.value if article and article.published else "")
    tally.check("author", name_set(page.authors), name_set(a.value for a in article.authors) if article else set())


def _cleaned(page: Page) -> Article | None:
    capture = Capture(
        id=hashlib.sha256(page.html).hexdigest(),
        name=page.address or f"{page.name}.html",
        media_type="text/html",
        body=page.html,
        captured_at="2026-01-01T00:00:00Z",
        address=page.address,
    )
    try:
        return clean(capture)
    except OnRecordError:
        return None


def body_of(article: Article | None) -> str:
    """The lines of an article that are its body."""
    if article is None:
        return ""
    return "\n".join(block.span.cut(article.text) for block in article.blocks if block.kind in _BODY)


def word_f1(predicted: str, gold: str) -> float:
    """F1 of two bags of words, as WCXB's README defines it."""
    ours, theirs = (Counter(re.findall(r"\w+", text.lower())) for text in (predicted, gold))
    return f1((ours & theirs).total(), ours.total(), theirs.total())


def name_set(written: Iterable[str]) -> set[str]:
    """Folded names, taken apart where several stand together; degrees and roles after a name are left out."""
    names: set[str] = set()
    for one in written:
        first = True
        for part in _NAME_BREAK.split(fold(one)):
            name = _LEAD.sub("", " ".join(re.sub(r"[^\w\s'-]", " ", part).split()))
            degree = len(name) <= 6 and " " not in name
            if name and (first or not (degree or _ROLE.search(name))):
                names.add(name)
                first = False
    return names


# --- the two corpora -------------------------------------------------------------------------


def read_pages(data: Path) -> Iterator[Page]:
    """The pages of a folder in either shape, in the order of their names."""
    if (data / "ground-truth").is_dir():
        yield from _read_wcxb(data)
    else:
        yield from _read_fundus(data)


def _read_wcxb(data: Path) -> Iterator[Page]:
    for path in sorted((data / "ground-truth").glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        gold = told["ground_truth"]
        author = gold.get("author")
        yield Page(
            name=path.stem,
            html=_unpacked(data / "html" / f"{path.stem}.html.gz"),
            address=told.get("url"),
            title=gold.get("title") or "",
            authors=tuple(author) if isinstance(author, list) else (author,) if author else (),
            date=(gold.get("publish_date") or "")[:10],
            body=gold.get("main_content") or "",
        )


def _read_fundus(data: Path) -> Iterator[Page]:
    for path in sorted(data.rglob("*.json")):
        versions = list(json.loads(path.read_text("utf-8")).values())
        pages = sorted(path.parent.glob(f"{path.stem}_[0-9]*.html.gz"))
        htmls = [_unpacked(page) for page in pages]
        for number, gold in _paired(htmls, versions):
            body = gold.get("body") or {}
            parts = list(body.get("summary") or [])
            for section in body.get("sections") or []:
                parts += [*section.get("headline", []), *section.get("paragraphs", [])]
            yield Page(
                name=pages[number].name.removesuffix(".html.gz"),
                html=htmls[number],
                address=None,
                title=gold.get("title") or "",
                authors=tuple(gold.get("authors") or ()),
                date=str(gold.get("publishing_date") or "")[:10],
                body="\n".join(parts),
            )


def _paired(htmls: list[bytes], versions: list[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Pages of one publisher with their versions of gold: as many words of the body as possible stand in the page."""
    words = [set(re.findall(r"\w+", html.decode("utf-8", "replace").lower())) for html in htmls]
    fits = [
        (len(_words_of(gold) & have) / max(1, len(_words_of(gold))), -abs(v - n), n, v)
        for n, have in enumerate(words)
        for v, gold in enumerate(versions)
    ]
    pages: set[int] = set()
    golds: set[int] = set()
    matched = []
    for _, _, page, version in sorted(fits, reverse=True):
        if page not in pages and version not in golds:
            pages.add(page)
            golds.add(version)
            matched.append((page, versions[version]))
    yield from sorted(matched, key=lambda pair: pair[0])


def _words_of(gold: dict[str, Any]) -> set[str]:
    return set(re.findall(r"\w+", f"{gold.get('title')} {json.dumps(gold.get('body'), ensure_ascii=False)}".lower()))


def _unpacked(path: Path) -> bytes:
    with gzip.open(path) as packed:
        return packed.read()
