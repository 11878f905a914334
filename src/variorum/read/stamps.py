"""Date stamps: what a page or a scraper prints around a story to say when it came out."""

import re
from dataclasses import dataclass

from variorum.model.span import Bounds
from variorum.read.dates import MONTH, WEEKDAY, WrittenDate, date_at

_LABEL = re.compile(
    r"(?:(?:first|last|originally|article|story|on)\s+)?"
    r"(?:(?:publication|release|publish)\s+date|date[d]?|published|posted|updated|modified|created|issued|released|uploaded"
    r"|veröffentlicht|erschienen|aktualisiert|stand|publié|paru|mis à jour|modifié|publicado|actualizado|atualizado"
    r"|pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|publiceret|opdateret"
    r"|opublikowano|aktualizacja|publikováno|aktualizováno|julkaistu|päivitetty|yayınlanma|güncelleme"
    r"|опубликовано|обновлено|опубліковано|оновлено|発行|公開|配信|更新|发布|更新时间|發布|입력|등록|수정)"
    r"(?:\s+(?:on|at|date|time|am|vom|le|el|il|em|op|den|dnia))?\s*[:|–—-]?\s*",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    "updat|modif|aktuali|mis à jour"
    "|a[ck]?tualiza|aggiorn|bijgewerkt|uppdat|oppdat|opdat|päivit|güncel|обновл|оновл|更新|수정",
    re.IGNORECASE,
)
_TIME = r"(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?\s?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|noon|midnight)"
_ZONE = r"(?:\s*\(?(?:(?-i:[A-Z]{1,5})\b|local time)?(?:\s?[+-]\d{1,2}:?(?:\d\d)?)?\)?)"
_REST = re.compile(
    rf"(?:[\s,.|•·@/–—-]|\bat\b|T(?=\d)|{_TIME}{_ZONE}|\b(?:IST|GMT|UTC|EST|EDT|CET|CEST|BST|MSK|PST|PDT|hrs|Uhr|h)\b"
    rf"|\d+\s*min(?:ute)?s?(?:\s+read)?|{WEEKDAY}|\([^()]{{0,40}}\bago\))*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"(?:on\s+)?(?:{WEEKDAY}[\s,|-]*)?(?:{_TIME}{_ZONE}[\s,|@-]*)?(?:{WEEKDAY}[\s,|-]*)?", re.IGNORECASE
)
_UNCLEAR = re.compile(r"\d{1,2}/\d{1,2}/\d{4}(?!\d)")  # day or month first: a stamp, but of no known day
_SPELL = r"(?:h|hrs?|m|mins?|d|seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
_POSTER = re.compile(r"(?:by|in|under)\s.{1,80}", re.IGNORECASE)
_BEFORE_STAMP = re.compile(r"[|,;:–—•·/-]\s*|\bon\s+|\s{2,}|\n")
_ANY_SPACE = re.compile(r"[\s,|•·/–—-]+")
_AGAIN = re.compile(
    rf"[\s(|•·,]*(?:{_LABEL.pattern})(?:{_TIME}{_ZONE}|(?:about\s+)?(?:an?|\d+)\s*{_SPELL}\s+ago|{MONTH}\s*\d{{1,2}})[\s)|•·,]*"
    r"(?:\d+\s*min(?:ute)?s?(?:\s+read)?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"(?:{_LABEL.pattern})?(?:{_TIME}{_ZONE}|(?:about\s+)?(?:an?|\d+)\s*{_SPELL}"
    r"\s+ago|just now|\d+\s*min(?:ute)?s?(?:\s+read)?|(?:reading time|read time)\s*:?\s*\d+\s*min(?:ute)?s?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp at `bounds`.

    `date` is null for a bare time of day and where day and month are not told apart; `update`: it is a later change.
    """

    bounds: Bounds
    date: WrittenDate | None
    label: str

    @property
    def update(self) -> bool:
        return bool(_UPDATE.search(self.label))


def stamp_alone(text: str, start: int, end: int) -> Stamp | None:
    """The stamp that `[start, end)` is, all of it; where it gives two dates, the earliest printed one counts."""
    first = _stamp_at(text, start, end)
    at = first.bounds[1] if first else start
    while first and at < end:
        further = _stamp_at(text, at, end)
        again = _AGAIN.match(text, at, end)
        if further is None and again is None:
            return None
        at = further.bounds[1] if further else again.end() if again else end
    if first:
        return Stamp((start, end), first.date, first.label)
    clock = _CLOCK.fullmatch(text, start, end)
    return Stamp((start, end), None, "") if clock else None


def stamp_behind(text: str, start: int, end: int, loose: bool = False) -> Stamp | None:
    """The stamp at the end of a line that begins otherwise (`Jane Doe | 3 March 2024`, `Posted on … by Jane`).

    With `loose`, as in a byline, any space may part the two.
    """
    posted = _stamp_at(text, start, end)
    if posted and posted.date and posted.date.full and _POSTER.fullmatch(text, posted.bounds[1], end):
        return posted
    for mark in (_ANY_SPACE if loose else _BEFORE_STAMP).finditer(text, start, end):
        found = stamp_alone(text, mark.end(), end)
        if found and found.date and found.date.full:
            return found
    return None


def stamp_before(text: str, start: int, end: int) -> Stamp | None:
    """The labelled stamp that is run in at the start of a paragraph: `date 2024-03-01 NAIROBI …`."""
    found = _stamp_at(text, start, end)
    if found is None or not found.label or found.bounds[1] >= end or found.date is None or not found.date.full:
        return None
    follows = text[found.bounds[1]]
    return found if follows.isupper() or follows in "\"“‘'([" else None


def _stamp_at(text: str, start: int, end: int) -> Stamp | None:
    label = _LABEL.match(text, start, end)
    at = label.end() if label else start
    lead = _LEAD.match(text, at, end)
    at = lead.end() if lead else at
    written, unclear = date_at(text, at, end), _UNCLEAR.match(text, at, end)
    if not (written and (written.full or label or (lead and lead.group()))) and not unclear:
        return None
    stop = written.end if written else unclear.end() if unclear else at
    rest = _REST.match(text, stop, end)
    return Stamp((start, rest.end() if rest else stop), written, label.group().strip(" :|-") if label else "")
