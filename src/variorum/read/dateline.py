"""The dateline: `PLACE, Date (Agency) --` in front of the first sentence."""

import re
from dataclasses import dataclass

from variorum.model.span import Bounds
from variorum.read.dates import MONTH, WEEKDAY, WrittenDate, date_at
from variorum.text.gazetteer import gazetteer

_NAME = r"[A-Z\u00c0-\u00de][\w.'’]*(?:-[\w'’]+)*"
_JOINED = r"(?:\s+(?:of|the|de|la|el|al|del|da|do|dos|am|an|upon|on|and|und|i)\b|\s*[/&])*"
_NOT_DAY = rf"(?!(?i:{MONTH}|{WEEKDAY}))"
_PLACE = re.compile(
    rf"(?P<city>{_NAME}(?:{_JOINED}[\s/]{{1,2}}{_NOT_DAY}{_NAME}){{0,4}})"
    rf"(?:,\s+{_NOT_DAY}(?P<region>{_NAME}(?:{_JOINED}\s+{_NAME}){{0,3}}))?(?:\s*\[[^\]\n]{{2,30}}\])?",
)
_PAREN = re.compile(r"\(\s*(?P<name>[^()\d\n][^()\n]{1,40}?)\s*\)|/(?P<slashed>[A-Z][^/\n]{1,30})/")
_BARE = re.compile(r"(?P<name>[A-Z][A-Z-]{1,9}|[A-Z][a-z]+ ?[A-Z]\w+)(?=\s*[-–—―:])")
_FEED = re.compile(r"[A-Z]{3,}\s?[-–]\s?(?P<name>[A-Z].*)")
_INNER = re.compile(r"\s(?=[A-Z\u00c0-\u00de])")
_STOP = re.compile(r"[.!?]['\"”’)]*\s")
_DASH = re.compile(r"\s*(?:\.?\s*[-–—―]{1,3}|:)\s*|\.\s+(?=\S)|\s*$")
_PAUSE = re.compile(r"[\s,.–—-]*")
_NO_PLACE = re.compile(
    rf"(?:{MONTH}|{WEEKDAY}|breaking|update[ds]?|watch|exclusive|opinion|analysis|live|video|factbox|explainer"
    r"|just in|alert|urgent|correct(?:ed|ion)|editorial|review|interview|photos?|the|a|an|note|summary|background"
    r"|by|what|why|how|who|on|in|first|second|key|q|a|fact|file|table|timeline|feature|column|wrap|refile"
    r"|advisory|graphic|report|story|read|more)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline at `bounds`; the story goes on at `body`. `date` may lack its year (`--06-05`)."""

    bounds: Bounds
    body: int
    place: str | None
    date: WrittenDate | None
    agency: str | None


@dataclass
class _Scan:
    """What has been read so far of a dateline."""

    text: str
    at: int
    limit: int
    city: str | None = None
    date: WrittenDate | None = None
    agency: str | None = None
    bracketed: bool = False
    last: int = 0  # the end of the last part that was read

    def place(self) -> None:
        match = _PLACE.match(self.text, self.pause() if self.agency else self.at, self.limit)
        if match and not _NO_PLACE.fullmatch(match["city"]):
            self.city, self.at, self.last = match["city"].rstrip("."), match.end(), match.end()

    def pause(self) -> int:
        match = _PAUSE.match(self.text, self.at, self.limit)
        return match.end() if match else self.at

    def day(self) -> None:
        at = self.pause()
        weekday = re.compile(rf"{WEEKDAY}[\s,]*", re.IGNORECASE).match(self.text, at, self.limit)
        found = date_at(self.text, weekday.end() if weekday else at, self.limit)
        if found and self.date is None:
            self.date, self.at, self.last = found, found.end, found.end

    def carrier(self) -> None:
        at = self.pause()
        match = _PAREN.match(self.text, at, self.limit)
        if match is None and (self.city or self.date):
            match = _BARE.match(self.text, at, self.limit)
            match = match if match and is_carrier(match["name"]) and at > self.last else None
        if match:  # a later one counts: the first may be that of the feed which passes the copy on
            self.bracketed = match.re is _PAREN
            self.agency = match["name"] or match.groupdict().get("slashed")
            self.at = self.last = match.end()


def find_dateline(text: str, start: int, end: int) -> FoundDateline | None:
    """The dateline that a paragraph opens with, if it does."""
    return _scanned(text, start, end, with_place=True) or _scanned(text, start, end, with_place=False)


def _scanned(text: str, start: int, end: int, with_place: bool) -> FoundDateline | None:
    scan = _Scan(text, start, min(end, start + 160))
    scan.carrier()
    if with_place:
        scan.place()
    scan.day()
    scan.carrier()
    scan.day()
    if not scan.last:
        return None
    mark = _DASH.match(text, scan.at, end)
    body = mark.end() if mark else scan.at
    if not _holds(scan, mark.group().strip() if mark else "", at_end=body >= end):
        return None
    body += len(text[body:end]) - len(text[body:end].lstrip())
    feed = _FEED.fullmatch(scan.agency or "")
    return FoundDateline((start, scan.last), body, scan.city, scan.date, feed["name"] if feed else scan.agency)


def dateline_within(text: str, start: int, end: int) -> FoundDateline | None:
    """The dateline behind a headline that is run in before it: `Ten die in flood NAIROBI, March 3 (AP) —`."""
    held = []
    for mark in _INNER.finditer(text, start, min(end, start + 300)):
        if _STOP.search(text, start, mark.end()):
            break
        found = find_dateline(text, mark.end(), end)
        if found and found.agency and found.place and (found.date or is_carrier(found.agency)):
            held.append(found)
    known = [found for found in held if is_place(found.place or "")]
    capitals = [found for found in held if _capitals(found.place or "")]
    return next(iter(known or capitals), None)


def _holds(scan: _Scan, dash: str, at_end: bool) -> bool:
    """Is what was read a dateline, and not the first words of a sentence?"""
    follows = scan.text[scan.at : scan.limit].lstrip(" -–—―:.,")[:1]
    if follows.islower() and not dash:
        return False
    if scan.agency and scan.bracketed:
        if scan.date:
            return True
        known = is_carrier(scan.agency)
        if scan.city is None:
            return (known and bool(dash)) or bool(_FEED.fullmatch(scan.agency))
        return bool(dash) and (known or _capitals(scan.city) or is_place(scan.city))
    if scan.agency or scan.city is None:
        return bool(scan.agency and scan.city and dash)
    if scan.date:
        return at_end or (bool(dash) and (is_place(scan.city) or _capitals(scan.city) or dash != ":"))
    return bool(dash) and dash != "." and not at_end and _bare_place(scan.city, dash)


def _bare_place(city: str, dash: str) -> bool:
    """May a place alone be a dateline before this mark?"""
    if _capitals(city):
        return is_place(city) or (len(city) >= 5 and not gazetteer().get(city) and dash not in ("-", ":"))
    return is_place(city) and dash in ("—", "–", "--")


def _capitals(name: str) -> bool:
    return name.isupper() and len(name) > 2


def is_place(name: str) -> bool:
    """Is it the name of a country, capital or other known place, in any case?"""
    forms = {name, name.title()} | set(name.split("/"))
    return any(e.kind in ("place", "capital", "state") for form in forms for e in gazetteer().get(form))


def is_carrier(name: str) -> bool:
    """Is it a known news agency or outlet?"""
    return any(e.kind in ("news-agency", "outlet") for e in gazetteer().get(name))
