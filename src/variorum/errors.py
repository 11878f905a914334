"""Everything that Variorum raises on purpose.

    VariorumError
    ├── ReadError      a report cannot be read (missing, empty, binary, undecodable, too long a line)
    ├── SpanError      a span does not verify against the text that it points into
    ├── StoreError     a store is missing, of another format, or locked by another build
    ├── OrphanError    a decision fits nothing in the story as it stands
    └── RequestError   a command asks for something that does not exist (a table, a format)

A message says what was expected, what came, and what to do.
"""


class VariorumError(Exception):
    """Base of all errors that are meant for the user."""


class ReadError(VariorumError):
    """One report cannot be read; the others are not harmed by it."""

    def __init__(self, source: str, problem: str, advice: str) -> None:
        super().__init__(f"{source}: {problem}; {advice}")
        self.source = source
        self.problem = problem
        self.advice = advice


class SpanError(VariorumError):
    """A span is empty, out of bounds, or its quote is not what stands there."""


class StoreError(VariorumError):
    """The store cannot be opened, read or written."""


class OrphanError(VariorumError):
    """A decision no longer fits the text that it was made on. It is kept, and changes nothing."""


class RequestError(VariorumError):
    """What was asked for does not exist."""
