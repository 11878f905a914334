"""A small story, served."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from served import client, stored
from variorum.ledger import Store
from variorum.model import Ledger


@pytest.fixture
def store(tmp_path: Path, small_ledger: Ledger) -> Store:
    return stored(tmp_path / "story", small_ledger)


@pytest.fixture
def served(store: Store) -> TestClient:
    return client(store)
