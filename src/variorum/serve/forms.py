"""What a person sends from a page: a decision, decisions made elsewhere, or the token."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final
from urllib.parse import parse_qs, quote, urlsplit

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from variorum.amend.request import Request as Wish
from variorum.errors import RequestError
from variorum.model import Decision
from variorum.serve.guard import COOKIE, same
from variorum.serve.live import Live, State
from variorum.serve.looks import render
from variorum.serve.options import Options
from variorum.serve.pages import NAME_COOKIE
from variorum.serve.patience import soon
from variorum.serve.problems import Problem
from variorum.serve.signing import require_mark, signature

_FIELDS: Final = 500  # of one form: an event may have a box for each of its mentions
_YEAR: Final = 365 * 24 * 3600  # seconds
_LONGEST_NAME: Final = 200  # characters
_NAMED: Final = 8  # actors of like names that a message lists
Sent = Mapping[str, Sequence[str]]


class Forms:
    """The addresses that forms are sent to."""

    def __init__(self, live: Live, options: Options) -> None:
        self._live, self._options = live, options

    def routes(self) -> Sequence[Route]:
        return (
            Route("/decide", self.decide, methods=["POST"]),
            Route("/adopt", self.adopt, methods=["POST"]),
            Route("/name", self.name, methods=["POST"]),
            Route("/enter", self.door),
            Route("/enter", self.enter, methods=["POST"]),
        )

    async def decide(self, request: Request) -> Response:
        """Keeps a decision, and leads back to where it was made."""
        sent = await self._sent(request)
        by = signature(_one(sent, "by"), self._options)
        made = await soon(partial(self._decide, sent, by))
        return RedirectResponse(_back(_one(sent, "back")) if made else "/decisions", 303)

    def _decide(self, sent: Sent, by: str) -> Decision:
        return self._live.decide(Wish.read(_wish(sent, self._live.state())), by)

    async def adopt(self, request: Request) -> Response:
        """Takes over decisions in JSON lines."""
        sent = await self._sent(request)
        lines = [line for line in _one(sent, "lines").splitlines() if line.strip()]
        try:
            decisions = [Decision.model_validate_json(line) for line in lines]
        except ValidationError:
            raise Problem(400, "expected a decision a line, as in /decisions.jsonl; nothing was kept") from None
        await soon(partial(self._live.adopt, decisions))
        return RedirectResponse("/decisions", 303)

    async def name(self, request: Request) -> Response:
        """Keeps the name with which this browser signs; a cookie holds ASCII only, so it is percent-encoded."""
        sent = await self._sent(request)
        response = RedirectResponse(_back(_one(sent, "back")), 303)
        by = quote(_one(sent, "name").strip()[:_LONGEST_NAME])
        response.set_cookie(NAME_COOKIE, by, max_age=_YEAR, httponly=True, samesite="strict")
        return response

    def door(self, _request: Request) -> Response:
        return HTMLResponse(render("enter.html"))

    async def enter(self, request: Request) -> Response:
        """Keeps the token in a cookie that no script can read."""
        sent = _parsed(await request.body())
        if not same(_one(sent, "token"), self._options.token):
            raise Problem(401, "this is not the token that the server was started with")
        response = RedirectResponse("/", 303)
        response.set_cookie(COOKIE, str(self._options.token), httponly=True, samesite="strict")
        return response

    async def _sent(self, request: Request) -> Sent:
        sent = _parsed(await request.body())
        require_mark(_one(sent, "mark"), self._options)
        return sent


def _parsed(body: bytes) -> Sent:
    try:
        return parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError:
        raise Problem(400, f"expected a form of at most {_FIELDS} fields in UTF-8") from None


def _one(sent: Sent, name: str) -> str:
    return (sent.get(name) or [""])[0]


def _wish(sent: Sent, state: State) -> dict[str, object]:
    """A decision as its form gives it: empty boxes are nothing, and actors may be given by name."""
    wish: dict[str, object] = {name: _one(sent, name).strip() or None for name in ("table", "field", "value", "note")}
    about = [name for name in sent.get("about", ()) if name]
    other = _one(sent, "other").strip()
    return {
        **wish,
        "says": _one(sent, "says"),
        "about": [*about, *([_row(other, state, about)] if other else [])],
        "to": [_row(name.strip(), state, about) for name in sent.get("to", ()) if name.strip()],
    }


def _row(name: str, state: State, beside: Sequence[str]) -> str:
    """The id of a row that is given by id or by name; an address of words is left as it is.

    Raises `RequestError` where several rows have the name.
    """
    if name in state.rows:
        return name
    table = state.rows[beside[0]][0] if beside and beside[0] in state.rows else "actors"
    tables = ("actors", table) if table in ("events", "figure_groups") else ("actors",)
    plain = name.casefold()
    labels = {
        key: str(getattr(row, "name", None) or getattr(row, "label", ""))
        for each in tables
        for key, row in state.tables[each].items()
    }
    found = [key for key, label in labels.items() if label.casefold() == plain and key not in beside]
    found = found or [key for key, label in labels.items() if plain in label.casefold() and key not in beside]
    if len(found) > 1:
        listed = ", ".join(f"{labels[key]} ({key})" for key in found[:_NAMED])
        raise RequestError(f"{name!r} may be any of {len(found)} rows: {listed}; give the id of one")
    return found[0] if found else name


def _back(address: str) -> str:
    """A page of this server, wherever the form says that it stood."""
    parts = urlsplit(address)
    inside = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if inside and address.isprintable() else "/decisions"
