"""Run the network in PyTorch and decode trees."""

import torch

from analysis.dutch.scripts import apply_script
from analysis.dutch.trees import best_tree
from training.batching import collate, encode, make_batches
from training.network import TAGS


@torch.no_grad()
def run_network(network, encoded, max_pieces=2500):
    """Yield (index, probabilities) of sentences.

    Tags, arcs [n, n + 1] and the label projections, from one network.
    """
    network.eval()
    for batch in make_batches([len(item["ids"]) for item in encoded], max_pieces):
        ids, mask, first, last, _ = collate([encoded[i] for i in batch])
        scores, arcs, dependents, heads = network(ids, mask, first, last, names=True)
        for row, i in enumerate(batch):
            n = len(encoded[i]["first"]) - 1
            found = {name: values[row, :n] for name, values in scores.items()}
            found["arc"] = arcs[row, :n, : n + 1]
            found["dependents"], found["heads"] = dependents[row, :n], heads[row, : n + 1]
            yield i, found


def decode_sentence(words, tags, heads, deprels, labels):
    """A prediction as lists; `tags` and `deprels` hold scores."""
    best = {name: [labels[name][k] for k in tags[name].argmax(-1)] for name in TAGS}
    lemmas = [apply_script(word, script) or word.lower() for word, script in zip(words, best["lemma"], strict=False)]
    return {
        "upos": best["upos"],
        "feats": best["feats"],
        "xpos": best["xpos"],
        "lemmas": lemmas,
        "heads": heads,
        "deprels": [labels["deprel"][k] for k in deprels.argmax(-1)],
    }


def predict(network, sentences, pieces, labels):
    """Predictions for sentences, in order."""
    encoded = [encode(s, pieces) for s in sentences]
    results = [None] * len(sentences)
    for i, found in run_network(network, encoded):
        heads = best_tree(found["arc"].numpy())
        with torch.no_grad():
            deprels = network.tree.labels(found["dependents"], found["heads"][torch.tensor(heads)])
        results[i] = decode_sentence(
            sentences[i].words, {name: found[name].numpy() for name in TAGS}, heads, deprels.numpy(), labels
        )
    return results
