"""What is told where something cannot be had: in plain words, without a path or a line of the program."""

import json
import logging
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from variorum.errors import RequestError, StoreError, VariorumError
from variorum.serve.looks import render

_LOG = logging.getLogger(__name__)


class Problem(Exception):  # noqa: N818 # the name of the format in which it is told (RFC 9457)
    """A request that gets no answer: its HTTP status, and what was expected."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail

    @property
    def title(self) -> str:
        return HTTPStatus(self.status).phrase


def problem_of(error: Exception) -> Problem:
    """An error as what the asker may know of it; all of one that nobody foresaw goes to the log only."""
    match error:
        case Problem():
            return error
        case RequestError():
            return Problem(404 if str(error).startswith("no ") else 400, str(error))
        case StoreError():
            _LOG.warning("%s", error)
            return Problem(503, "the story cannot be read or written now; another build may be at work; try again")
        case VariorumError():
            return Problem(400, str(error))
        case HTTPException():
            return Problem(error.status_code, "there is nothing at this address")
        case _:
            _LOG.error("%s", type(error).__name__, exc_info=error)
            return Problem(500, "a defect in Variorum; the log of the server says where")


async def on_error(request: Request, error: Exception) -> Response:
    """The handler of every exception."""
    return response(request.url.path, problem_of(error))


async def respond(scope: Scope, receive: Receive, send: Send, problem: Problem) -> None:
    """Sends a problem from outside the application."""
    await response(scope["path"], problem)(scope, receive, send)


def response(path: str, problem: Problem) -> Response:
    """A problem as JSON for a program (RFC 9457), as a page for a person."""
    headers = {"WWW-Authenticate": 'Bearer realm="variorum"'} if problem.status == 401 else {}
    if path.startswith("/api"):
        told = {"title": problem.title, "status": problem.status, "detail": problem.detail}
        return Response(
            json.dumps(told, ensure_ascii=False), problem.status, headers, media_type="application/problem+json"
        )
    return Response(
        render("problem.html", problem=problem, title=problem.title), problem.status, headers, media_type="text/html"
    )
