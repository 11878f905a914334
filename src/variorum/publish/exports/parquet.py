"""The ledger as Parquet: one file a table, nested fields as structs and lists, the same columns whatever is in them."""

import io
import json
from collections.abc import Sequence
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from variorum.errors import RequestError
from variorum.model import TABLES, Ledger, Record


def files(ledger: Ledger) -> dict[str, bytes]:
    """Every table under its file name. Raises `RequestError` where pyarrow is not installed."""
    try:
        from pyarrow import Table  # noqa: PLC0415 # an extra, and slow to import
        from pyarrow.parquet import write_table  # noqa: PLC0415
    except ImportError:
        raise RequestError("Parquet needs pyarrow; install it: pip install 'variorum[parquet]'") from None
    made = {}
    for name, kind in TABLES.items():
        rows = [_row(record) for record in getattr(ledger, name)]
        out = io.BytesIO()
        write_table(Table.from_pylist(rows, schema=_schema(kind)), out)
        made[f"{name}.parquet"] = out.getvalue()
    return made


def _row(record: Record) -> dict[str, Any]:
    """The record's fields; one that may be of several types is a string, JSON where it is not one."""
    mixed = {name for name, info in type(record).model_fields.items() if len(_kinds(info.annotation)) > 1}
    return {
        name: json.dumps(value, ensure_ascii=False) if name in mixed and isinstance(value, dict) else value
        for name, value in record.row().items()
    }


def _schema(kind: type[Record]) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    return pa.schema([pa.field(name, _type(info.annotation)) for name, info in kind.model_fields.items()])


def _kinds(annotation: Any) -> tuple[Any, ...]:
    """The types that a field may have, `None` left out."""
    if get_origin(annotation) in (Union, UnionType):
        return tuple(part for part in get_args(annotation) if part is not NoneType)
    return (annotation,)


def _type(annotation: Any) -> Any:
    """The Arrow type of a field of a record."""
    import pyarrow as pa  # noqa: PLC0415

    kind, *others = _kinds(annotation)
    if others:
        return pa.string()
    if get_origin(kind) is Literal:
        kind = type(get_args(kind)[0])
    if get_origin(kind) in (tuple, Sequence):
        return pa.list_(_type(get_args(kind)[0]))
    if issubclass(kind, Record):
        return pa.struct([pa.field(name, _type(info.annotation)) for name, info in kind.model_fields.items()])
    return {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64()}[kind]
