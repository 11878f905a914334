"""The story as JSON: every table by page and row, search, the review, and the way in for decisions."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.amend.request import Request as Wish
from variorum.errors import RequestError
from variorum.model import TABLES, Record
from variorum.serve.live import Live
from variorum.serve.openapi import description
from variorum.serve.options import Options
from variorum.serve.patience import soon
from variorum.serve.problems import Problem
from variorum.serve.signing import may_write, signature

MOST: Final = 1_000  # rows of a page
_USUAL: Final = 100
_WINDOW: Final = (("limit", _USUAL), ("offset", 0))


class Api:
    """The endpoints below `/api`."""

    def __init__(self, live: Live, options: Options) -> None:
        self._live, self._options = live, options

    def routes(self) -> Sequence[Route]:
        return (
            Route("/api", self.front),
            Route("/api/openapi.json", self.describe),
            Route("/api/search", self.search),
            Route("/api/review", self.review),
            Route("/api/decisions", self.decide, methods=["POST"]),
            Route("/api/{table}", self.page),
            Route("/api/{table}/{key}", self.row),
        )

    def front(self, _request: Request) -> Response:
        """What there is, and where."""
        counts = self._live.view.counts()
        tables = {table: {"rows": counts.get(table, 0), "href": f"/api/{table}"} for table in TABLES}
        return _json({"written": self._live.view.written(), "tables": tables, "description": "/api/openapi.json"})

    def describe(self, _request: Request) -> Response:
        return _json(description())

    def page(self, request: Request) -> Response:
        """Rows of one table, filtered and ordered by its columns."""
        asked = _once(request)
        table, order = request.path_params["table"], asked.pop("order", None)
        limit, offset = _window(asked)

        def made() -> str:
            found = self._live.view.page(table, where=asked, order=order, offset=offset, limit=limit)
            return _rows(request, found.rows, {"total": found.total, "offset": offset, "limit": limit})

        return _answer(self._live.state().kept.get(("page", str(request.url)), made))

    def row(self, request: Request) -> Response:
        row = self._live.view.row(request.path_params["table"], request.path_params["key"])
        return Response(row.model_dump_json(), media_type="application/json")

    def search(self, request: Request) -> Response:
        """Rows by their words, the best first."""
        asked = _once(request)
        words, table = asked.pop("words", ""), asked.pop("table", None)
        limit, offset = _window(asked)
        _require_none(asked)
        found = self._live.view.search(words, tables=(table,) if table else (), offset=offset, limit=limit)
        counted = {"total": found.total, "at_least": found.at_least}
        return _answer(_rows(request, found.rows, {**counted, "offset": offset, "limit": limit}))

    def review(self, request: Request) -> Response:
        """What is worth a look, first things first."""
        asked = _once(request)
        limit, offset = _window(asked)
        _require_none(asked)
        queue = self._live.state().queue
        window = {"total": len(queue), "offset": offset, "limit": limit}
        return _answer(_rows(request, queue[offset : offset + limit], window))

    async def decide(self, request: Request) -> Response:
        """Keeps one decision and makes all that follows from it."""
        if not may_write(request.headers, self._options):
            raise Problem(403, "expected the token of this server in the header X-Variorum-Token")
        try:
            fields = json.loads(await request.body())
        except (UnicodeDecodeError, ValueError, RecursionError):
            raise Problem(400, "expected a decision as JSON") from None
        by = signature(fields.pop("by", None) if isinstance(fields, dict) else None, self._options)
        made = await soon(partial(self._live.decide, Wish.read(fields), by))
        if made is None:
            return Response(status_code=202)  # it goes on; the table of decisions will have it
        headers = {"Location": f"/api/decisions/{made.id}"}
        return Response(made.model_dump_json(), 201, headers, media_type="application/json")


def _rows(request: Request, rows: Sequence[Record], frame: Mapping[str, int]) -> str:
    """A page of rows as JSON, with the address of the next, which may lie beyond what was counted."""
    limit, after = frame["limit"], frame["offset"] + frame["limit"]
    more = after < frame["total"] or (frame.get("at_least") and len(rows) == limit)
    asked = {**dict(request.query_params), "offset": str(after), "limit": str(limit)}
    address = f"{request.url.path}?{urlencode(asked)}" if more else None
    head = json.dumps({**frame, "next": address})
    listed = ",".join(row.model_dump_json() for row in rows)
    return f'{head[:-1]}, "rows": [{listed}]}}'


def _answer(text: str) -> Response:
    return Response(text, media_type="application/json")


def _json(value: Mapping[str, Any]) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), media_type="application/json")


def _once(request: Request) -> dict[str, str]:
    """What is asked for, each name once."""
    asked = dict(request.query_params)
    if len(asked) < len(request.query_params.multi_items()):
        raise RequestError("expected each name of the question once")
    return asked


def _window(asked: dict[str, str]) -> tuple[int, int]:
    """Takes limit and offset out of what is asked for."""
    limit, offset = (_number(asked.pop(name, str(usual)), name) for name, usual in _WINDOW)
    if not 1 <= limit <= MOST:
        raise RequestError(f"limit: expected 1 to {MOST}, got {limit}")
    return limit, offset


def _number(text: str, name: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise RequestError(f"{name}: expected a whole number, got {text[:40]!r}")
    return int(text)


def _require_none(asked: Mapping[str, str]) -> None:
    if asked:
        raise RequestError(f"nothing can be asked by {', '.join(sorted(asked))[:200]} here")
