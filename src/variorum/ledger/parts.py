"""The records inside a record."""

from collections.abc import Iterator

from variorum.model import Record, Span


def parts(value: object) -> Iterator[Record]:
    """A record and all records inside it, at any depth."""
    if isinstance(value, Record):
        yield value
        if not isinstance(value, Span):
            for held in vars(value).values():
                yield from parts(held)
    elif isinstance(value, tuple):
        for item in value:
            if isinstance(item, (Record, tuple)):
                yield from parts(item)


def spans(value: object) -> Iterator[Span]:
    """The spans inside a record, at any depth."""
    return (part for part in parts(value) if isinstance(part, Span))


def strings(value: object) -> Iterator[str]:
    """The strings of a field, which is one, or a tuple that holds some at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
