import numpy as np
import pytest

from variorum.archive import keys
from variorum.archive.copies import copies
from variorum.archive.settings import Settings


@pytest.mark.parametrize(
    ("shorter", "longer", "common", "is_copy"),
    [
        (100, 500, 40, True),
        (100, 500, 39, False),
        (50, 50, 23, False),  # a phrase, and less than most of a text
        (30, 90, 21, True),  # as little, but most of a text
        (30, 90, 20, False),
        (6, 90, 6, True),
        (5, 90, 5, False),  # too few, whatever the share
        (4, 4, 4, True),  # the very same
        (4, 5, 4, False),
    ],
)
def test_what_a_copy_is(shorter: int, longer: int, common: int, is_copy: bool) -> None:
    a, b = keys.keys(np.array([1, 2]), np.array([shorter, longer]))[:, None]
    found = copies(a, b, np.array([common]), Settings(share=0.4, fewest=6, phrase=24, whole=0.7))
    assert len(found.a) == is_copy
    assert found.common.tolist() == [common] * is_copy


def test_a_larger_share_holds_for_short_ones_as_well() -> None:
    a, b = keys.keys(np.array([1, 2]), np.array([30, 30]))[:, None]
    assert len(copies(a, b, np.array([22]), Settings(share=0.7)).a) == 1
    assert len(copies(a, b, np.array([22]), Settings(share=0.8)).a) == 0
