"""What stands before every answer: who asks, by what name, how much, how long, and what a browser may do with it."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from variorum.serve.options import Options
from variorum.serve.problems import Problem, respond

COOKIE: Final = "variorum-token"
OPEN: Final = ("/enter", "/assets/")  # what can be had without the token: the way in, and what it looks like
LARGEST_BODY: Final = 1_000_000  # bytes; a file of decisions may have a thousand lines
LONGEST_QUERY: Final = 2_000  # bytes
LONGEST_PATH: Final = 1_000
PATIENCE: Final = 60.0  # seconds for one request, body and all
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # the Referer is what says where a form was sent from, to this server only
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """An ASGI application around another one. What it refuses never reaches the inner one."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self._app = app
        self._options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, _guarded(send))

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            self._require(scope)
            work = self._app(scope, _measured(receive), sending)
            await asyncio.wait_for(work, PATIENCE)
        except Problem as problem:
            if not started:
                await respond(scope, receive, send, problem)
        except TimeoutError:
            if not started:
                await respond(scope, receive, send, Problem(503, f"this took longer than {PATIENCE:g} seconds"))

    def _require(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if _name(headers.get("host", "")) not in self._options.hosts:
            raise Problem(421, "this server is not called by that name; start it with --name to allow it")
        if scope["method"] not in ("GET", "HEAD", "POST"):
            raise Problem(405, "expected GET, HEAD or POST")
        if len(scope.get("query_string", b"")) > LONGEST_QUERY or len(scope["path"]) > LONGEST_PATH:
            raise Problem(414, f"expected at most {LONGEST_PATH} characters of path and {LONGEST_QUERY} of question")
        if _length(headers) > LARGEST_BODY:
            raise Problem(413, f"expected at most {LARGEST_BODY} bytes")
        if self._options.token and not scope["path"].startswith(OPEN) and not self._shown(headers):
            raise Problem(401, "expected the token that this server was started with, as a bearer token or at /enter")
        if scope["method"] == "POST":
            _require_same_origin(scope, headers)

    def _shown(self, headers: Headers) -> bool:
        """Does the request show the token, as a bearer token or in the cookie?"""
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        return same(bearer if kind.lower() == "bearer" else cookie(headers), self._options.token)


def same(given: str, expected: str | None) -> bool:
    """Are two secrets one, compared in a time that does not depend on where they differ?"""
    return expected is not None and hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())


def cookie(headers: Headers) -> str:
    """The token in the cookie; empty where there is none."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _require_same_origin(scope: Scope, headers: Headers) -> None:
    """A browser says where a form or a script comes from; only from here may anything be written.

    A program that is no browser says nothing, and has to show a token at the end of its way instead.
    """
    site = headers.get("sec-fetch-site", "same-origin")
    sender = headers.get("origin") or headers.get("referer")
    if site not in ("same-origin", "none") or (sender and urlsplit(sender).netloc != headers.get("host")):
        raise Problem(403, "decisions are taken from the pages of this server only")


def _name(host: str) -> str:
    """The name in a Host header, without the port."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdecimal() else host).lower()


def _length(headers: Headers) -> int:
    stated = headers.get("content-length", "0")
    return int(stated) if stated.isdecimal() and len(stated) < 20 else LARGEST_BODY + 1


def _measured(receive: Receive) -> Receive:
    """The body as it comes, to the limit and no further."""
    taken = 0

    async def measured() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_BODY:
            raise Problem(413, f"expected at most {LARGEST_BODY} bytes")
        return message

    return measured


def _guarded(send: Send) -> Callable[[Message], Awaitable[None]]:
    """Every response says what a browser may do with it."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-cache")
        await send(message)

    return guarded
