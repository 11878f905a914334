"""What resolution knows of a statement: when it was said, whether its source is in the pile, whether its words are altered."""

from collections.abc import Collection, Mapping, Sequence

from variorum.model import Published, Span, Statement, Time


def date_said(
    statement: Statement, times: Sequence[Time], others: Sequence[Statement], published: Published
) -> str | None:
    """The day of the utterance as a TIMEX3 value.

    A time in the sentence of the cue but outside all content dates it; else a time in the sentence that names its
    occasion; else only that it was said on or before publication. Null where that is not known either.
    """
    own = [hop.evidence for hop in statement.chain[:1] if hop.evidence is not None]
    handed_on = [hop.evidence for hop in statement.chain[1:] if hop.inherited and hop.evidence is not None]
    for places, strict in ((own, True), (handed_on, False)):
        for place in places:
            value = _dating(place, times, statement if strict else None, others)
            if value is not None:
                return value
    latest = published.latest or published.value
    return f"../{latest}" if latest else None


def _dating(place: Span, times: Sequence[Time], statement: Statement | None, others: Sequence[Statement]) -> str | None:
    inside = [
        t
        for t in times
        if place.holds(t.span) and t.type == "DATE" and t.value and not t.value.endswith("_REF") and "/" not in t.value
    ]
    said = [span for s in ([statement] if statement else []) for span in s.content]
    if statement is not None:
        said += [span for s in others if s.id != statement.id for span in s.content]
    outside = [t for t in inside if not any(c.holds(t.span) for c in said)]
    days = [t for t in outside if t.value and len(t.value) == 10] or outside
    return days[0].value if days else None


def with_dates(
    statements: Sequence[Statement], times: Mapping[str, Sequence[Time]], published: Mapping[str, Published]
) -> tuple[Statement, ...]:
    """All statements with `date_said`."""
    by_report: dict[str, list[Statement]] = {}
    for s in statements:
        by_report.setdefault(s.report, []).append(s)
    return tuple(
        s.model_copy(
            update={"date_said": date_said(s, times.get(s.report, ()), by_report[s.report], published[s.report])}
        )
        for s in statements
    )


def with_ends(
    statements: Sequence[Statement], outlets: Mapping[str, str], altered: Collection[str]
) -> tuple[Statement, ...]:
    """All statements with `chain_end` (is the first hop the outlet of a report in the pile?) and `altered` quotations."""
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
