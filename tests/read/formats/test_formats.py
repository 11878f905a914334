"""How formats are known: by their first bytes, by what a container says, by the endings of names."""

import io
from pathlib import Path
from time import process_time

import pytest

from variorum.model.report import Place
from variorum.read import FORMATS, Item
from variorum.read.formats import format_of
from variorum.read.formats.feed import read_feed
from variorum.read.formats.html import read_html
from variorum.read.formats.newsml import read_newsml
from variorum.read.formats.nitf import read_nitf
from variorum.read.formats.plain import read_plain

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.mark.parametrize("path", [p for p in FIXTURES.rglob("*") if p.is_file() and p.suffix != ".py"], ids=str)
def test_content_tells_what_a_name_would(path: Path) -> None:
    data = path.read_bytes()
    known = format_of(Item("-", io.BytesIO(data)))
    assert known is not None
    assert known is format_of(Item(path.name, io.BytesIO(data)))
    assert path.name.lower().endswith(known.suffixes) or path.suffix == ".xml"


@pytest.mark.parametrize(
    ("head", "reader"),
    [
        ("<!DOCTYPE html><p>x", read_html),
        ("<?xml version='1.0'?><!-- a --><!-- b -->\n<html xmlns='x'>", read_html),
        ("<?xml version='1.0'?><?xml-stylesheet href='x'?><rss version='2.0'>", read_feed),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", read_feed),
        ("<!DOCTYPE nitf SYSTEM 'nitf.dtd' [<!ENTITY a 'b'>]><nitf>", read_nitf),
        ("<nar:newsMessage xmlns:nar='x'>", read_newsml),
        ("<htmlish>", read_plain),
        ("The road is closed.", read_plain),
    ],
)
def test_markup_is_known_by_its_root(head: str, reader: object) -> None:
    found = format_of(Item("-", io.BytesIO(head.encode())))
    assert found is not None
    assert found.read is reader


def test_a_media_type_decides_where_content_does_not() -> None:
    fragment = Item("x", io.BytesIO(b"<p>A road."))
    inside = fragment.member(b"<p>A road.", Place(kind="json", member="/html"), "text/html")
    assert (format_of(fragment).read, format_of(inside).read) == (read_plain, read_html)  # type: ignore[union-attr]


def test_what_is_named_by_nothing_is_read_only_where_the_user_gave_it() -> None:
    given = Item("x.dat", io.BytesIO(b"A road."))
    assert format_of(given) is not None
    assert format_of(given.member(b"A road.", Place(kind="zip", member="x.dat"))) is None


@pytest.mark.parametrize(
    "head", ["<!---->" * 600, "<!--" * 1000, "<?a>" * 1000, "<!doctype a [" * 300, " " * 4000 + "<"]
)
def test_no_beginning_takes_long(head: str) -> None:
    begun = process_time()
    for each in FORMATS:
        each.known_by(head.encode()[:4096])
    assert process_time() - begun < 1
