from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.memory import contents, edition, name_of, packed, unpacked

JSON = st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=4), max_leaves=20)


@given(JSON.filter(lambda value: value is not None))
def test_a_value_comes_back(value: object) -> None:
    assert unpacked(packed(value)) == value


@given(st.lists(st.text(), min_size=1), st.data())
def test_a_damaged_entry_is_a_missing_one(value: list[str], data: st.DataObject) -> None:
    entry = bytearray(packed(value))
    at = data.draw(st.integers(2, len(entry) - 1))  # the first two bytes tell how it is packed, not what
    entry[at] ^= data.draw(st.integers(1, 255))
    assert unpacked(bytes(entry)) in (None, value)
    assert unpacked(bytes(entry[:at])) is None


@pytest.mark.parametrize("entry", [None, b"", b"no entry", packed([1])[:-1]])
def test_what_is_no_entry(entry: bytes | None) -> None:
    assert unpacked(entry) is None


def test_a_name_hangs_on_all_that_is_given() -> None:
    names = {name_of("e", b"ab", b"c"), name_of("e", b"a", b"bc"), name_of("e", b"abc"), name_of("f", b"ab", b"c")}
    assert len(names) == 4
    assert name_of("e", b"ab", b"c") in names


def test_an_edition_hangs_on_code_and_versions() -> None:
    one = edition(("variorum.annotate.parser",), ("spacy",))
    assert one == edition(("variorum.annotate.parser",), ("spacy",))
    assert one != edition(("variorum.annotate.memory",), ("spacy",))
    assert one != edition(("variorum.annotate.parser",), ("numpy",))
    assert one != edition(("variorum.annotate.parser",), ("spacy",), "weights")


def test_contents_hang_on_code_and_tables_of_all_depths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    files = [tmp_path / "house" / name for name in ("__init__.py", "room/__init__.py", "room/door.py", "room/rows.tsv")]
    for file in files:
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text("a = 1\n")
    found = {contents("house")}
    for file in files:
        file.write_text("a = 2\n")
        found.add(contents("house"))
    assert len(found) == len(files) + 1
    (tmp_path / "house" / "room" / "encoder.onnx").write_bytes(b"weights")
    (tmp_path / "house" / "__pycache__").mkdir(exist_ok=True)
    (tmp_path / "house" / "__pycache__" / "door.pyc").write_bytes(b"compiled")
    assert contents("house") in found
    files[2].rename(files[2].with_name("window.py"))
    assert contents("house") not in found
