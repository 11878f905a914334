import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archives import lines, rows, warc, write_parquet
from variorum.archive import parts as parts_module
from variorum.archive.parts import parts
from variorum.archive.reading import read_part
from variorum.errors import ReadError, RequestError
from variorum.read import Item, read_raw
from variorum.read.raw import Raw

MADE = rows(8)


def whole(path: Path) -> list[object]:
    with path.open("rb") as stream:
        return [told(outcome) for outcome in read_raw(Item(str(path), stream))]


def told(outcome: object) -> object:
    return str(outcome) if isinstance(outcome, ReadError) else outcome


def in_parts(path: Path, size: int) -> list[object]:
    return [told(outcome) for part in parts([path], size) for outcome in read_part(part)]


LINES = st.lists(
    st.sampled_from([b'{"text": "The dam held."}', b"", b"no json", b'{"text": "' + b"long " * 20 + b'"}', b"{}"]),
    min_size=1,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, st.sampled_from([b"\n", b"\r\n"]), st.sampled_from([b"", b"\xef\xbb\xbf"]), st.integers(1, 300))
def test_lines_in_parts_are_the_lines_of_the_file(
    tmp_path: Path, written: list[bytes], end: bytes, mark: bytes, size: int
) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(mark + b'{"text": "First."}' + end + end.join(written))
    found = in_parts(path, size)
    if len(parts([path], size)) == 1:
        assert found == whole(path)
    else:  # of a part without any line with words, reading says so
        assert [f for f in found if "no line" not in str(f)] == whole(path)


def test_groups_of_rows_in_parts_are_the_rows_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "articles.parquet"
    write_parquet(MADE, path)
    assert len(parts([path], 1)) == 4
    assert in_parts(path, 1) == whole(path)
    assert len([found for found in whole(path) if isinstance(found, Raw)]) == len(MADE)


def test_what_is_packed_is_one_part(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(MADE)))
    (tmp_path / "b.warc.gz").write_bytes(warc(MADE))
    found = parts([tmp_path / "a.jsonl.gz", tmp_path / "b.warc.gz"], 1)
    assert [(part.number, part.kind) for part in found] == [(0, "file"), (1, "file")]
    for part in found:
        outcomes = list(read_part(part))
        assert len(outcomes) == len(MADE)
        assert all(isinstance(outcome, Raw) for outcome in outcomes)


@pytest.mark.parametrize("data", [b"", b"PAR1 and then nothing"])
def test_an_empty_or_broken_file_is_told_of_when_it_is_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / ("a.parquet" if data else "a.jsonl")
    path.write_bytes(data)
    (part,) = parts([path])
    (problem,) = read_part(part)
    assert isinstance(problem, ReadError)


@pytest.mark.parametrize(("name", "data"), [("a.txt", b"The dam held."), ("a.json", b'[{"text": "The dam held."}]')])
def test_what_is_no_archive_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(RequestError, match="expected WARC, Parquet or JSON lines"):
        parts([tmp_path / name])


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "MOST", 2)
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(MADE[:1]))
    with pytest.raises(RequestError, match="join small files"):
        parts([path] * 3)
