"""What many tests share: a small story, made by hand, with a record in every table."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from hypothesis import settings

from variorum.annotate.layers import annotate
from variorum.annotate.parser import Parser, SpacyParser
from variorum.model import (
    About,
    Actor,
    Annotation,
    Commitment,
    Decision,
    Event,
    EventTime,
    Family,
    Figure,
    FigureGroup,
    Hop,
    Ledger,
    LeftOut,
    Mention,
    Noise,
    Origin,
    Participant,
    Passage,
    Point,
    Published,
    Record,
    Report,
    Share,
    Span,
    Statement,
    Time,
    Wording,
    stable_id,
)

settings.register_profile("shared machine", deadline=None)  # a slow moment says nothing of a test
settings.load_profile("shared machine")


HARBOUR_TEXT = (
    "Share this!\n“We will dredge the harbour by May,” minister Ana Lopes said on Monday. Some 40 boats wait.\n"
)
COAST_TEXT = "The minister said the harbour would be dredged by May. About 40 boats are waiting – so the Coast Post.\n"


def make_report(source: str, text: str, noise_end: int = 0) -> Report:
    """A report whose first `noise_end` characters are noise."""
    noise = (Noise(start=0, end=noise_end, kind="share", why="test"),) if noise_end else ()
    return Report(
        id=stable_id("r", text),
        source=source,
        sha256="0" * 64,
        media_type="text/plain",
        text=text,
        published=Published(value="2031-03-04", precision="day", basis="stated", why="test"),
        language="en",
        story=((noise_end, len(text)),),
        noise=noise,
        why="test",
    )


def span_of(report: Report, quote: str) -> Span:
    """The first place of the words in the report."""
    start = report.text.index(quote)
    return report.span(start, start + len(quote))


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The real parser."""
    return SpacyParser()


@pytest.fixture(scope="session")
def annotated(parser: Parser) -> Callable[..., Annotation]:
    """`annotated(text, source="a.txt")`: all that a report of that text says, every span of it verified."""

    @cache
    def read(text: str, source: str = "a.txt") -> Annotation:
        found = annotate(make_report(source, text), parser)
        for span in spans_in((found.actors, found.statements, found.commitments, found.events, found.figures)):
            span.verify(text)
        return found

    return read


def spans_in(value: object) -> Iterator[Span]:
    """Every span inside records, at any depth."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif isinstance(value, Record):
        for field in type(value).model_fields:
            yield from spans_in(getattr(value, field))


@pytest.fixture
def harbour_report() -> Report:
    return make_report("harbour.txt", HARBOUR_TEXT, noise_end=12)


@pytest.fixture
def coast_report() -> Report:
    return make_report("coast.txt", COAST_TEXT)


@pytest.fixture
def small_ledger(harbour_report: Report, coast_report: Report) -> Ledger:
    """Two reports of one invented story."""
    harbour, coast = harbour_report, coast_report
    boats = (span_of(harbour, "Some 40 boats"), span_of(coast, "About 40 boats"))
    pledge, retold = (
        span_of(harbour, "We will dredge the harbour by May"),
        span_of(coast, "the harbour would be dredged by May"),
    )
    both = (harbour.id, coast.id)
    return Ledger(
        reports=(harbour, coast),
        actors=(
            Actor(
                id="a-lopes",
                name="Ana Lopes",
                kind="person",
                mentions=(Mention(span=span_of(harbour, "Ana Lopes"), form="name"),),
                why="test",
            ),
        ),
        times=(Time(id="t-1", span=span_of(harbour, "Monday"), type="DATE", value="2031-03-03", why="test"),),
        statements=(
            Statement(
                id="s-1",
                report=harbour.id,
                mode="direct",
                content=(pledge,),
                quoted=(pledge,),
                speaker="a-lopes",
                chain=(Hop(actor="a-lopes", evidence=span_of(harbour, "minister Ana Lopes said")),),
                act="pledge",
                why="test",
            ),
        ),
        events=(
            Event(
                id="e-1",
                label="dredging of the harbour",
                kind="works",
                participants=(Participant(actor="a-lopes", role="agent"),),
                time=EventTime(end="2031-05-31", precision="interval", why="test"),
                status="planned",
                mentions=(pledge, retold),
                why="test",
            ),
        ),
        figures=tuple(
            Figure(
                id=f"f-{i}", span=span, measure="m-boats", unit="boat", low=40, high=40, comparator="about", why="test"
            )
            for i, span in enumerate(boats)
        ),
        figure_groups=(FigureGroup(measure="m-boats", label="boats that wait", members=("f-0", "f-1"), why="test"),),
        passages=(Passage(id="p-1", a=pledge, b=retold, kind="rewritten", score=0.5, why="test"),),
        families=(
            Family(
                id="g-1",
                reports=both,
                kind="rewritten",
                share=tuple(Share(report=report, share=0.4) for report in both),
                root=harbour.id,
                why="test",
            ),
        ),
        commitments=(
            Commitment(id="c-1", who=("a-lopes",), what=pledge, strength="pledge", statement="s-1", why="test"),
        ),
        wording=(Wording(id="w-1", referent="e-1", span=retold, voice="own", why="test"),),
        points=(
            Point(
                id="k-1",
                label="the harbour is to be dredged",
                about=About(events=("e-1",), statements=("s-1",), figure_groups=("m-boats",)),
                carried_by=both,
                origins=(Origin(origin="a-lopes", reports=both, why="test"),),
                independent_origins=1,
                verdict="one origin",
                why="test",
            ),
        ),
        decisions=(Decision(id="d-1", by="an analyst", at="2031-03-05T10:00:00Z", says="right", about=("k-1",)),),
        left_out=(LeftOut(stage="events", reason="no time", source="coast.txt", span=span_of(coast, "Coast Post")),),
    )
