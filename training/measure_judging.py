"""How well the network judges: accuracy, ordinal α and F1 against codes."""

import numpy as np

from training.codes import JUDGED
from training.coding import agreement


def alpha(first, second):
    """Krippendorff's ordinal α of two columns of numbers."""
    value = agreement.alpha(list(zip(first, second, strict=True)), "ordinal")
    return None if value is None else round(float(value), 3)


def f1(pairs):
    """F1 of pairs of (gold, found), and how many are gold."""
    pairs = [(bool(gold), bool(found)) for gold, found in pairs]
    both = sum(g and f for g, f in pairs)
    n = sum(g for g, _ in pairs)
    total = n + sum(f for _, f in pairs)
    return round(2 * both / total, 3) if total else None, n


def measure_tone(results):
    gold = [item["codes"]["tone"] for item, _ in results]
    found = [int(scores["tone"].argmax()) - 1 for _, scores in results]
    right = sum(g == f for g, f in zip(gold, found, strict=True))
    return {"n": len(gold), "accuracy": round(right / len(gold), 3), "alpha": alpha(gold, found)}


def measure_frames(results):
    """F1 of each frame, and their mean."""
    rows = [(item["judged"]["frames"], scores["frames"]) for item, scores in results if "frames" in item["judged"]]
    found = {
        name: f1((gold[k], float(scores[k]) > 0) for gold, scores in rows) for k, name in enumerate(JUDGED["frames"])
    }
    values = [value or 0.0 for value, _ in found.values()]
    return found | {"mean": round(sum(values) / len(values), 3)} if rows else {}


def choose_thresholds(results):
    """The threshold of each frame with the best F1, among scores from -2 to 2."""
    rows = [(item["judged"]["frames"], scores["frames"]) for item, scores in results if "frames" in item["judged"]]
    grid = np.arange(-2, 2.01, 0.1)
    best = []
    for k in range(len(JUDGED["frames"])):
        values = [f1((gold[k], float(scores[k]) > t) for gold, scores in rows)[0] or 0.0 for t in grid]
        smooth = np.convolve(values, np.ones(5) / 5, "same")
        best.append(round(float(grid[int(smooth[2:-2].argmax()) + 2]), 1))
    return best


def measure_scale(results, name):
    """Accuracy and the F1 of each value of attribution or commitment, over the sentences with one value."""
    rows = []
    for item, scores in results:
        allowed = item["judged"].get(name)
        if allowed and sum(allowed) == 1:
            rows.append((allowed.index(1.0), int(scores[name].argmax())))
    if not rows:
        return {}
    found = {label: f1((g == k, f == k) for g, f in rows) for k, label in enumerate(JUDGED[name])}
    return {"n": len(rows), "accuracy": round(sum(g == f for g, f in rows) / len(rows), 3)} | found


def measure_sourced(results):
    """F1 of attributed or reportative against none."""
    rows = []
    for item, scores in results:
        allowed = item["judged"].get("attribution")
        if allowed and (allowed[0] == 0 or sum(allowed) == 1):
            rows.append((allowed[0] == 0, int(scores["attribution"].argmax()) > 0))
    return f1(rows)


def measure_words(results):
    """F1 of words by sign or kind, and of evidence by frame."""
    found = {}
    for name in ("evaluation", "effect", "hedge"):
        rows = [
            (gold, int(best))
            for item, scores in results
            if name in item["judged_words"]
            for gold, best in zip(item["judged_words"][name], scores[name].argmax(-1), strict=True)
        ]
        found[name] = f1((g > 0, f > 0) for g, f in rows)
        for k, label in enumerate(JUDGED[name][1:], 1):
            found[f"{name}:{label}"] = f1((g == k, f == k) for g, f in rows)
    for k, label in enumerate(JUDGED["evidence"]):
        found[f"evidence:{label}"] = f1(
            (gold[k], float(best[k]) > 0)
            for item, scores in results
            if "evidence" in item["judged_words"]
            for gold, best in zip(item["judged_words"]["evidence"], scores["evidence"], strict=True)
            if item["judged_words"]["known"][k]
        )
    return found


def measure_pointers(results):
    """For each pointer: right of all, and F1 of those expressed in the sentence."""
    rows = {name: [] for name in JUDGED["pointer"]}
    for item, scores in results:
        for pointer, word, columns in item["judged_words"].get("pointers", ()):
            rows[JUDGED["pointer"][pointer]].append((columns, int(scores["pointers"][pointer, word].argmax())))
    found = {}
    for name, pairs in rows.items():
        if pairs:
            both = sum(f > 0 and f in g for g, f in pairs)
            total = sum(g != [0] for g, _ in pairs) + sum(f > 0 for _, f in pairs)
            found[name] = {
                "n": len(pairs),
                "accuracy": round(sum(f in g for g, f in pairs) / len(pairs), 3),
                "f1": round(2 * both / max(1, total), 3),
            }
    return found


def measure(results):
    """All of it, for pairs of an item and its scores."""
    found = {"tone": measure_tone(results)}
    if any("frames" in item["judged"] for item, _ in results):
        found |= {
            "frames": measure_frames(results),
            "attributed": measure_sourced(results),
            "attribution": measure_scale(results, "attribution"),
            "commitment": measure_scale(results, "commitment"),
            "words": measure_words(results),
            "pointers": measure_pointers(results),
        }
    return found
