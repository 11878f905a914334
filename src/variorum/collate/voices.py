"""Whose voice a span of a report is: that of a statement which holds it, or the report's own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from variorum.model import Span, Statement


class Voices:
    """Look-up of statements by place. `originals` gives for the id of a copied statement the one it is a copy of."""

    def __init__(self, statements: Iterable[Statement], originals: Mapping[str, Statement] | None = None) -> None:
        self._originals = originals or {}
        self._by_report: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            self._by_report[statement.report].append(statement)

    def original(self, statement: Statement) -> Statement:
        """The statement that this one is a copy of, or a copy of a copy; else itself."""
        seen = {statement.id}
        while (earlier := self._originals.get(statement.id)) is not None and earlier.id not in seen:
            statement = earlier
            seen.add(statement.id)
        return statement

    def innermost(self, span: Span) -> Statement | None:
        """The smallest statement whose content holds the span."""
        holding = [(c.end - c.start, s.id, s) for s in self._by_report[span.report] for c in s.content if c.holds(span)]
        return min(holding, key=lambda row: row[:2])[2] if holding else None

    def telling(self, span: Span) -> tuple[Statement, ...]:
        """The statements behind a span: the innermost that holds it, else those that it introduces or tells."""
        inner = self.innermost(span)
        if inner is not None:
            return (inner,)
        return tuple(
            s for s in self._by_report[span.report]
            if (s.cue is not None and span.holds(s.cue)) or any(span.holds(c) or _mostly(c, span) for c in s.content)
        )  # fmt: skip

    def quoted(self, span: Span) -> Statement | None:
        """The statement in whose quoted (or unmarked direct) words the span stands."""
        for s in self._by_report[span.report]:
            places = s.content if s.mode == "direct" else s.quoted
            if any(
                p.holds(span) or (p.overlaps(span) and p.start <= span.start + 1 and span.end <= p.end + 1)
                for p in places
            ):
                return s
        return None


def _mostly(content: Span, span: Span) -> bool:
    shared = min(content.end, span.end) - max(content.start, span.start)
    return content.report == span.report and shared > 0.6 * (span.end - span.start)
