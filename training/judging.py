"""The layers that judge: sentences, words, and pairs of words, over the same encoder as the reading.

A sentence is judged from its own vector, that of the sentence before it, that of the headline, and from where it
stands (`analysis.dutch.surroundings`). The vectors of other sentences come in last, so that every sentence is read once
and by itself. Words have evaluations, effects, hedges and evidence of frames; a pair of words, like an arc, is an
evaluation and its target or holder, and column 0, the root, is: nobody here.
"""

import torch
import torch.nn.functional as functional
from torch import nn

from analysis.dutch.surroundings import SURROUNDINGS
from training.codes import SENTENCE_HEADS, WORD_HEADS

POINTER_WIDTH = 96
FUSED = 256
NEVER = -1e4


class Judge(nn.Module):
    """Scores of words and of pairs of words, the vector of a sentence, and from vectors the scores of a sentence."""

    def __init__(self, vocabularies, n_mixed, width):
        super().__init__()
        self.sizes = [len(vocabularies[name]) for name in WORD_HEADS]
        n_pointers = len(vocabularies["pointer"])
        self.mix = nn.Parameter(torch.zeros(2, n_mixed))
        self.dropout = nn.Dropout(0.2)
        self.word_layer = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Dropout(0.2))
        self.words = nn.Linear(width, sum(self.sizes))
        self.pointer_dependent = nn.Linear(width, POINTER_WIDTH)
        self.pointer_head = nn.Linear(width, POINTER_WIDTH)
        self.pointer_weight = nn.Parameter(torch.randn(n_pointers, POINTER_WIDTH, POINTER_WIDTH) * 0.01)
        self.pointer_bias = nn.Linear(POINTER_WIDTH, n_pointers)
        self.width = width + sum(self.sizes)
        told = 3 * self.width + len(SURROUNDINGS) + 2
        self.fused = nn.Sequential(nn.Linear(told, FUSED), nn.GELU(), nn.Dropout(0.2))
        self.sentence = nn.ModuleDict({name: nn.Linear(FUSED, len(vocabularies[name])) for name in SENTENCE_HEADS})

    def forward(self, chosen, real):
        """Scores of words, of pairs [batch, pointers, words, words + 1], and vectors of sentences.

        The vector is the mean of the words and, of each score of words, a soft maximum.
        """
        weights = torch.softmax(self.mix, -1)
        for_words, for_sentence = (sum(weights[row, k] * x for k, x in enumerate(chosen)) for row in range(2))
        scores, pointers = self.judge_words(self.dropout(for_words))
        there = torch.cat([torch.ones_like(real[:, :1]), real], 1)[:, :, None]
        mean = (for_sentence * there).sum(1) / there.sum(1)
        peaks = scores.masked_fill(~real[:, :, None], NEVER).logsumexp(1)
        pointers = pointers.masked_fill(~there[:, None, None, :, 0], NEVER)
        return scores, pointers, torch.cat([mean, peaks], -1)

    def judge_words(self, vectors):
        """Scores of words [..., words, labels] and of pairs [..., pointers, words, words + 1] from vectors of words."""
        hidden = self.word_layer(vectors)
        scores = self.words(hidden[..., 1:, :])
        dependent = self.dropout(functional.gelu(self.pointer_dependent(hidden[..., 1:, :])))
        head = self.dropout(functional.gelu(self.pointer_head(hidden)))
        turned = head.transpose(-1, -2).unsqueeze(-3)
        bias = self.pointer_bias(head).transpose(-1, -2).unsqueeze(-2)
        return scores, (dependent.unsqueeze(-3) @ self.pointer_weight) @ turned + bias

    def judge_sentences(self, own, before, headline, told):
        """Scores of sentences from their vectors, those of their company (zeros: none) and their surroundings."""
        there = [(vector != 0).any(-1, keepdim=True).to(own.dtype) for vector in (before, headline)]
        hidden = self.fused(torch.cat([own, before, headline, told, *there], -1))
        return {name: layer(hidden) for name, layer in self.sentence.items()}

    def split(self, scores):
        """The scores of words by head."""
        return dict(zip(WORD_HEADS, scores.split(self.sizes, -1), strict=True))
