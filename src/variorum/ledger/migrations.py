"""How a store comes from nothing to the layout of today: a list of small functions that only grows.

The number of functions that a store has been through stands in its `meta` table under `layout`.
"""

from collections.abc import Callable

from sqlalchemy import Connection, inspect, select

from variorum.ledger.tables import META, METADATA, ROWS

Migration = Callable[[Connection], None]


def one_table_for_each_table_of_the_ledger(connection: Connection) -> None:
    """Layout 1: the tables of ledger format 1, and `meta`."""
    METADATA.create_all(connection)


def a_table_for_what_decisions_overruled(connection: Connection) -> None:
    """Layout 2: the machine's rows that decisions changed, as they were."""
    ROWS["overruled"].create(connection, checkfirst=True)


MIGRATIONS: tuple[Migration, ...] = (one_table_for_each_table_of_the_ledger, a_table_for_what_decisions_overruled)


def layout_of(connection: Connection) -> int:
    """The number of migrations that a store has been through; 0 for an empty file."""
    if not inspect(connection).has_table(META.name):
        return 0
    return int(connection.execute(select(META.c.value).where(META.c.key == "layout")).scalar_one())


def migrate(connection: Connection) -> None:
    """Brings a store to the layout of today."""
    for migration in MIGRATIONS[layout_of(connection) :]:
        migration(connection)
    connection.execute(META.delete().where(META.c.key == "layout"))
    connection.execute(META.insert().values(key="layout", value=str(len(MIGRATIONS))))
