"""Articles that carry script, markup and control characters wherever they can: in a real browser nothing of it runs."""

import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from scripts.screenshots import served, worked_ahead

pytestmark = pytest.mark.browser

RUN = "window.ran=(window.ran||0)+1"
SCRIPT = f"<script>{RUN}</script>"
IMAGE = f"<img src=x onerror={RUN}>"
ODD = "\u202e\u0007\u2066"
WRITTEN = SCRIPT.replace("<", "&lt;")
HTML = f"""<!doctype html><html lang="en"><head>
<title>Dam {WRITTEN} opened "onmouseover={RUN} x="</title>
<meta property="og:site_name" content="Herald {WRITTEN}">
<meta name="author" content="Ana {IMAGE.replace("<", "&lt;")} Brandt">
<link rel="canonical" href="javascript:{RUN}">
<meta property="article:published_time" content="2031-05-04">
</head><body><article><h1>Dam {WRITTEN} opened</h1>
<p>Tom {WRITTEN} Lee said the dam at Eastmoor {ODD} opened on 3 May 2031 with 40 gates. {SCRIPT}{IMAGE}</p>
<p>"It is {{{{ 7*7 }}}} {WRITTEN} done," said Mayor Ines Abara, who denied that 12 gates were closed.</p>
<p>The company said that 12 gates of the dam were closed, <a href="javascript:{RUN}">according to a report</a>.</p>
</article></body></html>"""
TEXT = f"""Dam {IMAGE} closed again

By Ana {SCRIPT} Brandt
The {IMAGE} Herald
5 May 2031

Tom Lee said the dam at Eastmoor will not close. "No <b>gate</b> is open {SCRIPT}," said Mayor Ines Abara of Eastmoor.
"""
MOST_PAGES = 70


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    articles = folder / "articles"
    articles.mkdir()
    (articles / f"{IMAGE}.html".replace("/", "")).write_text(HTML, "utf-8")
    (articles / f"a{SCRIPT}.txt".replace("/", "")).write_text(TEXT, "utf-8")
    story = folder / f"{IMAGE}.onrecord"
    command = [sys.executable, "-m", "onrecord"]
    subprocess.run([*command, "build", str(articles), "-o", str(story), "--quiet"], check=True)
    with served(story) as found:
        worked_ahead(found)
        yield found


def links(page: Page) -> list[str]:
    """Where the page leads to, of this story; downloads are left out."""
    found = page.eval_on_selector_all("a[href]", "all => all.map(a => new URL(a.getAttribute('href'), location).href)")
    own = [f.partition("#")[0] for f in found if urlsplit(f).netloc == urlsplit(page.url).netloc]
    assert not [f for f in found if urlsplit(f).scheme not in {"http", "https"}]
    return [f for f in own if "/exports/" not in f and not f.endswith(".ics") and "/original" not in f]


def test_nothing_that_articles_carry_runs_on_any_page(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script(
        "window.broken = []; document.addEventListener('securitypolicyviolation', e => "
        "window.broken.push(e.violatedDirective + ' ' + e.blockedURI))"
    )
    faults: list[str] = []
    page.on("console", lambda m: faults.append(f"{m.text} {m.location}") if m.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    left = [address, f"{address}search?q={IMAGE}", f"{address}ask?q={SCRIPT}", f"{address}people?q={IMAGE}"]
    seen: set[str] = set()
    while left and len(seen) < MOST_PAGES:
        at = left.pop(0)
        if at in seen:
            continue
        seen.add(at)
        answer = page.goto(at)
        assert answer is not None
        assert answer.status < 500, at
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert page.evaluate("window.ran === undefined"), at
        assert page.evaluate("window.broken") == [], at
        left += [found for found in links(page) if found not in seen]
    assert len(seen) > 20
    assert faults == []
    assert any("/articles/" in at for at in seen)
    assert any("/claims/" in at for at in seen)
    page.close()


def test_what_articles_carry_is_shown_as_text(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}articles")
    shown = page.inner_text("main")
    assert "<img src=x" in shown
    assert "<script>" in shown
    assert "\u202e" not in shown
    page.close()
