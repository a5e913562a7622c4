"""HTTP: the pages of stories, on this machine unless told otherwise."""

import secrets
import socket
from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import quote

import uvicorn
from rich.console import Console

from onrecord.errors import BadSource
from onrecord.record import Place, View
from onrecord.serve.app import make_app
from onrecord.serve.guard import KEY

__all__ = ["make_app", "run"]

_EVERY = frozenset({"0.0.0.0", "::"})  # noqa: S104  # compared with, not bound to
"""Addresses that stand for all of this machine's."""
_TRIES = 20
"""Ports tried, from the one asked for upwards, before giving up."""
_KEPT_ALIVE = 75
"""Seconds that a silent connection stays open: longer than browsers and proxies think that it does."""


def run(
    stories: Sequence[Place], *, host: str, port: int, key: str = "", read_only: bool = False, log: bool = False
) -> None:
    """Serve until interrupted; prints the address first.

    Whoever can reach this machine can reach another ``host`` than its own, so there a key is asked for: ``key``, else
    one made up, which stands in the address that is printed. Raises NotARecord, or BadSource when no port is free.
    """
    for story in stories:
        View(story).close()  # a plain error now rather than a broken page later
    listener = _listen(host, port)
    name = socket.gethostname() if host in _EVERY else host
    shown = name if ":" not in name else f"[{name}]"
    key = key or ("" if _is_own(host) else secrets.token_urlsafe(24))
    address = f"http://{shown}:{listener.getsockname()[1]}/" + (f"?{KEY}={quote(key, safe='')}" if key else "")
    Console(highlight=False).print(f"[bold]{address}[/]  (Ctrl-C ends it)", soft_wrap=True)
    # Under which names this machine is known to others nobody can say; whoever comes under one needs the key there.
    hosts = ["*" if host in _EVERY else shown]
    app = make_app(stories, hosts=hosts, key=key, writable=not read_only, log=log, ahead=len(stories) == 1)
    config = uvicorn.Config(
        app, log_level="warning", server_header=False, timeout_keep_alive=_KEPT_ALIVE, timeout_graceful_shutdown=5
    )
    uvicorn.Server(config).run(sockets=[listener])


def _is_own(host: str) -> bool:
    """Whether an address is reachable from this machine only."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for offset in range(_TRIES if port else 1):
        # Named as TCP, so that asyncio sends what it is given at once: each page waited 40 ms for its reader's ACK.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port + offset))
        except OSError:
            listener.close()
        else:
            listener.listen()  # who comes before the server is there waits, and is not turned away
            return listener
    raise BadSource(f"no port from {port} to {port + _TRIES - 1} is free on {host}", fix="name another: --port 0")
