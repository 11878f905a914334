import bz2
import gzip
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from archives import Row, Unwatched, lines, rows, warc, write_parquet
from variorum.archive import tables
from variorum.archive.cut import cut
from variorum.archive.engine import Engine
from variorum.archive.screen import Screened, screen
from variorum.archive.settings import Settings
from variorum.errors import ReadError, RequestError
from variorum.read import read_file

MADE = rows(4)
FORMS: dict[str, Callable[[Sequence[Row]], bytes]] = {
    "a.jsonl": lines,
    "a.jsonl.gz": lambda made: gzip.compress(lines(made)),
    "a.jsonl.bz2": lambda made: bz2.compress(lines(made)),
    "a.warc.gz": warc,
    "a.warc": lambda made: warc(made, packed=False),
}


def written(name: str, folder: Path) -> Path:
    path = folder / name
    if name.endswith(".parquet"):
        write_parquet(MADE, path, 3)
    else:
        path.write_bytes(FORMS[name](MADE))
    return path


@pytest.mark.parametrize("name", [*FORMS, "a.parquet"])
def test_a_build_reads_the_reports_that_were_screened(name: str, tmp_path: Path) -> None:
    source = written(name, tmp_path)
    folder = tmp_path / "screened"
    screen([source], folder, Engine(), Unwatched(), Settings())
    story = tables.read(folder / "stories").sort_by("title").to_pylist()[1]["story"]
    (path,) = cut(folder, story)
    reading = read_file(path)
    assert not reading.problems
    assert sorted(report.url or "" for report in reading.reports) == [f"https://paper{n}.example/1" for n in range(5)]
    members = tables.matching(folder / "members", ("id",), ("story", "==", story))
    assert sorted(members["id"].to_pylist()) == sorted(report.id for report in reading.reports)
    assert cut(folder, story) == (path,)


def test_no_such_story(archive: tuple[Path, Screened]) -> None:
    with pytest.raises(RequestError, match="it has no story s-nothing; list"):
        cut(archive[0], "s-nothing")


def test_no_such_archive(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="found nothing"):
        cut(tmp_path, "s-1")


@pytest.mark.parametrize("change", ["touched", "gone"])
def test_a_file_that_is_no_longer_what_was_screened(
    archive: tuple[Path, Screened], source: Path, tmp_path: Path, change: str
) -> None:
    story = tables.read(archive[0] / "stories")["story"][0].as_py()
    aside = shutil.copy2(source, tmp_path)
    try:
        if change == "gone":
            source.unlink()
        else:
            os.utime(source, ns=(1, 1))
        with pytest.raises(ReadError, match="not what was screened"):
            cut(archive[0], story)
    finally:
        shutil.copy2(aside, source)
