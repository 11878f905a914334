"""The text of a report in layers: cut at every boundary of a span, each piece with the rows that it belongs to."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from variorum.model import Bounds, Span, Statement
from variorum.publish import words
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
LEAN_ABOVE = 20  # reports, above which the notes of `_QUIET` stay out of the margin so that the page stays small
_QUIET = frozenset("aocp")  # actors, plain wording, commitments, passages: shown on demand only; sections have them
_UNLINKED = ("", "a", "q", "n")  # nothing on the page links to these spans; a script still finds them by address
_MARKLESS = frozenset("oc")  # known to the apparatus, not drawn in the text


@dataclass
class Note:
    """A line of the apparatus: the lemma's address and words, what the row says of it, and the row's own address.

    `also` are the letters of the other reports that have it. A note stands once a report where a row has several spans.
    """

    number: int
    layer: str
    lemma: Span
    says: str
    row: str | None = None
    why: str = ""
    also: str = ""


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


@dataclass
class _Marks:
    """What is collected for one report before its text is cut. `lean` leaves the quiet notes out."""

    lean: bool = False
    spans: list[tuple[int, int, str, int]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, layer: str, span: Span, note: int = 0) -> None:
        self.spans.append((span.start, span.end, layer, note))
        self.counts[layer] += 1

    def note(self, layer: str, lemma: Span, says: str, **more: str | None) -> int:
        """A new note, and its number from 1; 0 where the note is left out."""
        if self.lean and layer in _QUIET:
            return 0
        number = len(self.notes) + 1
        row, why, also = more.get("row"), more.get("why") or "", more.get("also") or ""
        self.notes.append(Note(number, layer, lemma, says, row, why, also))
        return number


def editions(view: View) -> tuple[Edition, ...]:
    """Every report in its layers, by letter."""
    lean = len(view.witnesses) > LEAN_ABOVE
    marks = {witness.id: _Marks(lean) for witness in view.witnesses}
    _statements(view, marks)
    _times_and_figures(view, marks)
    _events(view, marks)
    _wording_and_commitments(view, marks)
    _passages(view, marks)
    _actors(view, marks)
    for left in view.ledger.left_out:
        if left.span:
            marks[left.span.report].add("o", left.span)
    return tuple(_edition(witness, marks[witness.id]) for witness in view.witnesses)


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


def address(span: Span) -> str:
    """The permanent anchor of a span."""
    return f"{span.report}-{span.start}-{span.end}"


def manner(statement: Statement) -> str:
    """Mode, act and certainty of a statement in words."""
    parts = [statement.mode, statement.act.replace("-", " "), statement.certainty.replace("-", " ")]
    return ", ".join(part for part in dict.fromkeys(parts) if part not in ("other", "assertion"))


def _statements(view: View, marks: dict[str, _Marks]) -> None:
    for said in view.ledger.statements:
        if not said.content:
            continue
        here = marks[said.report]
        path = " → ".join([view.name(hop.actor) for hop in view.carriers(said)] or ["nobody named"])
        altered = "; altered, not the speaker’s words" if said.altered else ""
        lemma = said.speaker_span or said.content[0]
        says = f"{path} → {view.letter(said.report)}; {manner(said)}{altered}"
        note = here.note("x" if said.altered else "s", lemma, says, row=said.id)
        for part in said.content:
            here.add("sx" if said.altered else "s", part, note)
        for part in said.quoted:
            here.add("q", part, note)
        if said.speaker_span:
            here.add("k", said.speaker_span, note)
        if said.cue:
            here.add("", said.cue, note)
        for hop in said.chain:
            if hop.span and hop.span.report == said.report:
                here.add("k", hop.span, note)


def _times_and_figures(view: View, marks: dict[str, _Marks]) -> None:
    for time in view.ledger.times:
        here = marks[time.span.report]
        meaning = words.day(time.value) if time.value else "no date can be given"
        here.add("t", time.span, here.note("t", time.span, f"= {meaning}", row=None, why=time.why))
    for figure in view.ledger.figures:
        here = marks[figure.span.report]
        group = view.group_of.get(figure.id)
        says = f"{(group.label if group else figure.measure)}: {figure.comparator.replace('-', ' ')}"
        also = "" if group is None else _also(view, figure.span.report, group.members)
        here.add("f", figure.span, here.note("f", figure.span, says, row=figure.id, also=also))


def _also(view: View, report: str, figures: tuple[str, ...]) -> str:
    reports = {view.figures[member].span.report for member in figures if member in view.figures} - {report}
    return " ".join(witness.letter for witness in view.in_order(reports))


def _events(view: View, marks: dict[str, _Marks]) -> None:
    for event in view.ledger.events:
        told = {span.report for span in event.mentions}
        says = event.label if event.status == "occurred" else f"{event.label}, {event.status}"
        notes: dict[str, int] = {}
        for span in event.mentions:
            here = marks[span.report]
            if span.report not in notes:
                also = " ".join(witness.letter for witness in view.in_order(told - {span.report}))
                notes[span.report] = here.note("e", span, says, row=event.id, also=also)
            here.add("e", span, notes[span.report])


def _wording_and_commitments(view: View, marks: dict[str, _Marks]) -> None:
    plain: dict[tuple[str, str], int] = {}
    for wording in view.ledger.wording:
        here = marks[wording.span.report]
        voice = "own voice" if wording.voice == "own" else f"voice of {view.name(wording.of)}"
        says = f"{view.referent(wording.referent)}, {voice}"
        if wording.loaded:
            here.add("w", wording.span, here.note("w", wording.span, f"{says}, loaded", row=wording.id))
            continue
        if any(wording.span.bounds == mark[:2] for mark in here.spans):
            continue  # an event or a figure says already what these words mean
        key = (wording.span.report, says)
        if key not in plain:
            plain[key] = here.note("o", wording.span, f"{says}, plain", row=wording.id)
        here.add("o", wording.span, plain[key])
    for bond in view.ledger.commitments:
        here = marks[bond.what.report]
        here.add("c", bond.what, here.note("c", bond.what, f"{bond.strength} of {view.names(bond.who)}", row=bond.id))


def _passages(view: View, marks: dict[str, _Marks]) -> None:
    others: dict[tuple[str, int, int, str], list[tuple[Span, Span]]] = defaultdict(list)
    for passage in view.ledger.passages:
        kind = passage.kind.replace("-", " ")
        for span, other in ((passage.a, passage.b), (passage.b, passage.a)):
            others[(span.report, span.start, span.end, kind)].append((span, other))
    for restored in dict.fromkeys(restored for passage in view.ledger.passages for restored in passage.restored):
        here = marks[restored.span.report]
        says = f"likely stood: {restored.likely} (a reading aid)"
        here.add("x", restored.span, here.note("x", restored.span, says, row="copies"))
    for (report, _, _, kind), places in others.items():
        span, other = places[0]
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        says = f"{kind}: {view.letter(other.report)} {other.start}–{other.end}{more}"
        marks[report].add("p", span, marks[report].note("p", span, says, row=address(other)))


def _actors(view: View, marks: dict[str, _Marks]) -> None:
    for actor in view.ledger.actors:
        notes: dict[str, int] = {}
        for mention in actor.mentions:
            here = marks[mention.span.report]
            if mention.span.report not in notes:
                says = f"{actor.name}, {actor.kind.replace('-', ' ')}"
                notes[mention.span.report] = here.note("a", mention.span, says)
            here.add("a", mention.span, notes[mention.span.report])


def _edition(witness: Witness, marks: _Marks) -> Edition:
    for noise in witness.report.noise:
        if noise.start < noise.end:
            marks.spans.append((noise.start, noise.end, "n", 0))
            marks.counts["n"] += 1
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


def _cut(witness: Witness, marks: _Marks, divided: list[tuple[Bounds, Bounds]]) -> dict[int, Piece]:
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
