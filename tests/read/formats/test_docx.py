"""DOCX: what is read of a package, and what is refused."""

import html
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import ReadError
from variorum.model import Report
from variorum.read import read_bytes
from variorum.read.formats.docx import read_docx
from variorum.read.item import Item
from variorum.read.limits import Limits

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STORY = "The harbour is closed to small boats until Friday, the office said."


def package(body: str, parts: dict[str, str] | None = None, main: str = "word/document.xml") -> bytes:
    """A package with a main part; `parts` are more parts, by name."""
    written = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Type="{KIND}/officeDocument" Target="{main}"/></Relationships>',
        main: f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>',
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in written.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(content: str, style: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{content}</w:t></w:r></w:p>'


def read(data: bytes) -> Report:
    (report,) = read_bytes(data, "x").reports
    return report


def problem(data: bytes) -> str:
    reading = read_bytes(data, "x.docx")
    assert not reading.reports
    return reading.problems[0].problem


def test_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>It costs </w:t></w:r><w:del><w:r><w:delText>six</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>seven</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> moved away</w:t></w:r></w:moveFrom>"
        "<w:r><w:t> crowns.</w:t></w:r></w:p>"
    )
    assert read(package(body)).text == "It costs seven crowns."


def test_hidden_text_field_codes_and_fallbacks_are_left_out() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret. </w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Open. </w:t></w:r>'
        "<w:r><w:instrText> HYPERLINK x </w:instrText></w:r><w:r><w:t>Linked</w:t><w:tab/><w:t>text</w:t><w:br/></w:r>"
        "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop.</w:t></w:r></w:p>"
    )
    assert read(package(body)).text == "Open. Linked\ttext\nnon-stop."


def test_tables_are_read_row_by_row_and_boxes_below_their_paragraph() -> None:
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>" + cell.format(paragraph("North")) + cell.format(paragraph("7") + paragraph("m")) + "</w:tr>"
    box = f"<w:p><w:r><w:t>Above.</w:t></w:r><w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    box += f"<w:Fallback><w:txbxContent>{paragraph('In the box.')}</w:txbxContent></w:Fallback></w:p>"
    report = read(package(f"<w:tbl>{row}</w:tbl>{box}"))
    assert report.text == "North\t7 m\n\nAbove.\n\nIn the box."
    assert [run.paragraph for run in report.source_map] == [1, 2, 3, 4, 5]


def test_styles_are_known_by_their_name_in_any_language() -> None:
    named = '<w:style w:styleId="{}"><w:name w:val="{}"/></w:style>'
    styles = f"<w:styles {W}>{named.format('Titel1', 'Title')}{named.format('Bild', 'caption')}</w:styles>"
    relations = f'<Relationships><Relationship Type="{KIND}/styles" Target="styles.xml"/></Relationships>'
    body = paragraph("Harbour closed", "Titel1") + paragraph(STORY) + paragraph("The quay", "Bild")
    report = read(package(body, {"word/_rels/document.xml.rels": relations, "word/styles.xml": styles}))
    assert report.title == "Harbour closed"
    assert [(n.kind, report.text[n.start : n.end].strip()) for n in report.noise][-1] == ("caption", "The quay")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=20)


@settings(deadline=None, max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=6), st.booleans())
def test_every_character_is_at_its_place(texts: list[str], numeric: bool) -> None:
    escaped = ["".join(f"&#x{ord(c):x};" if numeric else html.escape(c) for c in text) for text in texts]
    data = package(paragraph(STORY) + "".join(map(paragraph, escaped)))
    report = read(data)
    part = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert report.text == "\n\n".join([STORY, *(text for text in texts if text.strip())])
    for run in report.source_map:
        assert html.unescape(part[run.source_start : run.source_end]) == report.text[run.start : run.end]
        assert run.part == "word/document.xml"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 and no more", "broken"),
        (package(""), "no words"),
        (package("<w:p>"), "XML"),
        (package(paragraph(STORY), main="xl/workbook.xml"), "spreadsheet"),
        (package(paragraph(STORY), {"_rels/.rels": "<Relationships/>"}), "it has no part"),
        (package(paragraph(STORY), {"word/document.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}), "entity"),
    ],
)
def test_refusals_say_what_came(data: bytes, words: str) -> None:
    assert words in problem(data)


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    data = package("<w:p/>" * 400_000)
    assert len(data) < 20_000
    with pytest.raises(ReadError, match=r"'word/document\.xml' unpacks to more than 100000 bytes"):
        list(read_docx(Item("x.docx", io.BytesIO(data), limits=Limits(document=100_000))))


def test_a_damaged_part_is_refused() -> None:
    data = bytearray(package(paragraph(STORY * 40)))
    at = bytes(data).index(b"word/document.xml") + 40
    data[at : at + 40] = b"\xff" * 40
    assert "cannot be unpacked" in problem(bytes(data))
