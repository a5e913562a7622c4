"""What the pages say can be translated: one catalogue has all of it, and is current."""

import re

from onrecord.serve.asked import SECTIONS, templates
from scripts.translatable import WHERE, catalogue


def test_the_catalogue_is_current() -> None:
    assert WHERE.read_bytes() == catalogue(), "write it anew: python scripts/translatable.py"


def test_every_section_is_in_it() -> None:
    told = catalogue().decode()
    assert all(f'msgid "{name}"' in told for group in SECTIONS for _, name in group)


def test_a_translation_is_what_the_pages_say() -> None:
    made = templates()
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        lambda words: f"«{words}»", lambda one, many, n: f"«{one if n == 1 else many}»", newstyle=True
    )
    page = made.get_template("layout.html").render(at=lambda *_, **__: "/", sections=SECTIONS, here="", title="x")
    assert "«Skip to the text»" in page
    assert re.search(r">«Timeline»</a>", page)
