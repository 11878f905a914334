"""What a parser says of a text, free of any parser's own classes. Offsets are into `report.text`."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from variorum.model.span import Bounds


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `i` is its index in `Parse.tokens`, `head` the index of its syntactic head (itself for a root).

    `pos` is a Universal POS tag, `tag` a Penn Treebank tag, `dep` a ClearNLP dependency label, `ent` an OntoNotes
    entity type or the empty string; `sentence` is the index of its sentence.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks. `start`, `end` bound the words inside; `outer` the marks as well.

    `closed` is false where no closing mark was found and the quotation ends with its paragraph.
    """

    start: int
    end: int
    outer: Bounds
    closed: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the story: its bounds in the text, its tokens `[first, last)`, the index of its paragraph."""

    i: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True)
class Parse:
    """A whole report, parsed. Only the story is parsed; noise has no tokens.

    Tokens, sentences, paragraphs and quotations stand in text order and do not overlap their like.
    """

    report: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Bounds, ...]
    quotations: tuple[Quotation, ...]

    def of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie wholly inside `[start, end)`."""
        first = bisect_left(self.tokens, start, key=lambda t: t.start)
        last = bisect_right(self.tokens, end, lo=first, key=lambda t: t.end)
        return self.tokens[first:last]

    @cached_property
    def _dependents(self) -> dict[int, tuple[Token, ...]]:
        found: dict[int, list[Token]] = {}
        for token in self.tokens:
            if token.head != token.i:
                found.setdefault(token.head, []).append(token)
        return {head: tuple(tokens) for head, tokens in found.items()}

    def children(self, token: Token) -> tuple[Token, ...]:
        """The direct dependents of a token, in text order."""
        return self._dependents.get(token.i, ())

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and all that depends on it, in text order."""
        members = {token.i}
        frontier = [token]
        while frontier:
            for child in self.children(frontier.pop()):
                if child.i not in members:
                    members.add(child.i)
                    frontier.append(child)
        return tuple(self.tokens[i] for i in sorted(members))

    def quotation_at(self, start: int, end: int) -> Quotation | None:
        """The quotation that `[start, end)` lies inside, if any."""
        last = bisect_right(self.quotations, start, key=lambda q: q.start) - 1
        return self.quotations[last] if last >= 0 and end <= self.quotations[last].end else None

    def quotations_beside(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that overlap or touch `[start, end)`, marks and all."""
        first = bisect_left(self.quotations, start, key=lambda q: q.outer[1])
        after = bisect_right(self.quotations, end, lo=first, key=lambda q: q.outer[0])
        return self.quotations[first:after]

    def quotations_in(self, sentence: Sentence) -> tuple[Quotation, ...]:
        """The quotations that lie wholly in a sentence, marks and all."""
        beside = self.quotations_beside(sentence.start, sentence.end)
        return tuple(q for q in beside if sentence.start <= q.outer[0] and q.outer[1] <= sentence.end)
