from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum.archive import keys, tables
from variorum.archive.layout import Layout
from variorum.archive.pairs import pair, stretches


def test_stretches_cover_all_prints_once(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    tables.write(layout.prints / "00000.parquet", {"print": np.arange(10, dtype=np.int64), "key": np.arange(10)})
    found = stretches(layout, 3)
    assert len(found) == 4
    assert found[0].low == -(2**63)
    assert found[-1].high is None
    assert [s.high for s in found[:-1]] == [s.low for s in found[1:]]


ENDS = st.sampled_from([-(2**63), -1, 0, 1, 2**62, 2**63 - 1])


@given(st.sets(st.tuples(ENDS, st.integers(1, 6)), max_size=20))
def test_an_article_is_paired_with_the_shortest_text_of_each_print(posts: set[tuple[int, int]]) -> None:
    """Prints at both ends of their values; the shorter texts were read later."""
    key = {n: int(keys.keys(np.array([n]), np.array([10 - n]))[0]) for n in range(1, 7)}
    by_print = defaultdict(set)
    for value, article in posts:
        by_print[value].add(key[article])
    wanted = Counter((min(some), one) for some in by_print.values() for one in some - {min(some)})
    with TemporaryDirectory() as folder:
        layout = Layout(Path(folder))
        columns = {"print": [value for value, _ in posts], "key": [key[article] for _, article in posts]}
        tables.write(layout.prints / "00000.parquet", {n: np.array(v, dtype=np.int64) for n, v in columns.items()})
        found: Counter[tuple[int, int]] = Counter()
        for stretch in stretches(layout, 5):
            pair(stretch, layout.root)
        for row in tables.read(layout.pairs).to_pylist():
            assert row["article"] == keys.number(np.int64(row["key"]))
            found[row["root"], row["key"]] += row["prints"]
    assert found == wanted
