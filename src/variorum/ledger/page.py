"""A page of one table: filtered and ordered by the table's own columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Float, Select, Table, UnaryExpression, func, select

from variorum.errors import RequestError
from variorum.ledger.tables import ROWS, columns_of
from variorum.model import TABLES, Record


@dataclass(frozen=True, slots=True)
class Page:
    """Rows `offset` to `offset + limit` of the `total` that a question has, as records."""

    rows: tuple[Record, ...]
    total: int
    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of one table; raises `RequestError` for what the table does not have.

    `where` names columns and the value that each has; an empty one asks for rows that have none. `order` names a
    column, with `-` before it for the reverse; rows that are equal there, and all rows without `order`, stand as in the
    ledger. Rows without a value come last, and first in the reverse.
    """

    table: str
    where: Mapping[str, str]
    order: str | None
    offset: int
    limit: int

    def __post_init__(self) -> None:
        table_of(self.table)
        require_window(self.offset, self.limit)

    def records(self) -> Select[str]:
        """The page's records. What the page holds is found in an index alone; only its own records are then read."""
        rows = table_of(self.table)
        chosen = (
            select(rows.c.position)
            .where(*self._conditions(rows))
            .order_by(*self._order(rows))
            .offset(self.offset)
            .limit(self.limit)
            .subquery()
        )
        return select(rows.c.record).join(chosen, chosen.c.position == rows.c.position).order_by(*self._order(rows))

    def total(self) -> Select[int]:
        """How many rows there are on all pages."""
        rows = table_of(self.table)
        return select(func.count(rows.c.position)).where(*self._conditions(rows))

    def _conditions(self, rows: Table) -> list[ColumnElement[bool]]:
        return [self._condition(rows, name, value) for name, value in self.where.items()]

    def _condition(self, rows: Table, name: str, value: str) -> ColumnElement[bool]:
        column = _column(rows, name)
        if not value:
            return column.is_(None)
        if not isinstance(column.type, Float):
            return column == value
        try:
            return column == float(value)
        except ValueError:
            raise RequestError(f"{rows.name}.{name}: expected a number, got {value!r}") from None

    def _order(self, rows: Table) -> Sequence[UnaryExpression[object]]:
        if self.order is None:
            return (rows.c.position.asc(),)
        column = _column(rows, self.order.removeprefix("-"))
        if self.order.startswith("-"):
            return column.desc().nulls_first(), rows.c.position.desc()
        return column.asc().nulls_last(), rows.c.position.asc()


def table_of(name: str) -> Table:
    """The table of that name; raises `RequestError` where there is none."""
    if name not in TABLES:
        raise RequestError(f"no table {name!r}; the tables are {', '.join(TABLES)}")
    return ROWS[name]


def require_window(offset: int, limit: int) -> None:
    """Raises `RequestError` for a page that cannot be."""
    if offset < 0 or limit < 1:
        raise RequestError(f"expected an offset of 0 or more and a limit of 1 or more, got {offset} and {limit}")


def _column(rows: Table, name: str) -> ColumnElement[object]:
    names = columns_of(rows.name)
    if name not in names:
        raise RequestError(f"{rows.name} has no column {name!r} to filter or order by; it has {', '.join(names)}")
    return rows.c[name]
