"""Who uses whose words: a phrase that starts in a speaker's quotation and turns up in another report's own voice."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final

from variorum.collate.loaded import WORD, judges
from variorum.collate.referents import core
from variorum.collate.voices import Voices
from variorum.model import Ledger, Report, Span, Wording, stable_id
from variorum.text.calendar import bounds

_PHRASE: Final = 2  # ordinary words that two writers hardly choose both
_OPENING: Final = "\"'“‘«"
_CLOSING: Final = '"”»'
_SHORT: Final = 4  # letters of a word that is not one of grammar


def borrowed(rows: Sequence[Wording], ledger: Ledger, voices: Voices) -> Iterator[Wording]:
    """The rows, those in a report's own voice that use words quoted elsewhere with `taken_from`; and rows of the
    further places where a whole quoted phrase stands in a report's own voice, the first of each report.

    A single word that judges is a finding where it is said of the same referent. A report that came out before the
    quotation takes nothing from it.
    """
    reports = {report.id: report for report in ledger.reports}
    names = {actor.id: actor.name for actor in ledger.actors}
    by_referent: dict[str, list[Wording]] = defaultdict(list)
    for row in rows:
        by_referent[row.referent].append(row)
    quoted = {referent: _Quoted([row for row in same if _is_marked(row)]) for referent, same in by_referent.items()}
    for row in rows:
        source = quoted[row.referent].used_by(row, reports)
        yield row if source is None else _taken(row, source, names)
    again = _Again(reports, voices)
    for referent, same in by_referent.items():
        yield from _further(same, quoted[referent].rows, again, names)


def _further(
    same: Sequence[Wording], quoted: Sequence[Wording], again: "_Again", names: Mapping[str, str]
) -> Iterator[Wording]:
    """The places where phrases quoted of one referent stand again, but for those that the referent's rows have."""
    told: dict[str, list[Span]] = defaultdict(list)
    for row in same:
        told[row.span.report].append(row.span)
    here = {row.id for row in same}
    for phrase in (row for row in quoted if is_phrase(row.span.quote)):
        for span in again.of(phrase):
            if any(span.overlaps(other) for other in told[span.report]):
                continue
            told[span.report].append(span)
            place = _place(phrase, span)
            if place.id not in here:
                here.add(place.id)
                yield _taken(place, phrase, names)


def is_phrase(words: str) -> bool:
    """Two ordinary words or more: names and words of grammar are everybody's."""
    return len([word for word in core(words, names=False) if len(word) >= _SHORT]) >= _PHRASE


def _is_marked(row: Wording) -> bool:
    """Are these words of a speaker that can be known again?"""
    return row.voice == "quoted" and (judges(row.span.quote) or is_phrase(row.span.quote))


class _Quoted:
    """Marked words of speakers about one referent, looked up by the words; the same words are compared once."""

    def __init__(self, rows: Sequence[Wording]) -> None:
        self.rows = rows
        self._by_core: dict[tuple[str, ...], list[tuple[int, Wording]]] = defaultdict(list)
        for place, row in enumerate(rows):
            self._by_core[core(row.span.quote)].append((place, row))

    def used_by(self, row: Wording, reports: Mapping[str, Report]) -> Wording | None:
        """The first row whose words a report uses in its own voice, quotation marks left out."""
        if row.voice != "own" or row.of is not None or not self.rows or _in_marks(row.span, reports[row.span.report]):
            return None
        mine = core(row.span.quote)
        runs = {mine[n:m] for n in range(len(mine)) for m in range(n + 1, len(mine) + 1)}
        found = (
            next((hit for hit in self._by_core[run] if _may_take(row.span.report, hit[1].span.report, reports)), None)
            for run in runs & self._by_core.keys()
        )
        best = min((hit for hit in found if hit is not None), key=itemgetter(0), default=None)
        return best[1] if best else None


def _may_take(mine: str, theirs: str, reports: Mapping[str, Report]) -> bool:
    """Another report, and not one that was surely out before the one that quotes?"""
    out, quoted = reports[mine].published, reports[theirs].published
    last, first = bounds(out.latest or out.value or ""), bounds(quoted.earliest or quoted.value or "")
    return mine != theirs and not (last and first and last[1] < first[0])


def _in_marks(span: Span, report: Report) -> bool:
    """Do quotation marks stand at an end of these words, though nobody is reported to say them?"""
    before, after = report.text[max(0, span.start - 1) : span.start], report.text[span.end : span.end + 1]
    return before in tuple(_OPENING) or after in tuple(_CLOSING)


class _Again:
    """The places where a phrase stands outside of what anyone is reported to say; each phrase is looked for once."""

    def __init__(self, reports: Mapping[str, Report], voices: Voices) -> None:
        self._reports, self._voices = reports, voices
        self._prints: dict[str, list[str]] = defaultdict(list)  # text -> reports
        for report in reports.values():
            self._prints[report.text].append(report.id)
        self._pairs: dict[tuple[str, str], list[str]] = defaultdict(list)  # words side by side -> texts
        for text in self._prints:
            for pair in set(pairwise(WORD.findall(text.lower()))):
                self._pairs[pair].append(text)
        self._known: dict[tuple[str, ...], tuple[Span, ...]] = {}

    def of(self, row: Wording) -> Iterator[Span]:
        """The places of other reports that may have taken the words of a row."""
        words = tuple(WORD.findall(row.span.quote.lower()))
        if words not in self._known:
            self._known[words] = tuple(self._places(words))
        return (span for span in self._known[words] if _may_take(span.report, row.span.report, self._reports))

    def _places(self, words: Sequence[str]) -> Iterator[Span]:
        pattern = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)
        having = set.intersection(*(set(self._pairs.get(pair, ())) for pair in pairwise(words)))
        printing = sorted(ident for text in having for ident in self._prints[text])
        for report in map(self._reports.__getitem__, printing):
            for start, end in report.story:
                spans = (report.span(*m.span()) for m in pattern.finditer(report.text, start, end))
                told = (s for s in spans if self._voices.innermost(s) is None and self._voices.quoted(s) is None)
                yield from (s for s in told if not _in_marks(s, report))


def _place(row: Wording, span: Span) -> Wording:
    ident = stable_id("w", row.referent, span.report, " ".join(span.quote.casefold().split()), "own")
    return row.model_copy(update={"id": ident, "span": span, "voice": "own", "of": None})


def _taken(row: Wording, quoted: Wording, names: Mapping[str, str]) -> Wording:
    who = names.get(quoted.of or "", "a speaker who is not named")
    why = f"{row.why}; the words of {who}, quoted in {quoted.span.report}"
    return row.model_copy(update={"taken_from": quoted.span, "why": why})
