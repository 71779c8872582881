"""Accuracy on gold sentences with gold tokens: labels without subtypes, case of lemmas ignored."""

from collections import Counter

RELATIONS = (
    "ccomp",
    "acl:relcl",
    "parataxis",
    "advcl",
    "appos",
    "obl:agent",
    "nsubj:pass",
    "nsubj",
    "obj",
    "obl",
    "conj",
    "xcomp",
    "compound:prt",
)


def score(gold, predicted):
    """Percentages of right tokens, and the labelled F1 of the relations that matter (subtypes kept there)."""
    right, relations, n = Counter(), {name: Counter() for name in RELATIONS}, 0
    for sentence, found in zip(gold, predicted, strict=False):
        for i in range(len(sentence)):
            n += 1
            right["upos"] += sentence.upos[i] == found["upos"][i]
            right["feats"] += sentence.feats[i] == found["feats"][i]
            right["lemma"] += sentence.lemmas[i].lower() == found["lemmas"][i].lower()
            head = sentence.heads[i] == found["heads"][i]
            label, other = sentence.deprels[i], found["deprels"][i]
            right["uas"] += head
            right["las"] += head and label.split(":")[0] == other.split(":")[0]
            right["las_subtypes"] += head and label == other
            for name, counter in relations.items():
                counter["gold"] += label == name
                counter["found"] += other == name
                counter["both"] += head and label == other == name
    result = {name: round(100 * value / n, 2) for name, value in right.items()}
    result["relations"] = {
        name: round(200 * counter["both"] / max(1, counter["gold"] + counter["found"]), 1)
        for name, counter in relations.items()
    }
    return result
