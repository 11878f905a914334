"""What stands in the margins of pages: running heads and feet, page numbers, what a browser prints around a page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from variorum.read.pdf.columns import rows_of
from variorum.read.pdf.document import Sheet
from variorum.read.pdf.lines import Line

_ROWS = 3  # from the top, and from the bottom, that may be running heads or feet
_OFTEN = 0.3  # of the pages at least have the same head; left and right pages may have one each
_EDGE = 0.12  # of the height of the page: what stands alone on one page stands this near to its edge
_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p|pp|pag|página|pagina|стр|s)\b\.?\s*)?\d{1,4}(?:\s*(?:/|of|von|de|di|sur|из)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_PRINTED = re.compile(  # the day and hour of the printing, the address, which page of how many
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}\b.*|(?:https?|file)://.*\d+\s*(?:/|of)\s*\d+"
    r"|\d+\s*(?:/|of)\s*\d+.*\d{1,2}:\d{2}\b.*|.*\shttps?://\S+"
)
_ADDRESS = re.compile(r"https?://[^\s…]+")


def margins_of(sheets: Sequence[Sheet]) -> dict[int, tuple[Line, ...]]:
    """The rows of each page, by its number, that belong to no story: those at its edge that other pages have too."""
    edges = [edge for sheet in sheets for edge in _edges(sheet)]
    heads = Counter(key for edge in edges for key in {_key(row) for row in edge})
    often = max(2.0, _OFTEN * len(sheets))
    found: dict[int, tuple[Line, ...]] = {sheet.number: () for sheet in sheets}
    for edge in edges:
        rows = tuple(takewhile(lambda row: heads[_key(row)] >= often or _alone(row), edge))
        found[edge[0].sheet.number] += rows
    return found


def address_of(margins: Iterable[Line]) -> str | None:
    """The address that a browser prints below a page."""
    found = (_ADDRESS.search(line.text) for line in margins)
    return next((match.group() for match in found if match), None)


def _edges(sheet: Sheet) -> Iterator[tuple[Line, ...]]:
    """The first and the last rows of a page, each from the edge inward."""
    rows = rows_of(sheet)
    half = len(rows) // 2
    for edge in (rows[: min(_ROWS, half)], rows[::-1][: min(_ROWS, half)]):
        if edge:
            yield edge


def _key(row: Line) -> str:
    """A row without its numbers, at the upper or the lower edge."""
    return f"{_is_low(row)} {re.sub(r'[0-9]+', '#', row.text).casefold()}"


def _is_low(row: Line) -> bool:
    _, bottom, _, top = row.sheet.frame
    return row.base < (bottom + top) / 2


def _alone(row: Line) -> bool:
    """Is it a page number, or what a browser prints, at the very edge?"""
    _, bottom, _, top = row.sheet.frame
    near = row.base - bottom if _is_low(row) else top - row.base
    return near < _EDGE * (top - bottom) and bool(_NUMBER.fullmatch(row.text) or _PRINTED.fullmatch(row.text))
