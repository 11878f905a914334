"""`copies`, `points` and `compare` on the example story, built as a user builds it."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from program import Run
from variorum.cli import app
from variorum.ledger import Store
from variorum.model import Ledger, Origin

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "strait-ferry"


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example story."""
    story = tmp_path_factory.mktemp("ferry") / "story"
    built = CliRunner().invoke(app, ["build", str(EXAMPLE), "--into", str(story)])
    assert built.exit_code == 0, built.stderr
    return story


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def files(reports: list[dict[str, Any]]) -> list[str]:
    return [report["file"] for report in reports]


def write(story: Path, ledger: Ledger) -> Path:
    with Store(story).writer() as writer:
        writer.write(ledger)
    return story


# ------------------------------------------------------------------------------------------------ copies
def test_copies_into_a_pipe_are_families_and_then_passages(run: Run, ferry: Path) -> None:
    result = run("copies", ferry)
    assert result.code == 0
    rows = lines(result.stdout)
    assert [row["entry"] for row in rows] == sorted(row["entry"] for row in rows)
    (spun,) = (row for row in rows if row["entry"] == "family" and row["kind"] == "spun")
    assert {part["report"]["file"] for part in spun["reports"]} == {
        "02-coastguard.txt",
        "03-signing.txt",
        "06-spun.txt",
    }
    assert all(0 < part["share"] < 1 for part in spun["reports"])
    assert {(d["taker"]["file"], d["source"]["file"]) for d in spun["descent"]} == {
        ("06-spun.txt", "02-coastguard.txt"),
        ("06-spun.txt", "03-signing.txt"),
    }
    assert all(d["why"] for d in spun["descent"])


def test_of_a_spun_passage_the_copy_is_the_right_side_and_its_swapped_words_are_given(run: Run, ferry: Path) -> None:
    passages = [row for row in lines(run("copies", ferry).stdout) if row["entry"] == "passage"]
    spun = [row for row in passages if row["kind"] == "spun"]
    assert len(spun) == 2
    for row in spun:
        assert row["b"]["report"]["file"] == "06-spun.txt"
        assert row["direction"] == "b-from-a"
        swapped = {swap["span"]["quote"]: swap["likely"] for swap in row["swapped"]}
        assert swapped["knowledge"] == "data"
        text = (EXAMPLE / "06-spun.txt").read_text(encoding="utf-8")
        for swap in row["swapped"]:
            assert text[swap["span"]["start"] : swap["span"]["end"]] == swap["span"]["quote"]


def test_copies_drawn_for_a_person(run: Run, ferry: Path) -> None:
    drawn = run("copies", ferry, "--format", "table").stdout
    assert drawn.startswith("Families\n")
    assert "\nPassages\n" in drawn
    assert "knowledge for data" in drawn
    assert "right from left: nothing in the spun side" in drawn
    assert "06-spun.txt 12%" in drawn
    assert "\x1b" not in drawn  # no colour where nobody looks


def test_copies_as_one_json_object(run: Run, ferry: Path) -> None:
    whole = json.loads(run("copies", ferry, "--format", "json").stdout)
    assert [*whole["families"], *whole["passages"]] == lines(run("copies", ferry, "--format", "jsonl").stdout)


def test_a_story_without_copies_says_so(run: Run, tmp_path: Path, small_ledger: Ledger) -> None:
    alone = small_ledger.model_copy(update={"passages": (), "families": ()})
    story = write(tmp_path / "alone", alone)
    assert run("copies", story, "--format", "table").stdout == "No two reports share a passage.\n"
    assert run("copies", story).stdout == ""


# ------------------------------------------------------------------------------------------------ points
def test_points_say_how_sure_their_number_of_origins_is(run: Run, ferry: Path) -> None:
    (hurt,) = (row for row in lines(run("points", ferry, "--about", "wounded strait").stdout) if row["at_least"])
    assert hurt["independent_origins"] == 2
    assert "at least 2 independent origins" in hurt["verdict"]
    assert files(hurt["silent"]) == ["05-portal.txt"]
    assert len(hurt["carried_by"]) == 5
    assert any("41 injured" in difference["values"] for difference in hurt["differences"])
    assert "at least 2 │" in run("points", ferry, "--about", "wounded strait", "--format", "table").stdout


