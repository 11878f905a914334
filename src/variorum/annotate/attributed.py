"""Drafts from what the reading model sees and from what the rules see, one for each statement.

The model knows better which words attribute and where a content begins and ends; the rules know the grammar of the
frame, the carriers that are named in it, and constructions that the model's annotators did not mark.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from variorum.annotate.chains import is_media
from variorum.annotate.complements import CITING, Frame, is_citing
from variorum.annotate.cues import Cue, cues
from variorum.annotate.draft import Draft
from variorum.annotate.hearsay import BELIEF
from variorum.annotate.reading.reader import Attribution
from variorum.annotate.sources import RELATIVE, Sources
from variorum.annotate.stretches import Stretches
from variorum.model import Bounds, Parse, Sentence, Token


class Attributed:
    """Merges the drafts of the rules with the attributions of the model, sentence by sentence."""

    def __init__(self, parse: Parse, sources: Sources, stretches: Stretches, found: Sequence[Attribution]) -> None:
        self.parse = parse
        self.sources = sources
        self.stretches = stretches
        self.found = found
        self.by_sentence = _by_sentence(parse, found)

    def drafts(self, sentence: Sentence, ruled: Sequence[Draft]) -> list[Draft]:
        """The drafts of a sentence: those of the model with what the rules know of them, and others of the rules."""
        seen = self.by_sentence.get(sentence.i, ())
        found = [self._told(draft, seen) for draft in ruled if draft.frame == "citing"]
        found += self._cited(sentence, seen, found)
        ruled = [d for d in ruled if d.frame != "citing"]
        met: set[int] = set()
        for one in seen:
            if any(self._carries(draft, one) for draft in found):
                continue
            near = [d for d in ruled if id(d) not in met and _same(d, one)]
            met |= {id(d) for d in near}
            known = [d for d in near if d.frame != "free" or one.source is None]  # none stands free that has a speaker
            if known:
                found += self._merged(one, known)
            elif near or not any(_covers(d, one) and _believed(d) for d in ruled):
                found += self._alone(sentence, one)
        rest = (d for d in ruled if id(d) not in met and not self._goes_on(d))
        found += [d for d in rest if _believed(d) or not any(self._replaces(one, d) for one in seen)]
        single = {(d.content, d.cue): d for d in reversed(found)}  # two rules may have met one attribution
        return [d for d in single.values() if not self._withholds(d)]

    def _replaces(self, one: Attribution, draft: Draft) -> bool:
        if draft.cue is not None and any(a <= draft.cue[0] < b for a, b in one.content):
            source = self._source(one)
            outer = self.sources.roster.of(source) if source is not None else None
            inner = self.sources.roster.of(self.parse.tokens[draft.source]) if draft.source is not None else None
            return not is_media(outer) and (inner is None or outer is None or inner.id == outer.id)
        return _covers(draft, one)

    def _goes_on(self, draft: Draft) -> bool:
        """Is it a quotation that stands free, and part of what the model lets somebody say sentence after sentence?"""
        middle = (draft.start + draft.end) // 2
        return draft.frame == "free" and any(a <= middle < b for one in self.found for a, b in one.content)

    def _told(self, citing: Draft, seen: Sequence[Attribution]) -> Draft:
        """`A reported, citing B`: what the model lets A report is what B says."""
        told = next((one for one in seen if self._at_verb(citing, one) and one.cue != citing.cue), None)
        return citing if told is None else replace(citing, content=self._content(told), score=told.score)

    def _cited(self, sentence: Sentence, seen: Sequence[Attribution], known: Sequence[Draft]) -> Iterator[Draft]:
        """`A reported that …, citing B`, where the model lets A cite B: B says what A reports."""
        for one in seen:
            cue, cited, carrier = self._head(one.cue), self._head(one.content[0]), self._source(one)
            if cue is None or not is_citing(cue) or cited is None or carrier is None:
                continue
            told = next((other for other in seen if other is not one and other.source == one.source), None)
            if told is None or self.sources.roster.of(cited) is None or any(self._carries(d, one) for d in known):
                continue
            verb = self._head(told.cue)
            yield Draft(
                sentence=sentence.i,
                content=self._content(told),
                cue=one.cue,
                verb=verb.i if verb is not None else None,
                source=cited.i,
                frame="citing",
                word=cues().get(verb.lemma) if verb is not None else None,
                carriers=(carrier.i,),
            )

    def _carries(self, citing: Draft, one: Attribution) -> bool:
        """Is it the report of the carrier, or its citing, which the draft already holds?"""
        return citing.frame == "citing" and (self._at_verb(citing, one) or _overlap(citing.cue, one.cue))

    def _at_verb(self, draft: Draft, one: Attribution) -> bool:
        verb = self.parse.tokens[draft.verb] if draft.verb is not None else None
        return verb is not None and _overlap((verb.start, verb.end), one.cue)

    def _merged(self, one: Attribution, near: Sequence[Draft]) -> Iterator[Draft]:
        if len(near) > 1:  # one cue that brings two statements
            yield from (replace(d, named=one.source, score=one.score) for d in near)
            return
        draft = near[0]
        source = self._source(one)
        held = self.parse.tokens[draft.source] if draft.source is not None else None
        if source is None or (held is not None and _overlap((held.start, held.end), one.source)):
            source = held
        yield replace(
            draft,
            content=self._content(one),
            cue=one.cue,
            source=source.i if source is not None else None,
            named=one.source,
            score=one.score,
        )

    def _alone(self, sentence: Sentence, seen: Attribution) -> Iterator[Draft]:
        cue = self._head(seen.cue)
        source = self._source(seen)
        if cue is None:
            return
        content = self._content(seen)
        word = next((found for t in self.parse.within(*seen.cue) if (found := cues().get(t.lemma))), None)
        if seen.source is None and not self._told_by_nobody(cue, word):
            return
        yield Draft(
            sentence=sentence.i,
            content=content,
            cue=seen.cue,
            verb=cue.i if cue.pos in ("VERB", "AUX") else None,
            source=source.i if source else None,
            frame=self._frame(cue, content, word),
            word=word,
            named=seen.source,
            score=seen.score,
        )

    def _withholds(self, draft: Draft) -> bool:
        """`did not say how many …`: who keeps silent states nothing."""
        first = next(iter(self.parse.within(*draft.content[0])), None)
        asked = first is not None and (first.tag.startswith("W") or first.lemma in ("how", "whether", "if"))
        verb = self.parse.tokens[draft.verb] if draft.verb is not None else None
        return asked and verb is not None and any(c.dep == "neg" for c in self.parse.children(verb))

    def _told_by_nobody(self, cue: Token, word: Cue | None) -> bool:
        """Is this a saying or a belief although nobody is named for it? Many other passives leave somebody out."""
        return word is not None or cue.lemma in BELIEF

    def _content(self, seen: Attribution) -> tuple[Bounds, ...]:
        """The content without the marks around it, but with those of a quotation that it opens or closes.

        A conjunction that begins it (`that …`) belongs to it.
        """
        bare = (self.stretches.bare(self.stretches.with_marks(bounds)) for bounds in self._within_marks(seen))
        return tuple(b for b in bare if b[0] < b[1]) or seen.content

    def _within_marks(self, seen: Attribution) -> Iterator[Bounds]:
        """The fragments up to where a quotation ends that does not close, and those after it that are quoted again."""
        runaway = False
        for start, end in seen.content:
            beside = self.parse.quotations_beside(start, end)
            if runaway and not any(q.outer[0] <= start < q.end for q in beside):
                continue
            unclosed = next((q for q in beside if not q.closed and q.start < end and start < q.end), None)
            runaway = unclosed is not None
            stop = min(end, unclosed.end) if unclosed is not None else end
            yield start, stop
            again = next((q.outer[0] for q in beside if stop <= q.outer[0] < end), end)
            if again < end and not self.parse.within(stop, again):
                yield again, end

    def _source(self, one: Attribution) -> Token | None:
        """The word that the source hangs on; of `who said …`, the word that it stands for."""
        found = self._head(one.source) if one.source is not None else None
        if found is None or found.text.lower() not in RELATIVE:
            return found
        return self.sources.antecedent(found)

    def _head(self, bounds: Bounds) -> Token | None:
        """The word of a phrase that the others hang on."""
        inside = self.parse.within(*bounds)
        members = {t.i for t in inside}
        tops = [t for t in inside if t.head not in members or t.head == t.i]
        named = [t for t in tops if t.pos in ("NOUN", "PROPN", "PRON", "VERB")]
        return next(iter(named or tops), None)

    def _frame(self, cue: Token, content: tuple[Bounds, ...], word: Cue | None) -> Frame:
        first = next((t for t in self.parse.within(*content[0]) if t.text.lower() != "that"), None)
        if cue.lemma in ("accord", "per") or cue.text.lower() == "according":
            return "according"
        if cue.lemma in CITING:
            return "citing"
        if first is not None and first.tag in ("TO", "VB"):
            return "infinitive"
        if all(self.stretches.is_quotation(b) for b in content):
            return "quotation"
        return "clause" if word is not None and "c" in word.frames else "noun"


def alike(one: Draft, other: Draft) -> bool:
    """Do they tell one attribution: much the same content, or some of it under one cue?"""
    shared = any(_overlap(a, b) for a in one.content for b in other.content)
    return shared and (_overlap(one.cue, other.cue) or _covers(one, other))


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
        return _overlap(draft.cue, seen.cue)
    return any(draft.covers(a) or any(a <= start < b for start, _ in draft.content) for a, b in seen.content)


def _believed(draft: Draft) -> bool:
    """Is it held by nobody who is named, or is it the belief beside a fact under one cue?"""
    return draft.frame == "agentless" or (draft.word is not None and draft.word.certainty == "believed")


def _covers(draft: Draft, seen: Attribution | Draft) -> bool:
    """Have they, whatever their cues are, much the same content? Not where one is told inside the other."""
    held = sum(max(0, min(b, d) - max(a, c)) for a, b in draft.content for c, d in seen.content)
    union = sum(b - a for a, b in (*draft.content, *seen.content)) - held
    return 2 * held >= union


def _overlap(one: Bounds | None, other: Bounds | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]
