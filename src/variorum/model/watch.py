"""Someone who looks on while much is done."""

from typing import Protocol


class Watch(Protocol):
    """Is told of each stage and of each step in it."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins that will take `total` steps."""

    def step(self) -> None:
        """One step of the stage is done."""
