"""Who stands behind each point, as an answer on the command line."""

from collections.abc import Sequence
from typing import Literal

from variorum.errors import RequestError
from variorum.model import Ledger, Point, Record, Span
from variorum.model.event import Difference
from variorum.publish.reports import Named, Names
from variorum.publish.view import View
from variorum.publish.wanted import has, words_of


class Support(Record):
    """An origin of a point, and the reports that rest on it. Not `counted`: it may be the same as another."""

    origin: str
    counted: bool
    reports: tuple[Named, ...]
    why: str


class Supported(Record):
    """A point, what stands behind it, and where each report stands to it.

    `independent_origins` is a least number where `at_least`. `words` are the first that each report has for it.
    """

    entry: Literal["point"] = "point"
    id: str
    label: str
    verdict: str
    independent_origins: int
    at_least: bool
    origins: tuple[Support, ...]
    carried_by: tuple[Named, ...]
    silent: tuple[Named, ...]
    too_early: tuple[Named, ...]
    differences: tuple[Difference, ...]
    words: tuple[Span, ...]


def supported(ledger: Ledger, about: str = "") -> tuple[Supported, ...]:
    """The points of a story, those that most reports carry first; of those about something, all that have its words.

    Each word of `about` has to begin a word of the point's label, of its places or of its origins, whatever the case.
    Raises `RequestError` where no point has them.
    """
    names, view = Names(ledger), View(ledger)
    rows = tuple(_supported(point, names, view) for point in ledger.points)
    wanted = words_of(about)
    found = tuple(row for row in rows if _speaks_of(row, wanted))
    if about and (not wanted or not found):
        raise RequestError(
            f"no point about {about!r}: expected words of a point's label, places or origins; "
            f"without --about, all {len(rows)} points are shown"
        )
    return found


def count_words(number: int, at_least: bool) -> str:
    """`at least 2`, `2`: a number of origins with its certainty."""
    return f"at least {number}" if at_least else str(number)


def _supported(point: Point, names: Names, view: View) -> Supported:
    origins = tuple(
        Support(origin=view.name(o.origin), counted=o.counted, reports=names.several(o.reports), why=o.why)
        for o in point.origins
    )
    return Supported(
        id=point.id,
        label=point.label,
        verdict=point.verdict,
        independent_origins=point.independent_origins,
        at_least=point.at_least,
        origins=origins,
        carried_by=names.several(point.carried_by),
        silent=names.several(point.silent),
        too_early=names.several(point.too_early),
        differences=tuple(
            d.model_copy(update={"values": tuple(view.name(value) for value in d.values)}) for d in point.differences
        ),
        words=view.point_spans(point),
    )


def _speaks_of(row: Supported, wanted: Sequence[str]) -> bool:
    texts = (row.label, *(span.quote for span in row.words), *(origin.origin for origin in row.origins))
    return has(texts, wanted)
