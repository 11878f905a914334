"""Is a whole report a spun copy? Evidence inside its own text, and its spun passages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from variorum.model import Annotation, Passage, Span
from variorum.text.gazetteer import table

_SURE = 3  # different marks that show spinning without a passage


@dataclass(frozen=True)
class SpunScore:
    """What speaks for spinning: marks of swapped words with what stands behind them, and the spun passages of this
    side.

    `score` is 0 to 1; from one half on the report is held to be spun.
    """

    marks: tuple[tuple[Span, str], ...]
    passages: tuple[str, ...]
    score: float
    why: str


def spun_score(annotation: Annotation, passages: Sequence[Passage]) -> SpunScore:
    """The evidence that a report is a spun copy.

    Marks are wordings that writers hardly use and spinners leave (`tortured phrases`, Cabanac and others 2021). One
    spun passage with any mark or three restored words is enough; marks alone need three different kinds.
    """
    marks = _marks(annotation)
    spun = tuple(
        p for p in passages if p.kind == "spun" and any(r.span.report == annotation.report.id for r in p.restored)
    )
    restored = sum(len(p.restored) for p in spun)
    kinds = len({behind for _, behind in marks})
    score = min(1.0, kinds / (2 * _SURE) + (0.25 if spun else 0.0) + restored / 12)
    words = "".join(sorted({f"; {' '.join(s.quote.split())!r} for {behind}" for s, behind in marks}))
    return SpunScore(
        marks=marks,
        passages=tuple(p.id for p in spun),
        score=round(score, 3),
        why=f"{len(spun)} spun passages with {restored} swapped words; {kinds} kinds of marks{words}",
    )


def spun_reports(annotations: Sequence[Annotation], passages: Sequence[Passage]) -> dict[str, str]:
    """Report id -> why, for the reports that are spun copies as a whole."""
    scores = {a.report.id: spun_score(a, passages) for a in annotations}
    return {report: s.why for report, s in sorted(scores.items()) if s.score >= 0.5}


def _marks(annotation: Annotation) -> tuple[tuple[Span, str], ...]:
    report = annotation.report
    found = []
    for pattern, behind in _patterns():
        for start, end in report.story:
            found += [(report.span(*m.span()), behind) for m in pattern.finditer(report.text, start, end)]
    return tuple(sorted(found, key=lambda row: (row[0].start, row[0].end, row[1])))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["instead_of"]) for row in table("spun_marks"))
