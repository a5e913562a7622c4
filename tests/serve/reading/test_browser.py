"""The pages of claims, people and sources in a real browser: contrast, width, targets, and what pointers light."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from onrecord.record import View
from onrecord.serve import make_app
from onrecord.tell.claims import Claims, Order, Wanted
from onrecord.tell.story import Story
from tests.serve.test_browser import CONTRAST

pytestmark = pytest.mark.browser

ADDRESSES = (
    "/claims",
    "/claims?since=soon",
    "/disputes",
    "/deadlines?on=2027-04-02",
    "/people",
    "/sources",
    "/sources?by=source",
    "/search?q=bridge",
    "/search?q=brigde",
    "/exports",
)
# Links and buttons that are smaller than 24 by 24 px and no part of a line of text (WCAG 2.2, 2.5.8).
SMALL = """() => [...document.querySelectorAll("main a, main button, main summary, main input, main select")]
  .filter(e => e.getClientRects().length && getComputedStyle(e).display !== "inline")
  .filter(e => !(e.matches("input") && e.closest("label")))
  .filter(e => { const r = e.getBoundingClientRect(); return r.height < 23.5 || r.width < 23.5; })
  .map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def address(sample_file: Path) -> Iterator[str]:
    config = uvicorn.Config(make_app(sample_file), port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def addresses(sample_file: Path) -> tuple[str, ...]:
    with View(sample_file) as view:
        story = Story(view)
        claims = Claims(story)
        first = claims.asked()[0], *claims.asked(Wanted(order=Order.DISPUTES))[:2]
        people = [f"/people/{key}" for key in list(story.actors)[:2]]
    return (*ADDRESSES, *(f"/claims/{c.id}" for c in first), *people)


def opened(browser: Browser, address: str, *, width: int = 1280, scheme: str = "light") -> Page:
    page = browser.new_page(
        base_url=address, viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page.on("console", lambda m: _fail(m.text) if m.type == "error" and "status of 404" not in m.text else None)
    page.on("pageerror", lambda error: _fail(str(error)))
    return page


def _fail(words: str) -> None:
    raise AssertionError(words)


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_no_page_scrolls_sideways_and_text_stands_out(
    browser: Browser, address: str, addresses: tuple[str, ...], width: int, scheme: str
) -> None:
    page = opened(browser, address, width=width, scheme=scheme)
    faults = []
    for there in addresses:
        page.goto(there)
        faults += [f"{there} scrolls sideways"] * (
            not page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        )
        faults += [f"{there} has text of too little contrast"] * (page.evaluate(CONTRAST) < 4.5)
        faults += [f"{there} has a small target: {small}" for small in page.evaluate(SMALL)]
    page.close()
    assert faults == []


def test_whatever_the_pointer_rests_on_is_lit_with_its_bands(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.goto("/sources")
    page.locator(".knot rect").first.hover()
    lit, every = page.locator(".band.lit").count(), page.locator(".band").count()
    assert 0 < lit < every
    page.locator("h1").hover()
    assert page.locator(".band.lit").count() == 0
    page.close()


def test_a_citation_leads_to_the_very_characters(browser: Browser, address: str, addresses: tuple[str, ...]) -> None:
    page = opened(browser, address)
    page.goto(next(a for a in addresses if a.startswith("/claims/")))
    words = page.locator(".passage mark").first.inner_text()
    page.locator(".passage figcaption a").first.click()
    page.wait_for_load_state()
    assert "#c-" in page.url
    marked = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert marked.count() == 1
    assert words.split()[0] in page.locator("main").inner_text()
    page.close()
