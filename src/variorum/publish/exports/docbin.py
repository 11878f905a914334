"""The reports as spaCy documents in a `DocBin`, for training and for search in the tools that read these.

Tokens are spaCy's own for English, and `doc.text` is the report's text to the character. The span groups are named
after the tables: `statements` (content), `quoted`, `cues`, `speakers`, `events`, `figures`, `times`, `actors`, `noise`.
A span's label is what its row says first (mode, kind, comparator), its `id_` the row's id. A span whose bounds lie
inside a token is widened to the token.
"""

from collections import defaultdict
from collections.abc import Iterator

from variorum.model import Ledger, Report, Span

_Marked = tuple[str, Span, str, str]  # group, span, label, id of the row


def document(ledger: Ledger) -> bytes:
    """The `DocBin` in bytes, one document a report in the order of the ledger; `doc.user_data` names the report."""
    import spacy  # noqa: PLC0415 # takes seconds to import
    from spacy.tokens import Doc, DocBin, SpanGroup  # noqa: PLC0415

    tokenizer = spacy.blank("en").tokenizer
    marked: defaultdict[str, list[_Marked]] = defaultdict(list)
    for row in _marked(ledger):
        marked[row[1].report].append(row)
    bin_ = DocBin(store_user_data=True)
    for report in ledger.reports:
        doc: Doc = tokenizer(report.text)
        doc.user_data.update(report=report.id, source=report.source, published=report.published.value)
        for group, span, label, ident in (*marked[report.id], *_noise(report)):
            found = doc.char_span(span.start, span.end, label=label, span_id=ident, alignment_mode="expand")
            if group not in doc.spans:
                doc.spans[group] = SpanGroup(doc, name=group)
            doc.spans[group].append(found)
        bin_.add(doc)
    return bytes(bin_.to_bytes())


def _marked(ledger: Ledger) -> Iterator[_Marked]:
    for said in ledger.statements:
        yield from (("statements", span, said.mode, said.id) for span in said.content)
        yield from (("quoted", span, said.mode, said.id) for span in said.quoted)
        yield from (("cues", span, said.act, said.id) for span in (said.cue,) if span)
        yield from (("speakers", span, said.speaker or "", said.id) for span in (said.speaker_span,) if span)
    for event in ledger.events:
        yield from (("events", span, event.kind, event.id) for span in event.mentions)
    for figure in ledger.figures:
        yield "figures", figure.span, figure.comparator, figure.id
    for time in ledger.times:
        yield "times", time.span, time.value or time.type, time.id
    for actor in ledger.actors:
        yield from (("actors", mention.span, actor.kind, actor.id) for mention in actor.mentions)


def _noise(report: Report) -> Iterator[_Marked]:
    return (("noise", report.span(noise.start, noise.end), noise.kind, report.id) for noise in report.noise)
