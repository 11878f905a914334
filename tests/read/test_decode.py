"""Bytes to text: every encoding that news is found in, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encodings_of_news import CASES
from variorum.errors import ReadError
from variorum.read.decode import decode


@pytest.mark.parametrize("times", [1, 6])
@pytest.mark.parametrize(("language", "encoding", "text"), CASES, ids=lambda v: v if len(v) < 20 else "")
def test_a_text_is_decoded_as_it_was_written(language: str, encoding: str, text: str, times: int) -> None:
    written = "\n\n".join([text] * times)
    data = written.encode(encoding)
    found = decode(data, "x.txt")
    assert found.text == written
    assert found.text.encode(found.encoding) == data


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_typographic_quotation_marks_stay_apart(encoding: str) -> None:
    text = "“It’s ‘over’,” she said – and left…"
    assert decode(text.encode(encoding), "x.txt").text == text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("shift_jis", "cp932"),
        ("gb2312", "gb18030"),
        ("ks_c_5601-1987", "cp949"),
    ],
)
def test_a_declared_encoding_is_read_as_browsers_do(declared: str, encoding: str) -> None:
    text = {"cp932": "費用は①億円", "gb18030": "朱镕基說", "cp949": "똠방각하"}.get(encoding, "“Zürich” – €5")
    assert decode(text.encode(encoding), "x.txt", declared).text == text


@pytest.mark.parametrize("declared", ["utf-8", "no-such-encoding", "ascii", None])
def test_a_wrong_declaration_does_no_harm(declared: str | None) -> None:
    text = "Министр заявил: «Мы больше не будем ждать». Решение примет правительство."
    data = text.encode("cp1251")
    found = decode(data, "x.txt", declared)
    assert found.text == text or declared == "ascii"
    assert decode("Grüße – 5 €".encode(), "x.txt", "iso-8859-1").text == "Grüße – 5 €"


@pytest.mark.parametrize("stray", [b"\x93not so\x94", b"\xe9t\xe9", b"\xff"])
def test_a_text_in_two_encodings_is_refused_at_the_place(stray: bytes) -> None:
    good = "Die Grüße aus Zürich: „Für übermorgen hätten wir größere Säle gewünscht“, hieß es. ".encode()
    with pytest.raises(ReadError, match=rf"UTF-8 but for \d bytes .* byte {len(good)};"):
        decode(good + stray + good, "x.txt")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(lambda t: t.strip()))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    data = text.encode()
    try:
        found = decode(data, "x.txt")
    except ReadError as refused:
        assert "binary" in refused.problem or "not text" in refused.problem
        return
    assert found.text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("data", [b"Some words first. \n\0", b"A report of the harbour\0 board, and more of it."])
def test_a_nul_that_strayed_in_makes_no_wide_characters(data: bytes) -> None:
    with pytest.raises(ReadError, match="NUL bytes"):
        decode(data, "x.txt")
