"""The layers of annotation of one report, each on what the ones before it found."""

from variorum.annotate.actors import actors
from variorum.annotate.commitments import commitments
from variorum.annotate.events import events
from variorum.annotate.figures import figures
from variorum.annotate.foreign import english_only, foreign
from variorum.annotate.located import NOTHING, located
from variorum.annotate.memory import FORGETFUL, Memory
from variorum.annotate.outside import Account
from variorum.annotate.parser import Parser
from variorum.annotate.reading.reader import shipped
from variorum.annotate.recollection import Recollection
from variorum.annotate.statements import statements
from variorum.annotate.times import times
from variorum.model import Annotation, Parse, Report


def annotate(report: Report, parser: Parser, memory: Memory = FORGETFUL, account: Account | None = None) -> Annotation:
    """All that one report says by itself; `memory` has what was read before, `account` what a reader outside has to
    add.
    """
    parse = parser.parse(report)
    before = Recollection.of(report, parser.name, account, memory)
    return before.recall(report, parse) or before.keep(_annotated(report, parse, memory, account))


def _annotated(report: Report, parse: Parse, memory: Memory, account: Account | None) -> Annotation:
    cast = actors(report, parse)
    if parse.paragraphs and not any(report.reads_as_english(*bounds) for bounds in parse.paragraphs):
        return Annotation(report=report, parse=parse, actors=cast, left_out=foreign(report))
    seen = shipped().read(parse, memory)
    claims = located(report, parse, account) if account else NOTHING
    said = statements(report, parse, cast, seen.attributions, claims)
    found = Annotation(
        report=report,
        parse=parse,
        actors=cast,
        times=times(report, parse),
        statements=said,
        events=events(report, parse, cast, seen),
        figures=figures(report, parse, cast),
        commitments=commitments(report, parse, cast, said),
        left_out=claims.left_out,
    )
    return english_only(found)
