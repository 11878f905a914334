"""What is to be read, and the names of members."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import ReadError
from variorum.model.report import Place
from variorum.read import Item, Limits
from variorum.read.forward import Forward
from variorum.read.item import harmless


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a/b.html", "a/b.html"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("a/../../b.txt", "a/b.txt"),
        ("..\\..\\b.txt", "b.txt"),
        ("C:\\x\\b.txt", "x\\b.txt"),
        ("..//../b.txt", "b.txt"),
        ("https://a.example/b/../c", "https://a.example/b/c"),
        ("b\udcff.txt", "b\\udcff.txt"),
    ],
)
def test_no_name_leads_out_of_a_folder(name: str, shown: str) -> None:
    assert harmless(name) == shown


@given(st.lists(st.sampled_from(["..", ".", "/", "\\", "a", "C:", "..."]), max_size=12))
def test_no_parts_lead_upward(parts: list[str]) -> None:
    shown = harmless("".join(parts))
    assert not shown.startswith(("/", "\\"))
    assert not {"..", "."} & set(shown.replace("\\", "/").split("/"))


def test_a_document_has_a_limit() -> None:
    item = Item("a", io.BytesIO(b"12345"), limits=Limits(document=4))
    with pytest.raises(ReadError, match="more than 4 bytes"):
        item.data()


def test_a_pipe_is_read_in_any_order_from_memory_only_within_the_limit() -> None:
    assert Item("-", Forward(iter([b"abc"]))).random().read() == b"abc"
    with pytest.raises(ReadError, match="more than 2 bytes"):
        Item("-", Forward(iter([b"abc"])), limits=Limits(document=2)).random()


def test_members_are_counted_over_the_whole_source() -> None:
    item = Item("a", io.BytesIO(b""), limits=Limits(members=2))
    inner = item.member(b"", Place(kind="zip", member="b"))
    inner.member(b"", Place(kind="zip", member="c"))
    with pytest.raises(ReadError, match="more than 2 things"):
        item.member(b"", Place(kind="zip", member="d"))