def test_a_narrow_terminal_cuts_no_name(run: Run, ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    drawn = run("points", ferry, "--about", "wounded strait", "--format", "table").stdout
    assert max(map(len, drawn.splitlines())) <= 80
    assert "…" not in drawn
    cells = [line.split("│") for line in drawn.splitlines() if line.startswith("│")]
    carried, silent = ("".join(cell[place].strip() for cell in cells) for place in (3, 4))
    assert "02-coastguard.txt" in carried
    assert "05-portal.txt" in silent
    assert "number: 41 injured / 38 injured" in " ".join(cell[2].strip() for cell in cells)


def test_points_are_all_points_unless_told_about_what(run: Run, ferry: Path) -> None:
    every = lines(run("points", ferry).stdout)
    assert [row["id"] for row in every] == [row["id"] for row in lines(run("show", ferry, "points").stdout)]
    some = lines(run("points", ferry, "--about", "RADAR dat").stdout)
    assert 0 < len(some) < len(every)
    assert all(any("radar data" in span["quote"] for span in row["words"]) for row in some)


def test_points_tell_who_came_too_early(run: Run, ferry: Path) -> None:
    (signing,) = (row for row in lines(run("points", ferry, "--about", "treaty signing").stdout))
    assert files(signing["too_early"]) == ["01-rescue.txt", "02-coastguard.txt"]
    drawn = run("points", ferry, "--about", "treaty signing", "--format", "table").stdout
    assert "too early: 01-rescue.txt" in drawn


@pytest.mark.parametrize("about", ["zebra", "ferry zebra", "?!"])
def test_no_point_about_it_is_a_wrong_use(run: Run, ferry: Path, about: str) -> None:
    result = run("points", ferry, "--about", about)
    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"variorum: no point about {about!r}: expected words")


def test_points_show_an_origin_that_is_not_counted(run: Run, tmp_path: Path, small_ledger: Ledger) -> None:
    point = small_ledger.points[0]
    official = Origin(origin="an official", reports=point.carried_by[:1], counted=False, why="may be Lopes")
    doubtful = point.model_copy(update={"origins": (*point.origins, official), "at_least": True})
    story = write(tmp_path / "doubtful", small_ledger.model_copy(update={"points": (doubtful,)}))
    (row,) = json.loads(run("points", story, "--format", "json").stdout)
    assert [(o["origin"], o["counted"]) for o in row["origins"]] == [("Ana Lopes", True), ("an official", False)]
    assert "at least 1" in run("points", story, "--format", "table").stdout


# ------------------------------------------------------------------------------------------------ compare
def test_compare_keeps_the_sides_in_the_order_asked_for(run: Run, ferry: Path) -> None:
    for first, second, direction in (
        ("06-spun.txt", "02-coastguard", "a-from-b"),
        ("02-coastguard", "06-spun", "b-from-a"),
    ):
        whole = json.loads(run("compare", ferry, first, second, "--format", "json").stdout)
        (passage,) = whole["passages"]
        assert (passage["a"]["report"], passage["b"]["report"]) == (whole["a"], whole["b"])
        assert whole["a"]["file"].startswith(first)
        assert passage["direction"] == direction
        spun = passage["a" if first.startswith("06") else "b"]
        assert "skilled collectively" in spun["span"]["quote"]


def test_compare_tells_what_only_one_has_and_what_differs(run: Run, ferry: Path) -> None:
    rows = lines(run("compare", ferry, "02-coastguard.txt", "01-rescue.txt").stdout)
    figures = {(row["a"], row["b"], row["relation"]) for row in rows if row.get("field") == "figure"}
    assert ("38 injured", "Forty-one passengers", "conflict") in figures
    alone = [row for row in rows if row["entry"] == "alone"]
    assert {row["report"]["file"] for row in alone} == {"01-rescue.txt", "02-coastguard.txt"}
    told = {row["id"]: row for row in lines(run("show", ferry, "points").stdout)}
    for row in alone:
        point, other = told[row["point"]], next(r for r in alone if r["report"] != row["report"])["report"]["id"]
        assert row["report"]["id"] in point["carried_by"]
        assert other in point["silent" if row["other"] == "silent" else "too_early"]


