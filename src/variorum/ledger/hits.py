"""What a search finds: rows, and the places in the reports that show why."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from variorum.ledger.parts import spans
from variorum.ledger.terms import folded, terms
from variorum.model import Bounds, Record, Report

_AROUND: Final = 60  # characters before and after the first word of a snippet that was asked for
_MOST: Final = 3  # snippets of a hit


class Snippet(Record):
    """Characters `[start, end)` of a report's text, and in `marks` the bounds, in that text as well, of words that
    were asked for.
    """

    report: str
    start: int
    end: int
    text: str
    marks: tuple[Bounds, ...]


class Hit(Record):
    """A row that has all words that were asked for: where it stands, what it is called, and where its words stand."""

    table: str
    key: str
    label: str
    snippets: tuple[Snippet, ...] = ()


class Hits(Record):
    """Hits `offset` to `offset + limit` of `total`, the best first; `at_least` where there are more than were counted.

    Of very many the first in the order of the ledger are ranked, and the others follow in that order.
    """

    rows: tuple[Hit, ...]
    total: int
    at_least: bool = False
    offset: int
    limit: int


def snippets(record: Record, texts: Mapping[str, str], asked: Sequence[str]) -> tuple[Snippet, ...]:
    """The best places of a row that hold words that were asked for, those with more of them first.

    `texts` has the text of every report that the row points into.
    """
    if isinstance(record, Report):
        places = [(record.id, (0, len(record.text)))]
    else:
        places = list(dict.fromkeys((span.report, span.bounds) for span in spans(record)))
    found = (snippet for report, bounds in places for snippet in _within(report, texts[report], bounds, tuple(asked)))
    return _best(((_wealth(snippet, asked), snippet) for snippet in found), len(asked))


def _best(found: Iterator[tuple[int, Snippet]], most: int) -> tuple[Snippet, ...]:
    """The first snippets with all `most` terms, then those with fewer; looks no further than the last that it gives."""
    kept: list[tuple[int, Snippet]] = []
    whole = 0
    for wealth, snippet in found:
        kept.append((wealth, snippet))
        whole += wealth == most
        if whole == _MOST:
            break
    return tuple(snippet for _, snippet in sorted(kept, key=lambda pair: -pair[0])[:_MOST])


def _within(report: str, text: str, bounds: Bounds, asked: tuple[str, ...]) -> Iterator[Snippet]:
    """Snippets around the words in `bounds` that were asked for; none overlaps the one before."""
    base, end = bounds
    marks = ((base + t.start, base + t.end) for t in terms(text[base:end]) if t.text.startswith(asked))
    after, mark = 0, next(marks, None)
    while mark:
        start = max(after, _gap(text, max(0, mark[0] - _AROUND), mark[0]))
        after = _gap(text, min(len(text), mark[1] + _AROUND), mark[1])
        inside: list[Bounds] = []
        while mark and mark[0] < after:
            inside += [mark] if mark[1] <= after else []
            mark = next(marks, None)
        yield Snippet(report=report, start=start, end=after, text=text[start:after], marks=tuple(inside))


def _gap(text: str, wanted: int, limit: int) -> int:
    """The place of white space that is nearest to `wanted` on the way to `limit`; `limit` where there is none."""
    step = 1 if limit > wanted else -1
    for at in range(wanted, limit, step):
        if at in (0, len(text)) or text[at].isspace():
            return at + 1 if step > 0 and at > 0 else at
    return limit


def _wealth(snippet: Snippet, asked: Sequence[str]) -> int:
    """How many of the terms a snippet has."""
    held = folded(snippet.text)
    return sum(any(word.startswith(term) for word in held) for term in asked)
