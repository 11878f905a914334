"""What is held or told by somebody who is not named: `is believed to`, `were told that`, `allegedly`."""

from collections.abc import Iterator
from typing import Final

from variorum.annotate.cues import Cue, cues
from variorum.annotate.draft import Draft
from variorum.annotate.phrases import subject
from variorum.annotate.stretches import Stretches
from variorum.model import Parse, Sentence, Token

BELIEF: Final = frozenset("believe think presume fear suspect estimate say report allege understand expect".split())
_TOLD: Final = frozenset("tell inform warn assure remind notify advise".split())
_REPORTEDLY: Final = Cue("reportedly", "", "assertion", "claimed", False)
_ADVERBS: Final = frozenset("allegedly reportedly purportedly supposedly".split())


class Hearsay:
    """Finds the agentless drafts of one parse."""

    def __init__(self, parse: Parse, stretches: Stretches) -> None:
        self.parse = parse
        self.stretches = stretches

    def drafts(self, sentence: Sentence) -> Iterator[Draft]:
        """The agentless drafts of a sentence outside quotation marks."""
        for token in self.parse.of(sentence):
            if self.stretches.quoted(token):
                continue
            found = self._belief(token) or self._told(token) or self._adverb(token)
            if found is not None:
                low, high, word = found
                content = self.stretches.trim((low, high))
                if self.stretches.substantial(content):
                    cue = (token.start, token.end)
                    yield Draft(sentence.i, (content,), cue, token.i, None, "agentless", word)

    def _belief(self, verb: Token) -> tuple[int, int, Cue | None] | None:
        """`is believed to have died`, `bodies believed to be of …`."""
        clause = next((c for c in self.parse.children(verb) if c.dep == "xcomp"), None)
        if verb.lemma not in BELIEF or clause is None:
            return None
        low = self._held_from(verb, clause)
        return None if low is None else (low, self.parse.subtree(clause)[-1].end, cues().get(verb.lemma))

    def _held_from(self, verb: Token, clause: Token) -> int | None:
        """Where the content of an agentless belief begins; None where the belief has an agent or is active."""
        children = self.parse.children(verb)
        passive = any(c.dep == "auxpass" for c in children)
        perfect = any(c.lemma == "have" and c.dep == "aux" for c in self.parse.children(clause))
        reduced = verb.tag == "VBN" and verb.dep in ("acl", "relcl")
        # `bodies believed to have …` is often read as an active past, which English does not have
        if any(c.dep == "agent" for c in children) or not (passive or reduced or (verb.tag == "VBD" and perfect)):
            return None
        if passive and verb.dep == "conj":
            return min(c.start for c in children if c.dep in ("aux", "auxpass"))
        top = self.parse.tokens[verb.head] if reduced and not passive else subject(self.parse, verb)
        if top is None:
            return None
        return self.parse.subtree(top)[0].start if top.i < verb.i else verb.start

    def _told(self, verb: Token) -> tuple[int, int, Cue | None] | None:
        """`were told that …`: told by nobody who is named."""
        children = self.parse.children(verb)
        if verb.lemma not in _TOLD or verb.tag != "VBN" or any(c.dep == "agent" for c in children):
            return None
        clause = next((c for c in children if c.dep == "ccomp" and c.i > verb.i), None)
        if clause is None or not any(c.dep == "auxpass" for c in children):
            return None
        tree = self.parse.subtree(clause)
        return tree[0].start, tree[-1].end, cues().get(verb.lemma)

    def _adverb(self, adverb: Token) -> tuple[int, int, Cue | None] | None:
        """`was allegedly signed`: the clause of the adverb; of a relative clause, with what it tells of."""
        verb = self.parse.tokens[adverb.head]
        if adverb.text.lower() not in _ADVERBS or verb.pos not in ("VERB", "AUX"):
            return None
        top = self.parse.tokens[verb.head] if verb.dep in ("relcl", "acl") else verb
        tree = self.parse.subtree(top)
        return tree[0].start, tree[-1].end, _REPORTEDLY
