"""Story and noise on invented messy pages, in several encodings and line ends."""

from pathlib import Path

import pytest

from variorum.model import Report
from variorum.read import read_bytes

FOLDER = Path(__file__).with_name("messy")
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def messy(name: str, newline: str = "\n") -> tuple[str, frozenset[int]]:
    """An invented report, and which of its characters are story (white space does not count).

    A line of the file is tagged `S` (story) or `X` (noise); `⟦…⟧` inside a story line is noise that is run in.
    """
    text: list[str] = []
    story: set[int] = set()
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        tag, _, words = line.partition(" ")
        inside = tag == "S"
        assert tag in ("S", "X", ""), line
        for char in words:
            if char in "⟦⟧":
                inside = char == "⟧"
            else:
                if inside and not char.isspace():
                    story.add(len(text))
                text.append(char)
        text.extend(newline)
    return "".join(text), frozenset(story)


def one(data: bytes, source: str = "story.txt") -> Report:
    reading = read_bytes(data, source)
    assert not reading.problems
    (report,) = reading.reports
    return report


def check(report: Report, text: str, story: frozenset[int]) -> None:
    assert report.text == text
    found = {i for a, b in report.story for i in range(a, b) if not text[i].isspace()}
    wrong = "".join(text[i] if i in found ^ story else " " for i in range(len(text)))
    assert found == story, " ".join(wrong.split())


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", NAMES)
def test_story_and_noise(name: str, newline: str) -> None:
    text, story = messy(name, newline)
    check(one(text.encode()), text, story)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings_give_the_same_report(encoding: str) -> None:
    text, story = messy("curly")
    check(one(text.encode(encoding)), text, story)


def about(name: str) -> Report:
    return one(messy(name)[0].encode())


@pytest.mark.parametrize(
    ("name", "value", "basis"),
    [
        ("wire", None, None),
        ("blog", "2024-03-03", "stated"),
        ("aggregator", None, None),
        ("wrapped", "2023-10-17", "url"),
        ("email", "2024-03-05", "stated"),
        ("curly", "2024-03-01", "stated"),
        ("points", "2024-01-12", "stated"),
        ("press_release", "2024-03-03", "dateline"),
        ("dated_colon", "2024-03-03", "dateline"),
        ("page_url", "2022-06-30", "stated"),
        ("stamp_below", "2023-05-09", "stated"),
        ("headline_run_in", None, None),
        ("south_asia", None, None),
    ],
)
def test_published(name: str, value: str | None, basis: str | None) -> None:
    published = about(name).published
    assert (published.value, published.basis) == (value, basis)
    assert published.questioned is None


@pytest.mark.parametrize(
    ("name", "outlet", "basis"),
    [
        ("wire", "Reuters", "dateline"),
        ("blog", None, None),
        ("aggregator", "Harbour News", "inferred"),
        ("wrapped", "andean-courier", "url"),
        ("curly", "VNA", "dateline"),
        ("south_asia", "ANI", "dateline"),
        ("standfirst", None, None),
        ("page_url", "lagoon-times", "url"),
    ],
)
def test_masthead(name: str, outlet: str | None, basis: str | None) -> None:
    masthead = about(name).masthead
    assert (masthead and masthead.name, masthead and masthead.basis) == (outlet, basis)


@pytest.mark.parametrize(
    ("name", "place", "day", "agency"),
    [
        ("wire", "NAMPULA", None, "Reuters"),
        ("curly", "HANOI", "2024-03-01", "VNA"),
        ("press_release", "TALLINN", "2024-03-03", "PRNewswire"),
        ("south_asia", "Colombo", None, "ANI"),
        ("dated_colon", "Nairobi", "2024-03-03", "AFP"),
        ("byline_run_in", "OSLO", None, "AP"),
        ("headline_run_in", "NAIROBI", None, "Xinhua"),
        ("below_standfirst", "SANTIAGO", None, "EFE"),
        ("feed", None, None, "Caucasus Wire"),
    ],
)
def test_dateline(name: str, place: str | None, day: str | None, agency: str) -> None:
    dateline = about(name).dateline
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == (place, day, agency)


@pytest.mark.parametrize(
    ("name", "byline"),
    [
        ("wire", "Carlos Mendes"),
        ("aggregator", "Kwabena Mensah"),
        ("byline_run_in", "Anna Berg"),
        ("points", None),
        ("standfirst", None),
        ("stamp_below", "Lena Fischer"),
    ],
)
def test_byline(name: str, byline: str | None) -> None:
    found = about(name).byline
    assert (found.quote if found and not isinstance(found, str) else found) == byline


@pytest.mark.parametrize(
    ("name", "credits"), [("curly", ["AFP"]), ("south_asia", ["ANI"]), ("dated_colon", ["AFP"]), ("points", [])]
)
def test_credits(name: str, credits: list[str]) -> None:
    assert [span.quote for span in about(name).credit_spans] == credits


def test_title() -> None:
    assert about("wire").title == "Cyclone Odile leaves thousands without power in northern Mozambique"
    assert about("standfirst").title is None
    assert about("headline_run_in").title == "Ten die as flood sweeps market in Thika"
    assert about("feed").title == "Georgia plants a million trees"


def test_stated_dates_that_differ_are_questioned() -> None:
    text = "date 2024-03-01 Rome, March 9 (ANSA) The opera opened on Friday night."
    published = one(text.encode()).published
    assert published.value == "2024-03-01"
    assert published.questioned and "March 9" in published.questioned


def test_dates_of_teasers_never_date_a_report() -> None:
    why = about("aggregator").published.why
    assert "2024-03-08" in why and "captured" in why


def test_a_dateline_filed_in_december_and_published_in_january() -> None:
    dateline = one(b"date 2024-01-01 Rome, Dec. 31 (ANSA) The opera opened on Sunday night.").dateline
    assert dateline and (dateline.date, dateline.month_day) == ("2023-12-31", "12-31")
