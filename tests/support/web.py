"""A web of one machine: servers on loopback, names that lead to them, and time that passes at once."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from typing import Any

import httpcore

from variorum.fetch import Network

PUBLIC = "93.184.215.14"  # an address that passes for public; no test connects to it
HTML = (("Content-Type", "text/html; charset=utf-8"),)


@dataclass(frozen=True)
class Answer:
    """What a server says to a request for one path."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = HTML


Says = Answer | Callable[["Handler"], None] | list["Says"]  # of a list each once, the last for ever


@dataclass
class Site:
    """A server, what it says by path (404 to any other), and what it was asked."""

    says: dict[str, Any]
    port: int = 0
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt left aside."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


class Handler(BaseHTTPRequestHandler):
    """Says what the site of its server says."""

    server: "Server"
    content: bytes = b""  # of a POST

    def do_POST(self) -> None:
        self.content = self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def do_GET(self) -> None:
        site = self.server.site
        site.asked.append((self.path, dict(self.headers)))
        says = site.says.get(self.path, Answer(status=404))
        if isinstance(says, list):
            says = says.pop(0) if len(says) > 1 else says[0]
        if callable(says):
            says(self)
            return
        self.answer(says)

    def answer(self, says: Answer) -> None:
        """Sends an answer as it is."""
        self.send_response(says.status)
        for name, value in (*says.headers, ("Content-Length", str(len(says.body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(says.body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class Server(ThreadingHTTPServer):
    """Listens on loopback, on a port that the system chooses; a client that breaks off is no error."""

    daemon_threads = True

    def __init__(self, site: Site) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.site = site

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing."""


@contextmanager
def serving(says: Mapping[str, Any], tls: SSLContext | None = None) -> Iterator[Site]:
    """A site on loopback for as long as the block runs; `tls` is the server's side of an encrypted one."""
    site = Site(dict(says))
    server = Server(site)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Detour(httpcore.SyncBackend):
    """Leads every connection to one port on loopback, and keeps which address was asked for."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.reached: list[tuple[str, int]] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        self.reached.append((host, port))
        return super().connect_tcp("127.0.0.1", self._port, timeout, local_address, socket_options)


@dataclass
class Names:
    """A resolver: each name has its answers, one list of addresses for each time it is asked, the last for ever."""

    known: Mapping[str, Sequence[Sequence[str]]]
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str, port: int) -> Sequence[str]:
        answers = self.known.get(host)
        if answers is None:
            return [host]  # an address in numbers
        self.asked.append(host)
        return answers[min(self.asked.count(host), len(answers)) - 1]


def detoured(site: Site, names: Mapping[str, Sequence[Sequence[str]]]) -> tuple[Network, Detour, Names]:
    """A network on which every name and address leads to the site."""
    backend, resolver = Detour(site.port), Names(names)
    return Network(resolver, backend), backend, resolver


@dataclass
class VirtualClock:
    """Time that passes when somebody sleeps, and keeps for how long."""

    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.seconds

    def today(self) -> datetime:
        return datetime(2031, 3, 4, 12, 0, 0, tzinfo=UTC) + timedelta(seconds=int(self.seconds))

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds
