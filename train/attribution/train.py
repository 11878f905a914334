"""Trains the reading model on PolNeAR.

python train/attribution/train.py DATA ENCODER OUT [--minutes N] [--part F] [--weights FILE --peak F]

DATA is the folder of PolNeAR (with `train/`), ENCODER the folder of the encoder that the package ships, OUT where the
weights go. With `--minutes` the learning rate follows the clock and the run ends in time, whatever else the machine
does; without it the run has the epochs of config.toml and can be repeated. With `--weights` a run goes on from the
weights of another, at a part of the learning rate.
"""

import argparse
import logging
import random
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from data import Batch, Document, altered, batch_of, cut, documents, tree_from
from model import Reader, load_encoder
from variorum.annotate.reading.labels import CUE_LABELS
from variorum.annotate.reading.paths import best_cues, spans_of
from variorum.annotate.reading.pieces import load_pieces

CONFIG = Path(__file__).with_name("config.toml")
log = logging.getLogger("train")


def batches(docs: list[Document], options: dict[str, Any], special: tuple[int, int], seed: int) -> Iterator[Batch]:
    """One epoch: every document cut anew, windows in random order, those of a batch about as long as each other."""
    chance = random.Random(seed)
    windows = [window for document in docs for window in cut(document, options["data"]["phase"], chance)]
    chance.shuffle(windows)
    size = options["train"]["batch"]
    for at in range(0, len(windows), size * 20):
        pool = sorted(windows[at : at + size * 20], key=lambda w: w[1][1] - w[1][0])
        groups = [pool[i : i + size] for i in range(0, len(pool), size)]
        chance.shuffle(groups)
        for group in groups:
            yield batch_of(group, special)


def loss_of(reader: Reader, batch: Batch, cue_weight: float) -> tuple[Tensor, Tensor]:
    """The losses of both taggers, in nats a word of the batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words, cue_scores = reader.encoder(batch.pieces, batch.marks, batch.first)
        cues, tree, labels = with_seen_cues(batch, cue_scores.detach())
        part_scores = reader.from_cue(words, batch.first, batch.paragraph, cues, tree) if len(cues) else None
    count = (batch.cue_labels >= 0).sum()
    cue = nn.functional.cross_entropy(cue_scores.float().flatten(0, 1), batch.cue_labels.flatten(), reduction="sum")
    if part_scores is None:
        return cue_weight * cue / count, torch.zeros(())
    parts = nn.functional.cross_entropy(part_scores.float().flatten(0, 1), labels.flatten(), reduction="sum")
    return cue_weight * cue / count, parts / count


def with_seen_cues(batch: Batch, cue_scores: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The cues of a batch, and those that the tagger sees now with other bounds or where there are none.

    From the first the same is to be read as from the right cue, from the second nothing.
    """
    scores = cue_scores.float().numpy().copy()
    scores[batch.cue_labels.numpy() < 0, 1:] = -1e6
    right = [tuple(row) for row in batch.cues.tolist()]
    cues, trees, labels = [], [], []
    for i, row in enumerate(best_cues(scores)):
        for start, end in spans_of(row, CUE_LABELS.index("B")):
            seen = (i, start, end - 1)
            near = [n for n, (j, a, b) in enumerate(right) if i == j and a < end and b >= start]
            if seen in right or len(near) > 1 or len(cues) >= len(right):
                continue
            wanted = batch.parts[near[0]].clone() if near else torch.where(batch.cue_labels[i] < 0, -100, 0)
            wanted[start:end] = 0
            cues.append(seen)
            trees.append(tree_from(batch.windows[i], [(start, end - 1)], batch.first.shape[1])[0])
            labels.append(wanted)
    if not cues:
        return batch.cues, batch.tree, batch.parts
    return (
        torch.cat([batch.cues, torch.tensor(cues)]),
        torch.cat([batch.tree, torch.from_numpy(np.array(trees))]),
        torch.cat([batch.parts, torch.stack(labels)]),
    )


class Average:
    """A moving average of the weights, warmed up so that early weights are soon forgotten."""

    def __init__(self, reader: Reader, decay: float) -> None:
        self.decay, self.steps = decay, 0
        self.state = {name: value.detach().clone() for name, value in reader.state_dict().items()}

    def take(self, reader: Reader) -> None:
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            for name, value in reader.named_parameters():
                if value.requires_grad:
                    self.state[name].lerp_(value, 1 - decay)


