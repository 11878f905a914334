"""What a report that comes to a story is to it: new, there already, or another version of one that is there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from variorum.model.record import Record
from variorum.model.report import Report

Standing = Literal["new", "copy", "new-version", "same-bytes", "same-text"]


class Arrival(Record):
    """A report that came. One of the `same-bytes` or the `same-text` as a report of the story is not added again.

    A `copy` has the text of another under another address or outlet, a `new-version` another text under the same
    address: both are reports of their own. `of` is the id of that other report.
    """

    entry: Literal["report"] = "report"
    report: str
    source: str
    standing: Standing
    of: str | None = None
    why: str

    @property
    def is_added(self) -> bool:
        """Does the story become larger by it?"""
        return self.standing in ("new", "copy", "new-version")


@dataclass(slots=True)
class _Known:
    """The reports of the story by what they are recognised by."""

    ids: set[str] = field(default_factory=set)
    texts: dict[str, list[Report]] = field(default_factory=dict)
    addresses: dict[str, Report] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        self.ids.add(report.id)
        self.texts.setdefault(_words(report), []).append(report)
        if report.url:
            self.addresses[_address(report.url)] = report


def arrivals(there: Sequence[Report], come: Sequence[Report]) -> tuple[tuple[Report, ...], tuple[Arrival, ...]]:
    """The reports that are to be added to those that are there, and what each that came is. Ids are as read.

    Those that came are taken in the order of their dates, so that the order of the files does not count.
    """
    known = _Known()
    for report in sorted(there, key=_moment):
        known.add(report)
    added, told = [], []
    for report in sorted(come, key=_moment):
        arrival = _arrival(report, known)
        told.append(arrival)
        if arrival.is_added:
            added.append(report)
            known.add(report)
    return tuple(added), tuple(told)


def _arrival(report: Report, known: _Known) -> Arrival:
    def told(standing: Standing, of: str | None, why: str) -> Arrival:
        return Arrival(report=report.id, source=report.source, standing=standing, of=of, why=why)

    if report.id in known.ids:
        return told("same-bytes", report.id, "its bytes are those of a report of the story")
    same = known.texts.get(_words(report), [])
    for other in same:
        if not _elsewhere(report, other):
            return told("same-text", other.id, "its words are those of a report of the story; only white space differs")
    if same:
        return told("copy", same[0].id, "its words are those of a report of another address or outlet")
    earlier = known.addresses.get(_address(report.url)) if report.url else None
    if earlier:
        return told("new-version", earlier.id, "a report of the same address has other words")
    return told("new", None, "no report of the story has its words or its address")


def _words(report: Report) -> str:
    return " ".join(report.text.split())


def _elsewhere(one: Report, other: Report) -> bool:
    """Do two reports say that they came out in different places?"""
    if one.url and other.url:
        return _address(one.url) != _address(other.url)
    if one.masthead and other.masthead:
        return one.masthead.name.casefold() != other.masthead.name.casefold()
    return False


def _address(url: str) -> str:
    """An address without what does not tell pages apart: scheme, `www.`, fragment, a slash at its end."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:
        return url
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{parts.query}" if parts.query else "")


def _moment(report: Report) -> tuple[str, str, str]:
    return report.published.value or "", report.id, report.source
