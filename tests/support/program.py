"""The program as a test runs it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """What a run of the program left behind."""

    code: int
    stdout: str
    stderr: str


Run = Callable[..., Result]
