"""Statements as the words of one sentence give them: cue, source, content. Who the source is, and who carried it, comes later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from variorum.annotate.cues import Cue, cues
from variorum.annotate.lexicon import ARTICLES, DOCUMENTS, MEDIA, PERSONS
from variorum.annotate.phrases import conjuncts, subject
from variorum.annotate.roster import Roster
from variorum.model import Bounds, Parse, Quotation, Sentence, Token

Frame = Literal["clause", "infinitive", "noun", "quotation", "according", "citing", "agentless", "free"]

_COMPLEMENTS: Final = {"ccomp": "c", "xcomp": "i"}
_SOURCES: Final = frozenset(
    {"person", "state", "state-body", "organisation", "news-agency", "outlet", "military", "group", "document"}
)
_TELLING: Final = frozenset(
    "photo photograph picture image video footage figure datum data survey poll study estimate record".split()
)
_SPEECHLESS: Final = frozenset("be have do make take get become come go keep begin start use see know call".split())
_BELIEF: Final = frozenset("believe think presume fear suspect estimate say report allege understand expect".split())
_TELLING_NOUNS: Final = frozenset("stress emphasise emphasize underline hint recall speak".split())
_FIRST_PERSON: Final = frozenset("i we".split())
_CONTRAST: Final = frozenset("while whereas although though".split())
_EXHIBITS: Final = frozenset("show find indicate suggest provide require oblige prohibit forbid read signal".split())
_CITING: Final = frozenset({"cite", "quote"})
_OPEN: Final = "\"“‘«'"


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making. Offsets are into the report's text; `source` and `verb` are token indices or None."""

    sentence: int
    content: tuple[Bounds, ...]
    cue: Bounds | None
    verb: int | None
    source: int | None
    frame: Frame
    word: Cue | None
    carriers: tuple[int, ...] = ()

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def end(self) -> int:
        return self.content[-1][1]

    def covers(self, at: int) -> bool:
        """Does the character lie inside the content?"""
        return any(a <= at < b for a, b in self.content)


