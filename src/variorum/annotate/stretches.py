"""Stretches of text that a statement's content is made of: runs of tokens, trimmed, with whole quotations."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from variorum.model import Bounds, Parse, Quotation, Sentence, Token

_OPENERS: Final = frozenset({"that", "and", "but", "whether", "for"})
_CLOSERS: Final = ",;:.-–—"


class Stretches:
    """Geometry of content over one parse. All bounds are offsets into the report's text."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse

    def trim(self, bounds: Bounds) -> Bounds:
        """Without leading conjunctions and commas and without a final stop; a lone quotation without its marks."""
        return self._stripped(bounds, lambda _: True)

    def bare(self, bounds: Bounds) -> Bounds:
        """Without the marks around it; a lone quotation without its own."""
        return self._stripped(bounds, lambda token: token.pos == "PUNCT")

    def _stripped(self, bounds: Bounds, may_go: Callable[[Token], bool]) -> Bounds:
        tokens = list(self.parse.within(*bounds))
        while tokens and may_go(tokens[0]) and self._leads(tokens[0]):
            tokens.pop(0)
        while tokens and may_go(tokens[-1]) and self._trails(tokens[-1]):
            tokens.pop()
        return self._unmarked(tokens) if tokens else (bounds[0], bounds[0])

    def with_marks(self, bounds: Bounds) -> Bounds:
        """The bounds with the marks of a quotation of which they have all the words at their beginning or end."""
        start, end = bounds
        for q in self.parse.quotations_beside(start, end):
            words = self.words_of(q)
            if q.outer[0] < start <= words[0] + 1 and words[0] < end:
                start = q.outer[0]
            if start < words[1] and words[1] - 1 <= end < q.outer[1]:
                end = q.outer[1]
        return start, end

    def _unmarked(self, tokens: Sequence[Token]) -> Bounds:
        """The bounds of the tokens, or, where they are one quotation, of the words in it."""
        start, end = tokens[0].start, tokens[-1].end
        for q in self.parse.quotations_beside(start, end):
            if q.outer[0] <= start <= q.start + 1 and q.end - 1 <= end <= q.outer[1]:
                return self.words_of(q)
        return start, end

    def words_of(self, quotation: Quotation) -> Bounds:
        """The words of a quotation, without marks and the white space beside them."""
        inside = self.parse.within(quotation.start, quotation.end)
        return (inside[0].start, inside[-1].end) if inside else (quotation.start, quotation.end)

    def _leads(self, token: Token) -> bool:
        """A mark or conjunction before the content that is no part of it."""
        if token.pos == "PUNCT":
            return all(q.outer[0] != token.start for q in self.parse.quotations_beside(token.start, token.end))
        return token.text.lower() in _OPENERS and (token.pos in ("SCONJ", "CCONJ") or token.dep == "mark")

    def _trails(self, token: Token) -> bool:
        """A mark or conjunction behind the content that is no part of it."""
        return (token.text in _CLOSERS or token.pos == "CCONJ") and not self.quoted(token)

    def quoted(self, token: Token) -> bool:
        """Does the token stand inside quotation marks?"""
        return self.parse.quotation_at(token.start, token.end) is not None

    def is_quotation(self, bounds: Bounds) -> bool:
        """Does the stretch lie inside one quotation?"""
        return self.parse.quotation_at(*bounds) is not None

    def substantial(self, bounds: Bounds, words: int = 2) -> bool:
        """Long enough to be content, or quoted."""
        return bounds[0] < bounds[1] and (len(self.parse.within(*bounds)) >= words or self.is_quotation(bounds))

    def whole_quotations(self, bounds: Bounds, cue: Token | None) -> Bounds:
        """The bounds stretched over any quotation that they cut, but never over the cue."""
        start, end = bounds
        for q in self.parse.quotations_beside(start, end):
            holds_cue = cue is not None and q.outer[0] <= cue.start < q.outer[1]
            if q.outer[0] < end and start < q.outer[1] and not holds_cue:
                start, end = min(start, q.outer[0]), max(end, q.outer[1])
        return start, end

    def runs(self, tokens: Iterable[Token], without: set[int], cue: Token | None) -> tuple[Bounds, ...]:
        """Contiguous runs of the tokens, those `without` taken out, trimmed and with whole quotations."""
        groups: list[list[Token]] = []
        for token in self._kept(tokens, without):
            gap = range(groups[-1][-1].i + 1, token.i) if groups else range(0)
            if groups and not any(i in without for i in gap):
                groups[-1].append(token)
            else:
                groups.append([token])
        bounds = (self.trim(self.whole_quotations((g[0].start, g[-1].end), cue)) for g in groups)
        return tuple(dict.fromkeys(b for b in bounds if self.substantial(b)))

    def _kept(self, tokens: Iterable[Token], without: set[int]) -> list[Token]:
        kept = sorted((t for t in tokens if t.i not in without), key=lambda t: t.i)
        while len(kept) > 1 and not kept[-1].text[:1].isalnum() and kept[-1].i - 1 != kept[-2].i:
            kept.pop()  # a stray mark far behind the content
        return kept

    def around(self, sentence: Sentence, start: int, end: int) -> tuple[Bounds, ...]:
        """The sentence without `[start, end)`: the longer of what stands before it and what stands after."""
        sides = (self.trim((sentence.start, start)), self.trim((end, sentence.end)))
        real = [b for b in sides if self.substantial(b, words=3)]
        return (max(real, key=lambda b: len(self.parse.within(*b))),) if real else ()

    def tree(self, token: Token) -> tuple[Token, ...]:
        """The whole tree that a token stands in; a sentence has two where its attribution is a unit of its own."""
        while token.head != token.i:
            token = self.parse.tokens[token.head]
        return self.parse.subtree(token)

    def before_tree(self, token: Token) -> Bounds | None:
        """What stands in the sentence before the token's own tree; None where the tree opens the sentence."""
        sentence, first = self.parse.sentences[token.sentence], self.tree(token)[0]
        return self.trim((sentence.start, first.start)) if first.i != sentence.first else None
