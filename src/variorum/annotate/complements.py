"""What a reporting verb reports: its clause, infinitive, quotation or noun phrase, as stretches of text."""

from collections.abc import Iterator
from typing import Final, Literal

from variorum.annotate.cues import Cue, cues
from variorum.annotate.sources import Sources
from variorum.annotate.stretches import Stretches
from variorum.model import Bounds, Parse, Quotation, Token

Frame = Literal["clause", "infinitive", "noun", "quotation", "according", "citing", "agentless", "free"]
Complement = tuple[Frame, tuple[Bounds, ...]]

CITING: Final = frozenset({"cite", "quote"})
_CLAUSES: Final = frozenset({"ccomp", "xcomp"})
_TELLING_NOUNS: Final = frozenset("stress emphasise emphasize underline hint recall speak".split())
_CONTRAST: Final = frozenset("while whereas although though".split())
_GOVERNED: Final = frozenset("for of at against on to over as with".split())  # prepositions of what is said
_TOLLS: Final = frozenset("toll number figure count estimate death loss cost damage".split())
_ASIDE: Final = frozenset("during according after before since amid".split())
_OPEN: Final = "\"“‘«'"
_FAR: Final = 60  # characters between a verb and its object beyond which the parser has hung it wrong


def is_citing(token: Token) -> bool:
    """`citing`, `quoting`: a carrier names its source."""
    return token.lemma in CITING and token.tag == "VBG"


def extends(verb: Token, child: Token) -> bool:
    """A preposition that belongs to the cue: `called for`, `hinted at`, `spoke of`."""
    adjacent = child.dep == "prep" and child.i == verb.i + 1 and child.lemma in ("for", "at", "of")
    return adjacent and verb.lemma != "say"


