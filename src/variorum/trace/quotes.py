"""The same quotation of the same speaker in two places, cut or translated differently."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from variorum.model import Annotation, Bounds, Parse, Passage, Quotation, Report, Token
from variorum.model.passage import passage_id
from variorum.text.shingles import Shingle, shingles
from variorum.text.synonyms import HOP, kinship, spelling
from variorum.text.tables import table
from variorum.trace.beside import Beside, among

_CONTENT = {"NOUN", "VERB", "ADJ", "ADV", "NUM"}
_PHRASE = {"NOUN", "PROPN", "ADJ", "NUM"}
_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_SHORT = 3  # content words of a quotation that says too little by itself
_RUN = 4  # a sequence of words that two quotations of one text share
_CROWD = 40  # a quoted word of more quotations than this tells nothing


@dataclass(frozen=True)
class Quote:
    """A quotation with what is compared: its content words, its speaker's names, the words of the clause around it."""

    report: str
    bounds: Bounds
    outer: Bounds
    words: frozenset[str]
    sequences: frozenset[Shingle]
    speaker: frozenset[str]
    verb: str
    frame: frozenset[str]

    def shared_with(self, other: "Quote") -> frozenset[str]:
        """Words of both clauses, quoted in one at the most."""
        return ((self.frame | self.words) & (other.frame | other.words)) - (self.words & other.words)

    @property
    def compared(self) -> Hashable:
        """All of it that a comparison hangs on."""
        return self.words, self.sequences, self.speaker, self.verb, self.frame


def same_quotes(
    rows: Sequence[Quote], beside: Beside, reports: Mapping[str, Report], some: Set[str] | None = None
) -> tuple[Passage, ...]:
    """Passages of kind `same-quote` of what is not `beside` already; each quotation has one partner a report.

    A quotation of a few words needs the same speaker, verbs of speaking and something of the same clause; a longer
    one two thirds of its content words, or two fifths and a common run where the speaker is not known on both sides.
    With `some`, only those reports' quotations are laid beside the others.
    """
    taken: set[tuple[str, str, int]] = set()
    made = []
    for score, a, b in sorted(
        _pairs(rows, some), key=lambda row: (-row[0], row[1].report, row[1].outer, row[2].report, row[2].outer)
    ):
        ends = {(a.report, b.report, a.outer[0]), (b.report, a.report, b.outer[0])}
        if not ends & taken and not beside.holds((a.report, a.outer), (b.report, b.outer)):
            taken |= ends
            made.append(_passage(a, b, score, reports))
    return tuple(made)


def _pairs(rows: Sequence[Quote], some: Set[str] | None) -> Iterator[tuple[float, Quote, Quote]]:
    """Those that are one quotation, with how surely they are; those of the same words are compared once for all."""
    ordered = sorted(rows, key=lambda q: (q.report, q.outer))
    posts: dict[str, list[int]] = defaultdict(list)
    for n, quote in enumerate(ordered):
        for word in quote.words:
            posts[word].append(n)
    told = [where for where in posts.values() if len(where) <= _CROWD]
    reports = [quote.report for quote in ordered]
    alike: dict[Hashable, int] = {}
    first = [alike.setdefault(quote.compared, n) for n, quote in enumerate(ordered)]
    score = cache(lambda x, y: _score(ordered[x], ordered[y]))
    for x, y in sorted({pair for where in told for pair in among(where, reports, some)}):
        surely = score(first[x], first[y])
        if surely:
            yield surely, ordered[x], ordered[y]


def _score(a: Quote, b: Quote) -> float:
    """How surely two quotations are one, 0 for not: shared content words and what the clauses have in common."""
    common = a.words & b.words
    least = min(len(a.words), len(b.words))
    around = len(a.shared_with(b)) + (kinship(a.verb, b.verb) >= HOP if a.verb and b.verb else 0)
    if a.speaker and b.speaker and not a.speaker & b.speaker:
        return 0.0
    if least <= _SHORT:
        sure = len(common) == least and a.speaker & b.speaker and around and {a.verb, b.verb} <= _cues()
        return len(common) / max(len(a.words), len(b.words)) + around if sure else 0.0
    if a.sequences & b.sequences:
        return len(common) + around if len(common) >= max(3, 0.4 * least) else 0.0
    return len(common) + around if a.speaker & b.speaker and len(common) >= max(3, 0.65 * least) else 0.0


@cache
def _cues() -> frozenset[str]:
    """Verbs of speaking, judging and naming, behind which a quoted word is somebody's word."""
    return frozenset(spelling(row["lemma"]) for row in table("cues"))


def _passage(a: Quote, b: Quote, score: float, reports: Mapping[str, Report]) -> Passage:
    spans = [reports[q.report].span(*q.bounds) for q in (a, b)]
    words, around = (", ".join(sorted(both)) or "-" for both in (a.words & b.words, a.shared_with(b)))
    speaker = " ".join(sorted(a.speaker & b.speaker)) or "not named on both sides"
    return Passage(
        id=passage_id("same-quote", *spans),
        a=spans[0],
        b=spans[1],
        kind="same-quote",
        direction="common-origin",
        score=round(min(1.0, score / (score + 1)), 3),
        why=f"same-quote: both quote {words}; speaker: {speaker}; shared in the clause: {around}",
    )


