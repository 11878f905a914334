"""Candidate mentions of actors in a parsed report, before it is known which of them are one and the same."""

from collections.abc import Mapping
from functools import cache

from variorum.annotate.candidate import Candidate
from variorum.annotate.described import described, pronouns
from variorum.annotate.named import from_run, surnames
from variorum.annotate.names import runs
from variorum.model import Parse, Report
from variorum.text.tables import table


def candidates(report: Report, parse: Parse) -> tuple[Candidate, ...]:
    """All candidate mentions of a report, in text order; of two with the same bounds the first found is kept."""
    found: list[Candidate] = []
    by_sentence = [tuple(runs(parse, sentence)) for sentence in parse.sentences]
    known = surnames(parse, (parts for parts_of_one in by_sentence for parts in parts_of_one))
    for sentence, of_one in zip(parse.sentences, by_sentence, strict=True):
        named = [c for parts in of_one for c in from_run(parse, parts, known) if not _only_a_word(report, parse, c)]
        covered = {i for c in named for i in range(c.first, c.token + 1)}
        found += [*named, *described(parse, sentence, covered, named), *pronouns(parse, sentence)]
    unique = {(c.start, c.end): c for c in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda c: (c.start, -c.end)))


def _only_a_word(report: Report, parse: Parse, found: Candidate) -> bool:
    """Is the name of an outlet (`Bild`) a word like any other here? Where nouns or beginnings have capitals these tell
    nothing; then quotation marks do, or a word before it that leads to an outlet (`laut Bild`).
    """
    *article, word = report.text[found.start : found.end].split()
    leads = _outlet_words().get(report.language_of(found.start, found.end), {}).get(word)
    begins = found.first == parse.sentences[found.sentence].first
    if leads is None or (article and not begins):  # `Die Zeit` inside a sentence is a name
        return False
    quoted = parse.quotation_at(found.start, found.end)
    before = parse.tokens[found.first - 1].text.lower() if found.first else ""
    return (quoted is None or (quoted.start, quoted.end) != (found.start, found.end)) and before not in leads


@cache
def _outlet_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """By language, words of it that are names of outlets, and what leads to them as such."""
    return {
        row["language"]: dict.fromkeys(row["words"].split(), frozenset(row["leads"].split()))
        for row in table("outlet_words")
    }
