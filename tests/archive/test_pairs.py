from pathlib import Path

import numpy as np
import pytest

from variorum.archive import keys, tables
from variorum.archive.layout import Layout
from variorum.archive.pairs import candidates, copies, stretches
from variorum.archive.settings import Settings


def key(number: int, size: int) -> int:
    return int(keys.keys(np.array([number]), np.array([size]))[0])


def test_stretches_cover_all_prints_once(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    tables.write(layout.prints / "00000.parquet", {"print": np.arange(10, dtype=np.int64), "key": np.arange(10)})
    found = stretches(layout, 3)
    assert len(found) == 4
    assert found[0].low == -(2**63)
    assert found[-1].high is None
    assert [s.high for s in found[:-1]] == [s.low for s in found[1:]]


def test_pairs_are_counted_over_all_stretches(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    root, copy, other = key(1, 200), key(2, 210), key(3, 400)
    for number, prints in enumerate(((2, 1), (2, 0))):
        columns = {"root": [root, root], "key": [copy, other], "prints": prints}
        tables.write(layout.pairs / tables.name(number), {n: np.array(v) for n, v in columns.items()})
    found = candidates(layout, Settings(share=0.4, window=12))  # a quarter of 0.4 * 200 * 2 / 13 prints are 3
    assert [column.tolist() for column in found] == [[root], [copy]]


@pytest.mark.parametrize(
    ("shorter", "longer", "common", "is_copy"),
    [
        (100, 500, 40, True),
        (100, 500, 39, False),
        (30, 30, 19, False),  # too few, whatever the share
        (8, 8, 8, True),  # the very same
        (8, 9, 8, False),
    ],
)
def test_what_a_copy_is(shorter: int, longer: int, common: int, is_copy: bool) -> None:
    table = np.array([[key(1, shorter), key(2, longer), common]])
    found = copies(table, Settings(share=0.4, fewest=20))
    assert len(found.a) == is_copy
    assert found.share.tolist() == [common / shorter] * is_copy
