"""A brief in Markdown: what is known by how many origins, what conflicts, who said what.

Made for pasting into a message or a document; every line ends in notes that quote the reports.
"""

import re
from collections.abc import Iterator, Sequence

from variorum.model import FigureGroup, Ledger, Point, Span, Statement
from variorum.publish.reports import Names
from variorum.publish.support import count_words
from variorum.publish.view import View

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LONGEST = 240  # characters of a quotation in a note


def document(ledger: Ledger) -> str:
    """The whole brief."""
    return _Brief(ledger).text()


class _Brief:
    """Sections, and the notes that they have asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._view, self._names = ledger, View(ledger), Names(ledger)
        self._notes: dict[Span, int] = {}

    def text(self) -> str:
        """The sections that have something to say, the reports, then the notes."""
        sections = (
            ("Points", self._points()),
            ("Figures told differently", self._conflicts()),
            ("Who says", self._statements()),
            ("Reports", self._reports()),
        )
        parts = [f"# {len(self._ledger.reports)} reports"]
        for title, lines in sections:
            told = list(lines)
            parts += [f"## {title}", "\n".join(told)] if told else []
        notes = [f"[^{n}]: {self._note(span)}" for span, n in self._notes.items()]
        return "\n\n".join([*parts, "\n".join(notes)]).rstrip() + "\n"

    def _points(self) -> Iterator[str]:
        for point in sorted(self._ledger.points, key=lambda p: (-p.independent_origins, p.label)):
            origins = count_words(point.independent_origins, point.at_least)
            spans = self._view.point_spans(point)
            yield f"- {plain(point.label)} — independent origins: {origins}; {self._carried(point)}{self._refer(spans)}"

    def _carried(self, point: Point) -> str:
        told = f"told by {len(point.carried_by)} of {len(self._ledger.reports)}"
        return f"{told}, silent: {len(point.silent)}" if point.silent else told

    def _conflicts(self) -> Iterator[str]:
        figures = {figure.id: figure for figure in self._ledger.figures}
        for group in self._ledger.figure_groups:
            for relation in group.relations:
                if relation.relation == "conflict" and {relation.a, relation.b} <= figures.keys():
                    spans = [figures[relation.a].span, figures[relation.b].span]
                    yield f"- {self._told(group, spans)}: {plain(relation.why)}{self._refer(spans)}"

    def _told(self, group: FigureGroup, spans: Sequence[Span]) -> str:
        values = " against ".join(f"“{plain(span.quote)}”" for span in spans)
        return f"{plain(group.label)}: {values}"

    def _statements(self) -> Iterator[str]:
        by_speaker: dict[str, list[Statement]] = {}
        for said in self._ledger.statements:
            if said.speaker:
                by_speaker.setdefault(self._view.name(said.speaker), []).append(said)
        for speaker, found in sorted(by_speaker.items(), key=lambda row: (-len(row[1]), row[0])):
            spans = [said.content[0] for said in found]
            yield f"- **{plain(speaker)}**, {len(found)}: {self._first(found)}{self._refer(spans)}"

    def _first(self, found: Sequence[Statement]) -> str:
        """The first words of the speaker's own, else what was reported."""
        own = next((said for said in found if said.quoted and not said.altered), None)
        return f"“{plain(_cut(own.quoted[0].quote))}”" if own else plain(_cut(found[0].content[0].quote))

    def _reports(self) -> Iterator[str]:
        for witness in self._view.witnesses:
            title = plain(witness.report.title or witness.report.source)
            yield f"- {witness.letter}. {plain(witness.name)}, {plain(witness.date)}: {title}"

    def _refer(self, spans: Sequence[Span]) -> str:
        marks = [self._notes.setdefault(span, len(self._notes) + 1) for span in spans]
        return "".join(f"[^{mark}]" for mark in marks)

    def _note(self, span: Span) -> str:
        place = f"{self._view.letter(span.report)}, characters {span.start}–{span.end}"
        return f"{place}: “{plain(_cut(span.quote))}”"


def plain(text: str) -> str:
    """Words of a report on one line, in which nothing is markup."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + " …"
