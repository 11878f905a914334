"""Memories of earlier readings, for tests. Here, because processes that begin afresh must find them by name."""

import os
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path

from variorum.annotate.memory import Forgetful
from variorum.ledger import Readings, Store


class Shelf:
    """A memory in a dictionary, which notes what it was asked for in vain."""

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}
        self.missed: list[str] = []

    def recall(self, names: Sequence[str]) -> Mapping[str, bytes]:
        self.missed += [name for name in names if name not in self.entries]
        return {name: self.entries[name] for name in names if name in self.entries}

    def keep(self, entries: Mapping[str, bytes]) -> None:
        self.entries.update(entries)


class Deadly(Forgetful):
    """A memory that kills the process that asks for `name`; with a `trace`, only if that file is not there yet."""

    def __init__(self, name: str, trace: Path | None) -> None:
        self._name = name
        self._trace = trace

    def recall(self, names: Sequence[str]) -> Mapping[str, bytes]:
        if self._name in names and not (self._trace and self._trace.exists()):
            if self._trace:
                self._trace.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().recall(names)


def of_story(folder: str) -> Readings:
    """The memory of a story."""
    return Store(folder).readings()