class Drafter:
    """Finds the drafts of one report, sentence by sentence."""

    def __init__(self, parse: Parse, roster: Roster) -> None:
        self.parse = parse
        self.roster = roster

    def drafts(self, sentence: Sentence) -> list[Draft]:
        """The drafts of one sentence, outer before inner, in text order."""
        found = [
            *self._by_citing(sentence),
            *self._by_verbs(sentence),
            *self._by_according(sentence),
            *self._agentless(sentence),
        ]
        found = _without_doubles(found)
        found.extend(self._loose_quotations(sentence, found))
        split = [piece for draft in found for piece in self._split(draft)]
        return sorted(split, key=lambda d: (d.start, -d.end))

    # -------------------------------------------------------------------------------------------- verbs
    def _by_verbs(self, sentence: Sentence) -> Iterator[Draft]:
        for verb in self.parse.of(sentence):
            word = cues().get(verb.lemma)
            if word is None or verb.pos not in ("VERB", "AUX") or verb.lemma in _CITING or self._passive(verb):
                continue
            source = self._source(verb)
            if source is None or not self._may_speak(source, verb) or not self._outside(verb, source):
                continue
            complement = self._complement(verb, word, source)
            if complement is not None:
                frame, content = complement
                content = self._with_leading_quotation(verb, content)
                yield Draft(sentence.i, content, self._cue_bounds(verb), verb.i, source.i, frame, word)

    def _with_leading_quotation(self, verb: Token, content: tuple[Bounds, ...]) -> tuple[Bounds, ...]:
        """`"A," she said, "B."`: the quotation before the attribution belongs to the content after it."""
        tree = self._tree(verb)
        sentence = self.parse.sentences[verb.sentence]
        if tree[0].i == sentence.first or content[0][0] < tree[0].start:
            return content
        before = self._trim((sentence.start, tree[0].start))
        joined = self._is_quotation(before) and any(self.parse.quotation_at(a, b) for a, b in content)
        return (before, *content) if joined else content

    def _passive(self, verb: Token) -> bool:
        children = self.parse.children(verb)
        return any(c.dep in ("auxpass", "nsubjpass") for c in children) or (
            verb.tag == "VBN" and verb.dep in ("acl", "amod")
        )

    def _source(self, verb: Token) -> Token | None:
        """The source of a verb: its subject, or the antecedent of a relative `who`."""
        found = subject(self.parse, verb)
        if found is not None and found.text.lower() in ("who", "which", "that"):
            clause = self.parse.tokens[found.head]
            while clause.dep not in ("relcl", "ROOT") and clause.head != clause.i:
                clause = self.parse.tokens[clause.head]
            return self.parse.tokens[clause.head] if clause.dep == "relcl" else None
        if found is None and verb.dep in ("relcl", "acl"):
            return self.parse.tokens[verb.head]
        return found

    def _may_speak(self, source: Token, verb: Token) -> bool:
        """Can this be a source: an actor that speaks, a person by any description, a document, a picture that shows?"""
        actor = self.roster.of(source)
        word = cues()[verb.lemma]
        if source.text.lower() in _FIRST_PERSON:
            return False  # somebody's own speech, without marks: its speaker is found by its attribution
        if source.lemma in ARTICLES:
            return word.act in ("legal-provision", "assertion")
        if verb.lemma in _EXHIBITS:
            return source.lemma in _TELLING | DOCUMENTS or (actor is not None and actor.kind == "document")
        if actor is not None and actor.kind in _SOURCES:
            return actor.kind != "document" or "c" in word.frames or word.act in ("appeal", "legal-provision")
        if source.pos in ("NOUN", "PROPN") and self._tells_clause(verb):
            return True
        human = source.lemma in PERSONS or source.lemma in MEDIA or source.ent in ("PERSON", "ORG", "NORP")
        return (
            human
            or source.lemma in _TELLING
            or source.text.lower() in ("he", "she", "they", "it", "we", "i", "many", "some", "others")
        )

    def _tells_clause(self, verb: Token) -> bool:
        """A verb of speech with a whole clause as its object: whatever its subject is, it speaks."""
        word = cues()[verb.lemma]
        clauses = (c for c in self.parse.children(verb) if c.dep == "ccomp" and c.i > verb.i)
        return word.act == "assertion" and "q" in word.frames and any(self._has_own_subject(c) for c in clauses)

    def _outside(self, verb: Token, source: Token) -> bool:
        """Not a verb inside somebody's quoted words, unless the quotation begins in mid-clause, after its subject."""
        quoted = self.parse.quotation_at(verb.start, verb.end)
        return quoted is None or (source.end <= quoted.outer[0] and verb.start - quoted.start < 2)

    def _cue_bounds(self, verb: Token) -> Bounds:
        """The verb, with its particle and negation (`did not rule out`, `called for`)."""
        start, end = verb.start, verb.end
        for child in self.parse.children(verb):
            if child.dep == "neg":
                start = min(
                    [start, *(c.start for c in self.parse.children(verb) if c.dep == "aux" and c.start < child.start)]
                )
            if child.dep == "prt" or (
                child.dep == "prep"
                and child.i == verb.i + 1
                and child.lemma in ("for", "at", "of")
                and verb.lemma != "say"
            ):
                end = max(end, child.end)
        return start, end

    # -------------------------------------------------------------------------------------------- content
    def _complement(self, verb: Token, word: Cue, source: Token) -> tuple[Frame, tuple[Bounds, ...]] | None:
        children = [c for c in self.parse.children(verb) if c.i != source.i]
        clauses = [c for c in children if (c.dep in _COMPLEMENTS or self._asked(c)) and not self._is_citing(c)]
        clauses = [
            c for c in clauses if c.dep != "ccomp" or self._has_own_subject(c) or c.i < verb.i or c.tag == "VB"
        ] or clauses
        if verb.lemma == "rule" and any(c.dep == "neg" for c in children):
            clauses = clauses or [
                t
                for c in children
                if c.dep == "dobj"
                for t in self.parse.children(c)
                if t.dep in ("acl", "relcl", "ccomp")
            ]
        for clause in sorted(clauses, key=lambda c: -len(self.parse.subtree(c))):
            kind = "i" if clause.tag == "VB" and any(c.tag == "TO" for c in self.parse.children(clause)) else "c"
            if kind in word.frames or "c" in word.frames:
                tokens = set(self.parse.subtree(clause)) - set(self._contrast(clause))
                if kind == "i":
                    tokens |= {
                        t
                        for c in children
                        if c.dep in ("dobj", "dative", "nsubj") and c.i > verb.i
                        for t in self.parse.subtree(c)
                    }
                content = self._runs(verb, source, tokens)
                if content:
                    return ("infinitive" if kind == "i" else "clause"), content
        that = self._that_clause(verb, source) if "c" in word.frames else ()
        if that:
            return "clause", that
        noun = self._noun_complement(verb, word, source)
        if noun is not None:
            return noun
        quoted = self._quoted_complement(verb, source) if "q" in word.frames and not clauses else ()
        if quoted:
            return "quotation", quoted
        return self._before_tail(verb, word) or self._around_insertion(verb, source, word)

    def _around_insertion(self, verb: Token, source: Token, word: Cue) -> tuple[Frame, tuple[Bounds, ...]] | None:
        """`To be safe, he said, doors stay shut.`: an attribution set between commas in the middle of its content."""
        sentence = self.parse.sentences[verb.sentence]
        low = min(t.i for t in self.parse.subtree(source) if t.i < verb.i) if source.i < verb.i else verb.i
        high = max(verb.i, *(t.i for t in self.parse.subtree(source) if t.i > verb.i), *(verb.i,))
        before = self.parse.tokens[low - 1] if low > sentence.first else None
        after = self.parse.tokens[high + 1] if high + 1 < sentence.last else None
        between = before is not None and before.text in (",", "”", '"', "’") and after is not None and after.text == ","
        if not between or before is None or after is None or not set(word.frames) & {"c", "q"}:
            return None
        pieces = [self._trim((sentence.start, before.start)), self._trim((after.end, sentence.end))]
        real = tuple(b for b in pieces if b[0] < b[1])
        return ("clause", real) if real else None

    def _that_clause(self, verb: Token, source: Token) -> tuple[Bounds, ...]:
        """`acknowledged for the first time that …`: a clause that the parser hung on the wrong word."""
        right = [t for t in self.parse.subtree(verb) if t.i > verb.i]
        for n, t in enumerate(right[:9]):
            if t.pos == "VERB":
                break
            if (
                t.text.lower() == "that"
                and t.tag in ("IN", "WDT")
                and n + 2 < len(right)
                and right[n + 1].pos in ("PRON", "DET", "PROPN", "NOUN", "ADJ")
            ):
                return self._runs(verb, source, set(right[n + 1 :]))
        return ()

    def _before_tail(self, verb: Token, word: Cue) -> tuple[Frame, tuple[Bounds, ...]] | None:
        """The sentence before a final attribution, which the parser has read as a tree of its own."""
        if "c" not in word.frames and "q" not in word.frames:
            return None
        sentence = self.parse.sentences[verb.sentence]
        tree = self._tree(verb)
        if tree[0].i == sentence.first or self.parse.tokens[tree[0].i - 1].text not in (",", '"', "”", "’", "'"):
            return None
        content = self._trim((sentence.start, tree[0].start))
        return ("clause", (content,)) if len(self.parse.within(*content)) >= 3 or self._is_quotation(content) else None

    def _tree(self, token: Token) -> tuple[Token, ...]:
        """The whole tree that a token stands in."""
        while token.head != token.i:
            token = self.parse.tokens[token.head]
        return self.parse.subtree(token)

    def _asked(self, clause: Token) -> bool:
        """`called for help to be sent`: a clause marked by `for`, which the parser takes for an adverbial."""
        return clause.dep == "advcl" and any(
            c.dep == "mark" and c.text.lower() == "for" for c in self.parse.children(clause)
        )

    def _contrast(self, clause: Token) -> Iterator[Token]:
        """`…, while another said …`: a clause set against the content is not part of it."""
        for child in self.parse.children(clause):
            marked = any(c.dep == "mark" and c.lemma in _CONTRAST for c in self.parse.children(child))
            if (
                child.dep == "advcl"
                and marked
                and child.i > clause.i
                and self.parse.quotation_at(child.start, child.end) is None
            ):
                yield from self.parse.subtree(child)

    def _has_own_subject(self, clause: Token) -> bool:
        return any(c.dep in ("nsubj", "nsubjpass", "expl", "csubj") for c in self.parse.children(clause))

    def _is_citing(self, token: Token) -> bool:
        return token.lemma in _CITING and token.tag == "VBG"

    def _noun_complement(self, verb: Token, word: Cue, source: Token) -> tuple[Frame, tuple[Bounds, ...]] | None:
        """A noun phrase as content: what is praised, stressed, called for. It counts where it is quoted, or the act shows."""
        right = [t for t in self.parse.subtree(verb) if t.i > verb.i and not self._adjunct(verb, t)]
        if not right or right[0].pos in ("PUNCT",) and right[0].text not in _OPEN:
            return None
        if verb.i > 0 and self.parse.quotation_at(verb.start, verb.end) is not None:
            right = [verb, *right]
        content = self._runs(verb, source, set(right), keep_verb=verb in right)
        if content and content[0][0] - verb.end > 60:
            return None
        if not content:
            return None
        objects = [
            c for c in self.parse.children(verb) if c.dep in ("dobj", "prep", "dative", "oprd", "prt") and c.i > verb.i
        ]
        quoted = any(q.outer[0] < b and a < q.outer[1] for q in self.parse.quotations for a, b in content[:1])
        acts = word.act not in ("assertion", "legal-provision") or verb.lemma in _TELLING_NOUNS
        if verb.lemma == "speak" and not any(c.dep == "prep" and c.lemma == "of" for c in objects):
            return None
        if not objects or not (quoted or ("n" in word.frames and acts)):
            return None
        return "noun", content[:1]

    def _adjunct(self, verb: Token, token: Token) -> bool:
        """Does the token hang on the verb by something that is no part of what is said: a time, a comment, an adverb clause?"""
        top = token
        while top.head != verb.i and top.head != top.i:
            top = self.parse.tokens[top.head]
        if top.dep in ("npadvmod", "punct") and top.i > verb.i and top.text not in '"“”‘’':
            return top.i == token.i and top.dep == "punct" or top.dep == "npadvmod"
        if top.dep in ("advcl", "conj", "cc", "parataxis") and not self.parse.quotation_at(top.start, top.end):
            return True
        return top.dep == "prep" and top.lemma in ("during", "according", "after", "before", "since", "amid")

    def _quoted_complement(self, verb: Token, source: Token) -> tuple[Bounds, ...]:
        """Quotations of the sentence beside the cue and its subject, where the parser saw no clause."""
        sentence = self.parse.sentences[verb.sentence]
        first, last = min(verb.i, source.i), max(verb.i, source.i)
        low, high = self.parse.tokens[first].start, self.parse.tokens[last].end
        near = [q for q in self.parse.quotations if sentence.start <= q.outer[0] and q.outer[1] <= sentence.end]
        before = [q for q in near if q.outer[1] <= low and low - q.outer[1] <= 3]
        after = [q for q in near if q.outer[0] >= high and self._introduces(high, q)]
        if before:
            start = min([sentence.start, *(q.outer[0] for q in before)])
            whole = self._trim((start, before[-1].outer[1]))
            return (whole, *(self._trim(q.outer) for q in after[:1])) if before[-1].outer[1] > start else ()
        return tuple(self._trim(q.outer) for q in after[:1])

    def _introduces(self, high: int, quotation: Quotation) -> bool:
        between = [t for t in self.parse.tokens if high <= t.start and t.end <= quotation.outer[0]]
        return len(between) <= 8 and not any(t.pos == "VERB" for t in between)

    def _runs(self, verb: Token, source: Token, tokens: set[Token], keep_verb: bool = False) -> tuple[Bounds, ...]:
        """Contiguous runs of content tokens, the attribution itself taken out, whole quotations put in."""
        below = {t.i for t in self.parse.subtree(verb)} if source.i == verb.head else {verb.i}
        chunk = {t.i for t in self.parse.subtree(source)} - below | (set() if keep_verb else {verb.i})
        chunk |= {c.i for c in self.parse.children(verb) if c.dep in ("aux", "neg", "prt", "mark")}
        sentence = self.parse.sentences[verb.sentence]
        kept = sorted(t.i for t in tokens if t.i not in chunk and t.sentence == sentence.i)
        while kept and not self.parse.tokens[kept[-1]].text[:1].isalnum() and kept[-1] - 1 not in kept:
            kept.pop()
        groups: list[list[int]] = []
        for i in kept:
            gap = range(groups[-1][-1] + 1, i) if groups else range(0)
            if groups and not any(g in chunk for g in gap):
                groups[-1].append(i)
            else:
                groups.append([i])
        bounds = [
            self._trim(
                self._whole_quotations(
                    (self.parse.tokens[g[0]].start, self.parse.tokens[g[-1]].end), None if keep_verb else verb
                )
            )
            for g in groups
        ]
        real = [b for b in bounds if len(self.parse.within(*b)) >= 2 or self._is_quotation(b)]
        return tuple(dict.fromkeys(real))

    def _is_quotation(self, bounds: Bounds) -> bool:
        return any(q.start <= bounds[0] and bounds[1] <= q.end for q in self.parse.quotations)

    def _whole_quotations(self, bounds: Bounds, verb: Token | None) -> Bounds:
        """Stretch the bounds over any quotation that they cut, but never over the cue."""
        start, end = bounds
        for q in self.parse.quotations:
            if q.outer[0] < end and start < q.outer[1] and (verb is None or not q.outer[0] <= verb.start < q.outer[1]):
                start, end = min(start, q.outer[0]), max(end, q.outer[1])
        return start, end

    def _trim(self, bounds: Bounds) -> Bounds:
        """Without leading conjunctions and commas; a lone quotation without its marks."""
        tokens = [t for t in self.parse.tokens if bounds[0] <= t.start and t.end <= bounds[1]]
        while tokens and (
            (tokens[0].pos == "PUNCT" and not self._opens(tokens[0]))
            or tokens[0].text.lower() in ("that", "and", "but", "whether", "for")
            and (tokens[0].pos in ("SCONJ", "CCONJ") or tokens[0].dep == "mark")
        ):
            tokens.pop(0)
        while tokens and tokens[-1].pos == "PUNCT" and tokens[-1].text in ",;:.-–—" and not self._inside(tokens[-1]):
            tokens.pop()
        if not tokens:
            return bounds[0], bounds[0]
        start, end = tokens[0].start, tokens[-1].end
        for q in self.parse.quotations:
            if (
                (q.outer == (start, end))
                or (q.start == start and q.outer[1] == end)
                or (q.outer[0] == start and q.end == end)
            ):
                return q.start, q.end
        return start, end

    def _opens(self, token: Token) -> bool:
        return any(q.outer[0] == token.start for q in self.parse.quotations)

    def _inside(self, token: Token) -> bool:
        return self.parse.quotation_at(token.start, token.end) is not None

    # -------------------------------------------------------------------------------------------- other frames
    def _by_according(self, sentence: Sentence) -> Iterator[Draft]:
        """`according to X`, also in the damaged form `in accordance with X` where X is one who speaks."""
        tokens = self.parse.of(sentence)
        for at, after in zip(tokens, tokens[1:], strict=False):
            plain = at.text.lower() == "according" and after.text.lower() == "to"
            odd = at.text.lower() == "accordance" and after.text.lower() == "with"
            if not (plain or odd) or self._inside(at):
                continue
            source = next((c for c in self.parse.children(after) if c.dep in ("pobj", "pcomp")), None)
            if source is None:
                source = next(
                    (
                        t
                        for t in tokens
                        if t.i > after.i
                        and t.pos in ("NOUN", "PROPN", "PRON")
                        and t.dep not in ("compound", "amod", "poss", "det")
                    ),
                    None,
                )
            if source is None:
                continue
            actor = self.roster.of(source)
            if odd and (actor is None or actor.kind in ("document",)) and source.lemma not in _TELLING:
                continue
            start = at.start if plain else tokens[max(0, at.i - sentence.first - 1)].start
            content = self._around(sentence, start, self._phrase_end(source))
            if content:
                yield Draft(sentence.i, content, (start, after.end), None, source.i, "according", None)

    def _phrase_end(self, source: Token) -> int:
        """Where the phrase of a source ends: its subtree, without a following clause."""
        tree = [t for t in self.parse.subtree(source) if t.i >= source.i]
        stop = source.end
        for t in tree:
            if t.dep in ("relcl", "advcl", "punct") and t.text == ",":
                break
            stop = t.end
        return stop

    def _around(self, sentence: Sentence, start: int, end: int) -> tuple[Bounds, ...]:
        """The sentence without `[start, end)`: what stands before it, else what stands after."""
        before, after = self._trim((sentence.start, start)), self._trim((end, sentence.end))
        size = lambda b: len(self.parse.within(*b))  # noqa: E731
        parts = [b for b in (before, after) if size(b) >= 3 or self._is_quotation(b)]
        return (max(parts, key=size),) if parts else ()

    def _by_citing(self, sentence: Sentence) -> Iterator[Draft]:
        """`A reported, citing B`: B speaks, A carries."""
        for token in self.parse.of(sentence):
            if not self._is_citing(token) or self._inside(token):
                continue
            cited = next((c for c in self.parse.children(token) if c.dep == "dobj"), None)
            verb = self.parse.tokens[token.head]
            word = cues().get(verb.lemma)
            carrier = self._source(verb) if word is not None else None
            if cited is None or carrier is None or word is None:
                continue
            first = min(t.start for t in self._tree(verb))
            complement = self._complement(verb, word, carrier) if first <= sentence.start else None
            content = (
                complement[1]
                if complement
                else self._around(
                    sentence,
                    max(first, sentence.start) if first > sentence.start else min(carrier.start, verb.start),
                    sentence.end,
                )
            )
            content = tuple(b for b in (self._cut_at(b, token.start) for b in content) if b[0] < b[1])
            if content:
                yield Draft(
                    sentence.i, content, (token.start, token.end), verb.i, cited.i, "citing", word, (carrier.i,)
                )

    def _cut_at(self, bounds: Bounds, stop: int) -> Bounds:
        return bounds if not bounds[0] < stop < bounds[1] else self._trim((bounds[0], stop))

    def _agentless(self, sentence: Sentence) -> Iterator[Draft]:
        """`is believed to have died`: content that somebody holds who is not named."""
        for verb in self.parse.of(sentence):
            clause = next((c for c in self.parse.children(verb) if c.dep == "xcomp"), None)
            perfect = clause is not None and any(
                c.lemma == "have" and c.dep == "aux" for c in self.parse.children(clause)
            )
            if (
                verb.lemma not in _BELIEF
                or not (verb.tag == "VBN" or (verb.tag == "VBD" and perfect))
                or self._inside(verb)
            ):
                continue
            passive = any(c.dep == "auxpass" for c in self.parse.children(verb))
            agent = next((c for c in self.parse.children(verb) if c.dep == "agent"), None)
            reduced = verb.dep in ("acl", "relcl")
            if clause is None or agent is not None or not (passive or reduced or perfect):
                continue
            top = self.parse.tokens[verb.head] if reduced and not passive else subject(self.parse, verb)
            if top is None:
                continue
            low = min(t.start for t in self.parse.subtree(top) if t.i <= verb.i) if top.i < verb.i else verb.start
            if passive and verb.dep == "conj":
                low = min(c.start for c in self.parse.children(verb) if c.dep in ("aux", "auxpass"))
            high = max(t.end for t in self.parse.subtree(clause))
            content = self._trim((low, high))
            yield Draft(
                sentence.i, (content,), (verb.start, verb.end), verb.i, None, "agentless", cues().get(verb.lemma)
            )

    def _loose_quotations(self, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
        """Quotations that no cue has taken: the object of any verb with a speaking subject, or a quotation that stands free."""
        for q in self.parse.quotations:
            if not (sentence.start <= q.outer[0] and q.outer[1] <= sentence.end) or any(
                d.covers(q.start) for d in found
            ):
                continue
            if _is_title(self.parse, q):
                continue
            words = sum(t.text[:1].isalnum() for t in self.parse.of(sentence))
            inside = sum(t.text[:1].isalnum() for t in self.parse.within(q.start, q.end))
            if inside >= 0.8 * words:
                yield Draft(sentence.i, ((q.start, q.end),), None, None, None, "free", None)
            else:
                yield from self._governed(sentence, q)

    def _governed(self, sentence: Sentence, q: Quotation) -> Iterator[Draft]:
        inside = self.parse.within(q.start, q.end)
        top = next((t for t in inside if self.parse.tokens[t.head] not in inside), None)
        verb = self.parse.tokens[top.head] if top is not None else None
        while verb is not None and verb.pos != "VERB" and verb.head != verb.i:
            verb = self.parse.tokens[verb.head]
        if verb is None or verb.pos != "VERB" or verb.lemma in _SPEECHLESS:
            return
        source = self._source(verb)
        if source is None or not self._may_speak_any(source) or not verb.end <= q.outer[0]:
            return
        content = self._runs(
            verb, source, {t for t in self.parse.subtree(verb) if t.i > verb.i and not self._adjunct(verb, t)}
        )
        content = tuple(b for b in content if b[0] <= q.outer[0] and q.end <= b[1] + 1) or (self._trim(q.outer),)
        yield Draft(sentence.i, content[:1], self._cue_bounds(verb), verb.i, source.i, "noun", cues().get(verb.lemma))

    def _may_speak_any(self, source: Token) -> bool:
        actor = self.roster.of(source)
        return actor is not None and actor.kind in _SOURCES

    # -------------------------------------------------------------------------------------------- splitting
    def _split(self, draft: Draft) -> Iterator[Draft]:
        """Two statements where one cue brings a quotation and then a clause (`"…," and that …`), or a fact and a belief."""
        if len(draft.content) == 1 and draft.frame in ("clause", "quotation", "citing", "according"):
            start, end = draft.content[0]
            at = self._seam(start, end)
            if at is not None:
                first, second = self._trim((start, at)), self._trim((at, end))
                if first[0] < first[1] and second[0] < second[1]:
                    yield replace(draft, content=(first,))
                    belief = self._belief_at(second)
                    yield replace(draft, content=(second,), word=belief or draft.word)
                    return
        yield draft

    def _seam(self, start: int, end: int) -> int | None:
        for t in self.parse.within(start, end):
            if (
                t.tag == "VBN"
                and t.lemma in _BELIEF
                and t.dep == "conj"
                and any(c.dep == "auxpass" for c in self.parse.children(t))
            ):
                return min(c.start for c in self.parse.children(t) if c.dep in ("aux", "auxpass"))
        for q in self.parse.quotations:
            after = [t for t in self.parse.within(q.outer[1], end)][:2]
            if q.outer[0] <= start + 1 and [t.text.lower() for t in after] == ["and", "that"]:
                return after[0].start
            if q.outer[0] <= start + 1 and len(after) == 2 and after[0].text == "," and after[1].text.lower() == "and":
                return after[0].start
        return None

    def _belief_at(self, bounds: Bounds) -> Cue | None:
        first = [t for t in self.parse.within(*bounds)][:3]
        return next((cues().get(t.lemma) for t in first if t.tag == "VBN" and t.lemma in _BELIEF), None)


def _is_title(parse: Parse, q: Quotation) -> bool:
    """A name in quotation marks (a title, a nickname): every content word is capitalised, and there are few."""
    words = [t for t in parse.within(q.start, q.end) if t.text[:1].isalpha()]
    content = [t for t in words if t.pos not in ("ADP", "DET", "CCONJ", "PART")]
    return (
        0 < len(content) <= 6
        and len(words) > 0
        and all(t.text[:1].isupper() for t in content)
        and not any(t.pos in ("VERB", "AUX") and t.text.islower() for t in words)
    )


def _without_doubles(found: Sequence[Draft]) -> list[Draft]:
    """One draft for one content and cue; of a citing verb and its own carrier verb the citing one is kept."""
    kept: list[Draft] = []
    for draft in found:
        twin = any(k.frame == "citing" and k.verb == draft.verb and draft.frame != "citing" for k in kept)
        same = any(k.content == draft.content and k.source == draft.source for k in kept)
        if not twin and not same:
            kept.append(draft)
    return kept


__all__ = ["Draft", "Drafter", "Frame", "conjuncts"]
