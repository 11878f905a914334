"""The whole of a screening on the engine, broken off and gone on with."""

import gzip
import json
import random
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from archives import Unwatched, lines, rows, told, warc, write_parquet
from variorum.archive import tables
from variorum.archive.engine import Engine
from variorum.archive.layout import Layout
from variorum.archive.manifest import STAGES, load
from variorum.archive.screen import Screened, screen
from variorum.archive.settings import Settings
from variorum.errors import RequestError, StoreError

STORIES = 12


def run(files: Iterable[Path], into: Path) -> Screened:
    return screen(tuple(files), into, Engine(), Unwatched(), Settings())


def content(folder: Path) -> dict[str, list[dict[str, object]]]:
    """The tables that are there to be read, their rows in order."""
    layout = Layout(folder)
    made = {}
    for table in (layout.articles, layout.copies, layout.members, layout.families, layout.stories, layout.set_aside):
        found = tables.read(table).to_pylist()
        made[table.name] = sorted(found, key=lambda row: json.dumps(row, sort_keys=True))
    return made


def grouped(folder: Path, name: str) -> set[frozenset[str]]:
    """The addresses of the articles that are of one family or story."""
    layout = Layout(folder)
    urls = {row["number"]: row["url"] for row in tables.read(layout.articles).to_pylist()}
    groups: dict[str, set[str]] = defaultdict(set)
    for row in tables.read(layout.members).to_pylist():
        groups[row[name] or row["id"]].add(urls[row["number"]])
    return {frozenset(group) for group in groups.values()}


def test_what_was_found(archive: tuple[Path, Screened]) -> None:
    folder, said = archive
    assert said == Screened(articles=60, families=12, stories=12, broken=2, left_out=0)
    wanted = {frozenset(f"https://paper{n}.example/{story}" for n in range(5)) for story in range(STORIES)}
    assert grouped(folder, "story") == wanted
    copied = {frozenset(f"https://paper{n}.example/{story}" for n in (0, 3, 4)) for story in range(STORIES)}
    assert {group for group in grouped(folder, "family") if len(group) > 1} == copied
    (story,) = (row for row in tables.read(folder / "stories").to_pylist() if row["title"] == "Story 0, 0")
    assert (story["articles"], story["families"], story["outlets"]) == (5, 3, 5)
    assert (story["first"], story["last"]) == ("2031-03-01", "2031-03-02")


def test_what_cannot_be_read_is_set_aside_with_its_place(archive: tuple[Path, Screened], source: Path) -> None:
    aside = tables.read(archive[0] / "set_aside").to_pylist()
    assert [row["source"] for row in aside] == [f"{source}:61", f"{source}:62"]
    assert "not JSON" in aside[0]["reason"]
    assert "no words" in aside[1]["reason"]


def test_all_stages_are_in_the_manifest(archive: tuple[Path, Screened]) -> None:
    manifest = load(archive[0] / "manifest.json")
    assert manifest is not None
    assert [done.stage for done in manifest.done] == list(STAGES)
    assert [done.count for done in manifest.done if done.stage in ("read", "told")] == [60, 12]


def test_a_run_that_is_done_is_not_done_again(archive: tuple[Path, Screened], source: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in archive[0].rglob("*.parquet")}
    assert run([source], archive[0]) == archive[1]
    assert {path: path.stat().st_mtime_ns for path in archive[0].rglob("*.parquet")} == before


def test_another_screening_is_refused(archive: tuple[Path, Screened], source: Path, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="other settings"):
        screen([source], archive[0], Engine(), Unwatched(), Settings(days=9))
    other = tmp_path / "other.jsonl"
    other.write_bytes(lines(rows(1)))
    with pytest.raises(RequestError, match="other sources"):
        run([other], archive[0])


@pytest.mark.parametrize("stage", STAGES)
def test_it_goes_on_behind_any_stage(archive: tuple[Path, Screened], source: Path, tmp_path: Path, stage: str) -> None:
    folder = shutil.copytree(archive[0], tmp_path / "again")
    _undo(Layout(folder), stage)
    assert run([source], folder) == archive[1]
    assert content(folder) == content(archive[0])


def _undo(layout: Layout, stage: str) -> None:
    """As if the run had been broken off when half of a stage was written."""
    manifest = load(layout.manifest)
    assert manifest is not None
    kept = tuple(done for done in manifest.done if STAGES.index(done.stage) < STAGES.index(stage))  # type: ignore[arg-type]
    manifest.model_copy(update={"done": kept}).keep(layout.manifest)
    written = {
        "read": (layout.articles,),
        "paired": (layout.pairs,),
        "laid": (layout.candidates, layout.sent),
        "compared": (layout.copies,),
        "ordered": (layout.timeline, layout.rarity, layout.order),
        "joined": (layout.nearest,),
        "told": (layout.members, layout.families, layout.stories),
    }
    for later in STAGES[STAGES.index(stage) :]:  # type: ignore[arg-type]
        for folder in written[later]:
            shutil.rmtree(folder)
    half = written[stage][0] / ".00000.parquet.part"
    half.parent.mkdir()
    half.write_bytes(b"PAR1 half of it")


