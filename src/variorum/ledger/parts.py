"""The spans and strings inside a record."""

from collections.abc import Iterator, Sequence

from variorum.model import Span, records_in


def spans(value: object) -> Iterator[Span]:
    """The spans inside a record, at any depth."""
    return (part for part in records_in(value) if isinstance(part, Span))


def strings(value: object) -> Sequence[str]:
    """The strings of a field, which is one, or a tuple that holds some at any depth."""
    if isinstance(value, str):
        return (value,)
    return [text for item in value for text in strings(item)] if isinstance(value, tuple) else ()
