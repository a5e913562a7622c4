"""The review queue in a real browser, by keyboard alone."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.record import View
from scripts.screenshots import served
from tests.serve.conftest import SLOW

pytestmark = pytest.mark.browser

COMMAND = [sys.executable, "-m", "onrecord"]


@pytest.fixture
def story(sample_file: Path, tmp_path: Path) -> Path:
    with View(sample_file):
        return Path(shutil.copy(sample_file, tmp_path / "sample.onrecord"))


@pytest.fixture
def address(story: Path) -> Iterator[str]:
    with served(story) as found:
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


def asked(page: Page) -> list[str]:
    return [str(question.get_attribute("id")) for question in page.locator(".question").all()]


def test_the_queue_is_walked_answered_and_undone_without_a_mouse(page: Page) -> None:
    page.goto("/review")
    before = asked(page)
    page.keyboard.press("j")
    expect(page.locator(f"#{before[0]}")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(f"#{before[1]}")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(f"#{before[0]}")).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator(".done")).to_be_visible()
    assert before[0] not in asked(page)
    page.keyboard.press("u")
    expect(page).to_have_url(re.compile("done="))
    assert before[0] in asked(page)


def test_a_key_answers_nothing_that_has_not_the_focus_and_once_however_long_it_is_held(page: Page) -> None:
    page.goto("/review")
    before = asked(page)
    page.keyboard.press("1")
    page.keyboard.press("j")
    page.keyboard.down("1")
    expect(page.locator(".done")).to_be_visible()
    for _ in range(3):
        page.keyboard.down("1")
    page.keyboard.up("1")
    page.goto("/decisions")
    assert page.locator(".log tbody tr").count() == 1
    page.goto("/review")
    assert before[0] not in asked(page)


def test_a_button_that_is_pressed_twice_answers_once(page: Page) -> None:
    page.goto("/review")
    page.locator(".question button[name=choice]").first.dblclick(no_wait_after=True)
    expect(page.locator(".done")).to_be_visible()


def test_every_control_is_reached_by_tab_and_shows_that_it_is(page: Page) -> None:
    page.goto("/review")
    seen = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue  # the round is done, and the focus is with the browser
        held = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", held
        seen.add(held)
    assert any('name="choice"' in held for held in seen)


def test_keys_can_be_switched_off_and_stay_off(page: Page) -> None:
    page.goto("/review")
    page.locator("#keys").click()
    page.reload()
    expect(page.locator("#keys")).to_have_attribute("aria-pressed", "false")
    page.locator("body").press("j")
    assert page.evaluate("document.activeElement === document.body")


def test_a_decision_changes_claim_and_front_page_at_once_and_survives_a_rebuild(
    page: Page, story: Path, tmp_path: Path
) -> None:
    page.goto("/people")
    name = page.locator("main a[href*='/people/person']").first.inner_text().strip()
    page.goto(f"/decide?verb=rename&thing={name}")
    page.locator("input[name=thing]").nth(1).fill("Zora Quill")
    page.locator("input[name=why]").fill("as the council's list has it")
    page.locator("form.plain button").click()
    expect(page.locator(".log")).to_contain_text("Zora Quill")
    page.goto("/people")
    expect(page.locator("main")).to_contain_text("Zora Quill")
    page.goto("/decisions")
    again = tmp_path / "again.onrecord"
    sample = Path(__file__).parents[3] / "src" / "onrecord" / "sample" / "articles"
    subprocess.run([*COMMAND, "build", str(sample), "-o", str(again), "--decisions", str(story), "--quiet"], check=True)
    shown = subprocess.run([*COMMAND, "people", str(again)], check=True, capture_output=True, text=True)
    assert "Zora Quill" in shown.stdout
