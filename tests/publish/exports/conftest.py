"""The example story as a ledger, built once."""

from pathlib import Path

import pytest

from variorum.model import Ledger
from variorum.pipeline import run

EXAMPLE = Path(__file__).parents[3] / "examples" / "strait-ferry"


class Unwatched:
    """Looks away."""

    def stage(self, name: str, total: int) -> None: ...

    def step(self) -> None: ...


@pytest.fixture(scope="session")
def ferry_ledger() -> Ledger:
    return run(sorted(EXAMPLE.glob("*.txt")), Unwatched()).ledger
