"""ODT: what is read of a package, and what is refused."""

import io
import zipfile

import pytest

from variorum.read import read_bytes

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def package(body: str, kind: str = "text") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:body><office:{kind}>{body}</office:{kind}>"
            "</office:body></office:document-content>",
        )
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>One\n   two<text:s text:c='2'/>three<text:tab/>four</text:p>", "One two  three\tfour"),
        ("<text:p>Kept <text:span>and</text:span> <text:a>linked</text:a>.</text:p>", "Kept and linked."),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>Here.</text:p>",
            "Here.",
        ),
        ("<text:list><text:list-item><text:p>A</text:p></text:list-item></text:list><text:h>B</text:h>", "A\n\nB"),
        (
            "<text:p>Story<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note.</text:p>"
            "</text:note-body></text:note>.</text:p><text:p>End.</text:p>",
            "Story.\n\nNote.\n\nEnd.",
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell>"
            "<text:p>b</text:p></table:table-cell></table:table-row></table:table>",
            "a\tb",
        ),
        ("<text:p>Grüße &amp; &#8220;Kuss&#8221;</text:p>", "Grüße & “Kuss”"),
    ],
)
def test_the_text_is_what_a_reader_sees(body: str, text: str) -> None:
    (report,) = read_bytes(package(body), "x").reports
    assert report.text == text
    assert report.media_type == "application/vnd.oasis.opendocument.text"


def test_a_spreadsheet_is_refused() -> None:
    (problem,) = read_bytes(package("<table:table/>", "spreadsheet"), "x").problems
    assert "spreadsheet" in problem.problem and "CSV" in problem.advice


def test_a_number_of_blanks_is_no_bomb() -> None:
    (report,) = read_bytes(package("<text:p>a<text:s text:c='999999999'/>b</text:p>"), "x").reports
    assert len(report.text) == 1002
