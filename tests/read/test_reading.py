"""What reading a whole source gives: reports, problems, and what is left out."""

import json

from containers import BODY, zipped
from variorum.read import read_bytes


def test_what_is_left_out_for_one_reason_is_one_row() -> None:
    reading = read_bytes(zipped({"a.txt": BODY, **{f"{n}.png": b"x" for n in range(7)}, "b.mp4": b"x"}), "x.zip")
    assert [(left.stage, left.source, left.reason) for left in reading.left_out] == [
        ("read", "x.zip", "7 left out: no reader takes .png files"),
        ("read", "x.zip", "1 left out: no reader takes .mp4 files"),
    ]


def test_reasons_without_number_are_bounded() -> None:
    reading = read_bytes(zipped({f"a.kind{n}": b"x" for n in range(300)}), "x.zip")
    assert len(reading.left_out) == 101
    assert reading.left_out[-1].reason == "200 left out: for further reasons"


def test_problems_without_number_are_bounded() -> None:
    lines = [{"title": "x"}] * 1500 + [{"text": BODY}]
    reading = read_bytes("\n".join(map(json.dumps, lines)).encode(), "x.jsonl")
    assert len(reading.problems) == 1001
    assert "500 more of its reports cannot be read" in str(reading.problems[-1])
    assert [r.text for r in reading.reports] == [BODY]
