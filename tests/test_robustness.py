"""Nasty texts through all stages: none may stop a build, run on for long, or leave a record without a place."""

from collections.abc import Sequence
from pathlib import Path
from time import process_time

import pytest

from variorum.annotate.parser import SpacyParser
from variorum.ledger.check import check
from variorum.model import Ledger
from variorum.pipeline import run
from variorum.publish import html
from variorum.publish.exports import json

PLAIN = "The harbour master Ana Lopes said on Monday that 40 boats had left the island. "
NASTY = {
    "never closed": 'He said "we go on and on. Then he left.\n\nThe minister said “this is it. It goes on.\n\n'
    "«Non, said the mayor.\n\n„Nein, he said.\n\n「はい he said.\n\nThe road is open.\n",
    "never opened": "He said we go” and then” left”. »x« said» he.\n\n’’’ \"\"\" ''' “”“”\n",
    "in capitals": 'MAYOR SAYS BRIDGE SHUT\n\nTHE MAYOR SAID ON MONDAY THAT 12 WERE HURT. "WE ARE SORRY," SHE SAID.\n',
    "in small letters": "mayor ana lopes said on monday that 12 were hurt in porto. “we are sorry,” she said.\n",
    "without a full stop": "the mayor said that the boats went out again and " * 40,
    "one long word": "a" * 20_000,
    "signs without a space": "水" * 9_000 + "。" + "火" * 9_000,
    "straight marks only": '"' * 2_000,
    "curly marks only": "“" * 2_000,
    "apostrophes that open": "it's 'x " * 300,
    "brackets": "(" * 300 + PLAIN + ")" * 300,
    "dashes": "— " * 400,
    "pictures": "🚢🚢 The ferry 🚢 sank, 12 people 👨‍👩‍👧 were hurt, officials said 😢. 🇫🇷🇩🇪\n",
    "Arabic": 'قال الوزير يوم الاثنين إن ١٢ شخصا أصيبوا في الحادث. "نحن آسفون" قال.\n',
    "Japanese": "市長は月曜日に12人が負傷したと述べた。「残念です」と彼は言った。\n",
    "Russian": "Мэр заявил в понедельник, что пострадали 12 человек. «Нам жаль», — сказал он.\n",
    "French": "Le maire a déclaré lundi que 12 personnes étaient blessées. « Nous sommes désolés », a-t-il dit.\n",
    "accents on accents": "Z" + "\u0300" * 500 + " said no.",
    "numbers only": "1 2 3 4 5 6 7 8 9 10 11 12\n3.14 2,000 1.2.3 10/11/12 99 % $5 €6\n",
    "a table": "Region\tDead\tHurt\nNorth\t12\t40\nSouth\t3\t7\nTotal\t15\t47\n",
    "one word": "Fire",
    "marks only": "?! ... .",
    "no story": "Share this!\nSubscribe to our newsletter\nAdvertisement\nRead more\n",
    "one sentence over and over": PLAIN * 30,
    "days that are none": "On 31 February 2024 the mayor said 12 were hurt. On 0 March, 32 May 2023 and 2023-13-45 he "
    "left. In the year 0, in 99999 and on 5 May 99999 it rained. A week before 1 January 0001, and 3000 years later, "
    "she came. In 10000 days, in the 0th century and on 1 January 0000 nothing was seen.\n",
    "an early day": "LISBON, Jan 1, 0001 — The mayor said on Monday that last week and ten years ago 12 boats left.\n",
    "a late day": "LISBON, Dec 31, 9999 — The mayor said on Monday that next week and in ten years 12 boats leave.\n",
    "days that differ": "LISBON, March 3, 2031 — The mayor said.\nPublished: 2 May 2029\nUpdated: 1 January 2020\n",
    "numbers that are none": "The mayor said 10^400 people, 1.2.3 boats, ١٢ ships, 1e999 and ²³ cars, 1/0 of them and "
    f"{'9' * 400} dollars and $5{' billion' * 40} came. It has {'hundred ' * 100}boats.\n",
    "returns and feeds": "Title\r\n\r\nThe mayor said on Monday\r\nthat 12 were hurt.\r\rAll\rwent home.\r\n",
    "signs that nobody sees": "The mayor said\x0c that\x0b 12\u2028 people\u2029 were\u0085 hurt\u200b.\u202e\n",
    "markup": "<b>The mayor</b> &amp; <script>alert(1)</script> said that 12 </td> were hurt.\n",
}
# each took minutes before, or never came to an end, where a stage went through all of a text for every part of it
LONG = {
    "a paragraph without a full stop": "the mayor of porto said that 40 boats went out again and the river rose " * 130,
    "a sentence said hundreds of times": PLAIN * 150,
    "a table of shares": "".join(f"The mayor said that {n / 10} percent of the boats had left. " for n in range(150)),
    "a list of shares": ", ".join(f"{n / 10}%" for n in range(500)),
    "a speech in a speech": "he said she said " * 300,
    "a row of dashes": "The boat left " + "—" * 5_000 + " he said.",
    "dashes": "— " * 3_000,
    "hyphens": "-" * 10_000,
    "straight marks": '"' * 2_000,
    "opening marks": "“" * 2_000,
    "quoted letters": "“x” " * 1_000,
    "short quotations": "“We go,” said Ana Lopes. " * 200,
    "a book without a space": "水火木金土" * 20_000,
}
SECONDS = 20.0  # of processor time: each takes one or two, and what is quadratic takes far longer


