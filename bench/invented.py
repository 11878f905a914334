"""A made-up story of any number of reports: invented sentences with the usual load of rows, the same each time."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from variorum.model import (
    About,
    Actor,
    Event,
    EventTime,
    Figure,
    FigureGroup,
    Hop,
    Ledger,
    Mention,
    Origin,
    Passage,
    Point,
    Published,
    Report,
    Span,
    Statement,
    Time,
    Wording,
    stable_id,
)

SENTENCES = 24
SPEAKERS = ("Ana Lopes", "Ivo Reis", "Mara Quint")


@dataclass(frozen=True)
class _Reports:
    """The reports of the story, and the places in them that rows point at."""

    count: int

    @cached_property
    def all(self) -> tuple[Report, ...]:
        return tuple(_report(number) for number in range(self.count))

    @cached_property
    def contents(self) -> dict[str, list[Span]]:
        return self._places("boats would leave the harbour by the end of May")

    @cached_property
    def names(self) -> dict[str, list[Span]]:
        return {
            report.id: _found(report, f"Minister {SPEAKERS[number % len(SPEAKERS)]}")
            for number, report in enumerate(self.all)
        }

    @cached_property
    def days(self) -> dict[str, list[Span]]:
        return self._places("Monday")

    @cached_property
    def boats(self) -> dict[str, list[Span]]:
        return self._places("boats would leave")

    def speaker(self, report: str) -> str:
        return f"a-{self._number[report] % len(SPEAKERS)}"

    def day(self, report: str) -> str:
        return f"2031-03-{self._number[report] % 28 + 1:02}"

    @cached_property
    def _number(self) -> dict[str, int]:
        return {report.id: number for number, report in enumerate(self.all)}

    def _places(self, words: str) -> dict[str, list[Span]]:
        return {report.id: _found(report, words) for report in self.all}


def story(count: int) -> Ledger:
    """`count` reports of 2,500 characters, each with 12 statements, 24 times, 24 mentions, 6 figures, 4 wordings.

    There are at least 6 events and 60 points, one of each for every report where it has more.
    """
    reports = _Reports(count)
    figures = _figures(reports)
    group = FigureGroup(
        measure="m-boats", label="boats that leave", members=tuple(figure.id for figure in figures), why="test"
    )
    return Ledger(
        reports=reports.all,
        actors=_actors(reports),
        times=_times(reports),
        statements=_statements(reports),
        events=_events(reports),
        figures=figures,
        figure_groups=(group,),
        passages=_passages(reports),
        wording=_wording(reports),
        points=_points(reports),
    )


def rows(ledger: Ledger) -> int:
    """How many rows a story has in all tables but that of its reports, each mention of an actor counted."""
    tables = ("times", "statements", "events", "figures", "figure_groups", "passages", "wording", "points")
    return sum(len(getattr(ledger, table)) for table in tables) + sum(len(actor.mentions) for actor in ledger.actors)


def _report(number: int) -> Report:
    name = SPEAKERS[number % len(SPEAKERS)]
    text = "\n\n".join(
        f"Minister {name} said on Monday that {number * 100 + n} boats would leave the harbour by the end of May."
        for n in range(SENTENCES)
    )
    return Report(
        id=stable_id("r", number), source=f"{number}.txt", sha256="0" * 64, media_type="text/plain", text=text,
        published=Published(value=f"2031-03-{number % 28 + 1:02}", precision="day", basis="stated", why="test"),
        language="en", story=((0, len(text)),), noise=(), why="test",
    )  # fmt: skip


def _found(report: Report, words: str) -> list[Span]:
    """Every place of the words."""
    starts = [n for n in range(len(report.text)) if report.text.startswith(words, n)]
    return [report.span(start, start + len(words)) for start in starts]


def _actors(reports: _Reports) -> tuple[Actor, ...]:
    return tuple(
        Actor(
            id=f"a-{n}", name=name, kind="person", why="test",
            mentions=tuple(
                Mention(span=span, form="name")
                for report in reports.all if reports.speaker(report.id) == f"a-{n}" for span in reports.names[report.id]
            ),
        )
        for n, name in enumerate(SPEAKERS)
    )  # fmt: skip


def _times(reports: _Reports) -> tuple[Time, ...]:
    why = "rule weekday; weekday:1 counted from 2031-03-04"
    return tuple(
        Time(id=stable_id("t", span.report, span.start), span=span, type="DATE", value="2031-03-03", why=why)
        for report in reports.all for span in reports.days[report.id]
    )  # fmt: skip


def _statements(reports: _Reports) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            id=stable_id("s", span.report, span.start), report=span.report, mode="indirect", content=(span,),
            speaker=reports.speaker(span.report), speaker_span=reports.names[span.report][n], why="test",
            chain=(Hop(actor=reports.speaker(span.report), span=reports.names[span.report][n]),),
        )
        for report in reports.all for n, span in enumerate(reports.contents[report.id][:12])
    )  # fmt: skip


def _events(reports: _Reports) -> tuple[Event, ...]:
    """Event n is told by every sixth report; those after the sixth by five reports each."""
    return tuple(
        Event(
            id=stable_id("e", n), label=f"boats leave the harbour, part {n}", kind="departure",
            time=EventTime(start=f"2031-05-{n % 31 + 1:02}", end="2031-05-31", precision="interval", why="by then"),
            mentions=tuple(reports.contents[report.id][n % SENTENCES] for report in _tellers(reports, n)), why="test",
        )
        for n in range(max(6, reports.count))
    )  # fmt: skip


def _tellers(reports: _Reports, number: int) -> tuple[Report, ...]:
    return reports.all[number % 6 :: 6] or reports.all if number < 6 else reports.all[number - 5 : number]


def _figures(reports: _Reports) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            id=stable_id("f", span.report, span.start), span=span, measure="m-boats", low=40 + n, high=40 + n,
            comparator="exact", as_of=reports.day(span.report), why="the number before the noun",
        )
        for report in reports.all for n, span in enumerate(reports.boats[report.id][:6])
    )  # fmt: skip


def _passages(reports: _Reports) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            id=stable_id("p", a.id, n), a=reports.contents[a.id][n], b=reports.contents[b.id][n], kind="verbatim",
            score=1, why="test",
        )
        for a, b in pairwise(reports.all) for n in range(3)
    )  # fmt: skip


def _wording(reports: _Reports) -> tuple[Wording, ...]:
    return tuple(
        Wording(
            id=stable_id("w", span.report, span.start), referent=stable_id("e", 1), span=span, voice="own", why="plain"
        )
        for report in reports.all for span in reports.boats[report.id][:4]
    )  # fmt: skip


def _points(reports: _Reports) -> tuple[Point, ...]:
    """Point n is told by those who tell event n of as many; nobody came too early."""
    return tuple(_point(reports, n) for n in range(max(60, reports.count)))


def _point(reports: _Reports, number: int) -> Point:
    event = number % max(6, reports.count)
    tellers = tuple(report.id for report in _tellers(reports, event))
    speakers = sorted({reports.speaker(report) for report in tellers})
    return Point(
        id=stable_id("k", number), label=f"boats leave the harbour, part {number}",
        about=About(events=(stable_id("e", event),)), carried_by=tellers,
        silent=tuple(report.id for report in reports.all if report.id not in tellers),
        origins=tuple(
            Origin(origin=speaker, why="named", reports=tuple(r for r in tellers if reports.speaker(r) == speaker))
            for speaker in speakers
        ),
        independent_origins=len(speakers), verdict="named", why="test",
    )  # fmt: skip
