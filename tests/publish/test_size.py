"""How large a page grows: a story of many reports, made of invented sentences with the usual load of rows."""

from itertools import pairwise

import pytest

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
)  # fmt: skip
from variorum.publish.html import page

SENTENCES = 24


def report(number: int) -> Report:
    sentences = (
        f"Minister Ana Lopes said on Monday that {number * 100 + n} boats would leave the harbour by the end of May."
        for n in range(SENTENCES)
    )
    text = "\n\n".join(sentences)
    return Report(
        id=stable_id("r", number), source=f"{number}.txt", sha256="0" * 64, media_type="text/plain", text=text,
        published=Published(value=f"2031-03-{number % 28 + 1:02}", precision="day", basis="stated", why="test"),
        language="en", story=((0, len(text)),), noise=(), why="test",
    )  # fmt: skip


def places(found: Report, words: str) -> list[Span]:
    """Every place of the words."""
    starts = [n for n in range(len(found.text)) if found.text.startswith(words, n)]
    return [found.span(start, start + len(words)) for start in starts]


def story(count: int) -> Ledger:
    """`count` reports of 2,300 characters, each with 12 statements, 24 times, 24 mentions, 6 figures and 6 events."""
    reports = [report(number) for number in range(count)]
    contents = {r.id: places(r, "boats would leave the harbour by the end of May") for r in reports}
    names = {r.id: places(r, "Minister Ana Lopes") for r in reports}
    days = {r.id: places(r, "Monday") for r in reports}
    boats = {r.id: places(r, "boats would leave") for r in reports}
    ids = tuple(r.id for r in reports)
    figures = [
        Figure(id=stable_id("f", s.report, s.start), span=s, measure="m-boats", low=40, high=40, comparator="exact",
               why="the number before the noun")
        for r in reports for s in boats[r.id][:6]
    ]  # fmt: skip
    return Ledger(
        reports=tuple(reports),
        actors=(
            Actor(id="a-1", name="Ana Lopes", kind="person", why="test",
                  mentions=tuple(Mention(span=s, form="name") for r in reports for s in names[r.id])),
        ),
        times=tuple(
            Time(id=stable_id("t", s.report, s.start), span=s, type="DATE", value="2031-03-03",
                 why="rule weekday; weekday:1 counted from 2031-03-04")
            for r in reports for s in days[r.id]
        ),
        statements=tuple(
            Statement(id=stable_id("s", s.report, s.start), report=s.report, mode="indirect", content=(s,),
                      speaker="a-1", speaker_span=names[s.report][n], why="test",
                      chain=(Hop(actor="a-1", span=names[s.report][n]),))
            for r in reports for n, s in enumerate(contents[r.id][:12])
        ),
        events=tuple(
            Event(id=stable_id("e", n), label=f"boats leave the harbour, part {n}", kind="departure",
                  time=EventTime(start="2031-05-01", end="2031-05-31", precision="month", why="by the end of May"),
                  mentions=tuple(contents[r.id][n] for r in reports), why="test")
            for n in range(6)
        ),
        figures=tuple(figures),
        figure_groups=(
            FigureGroup(measure="m-boats", label="boats that leave", members=tuple(f.id for f in figures), why="test"),
        ),
        passages=tuple(
            Passage(id=stable_id("p", a.id, n), a=contents[a.id][n], b=contents[b.id][n], kind="verbatim",
                    score=1, why="test")
            for a, b in pairwise(reports) for n in range(3)
        ),
        wording=tuple(
            Wording(id=stable_id("w", s.report, s.start), referent=stable_id("e", 1), span=s, voice="own", why="plain")
            for r in reports for s in boats[r.id][:4]
        ),
        points=tuple(
            Point(id=stable_id("k", n), label=f"boats leave the harbour, part {n}",
                  about=About(events=(stable_id("e", n % 6),)),
                  carried_by=ids[n % 5 :: 5], silent=tuple(i for i in ids if i not in ids[n % 5 :: 5]),
                  origins=(Origin(origin="a-1", reports=ids[n % 5 :: 5], why="named"),), independent_origins=1,
                  verdict="one origin", why="test")
            for n in range(60)
        ),
    )  # fmt: skip


@pytest.mark.parametrize(("count", "most"), [(5, 400_000), (50, 2_000_000)])
def test_a_page_stays_small_enough_to_send(count: int, most: int) -> None:
    assert len(page(story(count)).encode()) < most
