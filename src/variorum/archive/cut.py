"""A story's reports, cut out of the archive's files as they lie there, so that a build reads what was screened."""

import bz2
import gzip
import io
import lzma
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow import parquet

from variorum.archive import tables
from variorum.archive.keys import part_of
from variorum.archive.layout import Layout
from variorum.archive.manifest import Source, finished
from variorum.errors import ReadError, RequestError

Row = Mapping[str, Any]
_OPENERS: Mapping[str | None, Callable[[Path], BinaryIO | io.BufferedIOBase]] = {
    None: lambda path: path.open("rb"),
    "gzip": gzip.open,
    "bzip2": bz2.open,
    "xz": lzma.open,
}


def cut(root: Path, story: str) -> tuple[Path, ...]:
    """Writes the reports of a story to the folder `reports/STORY` of the archive, a file for each that they lie in.

    Raises `RequestError` where there is no such story, `ReadError` where a file is no longer what was screened.
    """
    layout = Layout(root)
    manifest = finished(layout)
    rows = _articles(layout, story)
    if not rows:
        raise RequestError(f"{root}: it has no story {story}; list those that it has with `variorum archive stories`")
    known = {source.path: source for source in manifest.sources}
    by_file: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_file[row["file"]].append(row)
    folder = layout.reports / story
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_cut(known[file], some, folder, number) for number, (file, some) in enumerate(sorted(by_file.items())))


def _articles(layout: Layout, story: str) -> list[Row]:
    """The articles of a story, in the order in which they were read."""
    members = tables.matching(layout.members, ("number",), ("story", "==", story))
    by_part: dict[int, list[int]] = defaultdict(list)
    for number in sorted(members["number"].to_pylist()):
        by_part[part_of(number)].append(number)
    columns = ("number", "file", "packed", "container", "offset", "length", "row")
    found: list[Row] = []
    for part, numbers in by_part.items():
        found += tables.matching(layout.articles / tables.name(part), columns, ("number", "in", numbers)).to_pylist()
    return found


def _cut(source: Source, rows: Sequence[Row], folder: Path, number: int) -> Path:
    path = Path(source.path)
    if not path.is_file() or Source.of(path) != source:
        raise ReadError(source.path, "it is not what was screened", "put it back as it was, or screen the archive anew")
    container, packed = rows[0]["container"], rows[0]["packed"]
    target = folder / f"{number:03}-{path.stem if packed else path.name}"
    if container == "parquet":
        _cut_rows(path, target, {row["row"] for row in rows})
        return target
    with _OPENERS[packed](path) as stream, target.open("wb") as out:
        for offset, length in sorted({(row["offset"], row["length"]) for row in rows}):
            stream.seek(offset)
            out.write(stream.read(length))
            out.write(b"\n" if container == "jsonl" else b"")
    return target


def _cut_rows(path: Path, target: Path, rows: Iterable[int]) -> None:
    """Writes some rows of a table, which are counted from 1, group by group."""
    wanted = sorted(row - 1 for row in rows)
    with parquet.ParquetFile(path) as table, parquet.ParquetWriter(target, table.schema_arrow) as out:
        first = 0
        for group in range(table.num_row_groups):
            count = table.metadata.row_group(group).num_rows
            inside = [row - first for row in wanted if first <= row < first + count]
            if inside:
                out.write_table(table.read_row_group(group).take(pa.array(inside)))
            first += count
