from pathlib import Path

import numpy as np

from variorum.archive import keys, tables
from variorum.archive.blocks import Block
from variorum.archive.candidates import choose, lay
from variorum.archive.copies import Copies, compare
from variorum.archive.layout import Layout
from variorum.archive.settings import Settings

BLOCKS = (Block(0, 0, 1), Block(1, 1, 2))
Pair = tuple[int, int, int]


def key(part: int, place: int, size: int) -> int:
    return int(keys.keys(keys.numbers_of(part, place + 1)[place:], np.array([size]))[0])


def put_pairs(layout: Layout, stretch: int, pairs: list[Pair]) -> None:
    """Rows of root, key and prints."""
    root, other, prints = np.array(pairs, dtype=np.int64).reshape(-1, 3).T
    columns = {"article": keys.number(other), "key": other, "root": root, "prints": prints}
    tables.write(layout.pairs / tables.name(stretch), columns)


def chosen(layout: Layout, block: Block) -> list[tuple[int, int]]:
    choose(block, layout.root, Settings(share=0.4, window=12))
    rows = tables.load(layout.candidates / tables.name(block.number), ("root", "key")).to_pylist()
    return [(row["root"], row["key"]) for row in rows]


def test_pairs_are_counted_over_all_stretches(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    root, copy, other = key(0, 0, 200), key(0, 1, 210), key(0, 2, 400)
    put_pairs(layout, 0, [(root, copy, 2), (root, other, 1)])
    put_pairs(layout, 1, [(root, copy, 2)])
    assert chosen(layout, BLOCKS[0]) == [(root, copy)]  # a quarter of 0.4 * 200 * 2 / 13 prints are more than 3


def test_a_pair_is_chosen_in_the_block_of_its_article_only(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    root, near, far = key(0, 0, 20), key(0, 1, 30), key(1, 0, 30)
    put_pairs(layout, 0, [(root, near, 5), (root, far, 5)])
    assert [chosen(layout, block) for block in BLOCKS] == [[(root, near)], [(root, far)]]


def test_texts_are_compared_across_blocks_and_sent_once(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    root, near, far, again, other = (key(*at, 30) for at in ((0, 0), (0, 1), (1, 0), (1, 1), (1, 2)))
    rows = {root: range(30), near: range(30), far: range(30), again: range(10, 40), other: range(70, 100)}
    for block, some in zip(BLOCKS, ((root, near), (far, again, other)), strict=True):
        found = np.concatenate([np.array(rows[one], dtype=np.uint32) for one in some])
        texts = {"key": np.array(some), "sequences": tables.lists(found, np.arange(1, len(some) + 1) * 30)}
        tables.write(layout.texts / tables.name(block.number), texts)
    put_pairs(layout, 0, [(root, one, 5) for one in (near, far, again, other)])
    for block in BLOCKS:
        choose(block, tmp_path, Settings())
    assert [lay(block, tmp_path) for block in BLOCKS] == [1, 0]
    assert [compare(block, tmp_path, Settings(phrase=20)) for block in BLOCKS] == [1, 2]
    found = Copies.load(layout)
    assert list(zip(found.a, found.b, found.common, strict=True)) == [
        (root, near, 30),
        (root, far, 30),
        (root, again, 20),
    ]
