"""Who said what in one report, and through whom: drafts, their speakers, and the chains that carry them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.annotate.attributed import Attributed, alike
from variorum.annotate.chains import Carriers, is_media
from variorum.annotate.cues import cues
from variorum.annotate.draft import Draft
from variorum.annotate.drafts import Drafter
from variorum.annotate.lexicon import ARTICLES
from variorum.annotate.located import NOTHING, Located
from variorum.annotate.phrases import is_pronoun, possessor, prepositional, subject
from variorum.annotate.reading.reader import Attribution
from variorum.annotate.roster import Roster
from variorum.annotate.standing import act, certainty, mode, quoted
from variorum.model import Actor, Hop, Mention, Parse, Report, Sentence, Span, Statement, Token, stable_id

_FREE = 2  # sentences after which a quotation that stands free no longer belongs to the last speaker


@dataclass(frozen=True, slots=True)
class _Way:
    """How a draft reached the report: the words that name its speaker, the speaker, carriers named here, all hops."""

    span: Span | None
    actor: Actor | None
    named: tuple[Hop, ...]
    hops: tuple[Hop, ...]


class _Reader:
    """Reads one report from top to bottom; what was said last stays in mind for what follows.

    What somebody outside claims is read in the light of that, and changes nothing of it.
    """

    def __init__(self, report: Report, parse: Parse, roster: Roster, found: Sequence[Attribution]) -> None:
        self.report, self.parse, self.roster = report, parse, roster
        self.drafter = Drafter(parse, roster, found)
        self.carriers = Carriers(report, parse, roster)
        self.done: list[tuple[Statement, Draft]] = []
        self.besides: list[tuple[Statement, Draft]] = []
        self.named: dict[int, tuple[Span | None, Actor | None]] = {}  # by token: many drafts have one source

    def read(self, outside: Located) -> tuple[Statement, ...]:
        claimed = Attributed(self.parse, self.drafter.sources, self.drafter.stretches, outside.attributions)
        for sentence in self.parse.sentences:
            self._read_sentence(sentence, claimed)
        rows = sorted((*self.done, *self._new(outside.reader)), key=lambda row: row[1].sentence)
        return tuple(s for s, _ in rows)

    def _new(self, reader: str) -> Iterator[tuple[Statement, Draft]]:
        """What only the reader outside has seen."""
        known = [draft for _, draft in self.done]
        for statement, draft in self.besides:
            if not any(alike(draft, other) for other in known):
                known.append(draft)
                told = {"read_by": reader, "why": f"{statement.why}, read by {reader}"}
                yield statement.model_copy(update=told), draft

    def _read_sentence(self, sentence: Sentence, claimed: Attributed) -> None:
        drafts = self.drafter.drafts(sentence)
        speaking = [d for d in drafts if not self._only_carries(d, drafts)]
        named_here: tuple[Hop, ...] = ()
        speakers: set[str] = set()
        for draft in speaking:
            way = self._way(draft, drafts, speaking)
            span, actor = way.span, way.actor
            self.done.append((self._statement(draft, way), draft))
            if actor is not None:
                speakers |= {actor.id, *actor.members}
            media = (self._as_hop(span, actor),) if actor is not None and is_media(actor) and span is not None else ()
            if len((*media, *way.named)) > len(named_here):
                named_here = tuple(dict.fromkeys((*media, *way.hops)))
        for draft in claimed.drafts(sentence, ()):
            if not self._only_carries(draft, drafts):
                self.besides.append((self._statement(draft, self._way(draft, drafts, speaking)), draft))
        self.carriers.move_on(sentence.i, drafts, named_here, speakers)
        if self.carriers.occasion.remarks and named_here:
            self._reach_back(sentence.i, speakers)

    def _way(self, draft: Draft, drafts: Sequence[Draft], speaking: Sequence[Draft]) -> _Way:
        """Through whom a draft came, among all drafts of its sentence and those of them that are statements."""
        span, actor = self._speaker(draft)
        named = self.carriers.named(draft, drafts)
        if draft.frame == "free":
            span, named = None, ()
        hops = self.carriers.inherit(draft, self._near_kin(draft, actor), named)
        return _Way(span, actor, named, (*self._outer_speakers(draft, speaking), *hops))

    def _near_kin(self, draft: Draft, actor: Actor | None) -> str | None:
        """The speaker, or the body that it speaks for (`the agency's deputy director`) where that has the word
        already.
        """
        if actor is None or draft.source is None or actor.id in self.carriers.occasion.present:
            return actor.id if actor else None
        phrase = self.parse.tokens[draft.source]
        heads = (phrase, self.parse.tokens[phrase.head]) if phrase.dep == "appos" else (phrase,)
        owners = (possessor(self.parse, head) for head in heads)
        kin = (self.roster.of(owner) for owner in owners if owner is not None)
        return next((a.id for a in kin if a is not None and a.id in self.carriers.occasion.present), actor.id)

    def _as_hop(self, span: Span, actor: Actor) -> Hop:
        token = self.parse.tokens[bisect_right(self.parse.tokens, span.start, key=lambda t: t.end)]
        sentence = self.parse.sentences[token.sentence]
        return Hop(actor=actor.id, span=span, evidence=self.report.span(sentence.start, sentence.end))

    def _only_carries(self, draft: Draft, drafts: Sequence[Draft]) -> bool:
        """A medium whose report holds somebody else's words here is a carrier of these, not a speaker."""
        return any(
            inner is not draft
            and inner.source is not None
            and inner.source != draft.source
            and self.carriers._carries(draft, inner)
            for inner in drafts
        )

    def _speaker(self, draft: Draft) -> tuple[Span | None, Actor | None]:
        if draft.frame == "free":
            return None, self._last_speaker(draft.sentence)
        if draft.source is None:
            return None, None
        if draft.source not in self.named:
            self.named[draft.source] = self._named(self.parse.tokens[draft.source])
        span, actor = self.named[draft.source]
        return (self.report.span(*draft.named), actor) if draft.named is not None else (span, actor)

    def _named(self, token: Token) -> tuple[Span | None, Actor | None]:
        """The source that a token heads: the actor, or the words that stand for none."""
        found = self.roster.joint(self.parse, token)
        if found is not None:
            return found
        text = next((t for t in prepositional(self.parse, token, "of") if token.lemma in ARTICLES), None)
        named = self.roster.joint(self.parse, text) if text is not None else None
        if named is not None:
            return self.report.span(token.start, named[0].end), named[1]
        inside = [row for row in self._modifiers(token) if row[1].kind not in ("place", "document")]
        if inside:
            return self.report.span(min(inside[0][0].span.start, token.start), token.end), inside[-1][1]
        tree = [t for t in self.parse.subtree(token) if t.i <= token.i]
        return self.report.span(tree[0].start if not is_pronoun(token) else token.start, token.end), None

    def _last_speaker(self, sentence: int) -> Actor | None:
        """Who goes on speaking in a quotation that stands free: whoever spoke, or was announced, in the sentence
        before.
        """
        before = self.parse.sentences[sentence - 1] if sentence else None
        if before is not None and self.parse.tokens[before.last - 1].text == ":":
            verbs = [t for t in self.parse.of(before) if t.lemma in cues()]
            doer = subject(self.parse, verbs[-1]) if verbs else None
            if doer is not None:
                return self.roster.of(doer)
        last, draft = self.done[-1] if self.done else (None, None)
        near = draft is not None and sentence - draft.sentence <= _FREE
        return self.roster.by_id.get(last.speaker) if last is not None and near and last.speaker else None

    def _modifiers(self, token: Token) -> list[tuple[Mention, Actor]]:
        """Actors named before the noun of a source: `police data`, `Paris's estimates`."""
        left = [t for t in self.parse.subtree(token) if t.i < token.i]
        return self.roster.within(left[0].start, token.start) if left else []

    def _outer_speakers(self, draft: Draft, drafts: Sequence[Draft]) -> tuple[Hop, ...]:
        """Speakers of statements in which this one is told (`X said that the treaty stipulates …`), nearest first."""
        outer = [
            d
            for d in drafts
            if d is not draft and draft.cue is not None and d.covers(draft.cue[0]) and d.source != draft.source
        ]
        hops = []
        for other in sorted(outer, key=lambda d: d.end - d.start):
            span, actor = self._speaker(other)
            if actor is not None and span is not None:
                hops.append(self._as_hop(span, actor))
        return tuple(hops)

    def _statement(self, draft: Draft, way: _Way) -> Statement:
        actor, span = way.actor, way.span
        sentence = self.parse.sentences[draft.sentence]
        evidence = self.report.span(sentence.start, sentence.end)
        first = [Hop(actor=actor.id, span=span, evidence=evidence, inherited=draft.frame == "free")] if actor else []
        standing = certainty(self.parse, draft)
        return Statement(
            id=stable_id("s", self.report.id, draft.content, draft.cue),
            report=self.report.id,
            mode=mode(self.parse, draft.content),
            content=tuple(self.report.span(*b) for b in draft.content),
            quoted=tuple(self.report.span(*b) for b in quoted(self.parse, draft.content)),
            cue=self.report.span(*draft.cue) if draft.cue else None,
            speaker_span=span,
            speaker=actor.id if actor else None,
            chain=_unrepeated((*first, *way.hops)),
            certainty=standing,
            act=act(self.parse, draft, standing, actor.kind if actor else None),
            addressee=self._addressee(draft),
            why=self._why(draft, len(way.hops)),
        )

    def _why(self, draft: Draft, carriers: int) -> str:
        """What made the statement: its frame, what the reading model thinks of it, its carriers, a missing mark."""
        told = [f"{draft.frame} frame of '{draft.word.lemma}'" if draft.word is not None else f"{draft.frame} frame"]
        if draft.score is not None:
            told.append(f"seen by the reading model, {draft.score:.2f}")
        if carriers:
            told.append(f"{carriers} carriers")
        beside = (q for a, b in draft.content for q in self.parse.quotations_beside(a, b) if q.start < b and a < q.end)
        if any(not q.closed for q in beside):
            told.append("a quotation that does not close ends with its paragraph")
        return ", ".join(told)

    def _addressee(self, draft: Draft) -> tuple[str, ...]:
        """Whom the speaker addresses: the object of `urged`, `told`, `thanked`, or `to X` beside the cue."""
        if (
            draft.verb is None
            or draft.word is None
            or draft.word.act not in ("appeal", "thanks", "praise", "pledge", "assertion")
        ):
            return ()
        verb = self.parse.tokens[draft.verb]
        objects = [c for c in self.parse.children(verb) if c.dep in ("dobj", "dative", "nsubj") and c.i > verb.i]
        objects = [c for c in objects if c.i != draft.source]  # `said X` has its subject behind it
        found = [self.roster.joint(self.parse, t) for t in objects]
        return tuple(dict.fromkeys(f[1].id for f in found if f is not None and f[1].kind not in ("document", "place")))

    def _reach_back(self, sentence: int, speakers: set[str]) -> None:
        """`X made the remarks at …, Y reported`: earlier statements of X that name no carrier, or only unnamed media,
        get Y.
        """
        hops = tuple(h.model_copy(update={"span": None, "inherited": True}) for h in self.carriers.occasion.hops)
        for rows in (self.done, self.besides):
            for i, (statement, draft) in enumerate(rows):
                carriers = statement.chain[1:]
                vague = all(self._unnamed_media(h.actor) for h in carriers)
                near = draft.sentence < sentence and statement.speaker in self.carriers.occasion.present
                if near and vague and statement.chain:
                    rows[i] = (statement.model_copy(update={"chain": _unrepeated((statement.chain[0], *hops))}), draft)

    def _unnamed_media(self, actor: str) -> bool:
        row = self.roster.by_id[actor]
        return is_media(row) and not any(m.form == "name" for m in row.mentions)


def _unrepeated(hops: Sequence[Hop]) -> tuple[Hop, ...]:
    unique: dict[str, Hop] = {}
    for hop in hops:
        unique.setdefault(hop.actor, hop)
    return tuple(unique.values())


def statements(
    report: Report, parse: Parse, actors: Sequence[Actor], found: Sequence[Attribution], outside: Located = NOTHING
) -> tuple[Statement, ...]:
    """The statements of one report in text order. Actor ids are those of `actors`; `found` is what the model sees.
    `outside` adds statements where it has seen what nobody here has, and changes none.

    A medium that reports what a third party said is a hop of its chain, not a speaker; a medium that tells something by
    itself is the speaker. Carriers named once for an occasion are inherited while its persons go on speaking.
    """
    return _Reader(report, parse, Roster(actors), found).read(outside)
