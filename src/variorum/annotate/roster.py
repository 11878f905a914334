"""Who is meant at a place of a report: look-up of actors by position, for all layers that follow."""

from collections.abc import Sequence

from variorum.model import Actor, Mention, Parse, Span, Token


class Roster:
    """The actors of one report, by the characters that name them."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.by_id = {a.id: a for a in actors}
        self.rows: list[tuple[Mention, Actor]] = sorted(
            ((m, a) for a in actors for m in a.mentions), key=lambda row: (row[0].span.start, -row[0].span.end)
        )

    def at(self, start: int, end: int) -> tuple[Mention, Actor] | None:
        """The mention that ends with or holds `[start, end)` most tightly."""
        holding = [row for row in self.rows if row[0].span.start <= start and end <= row[0].span.end]
        ending = [row for row in holding if row[0].span.end == end]
        return min(ending or holding, key=lambda row: len(row[0].span.quote), default=None)

    def of(self, token: Token) -> Actor | None:
        """The actor that the token is the head of, else one whose mention holds it."""
        row = self.at(token.start, token.end)
        return row[1] if row else None

    def widest(self, token: Token) -> tuple[Mention, Actor] | None:
        """The longest mention that ends with the token; else the tightest that holds it."""
        ending = [row for row in self.rows if row[0].span.end == token.end and row[0].span.start <= token.start]
        return max(ending, key=lambda row: len(row[0].span.quote), default=None) or self.at(token.start, token.end)

    def within(self, start: int, end: int) -> list[tuple[Mention, Actor]]:
        """All mentions inside `[start, end)`, in text order."""
        return [row for row in self.rows if start <= row[0].span.start and row[0].span.end <= end]

    def joint(self, parse: Parse, token: Token) -> tuple[Span, Actor] | None:
        """The actor of a token; of `A and B`, the group of both."""
        for mention, actor in self.rows:
            if actor.kind == "group" and mention.span.start <= token.start and token.end <= mention.span.end:
                inside = parse.within(mention.span.start, mention.span.end)
                if any(t.dep == "conj" and t.head == token.i for t in inside):
                    return mention.span, actor
        row = self.widest(token)
        return (row[0].span, row[1]) if row else None
