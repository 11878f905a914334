"""What resolution knows of a statement: when it was said, whether its source is in the pile, whether its words are
altered.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from variorum.model import Published, Span, Statement, Time

_NEAR: Final = 700  # characters within which a speaker is taken to go on at the same occasion
_TAIL: Final = (
    40  # characters after a carrier's name within which a date is that of its report (`X reported on Friday`)
)


def with_dates(
    statements: Sequence[Statement], times: Mapping[str, Sequence[Time]], published: Mapping[str, Published]
) -> tuple[Statement, ...]:
    """All statements with `date_said`, a TIMEX3 value.

    A time in the sentence of the cue, outside all content, dates a statement; else the sentence that names its
    occasion; else what the same speaker said just before. Where nothing dates it, it was said on or before
    publication; null where that is not known either.
    """
    dated: list[Statement] = []
    by_report: dict[str, list[Statement]] = {}
    for statement in statements:
        by_report.setdefault(statement.report, []).append(statement)
    for report, rows in by_report.items():
        contents = [span for s in rows for span in s.content]
        spoken: dict[str | None, tuple[int, str]] = {}
        for s in rows:
            at = s.content[0].start
            day = _stated(s, times.get(report, ()), contents) or _going_on(spoken.get(s.speaker), at)
            if day is not None and s.speaker is not None:
                spoken[s.speaker] = (at, day)
            dated.append(s.model_copy(update={"date_said": day or _by_publication(published[report])}))
    return tuple(dated)


def _going_on(before: tuple[int, str] | None, at: int) -> str | None:
    return before[1] if before is not None and 0 <= at - before[0] <= _NEAR else None


def _by_publication(published: Published) -> str | None:
    day = published.value or published.latest
    return f"../{day}" if day else None


def _stated(statement: Statement, times: Sequence[Time], contents: Sequence[Span]) -> str | None:
    """The day that the statement's own sentence, or the sentence of its occasion, gives."""
    carriers = [hop.span for hop in statement.chain[1:] if hop.span is not None]
    own = [hop.evidence for hop in statement.chain[:1] if hop.evidence is not None]
    occasion = [hop.evidence for hop in statement.chain[1:] if hop.inherited and hop.evidence is not None]
    for place in (*own, *occasion):
        days = [t for t in times if place.holds(t.span) and _is_day(t) and not _of_carrier(t, carriers)]
        if place in own:
            days = [t for t in days if not any(c.holds(t.span) for c in contents)]
        if days:
            return days[0].value
    return None


def _is_day(time: Time) -> bool:
    """A date, known to the day or the week, and no reference to the present, past or future."""
    value = time.value or ""
    return time.type == "DATE" and (len(value) == 10 or "-W" in value) and value[:4].isdigit() and "/" not in value


def _of_carrier(time: Time, carriers: Sequence[Span]) -> bool:
    """Does the time date a medium's report of the statement, not the statement?"""
    return any(time.span.report == c.report and 0 <= time.span.start - c.end <= _TAIL for c in carriers)


def with_ends(
    statements: Sequence[Statement], outlets: Mapping[str, str], altered: Collection[str]
) -> tuple[Statement, ...]:
    """All statements with `chain_end` (is the first hop the outlet of a report in the pile?) and `altered`
    quotations.
    """
    publishing = set(outlets.values())
    return tuple(
        s.model_copy(
            update={
                "chain_end": "seen" if s.chain and s.chain[0].actor in publishing else "not-seen",
                "altered": s.report in altered and bool(s.quoted or s.mode == "direct"),
            }
        )
        for s in statements
    )
