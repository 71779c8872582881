"""Step 7: join the published codes to the texts, as units of sentences in order, in the words of the network.

    python -m training.judged --coded 'training/coded/*.jsonl' --texts articles.jsonl.gz headlines.tsv.gz --out WORK

Writes `WORK/judged.jsonl`, a unit a line: an article (its title, and its sentences up to the last that is coded), a
headline alone, and every other article of the texts with no codes (split `news`), which teachers will judge. Codes of
words come as numbers of words, counted from 1; a participant that is an actor is any of the actor's mentions in the
sentence.
"""

import argparse
import glob
import json
from collections import defaultdict
from pathlib import Path

from analysis.dutch.pipeline import build_pipeline
from training.coding.join import raw_row, read_titled
from training.coding.labels import read_labels
from training.coding.texts import normalise, text_key

SPLITS = ("test", "develop", "train")  # a unit belongs to the first of them that any of its codes does
SENTENCE_CODES = ("tone", "attribution", "attribution_among", "commitment", "commitment_among", "level", "coder")


class Words:
    """Splits texts as the package does: sentences of tokens with their offsets."""

    def __init__(self):
        self.nlp = build_pipeline()
        self.nlp.disable_pipe("mediabeeld_reader")

    def tokens(self, text):
        """The words of a text: start, end, whether a space follows, and whether a sentence begins."""
        doc = self.nlp(text)
        return [
            (token.idx, token.idx + len(token), bool(token.whitespace_), token.i == 0 or bool(token.is_sent_start))
            for token in doc
            if not token.is_space
        ]


def cut_spans(tokens, coded):
    """The spans of the sentences of a text: those coded, and between them those of the splitter that overlap none."""
    starts = [k for k, token in enumerate(tokens) if token[3]]
    own = [(tokens[a][0], tokens[b - 1][1]) for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True) if b > a]
    free = [span for span in own if not any(span[0] < end and start < span[1] for start, end in coded)]
    return sorted({*coded, *free})


def make_sentence(text, tokens, span, paragraph):
    """One sentence as words, space flags and offsets."""
    inside = [token for token in tokens if span[0] <= token[0] < span[1]]
    return {
        "tokens": [text[start:end] for start, end, _, _ in inside],
        "spaces": [space for _, _, space, _ in inside],
        "paragraph": paragraph,
        "offsets": [(start, end) for start, end, _, _ in inside],
    }


def word_numbers(spans, offsets):
    """The numbers, from 1, of the words that spans touch."""
    return [k for k, (a, b) in enumerate(offsets, 1) if any(a < end and start < b for start, end in spans)]


def places(participants, mentions, offsets):
    """The words of each expression that may be meant by participants; none for somebody not expressed here."""
    found = []
    for one in participants:
        if one.get("implied"):
            continue
        spans = [one["spans"]] if one.get("spans") else mentions.get(one.get("actor"), [])
        found += [numbers for numbers in (word_numbers(each, offsets) for each in spans) if numbers]
    return found


def word_codes(row, offsets):
    """The codes of a sentence with all spans as numbers of words."""
    codes = {name: row[name] for name in SENTENCE_CODES if name in row}
    frames = row.get("frames")
    if frames is not None:
        codes["frames"] = {
            frame: [numbers for numbers in (word_numbers(spans, offsets) for spans in evidence) if numbers]
            for frame, evidence in frames.items()
        }
    if "evaluations" not in row:
        return codes
    mentions = defaultdict(list)
    for mention in row.get("mentions", ()):
        mentions[mention["actor"]].append(mention["spans"])
    codes["evaluations"] = [
        {
            "words": word_numbers(one["spans"], offsets),
            "polarity": one["polarity"],
            "aspect": one["aspect"],
            "targets": places(one["targets"], mentions, offsets),
            "holders": places([one["holder"]] if isinstance(one["holder"], dict) else [], mentions, offsets),
        }
        for one in row["evaluations"]
    ]
    codes["hedges"] = [{"kind": one["kind"], "words": word_numbers(one["spans"], offsets)} for one in row["hedges"]]
    return codes


