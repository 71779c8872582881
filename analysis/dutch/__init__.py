"""The embedded Dutch pipeline: raw text to sentences, words, tags, lemmas and trees, offline and the same on every run.

The folder `analysis/model/` holds what was learned; it is read as it is, so a newly trained model replaces its files:

- `model.onnx`: the network, one sentence a run. Inputs `ids` and `mask` (1 × pieces), `first` and `last` (1 × words +
  1: the first and last piece of each word; word 0 is the root, piece 0). Outputs, each optional except `arc`: `upos`,
  `feats`, `xpos`, `lemma`, `ner` (1 × words × labels); `arc` (1 × words × words + 1; column 0 is the root); and the
  relations, either as `rel` (1 × words × words + 1 × labels), or as `ld` (1 × words × R) and `lh` (1 × words + 1 ×
  R), scored by `relations.onnx`.
  A network that judges has three more: `judged` (1 × words × labels: the scores of `evaluation effect hedge evidence`,
  in this order), `pointers` (1 × 2 × words × words + 1: target, holder; column 0 is nobody) and
  `sentence` (1 × V: the vector of the sentence).
- `judgement.onnx`: only when the network judges. Inputs `own`, `before`, `headline` (1 × V: the vectors of a sentence,
  the one before it and the headline, zeros where there is none) and `told` (1 × what `surroundings` lists); outputs
  `tone`, `frames`, `attribution`, `commitment` (1 × labels).
- `relations.onnx`: only when the network gives no `rel`. Inputs `ld` and `lh` (words × R: each word, and its head),
  output `rel` (words × labels).
- `labels.json`: for each of `upos feats xpos lemma dep ner` the list of its labels in the order of the network's
  outputs, and of `tone frames attribution commitment evaluation effect hedge evidence pointer` where it judges. `lemma`
  are edit scripts (see `scripts`), `ner` are `O`, `B-PER`, `I-PER` and so on; `feats` is `_` when there are none.
- `pieces.tsv.gz`: a word piece and its log probability a line, in the order of the ids; the first four are `<s> <pad>
  </s> <unk>`.
- `normalise.tsv.gz`: code point → code points (hexadecimal), applied before a word is cut into pieces.
- `card.yaml`: `title`, `version`, `licence`, `description`, `data`, `numbers`, `limits`.
"""
