"""Split raw news articles into tokenised sentences, one JSON object a line.

Input: a gzipped JSON-lines file of articles with ``id``, ``outlet``, ``title`` and ``text``
(paragraphs separated by a blank line). Output: ``{"id", "article", "outlet", "part",
"tokens", "spaces"}``. Tokens are those of a blank Dutch spaCy pipeline.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path

import spacy

ABBREVIATIONS = {
    *"mr dr drs prof ir ing dhr mevr mw st jhr ds bv nr blz vgl ca bijv o.a m.b.t t.o.v".split(),
    *"d.w.z e.d a.u.b resp jl jr sr vs plm max min tel art lid no ed red fig enz b.v n.v".split(),
    *"gen col kol lt sgt kap min.pres i.v.m t.a.v z.g.a.n m.a.w o.l.v t.g.v t/m a.k.a".split(),
}
OPEN = "\"'“”„‘’«(["
CLOSE = "\"'“”’‘»)]"
BOUNDARY = re.compile(rf"([.!?…]+)([{re.escape(CLOSE)}]*)\s+(?=[{re.escape(OPEN)}]*[A-Z0-9À-ÖØ-Þ])")
INITIAL = re.compile(r"(?:^|[\s.])[A-Z]$")


def split_sentences(paragraph: str) -> list[str]:
    """Split one paragraph at sentence-final punctuation before a capital or a figure."""
    sentences, start = [], 0
    for match in BOUNDARY.finditer(paragraph):
        before = paragraph[start : match.start()]
        if match.group(1) == "." and not match.group(2):
            last = before.rsplit(None, 1)[-1] if before.split() else ""
            last = last.strip(OPEN)
            if last.lower() in ABBREVIATIONS or INITIAL.search(last):
                continue
        sentences.append(paragraph[start : match.end()].strip())
        start = match.end()
    sentences.append(paragraph[start:].strip())
    return [s for s in sentences if s]


def main() -> None:
    """Read articles, write sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="gzipped JSON lines of articles")
    parser.add_argument("output", type=Path, help="JSON lines of sentences")
    args = parser.parse_args()
    nlp = spacy.blank("nl")
    with gzip.open(args.articles, "rt") as source, args.output.open("w") as sink:
        for line in source:
            article = json.loads(line)
            parts = [("title", article["title"])]
            for paragraph in re.split(r"\n+", article["text"]):
                parts += [("text", s) for s in split_sentences(paragraph)]
            for number, (part, sentence) in enumerate(parts):
                doc = nlp.make_doc(" ".join(sentence.split()))
                if not len(doc):
                    continue
                record = {
                    "id": f"{article['id']}-{number}",
                    "article": article["id"],
                    "outlet": article["outlet"],
                    "part": part,
                    "tokens": [t.text for t in doc],
                    "spaces": [bool(t.whitespace_) for t in doc],
                }
                sink.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
