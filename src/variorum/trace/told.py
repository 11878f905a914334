"""What reports tell that share a parse, since they are printed alike: worked out once for all of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from variorum.model import Annotation
from variorum.trace.provisions import Provision
from variorum.trace.quotes import Quote
from variorum.trace.units import Unit

_Found = TypeVar("_Found")
_Row = TypeVar("_Row", Unit, Quote, Provision)


class Told:
    """Remembers what was worked out of each parse."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, object], Any] = {}

    def once(self, annotation: Annotation, work: Callable[[Annotation], _Found]) -> _Found:
        """What `work` makes of a report, or of the first one of its parse."""
        printed = id(annotation.parse.tokens), work  # the tokens live as long as the annotation
        if printed not in self._known:
            self._known[printed] = work(annotation)
        found: _Found = self._known[printed]
        return found

    def by(self, annotation: Annotation, work: Callable[[Annotation], tuple[_Row, ...]]) -> Iterator[_Row]:
        """The rows that `work` makes of a report, as rows of that report."""
        own = annotation.report.id
        yield from (row if row.report == own else replace(row, report=own) for row in self.once(annotation, work))
