"""Codes as numbers: what the heads of sentences, of words and of pairs of words learn to say."""

from training.codes import JUDGED


def head_word(numbers, heads):
    """The word, from 1, that an expression hangs by: the first of its words whose head is outside it."""
    inside = set(numbers)
    return next((k for k in numbers if heads[k - 1] not in inside), numbers[0])


def sentence_targets(codes):
    """The numbers of the codes of a whole sentence: `tone`, `frames`, and the values allowed of the two scales."""
    targets = {"tone": codes["tone"] + 1}
    if "frames" in codes:
        targets["frames"] = [float(name in codes["frames"]) for name in JUDGED["frames"]]
    for name in ("attribution", "commitment"):
        values = [codes[name]] if codes.get(name) else codes.get(f"{name}_among", ())
        if values:
            targets[name] = [float(label in values) for label in JUDGED[name]]
    return targets


def word_targets(codes, n, heads):
    """The numbers of the codes of the `n` words and of pairs; what was not coded is absent.

    `heads` are the heads of the words, 0 for the root, or None where no pairs were coded.
    """
    targets = {}
    if "frames" in codes:
        evidence = [(name, codes["frames"].get(name, ())) for name in JUDGED["frames"]]
        # A frame that was coded without evidence words says nothing of any word.
        targets["known"] = [float(bool(places or name not in codes["frames"])) for name, places in evidence]
        targets["evidence"] = [
            [float(any(k in numbers for numbers in places)) for _, places in evidence] for k in range(1, n + 1)
        ]
    if "evaluations" not in codes:
        return targets
    for name in ("evaluation", "effect"):
        targets[name] = [0] * n
        for one in codes["evaluations"]:
            if one["aspect"] == name:
                for k in one["words"]:
                    targets[name][k - 1] = 2 if one["polarity"] > 0 else 1
    targets["hedge"] = [0] * n
    for one in codes["hedges"]:
        for k in one["words"]:
            targets["hedge"][k - 1] = JUDGED["hedge"].index(one["kind"])
    targets["pointers"] = [
        (
            number,
            head_word(one["words"], heads) - 1,
            sorted({head_word(place, heads) for place in one[f"{name}s"]}) or [0],
        )
        for one in codes["evaluations"]
        for number, name in enumerate(JUDGED["pointer"])
        if one["words"]
    ]
    return targets