def test_compare_tells_how_two_reports_give_one_saying(run: Run, ferry: Path) -> None:
    rows = lines(run("compare", ferry, "04-interview.txt", "06-spun.txt").stdout)
    said = {
        row["field"]: (row["a"], row["b"]) for row in rows if row["label"].startswith("Surya Wiratama: “The accord")
    }
    assert said == {"carried by": ("Antara", "nobody named"), "quoted": ("direct", "words swapped")}


def test_compare_tells_the_fields_of_an_event_that_differ(run: Run, ferry: Path) -> None:
    rows = lines(run("compare", ferry, "03-signing", "05-portal").stdout)
    (status,) = (row for row in rows if row.get("field") == "status")
    assert (status["a"], status["b"]) == ("planned", "occurred")
    assert status["a_span"]["quote"] in (EXAMPLE / "03-signing.txt").read_text(encoding="utf-8")


def test_compare_drawn_for_a_person(run: Run, ferry: Path) -> None:
    drawn = run("compare", ferry, "06-spun.txt", "Antara", "--format", "table").stdout
    assert drawn.startswith("left: 06-spun.txt, outlet not known\nright: 01-rescue.txt, Antara\n")
    assert "Points of one alone" in drawn
    assert "\x1b" not in drawn


def test_a_report_is_chosen_by_id_beginning_path_file_or_outlet(run: Run, ferry: Path) -> None:
    report = next(r for r in lines(run("show", ferry, "reports").stdout) if r["source"].endswith("01-rescue.txt"))
    ways = (report["id"], report["id"][:6], report["id"][2:7], report["source"], "01-rescue.txt", "01-Rescue", "antara")
    answers = {run("compare", ferry, way, "06-spun.txt").stdout for way in ways}
    assert len(answers) == 1
    assert answers != {""}


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("07-none.txt", "no report '07-none.txt'; the reports are "),
        ("", "no report ''; the reports are "),
        ("r-", "'r-' may be any of 6 reports: "),
        ("06-spun.txt", "'06-spun.txt' and '06-spun.txt' are one report"),
    ],
)
def test_a_report_that_is_not_one_is_a_wrong_use(run: Run, ferry: Path, wanted: str, said: str) -> None:
    result = run("compare", ferry, wanted, "06-spun.txt")
    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"variorum: {said}")
    assert result.stderr.count("\n") == 1


# ------------------------------------------------------------------------------------------------ all three
@pytest.mark.parametrize("command", [("copies",), ("points",), ("compare", "harbour", "coast")])
def test_no_answer_can_steer_the_terminal(
    run: Run, tmp_path: Path, small_ledger: Ledger, command: tuple[str, ...]
) -> None:
    evil = "\x1b[31m\x9b0m\x07"
    reports = tuple(
        r.model_copy(update={"source": r.source.replace(".txt", f"{evil}.txt")}) for r in small_ledger.reports
    )
    points = tuple(p.model_copy(update={"label": p.label + evil, "verdict": evil}) for p in small_ledger.points)
    story = write(tmp_path / "steering", small_ledger.model_copy(update={"reports": reports, "points": points}))
    rest = [f"{name}{evil}" for name in command[1:]]
    for format in ("table", "json", "jsonl"):
        result = run(command[0], story, *rest, "--format", format)
        assert result.code == 0, result.stderr
        assert result.stdout
        assert not {"\x1b", "\x9b", "\x07"} & set(result.stdout)
    assert not {"\x1b", "\x9b", "\x07"} & set(run("compare", story, evil, "x").stderr)


@pytest.mark.parametrize("command", [("copies",), ("points",), ("compare", "a", "b")])
def test_a_story_that_is_not_there(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(command[0], tmp_path / "none", *command[1:])
    assert result.code == 1
    assert "no story here; build one" in result.stderr
    assert list(tmp_path.iterdir()) == []
