"""Every English sentence of the pages in one catalogue for translators: python scripts/translatable.py [--check]"""

import argparse
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from onrecord.serve.asked import SECTIONS
from onrecord.serve.reading.spoken import spoken

SERVE = Path(__file__).parents[1] / "src" / "onrecord" / "serve"
WHERE = SERVE / "locale" / "onrecord.pot"
OPTIONS = {"**.html": {"trimmed": "false", "newstyle_gettext": "true", "silent": "false"}}
_LEFT_OUT = ('"POT-Creation', '"Generated-By', '"Report-Msgid', '"PO-Revision', '"Last-Translator', '"Language-Team')
"""Lines of the head that differ from day to day, or name nobody."""
HEAD = "# What the pages of onrecord say. Written by scripts/translatable.py; translate a copy of it.\n"


def catalogue() -> bytes:
    """The catalogue as it follows from templates and sections: the same for the same pages."""
    made = Catalog(project="onrecord", version="pages", charset="utf-8", header_comment=HEAD.rstrip())
    found = extract_from_dir(
        str(SERVE / "templates"), method_map=[("**.html", "jinja2")], options_map=OPTIONS, comment_tags=("i18n:",)
    )
    for name, _, message, comments, context in sorted(found, key=lambda f: (f[0], f[1], str(f[2]))):
        made.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    for _, name in (section for group in SECTIONS for section in group):
        made.add(name, locations=[("sections", 0)])
    for words in spoken():
        made.add(words, locations=[("spoken", 0)])
    out = io.BytesIO()
    write_po(out, made, sort_output=True, include_lineno=False, omit_header=False, width=110)
    lines = out.getvalue().decode().split("\n")
    return "\n".join(line for line in lines if not line.startswith(_LEFT_OUT)).encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail where the catalogue is not current")
    given = parser.parse_args()
    now = catalogue()
    if not given.check:
        WHERE.parent.mkdir(exist_ok=True)
        WHERE.write_bytes(now)
    elif not WHERE.exists() or WHERE.read_bytes() != now:
        print(f"{WHERE.name} is not current; write it anew: python scripts/translatable.py", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
