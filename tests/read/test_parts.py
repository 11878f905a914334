"""Dates, stamps, datelines, bylines, credits, addresses and language, each on lines of their own."""

import pytest

from variorum.read.addresses import outlet_of
from variorum.read.bylines import byline_of, credit_after, credit_of, signature_of
from variorum.read.dateline import find_dateline
from variorum.read.dates import date_at, url_date, written_date, written_time
from variorum.read.language import language
from variorum.read.stamps import stamp_alone, stamp_before, stamp_behind
from variorum.read.units import unit_at


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-03-01", "2024-03-01"),
        ("2024/3/1", "2024-03-01"),
        ("1 March 2024", "2024-03-01"),
        ("1st of March, 2024", "2024-03-01"),
        ("March 1, 2024", "2024-03-01"),
        ("Mar. 01 2024", "2024-03-01"),
        ("Sept 5, 2019", "2019-09-05"),
        ("01-Mar-2024", "2024-03-01"),
        ("01.03.2024", "2024-03-01"),
        ("25/03/2024", "2024-03-25"),
        ("03/25/2024", "2024-03-25"),
        ("03/04/2024", None),
        ("March 1", "--03-01"),
        ("29 Feb", "--02-29"),
        ("30 February 2024", None),
        ("2024-13-01", None),
        ("Marching 5", None),
    ],
)
def test_date_at(text: str, value: str | None) -> None:
    found = date_at(text, 0)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    "text",
    [
        "5. November 2024", "5 novembre 2024", "5 de noviembre de 2024", "5 ноября 2024", "2024年11月5日",
        "2024년 11월 5일", "5 tháng 11, 2024", "5 พฤศจิกายน 2567", "2024. november 5.", "5 kasım 2024", "5 नवंबर 2024",
        "5 نوفمبر 2024", "2024 m. lapkričio 5 d.", "5.11.2024",
    ],
)  # fmt: skip
def test_dates_of_many_languages_are_read(text: str) -> None:
    found = date_at(text, 0)
    assert found and found.value == "2024-11-05"


@pytest.mark.parametrize("text", ["12 listopada 2024", "10 people 2000", "31 juin 2024"])
def test_a_month_of_two_readings_and_what_is_none_are_refused(text: str) -> None:
    assert date_at(text, 0) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2031-03-04T09:30:00+01:00", "2031-03-04T09:30:00+01:00"),
        ("2031-03-04T09:30Z", "2031-03-04T09:30:00+00:00"),
        ("2031-03-04", None),
        ("9999-12-31T00:00", None),
        ("Monday at nine", None),
    ],
)
def test_a_moment_is_read_where_a_time_of_day_is_given(text: str, moment: str | None) -> None:
    assert written_time(text) == moment


def test_written_date_takes_the_first_full_date() -> None:
    assert written_date("Tue, 05 Mar 2024 10:00:00 GMT") == "2024-03-05"
    assert written_date("no date, 5 March") is None


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/2024/03/01/bridge", "2024-03-01"),
        ("https://a.example/news-2024-03-01.html", "2024-03-01"),
        ("https://a.example/20240301/bridge", "2024-03-01"),
        ("https://a.example/world/2024/mar/01/bridge", "2024-03-01"),
        ("https://a.example/2024/03/bridge", "2024-03"),
        ("https://a.example/article/120240301999", None),
        ("https://a.example/2024/bridge", None),
    ],
)
def test_url_date(url: str, value: str | None) -> None:
    assert url_date(url) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Published: March 3, 2024", "2024-03-03"),
        ("Updated on Sunday, 3 March 2024 at 10:33 GMT", "2024-03-03"),
        ("Last updated at 11:24, Tuesday, 18 June 2013", "2013-06-18"),
        ("8:13 AM PDT 8/22/2013", "2013-08-22"),
        ("March 3, 2024 | 8:20 am", "2024-03-03"),
        ("on April 29, 2008 at 4:31 AM, updated April 29, 2008 at 8:10 AM", "2008-04-29"),
        ("2024-03-01T10:33:00Z", "2024-03-01"),
        ("Published Aug 28, 2024 • Last updated 1 hour ago • 4 minute read", "2024-08-28"),
        ("11:48, Thu, Jul 18, 2024 | UPDATED: 11:50, Thu, Jul 18, 2024", "2024-07-18"),
        ("August 30, 2023 1:55 am (Updated 4:30 am)", "2023-08-30"),
        ("date 2024-03-01", "2024-03-01"),
    ],
)
def test_stamp_alone(text: str, value: str) -> None:
    stamp = stamp_alone(text, 0, len(text))
    assert stamp and stamp.date and stamp.date.value == value


