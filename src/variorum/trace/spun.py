"""Is a whole report a spun copy? Evidence inside its own text, and its spun passages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.model import Annotation, Passage, Span
from variorum.trace.marks import Mark, marked, marks

_SURE = 3  # different marks that show spinning without a passage


@dataclass(frozen=True)
class SpunScore:
    """What speaks for spinning: marks of swapped words with what stands behind them, and the spun passages of this
    side.

    `score` is 0 to 1; from one half on the report is held to be spun.
    """

    marks: tuple[Mark, ...]
    passages: tuple[str, ...]
    score: float
    why: str


def spun_score(annotation: Annotation, passages: Sequence[Passage]) -> SpunScore:
    """The evidence that a report is a spun copy.

    Marks are wordings that writers hardly use and spinners leave (`tortured phrases`, Cabanac and others 2021). One
    spun passage is enough with two different marks, or with six restored words; marks alone need three.
    """
    report = annotation.report
    return _score(marks(report), _by_spun_side(passages).get(report.id, []))


def spun_reports(annotations: Sequence[Annotation], passages: Sequence[Passage]) -> dict[str, str]:
    """Report id -> why, for the reports that are spun copies as a whole."""
    spun = _by_spun_side(passages)
    look = cache(marked)
    scores = {a.report.id: _score(marks(a.report, look), spun.get(a.report.id, [])) for a in annotations}
    return {report: s.why for report, s in sorted(scores.items()) if s.score >= 0.5}


def _by_spun_side(passages: Sequence[Passage]) -> Mapping[str, list[Passage]]:
    """The spun passages of each report whose words were swapped; of one that has none by itself those of the sentences
    that it prints again.
    """
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.kind == "spun":
            for report in {r.span.report for r in passage.restored}:
                found[report].append(passage)
    again: dict[str, dict[str, Passage]] = defaultdict(dict)
    for copy, source in _verbatim(passages):
        if source.report in found and copy.report not in found:
            told = (p for p in found[source.report] if any(source.overlaps(side) for side in (p.a, p.b)))
            again[copy.report].update({p.id: p for p in told})
    return {**found, **{report: list(rows.values()) for report, rows in again.items() if rows}}


def _verbatim(passages: Sequence[Passage]) -> Iterator[tuple[Span, Span]]:
    """The two sides of each verbatim passage, either first."""
    for passage in passages:
        if passage.kind == "verbatim":
            yield passage.a, passage.b
            yield passage.b, passage.a


def _score(found: tuple[Mark, ...], spun: Sequence[Passage]) -> SpunScore:
    restored = sum(len(p.restored) for p in spun)
    kinds = len({behind for _, behind in found})
    score = min(1.0, kinds / (2 * _SURE) + (0.2 if spun else 0.0) + restored / 20)
    words = "".join(sorted({f"; {' '.join(s.quote.split())!r} for {behind}" for s, behind in found}))
    return SpunScore(
        marks=found,
        passages=tuple(p.id for p in spun),
        score=round(score, 3),
        why=f"{len(spun)} spun passages with {restored} swapped words; {kinds} kinds of marks{words}",
    )
