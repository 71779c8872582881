"""Measure the tokenizer and the sentence splitter against a treebank's own raw text.

    python benchmarks/tokenization.py TREEBANK.conllu [--paragraph 10] [--errors 20]

The `# text` lines are joined to paragraphs of so many sentences, read by the embedded tokenizer and splitter, and
compared with the treebank's words and sentences by their offsets: precision, recall and F1 over exact spans.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from spacy.lang.nl import Dutch

from analysis.dutch.sentences import sentence_starts
from analysis.dutch.tokenizer import build_tokenizer

Span = tuple[int, int]


def read_treebank(path: Path) -> list[tuple[str, list[str]]]:
    """Read the raw text and the words of every sentence."""
    sentences: list[tuple[str, list[str]]] = []
    for block in path.read_text("utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        text = next(line[9:] for line in lines if line.startswith("# text = "))
        cells = [line.split("\t") for line in lines if not line.startswith("#")]
        sentences.append((text.strip(), [cell[1] for cell in cells if cell[0].isdigit()]))
    return sentences


def gold_spans(sentences: list[tuple[str, list[str]]]) -> tuple[str, set[Span], set[Span]]:
    """Join sentences to one text and give the spans of its words and sentences."""
    text = ""
    words: set[Span] = set()
    spans: set[Span] = set()
    for raw, forms in sentences:
        begin = len(text) + (1 if text else 0)
        text += (" " if text else "") + raw
        at = begin
        for form in forms:
            start = text.index(form, at)
            at = start + len(form)
            words.add((start, at))
        spans.add((begin, begin + len(raw)))
    return text, words, spans


def read_spans(text: str, nlp: Dutch) -> tuple[set[Span], set[Span]]:
    """Cut a text into words and sentences and give their spans."""
    doc = nlp.make_doc(text)
    starts = sentence_starts([token.text for token in doc], [bool(token.whitespace_) for token in doc])
    begins = [i for i, start in enumerate(starts) if start]
    words = {(token.idx, token.idx + len(token)) for token in doc if not token.is_space}
    edges = [doc[a:b] for a, b in zip(begins, [*begins[1:], len(doc)], strict=True)]
    return words, {(edge.start_char, edge.end_char) for edge in edges}


def main() -> None:
    """Print the scores, and the first errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--paragraph", type=int, default=10)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    nlp = Dutch()
    nlp.tokenizer = build_tokenizer(nlp.vocab)
    sentences = read_treebank(options.treebank)
    counts = {"words": [0, 0, 0], "sentences": [0, 0, 0]}
    shown = 0
    for k in range(0, len(sentences), options.paragraph):
        text, words, spans = gold_spans(sentences[k : k + options.paragraph])
        found_words, found_spans = read_spans(text, nlp)
        for name, gold, found in (("words", words, found_words), ("sentences", spans, found_spans)):
            for place, number in enumerate((len(gold & found), len(gold), len(found))):
                counts[name][place] += number
            for start, end in sorted(found - gold):
                if shown < options.errors:
                    print(f"{name}: {text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 30]}")
                    shown += 1
    for name, (right, gold_count, found_count) in counts.items():
        f1 = 2 * right / (gold_count + found_count)
        print(f"{name}: precision {right / found_count:.4f} recall {right / gold_count:.4f} F1 {f1:.4f} n {gold_count}")


if __name__ == "__main__":
    main()
