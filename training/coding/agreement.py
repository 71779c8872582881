"""How far two coders agree, on the sentences that both coded.

    python -m training.coding.agreement training/coded/articles_whole.jsonl [MORE.jsonl …] [--by article]

Krippendorff's alpha by variable (tone: ordinal; the others: nominal; each frame: present or not), and F1 of spans: a
span of one coder matches one of the other when they share at least half of the characters of both together. `same`
is the share of the matched ones whose codes agree too; actors of the two coders are mapped by the mentions they share.
`--by article` adds the rows of each article. Needs the package krippendorff.
"""

import argparse
from collections import Counter, defaultdict
from itertools import combinations

from training.coding.labels import read_labels
from training.coding.values import FRAMES

ALPHAS = (("tone", "ordinal"), ("attribution", "nominal"), ("commitment", "nominal"))


def pair_up(rows):
    """The sentences that two coded: `(one, other)`, coders in order of name. More coders give more pairs."""
    by_place = defaultdict(dict)
    for row in rows:
        by_place[row["key"], row.get("start", 0), row.get("end")][row["coder"]] = row
    for place in sorted(by_place, key=str):
        for one, other in combinations(sorted(by_place[place]), 2):
            yield by_place[place][one], by_place[place][other]


def alpha(pairs, scale):
    """Krippendorff's alpha of two codings; None where nobody ever uses a second value, or nothing is coded twice."""
    import krippendorff

    pairs = [pair for pair in pairs if None not in pair]
    domain = sorted({value for pair in pairs for value in pair})
    if len(domain) < 2:
        return None
    data = [[domain.index(value) for value in column] for column in zip(*pairs, strict=True)]
    return krippendorff.alpha(reliability_data=data, level_of_measurement=scale, value_domain=range(len(domain)))


def characters(spans):
    return {position for start, end in spans for position in range(start, end)}


def match(one, other):
    """Match rows with `spans` one to one, best overlap first, where they share half of both: pairs of rows."""
    found = []
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            x, y = characters(a["spans"]), characters(b["spans"])
            share = len(x & y) / len(x | y)
            if share >= 0.5:
                found.append((-share, i, j))
    left, right, pairs = set(), set(), []
    for _, i, j in sorted(found):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((one[i], other[j]))
    return pairs


def map_actors(pairs):
    """Which actor of the one coder is which of the other, in each article: by the mentions they share, most first."""
    counts = Counter()
    for one, other in pairs:
        for a, b in match(one.get("mentions", []), other.get("mentions", [])):
            counts[one["article"], a["actor"], b["actor"]] += 1
    mapped, taken = {}, set()
    for (article, a, b), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if (article, a) not in mapped and (article, b) not in taken:
            mapped[article, a] = b
            taken.add((article, b))
    return mapped


def same_people(one, other, article, mapped, implied=True):
    """Whether two lists of participants are the same: the same actors, and words that overlap."""
    if not implied:
        one, other = ([p for p in side if not p["implied"]] for side in (one, other))
    actors = [{mapped.get((article, p["actor"]), p["actor"]) for p in one if p["actor"]}]
    actors.append({p["actor"] for p in other if p["actor"]})
    words = [[p for p in side if p["spans"]] for side in (one, other)]
    return actors[0] == actors[1] and len(words[0]) == len(words[1]) == len(match(*words))


def same_holder(one, other, article, mapped):
    if isinstance(one, dict) and isinstance(other, dict):
        return same_people([one], [other], article, mapped)
    return one == other


def same(kind, a, b, article, mapped):
    """Whether the codes of two matched rows agree."""
    if kind == "mentions":
        return mapped.get((article, a["actor"])) == b["actor"]
    if kind == "hedges":
        return a["kind"] == b["kind"]
    if kind == "roles":
        return all(same_people(a[name], b[name], article, mapped, implied=False) for name in ("agents", "patients"))
    targets = same_people(a["targets"], b["targets"], article, mapped)
    return targets and same_holder(a["holder"], b["holder"], article, mapped)


def span_rows(kind, row):
    """The rows of a kind in a sentence; evidence carries its frame."""
    if kind == "evidence":
        frames = row.get("frames") or {}
        return [{"spans": spans, "frame": name} for name in sorted(frames) for spans in frames[name]]
    return row.get(kind, [])


def match_kind(kind, one, other):
    """Match the rows of a kind; evidence only within its frame, evaluations within their polarity and aspect."""
    names = {"evidence": ("frame",), "evaluations": ("polarity", "aspect")}.get(kind, ())
    groups = defaultdict(lambda: ([], []))
    for side, rows in enumerate((one, other)):
        for row in rows:
            groups[tuple(row[name] for name in names)][side].append(row)
    return [pair for key in sorted(groups) for pair in match(*groups[key])]


def measure(pairs, mapped):
    """The rows of the table: variable, measure, value, n."""
    table = []
    for variable, scale in ALPHAS:
        values = [(one.get(variable), other.get(variable)) for one, other in pairs]
        table.append((variable, f"alpha {scale}", alpha(values, scale), len([v for v in values if None not in v])))
    framed = [(a, b) for a, b in pairs if a.get("frames") is not None and b.get("frames") is not None]
    for frame in FRAMES.values():
        values = [(frame in one["frames"], frame in other["frames"]) for one, other in framed]
        table.append((frame, "alpha nominal", alpha(values, "nominal"), sum(any(v) for v in values)))
    for kind in ("evidence", "mentions", "evaluations", "hedges", "roles"):
        coded = framed if kind == "evidence" else [(a, b) for a, b in pairs if kind in a and kind in b]
        matched = agreed = total = 0
        for one, other in coded:
            rows = span_rows(kind, one), span_rows(kind, other)
            total += len(rows[0]) + len(rows[1])
            both = match_kind(kind, *rows)
            matched += len(both)
            if kind != "evidence":
                agreed += sum(same(kind, a, b, one["article"], mapped) for a, b in both)
        if total:
            table.append((kind, "span F1", 2 * matched / total, total))
        if matched and kind != "evidence":
            table.append((kind, "same", agreed / matched, matched))
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", nargs="+")
    parser.add_argument("--by", choices=("article",))
    options = parser.parse_args()
    rows = [row for path in options.labels for row in read_labels(path)]
    pairs = list(pair_up(rows))
    mapped = map_actors(pairs)
    groups = [("all", pairs)]
    if options.by:
        names = sorted({one["article"] for one, _ in pairs})
        groups += [(name[:12], [pair for pair in pairs if pair[0]["article"] == name]) for name in names]
    print("group\tvariable\tmeasure\tvalue\tn")
    for name, group in groups:
        for variable, kind, value, n in measure(group, mapped):
            print(f"{name}\t{variable}\t{kind}\t{'' if value is None else format(value, '.3f')}\t{n}")


if __name__ == "__main__":
    main()
