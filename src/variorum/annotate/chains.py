"""Through whom a statement reached the report: carriers named for it, and carriers that an occasion passes on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from variorum.annotate.cues import cues
from variorum.annotate.draft import Draft
from variorum.annotate.lexicon import MEDIA
from variorum.annotate.phrases import prepositional
from variorum.annotate.roster import Roster
from variorum.model import Actor, Hop, Parse, Report, Token

_RELEASING = frozenset("publish release carry reveal disclose issue print broadcast air post run quote relay".split())
_REMARKS = frozenset("remark comment statement speech announcement observation word".split())
MEDIA_KINDS = frozenset({"news-agency", "outlet"})


@dataclass
class Occasion:
    """Who carries what is said now: the hops that a sentence named, and the actors of whom it told."""

    hops: tuple[Hop, ...] = ()
    present: set[str] = field(default_factory=set)
    remarks: bool = False
    quiet: int = 0


def is_media(actor: Actor | None) -> bool:
    """A news agency, an outlet, or media described in common nouns."""
    return actor is not None and (actor.kind in MEDIA_KINDS or bool(actor.trait("head") & MEDIA))


class Carriers:
    """Finds the carriers that a report names, and keeps the occasion that later statements inherit from."""

    def __init__(self, report: Report, parse: Parse, roster: Roster) -> None:
        self.report = report
        self.parse = parse
        self.roster = roster
        self.occasion = Occasion()

    # -------------------------------------------------------------------------------------------- named
    def named(self, draft: Draft, others: Sequence[Draft]) -> tuple[Hop, ...]:
        """Carriers that the sentence itself names for a draft, from the inside outward."""
        hops = [self._hop(self.parse.tokens[i]) for i in draft.carriers]
        for other in others:
            if other is not draft and self._carries(other, draft) and other.source is not None:
                hops += [self._hop(self.parse.tokens[i]) for i in (other.source, *other.carriers)]
        hops += [self._hop(t) for t in self._releasers(draft)]
        unique: dict[str, Hop] = {}
        for hop in hops:
            if hop is not None and hop.actor != self._speaker(draft):
                unique.setdefault(hop.actor, hop)
        return tuple(unique.values())

    def _speaker(self, draft: Draft) -> str | None:
        actor = self.roster.of(self.parse.tokens[draft.source]) if draft.source is not None else None
        return actor.id if actor else None

    def _carries(self, outer: Draft, inner: Draft) -> bool:
        """Is `outer` a medium's report that holds the cue, or the words, of `inner`?"""
        if outer.source is None or not is_media(self.roster.of(self.parse.tokens[outer.source])):
            return False
        if outer.frame == "according":
            return True
        if outer.word is not None and not outer.word.carries:
            return False
        return outer.covers(inner.cue[0] if inner.cue else inner.start) or (
            outer.start <= inner.start and inner.end <= outer.end
        )

    def _releasers(self, draft: Draft) -> Iterator[Token]:
        """`said in a letter published by X`: X carries it."""
        if draft.verb is None:
            return
        verb = self.parse.tokens[draft.verb]
        for thing in prepositional(self.parse, verb, "in"):
            for clause in self.parse.children(thing):
                if clause.dep == "acl" and clause.lemma in _RELEASING:
                    yield from (t for t in prepositional(self.parse, clause, "by") if is_media(self.roster.of(t)))

    def _hop(self, token: Token) -> Hop | None:
        found = self.roster.joint(self.parse, token)
        if found is None:
            return None
        sentence = self.parse.sentences[token.sentence]
        return Hop(actor=found[1].id, span=found[0], evidence=self.report.span(sentence.start, sentence.end))

    # -------------------------------------------------------------------------------------------- inherited
    def inherit(self, draft: Draft, speaker: str | None, named: tuple[Hop, ...]) -> tuple[Hop, ...]:
        """The named carriers, continued or replaced by those of the occasion that still goes on."""
        known = [hop.actor for hop in self.occasion.hops]
        if named and named[-1].actor in known:
            rest = self.occasion.hops[known.index(named[-1].actor) + 1 :]
            return (*named, *(_passed_on(h) for h in rest))
        if named or not self.occasion.hops or speaker is None:
            return named
        if draft.frame == "free" or (speaker in self.occasion.present and self._speech(draft)):
            return tuple(_passed_on(h) for h in self.occasion.hops if h.actor != speaker)
        return ()

    def _speech(self, draft: Draft) -> bool:
        return (
            draft.word is not None
            and draft.word.lemma in cues()
            and draft.word.act != "legal-provision"
            and draft.word.lemma != "extend"
        )

    def move_on(self, sentence: int, drafts: Sequence[Draft], hops: tuple[Hop, ...], speakers: set[str]) -> None:
        """Take up the occasion of a sentence that names carriers; drop it where another voice or subject has the
        word.
        """
        if hops:
            kept = self.occasion.present if {h.actor for h in hops} & {h.actor for h in self.occasion.hops} else set()
            self.occasion = Occasion(hops, kept | speakers | self._people(sentence), self._about_remarks(sentence))
        elif drafts and speakers and not speakers & self.occasion.present:
            self.occasion = Occasion()
        elif not drafts:
            self._pause(self._people(sentence))

    def _pause(self, people: set[str]) -> None:
        """A sentence in the report's own voice: an aside leaves the occasion standing, other people or a second aside
        end it.
        """
        self.occasion.quiet += 0 if people & self.occasion.present else 1
        if (people and not people & self.occasion.present) or self.occasion.quiet > 1:
            self.occasion = Occasion()

    def _people(self, sentence: int) -> set[str]:
        row = self.parse.sentences[sentence]
        found = {a.id for _, a in self.roster.within(row.start, row.end) if a.kind in ("person", "group")}
        groups = {
            a.id
            for a in self.roster.by_id.values()
            if a.kind == "group" and len(a.members) > 1 and set(a.members) <= found
        }
        return found | groups

    def _about_remarks(self, sentence: int) -> bool:
        """`X made the remarks …, Y reported`: what was said just before has these carriers too."""
        return any(
            t.lemma in _REMARKS and self.parse.tokens[t.head].lemma in ("make", "deliver", "give") and t.dep == "dobj"
            for t in self.parse.of(self.parse.sentences[sentence])
        )


def _passed_on(hop: Hop) -> Hop:
    return hop.model_copy(update={"span": None, "inherited": True})
