"""How well a Dutch spaCy pipeline reads: against treebanks (CoNLL-U), hand-tagged names, and the clock.

    python benchmarks/accuracy.py test.conllu [--last 300] [--names gold.jsonl] [--pipeline PATH_OR_NAME]
    [--speed]

With gold tokens and sentences: tags, features, lemmas and trees. From raw text (the sentences of a paragraph
joined by spaces): words, sentences, and the same scores for words found, as F1. Labels are compared without
subtypes, except for the relations listed; case and underscores of lemmas are ignored. `--names` is a file of
JSON lines with `tokens`, `spaces` and `tags` (BIO).
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RELATIONS = ("ccomp", "acl:relcl", "parataxis", "advcl", "appos", "obl:agent", "nsubj:pass", "nsubj", "obj", "obl")


@dataclass(frozen=True)
class Word:
    """A word of a treebank or of a pipeline.

    `head` is the index of its head among the words of its sentence, -1 for the root.
    """

    form: str
    space: bool
    upos: str
    feats: str
    lemma: str
    head: int
    relation: str


@dataclass(frozen=True)
class Gold:
    """A sentence of a treebank and the paragraph it comes from."""

    words: list[Word]
    paragraph: str


def read_conllu(path: Path) -> Iterator[Gold]:
    """Read the sentences of a CoNLL-U file."""
    words: list[Word] = []
    paragraph = ""
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# sent_id"):
            paragraph = re.sub(r"\.s\.\d+.*$", "", line.split("=", 1)[1].strip())
        elif line and line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                words.append(
                    Word(
                        cells[1],
                        "SpaceAfter=No" not in cells[9],
                        cells[3],
                        cells[5],
                        plain(cells[2]),
                        int(cells[6]) - 1,
                        cells[7],
                    )
                )
        elif not line and words:
            yield Gold(words, paragraph)
            words = []


def plain(lemma: str) -> str:
    """Give a lemma in lower case without underscores."""
    return (lemma.replace("_", "") or lemma).lower()


def words_of(doc: Iterable) -> list[Word]:
    """Give the words of a spaCy doc or sentence, white space left out."""
    tokens = [token for token in doc if not token.is_space]
    where = {token.i: k for k, token in enumerate(tokens)}
    return [
        Word(
            t.text,
            bool(t.whitespace_),
            t.pos_,
            str(t.morph) or "_",
            plain(t.lemma_),
            -1 if t.head.i == t.i else where.get(t.head.i, -1),
            "root" if t.head.i == t.i else t.dep_.lower(),
        )
        for t in tokens
    ]


def read_tokens(nlp: Language, gold: list[Gold]) -> list[Doc]:
    """Let a pipeline read sentences whose words are given."""
    from spacy.tokens import Doc

    docs = []
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if "sentence" in name or "senter" in name]):
        for sentence in gold:
            words = [w.form for w in sentence.words]
            doc = Doc(
                nlp.vocab, words, [w.space for w in sentence.words], sent_starts=[True] + [False] * (len(words) - 1)
            )
            for _, component in nlp.pipeline:
                doc = component(doc)
            docs.append(doc)
    return docs


def compare(pairs: Iterable[tuple[Word, Word, bool]], n_gold: int, n_found: int) -> dict[str, float]:
    """F1 of tags and trees over aligned words (gold, found, do their heads agree).

    Without misses it is plain accuracy.
    """
    right: Counter[str] = Counter()
    for gold, found, head in pairs:
        right["upos"] += gold.upos == found.upos
        right["feats"] += gold.feats == found.feats
        right["lemma"] += gold.lemma == found.lemma
        right["uas"] += head
        right["las"] += head and gold.relation.split(":")[0] == found.relation.split(":")[0]
    return {name: round(200 * right[name] / (n_gold + n_found), 2) for name in ("upos", "feats", "lemma", "uas", "las")}


def score_tokens(gold: list[Gold], docs: list[Doc]) -> dict[str, float]:
    """Accuracy with given words, and the F1 of single relations."""
    pairs, relations = [], {name: Counter[str]() for name in RELATIONS}
    for sentence, doc in zip(gold, docs, strict=True):
        for g, f in zip(sentence.words, words_of(doc), strict=True):
            pairs.append((g, f, g.head == f.head))
            for name, counts in relations.items():
                counts["gold"] += g.relation == name
                counts["found"] += f.relation == name
                counts["both"] += g.relation == f.relation == name and g.head == f.head
    scores = compare(pairs, len(pairs), len(pairs))
    return scores | {name: round(200 * c["both"] / max(1, c["gold"] + c["found"]), 1) for name, c in relations.items()}


def score_raw(nlp: Language, gold: list[Gold]) -> dict[str, float]:
    """Read the paragraphs as raw text; align words by their characters."""
    paragraphs: dict[str, list[Gold]] = {}
    for sentence in gold:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    texts = [
        " ".join("".join(w.form + " " * w.space for w in s.words).strip() for s in group)
        for group in paragraphs.values()
    ]
    totals: Counter[str] = Counter()
    pairs: list[tuple[Word, Word, bool]] = []
    for group, doc in zip(paragraphs.values(), nlp.pipe(texts), strict=True):
        ours = [words_of(sentence) for sentence in doc.sents]
        spans, sentences = place([s.words for s in group])
        found_spans, found_sentences = place([words for words in ours if words])
        totals["gold"] += len(spans)
        totals["found"] += len(found_spans)
        totals["gold sentences"] += len(sentences)
        totals["found sentences"] += len(found_sentences)
        totals["sentences"] += len(sentences & found_sentences)
        for span in spans.keys() & found_spans.keys():
            totals["words"] += 1
            (g, g_head), (f, f_head) = spans[span], found_spans[span]
            pairs.append((g, f, g_head == f_head))
    f1 = {
        name: round(200 * totals[name] / (totals["gold" + rest] + totals["found" + rest]), 2)
        for name, rest in (("words", ""), ("sentences", " sentences"))
    }
    return f1 | compare(pairs, totals["gold"], totals["found"])


def place(
    sentences: list[list[Word]],
) -> tuple[dict[tuple[int, int], tuple[Word, tuple[int, int] | None]], set[tuple[int, int]]]:
    """Give each word's place among the characters that are no white space, with the place of its head.

    And each sentence's.
    """
    spans: dict[tuple[int, int], tuple[Word, tuple[int, int] | None]] = {}
    borders, at = set(), 0
    for words in sentences:
        begin, places = at, []
        for word in words:
            size = len("".join(word.form.split()))
            places.append((at, at + size))
            at += size
        for word, span in zip(words, places, strict=True):
            spans[span] = word, places[word.head] if word.head >= 0 else None
        borders.add((begin, at))
    return spans, borders


def score_names(nlp: Language, path: Path) -> dict[str, tuple[float, int]]:
    """F1 of each kind of name on hand-tagged sentences with given words, and how many there are."""
    from spacy.tokens import Doc

    counts: Counter[tuple[str, str]] = Counter()
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if "sentence" in name or "senter" in name]):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            doc = Doc(nlp.vocab, row["tokens"], row["spaces"], sent_starts=[True] + [False] * (len(row["tokens"]) - 1))
            for _, component in nlp.pipeline:
                doc = component(doc)
            gold, found = spans_of(row["tags"]), {(e.start, e.end, e.label_) for e in doc.ents}
            for name, spans in (("gold", gold), ("found", found), ("both", gold & found)):
                counts.update((name, kind) for _, _, kind in spans)
    kinds = sorted({kind for _, kind in counts})
    return {
        kind: (
            round(200 * counts["both", kind] / max(1, counts["gold", kind] + counts["found", kind]), 1),
            counts["gold", kind],
        )
        for kind in kinds
    }


def spans_of(tags: list[str]) -> set[tuple[int, int, str]]:
    """Give the spans of BIO tags."""
    spans, begin = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if begin is not None and tag != "I-" + tags[begin][2:]:
            spans.add((begin, i, tags[begin][2:]))
            begin = None
        if tag[:2] == "B-" or (tag[:2] == "I-" and begin is None):
            begin = i
    return spans


def measure_speed(nlp: Language, gold: list[Gold], rounds: int = 3) -> float:
    """Words a second of processor time, whole pipeline, one sentence a text; the best of a few rounds."""
    texts = ["".join(w.form + " " * w.space for w in s.words) for s in gold]
    best = 0.0
    for _ in range(rounds):
        start = time.process_time()
        n = sum(len(nlp(text)) for text in texts)
        best = max(best, n / (time.process_time() - start))
    return round(best)


def describe_processor(cpuinfo: str | None = None) -> str:
    """Name the processor and what it has for products of small integers, on which the speed of the network hangs."""
    if cpuinfo is None:
        file = Path("/proc/cpuinfo")
        cpuinfo = file.read_text("utf-8") if file.is_file() else ""
    facts = dict(re.findall(r"^(\w[\w ]*?)\s*: (.*)$", cpuinfo, re.M))
    flags = facts.get("flags", "").split()
    sets = [name for name in ("avx2", "avx512f", "avx_vnni", "avx512_vnni") if name in flags]
    return f"{facts.get('model name', 'a processor that does not say its name')} ({', '.join(sets) or 'none known'})"


def main() -> None:
    """Measure one pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path, help="a CoNLL-U file")
    parser.add_argument("--last", type=int, default=0, help="only the last so many sentences")
    parser.add_argument("--names", type=Path)
    parser.add_argument("--pipeline", help="another spaCy pipeline, or a model folder; default: the embedded one")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    nlp = load(options.pipeline)
    gold = list(read_conllu(options.treebank))[-options.last :]
    print("given words:", json.dumps(score_tokens(gold, read_tokens(nlp, gold))))
    print("raw text:   ", json.dumps(score_raw(nlp, gold)))
    if options.names:
        print("names:      ", json.dumps(score_names(nlp, options.names)))
    if options.speed:
        print("words/s:    ", measure_speed(nlp, gold), "on", describe_processor())


def load(name: str | None) -> Language:
    """Load a pipeline.

    The embedded one, a model folder in its format, or any spaCy pipeline by name or path.
    """
    if name is None or (Path(name) / "model.onnx").is_file():
        from analysis.dutch.pipeline import build_pipeline

        return build_pipeline(Path(name)) if name else build_pipeline()
    import spacy

    return spacy.load(name)


if __name__ == "__main__":
    main()
