"""PDF: reading order, margins, refusals, and what is meant to hurt."""

import io
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pdfs import pdf, shown, stream
from variorum.errors import ReadError
from variorum.model import Report
from variorum.read import read_bytes
from variorum.read.formats.pdf import read_pdf
from variorum.read.item import Item
from variorum.read.limits import Limits
from variorum.read.raw import Raw

WORDS = "The harbour is closed to small boats until Friday, the office said."
REFUSED = Path(__file__).parents[1] / "refused"
SMALL = Limits(seconds=3, memory=400 * 2**20, pages=20, page_characters=5_000, characters=20_000, objects=500)


def read(data: bytes) -> Report:
    (report,) = read_bytes(data, "x.pdf").reports
    return report


def outcomes(data: bytes, limits: Limits = SMALL) -> list[Raw | ReadError]:
    try:
        return list(read_pdf(Item("x.pdf", io.BytesIO(data), limits=limits)))
    except ReadError as problem:
        return [problem]


def refusal(data: bytes, limits: Limits = SMALL) -> str:
    (problem,) = outcomes(data, limits)
    assert isinstance(problem, ReadError)
    assert problem.source == "x.pdf" and problem.advice
    return problem.problem


def page(*words: str, left: float = 72, top: float = 700, size: float = 12) -> bytes:
    return shown(*((left, top - 1.2 * size * i, size, line) for i, line in enumerate(words)))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_reads_the_same_however_it_is_turned(turn: int) -> None:
    report = read(
        pdf([page("The harbour is closed to small boats", "until Friday, the office said.")], page=b"/Rotate %d" % turn)
    )
    assert report.text == WORDS
    assert [run.box and (run.box[0], run.page) for run in report.source_map] == [(72.0, 1), (72.0, 1)]


@pytest.mark.parametrize("matrix", [b"0 1 -1 0 300 72", b"-1 0 0 -1 500 300", b"0 -1 1 0 300 700"])
def test_boxes_are_those_of_the_file_also_where_its_text_is_turned(matrix: bytes) -> None:
    data = pdf([b"BT /F1 12 Tf " + matrix + b" Tm (" + WORDS.encode() + b") Tj ET"])
    report = read(data)
    assert report.text == WORDS
    (run,) = report.source_map
    assert run.box
    there = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded(*run.box)
    assert there.strip() == WORDS


def test_what_runs_sideways_is_no_story() -> None:
    stamp = b" BT /F1 9 Tf 0 1 -1 0 30 200 Tm (Copy of the archive) Tj ET"
    report = read(pdf([page(WORDS) + stamp]))
    assert report.text == f"{WORDS}\n\nCopy of the archive"
    (noise,) = report.noise
    assert (noise.kind, report.text[noise.start : noise.end].strip()) == ("layout", "Copy of the archive")


LEFT = [
    "The town of Port Example will get",
    "a new bridge, the council said.",
    "It costs nine million crowns and",
    "will be open in four years.",
]
RIGHT = [
    "Fishermen fear for the channel to",
    "the sea, which the piers make",
    "narrow. Their guild asked for a",
    "wider span on Friday.",
]


def columns(gap: float = 0) -> bytes:
    return (
        page("Council votes for a new bridge", top=760, size=22)
        + b"\n"
        + page(*LEFT)
        + b"\n"
        + page(*RIGHT, left=320, top=700 - gap)
    )


@pytest.mark.parametrize("gap", [0, 5, 14.4])
def test_columns_are_read_one_after_the_other(gap: float) -> None:
    report = read(pdf([columns(gap)]))
    assert report.text.split("\n\n")[:2] == ["Council votes for a new bridge", " ".join(LEFT)]
    assert report.text.endswith(" ".join(RIGHT))
    assert report.title == "Council votes for a new bridge"


def test_rows_of_a_table_are_read_across() -> None:
    rows = [("Basin", "Depth"), ("North", "7.5 m"), ("South", "6.0 m"), ("East", "4.2 m")]
    content = shown(
        *((72 + 150 * j, 700 - 15 * i, 12, cell) for i, row in enumerate(rows) for j, cell in enumerate(row))
    )
    assert read(pdf([content])).text == "Basin Depth North 7.5 m South 6.0 m East 4.2 m"


def test_a_paragraph_goes_on_over_the_page_and_its_margins() -> None:
    head = shown((72, 800, 9, "The Example Post"), (300, 30, 9, "12"))
    first = page("The council of Port Example, which met on Friday,", "voted for the bridge that the mayor had")
    second = page("asked for. Two members left the hall in", "protest before the vote.")
    report = read(pdf([first + b"\n" + head, second + b"\n" + head.replace(b"12", b"13")]))
    (story,) = report.story
    assert report.text[slice(*story)] == (
        "The council of Port Example, which met on Friday, voted for the bridge that the mayor had asked for."
        " Two members left the hall in protest before the vote."
    )
    assert [report.text[n.start : n.end].strip() for n in report.noise] == [
        "The Example Post",
        "12",
        "The Example Post",
        "13",
    ]
    assert [run.page for run in report.source_map][:4] == [1, 1, 2, 2]


def test_a_title_of_a_program_is_not_trusted() -> None:
    data = pdf([columns()], info=b"/Title(Microsoft Word - bridge.doc)/Author(admin)/CreationDate(D:20310304090000Z)")
    report = read(data)
    assert (report.title, report.byline) == ("Council votes for a new bridge", None)
    assert (report.published.value, report.published.latest) == (None, "2031-03-04")


