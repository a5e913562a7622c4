"""Pictures of every page of a story, light and dark, on a phone and on a desk: python scripts/screenshots.py [STORY]

Without a story the sample is built. Pictures go to the folder `screenshots`, or to --out. Needs Chromium.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

SAMPLE = Path(__file__).parents[1] / "src" / "onrecord" / "sample" / "articles"
QUIET = [
    "--no-sandbox",  # may be run as root, where Chromium's sandbox cannot
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ALSO = ("/ask?q=What+has+changed%3F", "/ask?q=zxqv", "/search?q=council", "/new?since=2000-01-01", "/nowhere")
"""Pages that no link leads to as they are here."""
_FILE = re.compile(r"\.(?:json|css|js|bin|html|ics|csv|zip|xlsx|txt|xml|svg|md)$|^/(?:static|api|exports?/)")
PATIENCE = 3600
"""Seconds in which a server of a large story has to be ready."""
SIZES = {"desk": (1280, 900), "phone": (390, 844)}


@contextmanager
def served(story: Path) -> Iterator[str]:
    """The address at which the story is served while this lasts."""
    command = [sys.executable, "-u", "-m", "onrecord", "serve", str(story), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603  # our own
        found = re.search(r"http://\S+", server.stdout.readline() if server.stdout else "")
        if found is None:
            raise SystemExit("error: the server does not say where it is")
        try:
            yield found.group()
        finally:
            server.terminate()


def worked_ahead(base: str) -> None:
    """Wait until the server at this address has worked out what its pages begin with; until then it may say to wait."""
    begun = time.monotonic()
    while _made_ahead(base) < 1:
        if time.monotonic() - begun > PATIENCE:
            raise SystemExit(f"error: the server at {base} is not ready after {PATIENCE} seconds")
        time.sleep(0.5)


def _made_ahead(base: str) -> float:
    try:
        with urlopen(urljoin(base, "/metrics")) as told:  # noqa: S310  # our own server
            share = re.search(rb"^onrecord_ahead\{.*\} (\S+)$", told.read(), re.MULTILINE)
    except URLError:
        return 0.0  # it says where it will be before it is there
    return float(share[1]) if share else 1.0


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser while this lasts."""
    path = shutil.which("chromium")
    if path is None:
        raise SystemExit("error: no Chromium\ntry:   apt-get install chromium")
    with sync_playwright() as player:
        opened = player.chromium.launch(executable_path=path, args=QUIET)
        yield opened
        opened.close()


def addresses(page: Page, base: str) -> list[str]:
    """One address of every sort of page that links lead to, beginning at the front page, and `ALSO`."""
    found: dict[str, str] = {}
    waiting = ["/", *ALSO]
    while waiting:
        address = waiting.pop(0)
        sort = address if address in ALSO else sort_of(address)
        if sort in found or not is_page(address):
            continue
        found[sort] = address
        page.goto(urljoin(base, address), wait_until="domcontentloaded")
        links: list[str] = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))")
        here = [urlsplit(urljoin(page.url, link)) for link in dict.fromkeys(links)]
        ours = [part.path for part in here if part.netloc == urlsplit(base).netloc]
        waiting += [path for path in ours if sort_of(path) not in found]
    return list(found.values())


def sort_of(path: str) -> str:
    """The address with a star for whatever names one thing among many."""
    return re.sub(r"(?<=/)[^/]*[0-9:][^/]*", "*", unquote(path))


def is_page(address: str) -> bool:
    """Whether a page is shown there, and no file handed over."""
    return not _FILE.search(address.partition("?")[0])


def pictures(story: Path, out: Path) -> None:
    """Every page in every size and scheme."""
    out.mkdir(parents=True, exist_ok=True)
    with served(story) as base, chromium() as browser:
        worked_ahead(base)
        page = browser.new_page()
        found = addresses(page, base)
        page.close()
        for scheme in ("light", "dark"):
            for size, (width, height) in SIZES.items():
                page = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
                )
                for address in found:
                    page.goto(urljoin(base, address), wait_until="networkidle")
                    told = address if address in ALSO else sort_of(address)
                    name = re.sub(r"[^a-z0-9]+", "-", told.replace("*", "one").lower()).strip("-") or "front"
                    page.screenshot(path=out / f"{name}-{size}-{scheme}.png", full_page=True)
                page.close()
    print(f"{len(found)} pages, {len(list(out.glob('*.png')))} pictures in {out}/")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("story", nargs="?", type=Path)
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        story = given.story or Path(folder) / "sample.onrecord"
        if given.story is None:
            command = [sys.executable, "-m", "onrecord", "build", str(SAMPLE), "-o", str(story), "--quiet"]
            subprocess.run(command, check=True)  # noqa: S603  # our own
        pictures(story, given.out)


if __name__ == "__main__":
    main()
