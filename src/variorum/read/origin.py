"""When a report came out, and in which outlet, from what the report itself and its container say."""

import re
from dataclasses import dataclass
from datetime import date
from math import inf

from variorum.model.report import Basis, Masthead, Precision, Published
from variorum.model.span import Bounds, Span
from variorum.read.addresses import Address, outlet_of
from variorum.read.dateline import FoundDateline, is_place
from variorum.read.dates import url_date, written_date, written_time
from variorum.read.page import Page
from variorum.read.raw import Metadata
from variorum.read.stamps import stamp_alone

_MORE_FROM = re.compile(
    r"(?i:more|other|latest|all)\s+(?i:stories |news |articles )?(?i:from)\s+(?P<name>(?:the |The )?[A-Z].*)"
)
_SECTION = re.compile(
    r"(?:this|our|the)?\s*(?:author|section|writer|world|politics|business|sports?|news|opinion|culture|tech\w*|science|health|category"
    r"|topic|web|blog|site|home|around.*|us)",
    re.IGNORECASE,
)
_WEEK = 7  # days


@dataclass(frozen=True, slots=True)
class _Claim:
    """A date that something on the page claims for the report."""

    value: str
    basis: Basis
    bounds: Bounds | None
    what: str


def published_of(page: Page, metadata: Metadata, address: Address | None, report: str) -> Published:
    """The best stated date: metadata, a stamp, a full dateline, the date in the address; null where there is none."""
    claims = list(_claims(page, metadata, address))
    if not claims:
        made = f"; the file was made on {metadata.made}, so it came out by then" if metadata.made else ""
        why = "published: no metadata, date stamp, full dateline or dated address" + made + _bound(page)
        return Published(latest=metadata.made, why=why)
    best = claims[0]
    span = Span.cut(report, page.text, *best.bounds) if best.bounds else None
    return Published(
        value=best.value,
        precision=_precision(best.value),
        basis=best.basis,
        earliest=best.value,
        latest=best.value,
        time=written_time(metadata.published or "") if best.basis == "metadata" else None,
        span=span,
        questioned=_doubt(best, claims[1:], page),
        why=f"published: {best.what}" + "".join(f"; {c.what} says {c.value}" for c in claims[1:]),
    )


def updated_of(page: Page, metadata: Metadata) -> str | None:
    """The last change that is stated, ISO 8601: in metadata to the second, in a stamp to the day."""
    given = metadata.updated or ""
    stamped = next((s.date.value for s in page.stamps if s.update and s.date and s.date.full), None)
    return written_time(given) or written_date(given) or stamped


def _claims(page: Page, metadata: Metadata, address: Address | None) -> list[_Claim]:
    found = []
    given = written_date(metadata.published or "")
    if given:
        found.append(_Claim(given, "metadata", None, "date in the metadata"))
    nearest_first = page.stamps[::-1]  # a stamp near the story says more than one at the top of the page
    for stamp in sorted(nearest_first, key=lambda s: (s.update, not s.label)):
        if stamp.date and stamp.date.full:
            what = "stamp of the last change" if stamp.update else "date stamp"
            found.append(_Claim(stamp.date.value, "stated", (stamp.date.start, stamp.date.end), what))
    line = page.dateline
    if line and line.date and line.date.full:
        found.append(_Claim(line.date.value, "dateline", (line.date.start, line.date.end), "full date in the dateline"))
    url = address.url if address else metadata.url
    dated = url_date(url) if url else None
    if dated:
        found.append(_Claim(dated, "url", address.bounds if address else None, "date in the address of the original"))
    return found or _near_the_making(line, metadata.made)


def _near_the_making(line: FoundDateline | None, made: str | None) -> list[_Claim]:
    """The day of a dateline without a year, where the file was made on that day or in the week after it."""
    if line is None or line.date is None or line.date.full or made is None:
        return []
    value = made[:4] + line.date.value[1:]
    if not -1 < _days_from(value, made) <= _WEEK:
        return []
    what = f"day of the dateline, in the year {made[:4]}, for the file was made on {made}"
    return [_Claim(value, "inferred", (line.date.start, line.date.end), what)]


def _precision(value: str) -> Precision:
    return "day" if len(value) == 10 else "month"


def _doubt(best: _Claim, others: list[_Claim], page: Page) -> str | None:
    """What speaks against the best date. A day more or less is a time zone, a later change no contradiction."""
    for other in others:
        if "change" not in other.what and _apart(best.value, other.value):
            return f"{best.what} says {best.value}, but {other.what} says {other.value}"
    line = page.dateline
    if line and line.date and not line.date.full and _apart(best.value, best.value[:4] + line.date.value[1:]):
        return f"{best.what} says {best.value}, but the dateline says {page.text[line.date.start : line.date.end]}"
    return None


def _apart(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 10:
        return a[:7] != b[:7]
    return abs(_days_from(a, b)) > 1


def _days_from(a: str, b: str) -> float:
    """The days from one to another; endless where one is none, such as 29 February of another year."""
    try:
        return (date.fromisoformat(b) - date.fromisoformat(a)).days
    except ValueError:
        return inf


def _bound(page: Page) -> str:
    """What stamps beside teasers allow to say: when the page was captured at the earliest."""
    stamps = [stamp_alone(page.text, u.start, u.end) for u in page.units if u.kind == "date-stamp"]
    days = sorted(s.date.value for s in stamps if s and s.date and s.date.full)
    return f"; stamps of other articles run to {days[-1]}, so the page was not captured before" if days else ""


def dateline_day(page: Page, published: Published) -> str | None:
    """The day of the dateline; its year, where it has none, is that of a date stated elsewhere."""
    written = page.dateline.date if page.dateline else None
    if written is None or written.full:
        return written.value if written else None
    if published.value is None:
        return None
    year = int(published.value[:4])
    if published.value[5:7] == "01" and written.value[2:4] == "12":
        year -= 1  # filed in December, published in January
    return f"{year}{written.value[1:]}"


def masthead_of(page: Page, metadata: Metadata, address: Address | None, report: str) -> Masthead | None:
    """The outlet: metadata, the agency of the dateline, the address of the original, `More from NAME`; or none."""
    if metadata.outlet:
        return Masthead(name=metadata.outlet, basis="metadata", why="masthead: named in the metadata")
    line = page.dateline
    if line and line.agency:
        at = page.text.index(line.agency, line.bounds[0])
        span = Span.cut(report, page.text, at, at + len(line.agency))
        return Masthead(name=line.agency, basis="dateline", span=span, why="masthead: agency in the dateline")
    url = address.url if address else metadata.url
    name = outlet_of(url) if url else None
    if name:
        where = Span.cut(report, page.text, *address.bounds) if address else None
        return Masthead(name=name, basis="url", span=where, why="masthead: domain in the address of the original")
    return _more_from(page, report)


def _more_from(page: Page, report: str) -> Masthead | None:
    for unit in page.units:
        match = _MORE_FROM.fullmatch(unit.words) if unit.kind == "related-links" else None
        if match and not _SECTION.fullmatch(match["name"]) and not is_place(match["name"]):
            span = Span.cut(report, page.text, unit.start, unit.end)
            return Masthead(
                name=match["name"], basis="inferred", span=span, why="masthead: heading of the links to more of it"
            )
    return None
