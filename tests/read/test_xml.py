"""Safe XML, every run of text at its exact place."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import ReadError
from variorum.read.xml import parse

BOMB = "<!DOCTYPE a [" + "".join(
    f'<!ENTITY b{n + 1} "{f"&b{n};" * 10}">' for n in range(9)
) + '<!ENTITY b0 "ha">]><a>&b9;</a>'  # fmt: skip


def test_elements_lose_their_namespace_and_keep_their_order() -> None:
    root = parse(b'<n:a xmlns:n="urn:x" n:k="v"><n:b>1</n:b><c><n:b>2</n:b></c>t</n:a>', "x").root
    assert (root.name, root.namespace, root.attributes) == ("a", "urn:x", {"k": "v"})
    assert [b.text() for b in root.all("b")] == ["1", "2"]
    assert root.text() == "12t"
    found = root.first("c", "b")
    assert found and found.text() == "2"
    assert root.first("c", "d") is None


def test_every_run_of_text_knows_its_place() -> None:
    source = "<?xml version='1.0'?>\n<a>Grüße &amp; 日本&#x201c;x&#8221;<!-- y --><![CDATA[<z> & ]]>&nbsp;end\r\n</a>"
    words = list(parse(source.encode(), "x").root.words())
    assert "".join(w.text for w in words) == "Grüße & 日本“x”<z> & \xa0end\n"
    for word in words:
        piece = source[slice(*word.source)]
        assert word.text == (piece if "&" not in piece or " " in piece else html.unescape(piece)).replace("\r", "\n")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (BOMB, "it declares the entity 'b1'"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "it declares the entity 'x'"),
        ('<!DOCTYPE a [<!ENTITY % p SYSTEM "http://a.example/x"> %p;]><a/>', "it declares the entity 'p'"),
        ('<!DOCTYPE a SYSTEM "http://a.example/x.dtd"><a>&x;</a>', "it uses the entity 'x'"),
        ("<a>" * 1000 + "</a>" * 1000, "lie more than 200 deep"),
        ("<a>" * 100_000, "lie more than 200 deep"),
        ("<a><b></a>", "it is no whole XML"),
        ("<a>x", "it is no whole XML"),
        ("", "empty"),
    ],
)
def test_what_is_broken_or_made_to_do_harm_is_refused(source: str, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        parse(source.encode(), "x")


def test_elements_without_number_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.read.xml._MOST", 1000)
    with pytest.raises(ReadError, match="more than 1000 elements"):
        parse(b"<a>" + b"<b/>" * 1001 + b"</a>", "x")


def test_a_declared_encoding_is_used() -> None:
    data = '<?xml version="1.0" encoding="windows-1251"?><a>Мэр</a>'.encode("cp1251")
    document = parse(data, "x")
    assert (document.root.text(), document.encoding) == ("Мэр", "cp1251")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cc", "Cs", "Cn"])))
def test_any_text_comes_out_at_its_place(text: str) -> None:
    source = f"<a>{html.escape(text)}</a>"
    words = list(parse(source.encode(), "x").root.words())
    assert "".join(w.text for w in words) == text
    for word in words:
        assert html.unescape(source[slice(*word.source)]) == word.text


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parse(b"<a>" + data + b"</a>", "x")
    except ReadError as problem:
        assert problem.source == "x"
