"""A story served to a test: to a client in the same process, or to a browser over a real socket."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import uvicorn
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from variorum import pipeline
from variorum.ledger import Store
from variorum.model import Ledger
from variorum.serve.app import application
from variorum.serve.options import Options

HOME = "http://localhost:8765"
TOKEN = "a token of twenty-six letters"


def stored(folder: Path, ledger: Ledger) -> Store:
    """The ledger as a story in that folder."""
    with Store(folder).writer() as writer:
        writer.write(ledger)
    return Store(folder)


def app_of(store: Store, options: Options | None = None) -> ASGIApp:
    """The application with the real pipeline behind it."""
    return application(
        store,
        lambda decisions: pipeline.decide(store.folder, decisions),
        lambda decisions: pipeline.decide(store.folder, decisions, adopted=True),
        options or Options(by="the desk"),
    )


def client(store: Store, options: Options | None = None) -> TestClient:
    return TestClient(app_of(store, options), base_url=HOME, raise_server_exceptions=False, follow_redirects=False)


class _Telling(uvicorn.Server):
    """A server that says on which port it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.port: Queue[int] = Queue()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.port.put(self.servers[0].sockets[0].getsockname()[1])


@contextmanager
def listening(store: Store, options: Options | None = None) -> Iterator[str]:
    """The address of a real server of the story, for as long as the block runs."""
    server = _Telling(uvicorn.Config(app_of(store, options), port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port.get(timeout=20)}"
    server.should_exit = True
    thread.join(timeout=20)
