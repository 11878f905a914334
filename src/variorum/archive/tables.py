"""Tables on disk: Parquet files that are there as a whole or not at all."""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute, parquet

_PART = ".part"  # the end of the name of what is being written
ROWS = 64 * 1024  # of a group, so that a reader can leave out what it has no use for


def write(path: Path, columns: Mapping[str, Any], group: int = ROWS) -> None:
    """Writes a table of arrays or lists of the same length, `group` rows of which are read together."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{uuid4().hex}{_PART}")  # a process of a killed run may still write the same
    parquet.write_table(pa.table(dict(columns)), part, row_group_size=group, compression="zstd", compression_level=1)
    part.replace(path)


def name(number: int) -> str:
    """The name of the file that has a part of a table."""
    return f"{number:05}.parquet"


def sweep(folder: Path) -> None:
    """Takes away the files below a folder that were being written when a run was killed."""
    for part in folder.rglob(f".*{_PART}"):
        if part.is_file():
            part.unlink()


def number_of(file: Path) -> int:
    """The number of the part that a file of this name has."""
    return int(file.stem)


def load(file: Path, columns: Sequence[str]) -> pa.Table:
    """The rows of a file."""
    return parquet.read_table(file, columns=list(columns))


def read(folder: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """All rows of the files in a folder, in the order of their names; columns of lists have 64-bit offsets."""
    files = sorted(folder.glob("*.parquet"))
    return pa.concat_tables([parquet.read_table(file, columns=list(columns) if columns else None) for file in files])


def matching(path: Path, columns: Sequence[str], *conditions: tuple[str, str, Any]) -> pa.Table:
    """The rows of a file, or of the files in a folder, on which all conditions (`("story", "==", "s-1")`) hold."""
    return parquet.read_table(path, columns=list(columns), filters=[*conditions])


def having(table: pa.Table, name: str, word: str) -> pa.Table:
    """The rows in whose column of texts a word stands, whatever its case."""
    return table.filter(compute.match_substring(table[name], word, ignore_case=True))


def joined(parts: Sequence[pa.Table]) -> pa.Table:
    """The rows of some tables, each column in one piece."""
    return pa.concat_tables(parts).combine_chunks()


def column(folder: Path, name: str) -> NDArray[Any]:
    """The numbers in a column."""
    return np.asarray(read(folder, (name,))[name].to_numpy())


def rows(folder: Path) -> int:
    """How many rows the files in a folder have together."""
    return sum(parquet.read_metadata(file).num_rows for file in folder.glob("*.parquet"))


def lists(values: NDArray[Any], ends: NDArray[np.int64]) -> pa.LargeListArray:
    """A column with an array of numbers in each row; rows lie one behind the other and reach to their `ends`."""
    return pa.LargeListArray.from_arrays(np.concatenate([[0], ends]), values)


def flat(column: pa.LargeListArray) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """The numbers in the rows of a column one behind the other, and where each row ends."""
    lengths = np.asarray(column.value_lengths().to_numpy(zero_copy_only=False), dtype=np.int64)
    return column.flatten().to_numpy(), np.cumsum(lengths)


def strings(rows: Iterable[str | None]) -> pa.StringArray:
    """A column of texts."""
    return pa.array(list(rows), pa.string())


def integers(rows: Iterable[int | None]) -> pa.Int64Array:
    """A column of integers, some of which may be null."""
    return pa.array(list(rows), pa.int64())


def made(folder: Path, make: Callable[[Path], None]) -> None:
    """Has the files of a folder made beside it, and puts it in its place when they are all there."""
    part = folder.with_name(f".{folder.name}{_PART}")
    for old in (part, folder):
        shutil.rmtree(old, ignore_errors=True)
    part.mkdir(parents=True)
    make(part)
    part.replace(folder)