@pytest.mark.parametrize("text", ["14:32 GMT", "2 hours ago", "3 min read", "Posted: 04/09/2012 8:33 am"])
def test_stamps_of_no_known_day(text: str) -> None:
    stamp = stamp_alone(text, 0, len(text))
    assert stamp and stamp.date is None


@pytest.mark.parametrize("text", ["March 3 was a Sunday.", "Published in 2024", "In March 2024", "1984", "March 3"])
def test_what_is_no_stamp(text: str) -> None:
    assert stamp_alone(text, 0, len(text)) is None


def test_stamps_run_in_and_behind() -> None:
    text = "date 2024-03-01 Rome, March 1 (ANSA) The pope"
    stamp = stamp_before(text, 0, len(text))
    assert stamp and text[slice(*stamp.bounds)].strip() == "date 2024-03-01"
    for line in (
        "Jane Doe | 3 March 2024",
        "Posted on March 3, 2024 by Jane Doe",
        "Rome, Italy – March 3, 2024, 10:00",
    ):
        behind = stamp_behind(line, 0, len(line), loose=False)
        assert behind and behind.date and behind.date.value == "2024-03-03"
    line = "By Jane Doe Mar. 3, 2024 1:15 pm"
    assert stamp_behind(line, 0, len(line)) is None
    assert stamp_behind(line, 0, len(line), loose=True)
    assert stamp_behind("What we know so far", 0, 19) is None


@pytest.mark.parametrize(
    ("line", "place", "day", "agency", "body"),
    [
        ("OSLO, Feb. 2 (NTB) -- Snow fell.", "OSLO", "--02-02", "NTB", "Snow"),
        ("PARIS (AP) — Bakers met.", "PARIS", None, "AP", "Bakers"),
        ("Nairobi, 3 Mar. (Reuters) - Rain fell.", "Nairobi", "--03-03", "Reuters", "Rain"),
        ("LONDON, March 3, 2024 /PRNewswire/ -- Acme said.", "LONDON", "2024-03-03", "PRNewswire", "Acme"),
        ("Jakarta (Antara), 3 March 2024: Rice is dear.", "Jakarta", "2024-03-03", "Antara", "Rice"),
        ("Rome, March 1 (ANSA) The pope spoke.", "Rome", "--03-01", "ANSA", "The pope"),
        ("New Delhi [India], March 3 (ANI): The court sat.", "New Delhi", "--03-03", "ANI", "The court"),
        ("MOSCOW, March 5. /TASS/. The ice broke.", "MOSCOW", "--03-05", "TASS", "The ice"),
        ("KYIV. March 3 (Interfax-Ukraine) – Trams run.", "KYIV", "--03-03", "Interfax-Ukraine", "Trams"),
        ("ABU DHABI, 5th March, 2024 (WAM) -- The fund grew.", "ABU DHABI", "2024-03-05", "WAM", "The fund"),
        ("(ANSA) - ROME, MAR 5 - The market fell.", "ROME", "--03-05", "ANSA", "The market"),
        ("LAGOS, Nigeria (AP) — Fuel is short.", "LAGOS", None, "AP", "Fuel"),
        ("March 3 (Reuters) - Shares rose.", None, "--03-03", "Reuters", "Shares"),
        ("(Reuters) - Shares rose.", None, None, "Reuters", "Shares"),
        ("BERLIN — The chancellor spoke.", "BERLIN", None, None, "The"),
        ("LAHORE: The dam is full.", "LAHORE", None, None, "The dam"),
        ("Vienna, March 3 – The opera opened.", "Vienna", "--03-03", None, "The opera"),
        ("PORT-AU-PRINCE, Haiti (AP) — Schools reopened.", "PORT-AU-PRINCE", None, "AP", "Schools"),
    ],
)
def test_datelines(line: str, place: str | None, day: str | None, agency: str | None, body: str) -> None:
    found = find_dateline(line, 0, len(line))
    assert found
    assert (found.place, found.date and found.date.value, found.agency) == (place, day, agency)
    assert line[found.body :].startswith(body)


