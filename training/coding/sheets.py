"""Make coding sheets: an article as numbered sentences, in plain text; its offsets are kept aside.

    python -m training.coding.sheets ARTICLES.jsonl.gz --ids IDS.txt --level 2 --out SHEETS --aside ASIDE

ARTICLES has `id`, `title` and `text` a line; IDS one id a line. `SHEETS/ID.txt` is what a coder reads, `ASIDE/ID.json`
what `collect` needs. The title is sentence 0 and a text of its own, so that offsets are those of the body.
"""

import argparse
import gzip
import json
from pathlib import Path


def split_sentences(text):
    """The sentences of a text by the package's own reading: `(start, end)` each, without the white space around."""
    from analysis.parse import parse

    for sentence in parse(text).sents:
        start, end = sentence.start_char, sentence.end_char
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if any(character.isalnum() for character in text[start:end]):
            yield start, end


def article_sheet(article, level):
    """The sheet of an article: its texts (title, body), and its sentences as `[number, text, start, end]`."""
    title, body = article["title"].strip(), article["text"]
    texts = [title, body]
    sentences = [[0, 0, 0, len(title)]] if title else []
    sentences += [[n, 1, *span] for n, span in enumerate(split_sentences(body), start=1)]
    return {"id": article["id"], "kind": "article", "level": level, "texts": texts, "sentences": sentences}


def sentence_sheet(name, texts, level=1):
    """A sheet of single sentences, each a text of its own."""
    texts = [text.strip() for text in texts]
    sentences = [[n, n, 0, len(text)] for n, text in enumerate(texts)]
    return {"id": name, "kind": "sentences", "level": level, "texts": texts, "sentences": sentences}


def render(sheet):
    """What the coder reads: a numbered sentence a line, an empty line where a paragraph ends."""
    if sheet["kind"] == "article":
        head = "sentence 0 is the headline"
    else:
        head = "single sentences that have nothing to do with each other"
    lines = [f"= {sheet['id']}   level {sheet['level']}   ({head})"]
    before = None
    for number, text, start, end in sheet["sentences"]:
        if before is not None and (text != before[0] or "\n" in sheet["texts"][text][before[1] : start]):
            if sheet["kind"] == "article":
                lines.append("")
        lines.append(f"{number}  {' '.join(sheet['texts'][text][start:end].split())}")
        before = text, end
    return "\n".join(lines) + "\n"


def write_sheet(sheet, out, aside):
    """Write a sheet for the coder, and its offsets aside."""
    for directory in (Path(out), Path(aside)):
        directory.mkdir(parents=True, exist_ok=True)
    (Path(out) / f"{sheet['id']}.txt").write_text(render(sheet), "utf-8", newline="\n")
    (Path(aside) / f"{sheet['id']}.json").write_text(json.dumps(sheet, ensure_ascii=False), "utf-8", newline="\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("--ids", required=True)
    parser.add_argument("--level", type=int, choices=(1, 2), required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--aside", required=True)
    options = parser.parse_args()
    wanted = set(Path(options.ids).read_text("utf-8").split())
    with gzip.open(options.articles, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["id"] in wanted:
                write_sheet(article_sheet(article, options.level), options.out, options.aside)


if __name__ == "__main__":
    main()
