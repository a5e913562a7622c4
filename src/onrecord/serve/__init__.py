"""HTTP: the pages of a story, on this machine unless told otherwise. Reads only."""

import socket
from pathlib import Path

import uvicorn
from rich.console import Console

from onrecord.errors import BadSource
from onrecord.record import View
from onrecord.serve.app import make_app

__all__ = ["make_app", "run"]

_TRIES = 20
"""Ports tried, from the one asked for upwards, before giving up."""


def run(story: Path, *, host: str, port: int) -> None:
    """Serve until interrupted; prints the address first. Raises NotARecord, or BadSource when no port is free."""
    View(story).close()  # a plain error now rather than a broken page later
    listener = _listen(host, port)
    shown = host if ":" not in host else f"[{host}]"
    Console(highlight=False).print(
        f"[bold]http://{shown}:{listener.getsockname()[1]}/[/]  (Ctrl-C ends it)", soft_wrap=True
    )
    config = uvicorn.Config(make_app(story, hosts=[host]), log_level="warning", server_header=False)
    uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for offset in range(_TRIES if port else 1):
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port + offset))
        except OSError:
            listener.close()
        else:
            return listener
    raise BadSource(f"no port from {port} to {port + _TRIES - 1} is free on {host}", fix="name another: --port 0")
