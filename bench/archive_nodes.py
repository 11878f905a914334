"""A Ray cluster of some nodes on this machine, one core each, for the measure and the test of archives.

A node is bound to a core of its own, with all that it starts: what it is told to have is also all that it can use.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from memory import below

_OPEN = {"RAY_AUTH_MODE": "disabled", "RAY_USAGE_STATS_ENABLED": "0"}  # only this machine's own address is listened on
_STORE = 300_000_000  # bytes that a node keeps results in
_PATIENCE = 120  # seconds


def cores() -> list[int]:
    """The cores that this process may use."""
    return sorted(os.sched_getaffinity(0))


@contextmanager
def bound(core: int) -> Iterator[None]:
    """This thread, and every process that it starts, on one core as long as the block lasts."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def nodes(count: int, folder: Path) -> Iterator[str]:
    """The address of a cluster of `count` nodes, which lasts as long as the block; `folder` holds its logs.

    Node after node has the next of the cores of this process, with all its processes. The variables of the environment
    by which programs find it open are set for as long. Every process of it is ended by its own id. Raises `ValueError`
    where there are fewer cores than nodes, and `RuntimeError` where a process has left its core.
    """
    if count > len(cores()):
        raise ValueError(f"expected a core for each of {count} nodes, got {len(cores())}; ask for fewer nodes")
    before = {name: os.environ.get(name) for name in _OPEN}
    os.environ.update(_OPEN)
    port = _free_port()
    address = f"127.0.0.1:{port}"
    head = ("--head", f"--port={port}", "--include-dashboard=false", f"--temp-dir={folder}")
    processes = []
    try:
        for number, core in enumerate(cores()[:count]):
            with bound(core):
                processes.append(_started(*(head if not number else (f"--address={address}",))))
            _wait_for(address, number + 1)
        yield address
        _check_bound(processes)
    finally:
        for process in reversed(processes):
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(_PATIENCE)
        for name, value in before.items():
            os.environ.pop(name)
            os.environ.update({name: value} if value is not None else {})


def _started(*options: str) -> subprocess.Popen[bytes]:
    ray = Path(sys.executable).with_name("ray")
    common = ("--block", "--num-cpus=1", "--node-ip-address=127.0.0.1", f"--object-store-memory={_STORE}")
    return subprocess.Popen(
        [ray, "start", *common, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _check_bound(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """Raises `RuntimeError` where a thread of a node may run on another core than that of the node."""
    for process, core in zip(processes, cores(), strict=False):
        for pid in below(process.pid):
            stray = [task.name for task in Path(f"/proc/{pid}/task").glob("*") if _runs_on(int(task.name)) - {core}]
            if stray:
                raise RuntimeError(f"expected all of process {pid} on core {core}, got threads elsewhere: {stray}")


def _runs_on(thread: int) -> set[int]:
    """The cores that a thread may run on; none when it has ended."""
    try:
        return os.sched_getaffinity(thread)
    except ProcessLookupError:
        return set()


def _free_port() -> int:
    """A port above 20000 that nothing listens on."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
            if port > 20_000:
                return port


def _wait_for(address: str, count: int) -> None:
    """Waits until so many nodes answer; raises `TimeoutError` where they do not."""
    code = f"import ray; ray.init(address={address!r}); print(sum(n['Alive'] for n in ray.nodes()))"
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
        if done.returncode == 0 and done.stdout.strip() == str(count):
            return
        time.sleep(1)
    raise TimeoutError(f"{address}: expected {count} nodes of Ray in {_PATIENCE} seconds; see `ray start --head`")
