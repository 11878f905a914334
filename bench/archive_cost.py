"""What a program costs that is run as a process of its own: time, processor and memory, of it and all it starts."""

import resource
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.25  # seconds between two looks at the memory


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock and of the processor, and the most memory in GB: of all processes and of the largest."""

    wall: float
    processor: float
    together: float
    largest: float

    def __str__(self) -> str:
        return (
            f"{self.wall:7.1f} s  {self.processor:7.1f} s of processor  {self.together:5.2f} GB together  "
            f"{self.largest:5.2f} GB the largest process"
        )


class _Scale:
    """Looks at the memory of a process and those below it until it is told to stop."""

    def __init__(self, pid: int) -> None:
        self.together = self.largest = 0.0
        self._pid, self._stop = pid, threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> "_Scale":
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


def run(command: Sequence[str | Path]) -> tuple[str, Cost]:
    """What a command prints on stdout, and what it costs; raises `CalledProcessError` where it fails."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, text=True)
    with _Scale(process.pid) as scale:
        said, _ = process.communicate()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return said, Cost(time.monotonic() - begun, used, scale.together, scale.largest)


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
    return next((int(row.split()[1]) for row in rows if row.startswith("Pss:")), 0) / 1e6
