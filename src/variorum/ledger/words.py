"""The full-text index: what each kind of database has for it, behind one protocol."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, Protocol

from sqlalchemy import ColumnElement, Connection, Text, cast, column, func, literal, table, text
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from variorum.ledger.terms import folded

_LAST_PLACE: Final = 16_383  # PostgreSQL counts no further
_MOST_PLACES: Final = 255  # of one term


@dataclass(frozen=True, slots=True)
class Match:
    """SQL that says whether a row of `WORDS` has what is asked for, and a rank by which the best come first."""

    holds: ColumnElement[bool]
    rank: ColumnElement[float]


class Words(Protocol):
    """A full-text index over numbered labels and bodies."""

    number: ColumnElement[int]

    def create(self, connection: Connection) -> None:
        """Makes the empty index."""

    def clear(self, connection: Connection) -> None:
        """Takes out all that is in it."""

    def add(self, connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
        """Puts in rows of number, label and body."""

    def match(self, asked: Sequence[str]) -> Match:
        """Rows that have every one of the terms, or a word that begins with it, in their label or body."""


class Fts5:
    """SQLite's FTS5, without a copy of the texts. The `ascii` tokenizer parts terms at spaces and nowhere else.

    Beginnings of up to three letters have an index of their own: thousands of words begin so, and their rows would be
    brought together anew for each question.
    """

    number: ColumnElement[int] = table("words", column("rowid")).c.rowid

    def create(self, connection: Connection) -> None:
        sql = "CREATE VIRTUAL TABLE words USING fts5(label, body, prefix='1 2 3', content='', tokenize='ascii')"
        connection.exec_driver_sql(sql)

    def clear(self, connection: Connection) -> None:
        connection.exec_driver_sql("INSERT INTO words(words) VALUES ('delete-all')")

    def add(self, connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
        values = [(number, _spaced(label), _spaced(body)) for number, label, body in rows]
        connection.exec_driver_sql("INSERT INTO words(rowid, label, body) VALUES (?, ?, ?)", values)

    def match(self, asked: Sequence[str]) -> Match:
        query = " ".join(f'"{term}"*' for term in asked)
        return Match(text("words MATCH :asked").bindparams(asked=query), text("bm25(words, 8.0, 1.0)"))  # type: ignore[arg-type]


class TextSearch:
    """PostgreSQL's text search. Vectors are written out here, so that no dictionary of the server has a say."""

    _words = table("words", column("id"), column("vector", TSVECTOR))
    number: ColumnElement[int] = _words.c.id

    def create(self, connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE words (id integer PRIMARY KEY, vector tsvector NOT NULL)")
        connection.exec_driver_sql("CREATE INDEX words_by_term ON words USING gin (vector) WITH (fastupdate = off)")

    def clear(self, connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM words")

    def add(self, connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
        values = [(number, _vector(label, body)) for number, label, body in rows]
        connection.exec_driver_sql("INSERT INTO words (id, vector) VALUES (%s, %s::tsvector)", values)

    def match(self, asked: Sequence[str]) -> Match:
        query = cast(literal(" & ".join(f"'{term}':*" for term in asked), Text), TSQUERY)
        vector: Any = self._words.c.vector
        return Match(vector.bool_op("@@")(query), -func.ts_rank(vector, query))


_KINDS: Final[dict[str, Words]] = {"sqlite": Fts5(), "postgresql": TextSearch()}


def words_in(connection: Connection) -> Words:
    """The index of the kind of database that a connection leads to."""
    return _KINDS[connection.dialect.name]


def _spaced(words: str) -> str:
    return " ".join(folded(words))


def _vector(label: str, body: str) -> str:
    """A tsvector as PostgreSQL writes one: each term with its places, those of the label marked A."""
    places: dict[str, list[str]] = {}
    marked = chain(((t, "A") for t in folded(label)), ((t, "") for t in folded(body)))
    for place, (term, mark) in enumerate(marked, 1):
        row = places.setdefault(term, [])
        if len(row) < _MOST_PLACES:
            row.append(f"{min(place, _LAST_PLACE)}{mark}")
    return " ".join(f"'{term}':{','.join(row)}" for term, row in places.items())
