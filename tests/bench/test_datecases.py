"""What counts as right for a date case, and which cases are left out."""

import json
from pathlib import Path
from typing import Any

import pytest

from datecases import DateCase, date_cases, is_right


def case(tmp_path: Path, text: str, words: str, kind: str, *rows: dict[str, str], day: str = "2018-05-10") -> DateCase:
    """One case of the suite's own form; the day of reading is a Thursday unless told otherwise."""
    start = text.index(words)
    result: dict[str, Any] = {
        "Text": words, "Start": start, "End": start + len(words) - 1, "TypeName": f"datetimeV2.{kind}",
        "Resolution": {"values": list(rows)},
    }  # fmt: skip
    file = tmp_path / "cases.json"
    file.write_text(
        json.dumps([{"Input": text, "Context": {"ReferenceDateTime": f"{day}T00:00"}, "Results": [result]}])
    )
    (found,) = date_cases(file)
    return found


def right(found: DateCase, value: str | None, mod: str | None = None) -> bool:
    return is_right(found.text, found.expected[0], value, mod)


MAY_12 = (
    {"timex": "XXXX-05-12", "type": "date", "value": "2017-05-12"},
    {"timex": "XXXX-05-12", "type": "date", "value": "2018-05-12"},
)


def test_the_tense_says_which_candidate_is_right(tmp_path: Path) -> None:
    past = case(tmp_path, "They met on May 12.", "May 12", "date", *MAY_12)
    assert (right(past, "2017-05-12"), right(past, "2018-05-12")) == (True, False)
    ahead = case(tmp_path, "They will come on May 12.", "May 12", "date", *MAY_12)
    assert (right(ahead, "2017-05-12"), right(ahead, "2018-05-12")) == (False, True)
    either = case(tmp_path, "May 12", "May 12", "date", *MAY_12)
    assert (right(either, "2017-05-12"), right(either, "2018-05-12")) == (True, True)


def test_the_last_month_of_a_range_may_be_in_it(tmp_path: Path) -> None:
    row = {"timex": "(2015-01-01,2015-04-01,P3M)", "type": "daterange", "start": "2015-01-01", "end": "2015-04-01"}
    found = case(tmp_path, "It ran from January to April 2015.", "from January to April 2015", "daterange", row)
    assert [right(found, v) for v in ("2015-01/2015-03", "2015-01/2015-04", "2015-01/2015-05")] == [True, True, False]


def test_two_months_ago_is_also_the_month(tmp_path: Path) -> None:
    row = {"timex": "2018-03-10", "type": "date", "value": "2018-03-10"}
    found = case(tmp_path, "It sank two months ago.", "two months ago", "date", row)
    assert [right(found, v) for v in ("2018-03-10", "2018-03", "2018-02", "2018")] == [True, True, False, False]


def test_what_the_calendar_does_not_have_has_no_value(tmp_path: Path) -> None:
    row = {"timex": "2019-02-30", "type": "date", "value": "not resolved"}
    found = case(tmp_path, "It sank on Feb 30 2019.", "Feb 30 2019", "date", row)
    assert (right(found, None), right(found, "2019-02-28")) == (True, False)


def test_a_stage_must_be_marked(tmp_path: Path) -> None:
    row = {"timex": "2018", "Mod": "end", "type": "daterange", "start": "2018-07-01", "end": "2019-01-01"}
    found = case(tmp_path, "It will close at the end of this year.", "end of this year", "daterange", row)
    assert (right(found, "2018", "END"), right(found, "2018"), right(found, None)) == (True, False, False)


def test_durations_have_one_length(tmp_path: Path) -> None:
    row = {"timex": "PT1.5H", "type": "duration", "value": "5400"}
    found = case(tmp_path, "It took one and a half hours.", "one and a half hours", "duration", row)
    assert (right(found, "PT1.5H"), right(found, "PT90M"), right(found, "PT1H"), right(found, "2018")) == (
        True, True, False, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "kind", "timex"),
    [
        ("at 6.45", "time", "T06:45"),
        ("10/11", "date", "XXXX-10-11"),
        ("September-2020-23", "date", "2020-09-23"),
        ("3W", "duration", "P3W"),
        ("a few days", "duration", "P3D"),
    ],
)
def test_what_no_report_prints_is_left_out(tmp_path: Path, words: str, kind: str, timex: str) -> None:
    found = case(tmp_path, f"See you {words}", words, kind, {"timex": timex, "type": kind})
    assert found.expected[0].left_out


def test_names_of_days_and_months_get_their_capital(tmp_path: Path) -> None:
    found = case(tmp_path, "it may be on 5 may", "5 may", "date", {"timex": "XXXX-05-05", "type": "date"})
    assert found.text == "it may be on 5 May"
    assert found.expected[0].left_out is None
