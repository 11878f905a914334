"""What a treaty, law or other document lays down, told in two reports: one clause behind both, in different words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from variorum.model import Annotation, Bounds, Parse, Passage, Report, Token
from variorum.model.passage import passage_id
from variorum.text.synonyms import SWAP, kinship, spelling
from variorum.trace.beside import Beside, among

_DOCUMENTS = frozenset(
    "treaty pact agreement accord convention charter constitution law act bill decree resolution protocol statute "
    "contract deal article clause directive regulation memorandum declaration order ruling".split()
)
_LAYS_DOWN = frozenset("require oblige commit bind stipulate mandate allow forbid prohibit ban entitle".split())
_CALLS = frozenset("call".split())
_CONTENT = {"NOUN", "VERB", "ADJ", "NUM"}
_LEAST = 4  # content words that two tellings of one clause share
_PART = 0.5  # and the part of the shorter telling that they make up


@dataclass(frozen=True)
class Provision:
    """The words in which a report tells what a document lays down."""

    report: str
    bounds: Bounds
    words: frozenset[str]
    verbs: frozenset[str]


def same_provisions(
    rows: Sequence[Provision], beside: Beside, reports: Mapping[str, Report], some: Set[str] | None = None
) -> tuple[Passage, ...]:
    """Passages of kind `same-quote` between tellings of one clause that are not `beside` already; quotation marks or
    not.

    The tellings share a verb and at least four content words, or kin of them, which are half of the shorter one's.
    With `some`, only those reports' tellings are laid beside the others.
    """
    pairs = [(a, b) for a, b in _pairs(rows, some) if not beside.holds((a.report, a.bounds), (b.report, b.bounds))]
    told = [(a, b, _shared(a, b)) for a, b in pairs]
    return tuple(
        _passage(a, b, shared, reports)
        for a, b, shared in told
        if len(shared) >= max(_LEAST, _PART * min(len(a.words), len(b.words)))
    )


def provisions(annotation: Annotation) -> tuple[Provision, ...]:
    """What documents lay down by a report: each the complement of a verb of laying down, or a clause with `shall`."""
    return tuple(sorted(set(_provisions(annotation)), key=lambda p: p.bounds))


def _pairs(rows: Sequence[Provision], some: Set[str] | None) -> Iterator[tuple[Provision, Provision]]:
    """Those of two reports, one of `some` if given, that have a verb in common."""
    ordered = sorted(rows, key=lambda p: (p.report, p.bounds))
    posts: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(ordered):
        for verb in row.verbs:
            posts[verb].append(n)
    pairs = {pair for where in posts.values() for pair in among(where, [r.report for r in ordered], some)}
    return ((ordered[n], ordered[m]) for n, m in sorted(pairs) if ordered[n].report != ordered[m].report)


def _provisions(annotation: Annotation) -> Iterator[Provision]:
    parse = annotation.parse
    for sentence in parse.sentences:
        tokens = parse.of(sentence)
        if not any(t.lemma in _DOCUMENTS for t in tokens):
            continue
        for verb in tokens:
            members = _clause(parse, verb)
            words = frozenset(spelling(t.lemma) for t in members if t.pos in _CONTENT and not t.ent)
            verbs = frozenset(spelling(t.lemma) for t in members if t.pos == "VERB")
            if len(words) >= _LEAST:
                yield Provision(annotation.report.id, (members[0].start, members[-1].end), words, verbs)


def _clause(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """What `verb` lays down, without marks at its ends; empty where it lays nothing down."""
    children = parse.children(verb)
    if any(t.lemma == "shall" for t in children):
        members = parse.subtree(verb)
    elif verb.lemma in _LAYS_DOWN or (verb.lemma in _CALLS and any(t.text == "for" for t in children)):
        members = tuple(t for t in parse.subtree(verb) if t.i > verb.i)
    else:
        return ()
    return tuple(t for t in members if t.pos != "PUNCT" or members[0].i < t.i < members[-1].i)


def _shared(a: Provision, b: Provision) -> frozenset[str]:
    """The words of `a` that `b` has too, or has kin of."""
    return frozenset(x for x in a.words if x in b.words or any(kinship(x, y) >= SWAP for y in b.words))


def _passage(a: Provision, b: Provision, shared: frozenset[str], reports: Mapping[str, Report]) -> Passage:
    spans = [reports[p.report].span(*p.bounds) for p in (a, b)]
    return Passage(
        id=passage_id("provision", *spans),
        a=spans[0],
        b=spans[1],
        kind="same-quote",
        direction="common-origin",
        score=round(len(shared) / min(len(a.words), len(b.words)), 3),
        why=f"same-quote: both tell one clause of a document: {', '.join(sorted(shared))}",
    )
