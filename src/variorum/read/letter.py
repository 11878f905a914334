"""The text of a letter: what in it is the report, and what is quoted, signed or put above what was forwarded."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from variorum.model.report import Noise
from variorum.model.span import Bounds
from variorum.read.raw import Metadata
from variorum.text.lines import lines

_FORWARDED = re.compile(
    r"[-_ ]{0,12}\s*(?:begin forwarded message|forwarded message|original message|weitergeleitete nachricht"
    r"|ursprüngliche nachricht|message transféré|mensaje reenviado|пересылаемое сообщение)\s*:?\s*[-_ ]{0,12}",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[*\s]*(?P<name>[A-Za-zÀ-ÿ-]{2,12})[*\s]*:[*\s]*(?P<value>.*)")
_NAMES = {
    **dict.fromkeys(("from", "von", "de"), "from"),
    **dict.fromkeys(("date", "sent", "datum", "gesendet", "fecha", "envoyé"), "date"),
    **dict.fromkeys(("subject", "betreff", "objet", "asunto"), "subject"),
    **dict.fromkeys(("to", "cc", "bcc", "reply-to", "an", "à", "para"), "to"),
}
_WROTE = re.compile(r".{4,200}\b(?:wrote|schrieb|écrit|escribió|написал[а-я()]*)\b.{0,80}:\s*")
_QUOTED = re.compile(r">(?!From )")  # `>From ` is how mailboxes hide that a line is no mark between letters
_SIGNED = re.compile(r"-- ?")
_SIGNATURE = 12  # lines at most


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter's text says of itself: its noise, and the header of the letter that it forwards, if it does."""

    noise: tuple[Noise, ...]
    forwarded: Metadata


def letter_of(text: str) -> Letter:
    """The noise in the text of a letter, and the metadata of the forwarded one."""
    rows = list(lines(text))
    head = _forwarded_head(text, rows)
    start = head[1] if head else 0
    pieces = [
        *([(0, start, "letter: what stands above a forwarded one")] if head else []),
        *((a, b, "letter: quoted from an earlier one") for a, b in _quoted(text, rows, start)),
        *((a, b, "letter: signature") for a, b in _signatures(text, rows, start)),
    ]
    noise = (Noise(start=rows[a][0], end=rows[b - 1][1], kind="other", why=why) for a, b, why in pieces)
    fields = dict(_fields(text, rows[head[0] : head[1]])) if head else {}
    forwarded = Metadata(
        title=fields.get("subject"),
        author=name_of(fields.get("from", "")),
        published=day_of(fields.get("date", "")) or fields.get("date"),
    )
    return Letter(tuple(noise), forwarded)


def _forwarded_head(text: str, rows: Sequence[Bounds]) -> Bounds | None:
    """The rows of the header of a forwarded letter: the mark above it and its fields; null where there is none."""
    marks = (i for i, row in enumerate(rows) if _FORWARDED.fullmatch(text[slice(*row)].strip()))
    for mark in marks:
        first = next((i for i in range(mark + 1, len(rows)) if text[slice(*rows[i])].strip()), len(rows))
        end = next((i for i in range(first, len(rows)) if not text[slice(*rows[i])].strip()), len(rows))
        if len(dict(_fields(text, rows[first:end]))) > 1:
            return mark, end
    return None


def _fields(text: str, rows: Sequence[Bounds]) -> Iterator[tuple[str, str]]:
    for row in rows:
        match = _FIELD.fullmatch(text[slice(*row)])
        name = _NAMES.get(match["name"].lower()) if match else None
        if match and name:
            yield name, match["value"].strip()


def _quoted(text: str, rows: Sequence[Bounds], start: int) -> Iterator[Bounds]:
    """Runs of rows that begin with `>`, with the line above that says who wrote them; none where all is quoted."""
    marked = [bool(_QUOTED.match(text, *row)) for row in rows]
    if not any(text[slice(*rows[i])].strip() and not marked[i] for i in range(start, len(rows))):
        return
    i = start
    while i < len(rows):
        end = next((j for j in range(i, len(rows)) if not marked[j]), len(rows))
        if end > i:
            above = next((j for j in range(i - 1, start - 1, -1) if text[slice(*rows[j])].strip()), i)
            yield (above if _WROTE.fullmatch(text[slice(*rows[above])]) else i), end
        i = end + 1


def _signatures(text: str, rows: Sequence[Bounds], start: int) -> Iterator[Bounds]:
    """The rows from a line of two dashes to the end, where they are few."""
    mark = next((i for i in range(start, len(rows)) if _SIGNED.fullmatch(text[slice(*rows[i])])), len(rows))
    if mark < len(rows) <= mark + _SIGNATURE:
        yield mark, len(rows)


def day_of(value: str) -> str | None:
    """The date of a `Date` field, in ISO 8601; null where it is none."""
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def name_of(sender: str) -> str | None:
    """The name in front of an address, else null."""
    name = re.split(r"[<\[(]", sender)[0].strip(" \"'*")
    return name if name and "@" not in name else None
