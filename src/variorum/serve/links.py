"""The permanent addresses of a served story: of its sections, reports, rows and words."""

from urllib.parse import quote

from variorum.model import Span


class Addresses:
    """Links that lead to pages of the server."""

    def section(self, section: str) -> str:
        return "/reports" if section == "reader" else f"/{section}"

    def report(self, report: str) -> str:
        return f"/reports/{quote(report, safe='')}"

    def row(self, row: str) -> str:
        return f"/rows/{quote(row, safe='')}"

    def speaker(self, actor: str) -> str:
        return self.row(actor)

    def span(self, span: Span) -> str:
        """The report, opened at the words; the part after `#` is the address that decisions and citations use."""
        return f"{self.report(span.report)}#{quote(span.report, safe='')}-{span.start}-{span.end}"
