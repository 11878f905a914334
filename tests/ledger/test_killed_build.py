"""A build that is killed, at whatever moment, leaves the old story whole and the way free for the next one."""

import subprocess
import sys
from pathlib import Path

import pytest

from variorum.ledger import Store
from variorum.ledger.check import check
from variorum.model import Actor, Ledger

# A real writer in a process of its own, which gets SIGKILL just before the named call is made for the n-th time.
WRITER = """
import os, shutil, signal, sys
from pathlib import Path
from variorum.ledger import Store, writer
from variorum.model import Ledger

folder, ledger, moment, nth = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
calls = 0

def killing(function):
    def instead(*args, **kwargs):
        global calls
        calls += 1
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return instead

owner, name = {
    "check": (writer, "check"), "copy": (shutil, "copyfile"), "insert": (writer, "row_of"),
    "describe": (writer, "_describe"), "sync": (os, "fsync"), "replace": (Path, "replace"),
}[moment]
setattr(owner, name, killing(getattr(owner, name)))
with Store(folder).writer() as handle:
    handle.write(Ledger.model_validate_json(ledger.read_text()))
print("done")
"""


@pytest.fixture
def large_ledger(small_ledger: Ledger) -> Ledger:
    extra = tuple(Actor(id=f"a-{i}", name=f"Actor {i}", kind="group", why="test") for i in range(500))
    ledger = small_ledger.model_copy(update={"actors": (*small_ledger.actors, *extra)})
    check(ledger)
    return ledger


MOMENTS = [("check", 1), ("copy", 1), ("insert", 1), ("insert", 300), ("describe", 1), ("sync", 1), ("replace", 1)]


@pytest.mark.parametrize(("moment", "nth"), MOMENTS)
def test_killed_before_the_swap(
    tmp_path: Path, small_ledger: Ledger, large_ledger: Ledger, moment: str, nth: int
) -> None:
    store = Store(tmp_path / "story")
    with store.writer() as writer:
        writer.write(small_ledger)
    before = store.path.read_bytes()
    assert run_writer(tmp_path, large_ledger, moment, nth) == -9
    assert store.path.read_bytes() == before
    assert store.view().ledger() == small_ledger
    with store.writer() as writer:
        writer.write(large_ledger)
    assert store.view().ledger() == large_ledger


def test_killed_after_the_swap(tmp_path: Path, small_ledger: Ledger, large_ledger: Ledger) -> None:
    store = Store(tmp_path / "story")
    with store.writer() as writer:
        writer.write(small_ledger)
    assert run_writer(tmp_path, large_ledger, "sync", 2) == -9
    assert store.view().ledger() == large_ledger


def test_the_first_build_of_a_story_killed(tmp_path: Path, large_ledger: Ledger) -> None:
    assert run_writer(tmp_path, large_ledger, "insert", 300) == -9
    store = Store(tmp_path / "story")
    assert not store.path.exists()
    with store.writer() as writer:
        writer.write(large_ledger)
    assert store.view().ledger() == large_ledger
    assert sorted(file.name for file in store.folder.iterdir()) == ["ledger.sqlite", "ledger.sqlite.lock"]


def run_writer(tmp_path: Path, ledger: Ledger, moment: str, nth: int) -> int:
    path = tmp_path / "ledger.json"
    path.write_text(ledger.model_dump_json(), encoding="utf-8")
    command = [sys.executable, "-c", WRITER, str(tmp_path / "story"), str(path), moment, str(nth)]
    return subprocess.run(command, check=False, timeout=60).returncode
