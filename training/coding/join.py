"""Join published labels to your own copy of the texts.

    python -m training.coding.join training/coded/articles_whole.jsonl ARTICLES.jsonl.gz --out JOINED.jsonl

ARTICLES has `text`, and perhaps `title`, a line (a `.tsv` has a headline in its last column, a `.txt` a sentence a
line). Each label whose text is there comes out with `text`, the sentence as you have it, and all offsets counted in
your text. How many found theirs is printed.
"""

import argparse
import gzip
import json
import sys
from pathlib import Path

from training.coding.labels import read_labels
from training.coding.publish import read_headlines
from training.coding.texts import normalise


def read_titled(paths):
    """The texts of files as pairs of a title and a body; either may be None."""
    for path in paths:
        if {".tsv", ".txt"} & set(Path(path).suffixes):
            yield from ((headline, None) for _, headline in read_headlines(path))
            continue
        opener = gzip.open if str(path).endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as lines:
            yield from ((row.get("title"), row.get("text")) for row in map(json.loads, lines))


def read_texts(path):
    """The texts of a file: titles and bodies each for itself."""
    for pair in read_titled([path]):
        yield from filter(None, pair)


def outwards(value, text, name=""):
    """A published value with its offsets in the raw text; `value` may hold others."""
    if name == "spans":
        return None if value is None else [list(text.outwards(*span)) for span in value]
    if name == "verbs":
        return [[list(text.outwards(*span)) for span in one] for one in value]
    if name == "frames":
        return {k: [[list(text.outwards(*span)) for span in one] for one in v] for k, v in value.items()}
    if isinstance(value, dict):
        return {key: outwards(inner, text, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [outwards(inner, text) for inner in value]
    return value


def raw_row(label, text):
    """A published row with offsets in the raw text."""
    start, end = text.outwards(label.get("start", 0), label.get("end", len(text.text)))
    return outwards(label, text) | {"start": start, "end": end}


def join(labels, texts):
    """The labels whose text is among the texts, with its words and its offsets."""
    labels = list(labels)
    wanted = {label["key"] for label in labels}
    found = {}
    for raw in texts:
        text = normalise(raw)
        if text.key in wanted:
            found.setdefault(text.key, (raw, text))
    for label in labels:
        if label["key"] not in found:
            continue
        raw, text = found[label["key"]]
        row = raw_row(label, text)
        yield row | {"text": raw[row["start"] : row["end"]]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    labels = read_labels(options.labels)
    rows = list(join(labels, (text for path in options.texts for text in read_texts(path))))
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    Path(options.out).write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    print(f"{len(rows)} of {len(labels)} labels found their text", file=sys.stderr)


if __name__ == "__main__":
    main()
