"""A span: where in which report, and the words that stand there."""

from typing import Self

from pydantic import model_validator

from variorum.errors import SpanError
from variorum.model.record import Record

Bounds = tuple[int, int]  # half-open [start, end) in code points of `report.text`


class Span(Record):
    """Characters `start <= i < end` of one report's text, with the words themselves as proof.

    Raises `SpanError` at construction where it is empty or its quote has another length than its bounds; `verify`
    compares the words with the text.
    """

    report: str
    start: int
    end: int
    quote: str

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not 0 <= self.start < self.end:
            raise SpanError(f"span [{self.start}, {self.end}) of {self.report}: expected 0 <= start < end")
        if len(self.quote) != self.end - self.start:
            raise SpanError(
                f"span [{self.start}, {self.end}) of {self.report}: expected a quote of {self.end - self.start} "
                f"characters, got {len(self.quote)}"
            )
        return self

    @classmethod
    def cut(cls, report: str, text: str, start: int, end: int) -> Self:
        """The span of `text` from `start` to `end`; raises `SpanError` where that leaves the text."""
        if end > len(text):
            raise SpanError(f"span [{start}, {end}) of {report}: the text has only {len(text)} characters")
        return cls(report=report, start=start, end=end, quote=text[start:end])

    @property
    def bounds(self) -> Bounds:
        return self.start, self.end

    def verify(self, text: str) -> None:
        """Raises `SpanError` unless `text[start:end]` is the quote."""
        found = text[self.start : self.end]
        if found != self.quote:
            place = f"span [{self.start}, {self.end}) of {self.report}"
            raise SpanError(f"{place}: expected {self.quote!r}, the text has {found!r}")

    def overlaps(self, other: "Span") -> bool:
        return self.report == other.report and self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Does `other` lie inside this span?"""
        return self.report == other.report and self.start <= other.start and other.end <= self.end
