"""A Ray cluster of some nodes on this machine, for the measure and the test of archives.

A node is bound to cores of its own, with all that it starts: what it is told to have is also all that it can use.
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
_COUNTING = """
held = {}
for number in range(12_000_000):
    held[number % 50_021] = held.get(number * 7 % 50_021, 0) + number
"""


def cores() -> list[int]:
    """The cores that this process may use."""
    return sorted(os.sched_getaffinity(0))


@contextmanager
def bound(*cores: int) -> Iterator[None]:
    """This thread, and every process that it starts, on these cores as long as the block lasts."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def more_by_two() -> float:
    """How much more two cores of this machine do in a time than one, where nothing is shared but the machine itself:
    what no program on two nodes can get past. The same plain counting, on one core and on two at once.
    """
    seconds = []
    for used in (cores()[:1], cores()[:2]):
        began = time.monotonic()
        running = []
        for core in used:
            with bound(core):
                running.append(subprocess.Popen([sys.executable, "-c", _COUNTING]))
        for process in running:
            process.wait(_PATIENCE)
        seconds.append(time.monotonic() - began)
    return 2 * seconds[0] / seconds[1]


@contextmanager
def nodes(count: int, folder: Path, each: int = 1) -> Iterator[str]:
    """The address of a cluster of `count` nodes of `each` cores, as long as the block lasts; `folder` holds its logs.

    Node after node has the next of the cores of this process, with all its processes. The variables of the environment
    by which programs find it open are set for as long. Every process of it is ended by its own id. Raises `ValueError`
    where there are fewer cores than the nodes have, and `RuntimeError` where a process has left its cores.
    """
    if count * each > len(cores()):
        raise ValueError(f"expected {count * each} cores for the nodes, got {len(cores())}; ask for fewer nodes")
    shares = [cores()[each * number : each * (number + 1)] for number in range(count)]
    before = {name: os.environ.get(name) for name in _OPEN}
    os.environ.update(_OPEN)
    port = _free_port()
    address = f"127.0.0.1:{port}"
    head = ("--head", f"--port={port}", "--include-dashboard=false", f"--temp-dir={folder}")
    processes = []
    try:
        for number, share in enumerate(shares):
            with bound(*share):
                processes.append(_started(f"--num-cpus={each}", *(head if not number else (f"--address={address}",))))
            _wait_for(address, number + 1)
        yield address
        _check_bound(processes, shares)
    finally:
        for process in reversed(processes):
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(_PATIENCE)
        for name, value in before.items():
            os.environ.pop(name)
            os.environ.update({name: value} if value is not None else {})


def _started(*options: str) -> subprocess.Popen[bytes]:
    ray = Path(sys.executable).with_name("ray")
    common = ("--block", "--node-ip-address=127.0.0.1", f"--object-store-memory={_STORE}")
    return subprocess.Popen(
        [ray, "start", *common, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _check_bound(processes: Sequence[subprocess.Popen[bytes]], shares: Sequence[Sequence[int]]) -> None:
    """Raises `RuntimeError` where a thread of a node may run on other cores than those of the node."""
    for process, share in zip(processes, shares, strict=True):
        for pid in below(process.pid):
            threads = Path(f"/proc/{pid}/task").glob("*")
            stray = [thread.name for thread in threads if _runs_on(int(thread.name)) - set(share)]
            if stray:
                raise RuntimeError(f"expected all of process {pid} on cores {share}, got threads elsewhere: {stray}")


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
