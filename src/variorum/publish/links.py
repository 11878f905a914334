"""Where a link of a page leads. In a file all is on one page; a server has an address for each section and report."""

from typing import Protocol

from variorum.model import Span
from variorum.publish.notes import address


class Links(Protocol):
    """What a page needs to link: every section, report, row and span by its id, and the heading of a speaker."""

    def section(self, section: str) -> str: ...

    def report(self, report: str) -> str: ...

    def row(self, row: str) -> str: ...

    def speaker(self, actor: str) -> str: ...

    def span(self, span: Span) -> str: ...


class Anchors:
    """Links inside one page: the id itself is the address."""

    def section(self, section: str) -> str:
        return f"#{section}"

    def report(self, report: str) -> str:
        return f"#{report}"

    def row(self, row: str) -> str:
        return f"#{row}"

    def speaker(self, actor: str) -> str:
        return f"#says-{actor}"

    def span(self, span: Span) -> str:
        return f"#{address(span)}"
