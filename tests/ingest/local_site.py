"""A real web server on the loopback interface, whose pages are bytes or handlers that a test gives."""

import ssl
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

Page = Callable[[BaseHTTPRequestHandler], None]


def page(body: bytes = b"<p>Ferry fares will rise.</p>", status: int = 200, **headers: str | None) -> Page:
    """A page with these headers (``content_type`` for Content-Type); None leaves one out."""
    sent = {"content_type": "text/html", "content_length": str(len(body)), **headers}

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in sent.items():
            if value is not None:
                request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def redirect(to: str, status: int = 302) -> Page:
    """A redirect."""
    return page(b"", status, location=to)


class LocalSite:
    """Serves ``pages`` by path; keeps the paths asked for, and the headers of the last request, by path."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[str] = []
        self.headers: dict[str, dict[str, str]] = {}
        self.over = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers[self.path] = dict(self.headers)
                site.pages.get(self.path, page(b"none", 404))(self)

            def log_request(self, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, request: object, client_address: object) -> None:
                pass  # the client may hang up in the middle: that is what the tests are about

        self._server = Server(("127.0.0.1", 0), Handler)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a page of this site."""
        return f"http://{host}:{self.port}{path}"

    def __enter__(self) -> "LocalSite":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
