"""The reading model: a small BERT that also sees marks, a cue tagger, and a tagger that reads from a cue."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from variorum.annotate.reading.labels import CUE_LABELS, DEPENDENCIES, MARKS, PART_LABELS, RELATIONS

_NEVER = -1e9
_FURTHEST = 255  # words from a cue, further ones count as this far
_STEPS = 24  # distances are told apart exactly up to 8 words, then by powers of about 1.24


class Dropout(nn.Module):
    """Drops the same features at every place of a row: as good here as ordinary dropout, and hardly any work."""

    def __init__(self, part: float) -> None:
        super().__init__()
        self.part = part

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.part
        return x * (kept / (1 - self.part)).to(x.dtype)


class Block(nn.Module):
    """One transformer layer, normalised after each half, as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.mixed = (nn.Linear(width, width) for _ in range(4))
        self.attention_norm, self.norm = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.inner, self.outer = nn.Linear(width, inner), nn.Linear(inner, width)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` [rows, length, width]; `bias` [rows, 1, 1, length] is added to the attention scores."""
        rows, length, width = x.shape
        size = width // self.heads
        query, key, value = (
            part(x).view(rows, length, self.heads, size).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        scores = torch.matmul(query, key.transpose(-1, -2)) * size**-0.5 + bias
        mixed = torch.matmul(scores.softmax(-1), value).transpose(1, 2).reshape(rows, length, width)
        x = self.attention_norm(x + self.dropout(self.mixed(mixed)))
        return self.norm(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces and marks to a vector for each word, and the scores of the cue labels."""

    def __init__(self, config: dict[str, int], dropout: float) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.pieces = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.marks = nn.ModuleList(nn.Embedding(len(names), width) for names in MARKS)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.blocks = nn.ModuleList(
            Block(width, config["num_attention_heads"], config["intermediate_size"], dropout)
            for _ in range(config["num_hidden_layers"])
        )
        self.dropout = Dropout(dropout)
        self.cue = nn.Sequential(nn.Linear(width, 256), nn.GELU(), self.dropout, nn.Linear(256, len(CUE_LABELS)))
        for table in self.marks:
            nn.init.normal_(table.weight, std=0.01)

    def forward(self, pieces: Tensor, marks: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """`pieces` [rows, pieces] (0 is no piece), `marks` [rows, pieces, 6], `first` [rows, words]."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(places)
        for i, table in enumerate(self.marks):
            x = x + table(marks[:, :, i])
        x = self.dropout(self.norm(x))
        bias = (pieces == 0).to(x.dtype)[:, None, None, :] * _NEVER
        for block in self.blocks:
            x = block(x, bias)
        words = torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[2]))
        return words, self.cue(words)


class FromCue(nn.Module):
    """Seen from one cue, the scores of the source and content labels of every word of its window."""

    def __init__(self, width: int, hidden: int, layers: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.word, self.begin, self.end = (nn.Linear(width, hidden) for _ in range(3))
        self.distance = nn.Embedding(2 * _STEPS + 1, hidden)
        self.paragraph = nn.Embedding(5, hidden)
        self.relation = nn.Embedding(len(RELATIONS), hidden)
        self.turn = nn.Embedding(len(DEPENDENCIES), hidden)  # the dependency by which the way to a word turns off
        self.norm = nn.LayerNorm(hidden)
        self.blocks = nn.ModuleList(Block(hidden, heads, 2 * hidden, dropout) for _ in range(layers))
        self.out = nn.Linear(hidden, len(PART_LABELS))
        self.register_buffer("steps", _step_table(), persistent=False)

    def forward(self, words: Tensor, first: Tensor, paragraph: Tensor, cues: Tensor, tree: Tensor) -> Tensor:
        """`words` [rows, words, width], `first` (0 is no word) and `paragraph` [rows, words], `cues` [cues, 3],
        `tree` [cues, words, 2].
        """
        row, begin, end = cues[:, 0], cues[:, 1], cues[:, 2]
        places = torch.arange(first.shape[1], device=first.device)
        far = (places - end[:, None]).clamp(min=0) + (places - begin[:, None]).clamp(max=0)
        distance = self.distance(self.steps[far.clamp(-_FURTHEST, _FURTHEST) + _FURTHEST])
        apart = (paragraph[row] - paragraph[row, begin][:, None]).clamp(-2, 2) + 2
        cue = self.begin(words[row, begin]) + self.end(words[row, end])
        grammar = self.relation(tree[:, :, 0]) + self.turn(tree[:, :, 1])
        x = self.norm(self.word(words)[row] + cue[:, None] + distance + self.paragraph(apart) + grammar)
        bias = (first[row] == 0).to(x.dtype)[:, None, None, :] * _NEVER
        for block in self.blocks:
            x = block(x, bias)
        return self.out(x)


class Reader(nn.Module):
    """Both halves."""

    def __init__(self, config: dict[str, int], options: dict[str, float]) -> None:
        super().__init__()
        dropout = options["dropout"]
        self.encoder = Encoder(config, dropout)
        sizes = (int(options[name]) for name in ("hidden", "layers", "heads"))
        self.from_cue = FromCue(config["hidden_size"], *sizes, dropout)


def load_encoder(folder: Path, options: dict[str, float]) -> Reader:
    """A reader whose encoder has the weights of a BERT in `folder` (`config.json`, `model.safetensors`)."""
    reader = Reader(json.loads((folder / "config.json").read_text("utf-8")), options)
    given = load_file(folder / "model.safetensors")
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    names = {
        "pieces.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mixed": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm": "output.LayerNorm",
    }
    for i in range(len(reader.encoder.blocks)):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"blocks.{i}.{ours}.{kind}"] = f"encoder.layer.{i}.{theirs}.{kind}"
    state = {ours: given[theirs] for ours, theirs in names.items()}
    state["positions.weight"] = state["positions.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    missing, unexpected = reader.encoder.load_state_dict(state, strict=False)
    if unexpected or any(not name.startswith(("marks.", "cue.")) for name in missing):
        raise ValueError(f"expected the weights of a BERT in {folder}, found others: {missing} {unexpected}")
    return reader


def _step_table() -> Tensor:
    """Word distances from -255 to 255 as one of 49 steps."""
    far = torch.arange(_FURTHEST + 1, dtype=torch.float)
    beyond = 8 + (far.clamp(min=8) / 8).log() / torch.tensor(_FURTHEST / 8).log() * (_STEPS - 8)
    steps = torch.where(far <= 8, far, beyond).long().clamp(max=_STEPS)
    return torch.cat([-steps.flip(0)[:-1], steps]) + _STEPS
