"""Statements as the words of one sentence give them: cue, source, content. Who that is, and who carried it, comes
later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from variorum.annotate.attributed import Attributed
from variorum.annotate.complements import CITING, Complements, extends, is_citing
from variorum.annotate.cues import Cue, cues
from variorum.annotate.draft import Draft
from variorum.annotate.hearsay import BELIEF, Hearsay
from variorum.annotate.phrases import prepositional, subject
from variorum.annotate.reading.reader import Attribution
from variorum.annotate.roster import Roster
from variorum.annotate.sources import TELLING, Sources
from variorum.annotate.stretches import Stretches
from variorum.model import Bounds, Parse, Quotation, Sentence, Token

_SPEECHLESS: Final = frozenset("be have do make take get become come go keep begin start use see know call".split())
_MODIFIERS: Final = frozenset({"compound", "amod", "poss", "det"})
_ACCORDING: Final = frozenset({("according", "to"), ("accordance", "with")})
_SPLIT: Final = frozenset({"clause", "quotation", "citing", "according"})


class Drafter:
    """Finds the drafts of one report, sentence by sentence."""

    def __init__(self, parse: Parse, roster: Roster, found: Sequence[Attribution]) -> None:
        self.parse = parse
        self.roster = roster
        self.stretches = Stretches(parse)
        self.sources = Sources(parse, roster)
        self.complements = Complements(parse, self.stretches, self.sources)
        self.hearsay = Hearsay(parse, self.stretches)
        self.attributed = Attributed(parse, self.sources, self.stretches, found)

    def drafts(self, sentence: Sentence) -> list[Draft]:
        """The drafts of one sentence in text order, outer before inner."""
        found = _without_doubles(
            [
                *self._by_citing(sentence),
                *self._by_saying(sentence),
                *self._by_verbs(sentence),
                *self._by_according(sentence),
                *self.hearsay.drafts(sentence),
            ]
        )
        found.extend(self._loose_quotations(sentence, found))
        split = [piece for draft in found for piece in self._split(draft)]
        held = [d for d in split if d.frame != "agentless" and d.word is not None and d.word.certainty == "believed"]
        split = [d for d in split if d.frame != "agentless" or not any(k.end == d.end for k in held)]
        return sorted(self.attributed.drafts(sentence, split), key=lambda d: (d.start, -d.end))

    # -------------------------------------------------------------------------------------------- verbs
    def _by_verbs(self, sentence: Sentence) -> Iterator[Draft]:
        for verb in self.parse.of(sentence):
            word = cues().get(verb.lemma)
            if word is None or verb.pos not in ("VERB", "AUX") or verb.lemma in CITING:
                continue
            source = self.sources.of(verb)
            if source is None or not self.sources.speaks(source, verb) or not self.sources.outside(verb, source):
                continue
            complement = self.complements.of(verb, word, source)
            if complement is not None:
                content = self._with_leading_quotation(verb, complement[1])
                yield Draft(sentence.i, content, self._cue_bounds(verb), verb.i, source.i, complement[0], word)

    def _with_leading_quotation(self, verb: Token, content: tuple[Bounds, ...]) -> tuple[Bounds, ...]:
        """`"A," she said, "B."`: the quotation before the attribution belongs to the content after it."""
        before = self.stretches.before_tree(verb)
        if before is None or content[0][0] < before[1] or not self.stretches.is_quotation(before):
            return content
        return (before, *content) if any(self.parse.quotation_at(*b) for b in content) else content

    def _cue_bounds(self, verb: Token) -> Bounds:
        """The verb, with its particle and negation (`did not rule out`, `called for`)."""
        start, end = verb.start, verb.end
        children = self.parse.children(verb)
        if any(c.dep == "neg" for c in children):
            start = min([start, *(c.start for c in children if c.dep == "aux")])
        for c in children:
            if c.dep == "prt" or extends(verb, c):
                end = max(end, c.end)
        return start, end

    # -------------------------------------------------------------------------------------------- citing, according to
    def _by_citing(self, sentence: Sentence) -> Iterator[Draft]:
        """`A reported, citing B`: B speaks, A carries."""
        for token in self.parse.of(sentence):
            verb = self.parse.tokens[token.head]
            word = cues().get(verb.lemma)
            if word is None or not is_citing(token) or self.stretches.quoted(token) or self._saying(token):
                continue
            cited = next((c for c in self.parse.children(token) if c.dep == "dobj"), None)
            carrier = self.sources.of(verb)
            if cited is None or carrier is None:
                continue
            content = self._told_by_carrier(sentence, verb, word, carrier)
            clause = self.complements.of(token, word, cited)
            if clause is not None and clause[0] == "clause" and not content:
                content = clause[1]  # `reported, citing B, that …`: the clause hangs on the citing
            content = tuple(b for b in (self._cut_at(b, token.start) for b in content) if b[0] < b[1])
            if content:
                cue = (token.start, token.end)
                yield Draft(sentence.i, content, cue, verb.i, cited.i, "citing", word, (carrier.i,))

    def _by_saying(self, sentence: Sentence) -> Iterator[Draft]:
        """`A quoted B as saying …`, `B was quoted by A as saying …`: B speaks, A carries."""
        for token in self.parse.of(sentence):
            saying = self._saying(token) if token.lemma in CITING else None
            word = cues().get(saying.lemma) if saying is not None else None
            if saying is None or word is None or self.stretches.quoted(token):
                continue
            children = self.parse.children(token)
            passive = token.tag == "VBN" and not any(c.dep == "dobj" for c in children)
            citer = self.parse.tokens[token.head] if is_citing(token) else token
            carriers = list(prepositional(self.parse, token, "by"))[:1] if passive else [self.sources.of(citer)]
            cited = subject(self.parse, token) if passive else next((c for c in children if c.dep == "dobj"), None)
            found = self.complements.of(saying, word, cited) if cited is not None else None
            if cited is not None and found is not None:
                cue, named = (token.start, token.end), tuple(c.i for c in carriers if c is not None)
                yield Draft(sentence.i, found[1], cue, saying.i, cited.i, "citing", word, named)

    def _saying(self, citing: Token) -> Token | None:
        """The verb of speech in `quoted B as saying`."""
        spoken = prepositional(self.parse, citing, "as")
        return next((t for t in spoken if t.tag == "VBG" and t.lemma in cues()), None)

    def _told_by_carrier(self, sentence: Sentence, verb: Token, word: Cue, carrier: Token) -> tuple[Bounds, ...]:
        first = self.stretches.tree(verb)[0].start
        complement = self.complements.of(verb, word, carrier) if first <= sentence.start else None
        if complement is not None:
            return complement[1]
        start = first if first > sentence.start else min(carrier.start, verb.start)
        return self.stretches.around(sentence, start, sentence.end)

    def _cut_at(self, bounds: Bounds, stop: int) -> Bounds:
        return bounds if not bounds[0] < stop < bounds[1] else self.stretches.trim((bounds[0], stop))

    def _by_according(self, sentence: Sentence) -> Iterator[Draft]:
        """`according to X`, also in the damaged form `in accordance with X` where X is one who speaks."""
        for at, after in pairwise(self.parse.of(sentence)):
            pair = (at.text.lower(), after.text.lower())
            source = self._object(sentence, after) if pair in _ACCORDING else None
            if source is None or self.stretches.quoted(at):
                continue
            damaged = pair != ("according", "to")
            if damaged and not (self._speaks_in_person(source) or source.lemma in TELLING):
                continue  # `in accordance with the law` attributes nothing
            start = self.parse.tokens[at.i - 1].start if damaged and at.i > sentence.first else at.start
            content = self.stretches.around(sentence, start, self._phrase_end(source))
            if content:
                yield Draft(sentence.i, content, (start, after.end), None, source.i, "according", None)

    def _speaks_in_person(self, source: Token) -> bool:
        actor = self.roster.of(source)
        return actor is not None and actor.kind != "document"

    def _object(self, sentence: Sentence, preposition: Token) -> Token | None:
        own = (c for c in self.parse.children(preposition) if c.dep in ("pobj", "pcomp"))
        nouns = (t for t in self.parse.of(sentence) if t.i > preposition.i and t.pos in ("NOUN", "PROPN", "PRON"))
        return next(own, None) or next((t for t in nouns if t.dep not in _MODIFIERS), None)

    def _phrase_end(self, source: Token) -> int:
        """Where the phrase of a source ends: its subtree, without a following clause."""
        stop = source.end
        for t in self.parse.subtree(source):
            if t.i > source.i and t.text == ",":
                break
            stop = max(stop, t.end)
        return stop

    # -------------------------------------------------------------------------------------------- loose quotations
    def _loose_quotations(self, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
        """Quotations that no cue has taken: objects of a verb with a speaking subject, or such as stand free."""
        for q in self.parse.quotations_in(sentence):
            if any(d.covers(self.stretches.words_of(q)[0]) for d in found) or _is_title(self.parse, q):
                continue
            words = sum(t.text[:1].isalnum() for t in self.parse.of(sentence))
            if sum(t.text[:1].isalnum() for t in self.parse.within(q.start, q.end)) >= 0.8 * words:
                yield Draft(sentence.i, (self.stretches.words_of(q),), None, None, None, "free", None)
            else:
                yield from self._governed(sentence, q)

    def _governed(self, sentence: Sentence, q: Quotation) -> Iterator[Draft]:
        """A quotation under a verb that is no reporting verb but has a speaker for its subject (`extended "…"`)."""
        verb = self._governor(q)
        source = self.sources.of(verb) if verb is not None else None
        if verb is None or source is None or not self.sources.is_actor(source) or verb.end > q.outer[0]:
            return
        wide = [b for b in self.complements.objects(verb, source) if b[0] <= q.outer[0] and q.end <= b[1] + 1]
        content = wide[0] if wide else self.stretches.trim(q.outer)
        yield Draft(sentence.i, (content,), self._cue_bounds(verb), verb.i, source.i, "noun", cues().get(verb.lemma))

    def _governor(self, q: Quotation) -> Token | None:
        """The nearest verb above the words of a quotation, outside it."""
        inside = {t.i for t in self.parse.within(q.start, q.end)}
        verb = next(
            (self.parse.tokens[self.parse.tokens[i].head] for i in sorted(inside) if self._tops(i, inside)), None
        )
        while verb is not None and verb.pos != "VERB" and verb.head != verb.i:
            verb = self.parse.tokens[verb.head]
        return verb if verb is not None and verb.pos == "VERB" and verb.lemma not in _SPEECHLESS else None

    def _tops(self, i: int, inside: set[int]) -> bool:
        return self.parse.tokens[i].head not in inside

    # -------------------------------------------------------------------------------------------- splitting
    def _split(self, draft: Draft) -> Iterator[Draft]:
        """Two statements where one cue brings a quotation and then a clause (`"…," and that …`), or a fact and a
        belief.
        """
        at = self._seam(*draft.content[0]) if len(draft.content) == 1 and draft.frame in _SPLIT else None
        if at is None:
            yield draft
            return
        first, second = self.stretches.trim((draft.start, at)), self.stretches.trim((at, draft.end))
        if first[0] == first[1] or second[0] == second[1]:
            yield draft
            return
        yield replace(draft, content=(first,))
        yield replace(draft, content=(second,), word=self._belief_at(second) or draft.word)

    def _seam(self, start: int, end: int) -> int | None:
        for t in self.parse.within(start, end):
            helpers = [c.start for c in self.parse.children(t) if c.dep in ("aux", "auxpass")]
            if t.tag == "VBN" and t.lemma in BELIEF and t.dep == "conj" and helpers:
                own = [self.parse.subtree(c)[0].start for c in self.parse.children(t) if c.dep == "nsubjpass"]
                return min(helpers + own)
        opening = next((q for q in self.parse.quotations_beside(start, start + 1) if start + 1 <= q.end), None)
        if opening is None:
            return None
        after = self.parse.within(opening.outer[1], end)[:2]
        words = tuple(t.text.lower() for t in after)
        return after[0].start if words in (("and", "that"), (",", "and")) else None

    def _belief_at(self, bounds: Bounds) -> Cue | None:
        inside = self.parse.within(*bounds)
        held = (t for n, t in enumerate(inside) if t.tag == "VBN" and t.lemma in BELIEF and (n < 3 or t.dep == "conj"))
        return next((cues().get(t.lemma) for t in held), None)


def _is_title(parse: Parse, q: Quotation) -> bool:
    """A name in quotation marks (a title, a nickname): every content word is capitalised, and there are few."""
    words = [t for t in parse.within(q.start, q.end) if t.text[:1].isalpha()]
    content = [t for t in words if t.pos not in ("ADP", "DET", "CCONJ", "PART")]
    lower_verb = any(t.pos in ("VERB", "AUX") and t.text.islower() for t in words)
    return 0 < len(content) <= 6 and all(t.text[:1].isupper() for t in content) and not lower_verb


def _without_doubles(found: Sequence[Draft]) -> list[Draft]:
    """One draft for one content and source; of a citing verb and its own carrier verb the citing one is kept."""
    kept: list[Draft] = []
    for draft in found:
        twin = any(k.frame == "citing" and k.verb == draft.verb and draft.frame != "citing" for k in kept)
        same = any(k.content == draft.content and k.source == draft.source for k in kept)
        if not twin and not same:
            kept.append(draft)
    return kept
