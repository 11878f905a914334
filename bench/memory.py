"""The memory of a process and of those that it starts, while they run."""

import threading
from collections.abc import Iterator
from pathlib import Path

_PAUSE = 0.25  # seconds between two looks


class Scale:
    """The most memory that a process and those below it had while it stands open, in GB: all at one moment, and the
    largest of them.
    """

    def __init__(self, pid: int) -> None:
        self.together = self.largest = 0.0
        self._pid, self._stop = pid, threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> "Scale":
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._stop.wait(_PAUSE):
            sizes = [_size(pid) for pid in below(self._pid)]
            self.together = max(self.together, sum(sizes))
            self.largest = max(self.largest, *sizes, 0)


def below(pid: int) -> Iterator[int]:
    """A process and all that it has started, as far as they still run."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*"):
        try:
            children = (task / "children").read_text().split()
        except OSError:
            continue
        for child in children:
            yield from below(int(child))


def _size(pid: int) -> float:
    """The memory that a process has for itself and its part of what it shares, in GB; 0 for one that has ended."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((1024 * int(row.split()[1]) for row in rows if row.startswith("Pss:")), 0) / 1e9
