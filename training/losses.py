"""What judging loses against codes, and against what teachers judged; what reading loses against a frozen network."""

import numpy as np
import torch
import torch.nn.functional as functional

from training.codes import JUDGED, SENTENCE_HEADS, WORD_HEADS
from training.network import TAGS
from training.train import TAG_WEIGHTS

WEIGHTS = {"tone": 1.0, "frames": 2.0, "attribution": 0.5, "commitment": 0.5}
WORD_WEIGHTS = {"evaluation": 0.5, "effect": 0.5, "hedge": 0.5, "evidence": 5.0}
POINTER_WEIGHT = 0.3
# Frames are rare: a sentence that has one weighs more, and a word of its evidence.
FRAME_WEIGHTS = [3.0, 3.0, 4.0, 5.0, 3.0]
EVIDENCE_WEIGHT = 3.0
NOTHING_WEIGHT = 0.4
NEVER = -1e4
#: Heads of which one value holds; of the others each value holds or not.
EXCLUSIVE = ("tone", "attribution", "commitment", "evaluation", "effect", "hedge")


def sentence_loss(items, judged, running):
    """The sum of the losses of the heads of sentences, over the items that were coded."""
    total = 0
    for name in SENTENCE_HEADS:
        rows = [k for k, item in enumerate(items) if item["codes"] and name in item["judged"]]
        if not rows:
            continue
        values = judged[name][rows]
        target = torch.tensor([items[k]["judged"][name] for k in rows])
        if name == "tone":
            loss = functional.cross_entropy(values, target, label_smoothing=0.05)
        elif name == "frames":
            loss = functional.binary_cross_entropy_with_logits(values, target, pos_weight=torch.tensor(FRAME_WEIGHTS))
        else:
            loss = -(values.log_softmax(-1) + (target + 1e-9).log()).logsumexp(-1).mean()
        running[name] += loss.detach()
        total = total + WEIGHTS[name] * loss
    return total


def word_loss(batch, heads, running):
    """The sum of the losses of the heads of words, `heads` by name [sentences, words, labels], where coded."""
    total = 0
    for name, weight in WORD_WEIGHTS.items():
        rows = [k for k, item in enumerate(batch) if item["codes"] and name in item["judged_words"]]
        if not rows:
            continue
        coded = [batch[k]["judged_words"] for k in rows]
        values = torch.cat([heads[name][k, : len(words[name])] for k, words in zip(rows, coded, strict=True)])
        target = torch.tensor(np.concatenate([words[name] for words in coded]))
        if name == "evidence":
            known = torch.tensor(np.concatenate([np.tile(words["known"], (len(words[name]), 1)) for words in coded]))
            loss = functional.binary_cross_entropy_with_logits(
                values, target, known, pos_weight=torch.tensor(EVIDENCE_WEIGHT)
            )
        else:
            weights = torch.ones(values.shape[-1])
            weights[0] = NOTHING_WEIGHT
            loss = functional.cross_entropy(values, target, weights)
        running["w:" + name] += loss.detach()
        total = total + weight * loss
    return total


def pointer_loss(batch, pointers, running):
    """The loss of the words that evaluations point to; any mention of the same actor will do."""
    pairs = [
        (k, pointer, word, columns)
        for k, item in enumerate(batch)
        if item["codes"]
        for pointer, word, columns in item["judged_words"].get("pointers", ())
    ]
    if not pairs:
        return 0
    row, pointer, word = (torch.tensor([pair[part] for pair in pairs]) for part in range(3))
    values = pointers[row, pointer, word].log_softmax(-1)
    allowed = torch.full(values.shape, float("-inf"))
    place = [k for k, pair in enumerate(pairs) for _ in pair[3]], [column for pair in pairs for column in pair[3]]
    allowed[place] = 0
    loss = -(values + allowed).logsumexp(-1).mean()
    running["pointer"] += loss.detach()
    return POINTER_WEIGHT * loss


def chances(name, values):
    """What scores of a head say, as probabilities."""
    return values.softmax(-1) if name in EXCLUSIVE else values.sigmoid()


def taught_loss(judged, taught, running, weights=WEIGHTS):
    """The loss of scores by head against the probabilities that teachers gave, over the same rows."""
    total = 0
    for name, weight in weights.items():
        if name in EXCLUSIVE:
            loss = -(taught[name] * judged[name].log_softmax(-1)).sum(-1).mean()
        else:
            loss = functional.binary_cross_entropy_with_logits(judged[name], taught[name])
        running["~" + name] += loss.detach()
        total = total + weight * loss
    return total


def reading_loss(student, frozen, real, weights, running):
    """The loss of a reading against that of a frozen network: whole distributions, each word alike but for relations.

    `student` and `frozen` are pairs of a network and what its `read` gave; `weights` are those of the relations.
    """
    (network, (scores, arcs, dependents, heads)), (teacher, (told, told_arcs, told_dependents, told_heads)) = (
        student,
        frozen,
    )
    row, word = real.nonzero(as_tuple=True)
    total = 0
    for name in (*TAGS, "name"):
        loss = soft_loss(scores[name][row, word], told[name][row, word]).mean()
        running["~" + name] += loss.detach()
        total = total + TAG_WEIGHTS.get(name, 1.0) * loss
    outside = ~torch.cat([torch.ones_like(real[:, :1]), real], 1)[:, None, :]
    arcs, told_arcs = (x.masked_fill(outside, NEVER)[row, word] for x in (arcs, told_arcs))
    best = told_arcs.argmax(-1)
    told_labels = teacher.tree.labels(told_dependents[row, word], told_heads[row, best])
    labels = network.tree.labels(dependents[row, word], heads[row, best])
    weight = weights[told_labels.argmax(-1)]
    for name, values, wanted in (("arc", arcs, told_arcs), ("label", labels, told_labels)):
        loss = (soft_loss(values, wanted) * weight).sum() / weight.sum()
        running["~" + name] += loss.detach()
        total = total + loss
    return total


def soft_loss(values, wanted):
    """Cross entropy of scores against the probabilities of other scores, less what the latter lose by themselves."""
    wanted = wanted.float().log_softmax(-1)
    return (wanted.exp() * (wanted - values.float().log_softmax(-1))).sum(-1)


def widths(names):
    """The number of labels of each of the heads named."""
    return [len(JUDGED[name]) for name in names]


SENTENCE_WIDTHS, WORD_WIDTHS = widths(SENTENCE_HEADS), widths(WORD_HEADS)