def test_the_address_below_a_printed_page_is_its_own() -> None:
    foot = shown((24, 16, 8, "https://post.example/2031/03/04/harbour 1/1"), (24, 820, 8, "3/9/31, 8:00 AM Harbour"))
    report = read(pdf([page(WORDS) + b"\n" + foot]))
    assert report.url == "https://post.example/2031/03/04/harbour"
    assert (report.published.value, report.published.basis) == ("2031-03-04", "url")


def test_scripts_never_run() -> None:
    action = b"/OpenAction<</S/JavaScript/JS(this.getField\\('f'\\).value='run';app.alert\\('run'\\))>>"
    launch = b"/AA<</O<</S/Launch/F(/bin/touch run)>>>>"
    assert read(pdf([page(WORDS)], catalog=action, page=launch)).text == WORDS
    assert "V8" not in pypdfium2.version.PDFIUM_INFO.flags


def test_a_password_is_asked_for() -> None:
    assert "encrypted" in refusal((REFUSED / "encrypted.pdf").read_bytes())


PICTURE = {
    1000: stream(
        b"\x80" * 100, b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
}
SCAN = b"q 595 0 0 842 0 0 cm /P Do Q"
SHOWS = b"/XObject<</P 1000 0 R>>"


def test_a_scan_is_refused_without_a_guess() -> None:
    assert "no text is recognised" in refusal(pdf([SCAN, SCAN], resources=SHOWS, objects=PICTURE))


def test_a_scanned_page_among_others_is_named_and_the_others_are_read() -> None:
    problem, raw = outcomes(pdf([page(WORDS), SCAN], resources=SHOWS, objects=PICTURE))
    assert isinstance(problem, ReadError) and "page 2" in problem.problem
    assert isinstance(raw, Raw) and raw.text == WORDS


def test_small_print_below_a_picture_is_its_caption() -> None:
    picture = b"q 200 0 0 100 72 400 cm /P Do Q\n"
    story = page(*LEFT) + b"\n" + page("The old bridge in spring", top=390, size=9)
    report = read(pdf([picture + story], resources=SHOWS, objects=PICTURE))
    assert [(n.kind, report.text[n.start : n.end].strip()) for n in report.noise] == [
        ("caption", "The old bridge in spring")
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.4\n" + b"\xff" * 500,
        pdf([page(WORDS)])[:60],
        pdf([page(WORDS)]).replace(b"/Pages", b"/Sages"),
    ],
)
def test_broken_files_are_refused(data: bytes) -> None:
    assert refusal(data).startswith(("it is broken", "it has no text"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf([b""] * 21), "21 pages, at most 20"),
        (pdf([page("word " * 1200)]), "page 1 has more than 5000 characters"),
        (pdf([page("words " * 800)] * 6), "more than 20000 characters"),
        (pdf([b"0 0 1 1 re f\n" * 600]), "page 1 draws more than 500 things"),
    ],
)
def test_limits_are_named(data: bytes, words: str) -> None:
    assert words in refusal(data)


def laughs(levels: int) -> bytes:
    """Forms that show one another ten times each: ten to the power of `levels` words."""
    font = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>/XObject<</X %d 0 R>>>>"
    forms = {1000 + i: stream(b"/X Do " * 10, font % (1001 + i)) for i in range(levels)}
    forms[1000 + levels] = stream(page("ha"), font % 1)
    return pdf([b"/X Do"], resources=b"/XObject<</X 1000 0 R>>", objects=forms)


@pytest.mark.parametrize(
    "data", [laughs(9), pdf([stream(page("a") * 10_000_000, packed=True)])], ids=["forms", "packed"]
)
def test_a_bomb_ends_with_a_message(data: bytes) -> None:
    assert len(data) < 2**20
    assert "needs more than 3 seconds or 400 MiB" in refusal(data)


def test_one_broken_page_costs_no_other() -> None:
    problem, raw = outcomes(pdf([page("word " * 1200), page(WORDS)]))
    assert isinstance(problem, ReadError) and "page 1" in problem.problem
    assert isinstance(raw, Raw) and raw.text == WORDS and raw.source_map[0].page == 2


TOKENS = st.text("abcdefgh.,-", min_size=1, max_size=9)


@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    st.lists(
        st.tuples(
            st.integers(20, 500),
            st.integers(1, 20).map(lambda row: 40 * row),
            st.sampled_from([7, 10, 24]),
            st.lists(TOKENS, min_size=1, max_size=4),
        ),
        min_size=1,
        max_size=12,
        unique_by=lambda row: row[1],
    )
)
def test_no_word_is_lost_and_every_box_holds_its_own(rows: list[tuple[int, int, int, list[str]]]) -> None:
    data = pdf([shown(*((x, y, size, " ".join(words)) for x, y, size, words in rows))], size=(900, 842))
    (raw,) = outcomes(data)
    assert isinstance(raw, Raw)
    written = sorted("".join("".join(words) for *_, words in rows).replace("-", ""))
    assert sorted(c for c in raw.text if not c.isspace() and c != "-") == written
    there = pypdfium2.PdfDocument(data)[0].get_textpage()
    for run in raw.source_map:
        assert run.box
        inside = "".join(there.get_text_bounded(*run.box).replace("\x02", "-").split())
        assert "".join(raw.text[run.start : run.end].split()) in (inside, inside.removesuffix("-"))