def optimizer_of(reader: Reader, options: dict[str, float]) -> torch.optim.AdamW:
    """AdamW: the encoder's own weights learn slowly, everything new learns fast; piece vectors stay as they are."""
    reader.encoder.pieces.weight.requires_grad = False
    slow, fast = [], []
    for name, value in reader.named_parameters():
        new = name.startswith(("encoder.marks", "encoder.cue", "from_cue"))
        if value.requires_grad:
            (fast if new else slow).append(value)
    groups = [{"params": slow, "lr": options["encoder_rate"]}, {"params": fast, "lr": options["head_rate"]}]
    return torch.optim.AdamW(groups, weight_decay=options["weight_decay"])


def rate(done: float, warm_up: float) -> float:
    """The part of the full learning rate after `done` (0 to 1) of the run."""
    return done / warm_up if done < warm_up else max(0.0, (1 - done) / (1 - warm_up))


def train(
    reader: Reader, epochs: list[list[Document]], options: dict[str, Any], special: tuple[int, int], run: Any
) -> None:
    """Trains in place, and writes the averaged weights after each epoch and at the end."""
    settings = options["train"]
    optimizer = optimizer_of(reader, settings)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda _: run.peak * rate(run.done, settings["warm_up"]))
    average = Average(reader, settings["average"])
    total = settings["epochs"] * sum(1 for _ in batches(epochs[0], options, special, 0))
    started, steps, seen = time.monotonic(), 0, [0.0, 0.0]
    for epoch in range(settings["epochs"] if not run.minutes else 1000):
        for batch in batches(epochs[epoch % len(epochs)], options, special, run.seed + epoch):
            reader.train()
            cue, parts = loss_of(reader, batch, settings["cue_weight"])
            (cue + parts).backward()
            nn.utils.clip_grad_norm_(reader.parameters(), settings["clip"])
            optimizer.step()
            optimizer.zero_grad()
            average.take(reader)
            steps += 1
            minutes = (time.monotonic() - started) / 60
            run.done = minutes / run.minutes if run.minutes else steps / total
            schedule.step()
            seen = [0.98 * a + 0.02 * float(b) for a, b in zip(seen, (cue.detach(), parts.detach()), strict=True)]
            if steps % 25 == 0:
                log.info(
                    "epoch %d step %d, %.1f min, done %.3f, cue %.4f parts %.4f", epoch, steps, minutes, run.done, *seen
                )
            if run.done >= 1:
                break
            if steps % 300 == 0:
                save_file(average.state, run.out)
        save_file(average.state, run.out)
        if run.done >= 1:
            return


def main() -> None:
    parser = argparse.ArgumentParser(description="Trains the reading model on PolNeAR.")
    parser.add_argument("data", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--weights", type=Path, help="go on from these")
    parser.add_argument("--peak", type=float, default=1.0, help="part of the learning rate")
    parser.add_argument("--part", type=float, default=1.0, help="part of the documents, to try the set-up")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options = tomllib.loads(CONFIG.read_text("utf-8"))
    torch.manual_seed(options["seed"])
    torch.set_num_threads(2)
    pieces = load_pieces((args.encoder / "vocab.txt").read_text("utf-8"))
    special = (pieces.vocabulary["[CLS]"], pieces.vocabulary["[SEP]"])
    clean = documents(args.data / "train", pieces)
    spoilt = altered(args.data / "train", pieces, options["alter"], options["seed"])
    kept = [i for i in range(len(clean)) if i % options["data"]["held_back"]][: int(len(clean) * args.part) or 1]
    docs = [clean[i] for i in kept]
    mixed = [spoilt.get(i, clean[i]) for i in kept]
    words, golds = sum(len(d.words) for d in docs), sum(len(d.golds) for d in docs)
    log.info("%d documents, %d words, %d attributions", len(docs), words, golds)
    reader = load_encoder(args.encoder, options["model"])
    if args.weights:
        reader.load_state_dict(load_file(args.weights))
    seed = options["seed"] + (1000 if args.weights else 0)
    run = argparse.Namespace(minutes=args.minutes, out=args.out, done=0.0, peak=args.peak, seed=seed)
    train(reader, [docs, mixed], options, special, run)


if __name__ == "__main__":
    main()