class Silence:
    """Looks away."""

    def stage(self, name: str, total: int) -> None:
        pass

    def step(self) -> None:
        pass


def built(folder: Path, texts: Sequence[str], ending: str = "txt") -> Ledger:
    """The ledger of the texts, which has been checked, drawn as a page and written as JSON."""
    files = [folder / f"{i}.{ending}" for i in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_bytes(text.encode())
    ledger = run(files, Silence(), SpacyParser()).ledger
    check(ledger)
    assert html.page(ledger)
    assert json.document(ledger)
    return ledger


@pytest.mark.parametrize("name", NASTY)
def test_no_text_stops_a_build(name: str, tmp_path: Path) -> None:
    ledger = built(tmp_path, [NASTY[name]])
    assert len(ledger.reports) == 1
    assert ledger.reports[0].text.strip()


@pytest.mark.parametrize("name", LONG)
def test_no_text_takes_long(name: str, tmp_path: Path) -> None:
    begun = process_time()
    assert built(tmp_path, [LONG[name]]).reports
    assert process_time() - begun < SECONDS


@pytest.mark.parametrize("name", ["a sentence said hundreds of times", "short quotations"])
def test_two_long_texts_are_laid_side_by_side(name: str, tmp_path: Path) -> None:
    begun = process_time()
    ledger = built(tmp_path, [LONG[name], LONG[name] + "The road is open."])
    assert any(p.a.report != p.b.report for p in ledger.passages)
    assert process_time() - begun < SECONDS


def test_all_of_them_are_one_story(tmp_path: Path) -> None:
    short = [text for text in NASTY.values() if len(text) < 1_000]
    assert len(built(tmp_path, short).reports) == len(short)


@pytest.mark.parametrize("opening", ['"', "“", "«", "„", "「"])
def test_a_quotation_that_does_not_close_ends_with_its_paragraph(opening: str, tmp_path: Path) -> None:
    text = f"The mayor said {opening}we shall repair the bridge. It takes a year.\n\nThe road is open.\n"
    for statement in built(tmp_path, [text]).statements:
        assert all(span.end <= text.index("\n\n") for span in (*statement.content, *statement.quoted))


def test_two_equal_files_are_one_report(tmp_path: Path) -> None:
    assert len({r.text for r in built(tmp_path, [PLAIN, PLAIN]).reports}) == 1


def test_a_row_of_markup_is_shown_as_text(tmp_path: Path) -> None:
    row = (
        '{"text": "<p>The mayor said on Monday that 12 were hurt.</p><script>alert(1)</script>", "title": "<i>x</i>"}\n'
    )
    ledger = built(tmp_path, [row], "jsonl")
    assert len(ledger.reports) == 1
    assert "<script>alert(1)</script>" not in html.page(ledger)
