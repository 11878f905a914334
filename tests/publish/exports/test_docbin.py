"""Documents are read back by spaCy."""

import spacy
from spacy.tokens import DocBin

from variorum.model import Ledger
from variorum.publish.exports.docbin import document


def test_texts_and_spans_come_back(small_ledger: Ledger, ferry_ledger: Ledger) -> None:
    vocabulary = spacy.blank("en").vocab
    for ledger in (small_ledger, ferry_ledger):
        docs = list(DocBin().from_bytes(document(ledger)).get_docs(vocabulary))
        assert [doc.text for doc in docs] == [report.text for report in ledger.reports]
        by_report = {report.id: doc for report, doc in zip(ledger.reports, docs, strict=True)}
        for said in ledger.statements:
            found = [span for span in by_report[said.report].spans["statements"] if span.id_ == said.id]
            for given, span in zip(said.content, found, strict=True):
                assert given.quote in span.text
                assert span.start_char <= given.start
                assert given.end <= span.end_char
                assert span.label_ == said.mode
        assert sum(len(doc.spans.get("figures", ())) for doc in docs) == len(ledger.figures)
