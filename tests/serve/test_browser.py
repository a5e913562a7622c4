"""The pages in a real browser: a click through, and what must hold of every page in light, dark and on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.screenshots import served, worked_ahead
from tests.serve.conftest import SLOW

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(sample_file: Path) -> Iterator[str]:
    with served(sample_file) as found:
        worked_ahead(found)
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    opened = browser.new_page(base_url=address)
    opened.set_default_navigation_timeout(SLOW)
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


def test_from_the_front_page_to_a_quotation_and_back(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Articles").click()
    page.wait_for_load_state()
    links = page.locator(".articles .head a")
    assert links.count() >= 12
    links.first.click()
    expect(page.get_by_role("heading", name="Who said what")).to_be_visible()
    first = page.locator(".said a").first
    first.click()
    assert page.url.endswith(first.get_attribute("href") or "?")
    expect(page.locator(":target")).to_have_count(1)
    page.get_by_role("navigation", name="You are here").get_by_role("link", name="Articles").click()
    expect(page.locator(".articles")).to_be_visible()


def test_the_first_tab_leads_past_the_header(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_scrolls_sideways_and_text_stands_out(browser: Browser, address: str, scheme: str, width: int) -> None:
    page = browser.new_page(
        base_url=address, viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page.goto("/articles")
    articles = [a.get_attribute("href") or "/" for a in page.locator(".articles .head a").all()]
    addresses = ["/", "/timeline", "/positions", *articles]
    for there in addresses:
        page.goto(there)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), there
        assert page.locator("h1").count() == 1
        assert page.evaluate(CONTRAST) >= 4.5, there
    page.close()


# The lowest contrast of any text on the page against what is behind it (WCAG 2.2, 1.4.3).
CONTRAST = """() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = el => {
    for (let e = el; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  let lowest = 21;
  for (const el of document.querySelectorAll("main *")) {
    if (![...el.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const [a, b] = [light(parse(getComputedStyle(el).color)), light(behind(el))].sort((x, y) => y - x);
    lowest = Math.min(lowest, (a + 0.05) / (b + 0.05));
  }
  return lowest;
}"""
