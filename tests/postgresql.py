"""A PostgreSQL server of the tests' own, in a folder that is thrown away."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=40")


def programs() -> Path | None:
    """The folder of the server's programs; Debian keeps them off the path. None where none is installed."""
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).resolve().parent
    return next((p.parent for p in sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), reverse=True)), None)


@contextmanager
def running(bin_: Path) -> Iterator[Path]:
    """A server that listens on a socket in a folder only, and trusts whoever reaches that."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))  # short: the name of a socket has 107 characters at most
    user = _user()
    if user:
        shutil.chown(folder, user)

    def do(*command: str | Path) -> None:
        subprocess.run(
            command, cwd=folder, user=user, extra_groups=[] if user else None, check=True, stdout=subprocess.DEVNULL
        )

    try:
        do(bin_ / "initdb", "-D", folder / "data", "-U", "desk", "-A", "trust", "--no-sync", "-E", "UTF8")
        options = " ".join(["-k", str(folder), *(f"-c {setting}" for setting in _FAST)])
        do(bin_ / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "-o", options, "start")
        try:
            yield folder
        finally:
            do(bin_ / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """Whom to run it as: it refuses to run as root."""
    if os.getuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
