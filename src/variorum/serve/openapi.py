"""The description of the API (OpenAPI 3.1), made from the tables and the records themselves."""

from functools import cache
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from variorum import __version__
from variorum.amend.request import Request
from variorum.ledger import Hit
from variorum.ledger.tables import columns_of
from variorum.model import TABLES, Decision, Record
from variorum.publish.review import Reviewed

_Json = dict[str, Any]
_REFERENCE: Final = "#/components/schemas/{model}"
_PROBLEM: Final[_Json] = {
    "type": "object",
    "properties": {"title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"}},
    "required": ["title", "status", "detail"],
}
_WINDOW: Final[list[_Json]] = [
    {
        "name": "limit", "in": "query", "description": "Rows of a page.",
        "schema": {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100},
    },
    {
        "name": "offset", "in": "query", "description": "Rows before the page.",
        "schema": {"type": "integer", "minimum": 0, "default": 0},
    },
]  # fmt: skip
_AT_LEAST: Final[_Json] = {"type": "boolean", "description": "There are more than the total."}


@cache
def description() -> _Json:
    """The whole description."""
    records: tuple[type[Record], ...] = (*TABLES.values(), Request, Hit, Reviewed)
    _, definitions = models_json_schema([(r, "serialization") for r in records], ref_template=_REFERENCE)
    schemas = definitions["$defs"]
    schemas[Request.__name__]["properties"]["by"] = {"type": "string", "description": "Who decides."}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Variorum", "version": __version__, "description": "The ledger of one news story."},
        "paths": _paths(),
        "components": {
            "schemas": {**schemas, "Problem": _PROBLEM},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "write": {"type": "apiKey", "in": "header", "name": "X-Variorum-Token"},
            },
        },
        "security": [{}, {"token": []}],
    }


def _paths() -> _Json:
    paths: _Json = {
        "/api": {"get": _operation("front", "The tables, and how many rows each has", {"type": "object"}, [])},
        "/api/search": {
            "get": _operation(
                "search",
                "Rows that have all the words, the best first",
                _page_of("Hit", at_least=_AT_LEAST),
                [_query("words", "Words, or their beginnings."), _query("table", "Only rows of this table."), *_WINDOW],
            )
        },
        "/api/review": {"get": _operation("review", "What is worth a look", _page_of("Reviewed"), _WINDOW)},
    }
    for table, record in TABLES.items():
        filters = [_query(column, f"Only rows with this {column}.") for column in columns_of(table)]
        order = _query("order", "A column; with - before it the reverse.")
        key = {"name": "key", "in": "path", "required": True, "schema": {"type": "string"}}
        paths[f"/api/{table}"] = {
            "get": _operation(
                f"{table}_page", f"A page of {table}", _page_of(record.__name__), [*filters, order, *_WINDOW]
            )
        }
        paths[f"/api/{table}/{{key}}"] = {
            "get": _operation(f"{table}_row", f"One row of {table}", _ref(record.__name__), [key])
        }
    paths["/api/decisions"]["post"] = _decide()
    return paths


def _decide() -> _Json:
    told = "Make a decision; all that follows from it is made anew"
    operation = _operation("decide", told, _ref(Decision.__name__), [])
    operation["responses"]["201"] = operation["responses"].pop("200")
    operation["responses"]["202"] = {"description": "It is being made; the table of decisions will have it"}
    operation["security"] = [{"write": []}]
    operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": _ref(Request.__name__)}}}
    return operation


def _operation(name: str, summary: str, answer: _Json, parameters: list[_Json]) -> _Json:
    problem = {"description": "What was expected", "content": {"application/problem+json": {"schema": _ref("Problem")}}}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": summary, "content": {"application/json": {"schema": answer}}},
            "default": problem,
        },
    }


def _page_of(record: str, **counted: _Json) -> _Json:
    """A page of such records; `counted` are further fields, which say how the total was counted."""
    return {
        "type": "object",
        "properties": {
            "total": {"type": "integer"},
            **counted,
            "offset": {"type": "integer"},
            "limit": {"type": "integer"},
            "next": {"type": ["string", "null"], "description": "The address of the next page."},
            "rows": {"type": "array", "items": _ref(record)},
        },
        "required": ["total", *counted, "offset", "limit", "next", "rows"],
    }


def _query(name: str, told: str) -> _Json:
    return {"name": name, "in": "query", "description": told, "schema": {"type": "string"}}


def _ref(model: str) -> _Json:
    return {"$ref": _REFERENCE.format(model=model)}
