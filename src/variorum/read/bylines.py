"""Who wrote a report and whose copy it rests on: bylines, signatures and credit lines around the story."""

import re
from dataclasses import dataclass

from variorum.model.span import Bounds
from variorum.read.dateline import is_carrier
from variorum.read.dates import MONTH
from variorum.read.units import Unit

_CAPITAL = r"[A-Z\u00c0-\u00de][\w'’.-]*"
_PARTICLE = r"(?:de|da|do|dos|del|der|den|van|von|bin|ibn|al|el|la|le|di|du|y|ter|ten)"
_PERSON = rf"{_CAPITAL}(?:\s+(?!(?i:{MONTH})\s*\d)(?:{_CAPITAL}|{_PARTICLE})){{1,4}}"
_ROLE = r"(?:staff|senior|chief|political|foreign|diplomatic|writers?|reporters?|correspondents?|editors?)"
_PERSONS = rf"(?-i:{_PERSON})(?:(?:,\s*(?!{_ROLE}\b)(?:and\s+)?|\s+(?:and|&)\s+)(?-i:{_PERSON}))*"
_DESK = rf"(?-i:{_CAPITAL}(?:\s+{_CAPITAL}){{0,4}})"
_WORK = r"(?:story|report|text|words|analysis|opinion|written|reported|article|posted|published|compiled)"
_BY = re.compile(
    rf"(?:{_WORK}\s+by\b|by\b|(?:authors?|reporters?)\s*:)\s*:?\s*(?P<name>{_PERSONS}|{_DESK})(?P<rest>.{{0,90}})",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"[(\[]?(?:additional\s+)?(?:reporting|writing|editing|edited|written|compiled|translated|translation)\b"
    r"(?: and \w+)?"
    r"\s*(?:by|:)\s*(?P<name>.{3,300})",
    re.IGNORECASE,
)
_WITH_ROLE = re.compile(
    rf"(?P<name>{_PERSONS})\s*(?:[,|–—-]\s*|\s+in\s+)(?:[\w, ]+\s)?(?:{_ROLE}|bureau|contributors?|columnists?)\b"
    r".{0,80}",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(_PERSON)
_SOURCE = r"(?:story |news |text |report )?(?:sources?|credits?|courtesy|via|agency|agencies|wires?)\s*[:–—-]\s*"
_MATERIAL = (
    r"(?:inputs?|reporting|reports|files|information|material|contributions?|agency inputs?|wire reports?|agencies)"
)
_INPUTS = rf"(?:with|based on)\s+(?:additional\s+)?{_MATERIAL}\s*(?:from|by|of)?\s*:?\s*"
_RIGHTS = r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}\s*)?"
_CREDIT_LINE = re.compile(
    rf"[(\[*]*(?:{_SOURCE}|{_INPUTS}|[-–—/]+\s*|{_RIGHTS})(?P<name>[^()\[\]:]{{2,100}}?)(?:\s\d{{4}})?[)\].*]*",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"(?P<name>.{2,160}?)\s+(?:also\s+)?contributed\s.*")
_END_MARK = re.compile(r"\s(?:Enditem|ENDS|\(END\)|\(ENDS\)|Item ends|###|-30-)\.?$")
_LEGAL = re.compile(r"(?:©|\(c\)|copyright)", re.IGNORECASE)
_RUN_IN_CREDIT = re.compile(
    r"\s*[(\[]\s*(?P<name>(?:with\s+(?:additional\s+)?(?:inputs?|reporting|files)\s+(?:from|by)\s+)?[A-Z][^()\[\]\n]{1,60})[)\]]\s*\.?$"
    r"|(?<=[.!?”\"’'])\s*[-–—/]{1,2}\s*(?P<dashed>[A-Z][\w .'/&-]{1,40})$"
)
_WITH = re.compile(r"with\s+(?:additional\s+)?(?:inputs?|reporting|files)\s+(?:from|by)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|/|&|;|\band\b)\s*")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Named:
    """A line or end of a line that names writers or sources: the names at `names`, all of it at `bounds`."""

    bounds: Bounds
    names: tuple[Bounds, ...]


