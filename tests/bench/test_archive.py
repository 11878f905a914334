"""The measures of archives: what other ways find, and what a run is said to cost."""

import subprocess
import sys
from pathlib import Path

import pytest

from archive_copies import with_bands
from archive_cost import run
from archives import lines, rows


def test_the_common_pipeline_joins_a_text_with_its_copies_only(tmp_path: Path) -> None:
    made = rows(6)
    path = tmp_path / "archive.jsonl"
    path.write_bytes(lines(made))
    found = with_bands(path)
    for story in range(6):
        first, second, third, reprint, same = found[5 * story : 5 * story + 5]
        assert first == reprint == same
        assert len({first, second, third}) == 3
    assert len(set(found)) == 18


def test_a_text_without_words_is_joined_with_none(tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    path.write_bytes(lines([{"text": "..."}, *rows(1)]))
    assert with_bands(path)[0] == 0


def test_the_memory_of_what_a_program_starts_is_counted() -> None:
    inner = "import time; held = bytearray(80_000_000); time.sleep(1.5)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}]); print('done')"
    said, cost = run([sys.executable, "-c", outer])
    assert said == "done\n"
    assert cost.largest > 0.08
    assert cost.together > cost.largest
    assert cost.wall > 1.5


def test_a_run_that_fails_is_no_measure() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run([sys.executable, "-c", "raise SystemExit(3)"])
