"""Statements that are copies of others: the same passage, so the same origin, whatever the copy calls its source."""

from collections.abc import Iterable, Mapping, Sequence

from variorum.collate.places import Places
from variorum.model import Passage, Span, Statement

Sides = tuple[Span, Span]


def originals(statements: Sequence[Statement], copies: Iterable[Sides]) -> Mapping[str, Statement]:
    """For the id of each statement that stands in a copy, the statement of the original that it is a copy of."""
    places = Places((statement, statement.content) for statement in statements)
    found: dict[str, Statement] = {}
    for original, copy in copies:
        for statement in places.at(copy):
            if statement.id not in found and _inside(statement, copy):
                told = [other for other in places.at(original) if _inside(other, original)]
                if told:
                    found[statement.id] = min(told, key=lambda s: (s.content[0].start, s.id))
    return found


def sides(passage: Passage) -> Sides | None:
    """The original and the copy; None of a passage within one report, or of a quotation that two reports cut.

    The copy is the side whose words were swapped, or that derives from the other; where neither is known, the side of
    the report with the greater id, so that the two still count once.
    """
    if passage.kind == "same-quote" or passage.a.report == passage.b.report:
        return None
    swapped = sum(1 if r.span.report == passage.a.report else -1 for r in passage.restored)
    votes = swapped + (passage.direction == "a-from-b") - (passage.direction == "b-from-a")
    first_is_copy = votes > 0 or (votes == 0 and passage.a.report > passage.b.report)
    return (passage.b, passage.a) if first_is_copy else (passage.a, passage.b)


def _inside(statement: Statement, place: Span) -> bool:
    return all(place.overlaps(c) and place.start - 1 <= c.start and c.end <= place.end + 1 for c in statement.content)
