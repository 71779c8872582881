"""Bring codes of the pilot into the published form: only what its scheme can say.

    python -m training.coding.pilot CODED --news NEWS --out training/coded

CODED holds `headlines.tsv` (article id, tone of the title), `headlines_more.tsv` (headline id, tone), `sentences.tsv`,
`sentences_more.tsv`, `sentences.second_coder.tsv` (id:start:end, tone, frames, factual) and `evidence/*.jsonl`; NEWS
`articles.jsonl.gz` and `headlines.tsv.gz`. The pilot did not tell asserted from denied, nor, of single sentences,
attributed from reportative: where it leaves two values the code is null and `commitment_among` or `attribution_among`
has both.
Its frames of single sentences have no evidence (`[]`), its evidence no mentions and no actors: participants are spans,
and with neither span nor actor somebody outside the sentence (`implied`). A reflexive verb has no diathesis there, and
`reflexive` null: some.
"""

import argparse
import gzip
import json
from pathlib import Path

from training.coding.answers import find_words
from training.coding.labels import write_labels
from training.coding.publish import Publisher, headline_row, publish_headlines

EITHER = ["asserted", "denied"]
SOURCED = ["attributed", "reportative"]
FRAMES = {
    "conflict": "conflict",
    "human": "human-interest",
    "responsibility": "responsibility",
    "morality": "morality",
    "economic": "economic-consequences",
}


def factual(code, reportative=None):
    """What the pilot's `factual` says of attribution and commitment; `reportative`: whether a hedge says so, if coded.

    >>> factual("asserted")
    {'attribution': 'none', 'commitment': None, 'commitment_among': ['asserted', 'denied']}
    >>> factual("attributed+hedged", reportative=True)
    {'attribution': 'reportative', 'commitment': 'hedged'}
    """
    parts = set(code.split("+"))
    if not parts or parts - {"asserted", "attributed", "hedged", "other"}:
        raise ValueError(f"factual {code!r}: allowed are asserted, attributed, hedged, other, joined by +")
    row = {"attribution": "none", "commitment": None}
    if "attributed" in parts and "hedged" in parts and reportative is None:
        row |= {"attribution": None, "attribution_among": SOURCED}
    elif "attributed" in parts:
        row["attribution"] = "reportative" if reportative else "attributed"
    elif "other" in parts:
        row["attribution"] = None
    if "other" in parts:
        return row | {"commitment": "not-asserted"}
    if "hedged" in parts:
        if reportative:
            row["attribution"] = "reportative"
        return row | {"commitment": "hedged"}
    return row | {"commitment_among": EITHER}


