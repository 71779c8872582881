"""Step 1: prune the vocabulary and list the labels.

    python -m training.prepare --treebank DIR --news articles.jsonl.gz --out WORK

`DIR` holds alpino-dev, lassysmall-dev, lassysmall-test (UD 2.x, current) and lassysmall-train-2016-style
(.conllu). The news is a gzipped file of JSON lines with `title` and `text`.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from training.encoder import WeightFile, find_weights
from training.pieces import prune
from training.treebank import plain_text, read_treebank

HELD_OUT = 300
NAMES = ["O"] + [f"{mark}-{kind}" for kind in ("PER", "ORG", "LOC", "NORP", "EVENT", "WORK") for mark in "BI"]


def read_gold(directory, hold_out=True):
    """The gold data.

    Current-style Lassy and Alpino sentences, old-style sentences, and the held-out end of alpino-dev.
    """
    directory = Path(directory)
    alpino = read_treebank(directory / "alpino-dev.conllu")
    lassy = [s for name in ("dev", "test") for s in read_treebank(directory / f"lassysmall-{name}.conllu")]
    held_out = alpino[-HELD_OUT:]
    if hold_out:
        alpino = alpino[:-HELD_OUT]
    texts = {plain_text(s) for s in held_out}
    lassy = [s for s in lassy if plain_text(s) not in texts or len(s) < 4]
    texts.update(plain_text(s) for s in alpino + lassy)
    old = [
        s
        for s in read_treebank(directory / "lassysmall-train-2016-style.conllu", old=True)
        if plain_text(s) not in texts
    ]
    return {"alpino": alpino, "lassy": lassy, "old": old, "held_out": held_out}


def read_articles(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def list_values(sentences, attribute, min_count=1):
    counts = Counter(value for sentence in sentences for value in getattr(sentence, attribute))
    return [value for value, count in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if count >= min_count]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", required=True)
    parser.add_argument("--news", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    gold = read_gold(options.treebank)
    new, old = gold["alpino"] + gold["lassy"], gold["old"]
    texts = (f"{article['title']}\n{article['text']}" for article in read_articles(options.news))
    data = prune(WeightFile(find_weights()), ((s.words, s.spaces) for s in new + old), texts)
    (out / "pieces.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    vocabularies = {
        "upos": list_values(new, "upos"),
        "feats": list_values(new, "feats"),
        "xpos": list_values(new, "xpos"),
        "lemma": list_values(new + old, "scripts", min_count=2),
        "deprel": list_values(new, "deprels"),
        "old_upos": list_values(old, "upos"),
        "old_deprel": list_values(old, "deprels"),
        "name": NAMES,
    }
    (out / "labels.json").write_text(json.dumps(vocabularies, ensure_ascii=False, indent=0), encoding="utf-8")
    print(
        f"{len(data['pieces'])} pieces;",
        {name: len(values) for name, values in vocabularies.items()},
        {name: (len(s), sum(map(len, s))) for name, s in gold.items()},
    )


if __name__ == "__main__":
    main()
