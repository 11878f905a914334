"""A screened archive that many tests look at."""

from pathlib import Path

import pytest

from archives import Unwatched, lines, rows
from variorum.archive.engine import Engine
from variorum.archive.screen import Screened, screen
from variorum.archive.settings import Settings

STORIES = 12


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve stories as JSON lines; one line is broken, one has no words."""
    path = tmp_path_factory.mktemp("archive") / "articles.jsonl"
    path.write_bytes(lines(rows(STORIES)) + b'not json\n{"text": "...", "url": "https://paper.example"}\n')
    return path


@pytest.fixture(scope="session")
def archive(source: Path) -> tuple[Path, Screened]:
    """The folder, and what was said of it."""
    folder = source.parent / "screened"
    return folder, screen([source], folder, Engine(), Unwatched(), Settings())