def byline_of(text: str, unit: Unit) -> Named | None:
    """The writers that a line names as such (`By Jane Doe`, `Jane Doe, staff writer`, `Reporting by …`)."""
    if len(unit.words) > _LONGEST * 2:
        return None
    for form in (_BY, _WITH_ROLE, _TEAM):
        match = form.fullmatch(text, unit.start, unit.end)
        if match and not (form is _BY and _is_sentence(match["rest"])):
            return Named((unit.start, unit.end), (match.span("name"),))
    return None


def byline_before(text: str, unit: Unit) -> Named | None:
    """The byline that is run in before a dateline: `By Jane Doe NAIROBI, 3 March (Reuters) -`."""
    match = re.compile(rf"(?:By|BY)\s+(?P<name>{_PERSON}?)\s+(?=[A-Z]{{3,}})").match(text, unit.start, unit.end)
    return Named((unit.start, match.end("name")), (match.span("name"),)) if match else None


def signature_of(text: str, unit: Unit) -> Named | None:
    """A name that stands alone, as writers sign below the last paragraph."""
    match = _SIGNATURE.fullmatch(text, unit.start, unit.end)
    return Named((unit.start, unit.end), (match.span(),)) if match and not is_carrier(unit.words) else None


def credit_of(text: str, unit: Unit) -> Named | None:
    """The sources that a line below the story credits: `With inputs from …`, `— AP`, `Source: …`, a known agency."""
    if len(unit.words) > _LONGEST:
        return None
    if is_carrier(unit.words.strip("()[]–—-/ .")):
        match = re.compile(r"[\s()\[\]–—/-]*(?P<name>.*?)[\s()\[\]./-]*").fullmatch(text, unit.start, unit.end)
    else:
        match = _CONTRIBUTED.fullmatch(text, unit.start, unit.end)
        match = match or _CREDIT_LINE.fullmatch(text, unit.start, unit.end)
    if match is None:
        return None
    names = _separate(text, match.span("name"))
    if match.re is _CONTRIBUTED or _LEGAL.match(unit.words) or match.group()[0] in "-–—/":
        names = tuple(n for n in names if is_carrier(text[n[0] : n[1]]))
    return Named((unit.start, unit.end), names) if names else None


def end_mark_after(text: str, unit: Unit) -> Bounds | None:
    """The mark that an agency sets behind the last sentence (`Enditem`, `(END)`)."""
    match = _END_MARK.search(text, unit.start, unit.end)
    return (match.start() + 1, match.end()) if match else None


def credit_after(text: str, unit: Unit) -> Named | None:
    """The credit that is run in at the end of the last paragraph: `… on Friday. (ANI)`, `… said. – AFP`."""
    match = _RUN_IN_CREDIT.search(text, unit.start, unit.end)
    if match is None:
        return None
    group = "name" if match["name"] else "dashed"
    start, end = match.span(group)
    stated = _WITH.match(text, start, end)
    names = _separate(text, (stated.end() if stated else start, end))
    if not stated and not all(is_carrier(text[a:b]) for a, b in names):
        return None
    at = match.start() + len(match.group()) - len(match.group().lstrip())
    return Named((at, unit.end), names)


def _separate(text: str, bounds: Bounds) -> tuple[Bounds, ...]:
    """The single names of a list of names."""
    found, at = [], bounds[0]
    if is_carrier(text[bounds[0] : bounds[1]].strip()):
        return (bounds,)
    for mark in [*_AND.finditer(text, *bounds), None]:
        end = mark.start() if mark else bounds[1]
        if text[at:end].strip():
            found.append((at, end))
        at = mark.end() if mark else end
    return tuple(found)


def _is_sentence(rest: str) -> bool:
    """Do the words after a name go on as a sentence does (`By Monday the water had reached the bridge.`)?"""
    return bool(re.match(r"\s+[a-z]", rest)) and not re.match(
        r"\s+(?:in|for|of|at|on|from|reporting|published|posted|updated)\b", rest
    )
