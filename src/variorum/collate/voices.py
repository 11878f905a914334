"""Whose voice a span of a report is: that of a statement which holds it, or the report's own."""

from collections.abc import Iterable, Mapping

from variorum.collate.places import Places
from variorum.model import Span, Statement


class Voices:
    """Look-up of statements by place. `originals` gives for the id of a copied statement the one it is a copy of."""

    def __init__(self, statements: Iterable[Statement], originals: Mapping[str, Statement] | None = None) -> None:
        self._originals = originals or {}
        said = list(statements)
        self._told = Places((s, s.content if s.cue is None else (*s.content, s.cue)) for s in said)
        self._words = Places((s, _words(s)) for s in said)

    def original(self, statement: Statement) -> Statement:
        """The statement that this one is a copy of, or a copy of a copy; else itself."""
        seen = {statement.id}
        while (earlier := self._originals.get(statement.id)) is not None and earlier.id not in seen:
            statement = earlier
            seen.add(statement.id)
        return statement

    def innermost(self, span: Span) -> Statement | None:
        """The smallest statement whose content holds the span."""
        holding = [(c.end - c.start, s.id, s) for s in self._told.over(span) for c in s.content if c.holds(span)]
        return min(holding, key=lambda row: row[:2])[2] if holding else None

    def telling(self, span: Span) -> tuple[Statement, ...]:
        """The statements behind a span: the innermost that holds it, else those that it introduces or tells."""
        inner = self.innermost(span)
        if inner is not None:
            return (inner,)
        return tuple(
            s for s in self._told.over(span)
            if (s.cue is not None and span.holds(s.cue)) or any(span.holds(c) or _mostly(c, span) for c in s.content)
        )  # fmt: skip

    def quoted(self, span: Span) -> Statement | None:
        """The statement in whose quoted (or unmarked direct) words the span stands."""
        near = (s for s in self._words.over(span) if any(_nearly_holds(p, span) for p in _words(s)))
        return next(near, None)


def _words(statement: Statement) -> tuple[Span, ...]:
    """What stands there as the speaker's own words."""
    return statement.content if statement.mode == "direct" else statement.quoted


def _nearly_holds(words: Span, span: Span) -> bool:
    """Do words of a speaker hold the span, but for a mark at either end?"""
    return words.overlaps(span) and words.start <= span.start + 1 and span.end <= words.end + 1


def _mostly(content: Span, span: Span) -> bool:
    shared = min(content.end, span.end) - max(content.start, span.start)
    return content.report == span.report and shared > 0.6 * (span.end - span.start)
