"""Publish labels without texts.

    python -m training.coding.publish CODED.jsonl --aside ASIDE --split SPLIT.tsv --out training/coded/articles.jsonl
    python -m training.coding.publish --headlines CODED.tsv --texts HEADLINES.tsv.gz --coder coder-1 \\
        --split-name train --out training/coded/headlines.jsonl

One JSON object a sentence: the `key` of the text it stands in and the offsets in that text (see `texts`), the key of
its `article`, `split`, `coder` and the codes. Actors are `a1`, `a2`, … in the order of the coder's list. No text, no
words, no names: a test holds it to that.
"""

import argparse
import csv
import gzip
import json
import re
from pathlib import Path

from training.coding.labels import write_labels
from training.coding.texts import normalise, text_key

CODER = re.compile(r"(?:coder|pilot)-\d+")
SENTENCE = ("tone", "attribution", "attribution_among", "commitment", "commitment_among")


def check_coder(coder):
    """A coder's name says nothing about who it is."""
    if not CODER.fullmatch(coder):
        raise ValueError(f"coder {coder!r}: published are names like coder-1")
    return coder


class Publisher:
    """Turns the records of one answer into published rows."""

    def __init__(self, record, sheet, split):
        self.record, self.sheet, self.split = record, sheet, split
        self.texts = [normalise(text) for text in sheet["texts"]]
        self.actors = {actor["key"]: f"a{n}" for n, actor in enumerate(record.get("actors", ()), start=1)}

    def rows(self):
        """The rows, one a sentence, in order."""
        article = self.texts[-1].key if self.sheet["kind"] == "article" else None
        for sentence in self.record["sentences"]:
            text = self.texts[sentence["text"]]
            start, end = text.inwards(sentence["start"], sentence["end"])
            row = {
                "key": text.key,
                "article": article or text.key,
                "sentence": sentence["sentence"],
                "start": start,
                "end": end,
                "split": self.split,
                "coder": check_coder(self.record["coder"]),
                "level": self.record["level"],
            }
            row |= {name: sentence[name] for name in SENTENCE if name in sentence}
            frames = sorted(sentence["frames"].items())
            row["frames"] = {name: [self.spans(one, text) for one in evidence] for name, evidence in frames}
            if self.record["level"] == 2:
                row |= self.details(sentence, text)
            yield row

    def details(self, sentence, text):
        """What level 2 adds to a sentence."""
        details = {"actors": {self.actors[actor["key"]]: actor["type"] for actor in self.record["actors"]}}
        for name in ("mentions", "evaluations", "hedges", "roles"):
            if name in sentence:
                details[name] = [self.inner(row, text) for row in sentence[name]]
        if "verbs" in sentence:
            details["verbs"] = [self.spans(one, text) for one in sentence["verbs"]]
        return details

    def inner(self, row, text):
        """A mention, evaluation, hedge or role, or one who takes part in it."""
        return {name: self.value(name, value, text) for name, value in row.items()}

    def value(self, name, value, text):
        if name == "actor":
            return self.actors[value] if value is not None else None
        if name == "spans":
            return self.spans(value, text) if value is not None else None
        if name in ("agents", "patients", "targets"):
            return [self.inner(one, text) for one in value]
        if name == "holder" and isinstance(value, dict):
            return self.inner(value, text)
        return value

    def spans(self, spans, text):
        return [list(text.inwards(start, end)) for start, end in spans]


def headline_row(text, tone, coder, split):
    """The published tone of a headline."""
    return {"key": text_key(text), "split": split, "coder": check_coder(coder), "tone": tone}


def read_headlines(path):
    """The headlines of a file by id: id, perhaps a section, and the headline in the last column."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row[0], row[-1]


def read_splits(path):
    """The split of each sheet: the columns `id` and `split` of a table."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["split"] for row in csv.DictReader(file, delimiter="\t")}


def publish_answers(coded, aside, splits):
    """The published rows of collected answers."""
    for line in Path(coded).read_text("utf-8").splitlines():
        record = json.loads(line)
        sheet = json.loads((Path(aside) / f"{record['id']}.json").read_text("utf-8"))
        yield from Publisher(record, sheet, splits[record["id"]]).rows()


def publish_headlines(coded, texts, coder, split):
    """The published rows of a table of headline ids and tones."""
    headlines = dict(read_headlines(texts))
    for number, line in enumerate(Path(coded).read_text("utf-8").splitlines(), start=1):
        name, tone = line.split("\t")[:2]
        if name not in headlines:
            raise ValueError(f"{coded}:{number}: there is no headline {name!r} in {texts}")
        if tone not in ("-1", "0", "1"):
            raise ValueError(f"{coded}:{number}: tone {tone!r}: allowed are -1, 0, 1")
        yield headline_row(headlines[name], int(tone), coder, split)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("coded", nargs="?")
    parser.add_argument("--aside")
    parser.add_argument("--split")
    parser.add_argument("--headlines")
    parser.add_argument("--texts")
    parser.add_argument("--coder")
    parser.add_argument("--split-name", default="train")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    if options.headlines:
        rows = publish_headlines(options.headlines, options.texts, options.coder, options.split_name)
    else:
        rows = publish_answers(options.coded, options.aside, read_splits(options.split))
    print(write_labels(rows, options.out), "rows")


if __name__ == "__main__":
    main()
