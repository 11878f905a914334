"""What a store says of itself: its format, its layout, the program that wrote it and the day it was made."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, insert, inspect, select

from variorum import __version__
from variorum.errors import StoreError
from variorum.ledger.tables import META

FORMAT: Final = 1


def facts_of(connection: Connection) -> dict[str, str]:
    """All facts by name; none where there is no table for them."""
    if not inspect(connection).has_table(META.name):
        return {}
    return {row.key: row.value for row in connection.execute(select(META))}


def put_facts(connection: Connection, facts: dict[str, str]) -> None:
    """Puts facts in, each in place of the one of its name."""
    connection.execute(META.delete().where(META.c.key.in_(facts)))
    connection.execute(insert(META), [{"key": key, "value": value} for key, value in facts.items()])


def describe(connection: Connection) -> None:
    """Says of a story that this program wrote it now, and that it was made now unless it is older."""
    now = datetime.now(UTC).isoformat()
    created = facts_of(connection).get("created", now)
    facts = {"format": str(FORMAT), "program": f"variorum {__version__}", "created": created, "written": now}
    put_facts(connection, facts)


def has_story(name: str, connection: Connection) -> bool:
    """Is there a whole story? Raises `StoreError` where there is something else, or a story of another format."""
    found = facts_of(connection)
    foreign = "layout" not in found and inspect(connection).get_table_names()
    if foreign or found.get("format", str(FORMAT)) != str(FORMAT):
        raise StoreError(
            f"{name}: expected ledger format {FORMAT}, found {found.get('format', 'none')}; "
            "build the story again into a new folder"
        )
    return "format" in found
