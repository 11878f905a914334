from pathlib import Path

import numpy as np
import pytest

from variorum.archive import keys, tables
from variorum.archive.blocks import Block, blocks
from variorum.archive.layout import Layout


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """Six parts of one article each."""
    layout = Layout(tmp_path)
    for part in range(6):
        key = keys.keys(keys.numbers_of(part, 1), np.array([3]))
        row = tables.lists(np.arange(3, dtype=np.uint32) + part, np.array([3]))
        tables.write(layout.texts / tables.name(part), {"key": key, "sequences": row, "words": row})
    return layout


def test_blocks_are_all_parts_in_a_row(layout: Layout) -> None:
    size = (layout.texts / tables.name(0)).stat().st_size
    assert [(b.number, b.first, b.end) for b in blocks(layout, 2 * size)] == [(0, 0, 2), (1, 2, 4), (2, 4, 6)]
    assert len(blocks(layout, 1)) == 6


def test_what_is_little_is_one_block(layout: Layout) -> None:
    assert blocks(layout) == (Block(0, 0, 6),)


def test_the_texts_of_a_block_have_its_numbers(layout: Layout) -> None:
    block = Block(1, 2, 4)
    texts = block.texts(layout, "sequences")
    assert texts["sequences"].to_pylist() == [[2, 3, 4], [3, 4, 5]]
    numbers = keys.number(texts["key"].to_numpy())
    assert all((numbers >= block.low) & (numbers < block.high))
    assert block.high == Block(2, 4, 6).low
