"""Teaches the network that tells which words name something that happens, and prints how well it does.

    python train/happenings/train.py WEIGHTS [--runs 3]

Trains on ECB+'s training topics and MEANTIME's Airbus corpus, and prints precision, recall and F1 on ECB+'s validation
topics and MEANTIME's Apple corpus, by the chance from which on a word counts. Of `--runs` runs, which differ by their
seed, the one that fits the training data best is kept. WEIGHTS is the folder of the reading model, whose encoder is
used; `happenings.npz` and its line in `reader.json` are written there.
"""

import argparse
import hashlib
import json
import logging
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from torch import nn

from data import TRAIN, VALIDATION, Rows, ecb, meantime, rows
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.happenings import ANSWERS, Happenings, features
from variorum.annotate.reading.reader import Reader, load

HIDDEN, EPOCHS, BATCH = 48, 12, 256
DROPOUT, RATE, DECAY = 0.3, 2e-3, 0.1
OCCURS = ANSWERS.index("occurs")


def trained(train: Rows, seed: int) -> tuple[Happenings, float]:
    """The network after one run, and its mean loss on the training data."""
    torch.manual_seed(seed)
    given, right = torch.tensor(features(train.vectors, train.marks)), torch.tensor(train.right)
    mean, spread = given.mean(0), given.std(0) + 1e-3
    given = (given - mean) / spread
    inner, outer = nn.Linear(given.shape[1], HIDDEN), nn.Linear(HIDDEN, len(ANSWERS))
    network = nn.Sequential(nn.Dropout(DROPOUT), inner, nn.ReLU(), nn.Dropout(DROPOUT), outer)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(given)).split(BATCH):
            optimizer.zero_grad()
            nn.functional.cross_entropy(network(given[batch]), right[batch]).backward()
            optimizer.step()
    network.eval()
    with torch.inference_mode():
        loss = float(nn.functional.cross_entropy(network(given), right))
        weight = inner.weight / spread  # takes the scaling of the columns in
        bias = inner.bias - weight @ mean
    arrays = (weight.T, bias, outer.weight.T.detach(), outer.bias.detach())
    return Happenings(*(np.ascontiguousarray(array.numpy().astype(np.float32)) for array in arrays)), loss


def told(network: Happenings, some: Rows) -> str:
    """Scores by threshold."""
    chances, right = network(some.vectors, some.marks), some.right == OCCURS
    lines = []
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        found = chances >= least
        hits = int((found & right).sum())
        precision, recall = hits / max(1, found.sum()), hits / right.sum()
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        lines.append(f"  from {least:.1f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    return "\n".join(lines)


def write(network: Happenings, folder: Path) -> None:
    """Puts the weights among the files of the reading model."""
    path = folder / "happenings.npz"
    np.savez_compressed(path, **vars(network))
    card = json.loads((folder / "reader.json").read_text("utf-8"))
    card["files"]["happenings"] = {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    (folder / "reader.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def reader_of(folder: Path) -> Reader:
    """The reading model, which wants weights for this network too before there are any."""
    if "happenings" not in json.loads((folder / "reader.json").read_text("utf-8"))["files"]:
        write(Happenings(*(np.zeros(1, np.float32) for _ in range(4))), folder)
    return load(folder, threads=2)


def main() -> None:
    """Trains, scores and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    reader, spacy = reader_of(args.weights), SpacyParser()
    train = rows(chain(ecb(TRAIN), meantime("corpus_airbus")), reader, spacy)
    network, loss = min((trained(train, seed) for seed in range(args.runs)), key=lambda run: run[1])
    logging.info("%d words, %d name what happens; loss %.4f", len(train.right), (train.right == OCCURS).sum(), loss)
    logging.info("ECB+ validation topics\n%s", told(network, rows(ecb(VALIDATION), reader, spacy)))
    logging.info("MEANTIME Apple\n%s", told(network, rows(meantime("corpus_apple"), reader, spacy)))
    write(network, args.weights)


if __name__ == "__main__":
    main()
