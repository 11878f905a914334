import io

import numpy as np
import pytest

from archives import lines, rows, warc
from variorum.archive.article import Article, article
from variorum.archive.settings import Settings
from variorum.errors import ReadError
from variorum.model import Noise, Place
from variorum.read import Item, read_item, read_raw
from variorum.read.raw import Metadata, Raw

HERE = (Place(kind="jsonl", member="1", offset=0, length=10), Place(kind="json", member="/text"))
TEXT = "The dam at Korvo held on Tuesday, the ministry said."


def raw(text: str = TEXT, **said: str | None) -> Raw:
    return Raw("a.jsonl:1", "0" * 64, "application/x-ndjson", text, Metadata(**said), inside=HERE)


@pytest.mark.parametrize("data", [lines(rows(1)), warc(rows(1))])
def test_an_article_has_the_id_and_the_day_of_the_report_that_a_build_makes_of_it(data: bytes) -> None:
    reports = list(read_item(Item("x", io.BytesIO(data))))
    found = [article(one, Settings()) for one in read_raw(Item("x", io.BytesIO(data))) if isinstance(one, Raw)]
    assert [(a.id, a.published, a.title) for a in found] == [(r.id, r.published.value, r.title) for r in reports]
    assert len({a.id for a in found}) == 5


def test_where_it_lies() -> None:
    found = article(raw(), Settings())
    assert (found.container, found.packed, found.offset, found.length, found.row) == ("jsonl", None, 0, 10, None)
    packed = Raw("a", "0" * 64, "x", TEXT, inside=(Place(kind="gzip"), *HERE))
    assert article(packed, Settings()).packed == "gzip"
    row = Raw("a", "0" * 64, "x", TEXT, inside=(Place(kind="parquet", member="7"), Place(kind="column", member="text")))
    assert article(row, Settings()).row == 7


@pytest.mark.parametrize("inside", [(), (Place(kind="zip", member="a.txt"),), (Place(kind="gzip", member="a.txt"),)])
def test_what_cannot_be_cut_out_again_is_refused(inside: tuple[Place, ...]) -> None:
    with pytest.raises(ReadError, match="expected WARC, Parquet or JSON lines"):
        article(Raw("a", "0" * 64, "text/plain", TEXT, inside=inside), Settings())


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"published": "2031-03-04T05:06:07Z"}, "2031-03-04"),
        ({"url": "https://paper.example/2031/03/04/dam"}, "2031-03-04"),
        ({"url": "https://paper.example/2031/03/dam"}, "2031-03"),
        ({"published": "soon"}, None),
        ({}, None),
    ],
)
def test_when_it_came_out(said: dict[str, str], wanted: str | None) -> None:
    found = article(raw(**said), Settings())
    assert found.published == wanted
    assert (found.day is None) == (wanted is None or len(wanted) < 10)


def test_a_date_in_the_text_counts_where_it_is_asked_for() -> None:
    dated = f"KORVO, March 4, 2031 (Reuters) - {TEXT}"
    assert article(raw(dated), Settings()).published == "2031-03-04"
    assert article(raw(dated), Settings(dates_in_text=False)).published is None


def test_no_words_no_article() -> None:
    with pytest.raises(ReadError, match="no words"):
        article(raw("... --- ..."), Settings())


def test_what_markup_calls_foreign_is_left_aside() -> None:
    noisy = Raw("a", "0" * 64, "text/html", f"Read more\n{TEXT}", inside=HERE, noise=(
        Noise(start=0, end=9, kind="teaser", why="test"),))  # fmt: skip
    one, other = article(noisy, Settings()), article(raw(), Settings())
    assert np.array_equal(one.sequences, other.sequences)
    assert one.size == other.size == 10


def test_the_title_is_among_the_words_and_not_in_the_sequences() -> None:
    plain, titled = article(raw(), Settings()), article(raw(title="Flood in Selm"), Settings())
    assert np.array_equal(plain.sequences, titled.sequences)
    assert len(set(titled.words.tolist()) - set(plain.words.tolist())) == 3
    assert len(set(titled.names.tolist()) - set(plain.names.tolist())) == 2


def test_a_very_long_text_is_looked_at_to_a_limit() -> None:
    long = " ".join(f"w{n}" for n in range(300_000))
    found = article(raw(long), Settings(longest=1000))
    assert found.size == 300_000
    assert len(found.sequences) == 996


def test_only_capital_letters_do_not_count() -> None:
    def numbers(text: str) -> Article:
        return article(raw(text), Settings())

    assert np.array_equal(numbers(TEXT).sequences, numbers(TEXT.upper()).sequences)
