"""What needs a browser: citations that open, ties that light up, the timeline by keys, the quiz played, what is new."""

import re
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
    opened = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
    opened.set_default_navigation_timeout(SLOW)
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


def test_a_citation_opens_by_pointer_and_by_key_and_leads_to_its_characters(page: Page) -> None:
    page.goto("/")
    number = page.locator(".lead .ref").first
    note = page.locator(".lead .note").first
    number.hover()
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    page.mouse.move(0, 0)
    number.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    quoted = note.locator("q").first.inner_text()
    note.get_by_role("link").click()
    marked = page.locator(".text mark.here").first
    expect(marked).to_be_in_viewport()
    told = " ".join(page.locator(".text mark.here [data-c]").all_inner_texts())
    assert quoted.split()[0] in told


def test_a_citation_opens_without_script(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address, java_script_enabled=False)
    page.goto("/")
    page.locator(".lead .ref").first.click()
    expect(page.locator(".lead .note").first).to_be_visible()
    page.close()


def test_the_sections_open_on_a_phone_without_script(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address, java_script_enabled=False, viewport={"width": 360, "height": 700})
    page.goto("/")
    link = page.get_by_role("link", name="Timeline")
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Sections").click()
    link.click()
    expect(page.get_by_role("heading", level=1, name="Timeline")).to_be_visible()
    page.close()


def test_any_characters_are_marked_for_a_bare_fragment(page: Page) -> None:
    page.goto("/articles")
    page.locator(".listed .head a").nth(3).click()
    start = page.locator(".block.text").nth(2).get_attribute("id")
    assert start
    first = int(start.removeprefix("b-"))
    page.goto(page.url.partition("#")[0] + f"#c-{first + 4}-{first + 90}")
    expect(page.locator("mark.here").first).to_be_in_viewport()
    assert len("".join(page.locator("mark.here").all_text_contents())) == 86


def test_all_parts_of_an_attribution_light_up_together(page: Page) -> None:
    page.goto("/articles")
    page.locator(".listed .head a").first.click()
    page.wait_for_load_state()  # a link lights nothing before the script is there
    tie = page.locator(".tie.source").first
    number = tie.get_attribute("data-said")
    tie.focus()
    lit = page.locator(".text .lit")
    assert lit.count() >= 3
    assert all(number in (part.get_attribute("data-said") or "").split() for part in lit.all())
    expect(page.locator(".said li.lit")).to_have_count(1)


def test_a_target_lights_its_parts_without_script(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address, java_script_enabled=False)
    page.goto("/articles")
    page.locator(".listed .head a").first.click()
    before = _ground(page)
    page.goto(page.url + "#said-1")
    assert _ground(page) != before
    page.close()


def _ground(page: Page) -> str:
    # Playwright's own evaluation works where the page's scripts do not.
    return str(page.locator(".mark.n1").first.evaluate("part => getComputedStyle(part).backgroundColor"))


def test_the_timeline_is_walked_and_zoomed_by_keys(page: Page) -> None:
    page.goto("/timeline")
    expect(page.locator("figure[data-ready]")).to_be_visible()
    page.locator(".moving a[tabindex='0']").focus()
    told = page.locator(".told-now")
    first = told.inner_text()
    page.keyboard.press("ArrowRight")
    expect(told).not_to_have_text(first)
    page.keyboard.press("0")
    shown = page.locator(".moving a").count()
    for _ in range(8):
        page.keyboard.press("+")
    assert page.locator(".moving a").count() < shown
    page.keyboard.press("0")
    assert page.locator(".moving a").count() == shown
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#event-row-"))
    expect(page.locator("tr:target")).to_be_in_viewport()


def test_the_quiz_is_told_right_or_wrong_and_keeps_the_score(page: Page) -> None:
    page.goto("/quiz")
    items = page.locator("li[data-key]:has(input)")
    for n in range(2):
        item = items.nth(n)
        key = item.get_attribute("data-key") or ""
        wanted = item.locator(f"input[value='{key}']") if n == 0 else item.locator(f"input:not([value='{key}'])").first
        wanted.check()
        expect(item.locator(".verdict")).to_have_class(re.compile("good" if n == 0 else "bad"))
        expect(item.locator("details")).to_have_attribute("open", "")
    expect(page.locator(".score")).to_contain_text("1 right of 2 answered")


def test_what_came_in_since_the_last_visit_is_shown_on_the_next(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/", wait_until="networkidle")
    expect(page.locator(".fresh")).to_have_count(0)
    page.evaluate(
        "localStorage.setItem(`onrecord:seen:${document.querySelector('.front').dataset.story}`,"
        " '2000-01-01T00:00:00+00:00')"
    )
    page.close()
    page = context.new_page()
    page.goto("/")
    expect(page.locator(".fresh")).to_be_visible()
    context.close()