def sentence_span(text, start, end):
    """The offsets of a sentence without the white space around it."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def single_sentences(path, articles, coder):
    """The records of a table of single sentences, one an article."""
    records = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        place, tone, frames, code = line.split("\t")
        name, start, end = place.split(":")
        if name not in articles:
            raise ValueError(f"{path}:{number}: there is no article {name!r}")
        start, end = sentence_span(articles[name]["text"], int(start), int(end))
        row = {"text": 1, "start": start, "end": end, "tone": int(tone)} | factual(code)
        row["frames"] = {frame: [] for frame in names_of(frames, path, number)}
        sentences = records.setdefault(name, {"id": name, "coder": coder, "level": 1, "sentences": []})["sentences"]
        sentences.append(row | {"sentence": None})
    return records.values()


def evidence_records(path, articles, coder):
    """The records of a file of evidence, one an article."""
    records = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        row = json.loads(line)
        try:
            sentence = evidence_sentence(row, articles[row["id"]]["text"])
        except ValueError as error:
            raise ValueError(f"{path}:{number}: {error}") from error
        empty = {"id": row["id"], "coder": coder, "level": 2, "actors": [], "sentences": []}
        records.setdefault(row["id"], empty)["sentences"].append(sentence)
    return records.values()


def evidence_sentence(row, text):
    """A sentence with its evidence, words turned into offsets."""
    start, end = sentence_span(text, row["start"], row["end"])
    reportative = any(hedge["kind"] == "reportative" for hedge in row["hedges"])
    sentence = {"sentence": None, "text": 1, "start": start, "end": end, "tone": row["tone"]}
    sentence |= factual(row["factual"], reportative)

    def spans(words, after=None):
        begin = start if after is None else after
        whole = find_words(words, text[begin:end])
        place = begin + whole[0][0] if whole else text.find(words, begin, end)
        return None if place < 0 else [[place, place + len(words)]]

    def found(words):
        if (place := spans(words)) is None:
            raise ValueError(f"{words!r} is not in the sentence")
        return place

    def people(names):
        return [{"actor": None, "spans": place, "implied": place is None} for place in map(spans, filter(None, names))]

    def verb(role):
        parts, after = [], start
        for part in role.get("verb_parts") or [role["verb"]]:
            place = spans(part, after) or found(part)
            parts, after = parts + place, place[0][1]
        return sorted(parts)

    frames = {}
    for frame in row["frames"]:
        frames.setdefault(FRAMES[frame["frame"]], []).extend(found(words) for words in frame["evidence"])
    sentence["frames"] = frames
    sentence["evaluations"] = [
        {
            "spans": found(one["term"]),
            "polarity": one["polarity"],
            "aspect": one["kind"],
            "targets": people([one["target"]]),
            "holder": (people([one["holder"]]) or ["unknown"])[0] if one["holder"] != "narrator" else "narrator",
        }
        for one in row["evaluations"]
    ]
    sentence["hedges"] = [{"kind": one["kind"], "spans": found(one["words"])} for one in row["hedges"]]
    sentence["roles"] = [
        {
            "spans": verb(one),
            "diathesis": None if one["diathesis"] == "reflexive" else one["diathesis"],
            "reflexive": None if one["diathesis"] == "reflexive" else "none",
            "agents": people(one["agents"]),
            "patients": people(one["patients"]),
        }
        for one in row["roles"]
    ]
    return sentence


def names_of(frames, path, number):
    """The frames of a pilot's list, by the names of the tables."""
    for frame in filter(None, frames.split(",")):
        if frame not in FRAMES:
            raise ValueError(f"{path}:{number}: frame {frame!r}: allowed are {', '.join(FRAMES)}")
        yield FRAMES[frame]


def publish_pilot(coded, news, split="train"):
    """The published rows of the pilot: headlines, and sentences."""
    coded, news = Path(coded), Path(news)
    with gzip.open(news / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = {row["id"]: row for row in map(json.loads, lines)}
    headlines = [
        headline_row(articles[name]["title"], int(tone), "pilot-1", split)
        for name, tone in (line.split("\t") for line in (coded / "headlines.tsv").read_text("utf-8").splitlines())
    ]
    headlines += publish_headlines(coded / "headlines_more.tsv", news / "headlines.tsv.gz", "pilot-1", split)
    records = []
    for name, coder in (("sentences", 1), ("sentences.second_coder", 2), ("sentences_more", 3)):
        records += single_sentences(coded / f"{name}.tsv", articles, f"pilot-{coder}")
    for coder, path in enumerate(sorted((coded / "evidence").glob("*.jsonl")), start=4):
        records += evidence_records(path, articles, f"pilot-{coder}")
    sentences = []
    for record in records:
        article = articles[record["id"]]
        sheet = {"kind": "article", "texts": [article["title"], article["text"]]}
        sentences += Publisher(record, sheet, split).rows()
    return headlines, sentences


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("coded")
    parser.add_argument("--news", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    headlines, sentences = publish_pilot(options.coded, options.news)
    print(write_labels(headlines, Path(options.out) / "pilot_headlines.jsonl"), "headlines")
    print(write_labels(sentences, Path(options.out) / "pilot_sentences.jsonl"), "sentences")


if __name__ == "__main__":
    main()
