"""Marks of spinning: wordings that article spinners leave and writers hardly use."""

import re
from functools import cache

from variorum.model import Report, Span
from variorum.text.tables import table

Mark = tuple[Span, str]


def marks(report: Report) -> tuple[Mark, ...]:
    """Every mark in the story of a report, with what stands behind it (`tortured phrases`, Cabanac and others 2021)."""
    found = []
    for pattern, behind in _patterns():
        for start, end in report.story:
            found += [(report.span(*m.span()), behind) for m in pattern.finditer(report.text, start, end)]
    return tuple(sorted(found, key=lambda row: (row[0].start, row[0].end, row[1])))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["instead_of"]) for row in table("spun_marks"))
