"""The reader around the model: windows in, attributions out. The two halves of the model are stood in for by rules."""

import hashlib
import json

import numpy as np
import pytest

from samples import plain_report
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.labels import CUE_LABELS, PART_LABELS
from variorum.annotate.reading.pieces import Pieces
from variorum.annotate.reading.reader import Leanings, Network, Reader, load
from variorum.errors import VariorumError

VOCABULARY = {
    word: i
    for i, word in enumerate("[PAD] [UNK] [CLS] [SEP] . , said the mayor clerk ferry bridge open is it a b".split())
}
SAID = VOCABULARY["said"]
STOP = VOCABULARY["."]


def encode(inputs):
    """A vector for each word that holds its first piece; `said` is a cue."""
    ids = np.take_along_axis(inputs["pieces"], inputs["first"], axis=1)
    scores = np.zeros((*ids.shape, len(CUE_LABELS)), dtype=np.float32)
    scores[:, :, 0] = 1.0
    scores[:, :, CUE_LABELS.index("S")] = 4.0 * (ids == SAID)
    return ids[:, :, None].astype(np.float32), scores


def from_cue(inputs):
    """The word before the cue is its source, the words after it up to a full stop are its content."""
    ids = inputs["words"][0, :, 0].astype(int)
    scores = np.zeros((len(inputs["cues"]), len(ids), len(PART_LABELS)), dtype=np.float32)
    scores[:, :, 0] = 1.0
    for row, (_, _, cue) in zip(scores, inputs["cues"], strict=True):
        row[cue - 1, PART_LABELS.index("source-S")] = 5.0
        stop = cue + 1 + [*ids[cue + 1 :], STOP].index(STOP)
        row[cue + 1 : stop, PART_LABELS.index("I")] = 5.0
        if stop > cue + 1:
            row[cue + 1, PART_LABELS.index("B")] = row[stop - 1, PART_LABELS.index("E")] = 9.0
    return (scores,)


def happens(vectors, marks):
    """`open` is sure to happen."""
    assert len(vectors) == len(marks)
    return 1.0 * (vectors[:, 0] == VOCABULARY["open"])


NETWORK = Network(encode, from_cue, happens)


def parsed(text):
    return SpacyParser().parse(plain_report(text))


def read(text):
    return Reader(NETWORK, Pieces(VOCABULARY)).read(parsed(text)).attributions


def quotes(text):
    return [(text[slice(*r.source)], text[slice(*r.cue)], [text[slice(*c)] for c in r.content]) for r in read(text)]


def test_each_cue_has_its_source_and_content():
    text = "The mayor said the ferry is open. The clerk said it is a bridge."
    assert quotes(text) == [("mayor", "said", ["the ferry is open"]), ("clerk", "said", ["it is a bridge"])]


def test_one_attribution_stands_inside_another():
    text = "The mayor said the clerk said it is open."
    assert quotes(text) == [("mayor", "said", ["the clerk said it is open"]), ("clerk", "said", ["it is open"])]


def test_happenings_are_told_by_token_in_every_window():
    text = "\n\n".join(["The mayor said the ferry is open."] * 300)
    parse = parsed(text)
    seen = Reader(NETWORK, Pieces(VOCABULARY)).read(parse).happenings
    assert seen == {t.i: 1.0 for t in parse.tokens if t.text == "open"}
    assert len(seen) == 300


def test_each_token_has_a_vector():
    parse = parsed("\n\n".join(["The mayor said the ferry is open."] * 100))
    rows = Reader(NETWORK, Pieces(VOCABULARY)).vectors(parse)
    assert [row[0] for row in rows] == [VOCABULARY.get(t.text.lower(), VOCABULARY["[UNK]"]) for t in parse.tokens]


def test_a_cue_without_content_is_dropped():
    assert not read("It is as the mayor said.")


def test_a_long_text_is_read_once_from_end_to_end():
    text = "\n\n".join("The mayor said the ferry is open." for _ in range(300))
    assert quotes(text) == [("mayor", "said", ["the ferry is open"])] * 300


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b", "“", "a " * 3000, "x" * 5000])
def test_a_text_that_says_nothing_has_no_attributions(text):
    assert not read(text)


def test_scores_are_probabilities():
    assert all(0 < r.score <= 1 for r in read("The mayor said the ferry is open."))


def test_what_the_model_doubts_is_dropped_where_that_is_asked():
    text = "The mayor said the ferry is open."
    doubting = Reader(NETWORK, Pieces(VOCABULARY), Leanings(least=1.0))
    assert read(text)
    assert not doubting.read(parsed(text)).attributions


def test_a_file_that_is_not_the_promised_one_is_refused(tmp_path):
    (tmp_path / "encoder.onnx").write_bytes(b"other weights")
    promised = hashlib.sha256(b"the weights").hexdigest()
    card = {"files": {"encoder": {"file": "encoder.onnx", "sha256": promised}}, "leanings": {}}
    (tmp_path / "reader.json").write_text(json.dumps(card), "utf-8")
    with pytest.raises(VariorumError, match=r"encoder\.onnx with sha256"):
        load(tmp_path)


def test_a_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(VariorumError, match=r"reader\.json, found no such file"):
        load(tmp_path)
