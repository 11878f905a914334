"""What the process that leads a screening needs for families, the order of days and stories, by articles.

    python bench/archive_lead.py COUNT

The copies and links are drawn in the numbers in which the made-up archives have them: 1.4 pairs of copies an article,
more than two fifths of them with a text twice as long, and four fifths of the articles in the order with a link.
"""

import sys

import numpy as np

from variorum.archive import keys
from variorum.archive.copies import Copies
from variorum.archive.families import components, families
from variorum.archive.settings import Settings
from variorum.archive.timeline import Order

PAIRS, HELD, LINKED = 1.4, 0.44, 0.8
SIZES, DAYS = (60, 380), 3_000
NEAR = 50_000  # articles within which a copy and a link lie


def lead(count: int) -> int:
    """Makes families, order and stories of so many articles; says how many stories."""
    dice = np.random.default_rng(7)
    numbers = np.arange(count)
    sizes, days = dice.integers(*SIZES, count), np.sort(dice.integers(0, DAYS, count))
    copied = dice.integers(0, count, int(count * PAIRS))
    original = (copied - dice.integers(1, NEAR, len(copied))).clip(min=0) // 3 * 3  # a third has all the copies
    shorter = sizes[original]
    longer = np.where(dice.random(len(copied)) < HELD, shorter * 5 // 2, shorter)
    a, b = keys.keys(original, shorter), keys.keys(copied, longer)
    family = families(numbers, Copies(a, b, np.ones(len(copied))), Settings())
    order = Order.of(keys.keys(numbers, sizes), days, family)
    linked = keys.number(order.keys[dice.random(len(order.keys)) < LINKED])
    near = (linked - dice.integers(1, NEAR, len(linked))).clip(min=0)
    story = components(count, np.concatenate([numbers, linked]), np.concatenate([family, near]))
    return len(np.unique(story))


if __name__ == "__main__":
    print(lead(int(sys.argv[1])))
