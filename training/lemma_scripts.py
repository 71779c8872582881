"""Lemmas as edit scripts of word forms, as in UDPipe: how to change the beginning, end and case of the form.

A script is `case|edits of the beginning|edits of the end`; the middle, the longest string that the
lower-cased form and lemma share, stays. Edits are a string of `=` (keep a letter), `-` (delete one) and `+x`
(insert x). The cases are `l` (lower), `k` (as in the form), `c` (first letter upper) and `u` (upper). A lemma
that shares nothing with its form is `a|lemma`.
"""

from functools import cache

CASES = {"l": str.lower, "k": None, "c": lambda lemma: lemma[:1].upper() + lemma[1:].lower(), "u": str.upper}


def edits(source, target):
    """The shortest edit script (insert, delete, keep) from `source` to `target`."""
    rows, columns = len(source), len(target)
    cost = [[i + j if not i or not j else 0 for j in range(columns + 1)] for i in range(rows + 1)]
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            cost[i][j] = min(cost[i - 1][j], cost[i][j - 1]) + 1
            if source[i - 1] == target[j - 1]:
                cost[i][j] = min(cost[i][j], cost[i - 1][j - 1])
    i, j, script = rows, columns, []
    while i or j:
        if i and j and source[i - 1] == target[j - 1] and cost[i][j] == cost[i - 1][j - 1]:
            script.append("=")
            i, j = i - 1, j - 1
        elif i and cost[i][j] == cost[i - 1][j] + 1:
            script.append("-")
            i -= 1
        else:
            script.append("+" + target[j - 1])
            j -= 1
    return "".join(reversed(script))


def longest_common(first, second):
    """Length and positions of the longest common substring."""
    best = (0, 0, 0)
    previous = [0] * (len(second) + 1)
    for i, letter in enumerate(first, 1):
        current = [0] * (len(second) + 1)
        for j, other in enumerate(second, 1):
            if letter == other:
                current[j] = previous[j - 1] + 1
                if current[j] > best[0]:
                    best = (current[j], i - current[j], j - current[j])
        previous = current
    return best


def keep_case(form, lemma):
    """Give the letters of a lower-case lemma the case of the letters of the form at the same place."""
    cased = "".join(b.upper() if a.isupper() else b for a, b in zip(form, lemma, strict=False))
    return cased + lemma[len(form) :]


@cache
def make_script(form, lemma):
    """The script that makes `lemma` of `form`."""
    low, target = form.lower(), lemma.lower()
    length, i, j = longest_common(low, target)
    if not length:
        return "a|" + lemma
    case = next(
        (key for key in "lkcu" if (keep_case(form, target) if key == "k" else CASES[key](target)) == lemma), "k"
    )
    return f"{case}|{edits(low[:i], target[:j])}|{edits(low[i + length :], target[j + length :])}"
