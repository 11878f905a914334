"""Tables on disk: Parquet files that are there as a whole or not at all."""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 64 * 1024  # of a group, so that a reader can leave out what it has no use for


def write(path: Path, columns: Mapping[str, Any]) -> None:
    """Writes a table of arrays or lists of the same length."""
    import pyarrow as pa  # noqa: PLC0415 # an extra, and slow to import
    from pyarrow import parquet  # noqa: PLC0415

    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    parquet.write_table(pa.table(dict(columns)), part, row_group_size=ROWS, compression="zstd", compression_level=1)
    part.replace(path)


def read(folder: Path, columns: Sequence[str] | None = None) -> "pa.Table":
    """All rows of the files in a folder, in the order of their names."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    files = sorted(folder.glob("*.parquet"))
    return pa.concat_tables([parquet.read_table(file, columns=list(columns) if columns else None) for file in files])


def lists(rows: Sequence[NDArray[Any]], kind: type[np.generic]) -> "pa.ListArray":
    """A column with an array of numbers in each row."""
    import pyarrow as pa  # noqa: PLC0415

    ends = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    return pa.ListArray.from_arrays(ends, np.concatenate([np.zeros(0, dtype=kind), *rows]))


def strings(rows: Iterable[str | None]) -> "pa.StringArray":
    """A column of texts."""
    import pyarrow as pa  # noqa: PLC0415

    return pa.array(list(rows), pa.string())


def integers(rows: Iterable[int | None]) -> "pa.Int64Array":
    """A column of integers, some of which may be null."""
    import pyarrow as pa  # noqa: PLC0415

    return pa.array(list(rows), pa.int64())


def made(folder: Path, make: Callable[[Path], None]) -> None:
    """Has the files of a folder made beside it, and puts it in its place when they are all there."""
    part = folder.with_name(f".{folder.name}.part")
    for old in (part, folder):
        shutil.rmtree(old, ignore_errors=True)
    part.mkdir(parents=True)
    make(part)
    part.replace(folder)
