"""Pages as browsers save them."""

import pytest

from variorum.read import read_bytes

HEAD = (
    b"From: <Saved by Blink>\r\nSubject: Harbour\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary=b%s\r\n\r\n'
)
STYLE = b"--b\r\nContent-Type: text/css\r\nContent-Location: cid:1\r\n\r\np {}\r\n"
FRAME = (
    b"--b\r\nContent-Type: text/html\r\nContent-ID: <f@x>\r\nContent-Location: https://ads.example/\r\n\r\n"
    b"<p>Buy a new boat today.</p>\r\n"
)
PAGE = (
    b"--b\r\nContent-Type: text/html\r\nContent-ID: <p@x>\r\nContent-Location: https://post.example/a\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<p>The harbour is closed to small boats =E2=80=93 until Friday.</p>\r\n"
)


@pytest.mark.parametrize(
    ("data", "member"),
    [
        (HEAD % b"" + STYLE + PAGE + FRAME + b"--b--", "2"),
        (HEAD % b'; start="<p@x>"' + FRAME + STYLE + PAGE + b"--b--", "3"),
    ],
)
def test_the_main_page_is_read_wherever_it_stands(data: bytes, member: str) -> None:
    (report,) = read_bytes(data, "x").reports
    assert report.text == "The harbour is closed to small boats – until Friday."
    assert (report.url, report.title, report.source) == ("https://post.example/a", "Harbour", "x")
    assert [place.member for place in report.inside] == [member]


def test_a_file_without_a_page_is_refused() -> None:
    (problem,) = read_bytes(HEAD % b"" + STYLE + b"--b--", "x.mhtml").problems
    assert "no part of it is HTML" in problem.problem
