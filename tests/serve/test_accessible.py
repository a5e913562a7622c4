"""Every page of the sample against axe's rules of WCAG 2.2 AA and good practice, in light, dark and on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from scripts.screenshots import addresses, served, worked_ahead

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def address(sample_file: Path) -> Iterator[str]:
    with served(sample_file) as found:
        worked_ahead(found)
        yield found


@pytest.fixture(scope="module")
def every_page(browser: Browser, address: str) -> list[str]:
    page = browser.new_page()
    found = addresses(page, address)
    page.close()
    assert len(found) >= 20
    return found


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320)])
def test_no_page_breaks_a_rule(browser: Browser, address: str, every_page: list[str], scheme: str, width: int) -> None:
    page = browser.new_page(
        base_url=address,
        bypass_csp=True,  # for axe's own script; what the pages themselves run is not changed by it
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    found: list[str] = []
    for there in every_page:
        page.goto(there)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{there} scrolls sideways"
        assert page.locator("h1").count() == 1, there
        told = Axe().run(page, options={"runOnly": RULES})
        found += [
            f"{there}: {broken['id']}: {node['html'][:160]}"
            for broken in told.response["violations"]
            for node in broken["nodes"][:3]
        ]
    page.close()
    assert found == []
