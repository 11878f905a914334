"""How large a page grows: a story of many reports, made of invented sentences with the usual load of rows."""

import base64
import re
import zlib

import pytest

from invented import story
from variorum.publish.html import page
from variorum.publish.packing import LARGEST_OPEN


def unpacked(made: str) -> list[str]:
    """The markup of each packed block of a page."""
    blocks = re.findall(r'<script type="text/plain" class="packed"[^>]*>([^<]*)</script>', made)
    return [zlib.decompress(base64.b64decode(block)).decode() for block in blocks]


@pytest.mark.parametrize(("count", "most"), [(5, 600_000), (50, 2_000_000)])
def test_a_page_stays_small_enough_to_send(count: int, most: int) -> None:
    assert len(page(story(count)).encode()) < most


def test_a_small_story_stands_open_and_a_large_one_is_packed_without_loss() -> None:
    assert unpacked(page(story(5))) == []
    ledger = story(90)
    made = page(ledger)
    blocks = unpacked(made)
    assert sum(map(len, blocks)) > LARGEST_OPEN
    whole = made + "".join(blocks)
    ids = re.findall(r'\sid="([^"]+)"', whole)
    assert len(ids) == len(set(ids))
    tables = ("reports", "statements", "events", "figures", "passages", "wording", "points")
    assert {row.id for table in tables for row in getattr(ledger, table)} <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', whole)) <= set(ids)


def test_each_packed_text_says_which_report_it_is() -> None:
    ledger = story(90)
    made = page(ledger)
    named = re.findall(r'data-report="([^"]+)"', made)
    assert len(named) == len(ledger.reports) - 1
    texts = [block for block in unpacked(made) if 'class="edition"' in block]
    assert [re.findall(r'class="edition" id="([^"]+)"', text) for text in texts] == [[report] for report in named]
