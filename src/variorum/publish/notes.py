"""What stands in the margin of a report: a note for each row that has words there, and the layers of its text."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.model import FigureGroup, Passage, Restored, Span, Statement
from variorum.publish import words
from variorum.publish.view import View, Witness

LEAN_ABOVE = 20  # reports, above which the notes of `_QUIET` stay out of the margin so that the page stays small
MOST_ALSO = 8  # other reports that a note names
_QUIET = frozenset("aocp")  # actors, plain wording, commitments, passages: shown on demand only; sections have them


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


@dataclass
class Marks:
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


def marked(view: View, lean: bool) -> dict[str, Marks]:
    """What is to be drawn and noted in each report."""
    marks = {witness.id: Marks(lean) for witness in view.witnesses}
    for table in _TABLES:
        table(view, marks)
    return marks


def address(span: Span) -> str:
    """The permanent anchor of a span."""
    return f"{span.report}-{span.start}-{span.end}"


def manner(statement: Statement) -> str:
    """Mode, act and certainty of a statement in words."""
    parts = [statement.mode, statement.act.replace("-", " "), statement.certainty.replace("-", " ")]
    return ", ".join(part for part in dict.fromkeys(parts) if part not in ("other", "assertion"))


def _statements(view: View, marks: dict[str, Marks]) -> None:
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
            elif hop.evidence and hop.evidence.report == said.report:
                here.add("o", hop.evidence, note)


def _times_and_figures(view: View, marks: dict[str, Marks]) -> None:
    for time in view.ledger.times:
        here = marks[time.span.report]
        meaning = words.day(time.value) if time.value else "no date can be given"
        here.add("t", time.span, here.note("t", time.span, f"= {meaning}", row=None, why=time.why))
    told = {group.measure: _tellers(view, group) for group in view.ledger.figure_groups}
    for figure in view.ledger.figures:
        here = marks[figure.span.report]
        group = view.group_of.get(figure.id)
        says = f"{(group.label if group else figure.measure)}: {figure.comparator.replace('-', ' ')}"
        also = "" if group is None else _also(told[group.measure], figure.span.report)
        here.add("f", figure.span, here.note("f", figure.span, says, row=figure.id, also=also))


def _tellers(view: View, group: FigureGroup) -> tuple[Witness, ...]:
    return view.in_order(view.figures[member].span.report for member in group.members if member in view.figures)


def _also(tellers: Sequence[Witness], report: str) -> str:
    """The letters of the other reports that tell it; of many, the first."""
    others = [witness.letter for witness in tellers[: MOST_ALSO + 1] if witness.id != report][:MOST_ALSO]
    left = len(tellers) - 1 - len(others)
    return " ".join(others) + (f" and {left} more" if left > 0 else "")


def _events(view: View, marks: dict[str, Marks]) -> None:
    for event in view.ledger.events:
        told = view.in_order(span.report for span in event.mentions)
        says = event.label if event.status == "occurred" else f"{event.label}, {event.status}"
        notes: dict[str, int] = {}
        for span in event.mentions:
            here = marks[span.report]
            if span.report not in notes:
                also = _also(told, span.report)
                notes[span.report] = here.note("e", span, says, row=event.id, also=also)
            here.add("e", span, notes[span.report])


def _wording_and_commitments(view: View, marks: dict[str, Marks]) -> None:
    plain: dict[tuple[str, str], int] = {}
    for wording in view.ledger.wording:
        here = marks[wording.span.report]
        voice = "own voice" if wording.voice == "own" else f"voice of {view.name(wording.of)}"
        if wording.taken_from is not None:
            voice += f" with words quoted in {view.letter(wording.taken_from.report)}"
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


def _passages(view: View, marks: dict[str, Marks]) -> None:
    others: dict[tuple[str, int, int, str], list[tuple[Passage, Span, Span]]] = defaultdict(list)
    restored: dict[Restored, Passage] = {}
    for passage in view.ledger.passages:
        kind = passage.kind.replace("-", " ")
        for span, other in ((passage.a, passage.b), (passage.b, passage.a)):
            others[(span.report, span.start, span.end, kind)].append((passage, span, other))
        for swap in passage.restored:
            restored.setdefault(swap, passage)
    for swap, passage in restored.items():
        here = marks[swap.span.report]
        says = f"likely stood: {swap.likely} (a reading aid)"
        here.add("x", swap.span, here.note("x", swap.span, says, row=passage.id))
    for (report, _, _, kind), places in others.items():
        passage, span, other = places[0]
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        says = f"{kind}: {view.letter(other.report)} {other.start}–{other.end}{more}"
        marks[report].add("p", span, marks[report].note("p", span, says, row=passage.id))


def _actors(view: View, marks: dict[str, Marks]) -> None:
    for actor in view.ledger.actors:
        notes: dict[str, int] = {}
        for mention in actor.mentions:
            here = marks[mention.span.report]
            if mention.span.report not in notes:
                says = f"{actor.name}, {actor.kind.replace('-', ' ')}"
                notes[mention.span.report] = here.note("a", mention.span, says)
            here.add("a", mention.span, notes[mention.span.report])


def _noise(view: View, marks: dict[str, Marks]) -> None:
    for witness in view.witnesses:
        here = marks[witness.id]
        for noise in witness.report.noise:
            if noise.start < noise.end:
                here.spans.append((noise.start, noise.end, "n", 0))
                here.counts["n"] += 1


def _left_out(view: View, marks: dict[str, Marks]) -> None:
    for left in view.ledger.left_out:
        if left.span:
            marks[left.span.report].add("o", left.span)


_TABLES = (
    _statements, _times_and_figures, _events, _wording_and_commitments, _passages, _actors, _noise, _left_out
)  # fmt: skip
