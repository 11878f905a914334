"""The dated events as a timeline for TimelineJS 3 (timeline.knightlab.com/docs/json-format.html)."""

import json
from html import escape
from typing import Any

from variorum.model import Event, Ledger, Span
from variorum.text.calendar import bounds

_GROUPS = {"occurred": "Told as happened", "planned": "Planned", "alleged": "Alleged", "denied": "Denied"}


def document(ledger: Ledger) -> str:
    """Every event that has a day on which it can have begun or ended. Where one end is open, the text says so."""
    names = {actor.id: actor.name for actor in ledger.actors}
    outlets = {report.id: names.get(report.outlet or "", report.source) for report in ledger.reports}
    events = [slide for event in ledger.events if (slide := _slide(event, outlets))]
    title = {"text": {"headline": f"{len(ledger.reports)} reports, {len(events)} dated events"}}
    return json.dumps({"title": title, "events": events}, ensure_ascii=False, indent=1) + "\n"


def _slide(event: Event, outlets: dict[str, str]) -> dict[str, Any] | None:
    first, last = event.time.start, event.time.end
    begins = _date(first or last, 0)
    if begins is None:
        return None
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "group": _GROUPS[event.status],
        "start_date": begins,
        "text": {"headline": escape(event.label), "text": _text(event, outlets)},
    }
    if first and last and first != last:
        slide["end_date"] = _date(last, 1)
    slide["display_date"] = _told(first, last)
    return slide


def _date(value: str | None, end: int) -> dict[str, int] | None:
    """The parts that are known of a value; of a stretch, its first or last day."""
    if value is None:
        return None
    parts = value.split("-")
    if not all(part.isdigit() for part in parts):
        days = bounds(value)
        parts = days[end].isoformat().split("-") if days else []
    return dict(zip(("year", "month", "day"), map(int, parts), strict=False)) or None


def _told(first: str | None, last: str | None) -> str:
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"from {first}" if first else f"on or before {last}"


def _text(event: Event, outlets: dict[str, str]) -> str:
    """The words of each report that tells it; reports are hostile, so all is escaped."""
    told: dict[str, Span] = {}
    for mention in event.mentions:
        told.setdefault(mention.report, mention)
    return "".join(
        f"<p><q>{escape(' '.join(span.quote.split()))}</q> {escape(outlets[report])}</p>"
        for report, span in told.items()
    )
