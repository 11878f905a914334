"""Parquet: one report a row, in the columns of any known service, a group of rows in memory at a time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.model.report import Place
from variorum.read.item import Item
from variorum.read.raw import Raw, digest
from variorum.read.rows import Origin, read_rows

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

MEDIA_TYPE = "application/vnd.apache.parquet"
_ROWS = 64  # that become Python values at a time


def read_parquet(item: Item, groups: range | None = None) -> Iterator[Raw | Item | ReadError | LeftOut]:
    """A report or a problem for each row, of all groups of rows or of some that follow one another; raises `ReadError`
    where the library for Parquet is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415 # an extra, and slow to import
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        problem = "this is Parquet, which takes the library pyarrow to read"
        raise ReadError(item.name, problem, "install it with `pip install variorum[parquet]`") from error
    number = 0
    try:
        with ParquetFile(item.random()) as table:
            groups = range(table.num_row_groups) if groups is None else groups
            number = sum(table.metadata.row_group(group).num_rows for group in range(groups.start))
            for row in _rows(table, item, groups):
                number += 1
                place = Place(kind="parquet", member=str(number))
                origin = Origin(item, f"{item.name}:{number}", (place,), _digest(row), MEDIA_TYPE, flat=True)
                yield from read_rows(row, origin)
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError, MemoryError) as error:
        problem = f"behind row {number} it is no whole Parquet file ({error})"
        raise ReadError(item.name, problem, "copy it again") from error


def _rows(table: "ParquetFile", item: Item, groups: range) -> Iterator[dict[str, Any]]:
    for group in groups:
        size = table.metadata.row_group(group).total_byte_size
        if size > item.limits.group:
            problem = f"a group of its rows has {size} bytes, at most {item.limits.group} are read"
            raise ReadError(item.name, problem, "write it anew with smaller row groups")
        for batch in table.iter_batches(batch_size=_ROWS, row_groups=[group]):
            item.meter.take(item.name, batch.nbytes, item.limits)
            yield from batch.to_pylist()


def _digest(row: dict[str, Any]) -> str:
    """Of the values, for a row has no bytes of its own in a file that is kept by columns."""
    return digest(repr(sorted(row.items())).encode())
