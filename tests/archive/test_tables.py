from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.archive import tables


@given(st.lists(st.lists(st.integers(0, 2**32 - 1), max_size=4), max_size=6))
def test_rows_of_numbers_come_back(rows: list[list[int]]) -> None:
    flat = np.array([number for row in rows for number in row], dtype=np.uint32)
    column = tables.lists(flat, np.cumsum([len(row) for row in rows], dtype=np.int64))
    assert column.to_pylist() == rows
    values, ends = tables.flat(column)
    assert values.tolist() == flat.tolist()
    assert ends.tolist() == np.cumsum([len(row) for row in rows]).tolist()


def test_half_a_table_is_not_read(tmp_path: Path) -> None:
    tables.write(tmp_path / "00000.parquet", {"n": [1, 2]})
    (tmp_path / ".00001.parquet.part").write_bytes(b"PAR1 half of it")
    assert tables.column(tmp_path, "n").tolist() == [1, 2]
    assert tables.rows(tmp_path) == 2


def test_what_a_killed_run_was_writing_is_swept_away(tmp_path: Path) -> None:
    tables.write(tmp_path / "work" / "00000.parquet", {"n": [1, 2]})
    (tmp_path / "work" / ".00001.parquet.0f.part").write_bytes(b"PAR1 half of it")
    tables.sweep(tmp_path)
    assert [path.name for path in (tmp_path / "work").iterdir()] == ["00000.parquet"]


def test_a_folder_takes_its_place_when_all_of_it_is_there(tmp_path: Path) -> None:
    def broken(folder: Path) -> None:
        tables.write(folder / "a.parquet", {"n": [1]})
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tables.made(tmp_path / "table", broken)
    assert not (tmp_path / "table").exists()
    tables.made(tmp_path / "table", lambda folder: tables.write(folder / "b.parquet", {"n": [2]}))
    assert [file.name for file in (tmp_path / "table").iterdir()] == ["b.parquet"]


def test_a_folder_of_another_run_is_replaced(tmp_path: Path) -> None:
    for n in (1, 2):
        tables.made(tmp_path / "table", lambda folder, n=n: tables.write(folder / f"{n}.parquet", {"n": [n]}))  # type: ignore[misc]
    assert tables.column(tmp_path / "table", "n").tolist() == [2]


def test_by_a_word_of_any_case(tmp_path: Path) -> None:
    tables.write(tmp_path / "a.parquet", {"title": tables.strings(["The Dam held", None, "A cat"])})
    found = tables.having(tables.read(tmp_path), "title", "dAM")
    assert found["title"].to_pylist() == ["The Dam held"]
