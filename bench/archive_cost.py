"""What a program costs that is run as a process of its own: time, processor and memory, of it and all it starts."""

import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from memory import Scale


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


def run(command: Sequence[str | Path]) -> tuple[str, Cost]:
    """What a command prints on stdout, and what it costs; raises `CalledProcessError` where it fails."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, text=True)
    with Scale(process.pid) as scale:
        said, _ = process.communicate()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return said, Cost(time.monotonic() - begun, used, scale.together, scale.largest)
