"""How long a reader waits for a page of a large story once it is open: the server in a process of its own, over HTTP.

``--data`` is a record, or a folder to work in, where ``bench scale`` makes one of ``--split`` articles, 1,000 unless
given. Every sort of page that links lead to is asked for, up to `OF_A_SORT` different ones of each, one reader at a
time, once the server has worked out what pages begin with: the *first* of a sort pays for whatever of the story was
not asked for before; *anew* are the others, none of which was shown before; *again* is each of them once more.
Milliseconds on the clock, 95th percentile.
"""

import resource
import time
from collections import defaultdict
from pathlib import Path
from statistics import quantiles
from urllib.parse import urljoin, urlsplit

import httpx2
from lxml import html

from bench import scale
from bench.result import Result
from onrecord.record import View
from scripts.screenshots import is_page, served, sort_of, worked_ahead

ARTICLES, OF_A_SORT = "1000", 20
_ANSWER = 3600.0
"""Seconds waited for a page: the first of a large story waits until it is open."""


def run(data: Path, *, split: str | None) -> Result:
    """Figures: the 95th percentile of all pages, anew and again, seconds to the first page and to all ready, memory."""
    record = data if data.is_file() else data / "scale.onrecord"
    if not record.exists():
        scale.run(data, split=split or ARTICLES)
    with View(record) as view:
        articles = view.count()
    with served(record) as address, httpx2.Client(base_url=address, timeout=_ANSWER) as reader:
        begun = time.perf_counter()
        _shown(reader, "/")
        opened = time.perf_counter() - begun
        worked_ahead(address)
        ready = time.perf_counter() - begun
        sorts = _sorts(reader)
        firsts = {sort: _waited(reader, found[0]) for sort, found in sorts.items()}
        anew = {sort: [_waited(reader, at) for at in found[1:]] for sort, found in sorts.items()}
        again = {sort: [_waited(reader, at) for at in found] for sort, found in sorts.items()}
    rows = ((s, len(f), firsts[s], _late(anew[s]), _late(again[s])) for s, f in sorted(sorts.items()))
    return Result(
        "serving",
        {
            "articles": articles,
            "sorts": len(sorts),
            "pages": sum(map(len, sorts.values())),
            "anew_p95_ms": _late([ms for found in anew.values() for ms in found]) or 0.0,
            "again_p95_ms": _late([ms for found in again.values() for ms in found]) or 0.0,
            "opened_s": opened,
            "ready_s": ready,
            "peak_mib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,  # of the server, which has ended
        },
        columns=("sort of page", "asked for", "first, ms", "anew, p95 ms", "again, p95 ms"),
        rows=tuple((sort, str(n), *("" if ms is None else f"{ms:,.1f}" for ms in times)) for sort, n, *times in rows),
    )


def _shown(reader: httpx2.Client, address: str) -> bytes:
    answer = reader.get(address, follow_redirects=True)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} was answered with {answer.status_code}")
    return answer.content


def _waited(reader: httpx2.Client, address: str) -> float:
    """Milliseconds to the whole page."""
    begun = time.perf_counter()
    _shown(reader, address)
    return (time.perf_counter() - begun) * 1000


def _sorts(reader: httpx2.Client) -> dict[str, list[str]]:
    """Addresses of each sort of page, in the order in which links lead to them from the front page.

    One page of each sort is looked at for links, so that what is asked for afterwards has mostly not been shown.
    """
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    found["/"]["/"] = None
    looked: set[str] = set()
    while left := [sort for sort in found if sort not in looked]:
        sort = left[0]
        looked.add(sort)
        here = next(iter(found[sort]))
        for link in html.fromstring(_shown(reader, here)).xpath("//main//a/@href | //header//a/@href | //nav//a/@href"):
            parts = urlsplit(urljoin(urljoin(str(reader.base_url), here), link))
            own = parts.netloc == urlsplit(str(reader.base_url)).netloc
            if own and is_page(parts.path) and len(found[sort_of(parts.path)]) < OF_A_SORT:
                query = f"?{parts.query}" if parts.query else ""
                found[sort_of(parts.path)][parts.path + query] = None
    return {sort: list(addresses) for sort, addresses in found.items()}


def _late(waits: list[float]) -> float | None:
    """The 95th percentile; nothing of nothing."""
    return quantiles(waits, n=20, method="inclusive")[-1] if len(waits) > 1 else (waits[0] if waits else None)
