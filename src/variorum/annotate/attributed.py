"""Drafts from what the reading model sees and from what the rules see, one for each statement.

The model knows better which words attribute and where a content begins and ends; the rules know the grammar of the
frame, the carriers that are named in it, and constructions that the model's annotators did not mark.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from variorum.annotate.complements import CITING, Frame
from variorum.annotate.cues import Cue, cues
from variorum.annotate.draft import Draft
from variorum.annotate.reading.reader import Attribution
from variorum.annotate.sources import Sources
from variorum.annotate.stretches import Stretches
from variorum.model import Bounds, Parse, Sentence, Token


class Attributed:
    """Merges the drafts of the rules with the attributions of the model, sentence by sentence."""

    def __init__(self, parse: Parse, sources: Sources, stretches: Stretches, found: Sequence[Attribution]) -> None:
        self.parse = parse
        self.sources = sources
        self.stretches = stretches
        self.by_sentence = _by_sentence(parse, found)

    def drafts(self, sentence: Sentence, ruled: Sequence[Draft]) -> list[Draft]:
        """The drafts of a sentence: those of the model with what the rules know of them, and others of the rules."""
        found: list[Draft] = []
        met: set[int] = set()
        for seen in self.by_sentence.get(sentence.i, ()):
            near = [d for d in ruled if id(d) not in met and _same(d, seen)]
            met |= {id(d) for d in near}
            found += self._merged(seen, near) if near else self._alone(sentence, seen)
        return found + [d for d in ruled if id(d) not in met]

    def _merged(self, seen: Attribution, near: Sequence[Draft]) -> Iterator[Draft]:
        if len(near) > 1:  # one cue that brings two statements
            yield from (replace(d, named=seen.source) for d in near)
            return
        source = self._head(seen.source) if seen.source else None
        yield replace(
            near[0],
            content=self._content(seen),
            cue=seen.cue,
            source=near[0].source if source is None else source.i,
            named=seen.source,
        )

    def _alone(self, sentence: Sentence, seen: Attribution) -> Iterator[Draft]:
        cue = self._head(seen.cue)
        source = self._head(seen.source) if seen.source else None
        if cue is None:
            return
        content = self._content(seen)
        word = next((found for t in self.parse.within(*seen.cue) if (found := cues().get(t.lemma))), None)
        yield Draft(
            sentence=sentence.i,
            content=content,
            cue=seen.cue,
            verb=cue.i if cue.pos in ("VERB", "AUX") else None,
            source=source.i if source else None,
            frame=self._frame(cue, content, word),
            word=word,
            named=seen.source,
        )

    def _content(self, seen: Attribution) -> tuple[Bounds, ...]:
        trimmed = (self.stretches.trim(bounds) for bounds in seen.content)
        return tuple(b for b in trimmed if b[0] < b[1]) or seen.content

    def _head(self, bounds: Bounds) -> Token | None:
        """The word of a phrase that the others hang on."""
        inside = self.parse.within(*bounds)
        members = {t.i for t in inside}
        tops = [t for t in inside if t.head not in members or t.head == t.i]
        named = [t for t in tops if t.pos in ("NOUN", "PROPN", "PRON", "VERB")]
        return next(iter(named or tops), None)

    def _frame(self, cue: Token, content: tuple[Bounds, ...], word: Cue | None) -> Frame:
        first = next(iter(self.parse.within(*content[0])), None)
        if cue.lemma in ("accord", "per") or cue.text.lower() == "according":
            return "according"
        if cue.lemma in CITING:
            return "citing"
        if first is not None and first.tag in ("TO", "VB"):
            return "infinitive"
        if all(self.stretches.is_quotation(b) for b in content):
            return "quotation"
        return "clause" if word is not None and "c" in word.frames else "noun"


def _by_sentence(parse: Parse, found: Iterable[Attribution]) -> Mapping[int, tuple[Attribution, ...]]:
    placed = []
    for seen in found:
        inside = parse.within(*seen.cue)
        if inside:
            placed.append((inside[0].sentence, seen))
    placed.sort(key=lambda row: (row[0], row[1].cue))
    return {i: tuple(seen for _, seen in rows) for i, rows in groupby(placed, key=lambda row: row[0])}


def _same(draft: Draft, seen: Attribution) -> bool:
    """Have they one cue, or, where the draft has none, much the same content?"""
    if draft.cue is not None:
        return draft.cue[0] < seen.cue[1] and seen.cue[0] < draft.cue[1]
    return any(draft.covers(a) or any(a <= start < b for start, _ in draft.content) for a, b in seen.content)
