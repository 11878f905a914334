"""A screening on a Ray cluster of two nodes on this machine. Run apart: `scripts/test-cluster`."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from archive_nodes import nodes
from archives import Unwatched, lines, rows
from variorum.archive import tables
from variorum.archive.engine import Engine
from variorum.archive.screen import Screened, screen
from variorum.archive.settings import Settings

pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with nodes(2, tmp_path_factory.mktemp("r")) as address:
        yield Engine(jobs=2, cluster=address)


def test_both_nodes_work(cluster: Engine) -> None:
    def where(_task: int) -> str:
        return str(import_module("ray").get_runtime_context().get_node_id())

    assert len(set(cluster.each(where, range(8)))) == 2


def test_nodes_of_one_core_start_no_further_processes(cluster: Engine) -> None:
    def worker(_task: int) -> int:
        return os.getpid()

    assert len({pid for _stage in range(3) for pid in cluster.each(worker, range(8))}) <= 2


def test_no_node_tells_about_its_use(cluster: Engine) -> None:
    def told(_task: int) -> str | None:
        return os.environ.get("DO_NOT_TRACK")

    assert set(cluster.each(told, range(4))) == {"1"}


def test_a_cluster_finds_what_one_machine_finds(
    cluster: Engine, archive: tuple[Path, Screened], source: Path, tmp_path: Path
) -> None:
    said = screen([source], tmp_path / "screened", cluster, Unwatched(), Settings())
    assert said == archive[1]
    for name in ("members", "families", "stories"):
        found, wanted = (
            sorted(map(str, tables.read(folder / name).to_pylist())) for folder in (tmp_path / "screened", archive[0])
        )
        assert found == wanted


def test_a_task_that_fails_is_told_of(cluster: Engine) -> None:
    def failing(task: int) -> int:
        return 1 // task

    with pytest.raises(Exception, match="integer division"):
        list(cluster.each(failing, range(4)))


def test_one_text_again_and_again_does_not_kill_a_node(cluster: Engine, tmp_path: Path) -> None:
    text = rows(1)[0]["text"]
    files = []
    for part in range(4):
        files.append(tmp_path / f"{part}.jsonl")
        files[-1].write_bytes(lines({"text": text, "url": f"https://paper{part}.example/{n}"} for n in range(12_500)))
    said = screen(files, tmp_path / "screened", cluster, Unwatched(), Settings())
    assert (said.articles, said.families, said.stories) == (50_000, 1, 1)


CLUSTER_OF_ONE = """
import os, sys, time
from variorum.archive.engine import Engine

def worker(task):
    time.sleep(1)
    return os.getpid()

print(len(set(Engine(jobs=2, cluster=sys.argv[1]).each(worker, range(8)))))
"""


def test_a_node_of_two_cores_works_in_two_processes(tmp_path_factory: pytest.TempPathFactory) -> None:
    """In a process of its own: this one holds on to the cluster that it knows."""
    with nodes(1, tmp_path_factory.mktemp("r"), each=2) as address:
        done = subprocess.run(
            [sys.executable, "-c", CLUSTER_OF_ONE, address], check=True, capture_output=True, text=True, timeout=120
        )
    assert done.stdout == "2\n"
