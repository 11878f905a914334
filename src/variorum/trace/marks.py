"""Marks of spinning: wordings that article spinners leave and writers hardly use."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from variorum.model import Bounds, Report, Span
from variorum.text.tables import table

Mark = tuple[Span, str]
Look = Callable[[str, tuple[Bounds, ...]], tuple[tuple[Bounds, str], ...]]


def marked(text: str, story: Sequence[Bounds]) -> tuple[tuple[Bounds, str], ...]:
    """Where marks stand in these parts of a text, and what stands behind each."""
    found = [
        (match.span(), behind)
        for pattern, behind in _patterns()
        for start, end in story
        for match in pattern.finditer(text, start, end)
    ]
    return tuple(sorted(found))


def marks(report: Report, look: Look = marked) -> tuple[Mark, ...]:
    """Every mark in the story of a report, with what stands behind it (`tortured phrases`, Cabanac and others 2021).

    `look` is `marked`, or what remembers it for texts that are printed often.
    """
    return tuple((report.span(*at), behind) for at, behind in look(report.text, report.story))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["instead_of"]) for row in table("spun_marks"))
