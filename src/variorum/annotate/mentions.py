"""Candidate mentions of actors in a parsed report, before it is known which of them are one and the same."""

from variorum.annotate.candidate import Candidate
from variorum.annotate.described import described, pronouns
from variorum.annotate.named import from_run, surnames
from variorum.annotate.names import runs
from variorum.model import Parse


def candidates(parse: Parse) -> tuple[Candidate, ...]:
    """All candidate mentions of a report, in text order; of two with the same bounds the first found is kept."""
    found: list[Candidate] = []
    by_sentence = [tuple(runs(parse, sentence)) for sentence in parse.sentences]
    known = surnames(parse, (parts for parts_of_one in by_sentence for parts in parts_of_one))
    for sentence, of_one in zip(parse.sentences, by_sentence, strict=True):
        named = [c for parts in of_one for c in from_run(parse, parts, known)]
        covered = {i for c in named for i in range(c.first, c.token + 1)}
        found += [*named, *described(parse, sentence, covered, named), *pronouns(parse, sentence)]
    unique = {(c.start, c.end): c for c in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda c: (c.start, -c.end)))
