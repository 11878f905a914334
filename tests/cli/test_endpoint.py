"""A large model beside the program, through the program's own front door."""

from pathlib import Path
from typing import Any

import pytest

from models import NAME, Model, claim, claims, completion, sentences, speaking
from program import Run
from variorum.ledger import FILE_NAME, Store
from variorum.model import Ledger
from web import Answer

BOATS = "The boats, in the words of Karin Lund, would “never sail again”."
SEEN = claim(1, "Karin Lund", "in the words of", "never sail again")
TEXTS = {"a.txt": f"{BOATS}\n\nThe pier is closed, Jon Vik said.\n", "b.txt": "Jon Vik said on Monday it was late.\n"}
SECRET = "sk-velvet-otter"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in TEXTS]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return tmp_path / "story"


def knowing(body: dict[str, Any]) -> Answer:
    return claims(SEEN) if BOATS in sentences(body) else claims()


def asking(model: Model) -> list[str]:
    return ["--endpoint", model.url, "--model", NAME]


def ledger(story: Path) -> Ledger:
    return Store(story).view().ledger()


def seen_by(story: Path) -> list[str]:
    return [row.read_by for row in ledger(story).statements if row.read_by]


def test_nothing_is_asked_unless_that_is_wanted(run: Run, files: list[Path], story: Path) -> None:
    with speaking(knowing) as model:
        assert run("build", *files, "--into", story).code == 0
    assert model.bodies == []
    assert seen_by(story) == []


def test_what_only_the_model_has_seen_names_it(run: Run, files: list[Path], story: Path) -> None:
    with speaking(knowing) as model:
        result = run("build", *files, "--into", story, *asking(model))
    assert result.code == 0, result.stderr
    assert seen_by(story) == [f"{NAME} at {model.url}"]
    assert f"statements that only {NAME} at {model.url} has seen: 1\n" in result.stderr
    assert sorted(len(sentences(body)) for body in model.bodies) == [1, 1, 1]


def test_a_second_build_asks_nothing_and_makes_the_same_whatever_the_order(
    run: Run, files: list[Path], story: Path
) -> None:
    with speaking(knowing) as model:
        run("build", *files, "--into", story, *asking(model))
        first, asked = ledger(story), len(model.bodies)
        assert run("build", *reversed(files), "--into", story, *asking(model)).code == 0
    assert len(model.bodies) == asked == 3
    assert ledger(story) == first


def test_a_story_grows_and_shrinks_only_with_the_model_it_was_read_by(run: Run, files: list[Path], story: Path) -> None:
    with speaking(knowing) as model:
        run("build", files[0], "--into", story, *asking(model))
        for command in (["add", story, files[1]], ["remove", story, "a.txt"], ["watch", story, "http://127.0.0.1:9/"]):
            refused = run(*command)
            assert refused.code == 2
            assert f"only {NAME} at {model.url} has seen, and they would be lost" in refused.stderr
        assert run("add", story, files[1], *asking(model)).code == 0
        assert len(model.bodies) == 3
        assert run("remove", story, "b.txt", *asking(model)).code == 0
    assert len(model.bodies) == 3
    assert (len(seen_by(story)), len(ledger(story).reports)) == (1, 1)


def test_a_model_that_fails_costs_the_story_nothing(run: Run, files: list[Path], story: Path, tmp_path: Path) -> None:
    with speaking(completion("Arrr!")) as model:
        result = run("build", *files, "--into", story, *asking(model))
    assert result.code == 3
    reason = f"not read by {NAME} at {model.url}: its answer is not in the form that was asked for"
    assert f"variorum: {reason} (paragraphs: 3); Variorum has read them alone" in result.stderr
    alone = tmp_path / "alone"
    run("build", *files, "--into", alone)
    built = ledger(story)
    assert built.model_copy(update={"left_out": ()}) == ledger(alone).model_copy(update={"left_out": ()})
    assert {(left.stage, left.reason) for left in built.left_out} == {("endpoint", reason)}


def test_what_failed_is_asked_again_by_the_next_build(run: Run, files: list[Path], story: Path) -> None:
    with speaking(completion("Arrr!")) as model:
        run("build", *files, "--into", story, *asking(model))
        model.reply = knowing
        assert run("build", *files, "--into", story, *asking(model)).code == 0
    assert len(model.bodies) == 6
    assert len(seen_by(story)) == 1


def test_an_endpoint_that_keeps_to_no_form_is_told_of(run: Run, files: list[Path], story: Path) -> None:
    def reply(body: dict[str, Any]) -> Answer:
        return Answer(status=400) if "response_format" in body else knowing(body)

    with speaking(reply) as model:
        result = run("build", *files, "--into", story, *asking(model))
    assert result.code == 0
    assert "does not hold the model to a form of answers" in result.stderr
    assert len(seen_by(story)) == 1


def test_the_key_is_shown_to_the_endpoint_and_to_nobody_else(
    run: Run, files: list[Path], story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_ENDPOINT_KEY", SECRET)
    with speaking(knowing) as model:
        result = run("build", *files, "--into", story, *asking(model))
    assert model.keys == {f"Bearer {SECRET}"}
    assert SECRET not in result.stdout + result.stderr
    assert SECRET.encode() not in (story / FILE_NAME).read_bytes()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--endpoint", "http://127.0.0.1:9/v1"], "expected --endpoint and --model together"),
        (["--model", NAME], "expected --endpoint and --model together"),
        (["--send-to", "api.example"], "expected --endpoint and --model together"),
        (["--endpoint", "http://10.0.0.7/v1", "--model", NAME], "say so with --send-to 10.0.0.7"),
    ],
)
def test_wrong_use_builds_nothing(run: Run, files: list[Path], story: Path, options: list[str], said: str) -> None:
    result = run("build", *files, "--into", story, *options)
    assert result.code == 2
    assert said in result.stderr
    assert not story.exists()


def test_text_that_leaves_the_machine_is_told_of(
    run: Run, files: list[Path], story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.endpoint.address.is_here", lambda _: False)  # as if loopback were another machine
    with speaking(knowing) as model:
        assert run("build", *files, "--into", story, *asking(model)).code == 2
        assert model.bodies == []
        result = run("build", *files, "--into", story, *asking(model), "--send-to", "127.0.0.1")
    assert result.code == 0
    assert "the text of the reports leaves this machine, unencrypted, for 127.0.0.1" in result.stderr
    assert len(model.bodies) == 3