def quotes(annotation: Annotation) -> tuple[Quote, ...]:
    """The quotations of a report, but for titles of works."""
    return tuple(_quotes(annotation))


def _quotes(annotation: Annotation) -> Iterator[Quote]:
    parse = annotation.parse
    for quotation in parse.quotations:
        inside = parse.within(quotation.start, quotation.end)
        content = [t for t in inside if t.pos in _CONTENT and t.text[0].isalnum()]
        if all(t.text[0].isupper() for t in content):  # nothing, or the title of a work
            continue
        words = frozenset(spelling(t.lemma) for t in content)
        sequences = shingles([t.text.lower() for t in inside if t.pos != "PUNCT"], _RUN)
        verb = _clause_verb(parse, quotation, inside)
        speaker = _stated(annotation, quotation) or (_speaker(parse, verb) if verb else frozenset())
        bounds = _clause(parse, quotation, verb) if verb and len(words) <= 2 * _SHORT else quotation.outer
        around = (t for t in parse.within(*bounds) if t.pos in {*_CONTENT, "PROPN"} and t != verb)
        frame = frozenset(spelling(t.lemma) for t in around) - words - speaker
        yield Quote(
            annotation.report.id,
            bounds,
            quotation.outer,
            words,
            sequences,
            speaker,
            spelling(verb.lemma) if verb else "",
            frame,
        )


def _clause_verb(parse: Parse, quotation: Quotation, inside: Sequence[Token]) -> Token | None:
    """The finite verb that governs a quotation: the last one before it in its sentence, else the one that its tree
    hangs on.

    The order of words is surer than the tree where a quotation of a word or two stands far from its verb.
    """
    sentence = parse.sentences[inside[0].sentence]
    before = [t for t in parse.of(sentence) if t.end <= quotation.outer[0] and t.tag in _FINITE and t.dep != "acl"]
    if before:
        return before[-1] if before[-1].pos == "VERB" else parse.tokens[before[-1].head]
    token = inside[0]
    while token.head != token.i:
        token = parse.tokens[token.head]
        if not quotation.start <= token.start < quotation.end and token.pos == "VERB":
            return token
    return None


def _clause(parse: Parse, quotation: Quotation, verb: Token) -> Bounds:
    """From the subject or the verb to the end of the phrase that holds the quotation; the quotation where that is far
    off."""
    start, end = quotation.outer
    sentence = parse.sentences[verb.sentence]
    if not sentence.start <= start < sentence.end or verb.start >= end:
        return quotation.outer
    subject = next(
        (t for t in parse.children(verb) if t.dep in _SUBJECTS and t.i < verb.i and t.pos in ("NOUN", "PROPN")), None
    )
    first = (
        min((t.start for t in parse.subtree(subject)), default=verb.start)
        if subject and verb.i - subject.i <= 3
        else verb.start
    )
    after = (t for t in parse.of(sentence) if t.start >= end)
    end = max((t.end for t in takewhile(lambda t: t.pos in _PHRASE, after)), default=end)
    return min(first, start), end


def _stated(annotation: Annotation, quotation: Quotation) -> frozenset[str]:
    """The speaker's names, where annotation has a statement with a speaker for these words."""
    names = {actor.id: actor.name for actor in annotation.actors}
    for statement in annotation.statements:
        spans = (*statement.quoted, *statement.content)
        if statement.speaker in names and any(s.start < quotation.end and quotation.start < s.end for s in spans):
            return frozenset(names[statement.speaker].lower().split())
    return frozenset()


def _speaker(parse: Parse, verb: Token) -> frozenset[str]:
    """The names of the subject of a verb; a pronoun stands for the last person that was a subject before it."""
    while verb.dep == "conj" and not any(t.dep in _SUBJECTS for t in parse.children(verb)):
        verb = parse.tokens[verb.head]
    subject = next((t for t in parse.children(verb) if t.dep in _SUBJECTS), None)
    if subject is None or subject.tag in ("WP", "WDT"):
        return _names(parse, parse.tokens[verb.head]) if verb.dep == "relcl" else frozenset()
    if subject.pos != "PRON":
        return _names(parse, subject)
    before = (t for t in reversed(parse.tokens[: subject.i]) if t.dep in _SUBJECTS and t.ent == "PERSON")
    return next((_names(parse, t) for t in before), frozenset())


def _names(parse: Parse, head: Token) -> frozenset[str]:
    """The words of a person's name, or of a proper name where it is no person's."""
    members = [t for t in parse.subtree(head) if t.pos == "PROPN" and head.i in (t.i, t.head)]
    persons = [t for t in members if t.ent == "PERSON"]
    return frozenset(t.text.lower() for t in persons or members)
