"""Who uses whose words: a phrase that starts in a speaker's quotation and turns up in another report's own voice."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
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

Pairs = Mapping[tuple[str, str], Set[str]]  # two words that stand side by side -> reports


def borrowed(rows: Sequence[Wording], ledger: Ledger, voices: Voices) -> Iterator[Wording]:
    """The rows, those in a report's own voice that use words quoted elsewhere with `taken_from`; and rows of the
    further places where a whole quoted phrase stands in a report's own voice.

    A single word that judges is a finding where it is said of the same referent. A report that came out before the
    quotation takes nothing from it.
    """
    reports = {report.id: report for report in ledger.reports}
    names = {actor.id: actor.name for actor in ledger.actors}
    by_referent: dict[str, list[Wording]] = defaultdict(list)
    for row in rows:
        by_referent[row.referent].append(row)
    quoted = {referent: [row for row in same if _is_marked(row)] for referent, same in by_referent.items()}
    for row in rows:
        source = next((q for q in quoted[row.referent] if _uses(row, q, reports)), None)
        yield row if source is None else _taken(row, source, names)
    pairs = _pairs(ledger.reports)
    for phrase in (q for same in quoted.values() for q in same if is_phrase(q.span.quote)):
        for span in _again(phrase, pairs, reports, voices):
            if not any(row.span.overlaps(span) for row in by_referent[phrase.referent]):
                by_referent[phrase.referent].append(_place(phrase, span))
                yield _taken(_place(phrase, span), phrase, names)


def is_phrase(words: str) -> bool:
    """Two ordinary words or more: names and words of grammar are everybody's."""
    return len([word for word in core(words, names=False) if len(word) >= _SHORT]) >= _PHRASE


def _is_marked(row: Wording) -> bool:
    """Are these words of a speaker that can be known again?"""
    return row.voice == "quoted" and (judges(row.span.quote) or is_phrase(row.span.quote))


def _uses(row: Wording, quoted: Wording, reports: Mapping[str, Report]) -> bool:
    """Does a report call this in its own voice what a speaker calls it in quotation marks elsewhere?"""
    if row.voice != "own" or row.of is not None:
        return False
    mine, theirs = core(row.span.quote), core(quoted.span.quote)
    same = bool(theirs) and any(mine[n : n + len(theirs)] == theirs for n in range(len(mine)))
    marked = _in_marks(row.span, reports[row.span.report])
    return same and not marked and _may_take(row.span.report, quoted.span.report, reports)


def _may_take(mine: str, theirs: str, reports: Mapping[str, Report]) -> bool:
    """Another report, and not one that was surely out before the one that quotes?"""
    out, quoted = reports[mine].published, reports[theirs].published
    last, first = bounds(out.latest or out.value or ""), bounds(quoted.earliest or quoted.value or "")
    return mine != theirs and not (last and first and last[1] < first[0])


def _in_marks(span: Span, report: Report) -> bool:
    """Do quotation marks stand at an end of these words, though nobody is reported to say them?"""
    before, after = report.text[max(0, span.start - 1) : span.start], report.text[span.end : span.end + 1]
    return before in tuple(_OPENING) or after in tuple(_CLOSING)


def _pairs(reports: Sequence[Report]) -> Pairs:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for report in reports:
        for pair in pairwise(WORD.findall(report.text.lower())):
            found[pair].add(report.id)
    return found


def _again(row: Wording, pairs: Pairs, reports: Mapping[str, Report], voices: Voices) -> Iterator[Span]:
    """The places of other reports that have the phrase, outside of what anyone is reported to say."""
    words = WORD.findall(row.span.quote.lower())
    pattern = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)
    having = set.intersection(*(set(pairs.get(pair, ())) for pair in pairwise(words)))
    for report in (reports[r] for r in sorted(having) if _may_take(r, row.span.report, reports)):
        for start, end in report.story:
            spans = (report.span(*m.span()) for m in pattern.finditer(report.text, start, end))
            told = (s for s in spans if voices.innermost(s) is None and voices.quoted(s) is None)
            yield from (s for s in told if not _in_marks(s, report))


def _place(row: Wording, span: Span) -> Wording:
    ident = stable_id("w", row.referent, span.report, " ".join(span.quote.casefold().split()), "own")
    return row.model_copy(update={"id": ident, "span": span, "voice": "own", "of": None})


def _taken(row: Wording, quoted: Wording, names: Mapping[str, str]) -> Wording:
    who = names.get(quoted.of or "", "a speaker who is not named")
    why = f"{row.why}; the words of {who}, quoted in {quoted.span.report}"
    return row.model_copy(update={"taken_from": quoted.span, "why": why})