def make_unit(key, title, body, rows, words):
    """A unit: the title and the sentences of a body with the codes in `rows` (`title` or `body`, and a row)."""
    sentences, split = [], {row["split"] for _, row in rows}
    for text, which in ((title, "title"), (body, "body")):
        if not text or not text.strip():
            continue
        mine = {(row["start"], row["end"]): row for place, row in rows if place == which}
        tokens = words.tokens(text)
        spans = cut_spans(tokens, list(mine)) if which == "body" else [(0, len(text))]
        if which == "title" and mine:
            mine = {(0, len(text)): next(iter(mine.values()))}
        before = None
        for span in spans:
            paragraph = before is None or text[before : span[0]].count("\n") > 1
            sentence = make_sentence(text, tokens, span, paragraph)
            before = span[1]
            if sentence["tokens"]:
                row = mine.get(span)
                sentence["codes"] = word_codes(row, sentence["offsets"]) if row else None
                sentences.append(sentence)
    last = max((k for k, sentence in enumerate(sentences) if sentence["codes"]), default=len(sentences) - 1)
    sentences = sentences[: last + 1]
    for sentence in sentences:
        del sentence["offsets"]
    return {
        "id": key[:16],
        "split": next((name for name in SPLITS if name in split), "news"),
        "titled": bool(title and title.strip()),
        "sentences": sentences,
    }


def coded_units(rows, texts):
    """The units of the published rows whose texts are there; of a sentence coded twice, the first coder counts."""
    wanted = {row["key"] for row in rows} | {row.get("article") for row in rows}
    pairs, alone = {}, {}
    for title, body in texts:
        title_key = text_key(title) if title and title.strip() else None
        body_key = text_key(body) if body else None
        if body_key and (body_key in wanted or title_key in wanted):
            pairs.setdefault(body_key, (title, body))
        if title_key in wanted:
            alone.setdefault(title_key, (title, body_key))
    with_codes = {row["article"] for row in rows if "article" in row and row["article"] in pairs}
    by_unit, seen = defaultdict(list), set()
    normal = {}
    for row in sorted(rows, key=lambda row: (row["coder"], row["key"], row.get("start", 0))):
        key = row["key"]
        mark = (key, row.get("start"), row.get("end"))
        if mark in seen:
            continue
        seen.add(mark)
        home = row.get("article")
        if home in pairs:
            place = "body" if key == home else "title"
            text = pairs[home][place == "body"]
        elif key in alone:
            # A headline whose article is coded as well is that article's first sentence.
            title, body_key = alone[key]
            home, place, text = (body_key if body_key in with_codes else key), "title", title
        else:
            continue
        if text not in normal:
            normal[text] = normalise(text)
        by_unit[home].append((place, raw_row(row, normal[text])))
    words = Words()
    for home in sorted(by_unit):
        title, body = pairs[home] if home in with_codes else (alone[home][0], None)
        yield make_unit(home, title, body, by_unit[home], words)


def news_units(texts, taken):
    """Articles and headlines without codes as units; `taken` are the keys of texts that have some."""
    words, seen = Words(), set(taken)
    for title, body in texts:
        keys = {text_key(text) for text in (title, body) if text and text.strip()}
        if not keys or keys & seen:
            continue
        seen |= keys
        yield make_unit(text_key(body or title), title, body, (), words)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coded", nargs="+", required=True, help="files or patterns of published rows")
    parser.add_argument("--texts", nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    coded = sorted(path for pattern in options.coded for path in glob.glob(pattern))
    texts = list(read_titled(options.texts))
    rows = [row for path in coded for row in read_labels(path)]
    units = list(coded_units(rows, texts))
    taken = {key for row in rows for key in (row["key"], row.get("article")) if key}
    news = list(news_units(texts, taken))
    with (options.out / "judged.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(unit, ensure_ascii=False) + "\n" for unit in units + news)
    n_coded = sum(sentence["codes"] is not None for unit in units for sentence in unit["sentences"])
    n_news = sum(len(unit["sentences"]) for unit in news)
    print(f"{len(units)} units, {n_coded} coded sentences and headlines; {len(news)} articles, {n_news} sentences")


if __name__ == "__main__":
    main()
