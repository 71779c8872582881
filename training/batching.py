"""From sentences to padded arrays of about equal size."""

import numpy as np
import torch

from training.pieces import cut_sentence

MAX_WORDS = 120
IGNORED = -100


def index_labels(labels):
    """The number of each label of each list."""
    return {name: {value: i for i, value in enumerate(values)} for name, values in labels.items()}


def encode(sentence, pieces, index=None):
    """A sentence as numbers: pieces, word positions and, with the `index` of labels, targets."""
    ids, first, last = cut_sentence(pieces, sentence.words, sentence.spaces)
    if index is None:
        return {"ids": ids, "first": first, "last": last}
    old = "old_" if sentence.old else ""
    targets = {}
    columns = [(old + "upos", sentence.upos), ("lemma", sentence.scripts)]
    if not sentence.old:
        columns += [("feats", sentence.feats), ("xpos", sentence.xpos)]
    for name, values in columns:
        targets[name] = [index[name].get(value, IGNORED) for value in values]
    labels = [index[old + "deprel"].get(value, IGNORED) for value in sentence.deprels]
    return {
        "ids": ids,
        "first": first,
        "last": last,
        "targets": targets,
        "heads": sentence.heads,
        "labels": labels,
        "old": sentence.old,
    }


def collate(batch):
    """Pad encoded sentences.

    Ids, mask, first and last piece of each word (with the root), and which words are real.
    """
    length, n_words = max(len(x["ids"]) for x in batch), max(len(x["first"]) for x in batch)
    ids = np.ones((len(batch), length), np.int64)
    mask = np.zeros((len(batch), length), bool)
    first, last = np.zeros((2, len(batch), n_words), np.int64)
    real = np.zeros((len(batch), n_words - 1), bool)
    for row, item in enumerate(batch):
        n, k = len(item["ids"]), len(item["first"])
        ids[row, :n], mask[row, :n] = item["ids"], True
        first[row, :k], last[row, :k], real[row, : k - 1] = item["first"], item["last"], True
    device = torch.get_default_device()
    return tuple(torch.from_numpy(array).to(device) for array in (ids, mask, first, last, real))


def pad(lists, width, value=IGNORED):
    return torch.tensor([list(x) + [value] * (width - len(x)) for x in lists], dtype=torch.long)


def make_batches(lengths, max_pieces, random=None):
    """Indices of sentences of about equal length, at most `max_pieces` pieces a batch.

    Shuffled if `random` is given.
    """
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + (random.random() * 6 if random else 0))
    batches, current, longest = [], [], 0
    for i in order:
        if current and max(longest, lengths[i]) * (len(current) + 1) > max_pieces:
            batches.append(current)
            current, longest = [], 0
        current.append(i)
        longest = max(longest, lengths[i])
    if current:
        batches.append(current)
    if random:
        random.shuffle(batches)
    return batches
