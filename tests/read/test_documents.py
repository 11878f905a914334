"""A file of every kind of document, read through the command line: text, title, outlet, date, place in the original."""

import email
import html
import mailbox
import shutil
import zipfile
from email import policy
from pathlib import Path

import pypdfium2
import pytest
from typer.testing import CliRunner

from variorum.cli import app
from variorum.ledger import Store
from variorum.model import Ledger, Report
from variorum.read import read_file

FIXTURES = Path(__file__).parent / "fixtures"
KINDS = ("pdf", "docx", "odt", "eml", "mbox", "mhtml")
CASES = {
    # source: title, writer, outlet, day, the first words of the story
    "pdf/ferry.pdf": (
        "Ferry of Port Example sails again after a winter of repairs",
        "Jane Example", "Example Press", "2031-03-05", "The ferry between the customs house",
    ),
    "pdf/restricted.pdf": ("Harbour notice", None, None, None, "The harbour of Port Example is closed"),
    "docx/dredging.docx": (
        "Harbour dredging to begin in May", "Olga Pilot", None, "2031-04-28", "Dredging of the harbour of Port Example",
    ),
    "odt/fishermen.odt": ("Fishermen welcome dredging", "Olga Pilot", None, None, "Fishermen of Port Example welcomed"),
    "eml/newsletter.eml": (
        "Café ferry returns to Port Example", None, "The Example Post", "2031-03-05", "The ferry between the customs",
    ),
    "eml/newsletter.eml!statement.txt": (None, None, None, None, "The harbour office of Port Example counted 312"),
    "eml/forwarded.eml": (
        "Statement on the ferry", "Harbour Office", None, "2031-03-04", "The ferry of Port Example sails again",
    ),
    "mbox/bridge.mbox!1": ("Bridge closed", "Bo Writer", None, "2031-03-04", "The bridge of North Example was closed"),
    "mbox/bridge.mbox!2": ("Bridge to reopen", "Cy Writer", None, "2031-03-05", "The bridge of North Example will"),
    "mhtml/lighthouse.mhtml": (
        "Lighthouse of Port Example lit again", "Eva Keeper", "Port Example Tribune", "2031-04-02",
        "The lighthouse of Port Example was lit",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = tmp_path_factory.mktemp("documents")
    for kind in KINDS:
        shutil.copytree(FIXTURES / kind, folder / kind)
    result = CliRunner().invoke(
        app, ["build", *(str(folder / kind) for kind in KINDS), "--into", str(folder / "story")]
    )
    assert result.exit_code == 0, result.stderr
    assert "10 reports built, 0 skipped" in result.stderr
    return Store(folder / "story").view().ledger()


def of(ledger: Ledger, source: str) -> Report:
    return next(report for report in ledger.reports if report.source.endswith(f"/{source}"))


@pytest.mark.parametrize("source", CASES)
def test_a_document_is_read_with_what_it_says_of_itself(ledger: Ledger, source: str) -> None:
    title, writer, outlet, day, words = CASES[source]
    report = of(ledger, source)
    byline = report.byline.quote if report.byline and not isinstance(report.byline, str) else report.byline
    assert (report.title, byline, report.masthead and report.masthead.name) == (title, writer, outlet)
    assert report.published.value == day
    assert report.text[slice(*report.story[0])].startswith(words)
    assert report.language == "en"


def test_every_box_of_a_pdf_holds_its_words(ledger: Ledger) -> None:
    report = of(ledger, "pdf/ferry.pdf")
    document = pypdfium2.PdfDocument(FIXTURES / "pdf/ferry.pdf")
    broken = 0
    for run in report.source_map:
        assert run.page and run.box
        there = " ".join(document[run.page - 1].get_textpage().get_text_bounded(*run.box).split())
        here = report.text[run.start : run.end]
        assert there == here or there == here + "‐"
        broken += there != here
    assert broken == 3  # words that were hyphenated at line ends
    mapped = {i for run in report.source_map for i in range(run.start, run.end)}
    assert all(report.text[i].isspace() for i in range(len(report.text)) if i not in mapped)


def test_a_pdf_is_in_reading_order_without_its_margins(ledger: Ledger) -> None:
    report = of(ledger, "pdf/ferry.pdf")
    story = [report.text[a:b] for a, b in report.story]
    paragraphs = [p for part in story for p in part.split("\n\n")]
    assert len(paragraphs) == 12
    assert paragraphs[1].endswith("whose department paid for the long-term programme of maintenance.")
    assert paragraphs[5].startswith("Opposition members of the town council asked why the well-known weaknesses")
    assert paragraphs[-1].endswith("dogs have to be kept on the lead.")
    noise = [(n.kind, report.text[n.start : n.end].strip()) for n in report.noise]
    assert ("layout", "The Example Post · Wednesday edition") in noise
    assert ("layout", "Page 1") in noise and ("layout", "Page 2") in noise
    assert ("caption", "The ferry in dock, seen from the customs house in January") in noise


@pytest.mark.parametrize("source", ["docx/dredging.docx", "odt/fishermen.odt"])
def test_every_run_of_an_office_document_is_at_its_place(ledger: Ledger, source: str) -> None:
    report = of(ledger, source)
    archive = zipfile.ZipFile(FIXTURES / source)
    for run in report.source_map:
        assert run.part and run.paragraph
        markup = archive.read(run.part).decode()[run.source_start : run.source_end]
        assert html.unescape(markup) == report.text[run.start : run.end]
    mapped = {i for run in report.source_map for i in range(run.start, run.end)}
    assert {report.text[i] for i in range(len(report.text)) if i not in mapped} <= {" ", "\n", "\t"}


def test_the_numbers_of_paragraphs_are_those_of_the_part(ledger: Ledger) -> None:
    report = of(ledger, "docx/dredging.docx")
    places = {report.text[r.start : r.end]: (r.part, r.paragraph) for r in report.source_map}
    assert places["Harbour dredging to begin in May"] == ("word/document.xml", 1)
    assert places["the page of the office"] == ("word/document.xml", 4)
    assert places["7.5"] == ("word/document.xml", 9)
    assert places["The hours were agreed with the fishermen in March."] == ("word/footnotes.xml", 2)


def message(name: str) -> email.message.EmailMessage:
    found = email.message_from_bytes((FIXTURES / name).read_bytes(), policy=policy.default)
    assert isinstance(found, email.message.EmailMessage)
    return found


def test_letters_name_the_part_that_they_were_read_from(ledger: Ledger) -> None:
    report = of(ledger, "eml/newsletter.eml")
    (place,) = report.inside
    assert (place.kind, place.member, report.encoding) == ("eml", "1.2", "cp1252")
    letter = list(message("eml/newsletter.eml").iter_parts())
    page = list(letter[0].iter_parts())[1].get_payload(decode=True).decode("cp1252")
    for run in report.source_map:
        assert html.unescape(page[run.source_start : run.source_end]) == report.text[run.start : run.end]
    attached = of(ledger, "eml/newsletter.eml!statement.txt")
    assert [(p.kind, p.member) for p in attached.inside] == [("eml", "2")]
    assert attached.text == letter[1].get_payload(decode=True).decode("utf-16")
    assert attached.published.latest == "2031-03-05"


def test_a_letter_without_html_is_its_decoded_text(ledger: Ledger) -> None:
    report = of(ledger, "eml/forwarded.eml")
    assert report.text == message("eml/forwarded.eml").get_payload(decode=True).decode()
    assert [(p.kind, p.member) for p in report.inside] == [("eml", "1")]


def test_letters_of_a_mailbox_lie_at_their_bytes(ledger: Ledger) -> None:
    data = (FIXTURES / "mbox/bridge.mbox").read_bytes()
    letters = list(mailbox.mbox(FIXTURES / "mbox/bridge.mbox"))
    for number, letter in enumerate(letters, 1):
        report = of(ledger, f"mbox/bridge.mbox!{number}")
        box, part = report.inside
        assert (box.kind, box.member, part.kind, part.member) == ("mbox", str(number), "eml", "1")
        assert box.offset is not None and box.length is not None
        found = email.message_from_bytes(data[box.offset : box.offset + box.length])
        assert found["Message-ID"] == letter["Message-ID"]
        assert found.get_payload(decode=True).decode() == report.text


def test_a_saved_page_maps_into_its_html(ledger: Ledger) -> None:
    report = of(ledger, "mhtml/lighthouse.mhtml")
    assert report.url == "http://tribune.example/2031/04/02/lighthouse"
    assert [(p.kind, p.member) for p in report.inside] == [("mhtml", "1")]
    page = next(message("mhtml/lighthouse.mhtml").iter_parts()).get_payload(decode=True).decode()
    assert report.source_map
    for run in report.source_map:
        assert html.unescape(page[run.source_start : run.source_end]) == report.text[run.start : run.end]


def test_documents_are_known_by_content_whatever_their_name(ledger: Ledger, tmp_path: Path) -> None:
    for source in (
        "pdf/ferry.pdf",
        "docx/dredging.docx",
        "odt/fishermen.odt",
        "eml/forwarded.eml",
        "mhtml/lighthouse.mhtml",
    ):
        other = tmp_path / "letter.txt"
        other.write_bytes((FIXTURES / source).read_bytes())
        (report,) = read_file(other).reports
        assert report.id == of(ledger, source).id
