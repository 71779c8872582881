"""The embedded Dutch pipeline: raw text to sentences, words, tags, lemmas and trees, offline and the same on every run.

The folder `analysis/model/` holds what was learned; it is read as it is, so a newly trained model replaces its files:

- `model.onnx`: the network, as many sentences a run as one likes, one after another. Inputs: `ids` (the pieces of all
  sentences, each from `<s>` to `</s>`), `positions` (of each piece its place in its sentence) and `sentences` (the
  number of its sentence); `first` and `last` (the first and last piece of each node: the root of a sentence, which is
  its first piece, then its words); `words` (the places among the nodes of those that are words). Outputs: `upos`,
  `feats`, `xpos`, `lemma`, `ner` (words × labels), `arc` (words × nodes: the node as head of the word, on a grid of
  1/16384) and `rel` (words × labels × nodes), of which only words and nodes of one sentence mean something.
  A network that judges has three more: `judged` (words × labels: the scores of `evaluation effect hedge evidence`, in
  this order), `pointers` (2 × words × nodes: target, holder; the root is nobody) and `vectors` (nodes × V).
- `judgement.onnx`: only when the network judges. Inputs `own`, `before`, `headline` (sentences × W: the vectors of a
  sentence, the one before it and the headline, zeros where there is none; `judge.hear` makes them) and `told`
  (sentences × what `surroundings` lists); outputs `tone`, `frames`, `attribution`, `commitment` (sentences × labels).
- `labels.json`: for each of `upos feats xpos lemma dep ner` the list of its labels in the order of the network's
  outputs, and of `tone frames attribution commitment evaluation effect hedge evidence pointer` where it judges. `lemma`
  are edit scripts (see `scripts`), `ner` are `O`, `B-PER`, `I-PER` and so on; `feats` is `_` when there are none.
- `pieces.tsv.gz`: a word piece and its log probability a line, in the order of the ids; the first four are `<s> <pad>
  </s> <unk>`.
- `normalise.tsv.gz`: code point → code points (hexadecimal), applied before a word is cut into pieces.
- `card.yaml`: `title`, `version`, `licence`, `description`, `data`, `numbers`, `limits`.
"""