class Complements:
    """Finds the content of verbs in one parse."""

    def __init__(self, parse: Parse, stretches: Stretches, sources: Sources) -> None:
        self.parse = parse
        self.stretches = stretches
        self.sources = sources

    def of(self, verb: Token, word: Cue, source: Token) -> Complement | None:
        """The content that the verb governs, by the frames that its word takes; None where there is none."""
        clauses = self._clauses(verb, source)
        for clause in sorted(clauses, key=lambda c: -len(self.parse.subtree(c))):
            found = self._clause(verb, word, source, clause)
            if found is not None:
                return found
        that = self._that_clause(verb, source) if "c" in word.frames else ()
        if that:
            return "clause", that
        noun = self._noun(verb, word, source)
        if noun:
            return "noun", noun
        quoted = self._quotations(verb, source) if "q" in word.frames and not clauses else ()
        if quoted:
            return "quotation", quoted
        plain = self._before_tail(verb) or self._around_insertion(verb, source) if set(word.frames) & {"c", "q"} else ()
        return ("clause", plain) if plain else None

    # -------------------------------------------------------------------------------------------- clauses
    def _clauses(self, verb: Token, source: Token) -> list[Token]:
        """Heads of the clauses that the verb has for a complement."""
        children = [c for c in self.parse.children(verb) if c.i != source.i]
        clauses = [c for c in children if (c.dep in _CLAUSES or self._asked(c)) and not is_citing(c)]
        whole = [c for c in clauses if c.dep != "ccomp" or self.sources.has_subject(c) or c.i < verb.i or c.tag == "VB"]
        if not clauses and verb.lemma == "rule" and any(c.dep == "neg" for c in children):
            objects = (t for c in children if c.dep == "dobj" for t in self.parse.children(c))
            return [t for t in objects if t.dep in ("acl", "relcl", "ccomp")]  # `did not rule out the possibility that`
        return whole or clauses

    def _asked(self, clause: Token) -> bool:
        """`called for help to be sent`: a clause marked by `for`, which the parser takes for an adverbial."""
        marks = (c for c in self.parse.children(clause) if c.dep == "mark")
        return clause.dep == "advcl" and any(c.text.lower() == "for" for c in marks)

    def _clause(self, verb: Token, word: Cue, source: Token, clause: Token) -> Complement | None:
        to_do = clause.tag == "VB" and any(c.tag == "TO" for c in self.parse.children(clause))
        if not set(word.frames) & ({"i", "c"} if to_do else {"c"}):
            return None
        tokens = set(self.parse.subtree(clause)) - set(self._contrast(clause)) - set(self._next_saying(verb, clause))
        if to_do:  # whom it urges to do it is part of what it urges
            objects = (c for c in self.parse.children(verb) if c.dep in ("dobj", "dative", "nsubj") and c.i > verb.i)
            tokens |= {t for c in objects for t in self.parse.subtree(c)}
        content = self.runs(verb, source, tokens)
        return (("infinitive" if to_do else "clause"), content) if content else None

    def _contrast(self, clause: Token) -> Iterator[Token]:
        """`…, while another said …`: a clause set against the content is not part of it."""
        for child in self.parse.children(clause):
            marked = any(c.dep == "mark" and c.lemma in _CONTRAST for c in self.parse.children(child))
            if child.dep == "advcl" and marked and child.i > clause.i and not self.stretches.quoted(child):
                yield from self.parse.subtree(child)

    def _next_saying(self, verb: Token, clause: Token) -> Iterator[Token]:
        """`argued that …, but conceded that …`: a second saying of the speaker, hung on the content of the first."""
        for token in self.parse.subtree(clause):
            joined = token.dep == "conj" and token.lemma in cues() and token.tag == verb.tag and token.tag == "VBD"
            before = self.parse.tokens[token.i - 1]
            if joined and before.lemma in ("but", "and") and not self.sources.has_subject(token):
                yield before
                yield from self.parse.subtree(token)

    def _that_clause(self, verb: Token, source: Token) -> tuple[Bounds, ...]:
        """`admitted with some regret that …`: a clause that the parser hung on the wrong word."""
        right = [t for t in self.parse.subtree(verb) if t.i > verb.i]
        for n, t in enumerate(right[:9]):
            if t.pos == "VERB":
                break
            nominal = n + 2 < len(right) and right[n + 1].pos in ("PRON", "DET", "PROPN", "NOUN", "ADJ")
            if t.text.lower() == "that" and t.tag in ("IN", "WDT") and nominal:
                return self.runs(verb, source, set(right[n + 1 :]))
        return ()

    # -------------------------------------------------------------------------------------------- nouns and quotations
    def _noun(self, verb: Token, word: Cue, source: Token) -> tuple[Bounds, ...]:
        """What is praised, stressed, called for. It counts where it is quoted, or where the verb's act shows."""
        right = [c for c in self.parse.children(verb) if c.i > verb.i]
        objects = [
            c for c in right if c.dep in ("dobj", "dative", "oprd", "prt") or (c.dep == "prep" and c.lemma in _GOVERNED)
        ]
        content = self.objects(verb, source)[:1]
        if not objects or not content or content[0][0] - verb.end > _FAR:
            return ()
        if verb.lemma == "speak" and not any(c.dep == "prep" and c.lemma == "of" for c in objects):
            return ()
        if verb.lemma in ("put", "raise", "lower", "revise"):  # `put the toll at 14`
            return content if any(c.dep == "dobj" and c.lemma in _TOLLS for c in objects) else ()
        start, end = content[0]
        quoted = any(q.outer[0] < end and start < q.outer[1] for q in self.parse.quotations_beside(start, end))
        acts = word.act not in ("assertion", "legal-provision") or verb.lemma in _TELLING_NOUNS
        return content if quoted or ("n" in word.frames and acts) else ()

    def objects(self, verb: Token, source: Token) -> tuple[Bounds, ...]:
        """All that the verb governs to its right, without comments on the saying itself."""
        right = [t for t in self.parse.subtree(verb) if t.i > verb.i and not self._aside(verb, t)]
        if not right or (right[0].pos == "PUNCT" and right[0].text not in _OPEN):
            return ()
        if self.stretches.quoted(verb):  # the quotation opens with the verb itself
            return self.runs(verb, source, {verb, *right}, with_verb=True)
        return self.runs(verb, source, set(right))

    def _aside(self, verb: Token, token: Token) -> bool:
        """Does the token hang on the verb by what is no part of what is said: a time, a comment, another clause?"""
        top = token
        while top.head not in (verb.i, top.i):
            top = self.parse.tokens[top.head]
        if top.dep == "punct":
            return top.i == token.i and top.text not in '"“”‘’'
        if top.dep in ("advcl", "conj", "cc", "parataxis"):
            return not self.stretches.quoted(top)
        return top.dep == "npadvmod" or (top.dep == "prep" and top.lemma in _ASIDE)

    def _quotations(self, verb: Token, source: Token) -> tuple[Bounds, ...]:
        """Quotations of the sentence beside the cue and its subject, where the parser saw no clause."""
        sentence = self.parse.sentences[verb.sentence]
        low, high = min(verb.start, source.start), max(verb.end, source.end)
        near = self.parse.quotations_in(sentence)
        after = [q.outer for q in near if q.outer[0] >= high and self._introduces(high, q)][:1]
        before = [q.outer for q in near if q.outer[1] <= low <= q.outer[1] + 3]
        first = [(min(sentence.start, before[0][0]), before[-1][1])] if before else []
        return tuple(self.stretches.trim(b) for b in (*first, *after))

    def _introduces(self, high: int, quotation: Quotation) -> bool:
        between = self.parse.within(high, quotation.outer[0])
        return len(between) <= 8 and not any(t.pos == "VERB" for t in between)

    # ----------------------------------------------------------------------- the rest of the sentence
    def _before_tail(self, verb: Token) -> tuple[Bounds, ...]:
        """The sentence before a final attribution, which the parser has read as a tree of its own."""
        content = self.stretches.before_tree(verb)
        first = self.stretches.tree(verb)[0].i
        if content is None or self.parse.tokens[first - 1].text not in (",", '"', "”", "’", "'"):
            return ()
        return (content,) if self.stretches.substantial(content, words=3) else ()

    def _around_insertion(self, verb: Token, source: Token) -> tuple[Bounds, ...]:
        """`To be safe, he said, doors stay shut.`: an attribution between commas amid its content."""
        sentence, tokens = self.parse.sentences[verb.sentence], self.parse.tokens
        chunk = [verb.i, *(t.i for t in self.parse.subtree(source))]
        low, high = min(chunk), max(chunk)
        if low == sentence.first or high + 1 >= sentence.last:
            return ()
        before, after = tokens[low - 1], tokens[high + 1]
        if before.text not in (",", "”", '"', "’") or after.text != ",":
            return ()
        sides = (self.stretches.trim((sentence.start, before.start)), self.stretches.trim((after.end, sentence.end)))
        return tuple(b for b in sides if b[0] < b[1])

    def runs(self, verb: Token, source: Token, tokens: set[Token], with_verb: bool = False) -> tuple[Bounds, ...]:
        """The tokens as content: runs without the attribution itself."""
        relative = source.i == verb.head  # the antecedent of `who said …` holds the clause in its own tree
        below = {t.i for t in self.parse.subtree(verb)} if relative else {verb.i}
        attribution = {t.i for t in self.parse.subtree(source)} - below
        attribution |= {c.i for c in self.parse.children(verb) if c.dep in ("aux", "neg", "prt", "mark")}
        attribution |= {c.i for c in self.parse.children(verb) if extends(verb, c)}
        if not with_verb:
            attribution.add(verb.i)
        inside = {t for t in tokens if t.sentence == verb.sentence}
        return self.stretches.runs(inside, attribution, None if with_verb else verb)
