"""Which actors the words stand for that fill the slots of an event."""

from collections.abc import Mapping, Sequence

from variorum.model import Actor, Parse, Token


class Fillers:
    """Which actor a token stands for: of the mentions around it, the shortest whose last noun it is."""

    def __init__(self, parse: Parse, actors: Sequence[Actor]) -> None:
        self.parse = parse
        self.actors: Mapping[str, Actor] = {a.id: a for a in actors}
        self._spans = sorted(
            ((m.span.start, m.span.end, a.id) for a in actors for m in a.mentions), key=lambda s: (s[1] - s[0], s)
        )

    def at(self, token: Token) -> str | None:
        """The actor that the phrase headed by a token names."""
        for start, end, actor in self._spans:
            if start <= token.start and token.end <= end and self._heads(token, start, end):
                return actor
        return None

    def near(self, token: Token) -> str | None:
        """The actor of a token, else the one it belongs to (*the navy of X*, *X's navy*, *Xian troops*)."""
        own = self.at(token)
        if own is not None:
            return own
        for child in self.parse.children(token):
            if child.dep in {"poss", "compound", "amod", "appos"}:
                other = self.at(child)
                if other is not None:
                    return other
        return None

    def members(self, actor: str) -> tuple[str, ...]:
        """The members of a group, or the actor itself."""
        return self.actors[actor].members or (actor,)

    def _heads(self, token: Token, start: int, end: int) -> bool:
        head = self.parse.tokens[token.head]
        return head.i == token.i or not (start <= head.start and head.end <= end)
