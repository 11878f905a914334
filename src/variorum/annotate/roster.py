"""Who is meant at a place of a report: look-up of actors by position, for all layers that follow."""

from bisect import bisect_left
from collections.abc import Sequence

from variorum.model import Actor, Mention, Parse, Span, Token


class Roster:
    """The actors of one report, by the characters that name them."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.by_id = {a.id: a for a in actors}
        self.rows: list[tuple[Mention, Actor]] = sorted(
            ((m, a) for a in actors for m in a.mentions), key=lambda row: (row[0].span.start, -row[0].span.end)
        )
        self._longest = max((len(m.span.quote) for m, _ in self.rows), default=0)

    def at(self, start: int, end: int) -> tuple[Mention, Actor] | None:
        """The mention that ends with or holds `[start, end)` most tightly."""
        holding = self._holding(start, end)
        ending = [row for row in holding if row[0].span.end == end]
        return min(ending or holding, key=lambda row: len(row[0].span.quote), default=None)

    def of(self, token: Token) -> Actor | None:
        """The actor that the token is the head of, else one whose mention holds it."""
        row = self.at(token.start, token.end)
        return row[1] if row else None

    def widest(self, token: Token) -> tuple[Mention, Actor] | None:
        """The longest mention that ends with the token; else the tightest that holds it."""
        ending = [row for row in self._holding(token.start, token.end) if row[0].span.end == token.end]
        return max(ending, key=lambda row: len(row[0].span.quote), default=None) or self.at(token.start, token.end)

    def within(self, start: int, end: int) -> list[tuple[Mention, Actor]]:
        """All mentions inside `[start, end)`, in text order."""
        return [row for row in self._starting(start, end) if row[0].span.end <= end]

    def joint(self, parse: Parse, token: Token) -> tuple[Span, Actor] | None:
        """The actor of a token; of `A and B`, the group of both."""
        for mention, actor in self._holding(token.start, token.end):
            if actor.kind == "group":
                inside = parse.within(mention.span.start, mention.span.end)
                if any(t.dep == "conj" and t.head == token.i for t in inside):
                    return mention.span, actor
        row = self.widest(token)
        return (row[0].span, row[1]) if row else None

    def _holding(self, start: int, end: int) -> list[tuple[Mention, Actor]]:
        """The mentions that hold `[start, end)`, in text order; none begins further before its end than the longest."""
        return [row for row in self._starting(end - self._longest, start + 1) if end <= row[0].span.end]

    def _starting(self, low: int, high: int) -> list[tuple[Mention, Actor]]:
        """The mentions that start in `[low, high)`, in text order."""
        first, after = (bisect_left(self.rows, offset, key=lambda row: row[0].span.start) for offset in (low, high))
        return self.rows[first:after]
