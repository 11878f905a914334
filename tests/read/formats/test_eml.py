"""Letters: which part is read, what is attached, what is broken."""

from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.read import Reading, read_bytes

STORY = "The harbour of Port Example is closed to small boats until Friday, the office said."
MORE = "Fishermen were told on Sunday. Two of them had already left for the islands and came back in the night."
FIXTURES = Path(__file__).parents[1] / "fixtures"


def letter(*, plain: str | None = None, marked: str | None = None, **fields: str) -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["Message-ID"] = "<1@post.example>"
    message["From"] = "Jane Example <jane@post.example>"
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    if plain is not None:
        message.set_content(plain)
    if marked is not None and plain is not None:
        message.add_alternative(marked, subtype="html")
    elif marked is not None:
        message.set_content(marked, subtype="html")
    return message


def read(message: EmailMessage) -> Reading:
    return read_bytes(message.as_bytes(), "x.eml")


def test_html_is_read_where_it_holds_the_story() -> None:
    (report,) = read(letter(plain=f"{STORY}\n\n{MORE}", marked=f"<p>{STORY}</p><p>{MORE}</p>")).reports
    assert (report.media_type, report.text) == ("text/html", f"{STORY}\n\n{MORE}")
    assert [place.member for place in report.inside] == ["2"]


def test_plain_text_is_read_where_the_html_is_hardly_more_than_a_picture() -> None:
    (report,) = read(letter(plain=f"{STORY}\n\n{MORE}\n", marked="<p>Pictures are not shown.</p>")).reports
    assert report.media_type == "message/rfc822"
    assert report.text.replace("\r\n", "\n") == f"{STORY}\n\n{MORE}\n"


def test_plain_text_that_only_points_elsewhere_is_not_read() -> None:
    links = "\n".join(f"https://post.example/{i}" for i in range(200))
    (report,) = read(letter(plain=links, marked=f"<p>{STORY}</p>")).reports
    assert report.text == STORY


def test_the_sender_of_a_list_is_an_outlet_and_any_other_a_writer() -> None:
    (mine,) = read(letter(plain=STORY, Subject="Fwd: Re: Harbour closed")).reports
    assert (mine.title, mine.byline, mine.masthead) == ("Harbour closed", "Jane Example", None)
    (listed,) = read(
        letter(plain=STORY, List_Unsubscribe="<https://post.example/u>", Archived_At="<https://post.example/1>")
    ).reports
    assert listed.masthead and (listed.masthead.name, listed.byline) == ("Jane Example", None)
    assert listed.url == "https://post.example/1"


@pytest.mark.parametrize(
    ("charset", "cte", "text"),
    [
        ("utf-8", "base64", "Größe – „ja“"),
        ("koi8-r", "base64", "Мэр Казани открыл новый мост."),
        ("iso-2022-jp", "7bit", "札幌市長は月曜日に新しい橋を開通させた。"),
        ("windows-1252", "quoted-printable", "“Zürich” = 5 €"),
    ],
)
def test_letters_say_how_they_are_written(charset: str, cte: str, text: str) -> None:
    message = letter()
    message.set_content(text, charset=charset, cte=cte)
    (report,) = read(message).reports
    assert report.text.strip() == text


def test_documents_attached_are_read_in_their_own_right_and_pictures_are_not() -> None:
    message = letter(plain=STORY, Date="Tue, 04 Mar 2031 08:30:00 +0100")
    message.add_attachment(
        (FIXTURES / "pdf/ferry.pdf").read_bytes(), maintype="application", subtype="pdf", filename="../../ferry.pdf"
    )
    message.add_attachment(
        (FIXTURES / "docx/dredging.docx").read_bytes(), maintype="application", subtype="octet-stream"
    )
    message.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="x.png")
    reading = read(message)
    assert not reading.problems
    assert [r.source for r in reading.reports] == ["x.eml", "x.eml!ferry.pdf", "x.eml!3"]
    assert [[(p.kind, p.member) for p in r.inside] for r in reading.reports] == [[("eml", str(n))] for n in (1, 2, 3)]
    assert reading.reports[1].title == "Ferry of Port Example sails again after a winter of repairs"


def test_a_letter_in_a_letter_is_read_as_a_letter() -> None:
    inner = letter(plain=MORE, Subject="The harbour, again")
    outer = letter(plain=STORY)
    outer.add_attachment(inner)
    first, second = read(outer).reports
    assert (first.text.strip(), second.text.strip(), second.title) == (STORY, MORE, "The harbour, again")
    assert [(p.kind, p.member) for p in second.inside] == [("eml", "2"), ("eml", "1")]


def test_an_attachment_that_is_broken_costs_nothing_else() -> None:
    message = letter(plain=STORY)
    message.add_attachment(b"%PDF-1.7 and no more", maintype="application", subtype="pdf", filename="a.pdf")
    reading = read(message)
    assert [report.text.strip() for report in reading.reports] == [STORY]
    (problem,) = reading.problems
    assert problem.source == "x.eml!a.pdf"


def test_a_letter_of_pictures_is_refused() -> None:
    message = letter()
    message.set_content(b"\x89PNG\r\n", maintype="image", subtype="png")
    assert "no text in it" in read(message).problems[0].problem


@pytest.mark.parametrize(
    "header",
    [
        b'From: =?utf-8?q?=ff?= <x\r\nMessage-ID: <\r\nDate: yesterday\r\nContent-Type: text/plain; charset=""\r\n',
        b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n",
        b"From: <>\r\nReceived: x\r\nContent-Type: text/plain; charset=no-such\r\n"
        b"Content-Transfer-Encoding: base65\r\n",
        b"From: [\r\nReceived: x\r\nSubject: =?iso-8859-1?b?4?=\r\nDate: Tue, 99 Foo 2031\r\n",
    ],
)
def test_malformed_headers_do_not_lose_the_text(header: bytes) -> None:
    (report,) = read_bytes(header + b"\r\n" + STORY.encode(), "x.eml").reports
    assert report.text == STORY
    assert report.published.value is None


def test_thousands_of_parts_and_endless_nesting_end_with_a_message() -> None:
    many = b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    parts = b"".join(b"--b\r\nContent-Type: text/plain\r\n\r\nwords number %d of these\r\n" % i for i in range(1200))
    assert any("more than 1000 parts" in p.problem for p in read_bytes(many + parts + b"--b--\r\n", "x.eml").problems)
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(3000))
    reading = read_bytes(b"From: a@b.example\r\nMIME-Version: 1.0\r\n" + deep, "x.eml")
    assert not reading.reports and len(reading.problems) == 1


def test_a_text_that_begins_like_a_letter_stays_a_text() -> None:
    text = f"From: Desk\nTo: all\nSubject: Harbour\n\n{STORY}"
    (report,) = read_bytes(text.encode(), "x.txt").reports
    assert (report.media_type, report.text) == ("text/plain", text)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400))
def test_any_body_is_read_or_refused(body: bytes) -> None:
    head = b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
    reading = read_bytes(head + body, "x.eml")
    assert reading.reports or reading.problems