@pytest.mark.parametrize(
    "line",
    [
        "Microsoft (MSFT) said that it would hire.",
        "Paris and London agreed on Monday.",
        "BREAKING: The dam has burst.",
        "UPDATE — The dam has burst.",
        "NATO — the alliance of 32 states — met.",
        "On March 3 (a Sunday) the town voted.",
        "Maria Lopez, March 3 queen of the fair, waved.",
        "Analysis: What the vote means.",
        "The World Bank (WB) - a lender - met.",
        "May 5 was a holiday.",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert find_dateline(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("Written by Jane Doe and Juan de la Cruz", "Jane Doe and Juan de la Cruz"),
        ("By Jane Doe, Staff Writer", "Jane Doe"),
        ("by Jane Doe Apr. 28, 2023 1:15 pm", "Jane Doe"),
        ("By Jane Doe published 19 May 2026", "Jane Doe"),
        ("Jane Doe, Senior Political Correspondent", "Jane Doe"),
        ("Jane Doe in Lagos, Africa correspondent", "Jane Doe"),
        ("Reporting by Jane Doe; editing by John Roe", "Jane Doe; editing by John Roe"),
    ],
)
def test_bylines(line: str, name: str) -> None:
    named = byline_of(line, unit_at(line, (0, len(line))))
    assert named and line[slice(*named.names[0])] == name


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the water had reached the bridge.",
        "By the river",
        "Reporting of crimes fell.",
        "The foreign editors met.",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert byline_of(line, unit_at(line, (0, len(line)))) is None


def test_signatures_are_names_alone() -> None:
    for line, is_name in [
        ("Ana María López", True),
        ("J. R. van Dijk", True),
        ("Reuters", False),
        ("The end of it", False),
    ]:
        assert bool(signature_of(line, unit_at(line, (0, len(line))))) is is_name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(With inputs from ANI)", ["ANI"]),
        ("With additional reporting from AFP and Reuters", ["AFP", "Reuters"]),
        ("— AP", ["AP"]),
        ("(Xinhua)", ["Xinhua"]),
        ("Source: Anadolu Agency", ["Anadolu Agency"]),
        ("© AFP 2024", ["AFP"]),
        ("© 2024 Jane's Garden Blog", []),
        ("- and that was all", []),
        ("He came with files from the ministry.", []),
    ],
)
def test_credit_lines(line: str, names: list[str]) -> None:
    named = credit_of(line, unit_at(line, (0, len(line))))
    assert [line[a:b] for a, b in (named.names if named else ())] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("The dam is full. (ANI)", ["ANI"]),
        ("The dam is full. – AFP", ["AFP"]),
        ("The dam is full. (With inputs from PTI)", ["PTI"]),
        ("He leads the council (CDU).", []),
        ("The dam is full – Monday", []),
    ],
)
def test_credits_after_the_last_sentence(line: str, names: list[str]) -> None:
    named = credit_after(line, unit_at(line, (0, len(line))))
    assert [line[a:b] for a, b in (named.names if named else ())] == names


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.graz-daily.example/2024/bridge", "graz-daily"),
        ("http://news.shire-post.co.uk/a", "shire-post"),
        ("https://www.reuters.com/world/x", "Reuters"),
        ("www.graz-daily.example", "graz-daily"),
        ("https://localhost/x", None),
        ("https://[bad", None),
    ],
)
def test_outlet_of_an_address(url: str, name: str | None) -> None:
    assert outlet_of(url) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The mayor said that the bridge would be closed for a week in the summer.", "en"),
        ("Der Bürgermeister sagte, dass die Brücke im Sommer für eine Woche gesperrt wird und nicht mehr.", "de"),
        ("Le maire a dit que le pont sera fermé pour une semaine et que les travaux sont en cours.", "fr"),
        ("El alcalde dijo que el puente estará cerrado por una semana y que no hay otra ruta para los camiones.", "es"),
        ("Il sindaco ha detto che il ponte è chiuso per una settimana e che non si può passare con la macchina.", "it"),
        ("O prefeito disse que a ponte não será aberta em uma semana e que os carros não podem passar.", "pt"),
        ("Мэр сказал, что мост будет закрыт на неделю.", "ru"),
        ("시장은 다리가 일주일 동안 폐쇄될 것이라고 말했다.", "ko"),
        ("市長は橋が一週間閉鎖されると述べた。", "ja"),
        ("市长说这座桥将关闭一周。", "zh"),
        ("xyzzy 12 34", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language(text) == code
