"""A story for programs and notebooks: typed records, data frames, and a display."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from variorum.errors import RequestError
from variorum.ledger import Hits, Page, Store
from variorum.model import TABLES, Ledger, Record
from variorum.publish import words

if TYPE_CHECKING:
    import polars

_MOST_POINTS: Final = 8  # points that a notebook shows
_ANYTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Story:
    """A story that `variorum build` made, read-only. What is read is kept; load it again to see another build."""

    def __init__(self, story: str | Path) -> None:
        store = Store(story)
        self.name = store.home.name
        self._view = store.view()

    @cached_property
    def ledger(self) -> Ledger:
        """Every table as typed records: `story.ledger.statements[0].speaker`."""
        return self._view.ledger()

    def rows(
        self,
        table: str,
        *,
        where: Mapping[str, str] = _ANYTHING,
        order: str | None = None,
        offset: int = 0,
        limit: int = 100,
    ) -> Page:
        """Some records of a table, filtered and ordered by its columns, as the API gives them."""
        return self._view.page(table, where=where, order=order, offset=offset, limit=limit)

    def row(self, table: str, key: str) -> Record:
        """One record; raises `RequestError` where there is none with that id."""
        return self._view.row(table, key)

    def search(self, words: str, *, tables: Sequence[str] = (), limit: int = 50) -> Hits:
        """Rows that have all the words, the best first."""
        return self._view.search(words, tables=tables, limit=limit)

    def frame(self, table: str) -> "polars.DataFrame":
        """A table as a data frame of Polars: one column a field, spans and hops as structs and lists of them.

        Needs the extra `frames`; raises `RequestError` without it, or for a table that does not exist.
        """
        if table not in TABLES:
            raise RequestError(f"no table {table!r}; the tables are {', '.join(TABLES)}")
        try:
            import polars  # noqa: PLC0415 # an extra, and slow to import
        except ImportError:
            raise RequestError("data frames need Polars; install it with `pip install variorum[frames]`") from None
        rows = [row.row() for row in getattr(self.ledger, table)]
        if not rows:
            return polars.DataFrame(schema=dict.fromkeys(TABLES[table].model_fields, polars.Null))
        return polars.DataFrame(rows, infer_schema_length=None, strict=False)

    def __repr__(self) -> str:
        return f"Story({self.name!r}: {len(self.ledger.reports)} reports, {len(self.ledger.points)} points)"

    def _repr_html_(self) -> str:
        """What a notebook shows: the size of every table, and the points that most reports carry."""
        sizes = Markup("").join(
            Markup("<tr><th>{}</th><td>{}</td></tr>").format(table.replace("_", " "), len(getattr(self.ledger, table)))
            for table in TABLES
            if getattr(self.ledger, table)
        )
        points = Markup("").join(
            Markup("<li><b>{}</b><br>{}</li>").format(words.clip(point.label, 120), point.verdict)
            for point in self.ledger.points[:_MOST_POINTS]
        )
        return str(Markup("<p><b>{}</b></p><table>{}</table><ol>{}</ol>").format(escape(repr(self)), sizes, points))


def load(story: str | Path) -> Story:
    """The story in a folder, or at `postgresql://USER@HOST/DATABASE?story=NAME`.

    Raises `StoreError` where there is none.
    """
    return Story(story)
