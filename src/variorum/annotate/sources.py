"""Sources: the token that a reporting verb has for its speaker, and whether it can be one."""

from typing import Final

from variorum.annotate.cues import cues
from variorum.annotate.lexicon import ARTICLES, DOCUMENTS, MEDIA, PERSONS
from variorum.annotate.phrases import subject
from variorum.annotate.roster import Roster
from variorum.model import Parse, Token
from variorum.text.gazetteer import humans

SPEAKING: Final = frozenset(
    {"person", "state", "state-body", "organisation", "news-agency", "outlet", "military", "group", "document"}
)
TELLING: Final = frozenset(
    "photo photograph picture image video footage figure datum data survey poll study estimate record".split()
)
_EXHIBITS: Final = frozenset("show find indicate suggest provide require oblige prohibit forbid read signal".split())
_FIRST_PERSON: Final = frozenset({"i", "we"})
_PRONOUNS: Final = frozenset("he she they it many some others".split())
RELATIVE: Final = frozenset({"who", "which", "that"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


class Sources:
    """Finds the sources of verbs in one parse."""

    def __init__(self, parse: Parse, roster: Roster) -> None:
        self.parse = parse
        self.roster = roster

    def of(self, verb: Token) -> Token | None:
        """The source of a verb: its subject, or the antecedent of a relative `who`; None in the passive."""
        if self._passive(verb):
            return None
        found = subject(self.parse, verb)
        if found is not None and found.text.lower() in RELATIVE:
            return self.antecedent(found)
        if found is None and verb.dep in ("relcl", "acl"):
            return self.parse.tokens[verb.head]
        return found

    def antecedent(self, relative: Token) -> Token | None:
        """The word that a relative pronoun stands for."""
        clause = self.parse.tokens[relative.head]
        while clause.dep not in ("relcl", "ROOT") and clause.head != clause.i:
            clause = self.parse.tokens[clause.head]
        return self.parse.tokens[clause.head] if clause.dep == "relcl" else None

    def _passive(self, verb: Token) -> bool:
        marked = any(c.dep in ("auxpass", "nsubjpass") for c in self.parse.children(verb))
        return marked or (verb.tag == "VBN" and verb.dep in ("acl", "amod"))

    def speaks(self, source: Token, verb: Token) -> bool:
        """Can this be the source of the verb: an actor that speaks, a person, a document, a picture that shows?"""
        word, actor = cues()[verb.lemma], self.roster.of(source)
        if source.text.lower() in _FIRST_PERSON:
            return False  # somebody's own speech without marks: its speaker is found by its attribution
        if source.lemma in ARTICLES:
            return word.act in ("legal-provision", "assertion")
        if verb.lemma in _EXHIBITS:
            return source.lemma in TELLING | DOCUMENTS or (actor is not None and actor.kind == "document")
        if actor is not None and actor.kind in SPEAKING:
            return actor.kind != "document" or "c" in word.frames or word.act in ("appeal", "legal-provision")
        if source.pos in ("NOUN", "PROPN") and self._tells_clause(verb):
            return True
        human = source.lemma in PERSONS | MEDIA | TELLING | humans() or source.ent in ("PERSON", "ORG", "NORP")
        return human or source.text.lower() in _PRONOUNS

    def is_actor(self, source: Token) -> bool:
        """Is the source an actor of a kind that speaks?"""
        actor = self.roster.of(source)
        return actor is not None and actor.kind in SPEAKING

    def _tells_clause(self, verb: Token) -> bool:
        """A verb of speech with a whole clause as its object: whatever its subject is, it speaks."""
        word = cues()[verb.lemma]
        clauses = (c for c in self.parse.children(verb) if c.dep == "ccomp" and c.i > verb.i)
        return word.act == "assertion" and "q" in word.frames and any(self.has_subject(c) for c in clauses)

    def has_subject(self, clause: Token) -> bool:
        """Has the clause a subject of its own?"""
        return any(c.dep in _SUBJECTS for c in self.parse.children(clause))

    def outside(self, verb: Token, source: Token) -> bool:
        """Not a verb inside somebody's quoted words, unless the quotation opens with it, after its subject."""
        quoted = self.parse.quotation_at(verb.start, verb.end)
        return quoted is None or (source.end <= quoted.outer[0] and verb.start - quoted.start < 2)
