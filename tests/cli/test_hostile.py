"""A batch of files that are made to do harm: each is named with its limit, the others are read, nothing is written."""

import gzip
import io
from pathlib import Path
from time import process_time

import pytest

from containers import BODY, tarred, zipped
from program import Run
from variorum.ledger import Store

SECONDS = 60  # of the processor, for the whole batch
ENTITIES = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
TURNED = "good\u202etxt.exe"
NASTY: dict[str, tuple[bytes, str]] = {
    "bomb.zip": (zipped({"bomb.txt": bytes(40 * 1024 * 1024)}), "it unpacks to more than 200 times its size"),
    "bomb.html.gz": (gzip.compress(bytes(40 * 1024 * 1024)), "it unpacks to more than 200 times its size"),
    "entities.xml": (f'<!DOCTYPE nitf [<!ENTITY e0 "ha">{ENTITIES}]><nitf>&e9;</nitf>'.encode(), "declares the entity"),
    "outside.xml": (
        b'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf>&x;</nitf>',
        "declares the entity",
    ),
    "deep.xml": (b"<nitf>" + b"<block>" * 100_000, "its elements lie more than 200 deep"),
    "deep.json": (b'{"text": ' + b"[" * 100_000, "is not JSON"),
    "surrogate.jsonl": (b'{"text": "\\ud800 is no letter"}', "is not UTF-8"),
    "null.txt": (b"The mayor\0spoke in\0Graz.", "it has NUL bytes"),
    "deep.html": (b"<html>" + b"<div>" * 100_000 + b"<p>Words.", "its elements lie more than 20000 deep"),
    "null.html": (b"<html><p>The mayor\0spoke in\0Graz.", "it has NUL bytes"),
    "line.txt": (b"a" * 5_000_000, "at most 4194304 are read"),
    "size.txt": (b"a b\n" * (17 * 1024 * 1024), "more than 67108864 bytes"),
    "cut.zip": (zipped({"a.txt": BODY})[:-9], "it is a broken zip archive"),
    "cut.tar": (tarred(("a.txt", BODY.encode() * 99))[:2000], "it is not whole"),
    f"{TURNED}.txt": (b"", "the file is empty"),
}


def nested(depth: int) -> bytes:
    """An archive in an archive, so many times."""
    data = zipped({"a.txt": BODY})
    for _ in range(depth):
        data = zipped({"in.zip": data})
    return data


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """The batch, with reports among it that can be read."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, (data, _) in NASTY.items():
        (folder / name).write_bytes(data)
    (folder / "nested.zip").write_bytes(nested(9))
    (folder / "up.zip").write_bytes(zipped({"../../up.txt": BODY + " Up."}))
    (folder / "up.tar").write_bytes(tarred(("../../down.txt", f"{BODY} Down.".encode())))
    (folder / "levels.html").write_text("<html>" + "<div>" * 10_000 + f"<p>{BODY} Levels.</p>", encoding="utf-8")
    (folder / "marks.txt").write_text(f"{BODY}\u202e Marks\u2066 \x07.", encoding="utf-8")
    (folder / "good.txt").write_text(BODY, encoding="utf-8")
    return folder


def test_each_is_named_and_the_rest_is_read(run: Run, pile: Path, tmp_path: Path) -> None:
    begun = process_time()
    result = run("build", pile, "--into", tmp_path / "story")
    assert result.code == 3
    for name, (_, words) in NASTY.items():
        said = [line for line in result.stderr.splitlines() if f"/{name.replace(chr(0x202E), '�')}" in line]
        assert any(words in line for line in said), name
    assert "nested.zip!in.zip" in result.stderr
    assert "at most 6 are opened" in result.stderr
    assert not set("\u202e\u2066\x07") & set(result.stderr)
    texts = {report.text for report in Store(tmp_path / "story").view().ledger().reports}
    ends = ("", " Up.", " Down.", " Levels.", "\u202e Marks\u2066 \x07.")
    assert texts == {BODY + end for end in ends}
    assert process_time() - begun < SECONDS


def test_nothing_is_written_outside_the_story(run: Run, pile: Path, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    run("build", pile, "--into", tmp_path / "story")
    assert {path for path in tmp_path.rglob("*") if tmp_path / "story" not in (path, *path.parents)} == before


def test_a_pipe_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch, run: Run, tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, target: memoryview) -> int:  # type: ignore[override]
            target[:] = b"a b\n" * (len(target) // 4) + b" " * (len(target) % 4)
            return len(target)

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    result = run("build", "-", "--into", tmp_path / "story")
    assert result.code == 1
    assert "-: it has more than 67108864 bytes" in result.stderr
