"""The engine: Daft, on this machine or on a Ray cluster. Nothing is told to anyone about its use."""

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Generic, TypeVar

from variorum.errors import RequestError

Task = TypeVar("Task")
Result = TypeVar("Result")
_LIBRARIES = ("daft", "pyarrow", "scipy")
_SILENT = {
    "DO_NOT_TRACK": "1",
    "SCARF_NO_ANALYTICS": "1",
    "DAFT_ANALYTICS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
}


def check(cluster: str | None = None) -> None:
    """Raises `RequestError` where a library is not installed that archives, or a cluster, take."""
    for library in (*_LIBRARIES, *(["ray"] if cluster else [])):
        if find_spec(library) is None:
            extra = "archive" if library in _LIBRARIES else "cluster"
            advice = f"install it with `pip install variorum[{extra}]`"
            raise RequestError(f"this takes the library {library}, which is not installed; {advice}")


@dataclass(frozen=True)
class Engine:
    """Where the work is done: in `jobs` processes of this machine, or on the Ray cluster at the address `cluster`, with
    `jobs` processes there in all.
    """

    jobs: int = 1
    cluster: str | None = None

    @cached_property
    def daft(self) -> Any:
        """The library, made ready."""
        os.environ.update(_SILENT)
        daft = import_module("daft")
        if self.cluster:
            everywhere = {"env_vars": _SILENT}
            ray = import_module("ray")
            ray.init(address=self.cluster, runtime_env=everywhere, log_to_driver=False, logging_level="error")
            daft.set_runner_ray(noop_if_initialized=True)  # what Ray is connected to
            daft.set_execution_config(shuffle_aggregation_default_partitions=self.jobs)
        return daft

    def each(self, function: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """What a function gives for each task, as it is done, in no set order. The function must be importable."""
        if len(tasks) <= 1:  # no other process has to be started for it
            yield from map(function, tasks)
            return
        daft = self.daft
        worker = daft.cls(**self._apart(len(tasks)))(_Worker)(function)
        frame = daft.from_pydict({"task": [pickle.dumps(task) for task in tasks]})
        frame = frame.into_partitions(len(tasks)) if self.cluster else frame.into_batches(1)
        for row in frame.select(worker(frame["task"]).alias("result")).iter_rows():
            yield pickle.loads(row["result"])

    def _apart(self, tasks: int) -> dict[str, Any]:
        """How tasks are kept apart: in processes of their own, which are started for each stage. On nodes of one core
        each that gains nothing and costs two seconds of each core, so that tasks are done where the node's worker is.
        """
        if self.cluster and self.jobs >= len(self._cores) and max(self._cores, default=0) <= 1:
            return {"use_process": False}
        return {"use_process": True, "max_concurrency": min(self.jobs, tasks)}

    @cached_property
    def _cores(self) -> list[float]:
        """How many cores each node of the cluster has that does any work."""
        nodes = import_module("ray").nodes()
        found = (node["Resources"].get("CPU", 0.0) for node in nodes if node["Alive"])
        return [cores for cores in found if cores]


class _Worker(Generic[Task, Result]):
    """A process that does tasks, which come and go as bytes."""

    def __init__(self, function: Callable[[Task], Result]) -> None:
        self._function = function

    def __call__(self, task: bytes) -> bytes:
        return pickle.dumps(self._function(pickle.loads(task)))
