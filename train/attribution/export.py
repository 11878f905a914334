"""Writes trained weights as the int8 ONNX that the package ships.

python train/attribution/export.py WEIGHTS ENCODER OUT [--also WEIGHTS] [--cue X] [--parts X] [--least X] [--core N]

With `--also` the weights of two runs are averaged. OUT becomes a folder with `encoder.onnx`, `from_cue.onnx`,
`vocab.txt` and `reader.json`, which names them with their sha256 and holds the leanings that were set on
held-back documents.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
import tomllib
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from model import Reader
from train import CONFIG
from variorum.annotate.reading.labels import MARKS

_OPSET = 17


def example() -> dict[str, Tensor]:
    """Inputs of both halves, of no meaning, in the shapes that the graphs are traced with."""
    return {
        "pieces": torch.randint(1, 1000, (2, 40)),
        "marks": torch.zeros(2, 40, len(MARKS), dtype=torch.long),
        "first": torch.arange(1, 31).repeat(2, 1),
        "words": torch.randn(2, 30, 384),
        "paragraph": torch.zeros(2, 30, dtype=torch.long),
        "cues": torch.tensor([[0, 3, 4], [1, 5, 5], [1, 9, 9]]),
        "tree": torch.zeros(3, 30, 2, dtype=torch.long),
    }


_AXES = {
    "pieces": {0: "windows", 1: "pieces"},
    "marks": {0: "windows", 1: "pieces"},
    "first": {0: "windows", 1: "words"},
    "words": {0: "windows", 1: "words"},
    "paragraph": {0: "windows", 1: "words"},
    "cues": {0: "cues"},
    "tree": {0: "cues", 1: "words"},
    "cue_scores": {0: "windows", 1: "words"},
    "part_scores": {0: "cues", 1: "words"},
}


def write(half: nn.Module, inputs: list[str], outputs: list[str], path: Path) -> None:
    """One half as int8 ONNX: weights by channel, activations quantised as they come."""
    values = example()
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            half,
            tuple(values[name] for name in inputs),
            str(full),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes={name: _AXES[name] for name in inputs + outputs},
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(full, path, weight_type=QuantType.QInt8, per_channel=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes trained weights as the int8 ONNX that the package ships.")
    parser.add_argument("weights", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--also", type=Path, help="weights of another run, to be averaged with the first")
    parser.add_argument("--cue", type=float, default=0.0)
    parser.add_argument("--parts", type=float, default=0.0)
    parser.add_argument("--least", type=float, default=0.0)
    parser.add_argument("--core", type=int, default=230)
    args = parser.parse_args()
    options = tomllib.loads(CONFIG.read_text("utf-8"))
    reader = Reader(json.loads((args.encoder / "config.json").read_text("utf-8")), options["model"])
    weights = load_file(args.weights)
    if args.also:
        others = load_file(args.also)
        weights = {name: (value + others[name]) / 2 for name, value in weights.items()}
    reader.load_state_dict(weights)
    reader.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    write(reader.encoder, ["pieces", "marks", "first"], ["words", "cue_scores"], args.out / "encoder.onnx")
    write(reader.from_cue, ["words", "first", "paragraph", "cues", "tree"], ["part_scores"], args.out / "from_cue.onnx")
    shutil.copy(args.encoder / "vocab.txt", args.out / "vocab.txt")
    files = {"encoder": "encoder.onnx", "from_cue": "from_cue.onnx", "vocabulary": "vocab.txt"}
    card = {
        "files": {
            name: {"file": file, "sha256": hashlib.sha256((args.out / file).read_bytes()).hexdigest()}
            for name, file in files.items()
        },
        "leanings": {"cue": args.cue, "parts": args.parts, "least": args.least, "core": args.core},
    }
    (args.out / "reader.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
