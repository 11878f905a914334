"""Web archives: which records are pages, what is known of them, and what happens behind a broken one."""

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import BODY, outcomes
from variorum.read import Limits, read_stream

HTML = f"<html><p>{BODY}</p>".encode()
PAGE = "text/html; charset=utf-8"


def record(block: bytes, kind: str = "response", url: str = "https://a.example/1", length: int | None = None) -> bytes:
    """One WARC record."""
    media_type = "application/http; msgtype=response" if kind in ("response", "revisit") else "text/plain"
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{url}>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2031-03-04T05:06:07Z\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes = HTML, media_type: str = PAGE, status: str = "200 OK", more: str = "") -> bytes:
    """The block of a response."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + body


def page(number: int, **how: object) -> bytes:
    """A record of its own address and words."""
    return record(answer(HTML + b"%d" % number, **how), url=f"https://a.example/{number}")  # type: ignore[arg-type]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_page_knows_its_address_its_day_and_its_place(pack: type[bytes]) -> None:
    records = [pack(page(n)) for n in (1, 2, 3)]
    found = outcomes(b"".join(records), "x.warc")
    assert [r.url for r in found.reports] == [f"https://a.example/{n}" for n in (1, 2, 3)]
    for number, report in enumerate(found.reports):
        (place,) = report.inside
        assert place.member == f"<urn:uuid:https://a.example/{number + 1}>"
        assert (place.offset, place.length) == (sum(map(len, records[:number])), len(records[number]))
    published = found.reports[0].published
    assert (published.value, published.latest) == (None, "2031-03-04")
    assert "the file was made on 2031-03-04, so it came out by then" in published.why


@pytest.mark.parametrize(
    ("bytes_", "reason"),
    [
        (record(answer(status="404 Not Found")), "answers with status 404"),
        (record(answer(status="301 Moved", more="Location: /x\r\n")), "answers with status 301"),
        (record(b"no answer at all"), "answers with status unknown"),
        (record(answer(media_type="image/png")), "no page but image/png"),
        (record(answer(media_type="application/json")), "no page but application/json"),
        (record(answer(b" \r\n")), "pages that are empty, or cannot be unpacked"),
        (record(answer(), "revisit"), "revisits, whose page was the same as before"),
        (record(BODY.encode(), "resource", "urn:text:https://a.example"), "what the crawler noted beside the pages"),
        (record(b"x", "strange"), "records of an unknown kind"),
        (record(answer(), url="https://a.example/robots.txt"), "robots.txt, which is for crawlers"),
    ],
)
def test_what_is_no_page_is_left_out_with_a_reason(bytes_: bytes, reason: str) -> None:
    found = outcomes(page(1) + bytes_ + page(2), "x.warc")
    assert found.left_out == [reason]
    assert [r.url for r in found.reports] == ["https://a.example/1", "https://a.example/2"]
    assert not found.problems


def test_records_about_others_are_passed_over() -> None:
    data = b"".join(record(b"x", kind) for kind in ("warcinfo", "request", "metadata")) + page(1)
    found = outcomes(data, "x.warc")
    assert len(found.reports) == 1
    assert not found.left_out


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_text_without_an_answer_is_read(kind: str) -> None:
    (report,) = outcomes(record(BODY.encode(), kind), "x.warc").reports
    assert (report.text, report.media_type) == (BODY, "text/plain")


def test_what_the_server_packed_is_unpacked() -> None:
    packed = gzip.compress(HTML)
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in (packed[:50], packed[50:])) + b"0\r\n\r\n"
    for body, how in (
        (packed, "Content-Encoding: gzip\r\n"),
        (chunked, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
    ):
        assert outcomes(record(answer(body, more=how)), "x.warc").texts == [BODY]


def test_the_character_set_of_the_page_is_used() -> None:
    words = "Мэр Казани открыл новый мост в понедельник."
    body = f'<html><meta charset="windows-1251"><p>{words}'.encode("cp1251")
    assert outcomes(record(answer(body, "text/html")), "x.warc").texts == [words]


def test_the_character_set_of_the_answer_is_used() -> None:
    words = "Мэр открыл мост."
    data = record(answer(f"<html><p>{words}".encode("koi8-r"), "text/html; charset=koi8-r"))
    assert outcomes(data, "x.warc").texts == [words]


def test_a_bomb_in_a_page_is_refused() -> None:
    body = gzip.compress(bytes(10_000_000))
    found = outcomes(
        record(answer(body, more="Content-Encoding: gzip\r\n")) + page(1), "x.warc", Limits(document=10**6)
    )
    assert "it unpacks to more than 1000000 bytes" in found.said
    assert len(found.reports) == 1


def test_a_record_that_is_too_large_is_refused() -> None:
    found = outcomes(record(answer(bytes(5000))) + page(1), "x.warc", Limits(document=2000))
    assert "bytes, at most 2000 are read" in found.said
    assert len(found.reports) == 1


def test_a_limit_of_the_source_costs_no_page_before_it() -> None:
    found = outcomes(page(1) + page(2) + page(3), "x.warc", Limits(expanded=600))
    assert [r.url for r in found.reports] == ["https://a.example/1", "https://a.example/2"]
    assert "the source unpacks to more than 600 bytes" in found.said


def test_a_packed_record_that_says_to_be_endless_is_refused() -> None:
    data = gzip.compress(record(answer(), length=10**15))
    assert "the source unpacks to more than" in outcomes(data, "x.warc.gz").said


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_reading_goes_on_behind_a_broken_record(pack: type[bytes]) -> None:
    records = [bytearray(pack(page(n))) for n in range(4)]
    records[1][4:40] = bytes(36)
    found = outcomes(b"".join(records), "x.warc")
    assert [r.url for r in found.reports] == ["https://a.example/0", "https://a.example/2", "https://a.example/3"]
    assert len(found.problems) == 1
    assert "is broken" in found.said


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_cut_archive_gives_what_is_whole(pack: type[bytes]) -> None:
    found = outcomes((pack(page(1)) + pack(page(2)))[:-30], "x.warc")
    assert [r.url for r in found.reports] == ["https://a.example/1"]
    assert "x.warc!https://a.example/2: its record ends too early" in found.said


def test_a_file_of_beginnings_without_an_end_is_given_up() -> None:
    found = outcomes(b"WARC/1.0\r\nx" * 5000, "x.warc")
    assert "parts of it are broken" in found.said
    assert len(found.problems) < 5


def test_a_pipe_is_read_as_it_comes() -> None:
    data = b"".join(gzip.compress(page(n)) for n in range(3))
    reading = read_stream(io.BytesIO(data), "-")
    assert [r.url for r in reading.reports] == [f"https://a.example/{n}" for n in range(3)]


@given(st.data(), st.sampled_from([bytes, gzip.compress]))
def test_any_damage_ends_in_reports_or_refusals(data: st.DataObject, pack: type[bytes]) -> None:
    archive = bytearray(b"".join(pack(page(n)) for n in range(3)))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(archive) - 1), st.integers(0, 255)), max_size=8)):
        archive[at] = byte
    outcomes(bytes(archive), "x.warc.gz")
