"""Statements that are copies of others: the same passage, so the same origin, whatever the copy calls its source."""

from collections.abc import Iterable, Mapping, Sequence

from variorum.collate.places import Places
from variorum.model import Passage, Span, Statement


def originals(statements: Sequence[Statement], passages: Iterable[Passage]) -> Mapping[str, Statement]:
    """For the id of each statement that stands in a copied passage, the statement that it is a copy of.

    The copy is the side whose words were swapped, or that derives from the other; where neither is known, the side of
    the report with the greater id, so that the two still count once.
    """
    told = _Told(statements)
    found: dict[str, Statement] = {}
    for passage in passages:
        both = sides(passage)
        if both is not None:
            original, copy = map(told.inside, both)
            for statement in copy if original else ():
                found.setdefault(statement.id, min(original, key=lambda s: (s.content[0].start, s.id)))
    return found


class _Told:
    """The statements by place; a place that many passages have is looked up once."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._places = Places((statement, statement.content) for statement in statements)
        self._known: dict[tuple[str, int, int], tuple[Statement, ...]] = {}

    def inside(self, place: Span) -> tuple[Statement, ...]:
        """The statements that stand in a place."""
        key = place.report, place.start, place.end
        if key not in self._known:
            self._known[key] = tuple(s for s in self._places.over(place) if _inside(s, place))
        return self._known[key]


def sides(passage: Passage) -> tuple[Span, Span] | None:
    """The original and the copy; None of a passage within one report, or of a quotation that two reports cut."""
    if passage.kind == "same-quote" or passage.a.report == passage.b.report:
        return None
    swapped = sum(1 if r.span.report == passage.a.report else -1 for r in passage.restored)
    votes = swapped + (passage.direction == "a-from-b") - (passage.direction == "b-from-a")
    first_is_copy = votes > 0 or (votes == 0 and passage.a.report > passage.b.report)
    return (passage.b, passage.a) if first_is_copy else (passage.a, passage.b)


def _inside(statement: Statement, place: Span) -> bool:
    return all(place.overlaps(c) and place.start - 1 <= c.start and c.end <= place.end + 1 for c in statement.content)
