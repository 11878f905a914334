"""The server itself."""

import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from variorum.errors import RequestError
from variorum.serve.options import Options

_LARGEST_HEAD = 16_384  # bytes of a request's head
_AT_ONCE = 200  # connections
_IDLE = 10  # seconds that an idle connection is kept


def run(app: ASGIApp, options: Options, tell: Callable[[str], None]) -> None:
    """Serves until the process is told to end; `tell` is given the address once somebody listens there.

    Raises `RequestError` where the address cannot be listened on.
    """
    listening = _listen(options)
    port = listening.getsockname()[1]
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=_LARGEST_HEAD,
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=_IDLE,
        ws="none",
    )
    tell(f"http://{options.shown_host}:{port}/")
    uvicorn.Server(config).run(sockets=[listening])


def _listen(options: Options) -> socket.socket:
    host = options.host.strip("[]")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, options.port), family=family, backlog=_AT_ONCE)
    except OSError as error:
        raise RequestError(
            f"{options.host}:{options.port}: cannot be listened on ({error.strerror}); name another with --port"
        ) from error
