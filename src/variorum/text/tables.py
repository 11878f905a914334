"""The tables under `variorum/data`: tab-separated files with a header; `|` parts several values of one cell."""

import csv
from collections.abc import Iterator, Mapping
from importlib.resources import files


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of `variorum/data/<name>.tsv`, by header."""
    with files("variorum.data").joinpath(f"{name}.tsv").open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def cell(row: Mapping[str, str], key: str) -> tuple[str, ...]:
    """The values of one cell."""
    return tuple(value.strip() for value in (row.get(key) or "").split("|") if value.strip())
