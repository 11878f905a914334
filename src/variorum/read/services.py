"""How services name the fields of an article: one line of `data/services.tsv` each, nothing of it in code.

A path in the table goes from field to field (`source.title`), through all members of a list, or through those with a
certain field (`bodies[contenttype=text/html].value`); `^` begins at the document that holds the list of articles.
Letter case, blanks, `_` and `-` in names do not count, so that the columns of a table may say `Publish Date`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from variorum.read.dates import hyphened, written_date
from variorum.read.raw import Metadata
from variorum.text.tables import cell, table

Row = Mapping[str, Any]
_STEP = re.compile(r"(?P<name>[^.\[\]]+)(?:\[(?P<key>\w+)=(?P<value>[^\]]+)\])?(?:\.|$)")
_USABLE = frozenset({"usable", "stat:usable"})


@dataclass(frozen=True, slots=True)
class Service:
    """Where a service has what: for each field the paths that are tried in turn."""

    name: str
    document: tuple[str, ...]
    articles: tuple[str, ...]
    known_by: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    cut: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Value:
    """Words, and the JSON pointer (RFC 6901) of their place in the document."""

    words: str
    pointer: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its service gives it; null where it does not. `links_only`: it has an address instead of words."""

    ident: str | None
    text: Value | None
    html: Value | None
    metadata: Metadata

    @property
    def links_only(self) -> bool:
        return self.text is None and self.html is None and self.metadata.url is not None


@cache
def services() -> tuple[Service, ...]:
    """All services, the most telling first; the last one takes any row."""
    own = ("service", "document", "articles", "known_by", "cut")
    return tuple(
        Service(
            row["service"],
            cell(row, "document"),
            cell(row, "articles"),
            cell(row, "known_by"),
            {name: cell(row, name) for name in row if name not in own},
            re.compile(row["cut"]) if row["cut"] else None,
        )
        for row in table("services")
    )


def articles_in(document: Row) -> Iterator[tuple[str, Row]]:
    """The articles that a document lists, each with its pointer; the document itself where it has words of its own."""
    common = services()[-1]
    written = any(_first(common, field, document, "", document) for field in ("text", "html"))
    for service in services():
        if (written and service is common) or not all(_found(document, path) for path in service.document):
            continue
        for path in service.articles:
            rows = [(pointer, row) for pointer, row in _walk(document, path) if isinstance(row, dict)]
            if rows:
                yield from rows
                return
    yield "", document


def article_of(row: Row, pointer: str, document: Row) -> Article:
    """The article of a row that stands at `pointer` in a document."""
    service = _service_of(row, document)
    text = _first(service, "text", row, pointer, document)
    html = _first(service, "html", row, pointer, document)
    said = {name: _first(service, name, row, pointer, document) for name in ("title", "outlet", "published", "url")}
    language, made = (_first(service, name, row, pointer, document) for name in ("language", "made"))
    authors = dict.fromkeys(value.words for value in _values(service, "author", row, pointer, document))
    metadata = Metadata(
        author=", ".join(authors) or None,
        language=language.words if language else None,
        made=written_date(hyphened(made.words)) if made else None,
        note=_note(service, row, document, text),
        **{name: value.words if value else None for name, value in said.items()},
    )
    ident = _first(service, "id", row, pointer, document)
    return Article(ident.words if ident else None, text, html, metadata)


def is_named(columns: Iterable[str]) -> bool:
    """Are these the columns of a table of articles: the text and something beside it?"""
    plain = {_plain(column) for column in columns}
    common = services()[-1].fields
    words = {_plain(name) for field in ("text", "html") for name in common[field]}
    beside = {_plain(name) for field in ("title", "published", "url", "outlet") for name in common[field]}
    return bool(plain & words and plain & beside)


def _service_of(row: Row, document: Row) -> Service:
    """The service whose telling fields the row has, or whose documents are like this one."""
    for service in services()[:-1]:
        telling = [(row, path) for path in service.known_by] or [(document, path) for path in service.document]
        if all(_has(node, path) for node, path in telling):
            return service
    return services()[-1]


def _note(service: Service, row: Row, document: Row, text: Value | None) -> str | None:
    """What speaks against taking the words for a whole, published report."""
    standing, embargo = (_first(service, name, row, "", document) for name in ("standing", "embargo"))
    notes = []
    if standing and standing.words.lower() not in _USABLE:
        notes.append(f"its sender marks it as {standing.words}")
    if embargo:
        notes.append(f"embargoed until {embargo.words}")
    if text and service.cut and service.cut.search(text.words):
        notes.append(f"{service.name} gives only its beginning")
    return "; ".join(notes) or None


def _first(service: Service, field: str, row: Row, pointer: str, document: Row) -> Value | None:
    return next(_values(service, field, row, pointer, document), None)


def _values(service: Service, field: str, row: Row, pointer: str, document: Row) -> Iterator[Value]:
    """All words at the first path that has any.

    A field that the table leaves open for the service is looked for where it commonly stands, the report always.
    """
    own, common = service.fields[field], services()[-1].fields[field]
    for path in own + common if field in ("text", "html") else own or common:
        above = path.startswith("^.")
        start, begin = (document, "") if above else (row, pointer)
        found = [
            Value(words, begin + at) for at, value in _walk(start, path.removeprefix("^.")) if (words := _words(value))
        ]
        if found:
            yield from found
            return


def _words(value: object) -> str | None:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _has(row: Row, path: str) -> bool:
    """Is there such a field, empty or not?"""
    return any(True for _ in _walk(row, path))


def _found(row: Row, path: str) -> bool:
    return any(value is not None for _, value in _walk(row, path))


def _walk(row: Row, path: str) -> Iterator[tuple[str, Any]]:
    """All values that a path leads to, lists opened, each with its pointer."""
    nodes: list[tuple[str, Any]] = [("", row)]
    whole = _get(row, path)
    if whole is not None:  # a column that is named after the path
        nodes = [whole]
    elif "." not in path and "[" not in path:  # a single field, which is not there
        return
    else:
        for step in _steps(path):
            nodes = [found for node in nodes for found in _step(node, step)]
    for node in nodes:
        yield from _opened(node)


@cache
def _steps(path: str) -> tuple[re.Match[str], ...]:
    return tuple(_STEP.finditer(path))


def _step(node: tuple[str, Any], step: re.Match[str]) -> Iterator[tuple[str, Any]]:
    for pointer, value in _opened(node):
        found = _get(value, step["name"]) if isinstance(value, dict) else None
        if found is None:
            continue
        for at, member in _opened((pointer + found[0], found[1])):
            told = _get(member, step["key"]) if step["key"] and isinstance(member, dict) else None
            if not step["key"] or (told and told[1] == step["value"]):
                yield at, member


def _opened(node: tuple[str, Any]) -> Iterator[tuple[str, Any]]:
    pointer, value = node
    if isinstance(value, list):
        yield from ((f"{pointer}/{i}", member) for i, member in enumerate(value))
    else:
        yield node


def _get(row: Row, name: str) -> tuple[str, Any] | None:
    """The field of that name and its pointer."""
    if name in row:
        return _pointer(name), row[name]
    key = _plain_names(tuple(row)).get(_plain(name))
    return None if key is None else (_pointer(key), row[key])


@lru_cache(maxsize=10_000)
def _plain_names(names: tuple[str, ...]) -> Mapping[str, str]:
    """Of names that are the same when written plainly the first counts."""
    return {_plain(name): name for name in reversed(names)}


def _pointer(key: str) -> str:
    return "/" + key.replace("~", "~0").replace("/", "~1")


@lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()
