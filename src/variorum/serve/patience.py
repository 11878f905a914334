"""Work that may take longer than somebody wants to wait: it goes on, and who asked is told so."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final, TypeVar

from starlette.concurrency import run_in_threadpool

SOON: Final = 20.0  # seconds; the points of a story of many hundred reports take longer to make anew
_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")


async def soon(work: Callable[[], _T]) -> _T | None:
    """What the work gives, in a thread of its own; nothing where it goes on after `SOON` seconds."""
    task = asyncio.ensure_future(run_in_threadpool(work))
    try:
        return await asyncio.wait_for(asyncio.shield(task), SOON)
    except TimeoutError:
        task.add_done_callback(_tell)
        return None


def _tell(task: asyncio.Future[_T]) -> None:
    """Nobody waits for it any more, so that what went wrong can only be logged."""
    if not task.cancelled() and (error := task.exception()) is not None:
        _LOG.error("a decision could not be kept: %s", error)
