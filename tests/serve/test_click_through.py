"""Every sort of page reached by clicks alone, on the sample and on a story of 1,000 articles."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from bench import scale
from scripts.screenshots import is_page, served, sort_of, worked_ahead

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OPENING = 300_000  # milliseconds that the first page of a large story may take on a machine with other work
SORTS = {"/", "/timeline", "/deadlines", "/claims", "/claims/*", "/disputes", "/positions", "/people", "/people/*"}
SORTS |= {"/sources", "/articles", "/articles/*", "/compare", "/ask", "/quiz", "/review", "/decisions", "/made", "/add"}


@pytest.fixture(scope="module", params=["sample", "a thousand articles"])
def address(
    request: pytest.FixtureRequest, sample_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    story = sample_file
    if request.param != "sample":
        folder = tmp_path_factory.mktemp("thousand")
        scale.run(folder, split="1000")
        story = folder / "scale.onrecord"
    with served(story) as found:
        worked_ahead(found)
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    opened = browser.new_page(base_url=address)
    opened.set_default_timeout(OPENING)
    yield opened
    opened.close()


SHOWN = """() => {
  document.querySelectorAll('details').forEach(details => { details.open = true });
  const seen = { visibilityProperty: true, opacityProperty: true };
  const shown = a => a.checkVisibility(seen) && a.getClientRects().length;
  return [...document.querySelectorAll('a[href]')].filter(shown).map(a => a.getAttribute('href'));
}"""


def links(page: Page) -> dict[str, str]:
    """For each sort of page that can be clicked to from here, what stands in the first link that a person sees."""
    found: list[str] = page.evaluate(SHOWN)
    here = urlsplit(page.url).netloc
    ours = {link: urlsplit(urljoin(page.url, link)) for link in found}
    pages = {link: parts.path for link, parts in ours.items() if parts.netloc == here and is_page(parts.path)}
    return {sort_of(path): link for link, path in reversed(pages.items())}


def test_every_page_can_be_clicked_to_and_is_whole(page: Page) -> None:
    faults: list[str] = []
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("response", lambda got: faults.append(f"{got.url}: {got.status}") if got.status >= 400 else None)
    page.goto("/")
    reached, waiting = {"/"}, [page.url]
    while waiting:
        page.goto(here := waiting.pop(0))
        for sort, link in links(page).items():
            if sort not in reached:
                reached.add(sort)
                page.goto(here)
                page.evaluate(SHOWN)
                page.locator(f'a[href="{link}"]').filter(visible=True).first.click()
                expect(page.get_by_role("heading", level=1)).to_be_visible()
                expect(page.get_by_role("navigation", name="Sections")).to_be_visible()
                waiting.append(page.url)
    assert reached >= SORTS
    assert faults == []
