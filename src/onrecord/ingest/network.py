"""Guarded connections: a host is looked up once, checked, and called at what was checked; all under one deadline."""

import functools
import ipaddress
import os
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import httpcore2
import httpx2

from onrecord import __version__
from onrecord.errors import BadSource, FetchFailed
from onrecord.ingest.names import shown
from onrecord.ingest.robots import Rules
from onrecord.settings import Settings

USER_AGENT = f"onrecord/{__version__}"
MAX_ADDRESSES = 4  # of one host, tried one after the other

LookUp = Callable[[str, int], Sequence[str]]
"""Host and port → the IP addresses to try, in order. Raises OSError when there are none."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_UNICAST = ipaddress.IPv6Network("2000::/3")


class Deadline:
    """The moment by which a whole fetch must be done, whatever it is made of."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left, more than 0. Raises httpcore2.ReadTimeout when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is up")
        return left

    def extend(self, seconds: float) -> None:
        """Give more time, for waiting that the site asked for."""
        self._end += seconds


# Streams outlive one fetch in the pool of connections, so that the deadline cannot be handed to them when they open.
_DEADLINE: ContextVar[Deadline | None] = ContextVar("_DEADLINE", default=None)


@contextmanager
def deadline(seconds: float) -> Iterator[Deadline]:
    """Bound everything that is sent and received inside, in this thread."""
    ends = Deadline(seconds)
    token = _DEADLINE.set(ends)
    try:
        yield ends
    finally:
        _DEADLINE.reset(token)


def _within(timeout: float | None) -> float | None:
    ends = _DEADLINE.get()
    if ends is None:
        return timeout
    return ends.left() if timeout is None else min(timeout, ends.left())


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the open internet (IANA special-purpose registries, RFC 6890)."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast
    if address in _NAT64:  # RFC 6052: the last four bytes are the IPv4 address that is really called
        return is_public(str(ipaddress.IPv4Address(address.packed[-4:])))
    return address in _UNICAST and address.is_global and address.sixtofour is None


def look_up(host: str, port: int) -> list[str]:
    """The IP addresses of a host, by the operating system."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class _GuardedStream(httpcore2.NetworkStream):
    """A stream on which no read or write lasts beyond the deadline."""

    def __init__(self, inner: httpcore2.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, timeout=_within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, timeout=_within(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, _within(timeout))
        return _GuardedStream(inner)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class _GuardedNetwork(httpcore2.NetworkBackend):
    """Opens connections to checked IP addresses only. A name is looked up once for each connection."""

    def __init__(self, *, permitted: Callable[[str], bool], look_up: LookUp) -> None:
        self._plain = httpcore2.SyncBackend()
        self._permitted = permitted
        self._look_up = look_up

    def connect_tcp(  # noqa: PLR0917  # the signature is httpcore2's
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = self._checked(host, port)[:MAX_ADDRESSES]
        for left, ip in zip(range(len(addresses), 0, -1), addresses, strict=True):
            within = _within(timeout)
            try:
                stream = self._plain.connect_tcp(
                    ip, port, None if within is None else within / left, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if left == 1:
                    raise
            else:
                return _GuardedStream(stream)
        raise httpcore2.ConnectError(f"{host} has no address")

    def _checked(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = _in_time(lambda: self._look_up(host, port))
        except (OSError, UnicodeError):
            raise FetchFailed(
                f"there is no host named {shown(host)} to be found",
                fix="check the spelling and the connection to the internet, or save the page and give the file",
            ) from None
        inside = next((ip for ip in addresses if not self._permitted(ip)), None)
        if inside is not None:
            at = "" if host == inside else f"at {inside}, which is "
            raise BadSource(
                f"{shown(host)} is {at}inside this machine or a private network",
                fix="set ONRECORD_ALLOW_PRIVATE_ADDRESSES=1 if you mean to read from there",
            )
        return addresses


def _in_time(work: Callable[[], Sequence[str]]) -> Sequence[str]:
    """What ``work`` gives, before the deadline: looking up a name has no time limit of its own."""
    box: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def run() -> None:
        try:
            box.put(work())
        except (OSError, UnicodeError) as error:
            box.put(error)

    threading.Thread(target=run, name="onrecord-look-up", daemon=True).start()
    try:
        found = box.get(timeout=_within(None))
    except queue.Empty:
        raise httpcore2.ConnectTimeout("the host name was not found in time") from None
    if isinstance(found, OSError | UnicodeError):
        raise found
    return found


class _Body(httpx2.SyncByteStream):
    """The body of an answer, as it comes; closing it gives the connection back."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


@functools.cache
def _ssl_context(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    """The context by the certificates that the environment names: it takes 50 ms to make."""
    return httpx2.create_ssl_context()


class _GuardedTransport(httpx2.BaseTransport):
    """httpx2 over httpcore2 with the guarded network; raises the errors of httpcore2 as they are."""

    def __init__(self, network: httpcore2.NetworkBackend) -> None:
        # Proxies are left out on purpose: a proxy looks names up itself, so that nothing could be checked here.
        self._pool = httpcore2.ConnectionPool(
            ssl_context=_ssl_context(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")),
            keepalive_expiry=5.0,
            network_backend=network,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        response = self._pool.handle_request(
            httpcore2.Request(request.method, target, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx2.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        self._pool.close()


class GuardedClient(httpx2.Client):
    """An httpx2 client that calls no private address unless ``settings.allow_private_addresses``, nor any proxy.

    Keep one for many addresses: it holds connections, and what the hosts' robots.txt permit. For one thread at a time.
    ``look_up`` finds a host's IP addresses, of which every one must be ``permitted``.
    """

    def __init__(
        self, settings: Settings, *, look_up: LookUp = look_up, permitted: Callable[[str], bool] = is_public
    ) -> None:
        if settings.allow_private_addresses:
            permitted = _any_address
        super().__init__(
            transport=_GuardedTransport(_GuardedNetwork(permitted=permitted, look_up=look_up)),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
            timeout=settings.fetch_timeout,
            follow_redirects=False,
            trust_env=False,
        )
        self.rules: dict[str, Rules] = {}  # what robots.txt says, by origin
        self.asked_at: dict[str, float] = {}  # when a page was last asked for, by origin, on the monotonic clock


def _any_address(_ip: str) -> bool:
    return True