def test_a_run_that_is_killed_is_gone_on_with(tmp_path: Path) -> None:
    """Until then another run is refused; what the killed one has started is left to end by itself."""
    files = []
    for n in range(6):
        files.append(tmp_path / f"{n}.jsonl")
        files[-1].write_bytes(lines(rows(8, seed=n)))
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    run(files, whole)
    program = str(Path(sys.executable).with_name("variorum"))
    command = [program, "archive", "screen", *map(str, files), "--into", str(broken)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while not list(broken.glob("articles/*.parquet")) and process.poll() is None:
        time.sleep(0.01)
    with pytest.raises(StoreError, match="another run is writing this archive; wait"):
        run(files, broken)
    process.kill()
    process.wait()
    manifest = load(broken / "manifest.json")
    assert manifest is not None
    assert not manifest.has("told")
    run(files, broken)
    assert content(broken) == content(whole)


def test_the_order_of_files_has_no_say_in_ids(tmp_path: Path) -> None:
    files = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for n, file in enumerate(files):
        file.write_bytes(lines(rows(3, seed=n)))
    run(files, tmp_path / "one")
    run(reversed(files), tmp_path / "other")
    for name in ("stories", "families"):
        ids = [set(tables.read(tmp_path / way / name)[0].to_pylist()) for way in ("one", "other")]
        assert ids[0] == ids[1]


def test_every_kind_of_file(tmp_path: Path) -> None:
    made = rows(4)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(made[:5])))
    (tmp_path / "b.warc.gz").write_bytes(warc(made[5:10]))
    (tmp_path / "c.warc").write_bytes(warc(made[10:15], packed=False))
    write_parquet(made[15:], tmp_path / "d.parquet", 2)
    (tmp_path / "e.jsonl").write_bytes(b"")
    (tmp_path / "f.warc.gz").write_bytes(warc(made[:2])[:-40])
    (tmp_path / "g.parquet").write_bytes(b"PAR1 and no more")
    (tmp_path / "h.jsonl.gz").write_bytes(gzip.compress(lines(made[:1]))[:-20])
    said = run(sorted(tmp_path.iterdir()), tmp_path / "screened")
    assert (said.articles, said.stories, said.broken) == (21, 4, 4)


def test_one_text_again_and_again_is_one_family(tmp_path: Path) -> None:
    """The same id twice, the same text at many outlets, and nothing dated."""
    text = rows(1)[0]["text"]
    same = [{"text": text, "url": f"https://paper.example/{n}"} for n in range(2_000)]
    other = [{"text": "Nothing of this stands in any other of them, be it ever so short."}] * 2
    (tmp_path / "a.jsonl").write_bytes(lines([*same, *other]))
    said = run([tmp_path / "a.jsonl"], tmp_path / "screened")
    assert (said.articles, said.families, said.stories, said.broken) == (2_002, 2, 2, 0)
    families = tables.read(tmp_path / "screened" / "families").sort_by("articles").to_pylist()
    assert [(row["articles"], row["outlets"], row["first"]) for row in families] == [(2, 0, None), (2_000, 1, None)]


def test_a_huge_record_and_other_languages_do_no_harm(tmp_path: Path) -> None:
    made = rows(2)
    huge = "\n".join(row["text"] for row in rows(25, seed=9) for _ in range(90))
    languages = ["東京で新しい橋が開通した。", "Der Damm hielt am Dienstag.", "سد كورفو صمد يوم الثلاثاء"]
    extra = [{"text": huge + " " + made[0]["text"], "published": "2031-03-01"}, *({"text": t} for t in languages)]
    (tmp_path / "a.jsonl").write_bytes(lines([*made, *extra]))
    assert (tmp_path / "a.jsonl").stat().st_size > 5_000_000
    said = run([tmp_path / "a.jsonl"], tmp_path / "screened")
    assert (said.articles, said.broken) == (14, 0)


def test_without_articles_only_the_reasons_are_written(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"nothing\n")
    said = run([tmp_path / "a.jsonl"], tmp_path / "screened")
    assert said == Screened(articles=0, families=0, stories=0, broken=1, left_out=0)


def test_texts_without_any_copy_and_without_any_story(tmp_path: Path) -> None:
    dice = random.Random(4)
    made = [{"text": told(dice, [f"w{n}x{k}" for k in range(20)], 30), "published": "2031-03-01"} for n in range(3)]
    (tmp_path / "a.jsonl").write_bytes(lines(made))
    assert run([tmp_path / "a.jsonl"], tmp_path / "screened").stories == 3
