"""The network.

An encoder, one linear layer per tag, and biaffine scores for arcs and their labels (Dozat and Manning
2017).
"""

import torch
import torch.nn.functional as functional
from torch import nn

from training.judging import Judge

TAGS = ("upos", "feats", "xpos", "lemma")
MIXED_LAYERS = 4


class Biaffine(nn.Module):
    """Scores every word as head of every other, and every label of an arc."""

    def __init__(self, width, arc_width, label_width, n_labels):
        super().__init__()
        self.arc_dependent = nn.Linear(width, arc_width)
        self.arc_head = nn.Linear(width, arc_width)
        self.label_dependent = nn.Linear(width, label_width)
        self.label_head = nn.Linear(width, label_width)
        self.arc_weight = nn.Parameter(torch.randn(arc_width, arc_width) * 0.01)
        self.arc_bias = nn.Linear(arc_width, 1)
        self.label_weight = nn.Parameter(torch.randn(n_labels, label_width, label_width) * 0.01)
        self.label_linear = nn.Linear(2 * label_width, n_labels)
        self.dropout = nn.Dropout(0.3)

    def project(self, dependents, heads):
        """The four projections: of words as dependents and as heads, for arcs and for labels."""

        def activate(x):
            return self.dropout(functional.gelu(x))

        return (
            activate(self.arc_dependent(dependents)),
            activate(self.arc_head(heads)),
            activate(self.label_dependent(dependents)),
            activate(self.label_head(heads)),
        )

    def arcs(self, dependents, heads):
        return (dependents @ self.arc_weight) @ heads.transpose(1, 2) + self.arc_bias(heads).transpose(1, 2)

    def labels(self, dependents, heads):
        """Label scores [n, labels] of n given pairs."""
        crossed = torch.einsum("nr,lrq->nlq", dependents, self.label_weight)
        return (crossed * heads[:, None, :]).sum(-1) + self.label_linear(torch.cat([dependents, heads], -1))


class Parser(nn.Module):
    """Tags, lemma scripts, names and trees of sentences.

    A word is the mean of its first and last piece in a learned mix of the last four layers: one mix for the
    tags, one for the tree, one for the names. Text in the old treebank style has tag and tree layers of its
    own, over the same encoder; its lemmas are the same.
    """

    def __init__(self, encoder, vocabularies, width=384, arc_width=256, label_width=96):
        super().__init__()
        self.encoder = encoder
        n_layers = len(encoder.layers)
        self.mixed = list(range(max(0, n_layers - MIXED_LAYERS), n_layers))
        self.mix = nn.Parameter(torch.zeros(3, len(self.mixed)))
        self.dropout = nn.Dropout(0.3)
        self.tag_layer = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Dropout(0.2))
        old = "old_deprel" in vocabularies
        tags = (*TAGS, "old_upos") if old else TAGS
        self.tags = nn.ModuleDict({name: nn.Linear(width, len(vocabularies[name])) for name in tags})
        self.tree = Biaffine(width, arc_width, label_width, len(vocabularies["deprel"]))
        if old:
            self.old_tree = Biaffine(width, arc_width, label_width, len(vocabularies["old_deprel"]))
        self.name_layer = nn.Sequential(
            nn.Linear(width, width), nn.GELU(), nn.Dropout(0.2), nn.Linear(width, len(vocabularies["name"]))
        )
        self.judge = Judge(vocabularies, len(self.mixed), width) if "tone" in vocabularies else None

    def chosen(self, ids, mask, first, last):
        """Word vectors of each of the mixed layers; word 0 is the root."""
        outputs = self.encoder(ids, mask)
        width = outputs[0].shape[-1]
        begin, end = (place[:, :, None].expand(-1, -1, width) for place in (first, last))
        return [0.5 * (torch.gather(outputs[k], 1, begin) + torch.gather(outputs[k], 1, end)) for k in self.mixed]

    def words(self, chosen):
        """Word vectors for the tags, the tree and the names."""
        weights = torch.softmax(self.mix, -1)
        return [self.dropout(sum(weights[row, k] * x for k, x in enumerate(chosen))) for row in range(3)]

    def read(self, chosen, old=False, names=False):
        """Tag scores by name, arc scores [batch, words, words + 1], the two label projections; name scores if asked."""
        for_tags, for_tree, for_names = self.words(chosen)
        hidden = self.tag_layer(for_tags[:, 1:])
        scores = {name: self.tags[name](hidden) for name in (("old_upos", "lemma") if old else TAGS)}
        if names:
            scores["name"] = self.name_layer(for_names[:, 1:])
        tree = self.old_tree if old else self.tree
        arc_dependent, arc_head, label_dependent, label_head = tree.project(for_tree[:, 1:], for_tree)
        return scores, tree.arcs(arc_dependent, arc_head), label_dependent, label_head

    def forward(self, ids, mask, first, last, old=False, names=False):
        """As `read`, from pieces."""
        return self.read(self.chosen(ids, mask, first, last), old, names)
