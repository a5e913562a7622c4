"""Write docs/reference from the code, or with --check fail when it does not agree with the code."""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

from typer.testing import CliRunner

from onrecord import errors
from onrecord.cli import app
from onrecord.ingest.refusals import REASONS
from onrecord.settings import PREFIX, Settings
from onrecord.tell.export.citing import FIELDS
from onrecord.tell.export.dictionary import markdown
from onrecord.tell.export.formats import FORMATS
from onrecord.tell.export.tables import TABLES

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
NOTE = "<!-- Written by scripts/reference.py from the code; `make fix` writes it anew. -->\n"


def commands() -> Iterator[str]:
    yield "# Commands\n"
    yield help_of()
    for command in app.registered_commands:
        name = command.callback.__name__ if command.callback else ""
        yield f"## {name}\n"
        yield help_of(name)


def help_of(*command: str) -> str:
    shown = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"})
    lines = [line.rstrip() for line in shown.output.strip("\n").splitlines()]
    return "\n".join(["```", *lines, "```\n"])


def settings() -> Iterator[str]:
    yield "# Settings\n"
    yield f"Set one with an environment variable, such as `{PREFIX}WORKERS=1`.\n"
    rows = [f"| `{PREFIX}{f.name.upper()}` | {f.default} | {f.metadata['help']} |" for f in fields(Settings)]
    yield "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows]) + "\n"


def error_tree() -> Iterator[str]:
    yield "# Errors\n"
    yield "In a terminal an error is two lines, `error: …` and `try: …`; in JSON it is"
    yield '`{"ok": false, "error": …, "fix": …, "code": …}`.\n'
    kinds = sorted(errors.OnRecordError.__subclasses__(), key=lambda k: (k.exit_status, k.code))
    rows = [f"| `{k.code}` | {k.__doc__} | {k.exit_status} | {k.http_status} |" for k in kinds]
    yield "\n".join(["| code | meaning | exit status | HTTP |", "|---|---|---|---|", *rows]) + "\n"
    yield "## What is not taken in\n"
    yield "A build goes on past what it cannot read, lists it, and keeps the list in the record.\n"
    rows = [f"| `{code}` | {plain(reason)} | {plain(fix)} |" for code, (reason, fix) in REASONS.items()]
    yield "\n".join(["| code | reason | what to do |", "|---|---|---|", *rows]) + "\n"


def plain(sentence: str) -> str:
    return re.sub(r"\{[^{}]*\}", "…", sentence.replace("{{", "(").replace("}}", ")"))


def record() -> Iterator[str]:
    yield "# The record\n"
    yield "A record is one SQLite file, so any SQLite tool reads it, or a schema of a PostgreSQL server. Its tables, by"
    yield "migration; what stands between `-- only …` and `-- both` is for one of the two:\n"
    for path in sorted((files("onrecord.record") / "migrations").iterdir(), key=lambda p: p.name):
        yield f"## {path.name}\n\n```sql\n{path.read_text('utf-8').strip()}\n```\n"


def exports() -> Iterator[str]:
    yield "# Exports\n"
    yield "`onrecord export STORY --as FORMAT -o FILE` writes one of these; `--bundle FILE.zip` writes all. Each"
    yield f"citation has {', '.join(f'`{name}`' for name in FIELDS)}: the article, its file as given, its characters"
    yield "(Unicode code points, end excluded), what stands there, and the SHA-256 of the bytes that were read."
    yield "`onrecord check STORY --export FILE` walks every one of them back."
    yield "Characters that other programs refuse, such as NUL, or that steer a terminal, stand as U+FFFD, one for one,"
    yield "but in json, jsonl and parquet, which have every text as it is.\n"
    rows = [f"| `{f.name}` | `{f.suffix}` | {f.doc} | {f.reader} |" for f in FORMATS]
    yield "\n".join(["| format | file | holds | for |", "|---|---|---|---|", *rows]) + "\n"
    yield "Formats of tables (csv, jsonl, parquet) write the table that `--table` names, or that the file is named"
    yield "after, or `assertions`; to a folder or a `.zip` they write all, with a data dictionary.\n"
    yield markdown(TABLES)


PAGES = {
    "commands.md": commands,
    "settings.md": settings,
    "errors.md": error_tree,
    "record.md": record,
    "exports.md": exports,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a page is out of date")
    check = parser.parse_args().check
    stale = []
    for name, page in PAGES.items():
        text = NOTE + "\n" + "\n".join(page())
        path = FOLDER / name
        if check and (not path.exists() or path.read_text("utf-8") != text):
            stale.append(name)
        elif not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    if stale:
        sys.exit(f"error: out of date in docs/reference: {', '.join(stale)}\ntry:   make fix")


if __name__ == "__main__":
    main()
