"""The text of a report in layers: cut at every boundary of a span, each piece with the rows that it belongs to."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import overload

from variorum.model import Bounds
from variorum.publish.notes import LEAN_ABOVE, Marks, Note, marked
from variorum.publish.view import View, Witness

LAYERS = {
    "q": "Quoted words",
    "s": "Content of a statement",
    "k": "Speaker",
    "t": "Time",
    "f": "Figure",
    "e": "Event",
    "w": "Loaded wording",
    "p": "Shared passage",
    "a": "Actor",
    "n": "Noise, greyed",
}
SHOWN_AT_FIRST = frozenset("qsktfwn")
_UNLINKED = ("", "a", "q", "n")  # nothing on the page links to these spans; a script still finds them by address
_MARKLESS = frozenset("oc")  # known to the apparatus, not drawn in the text


@dataclass(frozen=True)
class Piece:
    """A run of text with the same spans throughout: letters of `LAYERS`, numbers of notes, spans that begin here."""

    text: str
    layers: str
    rows: tuple[int, ...]
    anchors: tuple[str, ...]


@dataclass
class Paragraph:
    """A paragraph: where it starts, its pieces, the white space that closes it, and its notes.

    `wrapped` where its lines were broken to a width: a page may set them anew.
    """

    start: int
    pieces: tuple[Piece, ...]
    gap: str
    notes: tuple[Note, ...]
    wrapped: bool


@dataclass
class Edition:
    """One report, ready to read. `counts` says how many spans each layer has."""

    witness: Witness
    paragraphs: tuple[Paragraph, ...]
    counts: dict[str, int] = field(default_factory=dict)


class Editions(Sequence[Edition]):
    """Every report in its layers, by letter. The text of a report is cut when it is asked for."""

    def __init__(self, view: View) -> None:
        self.lean = len(view.witnesses) > LEAN_ABOVE
        self._witnesses = view.witnesses
        self._marks = marked(view, self.lean)

    def __len__(self) -> int:
        return len(self._witnesses)

    @overload
    def __getitem__(self, place: int) -> Edition: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Edition, ...]: ...

    def __getitem__(self, place: int | slice) -> Edition | tuple[Edition, ...]:
        if isinstance(place, slice):
            return tuple(self._edition(witness) for witness in self._witnesses[place])
        return self._edition(self._witnesses[place])

    def _edition(self, witness: Witness) -> Edition:
        return _edition(witness, self._marks[witness.id])


def paragraphs(text: str) -> list[tuple[Bounds, Bounds]]:
    """Each paragraph's words and the white space after it, as bounds that together cover the text without a gap.

    Paragraphs end at blank lines, or, in a text without any, at line ends.
    """
    breaks = re.compile(r"\s*\n[^\S\n]*\n\s*" if re.search(r"\S\s*\n[^\S\n]*\n\s*\S", text) else r"\s*\n\s*")
    found: list[tuple[Bounds, Bounds]] = []
    start = 0
    for gap in breaks.finditer(text):
        found.append(((start, gap.start()), gap.span()))
        start = gap.end()
    if start < len(text):
        found.append(((start, len(text)), (len(text), len(text))))
    return found


def _edition(witness: Witness, marks: Marks) -> Edition:
    text = witness.report.text
    divided = paragraphs(text)
    pieces = _cut(witness, marks, divided)
    found = []
    for (start, end), (gap, after) in divided:
        here = tuple(piece for at, piece in pieces.items() if start <= at < end)
        notes = sorted((note for note in marks.notes if start <= note.lemma.start < after), key=_place)
        found.append(Paragraph(start, here, text[gap:after], tuple(notes), _wrapped(text[start:end])))
    return Edition(witness, tuple(found), dict(marks.counts))


def _wrapped(paragraph: str) -> bool:
    """Are all lines but the last as long as lines that are broken to a width (50 characters and more)?"""
    return all(len(line) >= 50 for line in paragraph.split("\n")[:-1])


def _place(note: Note) -> tuple[int, int]:
    return note.lemma.start, note.number


def _cut(witness: Witness, marks: Marks, divided: list[tuple[Bounds, Bounds]]) -> dict[int, Piece]:
    """Start to piece, in the order of the text."""
    text = witness.report.text
    edges = {edge for whole in divided for bounds in whole for edge in bounds} | {0, len(text)}
    begins: dict[int, list[tuple[int, int, str, int]]] = defaultdict(list)
    for mark in marks.spans:
        edges |= {mark[0], mark[1]}
        begins[mark[0]].append(mark)
    active: list[tuple[int, int, str, int]] = []
    pieces: dict[int, Piece] = {}
    for start, end in pairwise(sorted(edges)):
        active = [mark for mark in active if mark[1] > start] + begins[start]
        layers = "".join(sorted({letter for mark in active for letter in mark[2]} - _MARKLESS))
        rows = tuple(dict.fromkeys(mark[3] for mark in active if mark[3]))
        linked = dict.fromkeys(mark[1] for mark in begins[start] if mark[2] not in _UNLINKED)
        anchors = (f"{witness.id}-{start}-{last}" for last in linked)
        pieces[start] = Piece(text[start:end], layers, rows, tuple(anchors))
    return pieces
