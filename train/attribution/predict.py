"""Reads a split of PolNeAR with the model and writes what it found, for score.py.

python train/attribution/predict.py DATA MODEL OUT [--split dev] [--vocabulary FOLDER] [--documents N]

MODEL is a folder that export.py made, or the weights that train.py wrote (then FOLDER is that of the encoder).
"""

import argparse
import json
import logging
import time
import tomllib
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file

from data import parsed
from model import Reader as Weights
from train import CONFIG
from variorum.annotate.reading.pieces import load_pieces
from variorum.annotate.reading.reader import Leanings, Network, Reader, Run, load


def torch_reader(weights: Path, encoder: Path, leanings: Leanings | None) -> Reader:
    """The reader that runs on torch, in full precision."""
    options = tomllib.loads(CONFIG.read_text("utf-8"))
    network = Weights(json.loads((encoder / "config.json").read_text("utf-8")), options["model"])
    network.load_state_dict(load_file(weights))
    network.eval()

    def runner(half: torch.nn.Module, names: tuple[str, ...]) -> Run:
        def run(inputs: dict[str, np.ndarray]) -> tuple[np.ndarray, ...]:
            with torch.inference_mode():
                found = half(*(torch.from_numpy(np.ascontiguousarray(inputs[name])) for name in names))
            return tuple(part.numpy() for part in (found if isinstance(found, tuple) else (found,)))

        return run

    halves = Network(
        runner(network.encoder, ("pieces", "marks", "first")),
        runner(network.from_cue, ("words", "first", "paragraph", "cues", "tree")),
        lambda vectors, _marks: np.zeros(len(vectors)),  # what happens is not asked for here
    )
    return Reader(halves, load_pieces((encoder / "vocab.txt").read_text("utf-8")), leanings)


def main() -> None:
    parser = argparse.ArgumentParser(description="Reads a split of PolNeAR with the model.")
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--vocabulary", type=Path)
    parser.add_argument("--documents", type=int, default=0, help="only the first N documents")
    parser.add_argument("--held-back", action="store_true", help="only the documents that training leaves out")
    parser.add_argument("--lean", action="store_true", help="with the next three, not with those of reader.json")
    parser.add_argument("--cue", type=float, default=0.0)
    parser.add_argument("--parts", type=float, default=0.0)
    parser.add_argument("--least", type=float, default=0.0)
    parser.add_argument("--core", type=int, default=230)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    leanings = Leanings(args.cue, args.parts, args.least, args.core) if args.lean else None
    reader = torch_reader(args.model, args.vocabulary, leanings) if args.vocabulary else load(args.model, 1, leanings)
    texts = sorted((args.data / args.split / "text").glob("*.txt"))
    if args.held_back:
        annotated = {p.name.rsplit("_", 1)[0] for p in (args.data / args.split / "attributions").iterdir()}
        every = tomllib.loads(CONFIG.read_text("utf-8"))["data"]["held_back"]
        texts = [p for p in texts if p.stem in annotated][::every]
    found, words, spent, parsing = {}, 0, 0.0, 0.0
    for path in texts[: args.documents or None]:
        text = path.read_bytes().decode("utf-8")
        started = time.process_time()
        parse = parsed(text)
        parsing += time.process_time() - started
        started = time.process_time()
        attributions = reader.read(parse).attributions
        spent += time.process_time() - started
        words += len(text.split())
        found[path.stem] = [(r.source, r.cue, r.content, r.score) for r in attributions]
    args.out.write_text(json.dumps(found), "utf-8")
    logging.info(
        "%d documents, %d words, %.0f words a second, %.2f of the parse",
        len(found),
        words,
        words / spent,
        spent / parsing,
    )


if __name__ == "__main__":
    main()
